/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which part of a corpus a graph shows, against a slow, plain twin on random corpora.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "guanxi/graph.h"
#include "support/records.h"

#define ENTITIES 40
#define TIES 60

static const char *const divisions[] = {
  "CN-650000",
  "CN-650400",
  "CN-650402",
  "CN-653101",
  "CN-350000",
  "CN-350105",
  "CN-XJBT-03",
  "CN-640402"};
#define DIVISIONS (sizeof divisions / sizeof *divisions)

static void append(char **at, const char *text) {
  size_t size = strlen(text);
  memcpy(*at, text, size);
  *at += size;
}

static void append_entity(char **at, unsigned i) {
  char text[256], key[32];
  snprintf(key, sizeof key, "第%u号单位", i);
  const char *code = i < DIVISIONS ? divisions[i] : key;
  const char *type = i < DIVISIONS ? "county" : i % 2 ? "company" : "agency";
  snprintf(
    text,
    sizeof text,
    "%s{\"id\": \"e%u\", \"type\": \"%s\", \"name\": \"第%u号单位\", \"key\": \"%s\"}",
    i ? ", " : "",
    i,
    type,
    i,
    code
  );
  append(at, text);
}

static void append_tie(char **at, unsigned i, uint64_t *seed) {
  static const char *const types[] = {
    "aids", "located_in", "part_of", "supplies", "signs_with"};
  static const char *const words[] = {"asserted", "planned", "ended"};
  unsigned head = (unsigned)(test_random(seed) % ENTITIES);
  unsigned tail = (unsigned)(test_random(seed) % ENTITIES);
  char text[256];
  snprintf(
    text,
    sizeof text,
    "%s{\"head\": \"e%u\", \"type\": \"%s\", \"tail\": \"e%u\", \"status\": \"%s\", "
    "\"confidence\": 0.9, \"evidence\": [{\"begin\": %u, \"end\": %u, \"text\": "
    "\"句\", "
    "\"rule\": \"r\"}]}",
    i ? ", " : "",
    head,
    types[test_random(seed) % 5],
    head == tail ? (tail + 1) % ENTITIES : tail,
    words[test_random(seed) % 3],
    i * 9,
    i * 9 + 3
  );
  append(at, text);
}

static gx_corpus *random_corpus(test_records *records, uint64_t seed) {
  static char json[1 << 16];
  char *at = json;
  append(&at, "{\"schema_version\": 1, \"doc\": \"d\", \"entities\": [");
  for (unsigned i = 0; i < ENTITIES; i++)
    append_entity(&at, i);
  append(&at, "], \"relations\": [");
  for (unsigned i = 0; i < TIES; i++)
    append_tie(&at, i, &seed);
  append(&at, "]}");
  *at = 0;
  records->count = 0;
  test_records_add(records, json);
  return test_corpus(records);
}

/* The twin: sweeps over all edges until nothing changes. */
typedef struct twin {
  const gx_corpus *corpus;
  const gx_domain *domain;
  const gx_entity *entities;
  const gx_edge *edges;
  size_t entity_count, edge_count;
  bool inside[ENTITIES];
  bool kept[TIES];
} twin;

static twin twin_of(const gx_corpus *corpus) {
  twin t = {.corpus = corpus};
  t.domain = gx_corpus_domain(corpus);
  t.entities = gx_corpus_entities(corpus, &t.entity_count);
  t.edges = gx_corpus_edges(corpus, &t.edge_count);
  assert_true(t.entity_count <= ENTITIES && t.edge_count <= TIES);
  memset(t.inside, true, sizeof t.inside);
  memset(t.kept, true, sizeof t.kept);
  return t;
}

static gx_str relation_of(const twin *t, size_t edge) {
  return t->domain->relation_types[t->edges[edge].relation].id;
}

static void twin_drop(twin *t) {
  for (size_t i = 0; i < t->edge_count; i++)
    t->kept[i] =
      t->kept[i] && t->inside[t->edges[i].head] && t->inside[t->edges[i].tail];
}

