/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * command.h: the commands, and what several of them share: options, the knowledge, a
 * store opened as corpus and graph, outputs that appear complete.
 */
#ifndef GX_CLI_COMMAND_H
#define GX_CLI_COMMAND_H

#include "cli/options.h"
#include "cli/talk.h"

typedef struct command {
  const command_help *help;
  const option *options;
  int (*run)(const arguments *found);
} command;

extern const command command_build;
extern const command command_extract;
extern const command command_merge;
extern const command command_export;
extern const command command_rank;
extern const command command_stats;
extern const command command_path;
extern const command command_why;
extern const command command_show;
extern const command command_diff;
extern const command command_eval;
extern const command command_check;
extern const command command_completion;

/** All commands, in the order of --help. */
extern const command *const commands[];
extern const size_t command_count;

/* Options that several commands take; each command's table names those it takes. */
typedef struct common_options {
  bool quiet; /* talk_quiet is set from it by the parser's target */
  text_list schema;
  bool schema_only;
  uint64_t threads;
  uint64_t seed;
  double min_confidence;
  bool json;
  bool keep_going;
  const char *project; /* NULL: no projection */
  const char *level;
} common_options;
extern common_options common;

#define OPTION_QUIET_ROW                                                               \
  { "quiet", 'q', OPTION_FLAG, &talk_quiet, NULL, "say nothing but errors" }
#define OPTION_SCHEMA_ROWS                                                             \
  {"schema",                                                                           \
   's',                                                                                \
   OPTION_LIST,                                                                        \
   &common.schema,                                                                     \
   "FILE",                                                                             \
   "domain or lexicon file laid over the default; repeatable"},                        \
  {                                                                                    \
    "schema-only", 0, OPTION_FLAG, &common.schema_only, NULL,                          \
      "only those files, without the built-in domain"                                  \
  }
#define OPTION_THREADS_ROW                                                             \
  {                                                                                    \
    "threads", 'j', OPTION_NUMBER, &common.threads, "N",                               \
      "worker threads (default: all)"                                                  \
  }
#define OPTION_CONFIDENCE_ROW                                                          \
  {                                                                                    \
    "min-confidence", 0, OPTION_REAL, &common.min_confidence, "P",                     \
      "leave out ties that are less sure (0 to 1)"                                     \
  }
#define OPTION_WITHOUT_ROW                                                             \
  {                                                                                    \
    "without", 0, OPTION_LIST, &stages_left_out, "STAGE",                              \
      "leave out a stage (see the man page)"                                           \
  }
#define OPTION_KEEP_GOING_ROW                                                          \
  {                                                                                    \
    "keep-going", 0, OPTION_FLAG, &common.keep_going, NULL,                            \
      "exit with 0 though some documents could not be read"                            \
  }
#define OPTION_PROJECT_ROWS                                                            \
  {"project",                                                                          \
   0,                                                                                  \
   OPTION_TEXT,                                                                        \
   &common.project,                                                                    \
   "KIND",                                                                             \
   "fold onto place, company-place or person-body"},                                   \
  {                                                                                    \
    "level", 0, OPTION_TEXT, &common.level, "LEVEL",                                   \
      "of --project: country province (default) city county"                           \
  }
#define OPTION_JSON_ROW                                                                \
  { "json", 0, OPTION_FLAG, &common.json, NULL, "JSON instead of a table" }

/** The stages of --without, as gx_stage bits. Returns an exit status, 0 when all are
 *  known. */
int stages_without(uint32_t *stages);
extern text_list stages_left_out;

/** The knowledge by --schema. Returns an exit status, 0 when it is there. */
int knowledge_open(gx_knowledge **knowledge);

/** A store with everything that asks of it needs. */
typedef struct view {
  gx_knowledge *knowledge;
  gx_store *store;
  gx_domain domain;
  gx_corpus *corpus; /* folded by --project */
  gx_corpus *whole;  /* with --project: what was folded; else NULL */
  gx_graph *graph;   /* NULL until view_graph */
} view;

/** Opens knowledge, store and corpus; complains; 0 or the exit status. */
int view_open(view *v, const char *path);
/** Folds v->corpus as --project and --level say; says what was left out. */
int view_project(view *v);
/** With --project: its members of a JSON object, with a comma behind. */
void json_projection(void);
int view_graph(view *v, const gx_graph_options *options);
void view_close(view *v);

/** Finds one entity by uid, name or alias; complains (with suggestions) when there is
 *  none; says on stderr which one was taken when there are several. */
int view_find(const view *v, const char *query, uint32_t *entity);

/** The same, but a name that several entities bear is refused, and they are named. */
int view_find_one(const view *v, const char *query, uint32_t *entity);

/** Reads ids ("company,zone") into slices. */
size_t list_strings(gx_str out[MAX_LIST], const text_list *list);

gx_str text_of(const char *text);

/** mkdir -p; complains; 0 or 1. */
int folder_make(const char *path);

/** Writes a file under a temporary name; renames it when all went well. */
typedef struct whole_file {
  FILE *stream;
  char *path;
  char *partial;
} whole_file;
int whole_file_open(whole_file *file, const char *folder, const char *name);
int whole_file_close(whole_file *file, bool keep);

/** The HTML page of v->graph; title may be NULL. */
int report_write(const view *v, FILE *stream, const char *title);
/** The same into a folder; says so when this build has no report. */
int report_build(const view *v, const char *folder);

#endif
