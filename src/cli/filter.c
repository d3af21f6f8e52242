/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * filter.c: filters as words → gx_graph_options. Words that name nothing are refused
 * with the nearest that there is; names that may mean several things with all of these.
 */
#include "cli/filter.h"

#include <stdlib.h>
#include <string.h>

filter_options filter;

/* The filters as the library takes them; slices and numbers live here. */
typedef struct wish {
  gx_graph_options options;
  gx_str types[MAX_LIST], relations[MAX_LIST], classes[MAX_LIST], regions[MAX_LIST];
  uint32_t ego[MAX_LIST];
} wish;

static bool is_one_of(const char *word, const gx_str *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (words[i].size == strlen(word) && !memcmp(words[i].data, word, words[i].size)) {
      return true;
    }
  }
  return false;
}

/* Refuses words of a list that are not among those there are. */
static int check_words(
  const char *what, const text_list *list, const gx_str *words, size_t count
) {
  for (size_t i = 0; i < list->count; i++) {
    if (is_one_of(list->items[i], words, count)) continue;
    fprintf(stderr, "guanxi: no %s is called “%s”; there are:", what, list->items[i]);
    for (size_t k = 0; k < count; k++) {
      if (!k || words[k].size != words[k - 1].size ||
          memcmp(words[k].data, words[k - 1].data, words[k].size) != 0) {
        fprintf(stderr, " %.*s", GX_STR_ARG(words[k]));
      }
    }
    fputc('\n', stderr);
    return 2;
  }
  return 0;
}

static int check_kinds(const gx_domain *domain) {
  size_t types = domain->entity_type_count, relations = domain->relation_type_count;
  size_t room = types > relations ? types : relations;
  gx_str *words = calloc(room + 1, sizeof *words);
  if (!words) return 1;
  for (size_t i = 0; i < types; i++)
    words[i] = domain->entity_types[i].id;
  int failed = check_words("entity type", &filter.types, words, types);
  for (size_t i = 0; i < relations; i++)
    words[i] = domain->relation_types[i].id;
  if (!failed) failed = check_words("relation", &filter.relations, words, relations);
  for (size_t i = 0; i < relations; i++)
    words[i] = domain->relation_types[i].class_id;
  if (!failed) failed = check_words("class", &filter.classes, words, relations);
  free(words);
  return failed;
}

int filter_statuses(unsigned *bits, const text_list *words) {
  for (size_t i = 0; i < words->count; i++) {
    gx_tie_status status;
    if (!gx_tie_status_find(&status, text_of(words->items[i]))) {
      complain("no such status: %s (asserted, planned, ended)", words->items[i]);
      return 2;
    }
    *bits |= 1u << status;
  }
  return 0;
}

/* A code as it stands; a name by its entity's uid ("CN-650000"). */
static int find_region(const view *v, const char *word, gx_str *code) {
  *code = text_of(word);
  if ((*word >= '0' && *word <= '9') || (*word >= 'A' && *word <= 'Z')) return 0;
  uint32_t entity;
  size_t count;
  int failed = view_find_one(v, word, &entity);
  if (failed) return failed;
  gx_str uid = gx_corpus_entities(v->corpus, &count)[entity].uid;
  if (uid.size <= 3 || memcmp(uid.data, "CN-", 3) != 0) {
    complain("“%s” (%.*s) is no division of China", word, GX_STR_ARG(uid));
    return 1;
  }
  *code = (gx_str){uid.data + 3, uid.size - 3};
  return 0;
}

static int find_places(const view *v, wish *out) {
  int failed = 0;
  for (size_t i = 0; i < filter.ego.count && !failed; i++)
    failed = view_find_one(v, filter.ego.items[i], &out->ego[i]);
  for (size_t i = 0; i < filter.regions.count && !failed; i++)
    failed = find_region(v, filter.regions.items[i], &out->regions[i]);
  out->options.ego = out->ego;
  out->options.ego_count = filter.ego.count;
  out->options.regions = out->regions;
  out->options.region_count = filter.regions.count;
  return failed;
}

static int read_wish(const view *v, wish *out) {
  gx_graph_options *options = &out->options;
  *options = (gx_graph_options)GX_GRAPH_OPTIONS_INIT;
  options->entity_types = out->types;
  options->entity_type_count = list_strings(out->types, &filter.types);
  options->relation_types = out->relations;
  options->relation_type_count = list_strings(out->relations, &filter.relations);
  options->classes = out->classes;
  options->class_count = list_strings(out->classes, &filter.classes);
  if (filter.since) options->since = text_of(filter.since);
  if (filter.until) options->until = text_of(filter.until);
  options->min_weight = filter.min_weight;
  options->min_confidence = common.min_confidence;
  options->radius = filter.radius > UINT32_MAX ? UINT32_MAX : (uint32_t)filter.radius;
  options->drop_isolates = filter.connected;
  options->largest_component = filter.component;
  int failed = check_kinds(&v->domain);
  if (!failed) failed = filter_statuses(&options->statuses, &filter.statuses);
  return failed ? failed : find_places(v, out);
}

static gx_status
rank_nodes(gx_rank **rank, const view *v, const wish *in, gx_error *error) {
  gx_rank_options ranking = GX_RANK_OPTIONS_INIT;
  gx_analysis_options analysis = GX_ANALYSIS_OPTIONS_INIT;
  const char *by = filter.by ? filter.by : "partners";
  bool counted =
    !strcmp(by, "partners") || !strcmp(by, "ties") || !strcmp(by, "strength");
  ranking.by = text_of(by);
  ranking.classes = in->options.classes;
  ranking.class_count = in->options.class_count;
  ranking.statuses = in->options.statuses;
  ranking.top = filter.top_nodes > UINT32_MAX ? 0 : (uint32_t)filter.top_nodes;
  analysis.measures = &by;
  analysis.measure_count = 1;
  analysis.seed = common.seed;
  if (!counted) {
    gx_status status = gx_analysis_run(v->graph, &analysis, error);
    if (status != GX_OK) return status;
  }
  return gx_rank_build(rank, v->graph, &ranking, error);
}

/* The same graph with its best entities only. */
static int keep_top_nodes(view *v, wish *in) {
  gx_error error = {0};
  gx_rank *rank = NULL;
  gx_status status = rank_nodes(&rank, v, in, &error);
  if (status != GX_OK) return fail_with(status, &error);
  size_t count;
  const gx_rank_row *rows = gx_rank_rows(rank, &count);
  uint32_t *entities = calloc(count + 1, sizeof *entities);
  for (size_t i = 0; entities && i < count; i++)
    entities[i] = rows[i].entity;
  gx_rank_free(rank);
  if (!entities) return 1;
  in->options.entities = entities;
  in->options.entity_count = count;
  in->options.ego_count = 0; /* they are near, and in the component */
  in->options.largest_component = false;
  gx_graph_free(v->graph);
  v->graph = NULL;
  int failed = view_graph(v, &in->options);
  free(entities);
  return failed;
}

int view_filtered(view *v, uint32_t top) {
  wish in = {0};
  int failed = read_wish(v, &in);
  if (failed) return failed;
  if (!filter.top_nodes) in.options.top = top;
  failed = view_graph(v, &in.options);
  in.options.top = top;
  if (!failed && filter.top_nodes) failed = keep_top_nodes(v, &in);
  size_t count = 0, entities;
  if (!failed) gx_graph_vertices(v->graph, &count);
  gx_corpus_entities(v->corpus, &entities);
  if (!failed && !count && entities) mention("no entity passes the filters");
  return failed;
}
