/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * path.c: `guanxi path`: through whom two are tied, and which sentences say so.
 */
#include <string.h>

#include "cli/filter.h"

static uint64_t count = 3;
static uint64_t sentences = 1;
static const char *by = "steps";
static bool directed;
static text_list without;

static const gx_entity *entity_of(const view *v, uint32_t entity) {
  size_t all;
  return &gx_corpus_entities(v->corpus, &all)[entity];
}

static const gx_edge *edge_of(const view *v, uint32_t edge) {
  size_t all;
  return &gx_corpus_edges(v->corpus, &all)[edge];
}

static uint32_t shown_of(const gx_edge *edge) {
  return sentences && edge->mentions > sentences ? (uint32_t)sentences : edge->mentions;
}

static void print_sentences(const view *v, const gx_edge *edge) {
  size_t all;
  const gx_evidence *evidence = gx_corpus_evidence(v->corpus, &all);
  const gx_corpus_document *documents = gx_corpus_documents(v->corpus, &all);
  for (uint32_t i = 0; i < shown_of(edge); i++) {
    const gx_evidence *e = &evidence[edge->evidence_begin + i];
    gx_str doc = documents[e->document].doc;
    printf(
      "       %.*s\n         %.*s bytes %u–%u%s%.*s\n",
      GX_STR_ARG(e->text),
      GX_STR_ARG(doc),
      (unsigned)e->begin,
      (unsigned)e->end,
      e->date.size ? "; " : "",
      GX_STR_ARG(e->date)
    );
  }
}

static void print_tie(const view *v, uint32_t from, uint32_t to, const gx_edge *edge) {
  const gx_relation_type *type = &v->domain.relation_types[edge->relation];
  const char *arrow = type->symmetric ? "—" : edge->head == from ? "→" : "←";
  printf(
    "     %.*s %s %.*s %s %.*s  [%u independent document%s, %s]\n",
    GX_STR_ARG(entity_of(v, from)->name),
    arrow,
    GX_STR_ARG(type->label_zh),
    arrow,
    GX_STR_ARG(entity_of(v, to)->name),
    (unsigned)edge->independent_docs,
    edge->independent_docs == 1 ? "" : "s",
    gx_tie_status_name(edge->status)
  );
  print_sentences(v, edge);
}

static void print_chain(const view *v, const gx_chain *chain, size_t number) {
  printf("%3zu. ", number);
  for (uint32_t i = 0; i < chain->count; i++) {
    const gx_entity *e = entity_of(v, chain->entities[i]);
    printf("%s%.*s", i ? " · " : "", GX_STR_ARG(e->name));
  }
  printf("  [%u step%s", (unsigned)chain->count - 1, chain->count == 2 ? "" : "s");
  if (strcmp(by, "weight") == 0) printf(", cost %.4g", chain->cost);
  printf("]\n");
  for (uint32_t i = 0; i + 1 < chain->count; i++) {
    for (uint32_t t = chain->tie_begin[i]; t < chain->tie_begin[i + 1]; t++) {
      print_tie(
        v, chain->entities[i], chain->entities[i + 1], edge_of(v, chain->ties[t])
      );
    }
  }
}

static void json_sentences(const view *v, const gx_edge *edge) {
  size_t all;
  const gx_evidence *evidence = gx_corpus_evidence(v->corpus, &all);
  const gx_corpus_document *documents = gx_corpus_documents(v->corpus, &all);
  printf(", \"sentences\": [");
  for (uint32_t i = 0; i < shown_of(edge); i++) {
    const gx_evidence *e = &evidence[edge->evidence_begin + i];
    printf(
      "%s{\"begin\": %u, \"end\": %u",
      i ? ", " : "",
      (unsigned)e->begin,
      (unsigned)e->end
    );
    print_json_member("doc", documents[e->document].doc);
    print_json_member("date", e->date);
    print_json_member("text", e->text);
    putchar('}');
  }
  putchar(']');
}

static void json_tie(const view *v, uint32_t step, const gx_edge *edge) {
  printf("{\"step\": %u", (unsigned)step);
  print_json_member("head", entity_of(v, edge->head)->uid);
  print_json_member("relation", v->domain.relation_types[edge->relation].id);
  print_json_member("tail", entity_of(v, edge->tail)->uid);
  print_json_member("status", text_of(gx_tie_status_name(edge->status)));
  printf(", \"weight\": %u", (unsigned)edge->independent_docs);
  print_json_member("first_date", edge->first_date);
  print_json_member("last_date", edge->last_date);
  json_sentences(v, edge);
  putchar('}');
}

