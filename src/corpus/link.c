/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * link.c: which members of different documents are one entity.
 *
 *     place with a code        by the code
 *     person                   by name, and a post, body or place that agrees: person.c
 *     anything else            by (family, key); a relative name (names.h) also by the
 *                              place it was said in
 *     short name               joins the one full name that calls it its alias
 *
 * A slot is a set of members with one (family, key, place). Short names join slots in
 * rounds: in each, every slot whose key is an alias of members of exactly one other
 * part joins that part, if the type is the same. A short name that two parts claim
 * stays by itself. A round looks only at the parts as they were when it began, so the
 * outcome has no order; few rounds are needed, and each is linear after one sort.
 *
 *     A  阿克苏浙疆果业有限公司  alias 浙疆果业        B  浙疆果业    → one company
 *     C  和田浙疆果业有限公司    alias 浙疆果业        now B stays by itself
 *
 * Not here: names and types of the joined entities (entities.c).
 */
#include <stdlib.h>

#include "base/str.h"
#include "corpus/corpus.h"
#include "corpus/names.h"

#define MAX_ROUNDS 8 /* chains of short names of short names; real ones have two */
#define MAX_LOOK_AHEAD 64u /* slots; a name that begins more is ambiguous anyway */
#define OTHER_CODE 0x80000000u

typedef struct slot_key {
  uint32_t family; /* ranks */
  uint32_t key;
  uint32_t place;
  uint32_t member;
} slot_key;

typedef struct slot {
  uint32_t family; /* rank */
  uint32_t key;    /* string number */
  uint32_t key_rank;
  uint32_t place; /* of a relative name; 0: not known, or not needed */
  uint32_t type;
  bool relative;
  bool code;
} slot;

typedef struct claim_of_alias {
  uint32_t alias; /* slot */
  uint32_t full;  /* slot */
} claim_of_alias;

typedef struct linking {
  gxi_build *build;
  slot_key *keys; /* of members that are no persons, sorted */
  uint32_t key_count;
  slot *slots;
  uint32_t slot_count;
  uint32_t *slot_of;              /* by member */
  uint32_t *parts;                /* by slot */
  GXI_VEC(claim_of_alias) claims; /* sorted */
  uint32_t *by_rank;              /* string number by rank */
  uint32_t *type_counts;          /* by type; zero between uses */
} linking;

#define COMPARE(a, b, field)                                                           \
  if ((a)->field != (b)->field) return (a)->field < (b)->field ? -1 : 1

static int key_order(const void *one, const void *other) {
  const slot_key *a = one, *b = other;
  COMPARE(a, b, family);
  COMPARE(a, b, key);
  COMPARE(a, b, place);
  COMPARE(a, b, member);
  return 0;
}

static gx_str text_of(const gxi_build *build, uint32_t number) {
  return gxi_strings_at(&build->corpus->strings, number);
}

static bool is_coded_place(const gxi_build *build, const gxi_member *member) {
  return build->families[member->type] == build->place_family &&
         gxi_name_is_code(text_of(build, member->key));
}

static gxi_scope scope_of(const gxi_build *build, const gxi_member *member) {
  gx_str type = build->domain.entity_types[member->type].id;
  if (is_coded_place(build, member)) return GXI_SCOPE_NONE;
  if (gxi_str_is(type, "village") || gxi_str_is(type, "township")) {
    return GXI_SCOPE_COUNTY;
  }
  return gxi_name_scope(text_of(build, member->key));
}

/* By member: the smallest rank + 1 of a coded place that it is said to lie in. */
static uint32_t *stated_places(gxi_build *build) {
  uint32_t *places =
    gxi_arena_alloc(build->scratch, build->member_count, sizeof *places);
  for (uint32_t i = 0; i < build->claim_count; i++) {
    const gxi_claim *claim = &build->claims[i];
    const gxi_member *tail = &build->members[claim->tail];
    gx_str class_id = build->domain.relation_types[claim->relation].class_id;
    if (!gxi_str_is(class_id, "structure") || !is_coded_place(build, tail)) continue;
    uint32_t *place = &places[claim->head];
    uint32_t rank = build->ranks[tail->key] + 1;
    if (*place == 0 || rank < *place) *place = rank;
  }
  return places;
}

