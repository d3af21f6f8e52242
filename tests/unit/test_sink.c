/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_sink.c: what is written is what was meant: numbers read back, JSON is always
 * valid, failure sticks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "base/sink.h"
#include "base/str.h"
#include "support/tally.h"

/* A small generator of our own: the same numbers on every machine. */
static uint64_t next_random(uint64_t *seed) {
  *seed ^= *seed << 13;
  *seed ^= *seed >> 7;
  *seed ^= *seed << 17;
  return *seed;
}

static void to_buffer(gxi_buffer *buffer, gxi_sink *sink) {
  gxi_buffer_init(buffer, NULL);
  gx_output output = gxi_buffer_output(buffer);
  gxi_sink_init(sink, &output);
}

static void assert_buffer(const char *expected, gxi_buffer *buffer, gxi_sink *sink) {
  assert_int_equal(GX_OK, gxi_sink_close(sink, NULL));
  assert_int_equal(strlen(expected), buffer->size);
  assert_memory_equal(expected, buffer->data, buffer->size);
  gxi_buffer_clear(buffer);
}

static void writes_integers_to_their_limits(void **state) {
  (void)state;
  gxi_buffer buffer;
  gxi_sink sink;
  to_buffer(&buffer, &sink);
  gxi_sink_uint(&sink, 0);
  gxi_sink_char(&sink, ' ');
  gxi_sink_uint(&sink, UINT64_MAX);
  gxi_sink_char(&sink, ' ');
  gxi_sink_int(&sink, INT64_MIN);
  gxi_sink_char(&sink, ' ');
  gxi_sink_int(&sink, INT64_MAX);
  assert_buffer(
    "0 18446744073709551615 -9223372036854775808 9223372036854775807", &buffer, &sink
  );
}

static void writes_doubles_as_a_reader_expects(void **state) {
  (void)state;
  gxi_buffer buffer;
  gxi_sink sink;
  to_buffer(&buffer, &sink);
  const double numbers[] = {
    0.1, 1, -2.5, 1e300, 0.3333333333333333, 15003000000.0, INFINITY, NAN, -0.0};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    gxi_sink_double(&sink, numbers[i]);
    gxi_sink_char(&sink, ';');
  }
  assert_buffer(
    "0.1;1;-2.5;1e+300;0.3333333333333333;15003000000;0;0;0;", &buffer, &sink
  );
}

/* The text that the general way gives: fewest digits that read back. */
static void few_decimals_are_written_as_the_long_way_would(void **state) {
  (void)state;
  for (int parts = 1; parts < 2000000; parts += parts < 20000 ? 1 : 997) {
    char text[32], expected[32];
    gxi_format_double(text, parts / 1e4);
    for (int digits = 1; digits <= 17; digits++) {
      snprintf(expected, sizeof expected, "%.*g", digits, parts / 1e4);
      if (strtod(expected, NULL) == parts / 1e4) break;
    }
    assert_string_equal(expected, text);
  }
}

static void shortest_doubles_read_back(void **state) {
  (void)state;
  uint64_t seed = 20240703;
  for (int i = 0; i < 20000; i++) {
    uint64_t bits = next_random(&seed);
    double number;
    memcpy(&number, &bits, sizeof number);
    if (!isfinite(number)) continue;
    char text[32], shorter[32];
    size_t size = gxi_format_double(text, number);
    assert_int_equal(strlen(text), size);
    if (strtod(text, NULL) != number) print_error("%a\n", number);
    assert_true(strtod(text, NULL) == number);
    int digits = 0;
    for (const char *c = text; *c && *c != 'e'; c++)
      digits += *c >= '0' && *c <= '9';
    if (digits < 2) continue;
    snprintf(shorter, sizeof shorter, "%.*e", digits - 2, number);
    if (size < 20 && text[0] != '0' && text[1] != '0') {
      assert_true(strtod(shorter, NULL) != number);
    }
  }
}

/* Any bytes at all become one valid JSON string. */
static void hostile_bytes_make_valid_json(void **state) {
  (void)state;
  uint64_t seed = 7;
  for (int round = 0; round < 3000; round++) {
    char bytes[64];
    size_t size = next_random(&seed) % sizeof bytes;
    for (size_t i = 0; i < size; i++) {
      uint64_t r = next_random(&seed);
      static const unsigned char nasty[] = {
        0xE5,
        0x85,
        0xB3,
        0xED,
        0xA0,
        0x80,
        0xF0,
        0x9F,
        0x98,
        0xC0,
        0xFF,
        0x00,
        '"',
        '\\'};
      bytes[i] = (char)(r & 1 ? nasty[r / 2 % sizeof nasty] : r >> 8 & 0xFF);
    }
    gxi_buffer buffer;
    gxi_sink sink;
    to_buffer(&buffer, &sink);
    gxi_sink_json(&sink, (gx_str){bytes, size});
    assert_int_equal(GX_OK, gxi_sink_close(&sink, NULL));
    json_error_t problem;
    json_t *value =
      json_loadb(buffer.data, buffer.size, JSON_DECODE_ANY | JSON_ALLOW_NUL, &problem);
    if (!value) print_error("round %d: %s\n", round, problem.text);
    assert_non_null(value);
    assert_true(json_is_string(value));
    json_decref(value);
    gxi_buffer_clear(&buffer);
  }
}

