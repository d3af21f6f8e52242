/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rank.c: who is most connected: rows by a measure, then strength, then uid.
 *
 * Partners, ties and strength are counted over the edges that class and status choose;
 * centrality columns were computed over the whole graph, and the method says so.
 */
#include <stdlib.h>
#include <string.h>

#include "analysis/measure.h"
#include "base/fail.h"
#include "base/memory.h"
#include "base/str.h"

struct gx_rank {
  gxi_arena arena;
  gx_rank_row *rows;
  size_t count;
  gx_str method;
};

typedef struct ranking {
  gx_rank *rank;
  const gx_graph *graph;
  const gx_rank_options *options;
  unsigned statuses;
  bool *relations;
  bool *types;
  const gx_column *column; /* NULL: counted here */
  gx_error *error;
  gx_status status;
} ranking;

static int row_order(const void *one, const void *other) {
  const gx_rank_row *a = one, *b = other;
  if (a->value != b->value) return a->value > b->value ? -1 : 1;
  if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
  return a->vertex < b->vertex ? -1 : a->vertex > b->vertex; /* the order of uids */
}

static double value_of(const ranking *in, const gx_rank_row *row) {
  gx_str by = in->options->by;
  if (in->column) return in->column->values[row->vertex];
  if (gxi_str_is(by, "ties")) return row->ties;
  if (gxi_str_is(by, "strength")) return row->strength;
  return row->partners;
}

static void fill_rows(ranking *in) {
  const gx_graph *graph = in->graph;
  gxi_arena *arena = &in->rank->arena;
  uint32_t count = graph->vertex_count, kept = 0;
  uint32_t *partners = gxi_arena_alloc(arena, count, sizeof *partners);
  uint32_t *ties = gxi_arena_alloc(arena, count, sizeof *ties);
  double *strength = gxi_arena_alloc(arena, count, sizeof *strength);
  gx_rank_row *rows = gxi_arena_alloc(arena, count, sizeof *rows);
  in->status = gxi_measure_partners(
    partners, ties, strength, graph, in->relations, in->statuses, in->error
  );
  if (in->status != GX_OK) return;
  size_t entities;
  const gx_entity *table = gx_corpus_entities(graph->corpus, &entities);
  for (uint32_t v = 0; v < count; v++) {
    if (!in->types[table[graph->vertices[v]].type]) continue;
    gx_rank_row *row = &rows[kept++];
    *row = (gx_rank_row){
      .vertex = v,
      .entity = graph->vertices[v],
      .partners = partners[v],
      .ties = ties[v],
      .strength = strength[v],
    };
    row->value = value_of(in, row);
  }
  if (kept) qsort(rows, kept, sizeof *rows, row_order);
  for (uint32_t i = 0; i < kept; i++) {
    bool equal = i > 0 && rows[i].value == rows[i - 1].value;
    rows[i].rank = equal ? rows[i - 1].rank : i + 1;
  }
  uint32_t top = in->options->top;
  in->rank->rows = rows;
  in->rank->count = top && top < kept ? top : kept;
}

/* "partners over edges of class tie and status asserted; then strength, then uid" */
static gx_str say_method(const ranking *in) {
  const gx_rank_options *options = in->options;
  gxi_arena *arena = &in->rank->arena;
  gx_str text = options->by;
  if (in->column) {
    text = gxi_arena_join(arena, text, GX_STR_LIT(" ("));
    text = gxi_arena_join(arena, text, in->column->method);
    text = gxi_arena_join(arena, text, GX_STR_LIT("), then strength"));
  }
  text = gxi_arena_join(arena, text, GX_STR_LIT(" over edges of class "));
  for (size_t i = 0; i < options->class_count; i++) {
    if (i) text = gxi_arena_join(arena, text, GX_STR_LIT(", "));
    text = gxi_arena_join(arena, text, options->classes[i]);
  }
  const char *joint = " and status ";
  for (unsigned s = 0; s < GX_TIE_STATUS_COUNT; s++) {
    if (!(in->statuses >> s & 1)) continue;
    text = gxi_arena_join(arena, text, gxi_str(joint));
    text = gxi_arena_join(arena, text, gxi_str(gx_tie_status_name((gx_tie_status)s)));
    joint = ", ";
  }
  gx_str end =
    in->column ? GX_STR_LIT(", then uid") : GX_STR_LIT("; then strength, then uid");
  return gxi_arena_join(arena, text, end);
}

static void rank_all(void *context) {
  ranking *in = context;
  fill_rows(in);
  if (in->status == GX_OK) in->rank->method = say_method(in);
}

static gx_status choose_measure(ranking *in, gx_error *error) {
  static const char *const counted[] = {"partners", "ties", "strength"};
  gx_str by = in->options->by;
  for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
    if (gxi_str_is(by, counted[i])) return GX_OK;
  }
  in->column = gx_graph_column_find(in->graph, by);
  if (in->column && in->column->centrality) return GX_OK;
  if (in->column) {
    return gxi_fail(
      error, GX_E_ARGUMENT, "%.*s is a label, not a measure to rank by", GX_STR_ARG(by)
    );
  }
  return gxi_fail(error, GX_E_ARGUMENT, "unknown measure %.*s", GX_STR_ARG(by));
}

static gx_status prepare(ranking *in, gx_error *error) {
  const gx_rank_options *options = in->options;
  const gx_domain *domain = gx_corpus_domain(gx_graph_corpus(in->graph));
  gxi_arena *arena = &in->rank->arena;
  in->relations = gxi_arena_alloc(arena, domain->relation_type_count, sizeof(bool));
  in->types = gxi_arena_alloc(arena, domain->entity_type_count, sizeof(bool));
  if (!in->relations || !in->types) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  GX_TRY(choose_measure(in, error));
  GX_TRY(gxi_graph_classes(
    in->relations, domain, options->classes, options->class_count, error
  ));
  GX_TRY(gxi_graph_entity_types(
    in->types, domain, options->entity_types, options->entity_type_count, error
  ));
  GX_TRY(gxi_arena_try(arena, rank_all, in, error));
  return in->status;
}

gx_status gx_rank_build(
  gx_rank **rank, const gx_graph *graph, const gx_rank_options *options, gx_error *error
) {
  static const gx_str tie = {"tie", 3};
  gx_rank_options chosen = GX_RANK_OPTIONS_INIT;
  if (options) chosen = *options;
  if (chosen.by.size == 0) chosen.by = GX_STR_LIT("partners");
  if (chosen.class_count == 0) {
    chosen.classes = &tie;
    chosen.class_count = 1;
  }
  gx_allocator memory = graph->arena.allocator;
  gx_rank *made = gxi_alloc(&memory, sizeof *made);
  if (!made) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(made, 0, sizeof *made);
  gxi_arena_init(&made->arena, &memory);
  ranking in = {.rank = made, .graph = graph, .options = &chosen, .error = error};
  in.statuses = chosen.statuses ? chosen.statuses : 1u << GX_TIE_ASSERTED;
  gx_status status = prepare(&in, error);
  if (status != GX_OK) {
    gx_rank_free(made);
  } else {
    *rank = made;
  }
  return status;
}

void gx_rank_free(gx_rank *rank) {
  if (!rank) return;
  gx_allocator memory = rank->arena.allocator;
  gxi_arena_clear(&rank->arena);
  gxi_free(&memory, rank, sizeof *rank);
}

const gx_rank_row *gx_rank_rows(const gx_rank *rank, size_t *count) {
  *count = rank->count;
  return rank->rows;
}

gx_str gx_rank_method(const gx_rank *rank) {
  return rank->method;
}