/* What tells members of one relative name apart; 0: not known. */
static uint32_t place_of(
  const gxi_build *build, const gxi_member *member, gxi_scope scope, gx_str stated
) {
  gx_str code = stated;
  if (code.size == 0) code = build->sources[member->document].facts.publisher_place;
  if (code.size == 0) return 0;
  uint32_t digits = gxi_name_cut(code, scope);
  if (digits) return digits;
  uint32_t number = gxi_strings_find(&build->corpus->strings, code);
  bool china = gxi_str_starts(code, GX_STR_LIT("CN"));
  return number == GX_ID_NONE || china ? 0 : OTHER_CODE | build->ranks[number];
}

static void collect_keys(linking *in) {
  gxi_build *build = in->build;
  const uint32_t *stated = stated_places(build);
  in->by_rank = gxi_arena_alloc(
    build->scratch, build->corpus->strings.rows.count, sizeof *in->by_rank
  );
  for (uint32_t i = 0; i < build->corpus->strings.rows.count; i++) {
    in->by_rank[build->ranks[i]] = i;
  }
  in->keys = gxi_arena_alloc(build->scratch, build->member_count, sizeof *in->keys);
  for (uint32_t i = 0; i < build->member_count; i++) {
    const gxi_member *member = &build->members[i];
    uint32_t family = build->families[member->type];
    if (family == build->person_family) continue;
    gxi_scope scope = scope_of(build, member);
    gx_str code = {"", 0};
    if (stated[i]) code = text_of(build, in->by_rank[stated[i] - 1]);
    uint32_t place = scope == GXI_SCOPE_NONE ? 0 : place_of(build, member, scope, code);
    in->keys[in->key_count++] =
      (slot_key){build->ranks[family], build->ranks[member->key], place, i};
  }
  if (in->key_count) qsort(in->keys, in->key_count, sizeof *in->keys, key_order);
}

/* The most frequent type of keys [begin, end); of equals the first in the domain. */
static uint32_t common_type(const linking *in, uint32_t begin, uint32_t end) {
  const gxi_build *build = in->build;
  uint32_t best = 0, best_count = 0;
  for (uint32_t i = begin; i < end; i++) {
    uint32_t type = build->members[in->keys[i].member].type;
    uint32_t count = ++in->type_counts[type];
    if (count > best_count || (count == best_count && type < best)) {
      best = type;
      best_count = count;
    }
  }
  for (uint32_t i = begin; i < end; i++) {
    in->type_counts[build->members[in->keys[i].member].type] = 0;
  }
  return best;
}

static void make_slots(linking *in) {
  gxi_build *build = in->build;
  in->slots = gxi_arena_alloc(build->scratch, in->key_count, sizeof *in->slots);
  in->slot_of =
    gxi_arena_alloc(build->scratch, build->member_count, sizeof *in->slot_of);
  in->type_counts = gxi_arena_alloc(
    build->scratch, build->domain.entity_type_count, sizeof *in->type_counts
  );
  for (uint32_t begin = 0, end; begin < in->key_count; begin = end) {
    const slot_key *first = &in->keys[begin];
    for (end = begin; end < in->key_count; end++) {
      const slot_key *key = &in->keys[end];
      if (key->family != first->family || key->key != first->key || key->place != first->place)
        break;
      in->slot_of[key->member] = in->slot_count;
    }
    const gxi_member *member = &build->members[first->member];
    in->slots[in->slot_count++] = (slot){
      .family = first->family,
      .key = member->key,
      .key_rank = first->key,
      .place = first->place,
      .type = end - begin == 1 ? member->type : common_type(in, begin, end),
      .relative = scope_of(build, member) != GXI_SCOPE_NONE,
      .code = is_coded_place(build, member),
    };
  }
  in->parts = gxi_parts_new(build->scratch, in->slot_count);
}

