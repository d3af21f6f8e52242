/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * eval.c: `guanxi eval`: documents or records against gold.
 *
 * Arguments are told apart by name: NAME.gold.json is gold, a folder holds gold,
 * documents or both, anything else is a document. Files of a folder that have no gold
 * are not read (JSON Lines are: their items may have).
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/eval.h"

static text_list record_files;
static bool list_mistakes;
static bool by_document;
static bool list_ties;
static uint32_t without; /* gx_stage bits */
static uint64_t top = 10;

typedef struct paths {
  char **items;
  size_t count;
  size_t capacity;
} paths;

typedef struct job {
  gx_eval *eval;
  paths golds;
  paths documents; /* as given: read whatever their name */
  paths found;     /* in folders: read when there is gold for them */
  gx_error error;
  gx_status status;
  size_t without_gold;
  size_t failed;
} job;

static _Noreturn void give_up(void) {
  complain("out of memory");
  exit(1);
}

static void paths_add(paths *list, const char *path) {
  if (list->count == list->capacity) {
    list->capacity = list->capacity ? list->capacity * 2 : 64;
    list->items = realloc(list->items, list->capacity * sizeof *list->items);
    if (!list->items) give_up();
  }
  list->items[list->count] = strdup(path);
  if (!list->items[list->count++]) give_up();
}

static void paths_clear(paths *list) {
  for (size_t i = 0; i < list->count; i++)
    free(list->items[i]);
  free(list->items);
  memset(list, 0, sizeof *list);
}

static bool ends_with(const char *path, const char *ending) {
  size_t size = strlen(path), tail = strlen(ending);
  return size >= tail && strcmp(path + size - tail, ending) == 0;
}

static bool is_gold(const char *path) {
  return ends_with(path, ".gold.json");
}

