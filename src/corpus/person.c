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

#include "base/str.h"
#include "corpus/corpus.h"
#include "corpus/names.h"

#define FEATURE_GROUP ((uint64_t)1 << 32)
#define FEATURE_PREFECTURE ((uint64_t)2 << 32)

typedef struct feature {
  uint64_t value;
  uint32_t name; /* rank */
  uint32_t member;
} feature;

/* A body and a place it lies in. */
typedef struct seat {
  uint64_t value; /* a feature */
  uint32_t group;
} seat;

#define MAX_SEATS 4u /* of one body; a bank has branches everywhere */

typedef struct persons {
  gxi_build *build;
  GXI_VEC(feature) rows;
  GXI_VEC(seat) seats; /* sorted */
  bool *tied;          /* by member */
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
  *gxi_vec_push(in->build->scratch, &in->rows) = (feature){value, name, member};
}

static void add_prefecture(persons *in, uint32_t member, gx_str code) {
  uint32_t prefecture = gxi_name_prefecture(code);
  if (prefecture) add_feature(in, member, FEATURE_PREFECTURE | prefecture);
}

static bool is_coded(const gxi_build *build, const gxi_member *member, gx_str *code) {
  *code = gxi_strings_at(&build->corpus->strings, member->key);
  return build->families[member->type] == build->place_family &&
         gxi_name_is_code(*code);
}

static void add_seats(persons *in, uint32_t person, uint32_t group) {
  uint32_t low = 0, high = in->seats.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (in->seats.items[middle].group < group) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (uint32_t i = low; i < in->seats.count && i < low + MAX_SEATS; i++) {
    if (in->seats.items[i].group != group) break;
    add_feature(in, person, in->seats.items[i].value);
  }
}

/* What being tied to `other` says of a person. */
static void add_tie(persons *in, uint32_t person, uint32_t other) {
  const gxi_build *build = in->build;
  gx_str code;
  if (!is_person(build, person) || is_person(build, other)) return;
  bool coded = is_coded(build, &build->members[other], &code);
  if (coded && gxi_name_is_wide(code)) return;
  in->tied[person] = true;
  add_feature(in, person, FEATURE_GROUP | build->groups[other]);
  if (coded) {
    add_prefecture(in, person, code);
  } else {
    add_seats(in, person, build->groups[other]);
  }
}

static int seat_order(const void *one, const void *other) {
  const seat *a = one, *b = other;
  COMPARE(a, b, group);
  COMPARE(a, b, value);
  return 0;
}

/* Where bodies lie: the ends of relations of structure, each pair once. */
static void collect_seats(persons *in) {
  gxi_build *build = in->build;
  uint32_t kept = 0;
  gx_str code;
  for (uint32_t i = 0; i < build->claim_count; i++) {
    const gxi_claim *claim = &build->claims[i];
    gx_str class_id = build->domain.relation_types[claim->relation].class_id;
    bool structure = gxi_str_is(class_id, "structure");
    if (!structure || is_person(build, claim->head)) continue;
    if (!is_coded(build, &build->members[claim->tail], &code)) continue;
    if (gxi_name_is_wide(code)) continue;
    seat found = {
      FEATURE_GROUP | build->groups[claim->tail], build->groups[claim->head]};
    *gxi_vec_push(build->scratch, &in->seats) = found;
  }
  seat *rows = in->seats.items;
  if (in->seats.count) qsort(rows, in->seats.count, sizeof *rows, seat_order);
  for (uint32_t i = 0; i < in->seats.count; i++) {
    if (i == 0 || seat_order(&rows[i], &rows[i - 1]) != 0) rows[kept++] = rows[i];
  }
  in->seats.count = kept;
}

static void collect_features(persons *in) {
  gxi_build *build = in->build;
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
  if (in->rows.count) {
    qsort(in->rows.items, in->rows.count, sizeof *in->rows.items, feature_order);
  }
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
  collect_seats(&in);
  collect_features(&in);
  uint32_t *parts = gxi_parts_new(build->scratch, build->member_count);
  for (uint32_t i = 1; i < in.rows.count; i++) {
    const feature *a = &in.rows.items[i - 1], *b = &in.rows.items[i];
    if (a->name == b->name && a->value == b->value) {
      gxi_parts_join(parts, a->member, b->member);
    }
  }
  const feature *rows = sort_members(build, parts, &count);
  *out = gxi_arena_alloc(build->scratch, count, sizeof **out);
  return number_persons(build, rows, count, *out);
}
