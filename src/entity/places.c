/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * places.c: which of its candidates each place mention means.
 *
 *     阿克苏市            a full name that only one place has
 *     吐鲁番市|鄯善县     a place right behind another lies in it
 *     莎车 … 喀什地区     else the company that it keeps (company.c) tells
 *     阿克苏              else the one that holds all the others, or stands above them
 *     鼓楼区              else nothing: there are four, and the text does not tell
 *
 * First what is sure, in text order, then the rest; what is decided speaks for what
 * comes later. All places of the lists that bear a name are weighed, not only those
 * that the reading kept. A name without a place stays a name: its key is no code.
 */
#include "base/str.h"
#include "entity/company.h"
#include "grammar/number.h"

#define MAX_NAMESAKES 128u
#define TWO_MEANT (GX_ID_NONE - 1u) /* 土桥镇 of two counties */
#define JOINTS "、 与 和 及 同"

typedef struct candidates {
  uint32_t places[MAX_NAMESAKES];
  uint32_t count;
  uint32_t listed; /* of a letter, the highest that it abbreviates by the lists */
} candidates;

static const gxi_place *row_of(const gxi_linker *l, uint32_t place) {
  return gxi_knowledge_place(l->knowledge, place);
}

static bool is_place(const gxi_mention *m) {
  return m->kind == GXI_MENTION_NAME && m->place_count > 0;
}

static gx_str text_of(const gxi_linker *l, const gxi_mention *m) {
  return gxi_str_sub(l->text, m->text.begin, m->text.end);
}

static void add_candidate(candidates *c, uint32_t place) {
  for (uint32_t i = 0; i < c->count; i++)
    if (c->places[i] == place) return;
  if (c->count < MAX_NAMESAKES) c->places[c->count++] = place;
}

/* 宁 is rather 宁夏 than 南京. */
static void keep_higher(const gxi_linker *l, candidates *c, uint32_t place) {
  if (c->listed == GX_ID_NONE || row_of(l, place)->level < row_of(l, c->listed)->level)
    c->listed = place;
}

static void
add_surface(const gxi_linker *l, gx_str surface, bool letter, candidates *c) {
  const gxi_lexicon *lexicon = gxi_knowledge_lexicon(l->knowledge);
  gxi_hit hit;
  if (!gxi_lexicon_find(lexicon, surface, &hit)) return;
  for (uint32_t i = 0; i < hit.count; i++) {
    const gxi_entry *entry = gxi_lexicon_entry(lexicon, hit.first + i);
    bool place = entry->kind == GXI_KIND_DIVISION || entry->kind == GXI_KIND_COUNTRY ||
                 entry->kind == GXI_KIND_FOREIGN_CITY;
    if (letter ? entry->kind != GXI_KIND_ABBREVIATION : !place) continue;
    if (letter) keep_higher(l, c, entry->payload);
    add_candidate(c, entry->payload);
  }
}

/* A letter of 闽宁 may stand for more than the reading chose: 宁夏, 南京. */
static candidates candidates_of(const gxi_linker *l, const gxi_mention *m) {
  candidates c = {.count = 0, .listed = GX_ID_NONE};
  bool letter = m->origin == GXI_ORIGIN_COMPOUND;
  for (uint32_t i = 0; i < m->place_count; i++)
    add_candidate(&c, m->places[i]);
  if (letter || m->place_count > 1) add_surface(l, text_of(l, m), letter, &c);
  return c;
}

/* Whether the text spells a place's full name at the mention, which may end before the
   suffix: 阿克苏|市委. Not 阿克苏|市场. */
static bool is_spelt(const gxi_linker *l, const gxi_mention *m, uint32_t place) {
  gx_str name = row_of(l, place)->name;
  size_t end = m->text.begin + name.size;
  if (end < m->text.end || end > m->text.end + 6 || end > l->text.size) return false;
  if (!gxi_str_equal(gxi_str_sub(l->text, m->text.begin, end), name)) return false;
  return end == m->text.end || !gxi_str_starts_in(l->text, end, "场 值 民 郊 区");
}

/* A surface equal to one candidate's full name alone means that candidate. */
static uint32_t full_match(const gxi_linker *l, const gxi_mention *m) {
  if (m->origin == GXI_ORIGIN_COMPOUND) return GX_ID_NONE;
  if (m->place_count == 1) return m->places[0];
  candidates c = candidates_of(l, m);
  uint32_t found = GX_ID_NONE;
  for (uint32_t i = 0; i < c.count; i++) {
    if (!is_spelt(l, m, c.places[i])) continue;
    if (found != GX_ID_NONE) return GX_ID_NONE;
    found = c.places[i];
  }
  return found;
}

