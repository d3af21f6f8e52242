/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * diff.c: two corpora compared.
 *
 *     uids of both, sorted    a b   d        before
 *                             a   c d e      after
 *     common numbers          0 1 2 3 4
 *
 * Entities of both sides get common numbers by one merge over their sorted uids;
 * relations by their ids. Edges of both, sorted by these numbers, are merged likewise,
 * and so is the evidence of an edge that both have, sorted by what it says.
 */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/order.h"
#include "base/str.h"
#include "corpus/corpus.h"
#include "guanxi/diff.h"

struct gx_diff {
  gxi_arena arena;
  GXI_VEC(gx_entity_change) entities;
  GXI_VEC(gx_tie_change) ties;
  gx_diff_counts counts;
};

typedef struct tie_key {
  uint32_t head; /* common numbers */
  uint32_t relation;
  uint32_t tail;
  uint32_t edge;
} tie_key;

/* One of the two corpora. */
typedef struct side {
  const gx_corpus *corpus;
  uint32_t *numbers;   /* by entity */
  uint32_t *relations; /* by relation type */
  tie_key *ties;
  uint32_t *rows; /* room for the evidence of one edge */
  uint32_t row_count;
} side;

typedef struct comparing {
  gx_diff *diff;
  gxi_arena *scratch;
  side before;
  side after;
} comparing;

static const char *const change_names[] = {"added", "removed", "changed"};

const char *gx_change_name(gx_change change) {
  return (unsigned)change < 3 ? change_names[change] : "unknown";
}

/* Where a merge stands: by the order of the two heads of its lists, and their ends. */
static gx_change merge_step(bool has_before, bool has_after, int order) {
  if (!has_before) return GX_CHANGE_ADDED;
  if (!has_after) return GX_CHANGE_REMOVED;
  return order < 0   ? GX_CHANGE_REMOVED
         : order > 0 ? GX_CHANGE_ADDED
                     : GX_CHANGE_CHANGED;
}

static unsigned
entity_difference(const comparing *in, const gx_entity *a, const gx_entity *b) {
  unsigned what = 0;
  gx_str before = in->before.corpus->domain.entity_types[a->type].id;
  gx_str after = in->after.corpus->domain.entity_types[b->type].id;
  if (!gxi_str_equal(a->name, b->name)) what |= GX_DIFFERENT_NAME;
  if (!gxi_str_equal(before, after)) what |= GX_DIFFERENT_TYPE;
  return what;
}

static void push_entity(comparing *in, gx_entity_change row) {
  *gxi_vec_push(&in->diff->arena, &in->diff->entities) = row;
  in->diff->counts.entities[row.change]++;
}

static void compare_entities(comparing *in) {
  const gx_corpus *a = in->before.corpus, *b = in->after.corpus;
  uint32_t i = 0, j = 0, number = 0;
  while (i < a->entity_count || j < b->entity_count) {
    bool both = i < a->entity_count && j < b->entity_count;
    int order = both ? gxi_str_compare(a->entities[i].uid, b->entities[j].uid) : 0;
    gx_change step = merge_step(i < a->entity_count, j < b->entity_count, order);
    gx_entity_change row = {step, GX_ID_NONE, GX_ID_NONE, 0};
    if (step != GX_CHANGE_ADDED) in->before.numbers[row.before = i++] = number;
    if (step != GX_CHANGE_REMOVED) in->after.numbers[row.after = j++] = number;
    number++;
    if (step == GX_CHANGE_CHANGED) {
      row.what =
        entity_difference(in, &a->entities[row.before], &b->entities[row.after]);
    }
    if (step != GX_CHANGE_CHANGED || row.what) push_entity(in, row);
  }
}

/* Relations of `before` keep their numbers; those that it lacks come behind. */
static void number_relations(comparing *in) {
  const gx_domain *a = &in->before.corpus->domain, *b = &in->after.corpus->domain;
  for (uint32_t r = 0; r < a->relation_type_count; r++) {
    in->before.relations[r] = r;
  }
  for (uint32_t r = 0; r < b->relation_type_count; r++) {
    uint32_t same = 0;
    while (same < a->relation_type_count &&
           !gxi_str_equal(a->relation_types[same].id, b->relation_types[r].id))
      same++;
    bool known = same < a->relation_type_count;
    in->after.relations[r] = known ? same : (uint32_t)a->relation_type_count + r;
  }
}