static void valid_text_survives_json(void **state) {
  (void)state;
  gxi_buffer buffer;
  gxi_sink sink;
  to_buffer(&buffer, &sink);
  gxi_sink_json(&sink, GX_STR_LIT("关系\t\"ties\"\\\n\r\x01\x7f𠀀"));
  assert_buffer("\"关系\\t\\\"ties\\\"\\\\\\n\\r\\u0001\\u007f𠀀\"", &buffer, &sink);
}

static void each_broken_byte_becomes_one_replacement(void **state) {
  (void)state;
  gxi_buffer buffer;
  gxi_sink sink;
  to_buffer(&buffer, &sink);
  gxi_sink_json(&sink, GX_STR_LIT("a\xE5\x85\xFF关"));
  assert_buffer("\"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD关\"", &buffer, &sink);
}

static bool refuse(void *user, const char *data, size_t size) {
  (void)data, (void)size;
  ++*(int *)user;
  return false;
}

static void a_failed_write_sticks_and_is_not_repeated(void **state) {
  (void)state;
  int calls = 0;
  gx_output output = {&calls, refuse};
  gxi_sink sink;
  gxi_sink_init(&sink, &output);
  char block[40000] = {0};
  for (int i = 0; i < 5; i++) {
    gxi_sink_bytes(&sink, block, sizeof block);
    gxi_sink_text(&sink, "rest");
  }
  gx_error error = {0};
  assert_int_equal(GX_E_IO, gxi_sink_close(&sink, &error));
  assert_int_equal(GX_E_IO, error.status);
  assert_int_equal(1, calls);
}

static void pieces_of_any_size_arrive_in_order(void **state) {
  (void)state;
  gxi_buffer buffer;
  gxi_sink sink;
  to_buffer(&buffer, &sink);
  static char all[600000];
  for (size_t i = 0; i < sizeof all; i++)
    all[i] = (char)(i * 31 % 251);
  uint64_t seed = 99;
  for (size_t at = 0; at < sizeof all;) {
    size_t size = next_random(&seed) % 40000;
    if (size > sizeof all - at) size = sizeof all - at;
    gxi_sink_bytes(&sink, all + at, size);
    at += size;
  }
  assert_int_equal(sizeof all, sink.written);
  assert_int_equal(GX_OK, gxi_sink_close(&sink, NULL));
  assert_int_equal(sizeof all, buffer.size);
  assert_memory_equal(all, buffer.data, sizeof all);
  gxi_buffer_clear(&buffer);
}

static void a_buffer_without_room_stays_as_it_was(void **state) {
  (void)state;
  tally t = {.refuse = 2};
  gx_allocator memory = tally_allocator(&t);
  gxi_buffer buffer;
  gxi_buffer_init(&buffer, &memory);
  char block[4000] = "first";
  assert_true(gxi_buffer_append(&buffer, block, sizeof block));
  assert_false(gxi_buffer_append(&buffer, block, sizeof block));
  assert_int_equal(sizeof block, buffer.size);
  assert_string_equal("first", buffer.data);
  assert_false(gxi_buffer_append(&buffer, block, SIZE_MAX - 10));
  gxi_buffer_clear(&buffer);
  assert_int_equal(0, t.blocks);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(writes_integers_to_their_limits),
    cmocka_unit_test(writes_doubles_as_a_reader_expects),
    cmocka_unit_test(few_decimals_are_written_as_the_long_way_would),
    cmocka_unit_test(shortest_doubles_read_back),
    cmocka_unit_test(hostile_bytes_make_valid_json),
    cmocka_unit_test(valid_text_survives_json),
    cmocka_unit_test(each_broken_byte_becomes_one_replacement),
    cmocka_unit_test(a_failed_write_sticks_and_is_not_repeated),
    cmocka_unit_test(pieces_of_any_size_arrive_in_order),
    cmocka_unit_test(a_buffer_without_room_stays_as_it_was),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
