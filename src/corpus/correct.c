/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * correct.c: what a person says of the linked groups, done to them.
 *
 *     rows --names--> subjects   each name once; which group it means: by uid, else by
 *                                a member's name, else by an alias; several: ambiguous
 *     split   members of a document get another group, known or new
 *     merge   into[group]: the group it joins; chains end at the one that stays
 *     retype, rename             types[group], names[group]
 *     block   groups, or claims between two of them
 *     --settle--> members, claims and groups numbered anew, without what is blocked
 *
 * Rows are sorted first, so the outcome depends on the set alone. Each pass over the
 * members or claims looks names and pairs up in sorted tables: O(n log rows). A corpus
 * without corrections passes through untouched.
 *
 * Not here: reading rows (correction.c); which rows to take (store/, cli/).
 */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/str.h"
#include "corpus/corpus.h"

/* How a name was met, the best last. */
typedef enum met { MET_NOT, MET_ALIAS, MET_NAME, MET_UID, MET_NEW } met;

typedef struct subject {
  gx_str text;
  uint32_t group;
  met how;
  bool ambiguous;
} subject;

typedef struct moving {
  uint32_t group;
  uint32_t document; /* string number */
  uint32_t target;
  uint32_t row;
} moving;

typedef struct blocked_tie {
  uint32_t head; /* groups */
  uint32_t tail;
  uint32_t relation; /* index, or GX_ID_NONE for any */
  uint32_t row;
} blocked_tie;

typedef struct correcting {
  gxi_build *build;
  gxi_corrected_rows *rows;
  subject *subjects; /* sorted by text */
  uint32_t subject_count;
  uint32_t *subject_of; /* by string number: index + 1 */
  uint32_t *into;       /* by group: itself, or the group that it joins */
  bool *blocked;        /* by group */
  bool *merged;         /* by group: another joined it */
  GXI_VEC(moving) moves;
  GXI_VEC(blocked_tie) ties;
} correcting;

#define COMPARE(a, b, field)                                                           \
  if ((a)->field != (b)->field) return (a)->field < (b)->field ? -1 : 1

static int subject_order(const void *one, const void *other) {
  return gxi_str_compare(((const subject *)one)->text, ((const subject *)other)->text);
}

static int corrected_order(const void *one, const void *other) {
  const gx_corrected *a = one, *b = other;
  int order = gxi_correction_order(&a->row, &b->row);
  return order ? order : a->row.line < b->row.line ? -1 : a->row.line > b->row.line;
}

static void sort_rows(correcting *in) {
  gxi_corrected_rows *rows = in->rows;
  uint32_t kept = 0;
  qsort(rows->items, rows->count, sizeof *rows->items, corrected_order);
  for (uint32_t i = 1; i < rows->count; i++) {
    if (gxi_correction_order(&rows->items[kept].row, &rows->items[i].row) == 0)
      continue;
    rows->items[++kept] = rows->items[i];
  }
  rows->count = kept + 1;
}

static void add_subject(correcting *in, gx_str text) {
  if (text.size) in->subjects[in->subject_count++] = (subject){.text = text};
}

static subject *find_subject(const correcting *in, gx_str text) {
  subject key = {.text = text};
  return bsearch(
    &key, in->subjects, in->subject_count, sizeof *in->subjects, subject_order
  );
}

static void collect_subjects(correcting *in) {
  gxi_build *build = in->build;
  const gxi_strings *strings = &build->corpus->strings;
  in->subjects =
    gxi_arena_alloc(build->scratch, (size_t)in->rows->count * 3, sizeof *in->subjects);
  for (uint32_t i = 0; i < in->rows->count; i++) {
    const gx_correction *row = &in->rows->items[i].row;
    add_subject(in, row->entity);
    add_subject(in, row->other);
    if (row->kind == GX_CORRECTION_SPLIT) add_subject(in, row->name);
  }
  qsort(in->subjects, in->subject_count, sizeof *in->subjects, subject_order);
  uint32_t kept = 0;
  for (uint32_t i = 1; i < in->subject_count; i++) {
    if (subject_order(&in->subjects[kept], &in->subjects[i]) == 0) continue;
    in->subjects[++kept] = in->subjects[i];
  }
  in->subject_count = kept + 1;
  in->subject_of =
    gxi_arena_alloc(build->scratch, strings->rows.count, sizeof *in->subject_of);
  for (uint32_t i = 0; i < in->subject_count; i++) {
    uint32_t number = gxi_strings_find(strings, in->subjects[i].text);
    if (number != GX_ID_NONE) in->subject_of[number] = i + 1;
  }
}

