/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * build.c: `guanxi build`: the main job. Documents → store → corpus → graph → columns
 * → every format, into one folder; then says what it made.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/corrections.h"
#include "cli/rank.h"
#include "guanxi/report.h"

static const char *folder;
static uint64_t top = 10;

static gx_error keep_error;
static gx_status keep_status;

static bool keep_record(void *user, const gx_record *record) {
  keep_status = gx_store_add_record(user, record, &keep_error);
  return keep_status == GX_OK;
}

static int read_documents(
  gx_store *store,
  const gx_knowledge *knowledge,
  const arguments *found,
  gx_pipeline_report *report
) {
  gx_receiver receiver = {store, keep_record};
  gx_diagnostics diagnostics = {NULL, report_diagnostic};
  gx_progress progress = progress_bar();
  gx_pipeline_options options = GX_PIPELINE_OPTIONS_INIT;
  options.threads = (unsigned)common.threads;
  options.min_confidence = common.min_confidence;
  options.diagnostics = &diagnostics;
  options.progress = &progress;
  gx_error error = {0};
  gx_status status = gx_pipeline_run(
    report,
    knowledge,
    (const char *const *)found->items,
    found->count,
    &receiver,
    &options,
    &error
  );
  progress_done();
  if (keep_status != GX_OK) return fail_with(keep_status, &keep_error);
  return status == GX_OK ? 0 : fail_with(status, &error);
}

static int write_format(const gx_format *format, const gx_graph *graph) {
  whole_file file;
  if (whole_file_open(&file, folder, format->file_name)) return 1;
  gx_error error = {0};
  gx_export_report report = {0};
  gx_output output = stream_output(file.stream);
  gx_status status = gx_export(format, graph, &output, NULL, &report, &error);
  int failed = whole_file_close(&file, status == GX_OK);
  if (status != GX_OK) return fail_with(status, &error);
  if (report.ties_left_out) {
    mention(
      "%s shows the heaviest %llu of %llu ties; guanxi export %s -f %s --top 0 draws "
      "all",
      format->file_name,
      (unsigned long long)report.ties,
      (unsigned long long)(report.ties + report.ties_left_out),
      folder,
      format->id
    );
  }
  return failed;
}

static int write_formats(const gx_graph *graph) {
  for (size_t i = 0; i < gx_format_count(); i++) {
    const gx_format *format = gx_format_at(i);
    int failed = stop_asked();
    if (!failed && format->usual) failed = write_format(format, graph);
    if (failed) return failed;
  }
  return 0;
}

static void print_counts(const view *v, const gx_pipeline_report *report) {
  size_t entities, edges;
  gx_corpus_entities(v->corpus, &entities);
  gx_corpus_edges(v->corpus, &edges);
  printf(
    "%llu document%s (%llu could not be read), %zu entities, %zu ties\n\n",
    (unsigned long long)report->documents,
    report->documents == 1 ? "" : "s",
    (unsigned long long)report->failed,
    entities,
    edges
  );
}

static void print_files(void) {
  printf("\nIn %s:\n", folder);
  for (size_t i = 0; i < gx_format_count(); i++) {
    const gx_format *format = gx_format_at(i);
    if (format->usual) printf("  %-16s %s\n", format->file_name, format->about);
  }
  if (gx_report_available()) {
    const char *about = "a page to look at: network, ranking, map, sentences";
    printf("  %-16s %s\n", GX_REPORT_FILE, about);
  }
  printf("  %-16s all of it, for guanxi rank, why, show, export\n", GX_STORE_FILE);
}

static int print_ranking(const view *v) {
  gx_rank_options ranking = GX_RANK_OPTIONS_INIT;
  ranking.top = (uint32_t)top;
  gx_rank *rank = NULL;
  gx_error error = {0};
  gx_status status = gx_rank_build(&rank, v->graph, &ranking, &error);
  if (status != GX_OK) return fail_with(status, &error);
  printf("Most connected, by distinct partners over asserted ties:\n");
  rank_print(v->graph, rank, (const char *[RANK_COLUMNS]){NULL});
  gx_rank_free(rank);
  return 0;
}

