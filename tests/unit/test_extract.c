/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_extract.c: a document becomes a record: spans of the source, order, errors.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/sink.h"
#include "base/str.h"
#include "guanxi/record.h"
#include "support/fixture.h"

static const char TEXT[] =
  "江西砚田茶业有限公司与湖南省桃江县签约\n\n"
  "5月6日,江西砚田茶业有限公司与湖南省桃江县人民政府签署合作协议,总投资1.2亿元。"
  "江西砚田茶业有限公司总经理李知远说:“双方将共建基地。”\n\n"
  "桃江县副县长周明德出席签约仪式。\n";

static gx_extraction *
extract(void **state, const gx_extract_options *options, gx_status want) {
  gx_extraction *extraction = NULL;
  gx_error error = {0};
  gx_status status = gx_extract(
    &extraction, *state, GX_STR_LIT("a.txt"), gxi_str(TEXT), options, &error
  );
  assert_int_equal(want, status);
  return extraction;
}

static void spans_hold_in_the_source(void **state) {
  gx_extraction *extraction = extract(state, NULL, GX_OK);
  const gx_record *record = gx_extraction_record(extraction);
  assert_true(record->entity_count >= 3);
  uint32_t last = 0;
  for (size_t i = 0; i < record->entity_count; i++) {
    const gx_record_entity *e = &record->entities[i];
    assert_true(e->mention_count > 0);
    assert_true(e->mentions[0].begin >= last);
    last = e->mentions[0].begin;
    for (size_t k = 0; k < e->mention_count; k++) {
      gx_record_mention m = e->mentions[k];
      assert_true(m.begin < m.end && m.end < sizeof TEXT);
      gx_str source = {TEXT + m.begin, m.end - m.begin};
      assert_true(gxi_str_equal(m.text, source));
    }
  }
  gx_extraction_free(extraction);
}

static void relations_are_sorted_and_have_evidence(void **state) {
  gx_extraction *extraction = extract(state, NULL, GX_OK);
  const gx_record *record = gx_extraction_record(extraction);
  assert_true(record->relation_count > 0);
  for (size_t i = 0; i < record->relation_count; i++) {
    const gx_record_relation *r = &record->relations[i];
    assert_true(r->head < record->entity_count && r->tail < record->entity_count);
    assert_true(i == 0 || record->relations[i - 1].head <= r->head);
    assert_true(r->evidence_count > 0);
    assert_true(r->evidence[0].begin < r->evidence[0].end);
    assert_true(r->evidence[0].end <= sizeof TEXT);
    assert_true(r->evidence[0].rule.size > 0);
  }
  gx_extraction_free(extraction);
}

static void confidence_bounds_the_relations(void **state) {
  gx_extract_options options = GX_EXTRACT_OPTIONS_INIT;
  options.min_confidence = 1.0;
  gx_extraction *extraction = extract(state, &options, GX_OK);
  assert_int_equal(0, gx_extraction_record(extraction)->relation_count);
  gx_extraction_free(extraction);
}

static gxi_buffer written(void **state) {
  gxi_buffer buffer;
  gx_error error = {0};
  gx_extraction *extraction = extract(state, NULL, GX_OK);
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  assert_int_equal(
    GX_OK, gx_record_write(gx_extraction_record(extraction), &output, &error)
  );
  gx_extraction_free(extraction);
  return buffer;
}

static void same_input_same_bytes(void **state) {
  gxi_buffer a = written(state), b = written(state);
  assert_int_equal(a.size, b.size);
  assert_memory_equal(a.data, b.data, a.size);
  gxi_buffer_clear(&a);
  gxi_buffer_clear(&b);
}

static void an_unreadable_document_is_a_record(void **state) {
  gx_extraction *extraction = NULL;
  gx_error error = {0};
  gx_str bytes = GX_STR_LIT("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n");
  gx_status status =
    gx_extract(&extraction, *state, GX_STR_LIT("b.pdf"), bytes, NULL, &error);
  assert_int_equal(GX_E_ENCODING, status);
  assert_non_null(extraction);
  const gx_record *record = gx_extraction_record(extraction);
  assert_int_equal(GX_E_ENCODING, record->error_status);
  assert_true(record->error_message.size > 0);
  assert_true(gxi_str_is(record->doc, "b.pdf"));
  assert_int_equal(0, record->entity_count);
  gx_extraction_free(extraction);
}

