/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * places.c: which of its candidates a place mention means.
 *
 *     吐鲁番市鄯善县     a place right behind another lies in it: surest
 *     阿克苏 … 阿克苏市   a full form elsewhere in the document speaks for its place
 *     莎车 … 喀什地区     a place named in the document speaks for those in it, and for
 *                       the places that it lies in
 *
 * Evidence is counted once for the document: votes by place from unambiguous mentions.
 * What stays undecided keeps the reading's own order (level, then commonness).
 */
#include "entity/linker.h"

typedef struct votes {
  gxi_index full;  /* keys of places that a mention can only mean */
  gxi_index under; /* keys of the places that those lie in */
} votes;

static uint32_t parent_of(const gxi_linker *l, uint32_t place) {
  return gxi_knowledge_place(l->knowledge, place)->parent;
}

static bool is_place(const gxi_mention *m) {
  return m->kind == GXI_MENTION_NAME && m->place_count > 0;
}

/* A surface equal to a candidate's full name means that candidate. */
static uint32_t full_match(const gxi_linker *l, const gxi_mention *m) {
  gx_str text = gxi_str_sub(l->text, m->text.begin, m->text.end);
  if (m->origin == GXI_ORIGIN_COMPOUND) return GX_ID_NONE;
  if (m->place_count == 1) return m->places[0];
  uint32_t found = GX_ID_NONE;
  for (uint32_t i = 0; i < m->place_count; i++) {
    if (gxi_str_equal(gxi_knowledge_place(l->knowledge, m->places[i])->name, text)) {
      if (found != GX_ID_NONE) return GX_ID_NONE;
      found = m->places[i];
    }
  }
  return found;
}

static gx_str key_of(const gxi_linker *l, uint32_t place) {
  return gxi_knowledge_place(l->knowledge, place)->key;
}

static bool voted(const gxi_linker *l, const gxi_index *index, uint32_t place) {
  return gxi_index_find(index, key_of(l, place)) != GX_ID_NONE;
}

static void cast(gxi_linker *l, votes *v, uint32_t place) {
  *gxi_index_at(&v->full, key_of(l, place)) = 1;
  for (uint32_t up = parent_of(l, place); up != GX_ID_NONE; up = parent_of(l, up)) {
    *gxi_index_at(&v->under, key_of(l, up)) = 1;
  }
}

/* The place that ends right where this mention begins. */
static uint32_t chained(const gxi_linker *l, uint32_t index) {
  const gxi_mention *m = gxi_linker_mention(l, index);
  for (uint32_t back = index; back-- > 0 && index - back <= 4;) {
    const gxi_mention *before = gxi_linker_mention(l, back);
    if (before->text.end == m->text.begin && is_place(before)) return l->places[back];
  }
  return GX_ID_NONE;
}

static int64_t
weigh(const gxi_linker *l, const votes *v, uint32_t place, uint32_t before) {
  int64_t score = 0;
  if (before != GX_ID_NONE && before != place && gxi_knowledge_place_within(l->knowledge, place, before)) {
    score += 1000;
  }
  score += voted(l, &v->full, place) ? 60 : 0;
  score += voted(l, &v->under, place) ? 30 : 0;
  uint32_t up = parent_of(l, place);
  for (int64_t worth = 40; up != GX_ID_NONE && worth > 0; up = parent_of(l, up)) {
    bool country = gxi_knowledge_place(l->knowledge, up)->level == GXI_LEVEL_COUNTRY;
    if (!country && voted(l, &v->full, up)) score += worth;
    if (!country && voted(l, &v->under, up)) score += worth / 4;
    worth -= 12;
  }
  return score;
}

typedef struct candidates {
  uint32_t places[GXI_MAX_CANDIDATES];
  uint32_t count;
  uint32_t listed; /* bits: the surface is an abbreviation of the place by the lists */
} candidates;

/* Where it stands; GXI_MAX_CANDIDATES when there is no room. */
static uint32_t add_candidate(candidates *c, uint32_t place) {
  uint32_t at = 0;
  while (at < c->count && c->places[at] != place)
    at++;
  if (at == c->count && at < GXI_MAX_CANDIDATES) c->places[c->count++] = place;
  return at;
}

/* A letter of 闽宁 may stand for more than the reading chose: 宁夏, 南京. */
static candidates candidates_of(const gxi_linker *l, const gxi_mention *m) {
  candidates c = {.count = 0};
  for (uint32_t i = 0; i < m->place_count; i++)
    add_candidate(&c, m->places[i]);
  if (m->origin != GXI_ORIGIN_COMPOUND) return c;
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(l->knowledge);
  gxi_hit hit;
  gx_str letter = gxi_str_sub(l->text, m->text.begin, m->text.end);
  if (!gxi_lexicon_find(lexicon, letter, &hit)) return c;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(lexicon, hit.first + i);
    if (entry->kind != GXI_KIND_ABBREVIATION) continue;
    c.listed |= 1u << add_candidate(&c, entry->payload);
  }
  return c;
}

static uint32_t choose(const gxi_linker *l, const votes *v, uint32_t index) {
  candidates c = candidates_of(l, gxi_linker_mention(l, index));
  uint32_t before = chained(l, index), best = GX_ID_NONE;
  int64_t most = -1;
  for (uint32_t i = 0; i < c.count; i++) {
    int64_t score = weigh(l, v, c.places[i], before);
    score += c.listed & 1u << i ? 100 : 0; /* 闽 is 福建 before it is 闽侯 */
    if (score > most) {
      most = score;
      best = c.places[i];
    }
  }
  return best;
}

void gxi_places_resolve(gxi_linker *linker) {
  uint32_t count = linker->reading->mentions.count;
  votes v = {{.arena = linker->arena}, {.arena = linker->arena}};
  linker->places = gxi_arena_alloc(linker->arena, count, sizeof *linker->places);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_mention *m = gxi_linker_mention(linker, i);
    linker->places[i] = is_place(m) ? full_match(linker, m) : GX_ID_NONE;
    if (linker->places[i] != GX_ID_NONE) cast(linker, &v, linker->places[i]);
  }
  for (uint32_t i = 0; i < count; i++) {
    const gxi_mention *m = gxi_linker_mention(linker, i);
    if (is_place(m) && linker->places[i] == GX_ID_NONE) {
      linker->places[i] = choose(linker, &v, i);
    }
  }
}
