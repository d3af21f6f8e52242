/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "guanxi/projection.h"
#include "support/network.h"
#include "support/tally.h"

/*
 * 1 鼓楼区 (350102)   2 原州区 (640402)   3 福建省 (350000)
 * 4 某局 located in 1; 5 某科 part of … located in a zone 6 in 2; 7 福建省某厅 by name;
 * 8 nowhere; 9 a person with a post at 4; 10 a company located in 2
 */
static void make_small(test_records *records) {
  network n;
  records->count = 0;
  network_begin(&n, "small.txt");
  network_entity(&n, 1, "county", "鼓楼区", "CN-350102");
  network_entity(&n, 2, "county", "原州区", "CN-640402");
  network_entity(&n, 3, "province", "福建省", "CN-350000");
  network_entity(&n, 4, "agency", "榕城某局", "榕城某局");
  network_entity(&n, 5, "agency", "清水某科", "清水某科");
  network_entity(&n, 6, "zone", "清水园", "清水园");
  network_entity(&n, 7, "agency", "福建省某厅", "福建省某厅");
  network_entity(&n, 8, "agency", "无处社", "无处社");
  network_entity(&n, 9, "person", "王某某", "王某某");
  network_entity(&n, 10, "company", "高山公司", "高山公司");
  network_ties(&n);
  network_tie(&n, 4, "located_in", 1, "asserted", NULL);
  network_tie(&n, 5, "located_in", 6, "asserted", NULL);
  network_tie(&n, 6, "located_in", 2, "asserted", NULL);
  network_tie(&n, 9, "holds_post_at", 4, "asserted", NULL);
  network_tie(&n, 10, "located_in", 2, "asserted", NULL);
  network_tie(&n, 4, "aids", 5, "asserted", "2023-05");
  network_tie(&n, 7, "aids", 2, "planned", "2024-05");
  network_tie(&n, 7, "aids", 1, "asserted", NULL);
  network_tie(&n, 8, "aids", 2, "asserted", NULL);
  network_tie(&n, 2, "signs_with", 7, "asserted", NULL);
  network_tie(&n, 10, "supplies", 7, "asserted", NULL);
  network_end(&n, records);
}

static uint32_t entity_of(const gx_corpus *corpus, const char *uid) {
  uint32_t found = GX_ID_NONE;
  size_t count;
  gx_corpus_find(corpus, gxi_str(uid), &found, 1, &count);
  assert_true(count > 0);
  return found;
}

static void home_is(
  const gx_corpus *corpus, const gx_homes *homes, const char *code, const char *uid
) {
  size_t count, codes;
  uint32_t group = gx_homes_of(homes, &count)[entity_of(corpus, uid)];
  const gx_str *rows = gx_homes_codes(homes, &codes);
  if (!code) {
    assert_int_equal(GX_ID_NONE, group);
    return;
  }
  assert_true(group < codes);
  assert_true(gxi_str_is(rows[group], code));
}