static void json_chain(const view *v, const gx_chain *chain) {
  printf("{\"steps\": %u, \"cost\": %.17g, ", (unsigned)chain->count - 1, chain->cost);
  printf("\"entities\": [");
  for (uint32_t i = 0; i < chain->count; i++) {
    const gx_entity *e = entity_of(v, chain->entities[i]);
    printf("%s{\"uid\": ", i ? ", " : "");
    print_json(e->uid);
    print_json_member("name", e->name);
    print_json_member("type", v->domain.entity_types[e->type].id);
    putchar('}');
  }
  printf("], \"ties\": [");
  for (uint32_t i = 0; i + 1 < chain->count; i++) {
    for (uint32_t t = chain->tie_begin[i]; t < chain->tie_begin[i + 1]; t++) {
      printf("%s\n   ", t ? "," : "");
      json_tie(v, i, edge_of(v, chain->ties[t]));
    }
  }
  printf("]}");
}

static void print_all_json(const view *v, const gx_chains *chains) {
  size_t found;
  const gx_chain *rows = gx_chains_rows(chains, &found);
  printf("{");
  json_projection();
  printf("\"method\": ");
  print_json(gx_chains_method(chains));
  printf(", \"paths\": [");
  for (size_t i = 0; i < found; i++) {
    printf("%s\n ", i ? "," : "");
    json_chain(v, &rows[i]);
  }
  printf("\n]}\n");
}

static int print_all(const view *v, const gx_chains *chains) {
  size_t found;
  const gx_chain *rows = gx_chains_rows(chains, &found);
  if (common.json) {
    print_all_json(v, chains);
    return found ? 0 : 1;
  }
  for (size_t i = 0; i < found; i++) {
    if (i) putchar('\n');
    print_chain(v, &rows[i], i + 1);
  }
  gx_str method = gx_chains_method(chains);
  if (found) mention("%.*s", GX_STR_ARG(method));
  if (!found) mention("no chain of ties leads from the one to the other");
  return found ? 0 : 1;
}

static int find_chains(view *v, const uint32_t ends[2]) {
  uint32_t avoided[MAX_LIST];
  gx_chains_options options = GX_CHAINS_OPTIONS_INIT;
  for (size_t i = 0; i < without.count; i++) {
    int failed = view_find(v, without.items[i], &avoided[i]);
    if (failed) return failed;
  }
  gx_progress progress = progress_bar();
  options.count = count > 0 && count < UINT32_MAX ? (uint32_t)count : 1;
  options.weighted = strcmp(by, "weight") == 0;
  options.directed = directed;
  options.without = avoided;
  options.without_count = without.count;
  options.progress = &progress;
  gx_error error = {0};
  gx_chains *chains = NULL;
  gx_status status =
    gx_chains_build(&chains, v->graph, ends[0], ends[1], &options, &error);
  progress_done();
  if (status != GX_OK) return fail_with(status, &error);
  int failed = print_all(v, chains);
  gx_chains_free(chains);
  return failed;
}

static int run(const arguments *found) {
  if (found->count != 3) {
    complain("STORE and two names are needed (see guanxi path --help)");
    return 2;
  }
  if (strcmp(by, "steps") != 0 && strcmp(by, "weight") != 0) {
    complain("--by takes steps or weight, not “%s”", by);
    return 2;
  }
  view v;
  uint32_t ends[2];
  int status = view_open(&v, found->items[0]);
  if (status) return status;
  for (int i = 0; i < 2 && !status; i++) {
    status = view_find(&v, found->items[i + 1], &ends[i]);
  }
  if (!status) status = view_filtered(&v, 0);
  if (!status) status = find_chains(&v, ends);
  view_close(&v);
  return status;
}

static const option options[] = {
  {"count", 'k', OPTION_NUMBER, &count, "K", "chains (default 3)"},
  {"by",
   'b',
   OPTION_TEXT,
   &by,
   "COST",
   "steps (default), or weight: a step costs 1 / weight"},
  {"directed", 0, OPTION_FLAG, &directed, NULL, "along the direction of the ties"},
  {"without", 0, OPTION_LIST, &without, "LIST", "names that no chain may pass"},
  {"sentences",
   0,
   OPTION_NUMBER,
   &sentences,
   "N",
   "shown for each tie (default 1; 0: all)"},
  OPTION_KIND_ROWS,
  OPTION_SAID_ROWS,
  OPTION_PROJECT_ROWS,
  OPTION_JSON_ROW,
  OPTION_SCHEMA_ROWS,
  OPTION_QUIET_ROW,
  {0},
};

static const command_help help = {
  "path",
  "STORE NAME NAME [OPTION…]",
  "through whom two are tied",
  "Prints the K shortest chains of ties between two names, each tie with the sentence\n"
  "that says so. Ties of all kinds count, in either direction unless --directed. "
  "Chains\n"
  "through a place that everything is tied to say little: --without leaves it out. "
  "Exit\n"
  "status 1 when there is no chain.",
  "  guanxi path out 马尾区 固原市\n"
  "  guanxi path out 马尾区 固原市 -k 5 --class tie --without 福建省 --json\n",
};

const command command_path = {&help, options, run};
