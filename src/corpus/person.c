/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * person.c: persons of one name are one person only where something agrees.
 *
 *     (name, feature, member)   sorted; neighbours with one name and feature are one
 *
 * Features of a member are what its document ties the person to: bodies and zones by
 * their group, places by their code and by their prefecture (a county head and the
 * prefecture's paper agree); provinces and countries are too wide. A member that is
 * tied to nothing has the publisher's prefecture as its only feature, else it stays
 * alone. O(n log n) in claims and members.
 *
 * Not here: spelling variants of names.
 */
#include <stdlib.h>

#include "corpus/corpus.h"
#include "corpus/names.h"

#define FEATURE_GROUP ((uint64_t)1 << 32)
#define FEATURE_PREFECTURE ((uint64_t)2 << 32)

typedef struct feature {
  uint64_t value;
  uint32_t name; /* rank */
  uint32_t member;
} feature;

typedef struct persons {
  gxi_build *build;
  feature *rows;
  uint32_t count;
  bool *tied; /* by member */
} persons;

#define COMPARE(a, b, field)                                                           \
  if ((a)->field != (b)->field) return (a)->field < (b)->field ? -1 : 1

static int feature_order(const void *one, const void *other) {
  const feature *a = one, *b = other;
  COMPARE(a, b, name);
  COMPARE(a, b, value);
  COMPARE(a, b, member);
  return 0;
}

static bool is_person(const gxi_build *build, uint32_t member) {
  return build->families[build->members[member].type] == build->person_family;
}

static void add_feature(persons *in, uint32_t member, uint64_t value) {
  uint32_t name = in->build->ranks[in->build->members[member].key];
  in->rows[in->count++] = (feature){value, name, member};
}

static void add_prefecture(persons *in, uint32_t member, gx_str code) {
  uint32_t prefecture = gxi_name_prefecture(code);
  if (prefecture) add_feature(in, member, FEATURE_PREFECTURE | prefecture);
}

/* The feature of being tied to `other`: at most two rows. */
static void add_tie(persons *in, uint32_t person, uint32_t other) {
  const gxi_build *build = in->build;
  if (!is_person(build, person) || is_person(build, other)) return;
  const gxi_member *thing = &build->members[other];
  gx_str key = gxi_strings_at(&build->corpus->strings, thing->key);
  bool coded =
    build->families[thing->type] == build->place_family && gxi_name_is_code(key);
  if (coded && gxi_name_is_wide(key)) return;
  in->tied[person] = true;
  add_feature(in, person, FEATURE_GROUP | build->groups[other]);
  if (coded) add_prefecture(in, person, key);
}

static void collect_features(persons *in) {
  gxi_build *build = in->build;
  uint64_t room = (uint64_t)build->claim_count * 2 + build->member_count;
  if (room >= UINT32_MAX) gxi_arena_unwind(build->scratch, GX_E_LIMIT);
  in->rows = gxi_arena_alloc(build->scratch, (size_t)room, sizeof *in->rows);
  in->tied = gxi_arena_alloc(build->scratch, build->member_count, sizeof *in->tied);
  for (uint32_t i = 0; i < build->claim_count; i++) {
    add_tie(in, build->claims[i].head, build->claims[i].tail);
    add_tie(in, build->claims[i].tail, build->claims[i].head);
  }
  for (uint32_t i = 0; i < build->member_count; i++) {
    if (!is_person(build, i) || in->tied[i]) continue;
    const gxi_source *source = &build->sources[build->members[i].document];
    add_prefecture(in, i, source->facts.publisher_place);
  }
  if (in->count) qsort(in->rows, in->count, sizeof *in->rows, feature_order);
}

static int by_name(const void *one, const void *other) {
  const feature *a = one, *b = other;
  COMPARE(a, b, name);
  COMPARE(a, b, value); /* the root: groups of one name stand together */
  COMPARE(a, b, member);
  return 0;
}

/* All persons' members by (name, root). */
static feature *sort_members(gxi_build *build, uint32_t *parts, uint32_t *count) {
  feature *rows = gxi_arena_alloc(build->scratch, build->member_count, sizeof *rows);
  *count = 0;
  for (uint32_t i = 0; i < build->member_count; i++) {
    if (!is_person(build, i)) continue;
    rows[(*count)++] =
      (feature){gxi_parts_find(parts, i), build->ranks[build->members[i].key], i};
  }
  if (*count) qsort(rows, *count, sizeof *rows, by_name);
  return rows;
}

/* Numbers the persons of the names in rows, 0 where a name has only one. */
static uint32_t
number_persons(gxi_build *build, const feature *rows, uint32_t count, gxi_person *out) {
  uint32_t made = 0, name_begin = 0;
  for (uint32_t i = 0; i < count; i++) {
    bool new_name = i == 0 || rows[i].name != rows[i - 1].name;
    if (new_name) name_begin = made;
    if (new_name || rows[i].value != rows[i - 1].value) {
      out[made] = (gxi_person){build->members[rows[i].member].key, made - name_begin};
      if (made > name_begin) {
        out[name_begin].number = 1;
        out[made].number++;
      }
      made++;
    }
    build->groups[rows[i].member] = build->group_count + made - 1;
  }
  return made;
}

uint32_t gxi_corpus_persons(gxi_build *build, gxi_person **out) {
  persons in = {.build = build};
  uint32_t count;
  collect_features(&in);
  uint32_t *parts = gxi_parts_new(build->scratch, build->member_count);
  for (uint32_t i = 1; i < in.count; i++) {
    const feature *a = &in.rows[i - 1], *b = &in.rows[i];
    if (a->name == b->name && a->value == b->value) {
      gxi_parts_join(parts, a->member, b->member);
    }
  }
  const feature *rows = sort_members(build, parts, &count);
  *out = gxi_arena_alloc(build->scratch, count, sizeof **out);
  return number_persons(build, rows, count, *out);
}
