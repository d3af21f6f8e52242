/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * places.c: 阿克苏 is a city or a prefecture, 朝阳 one of five.
 *
 * Candidates are ranked by the company they keep: a place that the document names
 * without doubt, its containers and what it contains vote for their kin. Among equals
 * the larger division comes first, then the lower code. Votes are counted in a hash
 * table of the places that got any, so the cost is linear in mentions.
 */
#include "mention/places.h"

#include "base/str.h"

#define FULL_VOTE 8u    /* halved from level to level */
#define VOTED_LEVELS 4u /* that get one: 8, 4, 2, 1 */

static uint32_t parent_of(const gxi_scan *scan, uint32_t place) {
  return gxi_knowledge_place(scan->knowledge, place)->parent;
}

/* Votes of places + 1; 0: a free slot. Never more than half full. */
typedef struct gxi_votes {
  struct gxi_vote {
    uint32_t place;
    uint32_t count;
  } * slots;
  uint32_t mask;
} gxi_votes;

static struct gxi_vote *votes_of(const gxi_votes *votes, uint32_t place) {
  for (uint32_t at = place * 0x9E3779B1u >> 7;; at++) {
    struct gxi_vote *slot = &votes->slots[at & votes->mask];
    if (slot->place == place + 1 || slot->place == 0) return slot;
  }
}

/* A sure place votes for itself and, less, for what it lies in (not countries). */
static void vote(const gxi_votes *votes, const gxi_scan *scan, uint32_t place) {
  uint32_t weight = FULL_VOTE;
  while (place != GX_ID_NONE && weight) {
    if (gxi_knowledge_place(scan->knowledge, place)->level == GXI_LEVEL_COUNTRY) break;
    struct gxi_vote *slot = votes_of(votes, place);
    slot->place = place + 1;
    if (slot->count < 30000) slot->count += weight;
    weight /= 2;
    place = parent_of(scan, place);
  }
}

static uint32_t worth(const gxi_votes *votes, const gxi_scan *scan, uint32_t place) {
  const gxi_place *row = gxi_knowledge_place(scan->knowledge, place);
  uint32_t sum = votes_of(votes, place)->count * 4u;
  for (uint32_t up = row->parent; up != GX_ID_NONE; up = parent_of(scan, up)) {
    if (gxi_knowledge_place(scan->knowledge, up)->level == GXI_LEVEL_COUNTRY) break;
    if (votes_of(votes, up)->count) sum += 2;
  }
  return sum * 8 + (GXI_LEVEL_VILLAGE - row->level);
}

/* By worth; among equals the order stays. */
static void rank(gxi_mention *mention, const gxi_votes *votes, const gxi_scan *scan) {
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

static bool votes_for_one(const gxi_mention *mention) {
  return mention->place_count == 1;
}

static gxi_votes count_votes(const gxi_reading *reading, const gxi_scan *scan) {
  uint32_t voters = 0, size = 64;
  for (uint32_t i = 0; i < reading->mentions.count; i++)
    voters += votes_for_one(&reading->mentions.items[i]);
  while (size < voters * 2 * VOTED_LEVELS)
    size *= 2;
  gxi_votes votes = {.mask = size - 1};
  votes.slots = gxi_arena_alloc(scan->arena, size, sizeof *votes.slots);
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    const gxi_mention *mention = &reading->mentions.items[i];
    if (votes_for_one(mention)) vote(&votes, scan, mention->places[0]);
  }
  return votes;
}

void gxi_places_rank(gxi_reading *reading, const gxi_scan *scan) {
  if (!has_choice(reading)) return;
  gxi_votes votes = count_votes(reading, scan);
  for (uint32_t i = 0; i < reading->mentions.count; i++) {
    gxi_mention *mention = &reading->mentions.items[i];
    if (mention->place_count < 2) continue;
    rank(mention, &votes, scan);
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