static void nothing_gives_an_empty_record(void **state) {
  gx_extraction *extraction = NULL;
  gx_error error = {0};
  gx_status status =
    gx_extract(&extraction, *state, GX_STR_LIT("c.txt"), GX_STR_LIT(""), NULL, &error);
  assert_non_null(extraction);
  assert_int_equal(status, gx_extraction_record(extraction)->error_status);
  assert_int_equal(0, gx_extraction_record(extraction)->entity_count);
  gx_extraction_free(extraction);
}

typedef struct quota {
  size_t left;   /* allocations until the failure */
  size_t blocks; /* not freed yet */
} quota;

static void *resize(void *user, void *block, size_t old_size, size_t new_size) {
  quota *q = user;
  (void)old_size;
  if (new_size == 0) {
    q->blocks -= block != NULL;
    free(block);
    return NULL;
  }
  if (q->left == 0) return NULL;
  q->left--;
  q->blocks += block == NULL;
  return realloc(block, new_size);
}

static void every_failed_allocation_is_reported(void **state) {
  gx_status status = GX_E_NOMEM;
  for (size_t n = 0; status != GX_OK; n++) {
    quota q = {n, 0};
    gx_allocator allocator = {&q, resize};
    gx_extract_options options = GX_EXTRACT_OPTIONS_INIT;
    gx_extraction *extraction = NULL;
    gx_error error = {0};
    options.allocator = &allocator;
    status = gx_extract(
      &extraction, *state, GX_STR_LIT("a.txt"), gxi_str(TEXT), &options, &error
    );
    assert_true(status == GX_OK || status == GX_E_NOMEM);
    assert_true((status == GX_OK) == (extraction != NULL));
    gx_extraction_free(extraction);
    assert_int_equal(0, q.blocks);
    assert_true(n < 10000);
  }
}

/* The record of a text as JSON, extracted in a workspace. */
static void
write_within(void **state, gx_workspace *workspace, const char *text, gxi_buffer *out) {
  gx_extract_options options = GX_EXTRACT_OPTIONS_INIT;
  gx_extraction *extraction = NULL;
  gx_error error = {0};
  options.workspace = workspace;
  gx_status status = gx_extract(
    &extraction, *state, GX_STR_LIT("a.txt"), gxi_str(text), &options, &error
  );
  assert_int_equal(GX_OK, status);
  gx_output output = gxi_buffer_output(out);
  status = gx_record_write(gx_extraction_record(extraction), &output, &error);
  assert_int_equal(GX_OK, status);
  gx_extraction_free(extraction);
}

static void a_workspace_changes_no_record(void **state) {
  static const char other[] = "桃江县的江西砚田茶业有限公司(以下简称“砚田”)去年停产。";
  static const char *const texts[] = {TEXT, other, TEXT, other};
  gx_workspace *workspace = NULL;
  gx_error error = {0};
  assert_int_equal(GX_OK, gx_workspace_new(&workspace, NULL, &error));
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    gxi_buffer with, without;
    gxi_buffer_init(&with, NULL);
    gxi_buffer_init(&without, NULL);
    write_within(state, workspace, texts[i], &with);
    write_within(state, NULL, texts[i], &without);
    assert_int_equal(without.size, with.size);
    assert_memory_equal(without.data, with.data, with.size);
    gxi_buffer_clear(&with);
    gxi_buffer_clear(&without);
  }
  gx_workspace_free(workspace);
  gx_workspace_free(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(spans_hold_in_the_source),
    cmocka_unit_test(relations_are_sorted_and_have_evidence),
    cmocka_unit_test(confidence_bounds_the_relations),
    cmocka_unit_test(same_input_same_bytes),
    cmocka_unit_test(an_unreadable_document_is_a_record),
    cmocka_unit_test(nothing_gives_an_empty_record),
    cmocka_unit_test(every_failed_allocation_is_reported),
    cmocka_unit_test(a_workspace_changes_no_record),
  };
  return cmocka_run_group_tests(tests, fixture_load, fixture_unload);
}