/* The slot of (family, key) that is no relative name, or GX_ID_NONE. */
static uint32_t find_slot(const linking *in, uint32_t family, uint32_t key_rank) {
  uint32_t low = 0, high = in->slot_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const slot *at = &in->slots[middle];
    bool before =
      at->family < family || (at->family == family && at->key_rank < key_rank);
    if (before) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == in->slot_count) return GX_ID_NONE;
  const slot *at = &in->slots[low];
  bool fits = at->family == family && at->key_rank == key_rank;
  return fits && !at->relative && !at->code ? low : GX_ID_NONE;
}

static int claim_order(const void *one, const void *other) {
  const claim_of_alias *a = one, *b = other;
  COMPARE(a, b, alias);
  COMPARE(a, b, full);
  return 0;
}

static void claim_aliases(linking *in, const slot_key *key) {
  const gxi_build *build = in->build;
  const gxi_member *member = &build->members[key->member];
  uint32_t full = in->slot_of[key->member];
  if (in->slots[full].relative || in->slots[full].code) return;
  for (uint32_t a = 0; a < member->alias_count; a++) {
    uint32_t alias = build->corpus->aliases.items[member->alias_begin + a];
    uint32_t found = find_slot(in, key->family, build->ranks[alias]);
    if (found == GX_ID_NONE || found == full) continue;
    *gxi_vec_push(build->scratch, &in->claims) = (claim_of_alias){found, full};
  }
}

/* Firms that a slot's name is the beginning of: they follow it in byte order. */
static void claim_beginnings(linking *in, uint32_t at) {
  const slot *part = &in->slots[at];
  gx_str name = text_of(in->build, part->key);
  if (part->relative || part->code) return;
  for (uint32_t i = at + 1; i < in->slot_count && i < at + MAX_LOOK_AHEAD; i++) {
    const slot *full = &in->slots[i];
    gx_str key = text_of(in->build, full->key);
    if (full->family != part->family || !gxi_str_starts(key, name)) break;
    if (full->relative || full->code || !gxi_name_is_short_for(name, key)) continue;
    *gxi_vec_push(in->build->scratch, &in->claims) = (claim_of_alias){at, i};
  }
}

static void collect_claims(linking *in) {
  for (uint32_t i = 0; i < in->key_count; i++) {
    claim_aliases(in, &in->keys[i]);
  }
  for (uint32_t i = 0; i < in->slot_count; i++) {
    claim_beginnings(in, i);
  }
  if (in->claims.count) {
    qsort(in->claims.items, in->claims.count, sizeof *in->claims.items, claim_order);
  }
}

/* The one part that claims the slot of claims [begin, end), or GX_ID_NONE. */
static uint32_t
single_claimant(linking *in, const uint32_t *roots, uint32_t begin, uint32_t end) {
  uint32_t only = GX_ID_NONE, self = roots[in->claims.items[begin].alias];
  for (uint32_t i = begin; i < end; i++) {
    uint32_t root = roots[in->claims.items[i].full];
    if (root == self || root == only) continue;
    if (only != GX_ID_NONE) return GX_ID_NONE;
    only = root;
  }
  if (only == GX_ID_NONE) return only;
  bool same = in->slots[only].type == in->slots[in->claims.items[begin].alias].type;
  return same ? only : GX_ID_NONE;
}

static bool join_round(linking *in, uint32_t *roots) {
  bool joined = false;
  for (uint32_t i = 0; i < in->slot_count; i++) {
    roots[i] = gxi_parts_find(in->parts, i);
  }
  for (uint32_t begin = 0, end; begin < in->claims.count; begin = end) {
    uint32_t alias = in->claims.items[begin].alias;
    for (end = begin; end < in->claims.count && in->claims.items[end].alias == alias;)
      end++;
    uint32_t full = single_claimant(in, roots, begin, end);
    if (full == GX_ID_NONE) continue;
    gxi_parts_join(in->parts, alias, full);
    joined = true;
  }
  return joined;
}

static void join_short_names(linking *in) {
  uint32_t *roots = gxi_arena_alloc(in->build->scratch, in->slot_count, sizeof *roots);
  collect_claims(in);
  for (int round = 0; round < MAX_ROUNDS; round++) {
    if (!join_round(in, roots)) break;
  }
}

