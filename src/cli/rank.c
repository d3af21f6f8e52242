/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rank.c: `guanxi rank`: who is most connected.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/filter.h"
#include "cli/rank.h"
#include "guanxi/summary.h"

static const char *by = "partners";
static text_list classes;
static text_list types;
static text_list statuses;
static uint64_t top = 20;
static bool exact;
static double cutoff, damping;
static uint64_t expected; /* rewired graphs; 0: none */

/* With --expected: NAME NAME_expected NAME_z, and ranked by the last. */
static char column_names[RANK_COLUMNS][64];
static const char *columns[RANK_COLUMNS];

static bool is_counted(const char *measure) {
  return !strcmp(measure, "partners") || !strcmp(measure, "ties") ||
         !strcmp(measure, "strength");
}

static void print_value(double value, int width) {
  if (value == floor(value) && fabs(value) < 1e15) {
    printf("%*.0f", width, value);
  } else {
    printf("%*.6f", width, value);
  }
}

static const gx_str *type_label(const gx_corpus *corpus, const gx_entity *e) {
  return &gx_corpus_domain(corpus)->entity_types[e->type].id;
}

static int column_width(const char *name) {
  size_t size = strlen(name);
  return size > 10 ? (int)size : 10;
}

static size_t name_width(const char *const shown[RANK_COLUMNS]) {
  size_t fixed = 47, width = terminal_width();
  for (size_t c = 0; c < RANK_COLUMNS && shown[c]; c++)
    fixed += 1 + (size_t)column_width(shown[c]);
  size_t left = width > fixed + 18 ? width - fixed : 18;
  return left > 44 ? 44 : left;
}

static double value_at(const gx_graph *graph, const char *name, uint32_t vertex) {
  const gx_column *column = gx_graph_column_find(graph, text_of(name));
  return column ? column->values[vertex] : 0;
}

static void print_row(
  const gx_graph *graph,
  const gx_rank_row *row,
  size_t width,
  const char *const shown[RANK_COLUMNS]
) {
  const gx_corpus *corpus = gx_graph_corpus(graph);
  size_t count;
  const gx_entity *e = &gx_corpus_entities(corpus, &count)[row->entity];
  printf("%4u  ", (unsigned)row->rank);
  print_cell(stdout, e->name, width, false);
  printf("  ");
  print_cell(stdout, *type_label(corpus, e), 12, false);
  printf(" %8u %6u %8.0f", (unsigned)row->partners, (unsigned)row->ties, row->strength);
  for (size_t c = 0; c < RANK_COLUMNS && shown[c]; c++) {
    putchar(' ');
    print_value(value_at(graph, shown[c], row->vertex), column_width(shown[c]));
  }
  putchar('\n');
}

void rank_print(
  const gx_graph *graph, const gx_rank *rank, const char *const shown[RANK_COLUMNS]
) {
  size_t count, width = name_width(shown);
  const gx_rank_row *rows = gx_rank_rows(rank, &count);
  printf("rank  ");
  print_cell(stdout, text_of("name"), width, false);
  printf("  %-12s %8s %6s %8s", "type", "partners", "ties", "strength");
  for (size_t c = 0; c < RANK_COLUMNS && shown[c]; c++)
    printf(" %*s", column_width(shown[c]), shown[c]);
  putchar('\n');
  for (size_t i = 0; i < count; i++)
    print_row(graph, &rows[i], width, shown);
}

static void print_json_rows(const gx_graph *graph, const gx_rank *rank) {
  const gx_corpus *corpus = gx_graph_corpus(graph);
  size_t count, entity_count;
  const gx_rank_row *rows = gx_rank_rows(rank, &count);
  const gx_entity *entities = gx_corpus_entities(corpus, &entity_count);
  printf("{");
  json_projection();
  printf("\"by\": ");
  print_json(text_of(by));
  printf(", \"method\": ");
  print_json(gx_rank_method(rank));
  printf(", \"rows\": [");
  for (size_t i = 0; i < count; i++) {
    const gx_entity *e = &entities[rows[i].entity];
    printf("%s\n {\"rank\": %u, \"uid\": ", i ? "," : "", (unsigned)rows[i].rank);
    print_json(e->uid);
    printf(", \"name\": ");
    print_json(e->name);
    printf(", \"type\": ");
    print_json(*type_label(corpus, e));
    printf(
      ", \"partners\": %u, \"ties\": %u, \"strength\": %.17g, \"value\": %.17g",
      (unsigned)rows[i].partners,
      (unsigned)rows[i].ties,
      rows[i].strength,
      rows[i].value
    );
    for (size_t c = 0; expected && c < RANK_COLUMNS; c++)
      printf(
        ", \"%s\": %.17g", columns[c], value_at(graph, columns[c], rows[i].vertex)
      );
    putchar('}');
  }
  printf("\n]}\n");
}

/* Before the store is read: is it a measure at all? */
static int check_measure(void) {
  const char *const *names = gx_analysis_measures();
  size_t count = 0;
  if (is_counted(by)) return 0;
  for (; names[count]; count++) {
    if (strcmp(names[count], by) == 0) return 0;
  }
  const char *near = nearest_word(by, names, count);
  complain(
    "no measure is called “%s”%s%s; guanxi rank --help lists them",
    by,
    near ? "; nearest: " : "",
    near ? near : ""
  );
  return 2;
}

