/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_flat.c: what the reader of flat objects takes, a JSON reader takes alike.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>
#include <stdlib.h>

#include "base/str.h"
#include "source/flat.h"

static const char *const keys[] = {"id", "text", "url"};
#define KEYS (sizeof keys / sizeof *keys)

/* Whether the flat reader took it; if so, jansson must say the same of every key. */
static bool agrees(const char *json, size_t size) {
  char *line = malloc(size + 1);
  gx_str values[KEYS];
  assert_non_null(line);
  memcpy(line, json, size);
  bool taken = gxi_flat_read(values, keys, KEYS, line, size);
  if (!taken) assert_memory_equal(json, line, size);
  json_t *tree = taken ? json_loadb(json, size, JSON_ALLOW_NUL, NULL) : NULL;
  if (taken) assert_true(json_is_object(tree));
  for (size_t i = 0; taken && i < KEYS; i++) {
    const json_t *value = json_object_get(tree, keys[i]);
    assert_int_equal(json_is_string(value), values[i].data != NULL);
    if (!values[i].data) continue;
    assert_int_equal(json_string_length(value), values[i].size);
    assert_memory_equal(json_string_value(value), values[i].data, values[i].size);
  }
  json_decref(tree);
  free(line);
  return taken;
}

static void plain_objects_are_taken(void **state) {
  (void)state;
  static const char *const lines[] = {
    "{}",
    " { } ",
    "{\"id\": \"a\", \"text\": \"湘江\\n“两岸”\", \"url\": \"\"}",
    "{\"text\":\"\\u6e58\\ud83d\\ude00\\u0000\\/"
    "\\\\\\\"\\b\\f\\r\\t\",\"id\":\"\\u00e9\"}",
    "{\"id\":1,\"text\":null,\"url\":true,\"x\":false,\"y\":-12,\"z\":0}",
    "{\"id\":\"a\",\"id\":\"b\",\"text\":\"x\",\"text\":7}",
    "{\"\":\"\",\"id\" :\t\"\\\\\"}",
  };
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
    assert_true(agrees(lines[i], strlen(lines[i])));
}

static void everything_else_is_left_alone(void **state) {
  (void)state;
  static const char *const lines[] = {
    "",
    "{",
    "[]",
    "{\"id\":\"a\"} x",
    "{\"id\":\"a\",}",
    "{\"id\":[\"a\"]}",
    "{\"id\":1.5}",
    "{\"id\":01}",
    "{\"id\":-}",
    "{\"id\":1234567890123456}",
    "{\"\\u0069d\":\"a\"}",
    "{\"id\":\"\\ud800\"}",
    "{\"id\":\"\\udc00\"}",
    "{\"id\":\"\\ud800\\u0041\"}",
    "{\"id\":\"\\x\"}",
    "{\"id\":\"\\u12g4\"}",
    "{\"id\":\"\\",
    "{\"id\":\"a\tb\"}",
    "{\"id\":\"\xFF\"}",
    "{\"id\":\"\xED\xA0\x80\"}",
    "{\"id\":nul}",
    "{\"id\" \"a\"}",
  };
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
    assert_false(agrees(lines[i], strlen(lines[i])));
  assert_false(agrees("{\"id\":\"a\0b\"}", 12));
}

/* Every cut and every changed byte of a good line: never a text that JSON denies. */
static void broken_lines_are_never_taken_for_others(void **state) {
  (void)state;
  char line[] =
    "{\"id\":\"a\\u6e58\",\"text\":\"湘\\ud83d\\ude00\\n\",\"n\":-12,\"url\":\"\"}";
  size_t size = sizeof line - 1;
  for (size_t cut = 0; cut < size; cut++)
    agrees(line, cut);
  for (size_t at = 0; at < size; at++) {
    char kept = line[at];
    for (int byte = 0; byte < 256; byte++) {
      line[at] = (char)byte;
      agrees(line, size);
    }
    line[at] = kept;
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(plain_objects_are_taken),
    cmocka_unit_test(everything_else_is_left_alone),
    cmocka_unit_test(broken_lines_are_never_taken_for_others),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