static int draw_graph(view *v, const gx_pipeline_report *report) {
  gx_error error = {0};
  int failed = view_graph(v, NULL);
  if (failed) return failed;
  gx_analysis_options analysis = GX_ANALYSIS_OPTIONS_INIT;
  analysis.seed = common.seed;
  gx_progress progress = progress_bar();
  analysis.progress = &progress;
  gx_status status = gx_analysis_run(v->graph, &analysis, &error);
  progress_done();
  if (status != GX_OK) return fail_with(status, &error);
  failed = write_formats(v->graph);
  if (!failed) failed = report_build(v, folder);
  if (failed || talk_quiet) return failed;
  print_counts(v, report);
  failed = print_ranking(v);
  print_files();
  return failed;
}

/* The store, with the corrections in it. */
static int make_store(view *v, gx_corrections **corrections) {
  gx_error error = {0};
  char *path = NULL;
  if (asprintf(&path, "%s/%s", folder, GX_STORE_FILE) < 0) return 1;
  int failed = knowledge_open(&v->knowledge);
  if (!failed) {
    v->domain = gx_domain_of(v->knowledge);
    failed = corrections_open(corrections, &v->domain);
  }
  gx_status status = GX_OK;
  if (!failed) status = gx_store_create(&v->store, path, &error);
  if (!failed && status == GX_OK && *corrections) {
    status = gx_store_add_corrections(v->store, *corrections, &error);
  }
  free(path);
  return status == GX_OK ? failed : fail_with(status, &error);
}

static int make_corpus(view *v) {
  gx_error error = {0};
  gx_status status = gx_store_commit(v->store, &error);
  if (status == GX_OK) {
    status = gx_store_corpus(&v->corpus, v->store, &v->domain, NULL, &error);
  }
  return status == GX_OK ? 0 : fail_with(status, &error);
}

static int build(view *v, const arguments *found) {
  gx_pipeline_report report = {0};
  gx_corrections *corrections = NULL;
  int failed = make_store(v, &corrections);
  if (!failed) failed = read_documents(v->store, v->knowledge, found, &report);
  if (!failed) failed = make_corpus(v);
  if (!failed) corrections_report(corrections, v->corpus);
  gx_corrections_free(corrections);
  if (!failed) failed = view_project(v);
  if (!failed) failed = draw_graph(v, &report);
  if (failed) return failed;
  if (report.documents && report.failed == report.documents) {
    complain("no document could be read");
  }
  return report.failed && !common.keep_going ? 3 : 0;
}

static int run(const arguments *found) {
  if (found->count == 0 || !folder) {
    complain("documents and -o DIR are needed (see guanxi build --help)");
    return 2;
  }
  if (folder_make(folder)) return 1;
  view v = {0};
  int status = build(&v, found);
  view_close(&v);
  return status;
}

static const option options[] = {
  {"output", 'o', OPTION_TEXT, &folder, "DIR", "the folder to write into"},
  {"top",
   'n',
   OPTION_NUMBER,
   &top,
   "N",
   "rows of the ranking that is shown (default 10)"},
  OPTION_THREADS_ROW,
  OPTION_SCHEMA_ROWS,
  OPTION_PROJECT_ROWS,
  OPTION_CONFIDENCE_ROW,
  OPTION_CORRECTIONS_ROW,
  {"seed", 0, OPTION_NUMBER, &common.seed, "N", "of communities and layout"},
  OPTION_KEEP_GOING_ROW,
  OPTION_QUIET_ROW,
  {0},
};

static const command_help help = {
  "build",
  "INPUT… -o DIR",
  "the main job: documents → graph, tables and store in DIR",
  "Reads every document of the inputs and writes the network of ties that they\n"
  "report: report.html to look at, graph.graphml and graph.gexf for Gephi, networkx "
  "and\n"
  "igraph, graph.dot for Graphviz, CSV tables, JSON, and store.sqlite, which the "
  "other\n"
  "commands read. An INPUT is a file (text, Markdown, HTML, JSON Lines; gzip of any;\n"
  "UTF-8, UTF-16, GB18030, Big5), a folder, or - for standard input. The same\n"
  "documents give the same bytes, in any order, on any number of threads. A document\n"
  "that cannot be read is named on standard error; the rest is done and the exit\n"
  "status is 3 (0 with --keep-going).",
  "  guanxi build pages/ -o out\n"
  "  zcat dump.jsonl.gz | guanxi build - -o out\n"
  "  guanxi build pages/ -o out --schema my-verbs.xml,my-companies.tsv\n"
  "  guanxi build pages/ -o out --corrections corrections.tsv\n",
};

const command command_build = {&help, options, run};
