/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * entities.c: groups of members → entities, sorted by uid.
 *
 * name   the longest (the fullest form), then the one most documents use, then byte
 *        order
 * type   the one of the highest rank (official before person), then the most frequent,
 *        then the first in the domain
 * Both as a person said, where one did (correct.c).
 * dates  the days of publication of its documents
 */
#include <stdlib.h>

#include "base/order.h"
#include "base/str.h"
#include "corpus/corpus.h"

typedef struct uid_row {
  gx_str uid;
  uint32_t group;
} uid_row;

typedef struct naming {
  gxi_build *build;
  uint32_t *begin; /* by group: its members in `members` */
  uint32_t *members;
  uint32_t *by_rank; /* string number by rank */
  uint32_t *counts;  /* by string number or type; zero between uses */
  uint32_t *words;   /* ranks of the names and aliases of one group */
} naming;

static int uid_order(const void *one, const void *other) {
  const uid_row *a = one, *b = other;
  int order = gxi_str_compare(a->uid, b->uid);
  if (order) return order;
  return a->group < b->group ? -1 : a->group > b->group;
}

/* Groups in the order of their uids. */
static const uid_row *order_groups(gxi_build *build) {
  uid_row *rows = gxi_arena_alloc(build->scratch, build->group_count, sizeof *rows);
  for (uint32_t g = 0; g < build->group_count; g++) {
    rows[g] = (uid_row){build->uids[g], g};
  }
  if (build->group_count) qsort(rows, build->group_count, sizeof *rows, uid_order);
  build->entity_of =
    gxi_arena_alloc(build->scratch, build->group_count, sizeof *build->entity_of);
  for (uint32_t e = 0; e < build->group_count; e++) {
    build->entity_of[rows[e].group] = e;
  }
  return rows;
}

/* Members by group, in the order of the documents: a counting sort. */
static void bucket_members(naming *in) {
  gxi_build *build = in->build;
  uint32_t groups = build->group_count;
  in->begin = gxi_arena_alloc(build->scratch, (size_t)groups + 1, sizeof *in->begin);
  in->members =
    gxi_arena_alloc(build->scratch, build->member_count, sizeof *in->members);
  uint32_t *next = gxi_arena_alloc(build->scratch, (size_t)groups + 1, sizeof *next);
  for (uint32_t i = 0; i < build->member_count; i++) {
    in->begin[build->groups[i] + 1]++;
  }
  for (uint32_t g = 0; g < groups; g++) {
    in->begin[g + 1] += in->begin[g];
    next[g] = in->begin[g];
  }
  for (uint32_t i = 0; i < build->member_count; i++) {
    in->members[next[build->groups[i]]++] = i;
  }
}

static const gxi_member *member_at(const naming *in, uint32_t at) {
  return &in->build->members[in->members[at]];
}

static uint32_t choose_type(naming *in, uint32_t begin, uint32_t end) {
  const gx_entity_type *types = in->build->domain.entity_types;
  uint32_t best = member_at(in, begin)->type;
  for (uint32_t i = begin; i < end; i++) {
    in->counts[member_at(in, i)->type]++;
  }
  for (uint32_t i = begin; i < end; i++) {
    uint32_t type = member_at(in, i)->type;
    uint32_t count = in->counts[type], best_count = in->counts[best];
    bool better = types[type].rank != types[best].rank
                    ? types[type].rank > types[best].rank
                  : count != best_count ? count > best_count
                                        : type < best;
    if (better) best = type;
  }
  for (uint32_t i = begin; i < end; i++) {
    in->counts[member_at(in, i)->type] = 0;
  }
  return best;
}

/* Is string b a better name than a, given how often each was used? */
static bool is_better_name(const naming *in, uint32_t a, uint32_t b) {
  const gxi_build *build = in->build;
  size_t x = gxi_utf8_count(gxi_strings_at(&build->corpus->strings, a));
  size_t y = gxi_utf8_count(gxi_strings_at(&build->corpus->strings, b));
  if (x != y) return y > x;
  if (in->counts[a] != in->counts[b]) return in->counts[b] > in->counts[a];
  return build->ranks[b] < build->ranks[a];
}

static uint32_t choose_name(naming *in, uint32_t begin, uint32_t end) {
  uint32_t best = member_at(in, begin)->name;
  for (uint32_t i = begin; i < end; i++) {
    in->counts[member_at(in, i)->name]++;
  }
  for (uint32_t i = begin; i < end; i++) {
    uint32_t name = member_at(in, i)->name;
    if (name != best && is_better_name(in, best, name)) best = name;
  }
  for (uint32_t i = begin; i < end; i++) {
    in->counts[member_at(in, i)->name] = 0;
  }
  return best;
}