#define COMPARE(a, b, field)                                                           \
  if ((a)->field != (b)->field) return (a)->field < (b)->field ? -1 : 1

static int tie_order(const void *one, const void *other) {
  const tie_key *a = one, *b = other;
  COMPARE(a, b, head);
  COMPARE(a, b, relation);
  COMPARE(a, b, tail);
  return 0;
}

static void sort_ties(comparing *in, side *of) {
  const gx_corpus *corpus = of->corpus;
  uint32_t most = 0;
  of->ties = gxi_arena_alloc(in->scratch, corpus->edge_count, sizeof *of->ties);
  for (uint32_t e = 0; e < corpus->edge_count; e++) {
    const gx_edge *edge = &corpus->edges[e];
    of->ties[e] = (tie_key
    ){of->numbers[edge->head],
      of->relations[edge->relation],
      of->numbers[edge->tail],
      e};
    if (edge->mentions > most) most = edge->mentions;
  }
  if (corpus->edge_count) {
    qsort(of->ties, corpus->edge_count, sizeof *of->ties, tie_order);
  }
  of->rows = gxi_arena_alloc(in->scratch, most, sizeof *of->rows);
}

static int say_order(const side *x, uint32_t row, const side *y, uint32_t other) {
  const gx_evidence *a = &x->corpus->evidence[row], *b = &y->corpus->evidence[other];
  int order = gxi_str_compare(
    x->corpus->documents[a->document].doc, y->corpus->documents[b->document].doc
  );
  if (order == 0) order = gxi_str_compare(a->text, b->text);
  if (order == 0) order = gxi_str_compare(a->date, b->date);
  if (order) return order;
  COMPARE(a, b, status);
  COMPARE(a, b, amount_cny);
  return 0;
}

static int row_order(const void *one, const void *other, void *context) {
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  int order = say_order(context, a, context, b);
  return order ? order : a < b ? -1 : a > b;
}

static void sort_rows(side *of, uint32_t edge) {
  const gx_edge *row = &of->corpus->edges[edge];
  of->row_count = row->mentions;
  for (uint32_t i = 0; i < row->mentions; i++) {
    of->rows[i] = row->evidence_begin + i;
  }
  qsort_r(of->rows, of->row_count, sizeof *of->rows, row_order, of);
}

/* Rows that only one side has, in the order of the evidence. */
static void compare_rows(comparing *in, gx_tie_change *out) {
  side *a = &in->before, *b = &in->after;
  gxi_arena *arena = &in->diff->arena;
  uint32_t *gone = gxi_arena_alloc(arena, a->row_count, sizeof *gone);
  uint32_t *come = gxi_arena_alloc(arena, b->row_count, sizeof *come);
  for (uint32_t i = 0, j = 0; i < a->row_count || j < b->row_count;) {
    bool both = i < a->row_count && j < b->row_count;
    int order = both ? say_order(a, a->rows[i], b, b->rows[j]) : 0;
    gx_change step = merge_step(i < a->row_count, j < b->row_count, order);
    if (step == GX_CHANGE_REMOVED) gone[out->gone_count++] = a->rows[i];
    if (step == GX_CHANGE_ADDED) come[out->come_count++] = b->rows[j];
    i += step != GX_CHANGE_ADDED;
    j += step != GX_CHANGE_REMOVED;
  }
  if (out->gone_count) qsort(gone, out->gone_count, sizeof *gone, gxi_u32_order);
  if (out->come_count) qsort(come, out->come_count, sizeof *come, gxi_u32_order);
  out->gone = gone;
  out->come = come;
}

static unsigned tie_difference(const gx_edge *a, const gx_edge *b) {
  unsigned what = 0;
  if (a->independent_docs != b->independent_docs) what |= GX_DIFFERENT_WEIGHT;
  if (a->status != b->status) what |= GX_DIFFERENT_STATUS;
  if (!gxi_str_equal(a->first_date, b->first_date) || !gxi_str_equal(a->last_date, b->last_date)) {
    what |= GX_DIFFERENT_DATES;
  }
  if (a->amount_cny != b->amount_cny) what |= GX_DIFFERENT_AMOUNT;
  return what;
}

