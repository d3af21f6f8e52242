/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "guanxi/diff.h"
#include "support/network.h"

static void add_document(
  test_records *records, const char *doc, const char *kind, const char *status
) {
  network n;
  network_begin(&n, doc);
  network_entity(&n, 1, "county", "鼓楼区", "CN-350102");
  network_entity(&n, 2, "county", "原州区", "CN-640402");
  network_entity(&n, 3, "agency", doc, doc);
  network_ties(&n);
  network_tie(&n, 1, kind, 2, status, "2024-03");
  network_tie(&n, 3, "aids", 2, "asserted", NULL);
  network_end(&n, records);
}

static gx_corpus *corpus_of(test_records *records, int documents, const char *status) {
  records->count = 0;
  add_document(records, "甲报告", "aids", status);
  if (documents > 1) add_document(records, "乙报告", "aids", "asserted");
  if (documents > 2) add_document(records, "丙报告", "supplies", "asserted");
  return test_corpus(records);
}

static void finds_nothing_between_equals(void **state) {
  (void)state;
  test_records a, b;
  gx_corpus *before = corpus_of(&a, 2, "asserted"),
            *after = corpus_of(&b, 2, "asserted");
  gx_diff *diff = NULL;
  size_t entities, ties;
  assert_int_equal(GX_OK, gx_diff_build(&diff, before, after, NULL));
  gx_diff_entities(diff, &entities);
  gx_diff_ties(diff, &ties);
  assert_int_equal(0, entities);
  assert_int_equal(0, ties);
  gx_diff_free(diff);
  gx_corpus_free(before);
  gx_corpus_free(after);
  test_records_clear(&a);
  test_records_clear(&b);
}

static void names_what_changed_and_the_sentence(void **state) {
  (void)state;
  test_records a, b;
  gx_corpus *before = corpus_of(&a, 1, "planned"), *after = corpus_of(&b, 2, "planned");
  gx_diff *diff = NULL;
  size_t count, rows;
  assert_int_equal(GX_OK, gx_diff_build(&diff, before, after, NULL));
  const gx_tie_change *ties = gx_diff_ties(diff, &count);
  assert_int_equal(2, count);
  assert_int_equal(GX_CHANGE_CHANGED, ties[0].change);
  /* the same sentence again is a reprint: the weight stays */
  assert_int_equal(GX_DIFFERENT_STATUS | GX_DIFFERENT_EVIDENCE, ties[0].what);
  assert_int_equal(0, ties[0].gone_count);
  assert_int_equal(1, ties[0].come_count);
  const gx_evidence *said = &gx_corpus_evidence(after, &rows)[ties[0].come[0]];
  gx_str doc = gx_corpus_documents(after, &rows)[said->document].doc;
  assert_true(gxi_str_is(doc, "乙报告"));
  assert_int_equal(GX_CHANGE_ADDED, ties[1].change);
  assert_int_equal(GX_ID_NONE, ties[1].before);
  const gx_entity_change *entities = gx_diff_entities(diff, &count);
  assert_int_equal(1, count);
  assert_int_equal(GX_CHANGE_ADDED, entities[0].change);
  gx_diff_counts counts = gx_diff_count(diff);
  assert_int_equal(1, counts.documents_added);
  assert_int_equal(0, counts.documents_removed);
  gx_diff_free(diff);
  gx_corpus_free(before);
  gx_corpus_free(after);
  test_records_clear(&a);
  test_records_clear(&b);
}

/* What came one way went the other way. */
static void is_a_mirror(void **state) {
  (void)state;
  test_records a, b;
  gx_corpus *before = corpus_of(&a, 1, "asserted"),
            *after = corpus_of(&b, 3, "asserted");
  gx_diff *there = NULL, *back = NULL;
  assert_int_equal(GX_OK, gx_diff_build(&there, before, after, NULL));
  assert_int_equal(GX_OK, gx_diff_build(&back, after, before, NULL));
  gx_diff_counts x = gx_diff_count(there), y = gx_diff_count(back);
  assert_int_equal(x.ties[GX_CHANGE_ADDED], y.ties[GX_CHANGE_REMOVED]);
  assert_int_equal(3, x.ties[GX_CHANGE_ADDED]);
  assert_int_equal(0, y.ties[GX_CHANGE_ADDED]);
  assert_int_equal(x.ties[GX_CHANGE_CHANGED], y.ties[GX_CHANGE_CHANGED]);
  assert_int_equal(x.entities[GX_CHANGE_ADDED], y.entities[GX_CHANGE_REMOVED]);
  assert_int_equal(x.documents_added, y.documents_removed);
  gx_diff_free(there);
  gx_diff_free(back);
  gx_corpus_free(before);
  gx_corpus_free(after);
  test_records_clear(&a);
  test_records_clear(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(finds_nothing_between_equals),
    cmocka_unit_test(names_what_changed_and_the_sentence),
    cmocka_unit_test(is_a_mirror),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
