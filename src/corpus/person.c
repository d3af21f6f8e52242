/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * person.c: persons of one name are one person only where something agrees.
 *
 *     (name, feature, member)   sorted; neighbours with one name and feature are one
 *
 * Features of a member are what its document ties the person to:
 *
 *     body or zone     its group; the body it is a part or a subsidiary of; the county
 *                      it lies in (stated by any document, or by its name:
 *                      昭觉县人民医院); for officials the prefecture too
 *     place            its group; for officials its prefecture (a county head and the
 *                      prefecture's paper agree)
 *
 * Provinces and countries are too wide for anybody, prefectures for a doctor or a
 * manager: two of one name in a city are often two. A member that is tied to nothing
 * has the publisher's prefecture as its only feature, else it stays alone. O(n log n)
 * in claims and members.
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

/* A body and a place it lies in, or a body it belongs to. */
typedef struct seat {
  uint32_t group;
  uint32_t place; /* member; may be a body */
} seat;

#define MAX_SEATS 4u    /* of one body; a bank has branches everywhere */
#define MAX_COMPANY 64u /* entities of a document; a longer one is a list of names */
#define MAX_PLACE_CHARACTERS 12u
#define MANY UINT32_MAX

typedef struct persons {
  gxi_build *build;
  GXI_VEC(feature) rows;
  GXI_VEC(seat) seats; /* sorted by group, then by the place's group */
  bool *tied;          /* by member */
  bool *official;      /* by type: more specific than the plainest of its family */
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

static gx_str key_of(const gxi_build *build, uint32_t member) {
  return gxi_strings_at(&build->corpus->strings, build->members[member].key);
}

static bool is_coded(const gxi_build *build, uint32_t member) {
  return build->families[build->members[member].type] == build->place_family &&
         gxi_name_is_code(key_of(build, member));
}

static void add_prefecture(persons *in, uint32_t person, gx_str code) {
  uint32_t prefecture = gxi_name_prefecture(code);
  if (!prefecture || !in->official[in->build->members[person].type]) return;
  add_feature(in, person, FEATURE_PREFECTURE | prefecture);
}

static void add_seats(persons *in, uint32_t person, uint32_t group) {
  const gxi_build *build = in->build;
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
    const seat *at = &in->seats.items[i];
    if (at->group != group) break;
    gx_str code = key_of(build, at->place);
    if (!is_coded(build, at->place) || gxi_name_is_county(code)) {
      add_feature(in, person, FEATURE_GROUP | build->groups[at->place]);
    }
    if (is_coded(build, at->place)) add_prefecture(in, person, code);
  }
}

/* What being tied to `other` says of a person. */
static void add_tie(persons *in, uint32_t person, uint32_t other) {
  const gxi_build *build = in->build;
  if (!is_person(build, person) || is_person(build, other)) return;
  bool coded = is_coded(build, other);
  if (coded && gxi_name_is_wide(key_of(build, other))) return;
  in->tied[person] = true;
  add_feature(in, person, FEATURE_GROUP | build->groups[other]);
  if (coded) {
    add_prefecture(in, person, key_of(build, other));
  } else {
    add_seats(in, person, build->groups[other]);
  }
}

static int seat_order(const void *one, const void *other, void *context) {
  const seat *a = one, *b = other;
  const gxi_build *build = context;
  COMPARE(a, b, group);
  uint32_t x = build->groups[a->place], y = build->groups[b->place];
  return x < y ? -1 : x > y;
}

static void push_seat(persons *in, uint32_t body, uint32_t place) {
  if (is_coded(in->build, place) && gxi_name_is_wide(key_of(in->build, place))) return;
  *gxi_vec_push(in->build->scratch, &in->seats) =
    (seat){in->build->groups[body], place};
}

/* By string: the coded place that alone bears it as a name or alias (member + 1). */
static uint32_t *name_places(gxi_build *build) {
  const gx_corpus *corpus = build->corpus;
  uint32_t *bearer =
    gxi_arena_alloc(build->scratch, corpus->strings.rows.count, sizeof *bearer);
  for (uint32_t i = 0; i < build->member_count; i++) {
    const gxi_member *member = &build->members[i];
    if (!is_coded(build, i)) continue;
    for (uint32_t a = 0; a <= member->alias_count; a++) {
      uint32_t name = member->name;
      if (a) name = corpus->aliases.items[member->alias_begin + a - 1];
      uint32_t *known = &bearer[name];
      bool other =
        *known && *known != MANY && build->groups[*known - 1] != build->groups[i];
      *known = other || *known == MANY ? MANY : i + 1;
    }
  }
  return bearer;
}

/* The place whose name a body's name begins with, the longest: member + 1, or 0. */
static uint32_t
place_in_name(const gxi_build *build, const uint32_t *bearer, gx_str name) {
  uint32_t found = 0, size;
  uint32_t characters = 0;
  for (size_t at = 0; at < name.size && characters < MAX_PLACE_CHARACTERS;) {
    gxi_utf8_at(name, at, &size);
    at += size;
    if (++characters < 2 || at == name.size) continue;
    gx_str prefix = {name.data, at};
    uint32_t number = gxi_strings_find(&build->corpus->strings, prefix);
    if (number != GX_ID_NONE && bearer[number] && bearer[number] != MANY) {
      found = bearer[number];
    }
  }
  return found;
}

/* Where bodies lie: by relations of structure and by their names; each pair once. */
static void collect_seats(persons *in) {
  gxi_build *build = in->build;
  const uint32_t *bearer = name_places(build);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < build->claim_count; i++) {
    const gxi_claim *claim = &build->claims[i];
    gx_str class_id = build->domain.relation_types[claim->relation].class_id;
    bool structure = gxi_str_is(class_id, "structure");
    if (!structure || is_person(build, claim->head)) continue;
    if (!is_person(build, claim->tail)) push_seat(in, claim->head, claim->tail);
  }
  for (uint32_t i = 0; i < build->member_count; i++) {
    if (is_person(build, i) || is_coded(build, i)) continue;
    uint32_t place = place_in_name(build, bearer, key_of(build, i));
    if (place) push_seat(in, i, place - 1);
  }
  seat *rows = in->seats.items;
  if (in->seats.count) qsort_r(rows, in->seats.count, sizeof *rows, seat_order, build);
  for (uint32_t i = 0; i < in->seats.count; i++) {
    bool again = i > 0 && seat_order(&rows[i], &rows[i - 1], build) == 0;
    if (!again) rows[kept++] = rows[i];
  }
  in->seats.count = kept;
}