/* The place that ends right where this mention begins; 江西的修水, 首尔|市|江南区 too.
 */
static uint32_t chained(const gxi_linker *l, uint32_t index) {
  const gxi_mention *m = gxi_linker_mention(l, index);
  for (uint32_t back = index; back-- > 0 && index - back <= 4;) {
    const gxi_mention *before = gxi_linker_mention(l, back);
    uint32_t end = before->text.end;
    if (!is_place(before) || end > m->text.begin) continue;
    if (end == m->text.begin) return l->places[back];
    bool link = gxi_continues(l->text, end, "的") || gxi_continues(l->text, end, "市");
    if (end + 3 == m->text.begin && link) return l->places[back];
  }
  return GX_ID_NONE;
}

/* Keeps the candidates that lie in the place in front, if any does. */
static bool keep_within(const gxi_linker *l, candidates *c, uint32_t before) {
  uint32_t kept = 0;
  for (uint32_t i = 0; before != GX_ID_NONE && i < c->count; i++) {
    uint32_t place = c->places[i];
    if (place != before && gxi_knowledge_place_within(l->knowledge, place, before))
      c->places[kept++] = place;
  }
  if (kept > 0) c->count = kept;
  return kept > 0;
}

/* 朝阳 behind 北京: the name of a district, its suffix left out. */
static uint32_t shortened_within(const gxi_linker *l, gx_str name, uint32_t before) {
  static const char *const suffixes[] = {"区", "县", "市", NULL};
  for (const char *const *s = suffixes; before != GX_ID_NONE && *s; s++) {
    candidates c = {.count = 0};
    add_surface(l, gxi_arena_join(l->arena, name, gxi_str(*s)), false, &c);
    if (keep_within(l, &c, before) && c.count == 1) return c.places[0];
  }
  return GX_ID_NONE;
}

/* 首尔|江南区, 台北市|中山区, 邢台|桥东区: a district of a city whose districts the
   lists lack, or that has it no more. */
static bool is_elsewhere(const gxi_linker *l, const gxi_mention *m, uint32_t before) {
  if (before == GX_ID_NONE || row_of(l, before)->level != GXI_LEVEL_CITY) return false;
  for (uint32_t i = 0; i < m->place_count; i++) {
    if (row_of(l, m->places[i])->level < GXI_LEVEL_COUNTY) return false;
    if (gxi_knowledge_place_within(l->knowledge, m->places[i], before)) return false;
  }
  return gxi_str_ends(text_of(l, m), GX_STR_LIT("区"));
}

/* 吉林与长春|两市: the word for all says what each is. False: there is none. */
static bool counted(const gxi_linker *l, uint32_t index, candidates *c) {
  const gxi_mention *m = gxi_linker_mention(l, index);
  uint32_t end = m->text.end, next = index + 1;
  for (; next < l->reading->mentions.count && next - index <= 8; next++) {
    const gxi_mention *other = gxi_linker_mention(l, next);
    if (other->text.begin < end) continue;
    size_t join = gxi_str_starts_in(l->text, end, JOINTS);
    if (join == 0 || other->text.begin != end + join || !is_place(other)) break;
    end = other->text.end;
  }
  size_t number = gxi_str_starts_in(l->text, end, "两 二 三 四 五 六");
  gx_str front = gxi_str_sub(l->text, 0, m->text.begin); /* 吉林|三市: three in it */
  bool listed = end > m->text.end || gxi_str_ends_any(front, gxi_str(JOINTS));
  if (number == 0 || !listed) return false;
  size_t unit = gxi_str_starts_in(l->text, end + number, "市 州 县 省 区 旗 乡 镇");
  if (unit == 0) return false;
  gx_str suffix = gxi_str_sub(l->text, end + number, end + number + unit);
  *c = (candidates){.listed = GX_ID_NONE};
  add_surface(l, gxi_arena_join(l->arena, text_of(l, m), suffix), false, c);
  return c->count > 0;
}

