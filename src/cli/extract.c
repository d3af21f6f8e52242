/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * extract.c: `guanxi extract`: documents in, one JSON record a line out, in order.
 */
#include "cli/command.h"

static bool negated;
static uint32_t without; /* gx_stage bits */
static bool explain;

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

typedef struct telling {
  const gx_knowledge *knowledge;
  gx_output output;
  size_t failed;
  gx_status status; /* of the output: it ends the run */
  gx_error error;
} telling;

static bool tell(void *user, const gx_source *source) {
  telling *t = user;
  gx_extract_options extract = GX_EXTRACT_OPTIONS_INIT;
  extract.media = source->media;
  extract.encoding = source->encoding;
  extract.title = source->title;
  extract.published = source->published;
  extract.min_confidence = common.min_confidence;
  extract.negated = negated;
  extract.without = without;
  gx_explain_options options = GX_EXPLAIN_OPTIONS_INIT;
  options.extract = &extract;
  options.json = common.json;
  gx_error error = source->error ? *source->error : (gx_error){0};
  gx_status status = error.status;
  if (source->error) {
    if (status == GX_E_IO)
      status = GX_E_SYNTAX; /* of the document, not of the output */
  } else {
    status = gx_explain(
      t->knowledge, source->doc, source->bytes, &options, &t->output, &error
    );
  }
  if (status == GX_OK) return true;
  if (status == GX_E_IO || status == GX_E_NOMEM) {
    t->status = status;
    t->error = error;
    return false;
  }
  if (source->line) {
    complain("%s:%u: %s", source->path, (unsigned)source->line, error.message);
  } else {
    complain("%s: %s", source->path, error.message);
  }
  t->failed++;
  return true;
}

/* --explain: how each record comes about, instead of the record. */
static int run_explain(const arguments *found, const gx_knowledge *knowledge) {
  telling t = {.knowledge = knowledge, .output = standard_output()};
  gx_source_visitor visitor = {&t, tell};
  gx_error error = {0};
  gx_status status =
    gx_sources_each((const char *const *)found->items, found->count, &visitor, &error);
  if (t.status != GX_OK) return fail_with(t.status, &t.error);
  if (status != GX_OK) return fail_with(status, &error);
  return t.failed && !common.keep_going ? 3 : 0;
}

static int run(const arguments *found) {
  if (found->count == 0) {
    complain("nothing to read (see guanxi extract --help)");
    return 2;
  }
  if (common.json && !explain) {
    complain("--json goes with --explain: records are JSON anyway");
    return 2;
  }
  gx_knowledge *knowledge = NULL;
  int failed = stages_without(&without);
  if (!failed) failed = knowledge_open(&knowledge);
  if (failed) return failed;
  if (explain) {
    failed = run_explain(found, knowledge);
    gx_knowledge_free(knowledge);
    return failed;
  }
  state s = {.output = standard_output()};
  gx_receiver receiver = {&s, write_record};
  gx_diagnostics diagnostics = {NULL, report_diagnostic};
  gx_progress progress = progress_bar();
  gx_pipeline_options options = GX_PIPELINE_OPTIONS_INIT;
  options.threads = (unsigned)common.threads;
  options.min_confidence = common.min_confidence;
  options.negated = negated;
  options.without = without;
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
  {"explain",
   0,
   OPTION_FLAG,
   &explain,
   NULL,
   "how each record comes about, instead of the record"},
  {"json", 0, OPTION_FLAG, &common.json, NULL, "with --explain: as JSON"},
  OPTION_WITHOUT_ROW,
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
  "becomes a record with an `error`, and makes the exit status 3.\n"
  "\n"
  "--explain tells what was weighed: the tokens of each sentence and the names that "
  "lost,\n"
  "clause items and slots, each frame tried and why it was not used, ties drawn and\n"
  "dropped, names joined, pronouns resolved.",
  "  guanxi extract page.html | jq .relations\n"
  "  guanxi extract --explain --schema my-verbs.xml page.txt | less\n"
  "  find pages -name '*.html' | xargs guanxi extract > records.jsonl\n",
};

const command command_extract = {&help, options, run};