static void set_aliases(
  naming *in, gx_entity *entity, uint32_t name, uint32_t begin, uint32_t end
) {
  gx_corpus *corpus = in->build->corpus;
  const uint32_t *ranks = in->build->ranks;
  uint32_t count = 0, kept = 0;
  for (uint32_t i = begin; i < end; i++) {
    const gxi_member *member = member_at(in, i);
    in->words[count++] = ranks[member->name];
    for (uint32_t a = 0; a < member->alias_count; a++) {
      in->words[count++] = ranks[corpus->aliases.items[member->alias_begin + a]];
    }
  }
  qsort(in->words, count, sizeof *in->words, gxi_u32_order);
  for (uint32_t i = 0; i < count; i++) {
    bool again = i > 0 && in->words[i] == in->words[i - 1];
    gx_str text = gxi_strings_at(&corpus->strings, in->by_rank[in->words[i]]);
    if (again || in->by_rank[in->words[i]] == name || text.size == 0) continue;
    in->words[kept++] = in->words[i];
  }
  gx_str *aliases = gxi_arena_alloc(&corpus->arena, kept, sizeof *aliases);
  for (uint32_t i = 0; i < kept; i++) {
    aliases[i] = gxi_strings_at(&corpus->strings, in->by_rank[in->words[i]]);
  }
  entity->aliases = aliases;
  entity->alias_count = kept;
}

static void set_counts(naming *in, gx_entity *entity, uint32_t begin, uint32_t end) {
  uint32_t last = GX_ID_NONE;
  for (uint32_t i = begin; i < end; i++) {
    const gxi_member *member = member_at(in, i);
    gx_str day = in->build->sources[member->document].facts.published;
    uint32_t sum;
    bool over = __builtin_add_overflow(entity->mentions, member->mentions, &sum);
    entity->mentions = over ? UINT32_MAX : sum;
    entity->docs += member->document != last;
    last = member->document;
    if (day.size == 0) continue;
    if (entity->first_date.size == 0 || gxi_str_compare(day, entity->first_date) < 0) {
      entity->first_date = day;
    }
    if (gxi_str_compare(day, entity->last_date) > 0) entity->last_date = day;
  }
}

static void set_entity(naming *in, gx_entity *entity, uint32_t group) {
  gxi_build *build = in->build;
  uint32_t begin = in->begin[group], end = in->begin[group + 1];
  uint32_t name = build->names ? build->names[group] : 0;
  uint32_t type = build->types ? build->types[group] : 0;
  if (!name) name = choose_name(in, begin, end);
  *entity = (gx_entity){
    .uid = build->uids[group],
    .name = gxi_strings_at(&build->corpus->strings, name),
    .type = type ? type - 1 : choose_type(in, begin, end),
  };
  set_aliases(in, entity, name, begin, end);
  set_counts(in, entity, begin, end);
}

static void make_room(naming *in) {
  gxi_build *build = in->build;
  size_t strings = build->corpus->strings.rows.count;
  size_t types = build->domain.entity_type_count;
  uint64_t words = (uint64_t)build->member_count + build->corpus->aliases.count;
  if (words >= UINT32_MAX) gxi_arena_unwind(build->scratch, GX_E_LIMIT);
  in->counts = gxi_arena_alloc(
    build->scratch, strings > types ? strings : types, sizeof *in->counts
  );
  in->words = gxi_arena_alloc(build->scratch, (size_t)words, sizeof *in->words);
  in->by_rank = gxi_arena_alloc(build->scratch, strings, sizeof *in->by_rank);
  for (uint32_t i = 0; i < strings; i++) {
    in->by_rank[build->ranks[i]] = i;
  }
}

void gxi_corpus_entities(gxi_build *build) {
  gx_corpus *corpus = build->corpus;
  naming in = {.build = build};
  const uid_row *rows = order_groups(build);
  bucket_members(&in);
  make_room(&in);
  corpus->entities =
    gxi_arena_alloc(&corpus->arena, build->group_count, sizeof *corpus->entities);
  for (uint32_t e = 0; e < build->group_count; e++) {
    set_entity(&in, &corpus->entities[e], rows[e].group);
  }
  corpus->entity_count = build->group_count;
}