/* What a name means whatever stands around it; *none: certainly none of the lists. */
static uint32_t resolve_sure(const gxi_linker *l, uint32_t index, bool *none) {
  const gxi_mention *m = gxi_linker_mention(l, index);
  uint32_t before = chained(l, index);
  *none = is_elsewhere(l, m, before);
  if (*none) return GX_ID_NONE;
  candidates c;
  if (counted(l, index, &c)) {
    (void)keep_within(l, &c, before);
    return c.count == 1 ? c.places[0] : GX_ID_NONE;
  }
  uint32_t full = full_match(l, m);
  bool inside = full == GX_ID_NONE || before == GX_ID_NONE || full == before ||
                gxi_knowledge_place_within(l->knowledge, full, before);
  if (full != GX_ID_NONE && (inside || is_spelt(l, m, full))) return full;
  if (m->origin == GXI_ORIGIN_COMPOUND) return GX_ID_NONE;
  c = candidates_of(l, m);
  bool kept = keep_within(l, &c, before);
  if (kept) return c.count == 1 ? c.places[0] : full;
  uint32_t found = shortened_within(l, text_of(l, m), before);
  return found != GX_ID_NONE ? found : full;
}

/* The candidate that holds all others, else the only one of the highest level. */
static uint32_t by_rank(const gxi_linker *l, const candidates *c) {
  uint32_t top = c->places[0], peers = 0;
  for (uint32_t i = 1; i < c->count; i++)
    if (row_of(l, c->places[i])->level < row_of(l, top)->level) top = c->places[i];
  for (uint32_t i = 0; i < c->count; i++)
    peers += row_of(l, c->places[i])->level == row_of(l, top)->level;
  return peers == 1 ? top : GX_ID_NONE;
}

static uint32_t choose(const gxi_linker *l, gxi_company *company, uint32_t index) {
  const gxi_mention *m = gxi_linker_mention(l, index);
  candidates c;
  if (!counted(l, index, &c)) c = candidates_of(l, m);
  bool letter = m->origin == GXI_ORIGIN_COMPOUND;
  if (!letter) (void)keep_within(l, &c, chained(l, index));
  if (c.count == 1) return c.places[0];
  uint32_t best = gxi_company_choose(company, index, c.places, c.count, letter);
  if (best != GX_ID_NONE) {
    gxi_company_add(company, index, best);
    return best;
  }
  if (letter) return c.listed != GX_ID_NONE ? c.listed : c.places[0];
  return by_rank(l, &c);
}

/* What the text said for sure of a name that several places bear: 临夏县|土桥镇. */
static void
note_sure(gxi_index *said, const gxi_linker *l, const gxi_mention *m, uint32_t place) {
  if (m->place_count < 2 || m->origin == GXI_ORIGIN_COMPOUND) return;
  uint32_t *known = gxi_index_at(said, text_of(l, m));
  *known = *known == GX_ID_NONE || *known == place ? place : TWO_MEANT;
}

/* …土桥镇, said again: the same, if it is one of them all through the text. */
static uint32_t
said_before(const gxi_index *said, const gxi_linker *l, uint32_t index) {
  const gxi_mention *m = gxi_linker_mention(l, index);
  if (m->origin == GXI_ORIGIN_COMPOUND || chained(l, index) != GX_ID_NONE)
    return GX_ID_NONE;
  uint32_t known = gxi_index_find(said, text_of(l, m));
  return known == TWO_MEANT ? GX_ID_NONE : known;
}

void gxi_places_resolve(gxi_linker *linker) {
  uint32_t count = linker->reading->mentions.count;
  gxi_company company = gxi_company_new(linker);
  gxi_index said = {.arena = linker->arena};
  linker->places = gxi_arena_alloc(linker->arena, count, sizeof *linker->places);
  bool *settled = gxi_arena_alloc(linker->arena, count, sizeof *settled);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_mention *m = gxi_linker_mention(linker, i);
    linker->places[i] = GX_ID_NONE;
    settled[i] = !is_place(m);
    if (settled[i]) continue;
    linker->places[i] = resolve_sure(linker, i, &settled[i]);
    if (linker->places[i] == GX_ID_NONE) continue;
    settled[i] = true;
    note_sure(&said, linker, m, linker->places[i]);
    gxi_company_add(&company, i, linker->places[i]);
  }
  for (uint32_t i = 0; i < count; i++) {
    if (settled[i]) continue;
    linker->places[i] = said_before(&said, linker, i);
    if (linker->places[i] == GX_ID_NONE)
      linker->places[i] = choose(linker, &company, i);
  }
}