static void twin_region(twin *t, const char *code) {
  bool member[ENTITIES] = {false}, near[ENTITIES];
  char prefix[32];
  snprintf(prefix, sizeof prefix, "CN-%s", code);
  for (size_t e = 0; e < t->entity_count; e++) {
    member[e] = gxi_str_starts(t->entities[e].uid, gxi_str(prefix)) ||
                (!strcmp(code, "65") &&
                 gxi_str_starts(t->entities[e].uid, GX_STR_LIT("CN-XJBT")));
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t i = 0; i < t->edge_count; i++) {
      const gx_edge *edge = &t->edges[i];
      bool part = gxi_str_is(relation_of(t, i), "located_in") ||
                  gxi_str_is(relation_of(t, i), "part_of");
      if (!part || edge->status == GX_TIE_PLANNED) continue;
      if (member[edge->tail] && !member[edge->head]) {
        member[edge->head] = changed = true;
      }
    }
  }
  memcpy(near, member, sizeof near);
  for (size_t i = 0; i < t->edge_count; i++) {
    const gx_edge *edge = &t->edges[i];
    t->kept[i] = t->kept[i] && (member[edge->head] || member[edge->tail]);
    if (t->kept[i]) near[edge->head] = near[edge->tail] = true;
  }
  for (size_t e = 0; e < t->entity_count; e++)
    t->inside[e] = t->inside[e] && near[e];
}

static void twin_ego(twin *t, uint32_t ego, uint32_t radius) {
  bool reached[ENTITIES] = {false}, next[ENTITIES];
  reached[ego] = true;
  for (uint32_t step = 0; step < radius; step++) {
    memcpy(next, reached, sizeof next);
    for (size_t i = 0; i < t->edge_count; i++) {
      const gx_edge *edge = &t->edges[i];
      if (!t->kept[i] || !(reached[edge->head] || reached[edge->tail])) continue;
      next[edge->head] = next[edge->tail] = true;
    }
    memcpy(reached, next, sizeof reached);
  }
  for (size_t e = 0; e < t->entity_count; e++)
    t->inside[e] = t->inside[e] && reached[e];
  twin_drop(t);
}

/* Every entity takes the smallest number that it can reach. */
static void twin_component(twin *t) {
  uint32_t label[ENTITIES], sizes[ENTITIES] = {0}, best = 0;
  for (uint32_t e = 0; e < t->entity_count; e++)
    label[e] = e;
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t i = 0; i < t->edge_count; i++) {
      uint32_t *a = &label[t->edges[i].head], *b = &label[t->edges[i].tail];
      if (!t->kept[i] || *a == *b) continue;
      if (*a < *b) *b = *a;
      if (*b < *a) *a = *b;
      changed = true;
    }
  }
  for (size_t e = 0; e < t->entity_count; e++)
    sizes[label[e]] += t->inside[e];
  for (uint32_t e = 0; e < t->entity_count; e++) {
    if (sizes[e] > sizes[best]) best = e;
  }
  for (size_t e = 0; e < t->entity_count; e++)
    t->inside[e] = t->inside[e] && label[e] == best;
  twin_drop(t);
}

static void agrees(const twin *t, const gx_graph_options *options, uint64_t seed) {
  gx_graph *graph = NULL;
  gx_error error = {GX_OK, 0, 0, ""};
  if (gx_graph_build(&graph, t->corpus, options, &error) != GX_OK) {
    fail_msg("seed %llu: %s", (unsigned long long)seed, error.message);
  }
  size_t vertices, edges, vertex = 0, edge = 0;
  const uint32_t *v = gx_graph_vertices(graph, &vertices);
  const uint32_t *e = gx_graph_edges(graph, &edges);
  for (uint32_t i = 0; i < t->entity_count; i++) {
    bool have = vertex < vertices && v[vertex] == i;
    if (have != t->inside[i]) {
      fail_msg("seed %llu: entity %u: %d", (unsigned long long)seed, i, have);
    }
    vertex += have;
  }
  for (uint32_t i = 0; i < t->edge_count; i++) {
    bool have = edge < edges && e[edge] == i;
    if (have != t->kept[i]) {
      fail_msg("seed %llu: edge %u: %d", (unsigned long long)seed, i, have);
    }
    edge += have;
  }
  assert_int_equal(vertices, vertex);
  assert_int_equal(edges, edge);
  gx_graph_free(graph);
}

