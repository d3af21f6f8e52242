/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tables.c: counting, and the order in which everything is told.
 */
#include <stdlib.h>

#include "base/str.h"
#include "eval/eval.h"

static void count_one(gx_eval_count *count, gxi_outcome outcome) {
  count->right += outcome == GXI_OUTCOME_RIGHT;
  count->spurious += outcome == GXI_OUTCOME_SPURIOUS;
  count->missed += outcome == GXI_OUTCOME_MISSED;
}

static gx_eval_row *row_of(gx_eval *eval, gx_eval_part part, gx_str name) {
  gxi_eval_tables *tables = &eval->tables;
  for (uint32_t i = 0; i < tables->parts[part].count; i++) {
    gx_eval_row *row = &tables->parts[part].items[i];
    if (gxi_str_equal(row->name, name)) return row;
  }
  gx_eval_row *row = gxi_vec_push(&eval->arena, &tables->parts[part]);
  *row = (gx_eval_row){.name = gxi_arena_copy(&eval->arena, name)};
  return row;
}

void gxi_eval_count(
  gx_eval *eval, uint32_t document, gx_eval_part part, gx_str name, gxi_outcome outcome
) {
  count_one(&row_of(eval, part, name)->count, outcome);
  count_one(&eval->documents.items[document].counts[part], outcome);
  count_one(&eval->totals[part], outcome);
}

static gx_eval_rule *rule_of(gx_eval *eval, gx_str rule) {
  gxi_eval_tables *tables = &eval->tables;
  for (uint32_t i = 0; i < tables->rules.count; i++)
    if (gxi_str_equal(tables->rules.items[i].rule, rule))
      return &tables->rules.items[i];
  gx_eval_rule *row = gxi_vec_push(&eval->arena, &tables->rules);
  *row = (gx_eval_rule){.rule = gxi_arena_copy(&eval->arena, rule)};
  return row;
}

void gxi_eval_count_rule(gx_eval *eval, gx_str rule, gx_eval_verdict verdict) {
  gx_eval_rule *row = rule_of(eval, rule);
  row->right += verdict == GX_EVAL_RIGHT;
  row->spurious += verdict == GX_EVAL_WRONG;
  row->neutral += verdict == GX_EVAL_NEUTRAL;
}

static int row_order(const void *a, const void *b) {
  return gxi_str_compare(
    ((const gx_eval_row *)a)->name, ((const gx_eval_row *)b)->name
  );
}

static int rule_order(const void *a, const void *b) {
  const gx_eval_rule *x = a, *y = b;
  if (x->spurious != y->spurious) return x->spurious > y->spurious ? -1 : 1;
  return gxi_str_compare(x->rule, y->rule);
}

typedef struct ranked {
  gx_str name;
  uint32_t place; /* in the order of adding */
} ranked;

static int ranked_order(const void *a, const void *b) {
  return gxi_str_compare(((const ranked *)a)->name, ((const ranked *)b)->name);
}

/* Documents by name; ranks[place before] is the place after. */
static void sort_documents(gx_eval *eval, uint32_t *ranks) {
  uint32_t count = eval->documents.count;
  ranked *order = gxi_arena_alloc(&eval->arena, count, sizeof *order);
  gx_eval_document *rows = gxi_arena_alloc(&eval->arena, count, sizeof *rows);
  for (uint32_t i = 0; i < count; i++)
    order[i] = (ranked){eval->documents.items[i].name, i};
  if (count) qsort(order, count, sizeof *order, ranked_order);
  for (uint32_t i = 0; i < count; i++) {
    rows[i] = eval->documents.items[order[i].place];
    ranks[order[i].place] = i;
  }
  eval->documents.items = rows;
}

static int mistake_order(const void *a, const void *b) {
  const gxi_found_mistake *x = a, *y = b;
  if (x->row.document != y->row.document)
    return x->row.document < y->row.document ? -1 : 1;
  if (x->row.kind != y->row.kind) return x->row.kind < y->row.kind ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static void sort_mistakes(gx_eval *eval, const uint32_t *ranks) {
  uint32_t count = eval->mistakes.count;
  for (uint32_t i = 0; i < count; i++) {
    gxi_found_mistake *m = &eval->mistakes.items[i];
    m->order = i;
    m->row.document = ranks[m->row.document];
    eval->kinds[m->row.kind]++;
  }
  if (count)
    qsort(eval->mistakes.items, count, sizeof *eval->mistakes.items, mistake_order);
  eval->mistake_rows = gxi_arena_alloc(&eval->arena, count, sizeof *eval->mistake_rows);
  for (uint32_t i = 0; i < count; i++)
    eval->mistake_rows[i] = eval->mistakes.items[i].row;
}

/* Stable: a document's ties stand together, in the order of its record. */
static void sort_ties(gx_eval *eval, const uint32_t *ranks) {
  uint32_t count = eval->ties.count, documents = eval->documents.count;
  uint32_t *places = gxi_arena_alloc(&eval->arena, documents + 1, sizeof *places);
  gx_eval_tie *rows = gxi_arena_alloc(&eval->arena, count, sizeof *rows);
  for (uint32_t i = 0; i < count; i++)
    places[ranks[eval->ties.items[i].document] + 1]++;
  for (uint32_t i = 0; i < documents; i++)
    places[i + 1] += places[i];
  for (uint32_t i = 0; i < count; i++) {
    gx_eval_tie tie = eval->ties.items[i];
    tie.document = ranks[tie.document];
    rows[places[tie.document]++] = tie;
  }
  eval->ties.items = rows;
}

void gxi_eval_sort(gx_eval *eval) {
  gxi_eval_tables *tables = &eval->tables;
  uint32_t *ranks = gxi_arena_alloc(&eval->arena, eval->documents.count, sizeof *ranks);
  sort_documents(eval, ranks);
  sort_mistakes(eval, ranks);
  sort_ties(eval, ranks);
  for (int part = 0; part < GX_EVAL_PARTS; part++)
    if (tables->parts[part].count)
      qsort(
        tables->parts[part].items,
        tables->parts[part].count,
        sizeof *tables->parts[part].items,
        row_order
      );
  if (tables->rules.count)
    qsort(
      tables->rules.items, tables->rules.count, sizeof *tables->rules.items, rule_order
    );
}