/* Parts of slots become groups [0, n) in the order of their first slots. */
static void number_groups(linking *in) {
  gxi_build *build = in->build;
  uint32_t *group_of =
    gxi_arena_alloc(build->scratch, in->slot_count, sizeof *group_of);
  for (uint32_t i = 0; i < in->slot_count; i++) {
    bool root = gxi_parts_find(in->parts, i) == i;
    group_of[i] = root ? build->group_count++ : group_of[gxi_parts_find(in->parts, i)];
  }
  build->groups =
    gxi_arena_alloc(build->scratch, build->member_count, sizeof *build->groups);
  for (uint32_t i = 0; i < in->key_count; i++) {
    uint32_t member = in->keys[i].member;
    build->groups[member] = group_of[in->slot_of[member]];
  }
}

/* Is slot b a fuller name than a? Longer, then smaller in byte order. */
static bool is_fuller(const linking *in, const slot *a, const slot *b) {
  size_t x = gxi_utf8_count(text_of(in->build, a->key));
  size_t y = gxi_utf8_count(text_of(in->build, b->key));
  return y > x || (y == x && b->key_rank < a->key_rank);
}

gx_str gxi_corpus_uid(gxi_build *build, gx_str family, gx_str key, uint32_t number) {
  gxi_arena *arena = &build->corpus->arena;
  char tail[16] = "";
  size_t size = 0;
  if (number) {
    char digits[16];
    size_t at = sizeof digits;
    for (uint32_t left = number; left; left /= 10)
      digits[--at] = (char)('0' + left % 10);
    tail[size++] = '#';
    while (at < sizeof digits)
      tail[size++] = digits[at++];
  }
  gx_str head =
    gxi_arena_join(arena, gxi_arena_join(arena, family, GX_STR_LIT(":")), key);
  return gxi_arena_join(arena, head, (gx_str){tail, size});
}

/* Relative names of one key that stand for several things are numbered by place. */
static uint32_t number_in_key(const linking *in, uint32_t at) {
  const slot *me = &in->slots[at];
  uint32_t begin = at, end = at + 1;
  while (begin > 0 && in->slots[begin - 1].family == me->family &&
         in->slots[begin - 1].key_rank == me->key_rank)
    begin--;
  while (end < in->slot_count && in->slots[end].family == me->family &&
         in->slots[end].key_rank == me->key_rank)
    end++;
  return end - begin == 1 ? 0 : at - begin + 1;
}

static void name_groups(linking *in) {
  gxi_build *build = in->build;
  uint32_t count = build->group_count;
  uint32_t *fullest = gxi_arena_alloc(build->scratch, count, sizeof *fullest);
  for (uint32_t i = 0; i < in->key_count; i++) {
    uint32_t slot_index = in->slot_of[in->keys[i].member];
    uint32_t *best = &fullest[build->groups[in->keys[i].member]];
    if (*best == 0 || is_fuller(in, &in->slots[*best - 1], &in->slots[slot_index])) {
      *best = slot_index + 1;
    }
  }
  for (uint32_t g = 0; g < count; g++) {
    const slot *best = &in->slots[fullest[g] - 1];
    gx_str key = text_of(build, best->key);
    build->uids[g] = best->code ? key
                                : gxi_corpus_uid(
                                    build,
                                    text_of(build, in->by_rank[best->family]),
                                    key,
                                    number_in_key(in, fullest[g] - 1)
                                  );
  }
}

/* Persons of one name that are one get groups behind the others'. */
static uint32_t add_persons(gxi_build *build, gxi_person **persons) {
  uint32_t count = gxi_corpus_persons(build, persons);
  build->uids =
    gxi_arena_alloc(build->scratch, build->group_count + count, sizeof *build->uids);
  gx_str family = text_of(build, build->person_family);
  for (uint32_t i = 0; i < count; i++) {
    const gxi_person *person = &(*persons)[i];
    build->uids[build->group_count + i] =
      gxi_corpus_uid(build, family, text_of(build, person->key), person->number);
  }
  return count;
}

void gxi_corpus_link(gxi_build *build) {
  linking in = {.build = build};
  gxi_person *persons = NULL;
  collect_keys(&in);
  make_slots(&in);
  join_short_names(&in);
  number_groups(&in);
  uint32_t count = add_persons(build, &persons);
  name_groups(&in);
  build->group_count += count;
}