static void finds_homes_by_code_tie_name_and_post(void **state) {
  (void)state;
  test_records records;
  make_small(&records);
  gx_corpus *corpus = test_corpus(&records);
  gx_homes_options options = GX_HOMES_OPTIONS_INIT;
  gx_homes *homes = NULL;
  options.level = GX_PLACE_PROVINCE;
  options.persons = true;
  assert_int_equal(GX_OK, gx_homes_build(&homes, corpus, &options, NULL));
  home_is(corpus, homes, "CN-350000", "鼓楼区");
  home_is(corpus, homes, "CN-350000", "榕城某局");
  home_is(corpus, homes, "CN-640000", "清水某科");
  home_is(corpus, homes, "CN-640000", "清水园");
  home_is(corpus, homes, "CN-350000", "福建省某厅");
  home_is(corpus, homes, NULL, "无处社");
  home_is(corpus, homes, "CN-350000", "王某某");
  gx_homes_free(homes);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void cuts_codes_to_the_level(void **state) {
  static const struct {
    const char *code;
    const char *want[4];
  } cases[] = {
    {"CN-653101", {"CN", "CN-650000", "CN-653100", "CN-653101"}},
    {"CN-653101005", {"CN", "CN-650000", "CN-653100", "CN-653101"}},
    {"CN-650000", {"CN", "CN-650000", "CN-650000", "CN-650000"}},
    {"CN-110108", {"CN", "CN-110000", "CN-110000", "CN-110108"}},
    {"CN-659001", {"CN", "CN-650000", "CN-659001", "CN-659001"}},
    {"CN-XJBT-01", {"CN", "CN-XJBT", "CN-XJBT-01", "CN-XJBT-01"}},
    {"CN", {"CN", "CN", "CN", "CN"}},
    {"KZ", {"KZ", "KZ", "KZ", "KZ"}},
    {"KZ-阿拉木图", {"KZ", "KZ", "KZ-阿拉木图", "KZ-阿拉木图"}},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    test_records records = {.count = 0};
    network n;
    network_begin(&n, "code.txt");
    network_entity(&n, 1, "county", "某地", cases[i].code);
    network_ties(&n);
    network_end(&n, &records);
    gx_corpus *corpus = test_corpus(&records);
    for (unsigned level = GX_PLACE_COUNTRY; level <= GX_PLACE_COUNTY; level++) {
      gx_homes_options options = GX_HOMES_OPTIONS_INIT;
      gx_homes *homes = NULL;
      options.level = (gx_place_level)level;
      assert_int_equal(GX_OK, gx_homes_build(&homes, corpus, &options, NULL));
      home_is(corpus, homes, cases[i].want[level], cases[i].code);
      gx_homes_free(homes);
    }
    gx_corpus_free(corpus);
    test_records_clear(&records);
  }
}

static const gx_edge *find_edge(
  const gx_corpus *corpus, const char *head, const char *relation, const char *tail
) {
  size_t count;
  const gx_edge *edges = gx_corpus_edges(corpus, &count);
  const gx_domain *domain = gx_corpus_domain(corpus);
  uint32_t ends[2] = {entity_of(corpus, head), entity_of(corpus, tail)};
  for (size_t i = 0; i < count; i++) {
    if (edges[i].head == ends[0] && edges[i].tail == ends[1] &&
        gxi_str_is(domain->relation_types[edges[i].relation].id, relation)) {
      return &edges[i];
    }
  }
  return NULL;
}

static gx_corpus *project(const gx_corpus *corpus, gx_projection_kind kind) {
  gx_projection_options options = GX_PROJECTION_OPTIONS_INIT;
  gx_corpus *made = NULL;
  gx_error error = {GX_OK, 0, 0, ""};
  options.kind = kind;
  options.level = GX_PLACE_PROVINCE;
  if (gx_corpus_project(&made, corpus, &options, &error) != GX_OK) {
    fail_msg("%s", error.message);
  }
  return made;
}

static gx_str attribute(const gx_evidence *evidence, const char *name) {
  for (size_t i = 0; i < evidence->attribute_count; i++) {
    const gx_attribute *row = &evidence->attributes[i];
    if (gxi_str_is(row->name, name)) return row->value;
  }
  return (gx_str){"", 0};
}

static void folds_bodies_into_their_provinces(void **state) {
  (void)state;
  test_records records;
  make_small(&records);
  gx_corpus *corpus = test_corpus(&records);
  gx_corpus *made = project(corpus, GX_PROJECTION_PLACE);
  size_t count, rows;
  gx_corpus_entities(made, &count);
  assert_int_equal(2, count);
  const gx_edge *aids = find_edge(made, "CN-350000", "aids", "CN-640000");
  assert_non_null(aids);
  assert_int_equal(2, aids->mentions);
  assert_int_equal(1, aids->independent_docs); /* one document, one voice */
  assert_int_equal(GX_TIE_ASSERTED, aids->status);
  assert_int_equal(1, aids->status_counts[GX_TIE_PLANNED]);
  const gx_evidence *said = gx_corpus_evidence(made, &rows);
  const gx_evidence *first = &said[aids->evidence_begin];
  assert_true(gxi_str_is(attribute(first, "folded_head"), "body:榕城某局"));
  assert_true(gxi_str_is(attribute(first, "folded_tail"), "body:清水某科"));
  assert_true(gxi_str_starts(first->text, gxi_str("s5:")));
  assert_non_null(find_edge(made, "CN-640000", "supplies", "CN-350000"));
  gx_corpus_counts counts = gx_corpus_count(made);
  assert_int_equal(1, counts.self_ties);
  assert_int_equal(2, counts.unplaced); /* 无处社 and the person's post */
  gx_corpus_free(made);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void traces_the_ends_of_symmetric_ties(void **state) {
  (void)state;
  test_records records;
  make_small(&records);
  gx_corpus *corpus = test_corpus(&records);
  gx_corpus *made = project(corpus, GX_PROJECTION_PLACE);
  size_t rows;
  const gx_evidence *said = gx_corpus_evidence(made, &rows);
  const gx_edge *signs = find_edge(made, "CN-350000", "signs_with", "CN-640000");
  assert_non_null(signs);
  const gx_evidence *first = &said[signs->evidence_begin];
  assert_true(gxi_str_is(attribute(first, "folded_head"), "body:福建省某厅"));
  assert_true(gxi_str_is(attribute(first, "folded_tail"), "CN-640402"));
  gx_corpus_free(made);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

static void keeps_companies_or_persons_when_asked(void **state) {
  (void)state;
  test_records records;
  make_small(&records);
  gx_corpus *corpus = test_corpus(&records);
  gx_corpus *made = project(corpus, GX_PROJECTION_COMPANY_PLACE);
  size_t count;
  gx_corpus_edges(made, &count);
  assert_int_equal(1, count);
  assert_non_null(find_edge(made, "body:高山公司", "supplies", "CN-350000"));
  gx_corpus_free(made);
  made = project(corpus, GX_PROJECTION_PERSON_BODY);
  gx_corpus_edges(made, &count);
  assert_int_equal(1, count);
  assert_non_null(find_edge(made, "王某某", "holds_post_at", "body:榕城某局"));
  gx_corpus_free(made);
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

/* Rows of evidence counted one by one. */
static void agrees_with_counting_one_by_one(void **state) {
  (void)state;
  for (uint64_t seed = 1; seed <= 20; seed++) {
    test_records records = {.count = 0};
    network_random(&records, seed, 8, 12, 60);
    gx_corpus *corpus = test_corpus(&records);
    gx_corpus *made = project(corpus, GX_PROJECTION_PLACE);
    gx_homes_options where = GX_HOMES_OPTIONS_INIT;
    gx_homes *homes = NULL;
    size_t count, total = 0, folded = 0, all;
    where.level = GX_PLACE_PROVINCE;
    assert_int_equal(GX_OK, gx_homes_build(&homes, corpus, &where, NULL));
    const uint32_t *of = gx_homes_of(homes, &all);
    const gx_edge *edges = gx_corpus_edges(corpus, &count);
    const gx_domain *domain = gx_corpus_domain(corpus);
    for (size_t i = 0; i < count; i++) {
      bool tells =
        gxi_str_is(domain->relation_types[edges[i].relation].class_id, "structure");
      uint32_t a = of[edges[i].head], b = of[edges[i].tail];
      if (!tells && a != GX_ID_NONE && b != GX_ID_NONE && a != b)
        total += edges[i].mentions;
    }
    edges = gx_corpus_edges(made, &count);
    for (size_t i = 0; i < count; i++) {
      folded += edges[i].mentions;
      assert_true(edges[i].head != edges[i].tail);
    }
    assert_int_equal(total, folded);
    gx_homes_free(homes);
    gx_corpus_free(made);
    gx_corpus_free(corpus);
    test_records_clear(&records);
  }
}

static void survives_every_failed_allocation(void **state) {
  (void)state;
  test_records records;
  make_small(&records);
  gx_corpus *corpus = test_corpus(&records);
  for (uint64_t n = 1;; n++) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gx_projection_options options = GX_PROJECTION_OPTIONS_INIT;
    gx_corpus *made = NULL;
    gx_error error = {GX_OK, 0, 0, ""};
    options.allocator = &memory;
    options.level = GX_PLACE_PROVINCE;
    gx_status status = gx_corpus_project(&made, corpus, &options, &error);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    gx_corpus_free(made);
    assert_int_equal(0, t.blocks);
    if (!t.refused) break;
  }
  gx_corpus_free(corpus);
  test_records_clear(&records);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(finds_homes_by_code_tie_name_and_post),
    cmocka_unit_test(cuts_codes_to_the_level),
    cmocka_unit_test(folds_bodies_into_their_provinces),
    cmocka_unit_test(traces_the_ends_of_symmetric_ties),
    cmocka_unit_test(keeps_companies_or_persons_when_asked),
    cmocka_unit_test(agrees_with_counting_one_by_one),
    cmocka_unit_test(survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