static int visible(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

#define MAX_DEPTH 32

static void walk_folder(job *j, const char *folder, int depth) {
  struct dirent **entries = NULL;
  int count = depth < MAX_DEPTH ? scandir(folder, &entries, visible, by_bytes) : 0;
  if (count < 0) complain("%s: %s", folder, strerror(errno));
  for (int i = 0; i < count; i++) {
    char *path = NULL;
    struct stat facts;
    size_t size = strlen(folder);
    const char *slash = size && folder[size - 1] == '/' ? "" : "/";
    if (asprintf(&path, "%s%s%s", folder, slash, entries[i]->d_name) < 0) give_up();
    free(entries[i]);
    if (lstat(path, &facts) == 0 && S_ISDIR(facts.st_mode)) {
      walk_folder(j, path, depth + 1);
    } else if (stat(path, &facts) == 0 && S_ISREG(facts.st_mode)) {
      paths_add(is_gold(path) ? &j->golds : &j->found, path);
    }
    free(path);
  }
  free(entries);
}

/* Whether an earlier argument is the same file or folder. */
static bool named_before(const arguments *found, size_t at) {
  struct stat mine, other;
  if (stat(found->items[at], &mine) != 0) return false;
  for (size_t i = 0; i < at; i++) {
    if (stat(found->items[i], &other) != 0) continue;
    if (mine.st_dev == other.st_dev && mine.st_ino == other.st_ino) return true;
  }
  return false;
}

static void sort_arguments(job *j, const arguments *found) {
  for (size_t i = 0; i < found->count; i++) {
    struct stat facts;
    const char *path = found->items[i];
    if (named_before(found, i)) continue;
    if (is_gold(path)) {
      paths_add(&j->golds, path);
    } else if (stat(path, &facts) == 0 && S_ISDIR(facts.st_mode)) {
      walk_folder(j, path, 0);
    } else {
      paths_add(&j->documents, path);
    }
  }
}

static int load_gold(job *j) {
  if (!j->golds.count) {
    complain("no NAME.gold.json among the arguments (see guanxi eval --help)");
    return 2;
  }
  for (size_t i = 0; i < j->golds.count; i++) {
    gx_error error = {0};
    const char *path = j->golds.items[i];
    gx_status status = gx_eval_load(j->eval, path, &error);
    if (status == GX_OK) continue;
    if (error.line) {
      complain("%s:%u: %s", path, (unsigned)error.line, error.message);
    } else if (status == GX_E_IO) {
      complain("%s", error.message);
    } else {
      complain("%s: %s", path, error.message);
    }
    return 2;
  }
  return 0;
}

/* What was found in folders joins what was given. */
static void choose_documents(job *j) {
  static const char *const lines[] = {".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"};
  for (size_t i = 0; i < j->found.count; i++) {
    const char *path = j->found.items[i];
    bool wanted = gx_eval_expects(j->eval, text_of(path));
    for (size_t k = 0; k < sizeof lines / sizeof *lines; k++)
      wanted = wanted || ends_with(path, lines[k]);
    if (wanted) paths_add(&j->documents, path);
  }
}

static gx_status add_record(job *j, const gx_record *record, gx_error *error) {
  if (!gx_eval_expects(j->eval, record->doc)) {
    j->without_gold++;
    return GX_OK;
  }
  if (record->error_status != GX_OK) {
    complain("%.*s: %.*s", GX_STR_ARG(record->doc), GX_STR_ARG(record->error_message));
    j->failed++;
  }
  return gx_eval_add(j->eval, record, error);
}

static bool receive(void *user, const gx_record *record) {
  job *j = user;
  j->status = add_record(j, record, &j->error);
  return j->status == GX_OK;
}

static gx_status visit(void *user, const gx_record *record, gx_error *error) {
  return add_record(user, record, error);
}

static int read_documents(job *j, const gx_knowledge *knowledge) {
  gx_receiver receiver = {j, receive};
  gx_progress progress = progress_bar();
  gx_pipeline_options options = GX_PIPELINE_OPTIONS_INIT;
  options.threads = (unsigned)common.threads;
  options.min_confidence = common.min_confidence;
  options.without = without;
  options.progress = &progress;
  gx_error error = {0};
  gx_status status = gx_pipeline_run(
    NULL,
    knowledge,
    (const char *const *)j->documents.items,
    j->documents.count,
    &receiver,
    &options,
    &error
  );
  progress_done();
  if (j->status != GX_OK) return fail_with(j->status, &j->error);
  return status == GX_OK ? 0 : fail_with(status, &error);
}

static int read_records(job *j) {
  gx_record_visitor visitor = {j, visit};
  for (size_t i = 0; i < record_files.count; i++) {
    gx_error error = {0};
    gx_status status = gx_records_each(record_files.items[i], &visitor, &error);
    if (status == GX_OK) continue;
    complain("%s:%u: %s", record_files.items[i], (unsigned)error.line, error.message);
    return status == GX_E_ARGUMENT ? 2 : 1;
  }
  return 0;
}

static bool locate(void *user, const gx_source *source) {
  job *j = user;
  if (source->error) return true; /* its record has said so */
  j->status = gx_eval_source(
    j->eval, source->doc, source->bytes, source->path, source->line, &j->error
  );
  return j->status == GX_OK;
}

/* Lines and sentences: the documents once more, as bytes. */
static int locate_mistakes(job *j) {
  gx_error error = {0};
  gx_source_visitor visitor = {j, locate};
  gx_status status = gx_sources_each(
    (const char *const *)j->documents.items, j->documents.count, &visitor, &error
  );
  if (j->status != GX_OK) return fail_with(j->status, &j->error);
  return status == GX_OK ? 0 : fail_with(status, &error);
}

static size_t count_unmet(const gx_eval *eval) {
  size_t count, unmet = 0;
  const gx_eval_document *rows = gx_eval_documents(eval, &count);
  for (size_t i = 0; i < count; i++) {
    if (rows[i].doc.size) continue;
    unmet++;
    complain("no document for the gold of %.*s", GX_STR_ARG(rows[i].name));
  }
  return unmet;
}

static int evaluate(job *j, const gx_knowledge *knowledge) {
  gx_error error = {0};
  int failed = load_gold(j);
  if (failed) return failed;
  choose_documents(j);
  failed = record_files.count ? read_records(j) : read_documents(j, knowledge);
  if (failed) return failed;
  gx_status status = gx_eval_finish(j->eval, &error);
  if (status != GX_OK) return fail_with(status, &error);
  if (list_mistakes) failed = locate_mistakes(j);
  if (failed) return failed;
  size_t unmet = count_unmet(j->eval);
  if (j->without_gold == 1) mention("1 document has no gold");
  if (j->without_gold > 1) mention("%zu documents have no gold", j->without_gold);
  eval_view v = {j->eval, top, list_mistakes, by_document, list_ties};
  if (common.json) {
    eval_print_json(&v);
  } else {
    eval_print(&v);
  }
  return (unmet || j->failed) && !common.keep_going ? 3 : 0;
}

static int run(const arguments *found) {
  if (found->count == 0) {
    complain("nothing to compare (see guanxi eval --help)");
    return 2;
  }
  gx_knowledge *knowledge = NULL;
  gx_error error = {0};
  job j = {0};
  int status = stages_without(&without);
  if (!status) status = knowledge_open(&knowledge);
  if (status) return status;
  gx_domain domain = gx_domain_of(knowledge);
  sort_arguments(&j, found);
  if (gx_eval_new(&j.eval, &domain, NULL, &error) == GX_OK) {
    status = evaluate(&j, knowledge);
  } else {
    status = fail_with(error.status, &error);
  }
  gx_eval_free(j.eval);
  gx_knowledge_free(knowledge);
  paths_clear(&j.golds);
  paths_clear(&j.documents);
  paths_clear(&j.found);
  return status;
}

static const option options[] = {
  {"records",
   0,
   OPTION_LIST,
   &record_files,
   "FILE",
   "take these records (of guanxi extract) instead of reading documents"},
  {"errors",
   'e',
   OPTION_FLAG,
   &list_mistakes,
   NULL,
   "list every error with file, line and sentence"},
  {"by-document", 0, OPTION_FLAG, &by_document, NULL, "a row for each document"},
  {"ties",
   0,
   OPTION_FLAG,
   &list_ties,
   NULL,
   "with --json: each tie's rule, confidence and verdict"},
  {"top", 'n', OPTION_NUMBER, &top, "N", "rules shown (default 10; 0: all)"},
  OPTION_CONFIDENCE_ROW,
  OPTION_JSON_ROW,
  OPTION_THREADS_ROW,
  OPTION_SCHEMA_ROWS,
  OPTION_WITHOUT_ROW,
  OPTION_KEEP_GOING_ROW,
  OPTION_QUIET_ROW,
  {0},
};

static const command_help help = {
  "eval",
  "GOLD… [INPUT…] [OPTION…]",
  "how right it is on your own documents",
  "Compares what is found in documents with what a careful reader found: precision,\n"
  "recall and F1 of entities, ties and their attributes, in all and by type; errors "
  "by\n"
  "kind; the rules that were wrong; and whether confidence can be believed. GOLD is a\n"
  "file NAME.gold.json or a folder of such; it belongs to the document NAME.* (or to "
  "the\n"
  "JSON Lines item whose id is NAME). A folder may hold both. The format, and how to\n"
  "write gold, are described in tests/corpus/README.md. Gold without a document counts "
  "as\n"
  "missed and makes the exit status 3.",
  "  guanxi eval mine/                         documents and gold in one folder\n"
  "  guanxi eval gold/ pages/ --errors | less  every error, as FILE:LINE\n"
  "  guanxi eval gold/ --records out.jsonl --json\n"
  "  guanxi eval mine/ --min-confidence 0.8    what a limit costs and brings\n",
};

const command command_eval = {&help, options, run};
