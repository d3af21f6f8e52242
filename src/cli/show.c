/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * show.c: `guanxi show`: one entity's card.
 */
#include <string.h>

#include "cli/command.h"

static uint64_t top = 30;

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

static void print_card(const view *v, uint32_t entity) {
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
  const uint32_t *around = gx_corpus_entity_edges(v->corpus, entity, &around_count);
  printf("%zu ties\n", around_count);
  for (size_t i = 0; i < around_count && (!top || i < top); i++) {
    print_tie(v, &edges[around[i]], entity);
  }
  if (top && around_count > top)
    mention("%zu more; --top 0 shows all", around_count - (size_t)top);
}

static void print_json_card(const view *v, uint32_t entity) {
  size_t count, edge_count, around_count;
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
  const uint32_t *around = gx_corpus_entity_edges(v->corpus, entity, &around_count);
  for (size_t i = 0; i < around_count; i++) {
    const gx_edge *edge = &edges[around[i]];
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
  int status = view_open(&v, found->items[0]);
  if (status) return status;
  status = view_find(&v, found->items[1], &entity);
  if (!status && common.json) print_json_card(&v, entity);
  if (!status && !common.json) print_card(&v, entity);
  view_close(&v);
  return status;
}

static const option options[] = {
  {"top", 'n', OPTION_NUMBER, &top, "N", "ties shown (default 30; 0: all)"},
  OPTION_PROJECT_ROWS,
  OPTION_CONFIDENCE_ROW,
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
  "  guanxi show out 原州区\n",
};

const command command_show = {&help, options, run};