static void meet(subject *with, uint32_t group, met how) {
  if (how < with->how) return;
  bool other = how == with->how && group != with->group;
  with->ambiguous = how == with->how && (with->ambiguous || other);
  with->how = how;
  if (!other) with->group = group;
}

static void meet_string(correcting *in, uint32_t number, uint32_t group, met how) {
  uint32_t index = in->subject_of[number];
  if (index) meet(&in->subjects[index - 1], group, how);
}

static void meet_names(correcting *in) {
  const gxi_build *build = in->build;
  for (uint32_t g = 0; g < build->group_count; g++) {
    subject *with = find_subject(in, build->uids[g]);
    if (with) meet(with, g, MET_UID);
  }
  for (uint32_t i = 0; i < build->member_count; i++) {
    const gxi_member *member = &build->members[i];
    meet_string(in, member->name, build->groups[i], MET_NAME);
    for (uint32_t a = 0; a < member->alias_count; a++) {
      uint32_t alias = build->corpus->aliases.items[member->alias_begin + a];
      meet_string(in, alias, build->groups[i], MET_ALIAS);
    }
  }
}

/* The group a name of the row means; false, with the reason in the row. */
static bool resolve(correcting *in, gx_corrected *row, gx_str name, uint32_t *group) {
  const subject *found = find_subject(in, name);
  bool known = found && found->how != MET_NOT;
  if (known && !found->ambiguous) {
    *group = found->group;
    return true;
  }
  row->outcome = known ? GX_CORRECTION_AMBIGUOUS : GX_CORRECTION_NO_ENTITY;
  row->culprit = name;
  return false;
}

static uint32_t root_of(const correcting *in, uint32_t group) {
  while (in->into[group] != group)
    group = in->into[group];
  return group;
}

/* Splits. */

/* A group that has no member yet, for the name of a split. */
static uint32_t new_group(correcting *in, uint32_t from, gx_str name) {
  gxi_build *build = in->build;
  gx_str uid = build->uids[from];
  const char *colon = memchr(uid.data, ':', uid.size);
  gx_str family = GX_STR_LIT("place"); /* its uid is a code */
  if (colon) family = (gx_str){uid.data, (size_t)(colon - uid.data)};
  gx_str made = gxi_corpus_uid(build, family, name, 0);
  for (uint32_t g = 0; g < build->group_count; g++) {
    if (gxi_str_equal(build->uids[g], made)) return g;
  }
  uint32_t group = build->group_count++;
  build->uids[group] = made;
  build->names[group] = gxi_strings_find(&build->corpus->strings, name);
  return group;
}

static void plan_split(correcting *in, uint32_t index) {
  gx_corrected *row = &in->rows->items[index];
  moving move = {.row = index};
  if (!resolve(in, row, row->row.entity, &move.group)) return;
  subject *to = find_subject(in, row->row.name);
  bool known = to->how >= MET_NAME && !to->ambiguous && to->group != move.group;
  if (!known) {
    uint32_t group = new_group(in, move.group, row->row.name);
    *to = (subject){to->text, group, MET_NEW, false};
  }
  move.target = to->group;
  move.document = gxi_strings_find(&in->build->corpus->strings, row->row.document);
  row->outcome = GX_CORRECTION_NO_DOCUMENT; /* until a member moves */
  row->culprit = row->row.document;
  if (move.document != GX_ID_NONE) {
    *gxi_vec_push(in->build->scratch, &in->moves) = move;
  }
}

static int move_order(const void *one, const void *other) {
  const moving *a = one, *b = other;
  COMPARE(a, b, group);
  COMPARE(a, b, document);
  COMPARE(a, b, row);
  return 0;
}