static void push_tie(comparing *in, gx_tie_change row) {
  in->before.row_count = in->after.row_count = 0;
  if (row.before != GX_ID_NONE) sort_rows(&in->before, row.before);
  if (row.after != GX_ID_NONE) sort_rows(&in->after, row.after);
  compare_rows(in, &row);
  if (row.change == GX_CHANGE_CHANGED) {
    row.what = tie_difference(
      &in->before.corpus->edges[row.before], &in->after.corpus->edges[row.after]
    );
    if (row.gone_count || row.come_count) row.what |= GX_DIFFERENT_EVIDENCE;
    if (!row.what) return;
  }
  *gxi_vec_push(&in->diff->arena, &in->diff->ties) = row;
  in->diff->counts.ties[row.change]++;
}

static void compare_ties(comparing *in) {
  const side *a = &in->before, *b = &in->after;
  size_t count = a->corpus->edge_count, other = b->corpus->edge_count;
  for (size_t i = 0, j = 0; i < count || j < other;) {
    bool both = i < count && j < other;
    int order = both ? tie_order(&a->ties[i], &b->ties[j]) : 0;
    gx_tie_change row = {.before = GX_ID_NONE, .after = GX_ID_NONE};
    row.change = merge_step(i < count, j < other, order);
    if (row.change != GX_CHANGE_ADDED) row.before = a->ties[i++].edge;
    if (row.change != GX_CHANGE_REMOVED) row.after = b->ties[j++].edge;
    push_tie(in, row);
  }
}

static void count_documents(comparing *in) {
  const gx_corpus *a = in->before.corpus, *b = in->after.corpus;
  for (size_t i = 0, j = 0; i < a->document_count || j < b->document_count;) {
    bool both = i < a->document_count && j < b->document_count;
    int order = 0;
    if (both) order = gxi_str_compare(a->documents[i].doc, b->documents[j].doc);
    if (both && order == 0) {
      order = gxi_str_compare(a->documents[i].sha256, b->documents[j].sha256);
    }
    gx_change step = merge_step(i < a->document_count, j < b->document_count, order);
    in->diff->counts.documents_removed += step == GX_CHANGE_REMOVED;
    in->diff->counts.documents_added += step == GX_CHANGE_ADDED;
    i += step != GX_CHANGE_ADDED;
    j += step != GX_CHANGE_REMOVED;
  }
}

static void make_room(comparing *in, side *of) {
  const gx_corpus *corpus = of->corpus;
  of->numbers = gxi_arena_alloc(in->scratch, corpus->entity_count, sizeof *of->numbers);
  of->relations = gxi_arena_alloc(
    in->scratch, corpus->domain.relation_type_count, sizeof *of->relations
  );
}

static void compare(void *context) {
  comparing *in = context;
  make_room(in, &in->before);
  make_room(in, &in->after);
  compare_entities(in);
  number_relations(in);
  sort_ties(in, &in->before);
  sort_ties(in, &in->after);
  compare_ties(in);
  count_documents(in);
}

static void compare_in_scratch(void *context) {
  comparing *in = context;
  gx_status status = gxi_arena_try(in->scratch, compare, in, NULL);
  if (status != GX_OK) gxi_arena_unwind(&in->diff->arena, status);
}

gx_status gx_diff_build(
  gx_diff **diff, const gx_corpus *before, const gx_corpus *after, gx_error *error
) {
  gx_allocator memory = after->arena.allocator;
  gx_diff *made = gxi_alloc(&memory, sizeof *made);
  if (!made) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(made, 0, sizeof *made);
  gxi_arena scratch;
  gxi_arena_init(&made->arena, &memory);
  gxi_arena_init(&scratch, &memory);
  comparing in = {.diff = made, .scratch = &scratch};
  in.before.corpus = before;
  in.after.corpus = after;
  gx_status status = gxi_arena_try(&made->arena, compare_in_scratch, &in, error);
  gxi_arena_clear(&scratch);
  if (status != GX_OK) {
    gx_diff_free(made);
  } else {
    *diff = made;
  }
  return status;
}

void gx_diff_free(gx_diff *diff) {
  if (!diff) return;
  gx_allocator memory = diff->arena.allocator;
  gxi_arena_clear(&diff->arena);
  gxi_free(&memory, diff, sizeof *diff);
}

const gx_entity_change *gx_diff_entities(const gx_diff *diff, size_t *count) {
  *count = diff->entities.count;
  return diff->entities.items;
}

const gx_tie_change *gx_diff_ties(const gx_diff *diff, size_t *count) {
  *count = diff->ties.count;
  return diff->ties.items;
}

gx_diff_counts gx_diff_count(const gx_diff *diff) {
  return diff->counts;
}
