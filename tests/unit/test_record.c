/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sink.h"
#include "support/records.h"
#include "support/tally.h"

#define RECORDS GX_TEST_DIR "/exports/records.jsonl"

static const char *const small =
  "{\"schema_version\": 1, \"doc\": \"a\", \"entities\": [{\"id\": \"e1\", \"type\": "
  "\"city\", \"name\": \"固原市\"}], \"relations\": []}";

/* What gx_record_read says of a text. */
static gx_status read_status(const char *json, gx_error *error) {
  gx_extraction *extraction = NULL;
  gx_status status = gx_record_read(&extraction, gxi_str(json), NULL, error);
  if (status != GX_OK) assert_null(extraction);
  gx_extraction_free(extraction);
  return status;
}

static gxi_buffer written(const gx_record *record) {
  gxi_buffer buffer;
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  assert_int_equal(GX_OK, gx_record_write(record, &output, NULL));
  return buffer;
}

static void reads_back_what_it_writes(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  for (size_t i = 0; i < records.count; i++) {
    gxi_buffer first = written(records.rows[i]);
    gx_extraction *again = NULL;
    gx_str json = {first.data, first.size};
    assert_int_equal(GX_OK, gx_record_read(&again, json, NULL, NULL));
    gxi_buffer second = written(gx_extraction_record(again));
    assert_int_equal(first.size, second.size);
    assert_memory_equal(first.data, second.data, first.size);
    assert_int_equal('\n', first.data[first.size - 1]);
    gxi_buffer_clear(&first);
    gxi_buffer_clear(&second);
    gx_extraction_free(again);
  }
  test_records_clear(&records);
}

static void reads_every_field(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  const gx_record *record = records.rows[0];
  assert_true(gxi_str_is(record->doc, "news/a.txt"));
  assert_true(gxi_str_is(record->published, "2023-05-18"));
  assert_true(gxi_str_is(record->publisher_place, "CN-350121"));
  assert_int_equal(7, record->entity_count);
  assert_int_equal(3, record->entities[0].mention_count);
  const gx_record_relation *relation = &record->relations[0];
  assert_int_equal(3, relation->head);
  assert_int_equal(2, relation->tail);
  assert_int_equal(130, relation->evidence[0].trigger_begin);
  const gx_record_relation *money = &record->relations[1];
  assert_true(gxi_str_is(money->attributes[1].name, "amount_value"));
  assert_true(gxi_str_is(money->attributes[1].value, "120000000"));
  assert_true(money->attributes[1].is_number);
  assert_int_equal(GX_E_ENCODING, records.rows[4]->error_status);
  test_records_clear(&records);
}

