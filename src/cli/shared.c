/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shared.c: what several commands need; see command.h.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"

common_options common;

gx_str text_of(const char *text) {
  return (gx_str){text, strlen(text)};
}

size_t list_strings(gx_str out[MAX_LIST], const text_list *list) {
  for (size_t i = 0; i < list->count; i++)
    out[i] = text_of(list->items[i]);
  return list->count;
}

int knowledge_open(gx_knowledge **knowledge) {
  gx_error error = {0};
  gx_diagnostics diagnostics = {NULL, report_diagnostic};
  gx_knowledge_options options = GX_KNOWLEDGE_OPTIONS_INIT;
  options.files = common.schema.items;
  options.file_count = common.schema.count;
  options.overlay_only = common.schema_only;
  options.diagnostics = &diagnostics;
  gx_status status = gx_knowledge_load(knowledge, &options, &error);
  if (status == GX_OK) return 0;
  bool said = status == GX_E_SCHEMA || status == GX_E_SYNTAX;
  if (!said) fail_with(status, &error);
  return said || status == GX_E_IO ? 2 : 1;
}

int view_open(view *v, const char *path) {
  gx_error error = {0};
  memset(v, 0, sizeof *v);
  int failed = knowledge_open(&v->knowledge);
  if (failed) return failed;
  v->domain = gx_domain_of(v->knowledge);
  gx_status status = gx_store_open(&v->store, path, &error);
  if (status == GX_OK) {
    gx_corpus_options options = GX_CORPUS_OPTIONS_INIT;
    options.min_confidence = common.min_confidence;
    status = gx_store_corpus(&v->corpus, v->store, &v->domain, &options, &error);
  }
  failed = status == GX_OK ? view_project(v) : fail_with(status, &error);
  if (failed) view_close(v);
  return failed;
}

static int read_projection(gx_projection_options *options) {
  options->level = GX_PLACE_PROVINCE;
  if (!gx_projection_find(&options->kind, text_of(common.project))) {
    complain(
      "--project takes place, company-place or person-body, not “%s”", common.project
    );
    return 2;
  }
  if (common.level && !gx_place_level_find(&options->level, text_of(common.level))) {
    complain("--level takes country, province, city or county, not “%s”", common.level);
    return 2;
  }
  return 0;
}

void json_projection(void) {
  if (!common.project) return;
  printf("\"projection\": ");
  print_json(text_of(common.project));
  printf(", \"level\": ");
  print_json(text_of(common.level ? common.level : "province"));
  printf(", ");
}

int view_project(view *v) {
  gx_projection_options options = GX_PROJECTION_OPTIONS_INIT;
  gx_error error = {0};
  gx_corpus *projected = NULL;
  if (!common.project) {
    if (common.level) complain("--level needs --project");
    return common.level ? 2 : 0;
  }
  int failed = read_projection(&options);
  if (failed) return failed;
  options.knowledge = v->knowledge;
  gx_status status = gx_corpus_project(&projected, v->corpus, &options, &error);
  if (status != GX_OK) return fail_with(status, &error);
  v->whole = v->corpus;
  v->corpus = projected;
  gx_corpus_counts counts = gx_corpus_count(projected);
  mention(
    "projection %s: %llu sentences within one place and %llu with an end outside it "
    "are left out",
    common.project,
    (unsigned long long)counts.self_ties,
    (unsigned long long)counts.unplaced
  );
  return 0;
}

int view_graph(view *v, const gx_graph_options *options) {
  gx_error error = {0};
  gx_status status = gx_graph_build(&v->graph, v->corpus, options, &error);
  return status == GX_OK ? 0 : fail_with(status, &error);
}

void view_close(view *v) {
  gx_graph_free(v->graph);
  gx_corpus_free(v->corpus);
  gx_corpus_free(v->whole);
  gx_store_free(v->store);
  gx_knowledge_free(v->knowledge);
  memset(v, 0, sizeof *v);
}

#define SUGGESTIONS 8

