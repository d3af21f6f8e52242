/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * extract.c: `guanxi extract`: documents in, one JSON record a line out, in order.
 */
#include "cli/command.h"

static bool negated;

typedef struct state {
  gx_output output;
  gx_error error;
  gx_status status;
} state;

static bool write_record(void *user, const gx_record *record) {
  state *s = user;
  s->status = gx_record_write(record, &s->output, &s->error);
  return s->status == GX_OK;
}

static int run(const arguments *found) {
  if (found->count == 0) {
    complain("nothing to read (see guanxi extract --help)");
    return 2;
  }
  gx_knowledge *knowledge = NULL;
  int failed = knowledge_open(&knowledge);
  if (failed) return failed;
  state s = {.output = standard_output()};
  gx_receiver receiver = {&s, write_record};
  gx_diagnostics diagnostics = {NULL, report_diagnostic};
  gx_progress progress = progress_bar();
  gx_pipeline_options options = GX_PIPELINE_OPTIONS_INIT;
  options.threads = (unsigned)common.threads;
  options.min_confidence = common.min_confidence;
  options.negated = negated;
  options.diagnostics = &diagnostics;
  options.progress = &progress;
  gx_pipeline_report report;
  gx_error error = {0};
  gx_status status = gx_pipeline_run(
    &report,
    knowledge,
    (const char *const *)found->items,
    found->count,
    &receiver,
    &options,
    &error
  );
  progress_done();
  gx_knowledge_free(knowledge);
  if (s.status != GX_OK) return fail_with(s.status, &s.error);
  if (status != GX_OK) return fail_with(status, &error);
  return report.failed && !common.keep_going ? 3 : 0;
}

static const option options[] = {
  OPTION_THREADS_ROW,
  OPTION_SCHEMA_ROWS,
  OPTION_CONFIDENCE_ROW,
  {"negated", 0, OPTION_FLAG, &negated, NULL, "also write what a text denies"},
  OPTION_KEEP_GOING_ROW,
  OPTION_QUIET_ROW,
  {0},
};

static const command_help help = {
  "extract",
  "INPUT… [OPTION…] > records.jsonl",
  "documents → JSON records, one a line",
  "Reads every document and writes one JSON record for each on standard output, in\n"
  "input order: entities, relations, and where the text says so, as byte ranges of "
  "the\n"
  "source. An INPUT is a file (text, Markdown, HTML, JSON Lines; gzip of any), a "
  "folder,\n"
  "or - for standard input. A document that cannot be read is named on standard "
  "error,\n"
  "becomes a record with an `error`, and makes the exit status 3.",
  "  guanxi extract page.html | jq .relations\n"
  "  find pages -name '*.html' | xargs guanxi extract > records.jsonl\n",
};

const command command_extract = {&help, options, run};