static const moving *
find_move(const correcting *in, uint32_t group, uint32_t document) {
  uint32_t low = 0, high = in->moves.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const moving *at = &in->moves.items[middle];
    bool before = at->group != group ? at->group < group : at->document < document;
    if (before) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const moving *at = &in->moves.items[low];
  bool fits = low < in->moves.count && at->group == group && at->document == document;
  return fits ? at : NULL;
}

static void split(correcting *in) {
  gxi_build *build = in->build;
  for (uint32_t i = 0; i < in->rows->count; i++) {
    if (in->rows->items[i].row.kind == GX_CORRECTION_SPLIT) plan_split(in, i);
  }
  if (in->moves.count == 0) return;
  qsort(in->moves.items, in->moves.count, sizeof *in->moves.items, move_order);
  for (uint32_t i = 0; i < build->member_count; i++) {
    uint32_t document = build->sources[build->members[i].document].doc;
    const moving *move = find_move(in, build->groups[i], document);
    if (!move) continue;
    build->groups[i] = move->target;
    in->rows->items[move->row].outcome = GX_CORRECTION_DONE;
    in->rows->items[move->row].culprit = (gx_str){"", 0};
  }
}

/* Merges. */

static void merge_row(correcting *in, gx_corrected *row) {
  uint32_t kept, other;
  if (!resolve(in, row, row->row.entity, &kept)) return;
  if (!resolve(in, row, row->row.other, &other)) return;
  kept = root_of(in, kept);
  other = root_of(in, other);
  if (kept == other) return;
  in->into[other] = kept;
  in->merged[kept] = true;
}

/* Is string b a fuller name than a? As entities.c chooses, but for frequency. */
static bool is_fuller(const gxi_build *build, uint32_t a, uint32_t b) {
  size_t x = gxi_utf8_count(gxi_strings_at(&build->corpus->strings, a));
  size_t y = gxi_utf8_count(gxi_strings_at(&build->corpus->strings, b));
  return x != y ? y > x : build->ranks[b] < build->ranks[a];
}

/* What others joined keeps the fullest name of its own members. */
static void keep_names(correcting *in) {
  gxi_build *build = in->build;
  for (uint32_t i = 0; i < build->member_count; i++) {
    uint32_t group = build->groups[i], name = build->members[i].name;
    if (!in->merged[group] || in->into[group] != group) continue;
    uint32_t *best = &build->names[group];
    if (*best == 0 || is_fuller(build, *best, name)) *best = name;
  }
}

/* Types and names. */

static void retype_row(correcting *in, gx_corrected *row) {
  gxi_build *build = in->build;
  uint32_t group;
  if (!resolve(in, row, row->row.entity, &group)) return;
  for (uint32_t t = 0; t < build->domain.entity_type_count; t++) {
    if (!gxi_str_equal(build->domain.entity_types[t].id, row->row.type)) continue;
    build->types[root_of(in, group)] = t + 1;
    return;
  }
  row->outcome = GX_CORRECTION_NO_TYPE;
  row->culprit = row->row.type;
}

static void rename_row(correcting *in, gx_corrected *row) {
  uint32_t group;
  if (!resolve(in, row, row->row.entity, &group)) return;
  in->build->names[root_of(in, group)] =
    gxi_strings_find(&in->build->corpus->strings, row->row.name);
}

/* Blocks. */

static uint32_t relation_of(const gxi_build *build, gx_str id) {
  for (uint32_t t = 0; t < build->domain.relation_type_count; t++) {
    if (gxi_str_equal(build->domain.relation_types[t].id, id)) return t;
  }
  return GX_ID_NONE;
}

static void block_row(correcting *in, uint32_t index) {
  gx_corrected *row = &in->rows->items[index];
  blocked_tie tie = {.row = index, .relation = GX_ID_NONE};
  if (!resolve(in, row, row->row.entity, &tie.head)) return;
  tie.head = root_of(in, tie.head);
  if (row->row.other.size == 0) {
    in->blocked[tie.head] = true;
    return;
  }
  if (!resolve(in, row, row->row.other, &tie.tail)) return;
  tie.tail = root_of(in, tie.tail);
  row->outcome = GX_CORRECTION_NO_TIE; /* until a claim is blocked */
  row->culprit = row->row.relation;
  if (!gxi_str_is(row->row.relation, "*")) {
    tie.relation = relation_of(in->build, row->row.relation);
    if (tie.relation == GX_ID_NONE) return;
  }
  *gxi_vec_push(in->build->scratch, &in->ties) = tie;
}

