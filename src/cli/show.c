/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * show.c: `guanxi show`: one entity's card.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/filter.h"

static uint64_t top = 30;

/* Ties of the entity that the filters leave, the heaviest first. */
typedef struct tie_list {
  uint32_t *edges;
  size_t count;
} tie_list;

static int number_order(const void *one, const void *other) {
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  return a < b ? -1 : a > b;
}

static int choose_ties(tie_list *ties, view *v, uint32_t entity) {
  int failed = view_filtered(v, 0);
  if (failed) return failed;
  size_t around_count, left_count;
  const uint32_t *left = gx_graph_edges(v->graph, &left_count);
  const uint32_t *around = gx_corpus_entity_edges(v->corpus, entity, &around_count);
  ties->edges = calloc(around_count + 1, sizeof *ties->edges);
  if (!ties->edges) return 1;
  for (size_t i = 0; i < around_count; i++) {
    if (left_count && bsearch(&around[i], left, left_count, sizeof *left, number_order)) {
      ties->edges[ties->count++] = around[i];
    }
  }
  return 0;
}

static void print_tie(const view *v, const gx_edge *edge, uint32_t self) {
  size_t count;
  const gx_entity *entities = gx_corpus_entities(v->corpus, &count);
  const gx_relation_type *type = &v->domain.relation_types[edge->relation];
  bool out = edge->head == self;
  const gx_entity *other = &entities[out ? edge->tail : edge->head];
  printf("  %s ", type->symmetric ? "—" : out ? "→" : "←");
  print_cell(stdout, type->label_zh, 10, false);
  putchar(' ');
  print_cell(stdout, other->name, 40, false);
  printf(" %3u", (unsigned)edge->independent_docs);
  if (edge->status != GX_TIE_ASSERTED) printf("  %s", gx_tie_status_name(edge->status));
  if (edge->first_date.size) printf("  %.*s", GX_STR_ARG(edge->first_date));
  if (edge->amount_cny > 0) printf("  %.0f CNY", edge->amount_cny);
  putchar('\n');
}

static void print_card(const view *v, uint32_t entity, const tie_list *ties) {
  size_t count, edge_count, around_count;
  const gx_entity *e = &gx_corpus_entities(v->corpus, &count)[entity];
  const gx_entity_type *type = &v->domain.entity_types[e->type];
  printf(
    "%.*s  (%.*s, %.*s)\n",
    GX_STR_ARG(e->name),
    GX_STR_ARG(type->label_zh),
    GX_STR_ARG(type->id)
  );
  printf(
    "uid %.*s; %u mentions in %u documents",
    GX_STR_ARG(e->uid),
    (unsigned)e->mentions,
    (unsigned)e->docs
  );
  if (e->first_date.size) {
    printf("; %.*s to %.*s", GX_STR_ARG(e->first_date), GX_STR_ARG(e->last_date));
  }
  putchar('\n');
  if (e->alias_count) {
    printf("also");
    for (size_t i = 0; i < e->alias_count; i++) {
      printf("%s %.*s", i ? "," : "", GX_STR_ARG(e->aliases[i]));
    }
    putchar('\n');
  }
  const gx_edge *edges = gx_corpus_edges(v->corpus, &edge_count);
  gx_corpus_entity_edges(v->corpus, entity, &around_count);
  bool all = ties->count == around_count;
  printf("%zu tie%s", ties->count, ties->count == 1 ? "" : "s");
  if (all) {
    putchar('\n');
  } else {
    printf(" of %zu\n", around_count);
  }
  for (size_t i = 0; i < ties->count && (!top || i < top); i++) {
    print_tie(v, &edges[ties->edges[i]], entity);
  }
  if (top && ties->count > top)
    mention("%zu more; --top 0 shows all", ties->count - (size_t)top);
}

static void print_json_card(const view *v, uint32_t entity, const tie_list *ties) {
  size_t count, edge_count;
  const gx_entity *entities = gx_corpus_entities(v->corpus, &count);
  const gx_entity *e = &entities[entity];
  printf("{\"uid\": ");
  print_json(e->uid);
  printf(", \"name\": ");
  print_json(e->name);
  printf(", \"type\": ");
  print_json(v->domain.entity_types[e->type].id);
  printf(
    ", \"mentions\": %u, \"docs\": %u, \"aliases\": [",
    (unsigned)e->mentions,
    (unsigned)e->docs
  );
  for (size_t i = 0; i < e->alias_count; i++) {
    if (i) printf(", ");
    print_json(e->aliases[i]);
  }
  printf("], \"ties\": [");
  const gx_edge *edges = gx_corpus_edges(v->corpus, &edge_count);
  for (size_t i = 0; i < ties->count; i++) {
    const gx_edge *edge = &edges[ties->edges[i]];
    printf("%s\n {\"head\": ", i ? "," : "");
    print_json(entities[edge->head].name);
    printf(", \"relation\": ");
    print_json(v->domain.relation_types[edge->relation].id);
    printf(", \"tail\": ");
    print_json(entities[edge->tail].name);
    printf(
      ", \"weight\": %u, \"status\": \"%s\"}",
      (unsigned)edge->independent_docs,
      gx_tie_status_name(edge->status)
    );
  }
  printf("]}\n");
}

static int run(const arguments *found) {
  if (found->count != 2) {
    complain("STORE and a name are needed (see guanxi show --help)");
    return 2;
  }
  view v;
  uint32_t entity;
  tie_list ties = {NULL, 0};
  int status = view_open(&v, found->items[0]);
  if (status) return status;
  status = view_find(&v, found->items[1], &entity);
  if (!status) status = choose_ties(&ties, &v, entity);
  if (!status && common.json) print_json_card(&v, entity, &ties);
  if (!status && !common.json) print_card(&v, entity, &ties);
  free(ties.edges);
  view_close(&v);
  return status;
}

static const option options[] = {
  {"top", 'n', OPTION_NUMBER, &top, "N", "ties shown (default 30; 0: all)"},
  OPTION_PROJECT_ROWS,
  OPTION_TIE_ROWS,
  OPTION_SAID_ROWS,
  OPTION_JSON_ROW,
  OPTION_SCHEMA_ROWS,
  OPTION_QUIET_ROW,
  {0},
};

static const command_help help = {
  "show",
  "STORE NAME",
  "one entity's card",
  "Prints what is known of one entity: type, other names, number of mentions, and its\n"
  "ties, the heaviest first, with the number of independent documents, status, first "
  "date\n"
  "and the sum of amounts in RMB. A NAME is a uid, a name or an alias.",
  "  guanxi show out 原州区\n"
  "  guanxi show out 原州区 --class tie --from 2022\n",
};

const command command_show = {&help, options, run};
