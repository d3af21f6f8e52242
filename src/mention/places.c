/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * places.c: 阿克苏 is a city or a prefecture, 朝阳 one of five.
 *
 * Candidates are ranked by the company they keep: a place that the document names
 * without doubt, its containers and what it contains vote for their kin. Among equals
 * the larger division comes first, then the lower code. Votes are counted in one table
 * of places, so the cost is linear in mentions.
 */
#include "mention/places.h"

#include "base/str.h"

static uint32_t parent_of(const gxi_scan *scan, uint32_t place) {
  return gxi_knowledge_place(scan->knowledge, place)->parent;
}

/* A sure place votes for itself and, less, for what it lies in (not countries). */
static void vote(uint16_t *votes, const gxi_scan *scan, uint32_t place) {
  uint16_t weight = 8;
  while (place != GX_ID_NONE && weight) {
    if (gxi_knowledge_place(scan->knowledge, place)->level == GXI_LEVEL_COUNTRY) break;
    if (votes[place] < 30000) votes[place] = (uint16_t)(votes[place] + weight);
    weight = (uint16_t)(weight / 2);
    place = parent_of(scan, place);
  }
}

static uint32_t worth(const uint16_t *votes, const gxi_scan *scan, uint32_t place) {
  const gxi_place *row = gxi_knowledge_place(scan->knowledge, place);
  uint32_t sum = votes[place] * 4u;
  for (uint32_t up = row->parent; up != GX_ID_NONE; up = parent_of(scan, up)) {
    if (gxi_knowledge_place(scan->knowledge, up)->level == GXI_LEVEL_COUNTRY) break;
    if (votes[up]) sum += 2;
  }
  return sum * 8 + (GXI_LEVEL_VILLAGE - row->level);
}

/* By worth; among equals the order stays. */
static void rank(gxi_mention *mention, const uint16_t *votes, const gxi_scan *scan) {
  uint32_t worths[GXI_MAX_CANDIDATES];
  for (uint32_t i = 0; i < mention->place_count; i++) {
    uint32_t place = mention->places[i];
    uint32_t value = worth(votes, scan, place);
    uint32_t at = i;
    for (; at > 0 && worths[at - 1] < value; at--) {
      mention->places[at] = mention->places[at - 1];
      worths[at] = worths[at - 1];
    }
    mention->places[at] = place;
    worths[at] = value;
  }
}

static bool has_choice(const gxi_reading *reading) {
  for (uint32_t i = 0; i < reading->mentions.count; i++)
    if (reading->mentions.items[i].place_count >= 2) return true;
  return false;
}

void gxi_places_rank(gxi_reading *reading, const gxi_scan *scan) {
  if (!has_choice(reading)) return;
  uint32_t count = gxi_knowledge_place_count(scan->knowledge);
  uint16_t *votes = gxi_arena_alloc(scan->arena, count ? count : 1, sizeof *votes);
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    const gxi_mention *mention = &reading->mentions.items[i];
    if (mention->place_count == 1) vote(votes, scan, mention->places[0]);
  }
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    gxi_mention *mention = &reading->mentions.items[i];
    if (mention->place_count < 2) continue;
    rank(mention, votes, scan);
    const gxi_place *best = gxi_knowledge_place(scan->knowledge, mention->places[0]);
    mention->type = gxi_knowledge_level_type(scan->knowledge, best->level);
  }
}

/* Named in full, or large enough not to be taken for something else. */
static bool is_sure(const gxi_scan *scan, const gxi_mention *mention) {
  if (mention->kind != GXI_MENTION_NAME || mention->place_count == 0) return false;
  const gxi_place *place = gxi_knowledge_place(scan->knowledge, mention->places[0]);
  if (place->level == GXI_LEVEL_COUNTRY) return false;
  gx_str text = gxi_str_sub(scan->text, mention->text.begin, mention->text.end);
  return place->level < GXI_LEVEL_COUNTY || gxi_str_equal(text, place->name);
}

static bool has(const uint64_t *set, uint32_t place) {
  return set[place / 64] >> place % 64 & 1;
}

static void put(uint64_t *set, uint32_t place) {
  set[place / 64] |= (uint64_t)1 << place % 64;
}

const gxi_support *
gxi_places_support(const gxi_reading *reading, const gxi_scan *scan) {
  gxi_support *support = gxi_arena_alloc(scan->arena, 1, sizeof *support);
  uint32_t words = gxi_knowledge_place_count(scan->knowledge) / 64 + 1;
  support->named = gxi_arena_alloc(scan->arena, words, sizeof *support->named);
  support->above = gxi_arena_alloc(scan->arena, words, sizeof *support->above);
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    const gxi_mention *mention = &reading->mentions.items[i];
    if (!is_sure(scan, mention)) continue;
    for (uint32_t c = 0; c < mention->place_count; c++) {
      uint32_t place = mention->places[c];
      put(support->named, place);
      for (; place != GX_ID_NONE && !has(support->above, place);
           place = parent_of(scan, place))
        put(support->above, place);
    }
  }
  return support;
}

bool gxi_place_supported(const gxi_scan *scan, uint32_t place) {
  if (has(scan->support->above, place)) return true;
  for (; place != GX_ID_NONE; place = parent_of(scan, place))
    if (has(scan->support->named, place)) return true;
  return false;
}