static int tie_order(const void *one, const void *other) {
  const blocked_tie *a = one, *b = other;
  COMPARE(a, b, head);
  COMPARE(a, b, tail);
  COMPARE(a, b, relation);
  COMPARE(a, b, row);
  return 0;
}

/* Is the tie blocked? Every row that blocks it has done something then. Against its
 * direction only rows for any relation do. */
static bool is_blocked(
  correcting *in, uint32_t head, uint32_t relation, uint32_t tail, bool forward
) {
  uint32_t low = 0, high = in->ties.count;
  bool blocked = false;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    const blocked_tie *at = &in->ties.items[middle];
    bool before = at->head != head ? at->head < head : at->tail < tail;
    if (before) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < in->ties.count; low++) {
    const blocked_tie *at = &in->ties.items[low];
    if (at->head != head || at->tail != tail) break;
    if (at->relation != GX_ID_NONE && (!forward || at->relation != relation)) continue;
    gx_corrected *row = &in->rows->items[at->row];
    row->outcome = GX_CORRECTION_DONE;
    row->culprit = (gx_str){"", 0};
    blocked = true;
  }
  return blocked;
}

static bool is_claim_blocked(correcting *in, const gxi_claim *claim) {
  const gxi_build *build = in->build;
  uint32_t head = root_of(in, build->groups[claim->head]);
  uint32_t tail = root_of(in, build->groups[claim->tail]);
  if (in->blocked[head] || in->blocked[tail]) return true;
  if (in->ties.count == 0) return false;
  bool symmetric = build->domain.relation_types[claim->relation].symmetric;
  bool there = is_blocked(in, head, claim->relation, tail, true);
  bool back = is_blocked(in, tail, claim->relation, head, symmetric);
  return there || back;
}

/* The end: what is left, numbered anew. */

static void settle_claims(correcting *in) {
  gxi_build *build = in->build;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < build->claim_count; i++) {
    if (is_claim_blocked(in, &build->claims[i])) {
      build->corpus->counts.blocked++;
    } else {
      build->claims[kept++] = build->claims[i];
    }
  }
  build->claim_count = kept;
}

/* Members without the blocked ones; claims follow. Returns groups by new number. */
static uint32_t *settle_members(correcting *in, uint32_t *number_of) {
  gxi_build *build = in->build;
  uint32_t *order = gxi_arena_alloc(build->scratch, build->group_count, sizeof *order);
  uint32_t *member_of =
    gxi_arena_alloc(build->scratch, build->member_count, sizeof *member_of);
  uint32_t kept = 0, groups = 0;
  for (uint32_t i = 0; i < build->member_count; i++) {
    uint32_t group = root_of(in, build->groups[i]);
    if (in->blocked[group]) continue;
    if (number_of[group] == 0) {
      order[groups] = group;
      number_of[group] = ++groups;
    }
    member_of[i] = kept;
    build->members[kept] = build->members[i];
    build->groups[kept++] = number_of[group] - 1;
  }
  build->member_count = kept;
  build->group_count = groups;
  for (uint32_t i = 0; i < build->claim_count; i++) {
    build->claims[i].head = member_of[build->claims[i].head];
    build->claims[i].tail = member_of[build->claims[i].tail];
  }
  return order;
}