static void find_officials(persons *in) {
  gxi_build *build = in->build;
  size_t count = build->domain.entity_type_count;
  unsigned plainest = UINT8_MAX;
  in->official = gxi_arena_alloc(build->scratch, count, sizeof *in->official);
  for (size_t t = 0; t < count; t++) {
    unsigned rank = build->domain.entity_types[t].rank;
    if (build->families[t] == build->person_family && rank < plainest) plainest = rank;
  }
  for (size_t t = 0; t < count; t++) {
    in->official[t] = build->families[t] == build->person_family &&
                      build->domain.entity_types[t].rank > plainest;
  }
}

/* What the document of a person who is tied to nothing speaks of. */
static void add_company(persons *in, uint32_t person) {
  const gxi_build *build = in->build;
  const gxi_source *source = &build->sources[build->members[person].document];
  uint32_t prefecture = gxi_name_prefecture(source->facts.publisher_place);
  if (prefecture) add_feature(in, person, FEATURE_PREFECTURE | prefecture);
  uint32_t count =
    source->member_count < MAX_COMPANY ? source->member_count : MAX_COMPANY;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t other = source->member_begin + i;
    if (is_person(build, other)) continue;
    if (is_coded(build, other) && !gxi_name_is_county(key_of(build, other))) continue;
    add_feature(in, person, FEATURE_GROUP | build->groups[other]);
  }
}

static void collect_features(persons *in) {
  gxi_build *build = in->build;
  in->tied = gxi_arena_alloc(build->scratch, build->member_count, sizeof *in->tied);
  for (uint32_t i = 0; i < build->claim_count; i++) {
    add_tie(in, build->claims[i].head, build->claims[i].tail);
    add_tie(in, build->claims[i].tail, build->claims[i].head);
  }
  for (uint32_t i = 0; i < build->member_count; i++) {
    if (is_person(build, i) && !in->tied[i]) add_company(in, i);
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
  find_officials(&in);
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