static gx_status measure_graph(gx_graph *graph, gx_error *error) {
  if (is_counted(by)) return GX_OK;
  gx_analysis_options analysis = GX_ANALYSIS_OPTIONS_INIT;
  analysis.measures = &by;
  analysis.measure_count = 1;
  analysis.seed = common.seed;
  analysis.exact = exact;
  analysis.cutoff = cutoff;
  analysis.damping = damping;
  gx_progress progress = progress_bar();
  analysis.progress = &progress;
  uint32_t samples = expected > UINT32_MAX ? UINT32_MAX : (uint32_t)expected;
  gx_status status = expected ? gx_analysis_expect(graph, by, samples, &analysis, error)
                              : gx_analysis_run(graph, &analysis, error);
  progress_done();
  return status;
}

static void name_columns(void) {
  static const char *const endings[RANK_COLUMNS] = {"", "_expected", "_z"};
  for (size_t c = 0; c < (expected ? RANK_COLUMNS : 1) && !is_counted(by); c++) {
    snprintf(column_names[c], sizeof column_names[c], "%s%s", by, endings[c]);
    columns[c] = column_names[c];
  }
}

static int rank_view(view *v) {
  gx_str class_ids[MAX_LIST], type_ids[MAX_LIST];
  gx_rank_options ranking = GX_RANK_OPTIONS_INIT;
  name_columns();
  ranking.by = text_of(expected && columns[2] ? columns[2] : by);
  ranking.classes = class_ids;
  ranking.class_count = list_strings(class_ids, &classes);
  ranking.entity_types = type_ids;
  ranking.entity_type_count = list_strings(type_ids, &types);
  ranking.top = (uint32_t)(top > UINT32_MAX ? 0 : top);
  int failed = filter_statuses(&ranking.statuses, &statuses);
  if (failed) return failed;
  if (!is_counted(by)) { /* measured on what is asked for, not only counted on it */
    filter.classes = classes;
    filter.statuses = statuses;
  }
  failed = view_filtered(v, 0);
  if (failed) return failed;
  gx_error error = {0};
  gx_rank *rank = NULL;
  if (expected && is_counted(by)) {
    complain("--expected keeps the number of partners; it needs --by betweenness …");
    return 2;
  }
  gx_status status = measure_graph(v->graph, &error);
  if (status == GX_OK) status = gx_rank_build(&rank, v->graph, &ranking, &error);
  if (status != GX_OK) return fail_with(status, &error);
  if (common.json) {
    print_json_rows(v->graph, rank);
  } else {
    rank_print(v->graph, rank, columns);
    gx_str method = gx_rank_method(rank);
    mention("%.*s", GX_STR_ARG(method));
  }
  gx_rank_free(rank);
  return 0;
}

static int run(const arguments *found) {
  if (found->count != 1) {
    complain("one STORE is needed (see guanxi rank --help)");
    return 2;
  }
  view v;
  int status = check_measure();
  if (!status) status = view_open(&v, found->items[0]);
  if (status) return status;
  status = rank_view(&v);
  view_close(&v);
  return status;
}

static const option options[] = {
  {"by",
   'b',
   OPTION_TEXT,
   &by,
   "MEASURE",
   "partners (default) ties strength pagerank betweenness …"},
  {"class",
   'c',
   OPTION_LIST,
   &classes,
   "LIST",
   "tie (default) structure activity post"},
  {"type", 't', OPTION_LIST, &types, "LIST", "rows of these entity types only"},
  {"status", 0, OPTION_LIST, &statuses, "LIST", "asserted (default) planned ended"},
  {"top", 'n', OPTION_NUMBER, &top, "N", "rows (default 20; 0: all)"},
  {"exact", 0, OPTION_FLAG, &exact, NULL, "never sample, whatever it takes"},
  {"cutoff", 0, OPTION_REAL, &cutoff, "L", "leave out paths longer than L"},
  {"expected",
   0,
   OPTION_NUMBER,
   &expected,
   "N",
   "rank by how far the measure is from N rewired graphs"},
  {"damping", 0, OPTION_REAL, &damping, "D", "of pagerank (0.85)"},
  {"seed", 0, OPTION_NUMBER, &common.seed, "N", "of measures that draw lots"},
  OPTION_SAID_ROWS,
  OPTION_PLACE_ROWS,
  OPTION_PROJECT_ROWS,
  OPTION_JSON_ROW,
  OPTION_SCHEMA_ROWS,
  OPTION_QUIET_ROW,
  {0},
};

static const command_help help = {
  "rank",
  "STORE [OPTION…]",
  "which partners are most connected",
  "Ranks entities by the number of distinct partners over asserted ties (aids, "
  "invests_in,\n"
  "acquires, founds, signs_with, cooperates_with, supplies, supports), then strength, "
  "then\n"
  "uid; --by, --class and --status change what is counted. Entities without a tie are "
  "kept.\n"
  "STORE is a store file or the folder of a build. What was measured on which graph, "
  "with\n"
  "which weights, is printed on standard error (in --json: `method`).\n\n"
  "Measures: partners ties strength degree in_degree out_degree pagerank betweenness\n"
  "harmonic closeness eigenvector hub authority coreness clustering bridges provinces\n"
  "brokerage broker_coordinator broker_consultant broker_gatekeeper\n"
  "broker_representative broker_liaison. Costly ones are sampled on large graphs, "
  "with\n"
  "a bound on the error, unless --exact. --expected N compares betweenness, harmonic,\n"
  "closeness, clustering or coreness with N graphs in which everybody has as many\n"
  "partners as here, but others: NAME_z counts standard deviations above their mean.",
  "  guanxi rank out --type company --by betweenness\n"
  "  guanxi rank out --class post --top 5\n",
};

const command command_rank = {&help, options, run};