static void settle(correcting *in) {
  gxi_build *build = in->build;
  uint32_t before = build->group_count;
  uint32_t *number_of = gxi_arena_alloc(build->scratch, before, sizeof *number_of);
  settle_claims(in);
  const uint32_t *order = settle_members(in, number_of);
  uint32_t count = build->group_count;
  gx_str *uids = gxi_arena_alloc(build->scratch, count, sizeof *uids);
  uint32_t *names = gxi_arena_alloc(build->scratch, count, sizeof *names);
  uint32_t *types = gxi_arena_alloc(build->scratch, count, sizeof *types);
  for (uint32_t g = 0; g < count; g++) {
    uids[g] = build->uids[order[g]];
    names[g] = build->names[order[g]];
    types[g] = build->types[order[g]];
  }
  build->uids = uids;
  build->names = names;
  build->types = types;
}

/* Tables by group, with room for one new group a row. */
static void make_room(correcting *in) {
  gxi_build *build = in->build;
  size_t most = (size_t)build->group_count + in->rows->count;
  gx_str *uids = gxi_arena_alloc(build->scratch, most, sizeof *uids);
  if (build->group_count) memcpy(uids, build->uids, build->group_count * sizeof *uids);
  build->uids = uids;
  build->names = gxi_arena_alloc(build->scratch, most, sizeof *build->names);
  build->types = gxi_arena_alloc(build->scratch, most, sizeof *build->types);
  in->into = gxi_arena_alloc(build->scratch, most, sizeof *in->into);
  in->blocked = gxi_arena_alloc(build->scratch, most, sizeof *in->blocked);
  in->merged = gxi_arena_alloc(build->scratch, most, sizeof *in->merged);
  for (uint32_t g = 0; g < most; g++)
    in->into[g] = g;
}

static void each_row(
  correcting *in,
  gx_correction_kind kind,
  void (*apply)(correcting *in, gx_corrected *row)
) {
  for (uint32_t i = 0; i < in->rows->count; i++) {
    gx_corrected *row = &in->rows->items[i];
    if (row->row.kind == kind) apply(in, row);
  }
}

void gxi_corpus_correct(gxi_build *build) {
  correcting in = {.build = build, .rows = &build->corpus->corrections};
  if (in.rows->count == 0) return;
  sort_rows(&in);
  for (uint32_t i = 0; i < in.rows->count; i++) {
    in.rows->items[i].outcome = GX_CORRECTION_DONE;
    in.rows->items[i].culprit = (gx_str){"", 0};
  }
  collect_subjects(&in);
  make_room(&in);
  meet_names(&in);
  split(&in);
  each_row(&in, GX_CORRECTION_MERGE, merge_row);
  keep_names(&in);
  each_row(&in, GX_CORRECTION_RETYPE, retype_row);
  each_row(&in, GX_CORRECTION_RENAME, rename_row);
  for (uint32_t i = 0; i < in.rows->count; i++) {
    if (in.rows->items[i].row.kind == GX_CORRECTION_BLOCK) block_row(&in, i);
  }
  if (in.ties.count) {
    qsort(in.ties.items, in.ties.count, sizeof *in.ties.items, tie_order);
  }
  settle(&in);
}

typedef struct taking {
  gx_corpus *corpus;
  const gx_corrections *from;
} taking;

static void take_rows(void *context) {
  taking *in = context;
  gx_corpus *corpus = in->corpus;
  for (size_t i = 0; i < gx_corrections_count(in->from); i++) {
    gx_corrected row = {.culprit = {"", 0}};
    gxi_corrections_copy(&corpus->arena, &row.row, gx_corrections_at(in->from, i));
    if (row.row.name.size) {
      gxi_strings_add(&corpus->strings, &corpus->arena, row.row.name);
    }
    *gxi_vec_push(&corpus->arena, &corpus->corrections) = row;
  }
}

gx_status gx_corpus_correct(
  gx_corpus *corpus, const gx_corrections *corrections, gx_error *error
) {
  if (corpus->built)
    return gxi_fail(error, GX_E_ARGUMENT, "the corpus is built already");
  uint32_t count = corpus->corrections.count;
  taking in = {corpus, corrections};
  gx_status status = gxi_arena_try(&corpus->arena, take_rows, &in, error);
  if (status != GX_OK) corpus->corrections.count = count;
  return status;
}

const gx_corrected *gx_corpus_corrections(const gx_corpus *corpus, size_t *count) {
  *count = corpus->built ? corpus->corrections.count : 0;
  return corpus->corrections.items;
}