static void names_the_first_mistake_and_its_place(void **state) {
  (void)state;
  static const struct {
    const char *json;
    gx_status status;
    const char *words;
  } cases[] = {
    {"", GX_E_SYNTAX, ""},
    {"{", GX_E_SYNTAX, ""},
    {"[]", GX_E_SCHEMA, "a record is a JSON object"},
    {"{\"schema_version\": 2, \"doc\": \"a\"}", GX_E_SCHEMA, "version 1"},
    {"{\"schema_version\": 1}", GX_E_SCHEMA, "doc: a string is wanted"},
    {"{\"schema_version\": 1, \"doc\": \"a\", \"doc\": \"b\"}", GX_E_SYNTAX, "doc"},
    {"{\"schema_version\": 1, \"doc\": \"a\", \"entities\": 3}",
     GX_E_SCHEMA,
     "entities: a list is wanted"},
    {"{\"schema_version\": 1, \"doc\": \"a\", \"entities\": [{\"id\": \"e1\", "
     "\"type\": "
     "\"x\", \"name\": \"y\"}, {\"id\": \"e1\", \"type\": \"x\", \"name\": \"z\"}]}",
     GX_E_SCHEMA,
     "id: used twice"},
    {"{\"schema_version\": 1, \"doc\": \"a\", \"relations\": [{\"head\": \"e9\"}]}",
     GX_E_SCHEMA,
     "relations[0].head: no entity of the record has this id"},
    {"{\"schema_version\": 1, \"doc\": \"a\", \"entities\": [{\"id\": \"e1\", "
     "\"type\": "
     "\"x\", \"name\": \"y\", \"mentions\": [{\"begin\": 5, \"end\": 2, \"text\": "
     "\"\"}]}]}",
     GX_E_SCHEMA,
     "entities[0].mentions: begin is behind end"},
    {"{\"schema_version\": 1, \"doc\": \"a\", \"entities\": [{\"id\": \"e1\", "
     "\"type\": "
     "\"x\", \"name\": \"y\", \"mentions\": [{\"begin\": -1, \"end\": 2, \"text\": "
     "\"\"}]}]}",
     GX_E_SCHEMA,
     "entities[0].begin"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    gx_error error = {GX_OK, 0, 0, ""};
    assert_int_equal(cases[i].status, read_status(cases[i].json, &error));
    assert_int_equal(cases[i].status, error.status);
    if (!strstr(error.message, cases[i].words)) fail_msg("%s", error.message);
  }
}

static void refuses_deep_nesting(void **state) {
  (void)state;
  enum { DEPTH = 100000 };
  char *json = malloc(DEPTH + 1);
  assert_non_null(json);
  memset(json, '[', DEPTH);
  json[DEPTH] = 0;
  assert_int_equal(GX_E_SYNTAX, read_status(json, NULL));
  free(json);
}

static void writes_bare_numbers_only_when_they_are_numbers(void **state) {
  (void)state;
  const gx_attribute attributes[] = {
    {GX_STR_LIT("a"), GX_STR_LIT("1.5e3"), true},
    {GX_STR_LIT("b"), GX_STR_LIT("1,5"), true},
    {GX_STR_LIT("c"), GX_STR_LIT("007"), true},
    {GX_STR_LIT("d"), GX_STR_LIT("12"), false},
  };
  gx_record_entity entity = {
    .id = GX_STR_LIT("e1"), .type = GX_STR_LIT("city"), .name = GX_STR_LIT("x")};
  gx_record_relation relation = {
    .type = GX_STR_LIT("aids"),
    .status = GX_STR_LIT("asserted"),
    .attributes = attributes,
    .attribute_count = 4,
  };
  gx_record record = {
    .doc = GX_STR_LIT("a"),
    .entities = &entity,
    .entity_count = 1,
    .relations = &relation,
    .relation_count = 1,
  };
  gxi_buffer out = written(&record);
  gx_str text = {out.data, out.size};
  const char *want = "{\"a\": 1.5e3, \"b\": \"1,5\", \"c\": \"007\", \"d\": \"12\"}";
  assert_true(gxi_str_find(text, gxi_str(want), 0) != SIZE_MAX);
  gxi_buffer_clear(&out);
}

static bool refuse(void *user, const char *data, size_t size) {
  (void)user, (void)data, (void)size;
  return false;
}

static void says_when_the_output_refuses(void **state) {
  (void)state;
  gx_record record = {.doc = GX_STR_LIT("a")};
  gx_output output = {NULL, refuse};
  assert_int_equal(GX_E_IO, gx_record_write(&record, &output, NULL));
}

static void survives_every_failed_allocation(void **state) {
  (void)state;
  for (uint64_t n = 1;; n++) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    gx_extraction *extraction = NULL;
    gx_error error = {GX_OK, 0, 0, ""};
    gx_status status = gx_record_read(&extraction, gxi_str(small), &memory, &error);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    assert_int_equal(status, error.status);
    gx_extraction_free(extraction);
    assert_int_equal(0, t.blocks);
    if (!t.refused) return;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(reads_back_what_it_writes),
    cmocka_unit_test(reads_every_field),
    cmocka_unit_test(names_the_first_mistake_and_its_place),
    cmocka_unit_test(refuses_deep_nesting),
    cmocka_unit_test(writes_bare_numbers_only_when_they_are_numbers),
    cmocka_unit_test(says_when_the_output_refuses),
    cmocka_unit_test(survives_every_failed_allocation),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