#define EACH_CORPUS(seed, corpus, records)                                             \
  for (uint64_t seed = 1; seed <= 60; seed++)                                          \
    for (gx_corpus *corpus = random_corpus(&(records), seed); corpus;                  \
         gx_corpus_free(corpus), test_records_clear(&(records)), corpus = NULL)

static void takes_what_lies_in_a_region_and_its_ties(void **state) {
  (void)state;
  static const char *const codes[] = {"65", "6504", "650402", "XJBT-03", "35"};
  test_records records;
  EACH_CORPUS(seed, corpus, records) {
    twin t = twin_of(corpus);
    gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
    gx_str region = gxi_str(codes[seed % 5]);
    options.regions = &region;
    options.region_count = 1;
    twin_region(&t, codes[seed % 5]);
    agrees(&t, &options, seed);
  }
}

static void finds_what_is_contained_through_edges_that_it_does_not_show(void **state) {
  (void)state;
  test_records records;
  EACH_CORPUS(seed, corpus, records) {
    twin t = twin_of(corpus);
    gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
    gx_str region = GX_STR_LIT("650000"), class_id = GX_STR_LIT("tie");
    options.regions = &region;
    options.region_count = 1;
    options.classes = &class_id;
    options.class_count = 1;
    for (size_t i = 0; i < t.edge_count; i++) {
      gx_str have = t.domain->relation_types[t.edges[i].relation].class_id;
      t.kept[i] = gxi_str_is(have, "tie");
    }
    twin_region(&t, "65");
    agrees(&t, &options, seed);
  }
}

static void takes_the_largest_component(void **state) {
  (void)state;
  test_records records;
  EACH_CORPUS(seed, corpus, records) {
    twin t = twin_of(corpus);
    gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
    options.statuses = 1u << (seed % 3);
    options.largest_component = true;
    for (size_t i = 0; i < t.edge_count; i++)
      t.kept[i] = t.edges[i].status == seed % 3;
    twin_component(&t);
    agrees(&t, &options, seed);
  }
}

static void walks_within_a_region_and_a_list(void **state) {
  (void)state;
  test_records records;
  EACH_CORPUS(seed, corpus, records) {
    twin t = twin_of(corpus);
    gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
    gx_str region = GX_STR_LIT("65");
    uint32_t listed[ENTITIES], ego = (uint32_t)(seed % t.entity_count);
    uint64_t numbers = seed;
    memset(t.inside, 0, sizeof t.inside);
    for (uint32_t e = 0; e < t.entity_count; e++) {
      if (e != ego && test_random(&numbers) % 4 == 0) continue;
      listed[options.entity_count++] = e;
      t.inside[e] = true;
    }
    options.entities = listed;
    options.regions = &region;
    options.region_count = 1;
    options.ego = &ego;
    options.ego_count = 1;
    options.radius = 2;
    twin_drop(&t);
    twin_region(&t, "65");
    twin_ego(&t, ego, 2);
    agrees(&t, &options, seed);
  }
}

static void refuses_what_is_no_code_or_date(void **state) {
  (void)state;
  static const char *const codes[] = {"", "6", "653", "新疆", "65000", "6531x"};
  static const char *const dates[] = {"24", "2024-6", "2024/06", "06-2024", "2024-06-"};
  test_records records;
  gx_corpus *corpus = random_corpus(&records, 1);
  gx_graph *graph = NULL;
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
    gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
    gx_str region = gxi_str(codes[i]);
    options.regions = &region;
    options.region_count = 1;
    assert_int_equal(GX_E_ARGUMENT, gx_graph_build(&graph, corpus, &options, NULL));
  }
  for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
    gx_graph_options options = GX_GRAPH_OPTIONS_INIT;
    options.since = gxi_str(dates[i]);
    assert_int_equal(GX_E_ARGUMENT, gx_graph_build(&graph, corpus, &options, NULL));
    options.until = options.since;
    options.since.size = 0;
    assert_int_equal(GX_E_ARGUMENT, gx_graph_build(&graph, corpus, &options, NULL));
  }
  assert_null(graph);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(takes_what_lies_in_a_region_and_its_ties),
    cmocka_unit_test(finds_what_is_contained_through_edges_that_it_does_not_show),
    cmocka_unit_test(takes_the_largest_component),
    cmocka_unit_test(walks_within_a_region_and_a_list),
    cmocka_unit_test(refuses_what_is_no_code_or_date),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