static void name_candidates(const view *v, const uint32_t *found, size_t count) {
  size_t entity_count;
  const gx_entity *entities = gx_corpus_entities(v->corpus, &entity_count);
  for (size_t i = 0; i < count && i < SUGGESTIONS; i++) {
    const gx_entity *e = &entities[found[i]];
    gx_str type = v->domain.entity_types[e->type].id;
    fprintf(
      stderr,
      "  %.*s  %.*s, %.*s\n",
      GX_STR_ARG(e->uid),
      GX_STR_ARG(e->name),
      GX_STR_ARG(type)
    );
  }
  if (count > SUGGESTIONS) fprintf(stderr, "  and %zu more\n", count - SUGGESTIONS);
}

static gx_match
find_any(const view *v, const char *query, uint32_t found[SUGGESTIONS], size_t *count) {
  gx_match match = gx_corpus_find(v->corpus, text_of(query), found, SUGGESTIONS, count);
  if (match == GX_MATCH_NONE) {
    complain("nothing in the store is called “%s”", query);
  } else if (match == GX_MATCH_PART && *count > 1) {
    complain("“%s” is part of several names; say which by name or uid:", query);
    name_candidates(v, found, *count);
    return GX_MATCH_NONE;
  }
  return match;
}

int view_find(const view *v, const char *query, uint32_t *entity) {
  uint32_t found[SUGGESTIONS];
  size_t count, entity_count;
  if (find_any(v, query, found, &count) == GX_MATCH_NONE) return 1;
  *entity = found[0];
  if (count > 1) {
    const gx_entity *e = &gx_corpus_entities(v->corpus, &entity_count)[found[0]];
    mention(
      "“%s” may mean %zu things; taking %.*s (%.*s)",
      query,
      count,
      GX_STR_ARG(e->name),
      GX_STR_ARG(e->uid)
    );
  }
  return 0;
}

int view_find_one(const view *v, const char *query, uint32_t *entity) {
  uint32_t found[SUGGESTIONS];
  size_t count;
  if (find_any(v, query, found, &count) == GX_MATCH_NONE) return 1;
  *entity = found[0];
  if (count == 1) return 0;
  complain("“%s” may mean %zu things; say which by its uid:", query, count);
  name_candidates(v, found, count);
  return 1;
}

int whole_file_open(whole_file *file, const char *folder, const char *name) {
  memset(file, 0, sizeof *file);
  const char *slash = *folder ? "/" : "";
  if (asprintf(&file->path, "%s%s%s", folder, slash, name) < 0) file->path = NULL;
  if (asprintf(&file->partial, "%s%s%s.partial", folder, slash, name) < 0) {
    file->partial = NULL;
  }
  if (file->partial) file->stream = fopen(file->partial, "wb");
  if (file->stream && file->path) return 0;
  complain("cannot write %s: %s", file->path ? file->path : name, strerror(errno));
  whole_file_close(file, false);
  return 1;
}

int whole_file_close(whole_file *file, bool keep) {
  int failed = 0;
  if (file->stream) {
    bool written = fflush(file->stream) == 0 &&
                   (fsync(fileno(file->stream)) == 0 || errno == EINVAL);
    written = fclose(file->stream) == 0 && written;
    if (keep && (!written || rename(file->partial, file->path) != 0)) {
      complain("cannot write %s: %s", file->path, strerror(errno));
      failed = 1;
    }
    if (failed || !keep) remove(file->partial);
  }
  free(file->path);
  free(file->partial);
  memset(file, 0, sizeof *file);
  return failed;
}

int folder_make(const char *path) {
  char *copy = strdup(path);
  if (!copy) return 1;
  for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(copy, 0777);
    *slash = '/';
  }
  int failed = mkdir(copy, 0777) != 0 && errno != EEXIST;
  struct stat facts;
  if (!failed && (stat(copy, &facts) != 0 || !S_ISDIR(facts.st_mode))) {
    errno = ENOTDIR;
    failed = 1;
  }
  if (failed) complain("cannot make the folder %s: %s", path, strerror(errno));
  free(copy);
  return failed;
}
