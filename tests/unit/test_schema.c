/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_schema.c: what is said about domain and lexicon files, from .case files:
 *
 *     === title
 *     the file
 *     ---
 *     line: message            one for each mistake; "…" at the end: and so on
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/str.h"
#include "guanxi/knowledge.h"
#include "knowledge/build.h"
#include "knowledge/image.h"
#include "schema/domain.h"
#include "schema/element.h"
#include "support/scratch.h"

#define INPUT GX_SCRATCH_DIR "/test_schema.input"

typedef struct messages {
  char text[8192];
  size_t size;
} messages;

static void keep_message(void *user, const gx_diagnostic *diagnostic) {
  messages *kept = user;
  size_t room = sizeof kept->text - kept->size;
  int size = snprintf(
    kept->text + kept->size, room, "%u: %s\n", diagnostic->line, diagnostic->message
  );
  assert_true(size > 0 && (size_t)size < room);
  assert_string_equal(diagnostic->file, INPUT);
  kept->size += (size_t)size;
}

static gx_str next_line(gx_str *rest) {
  size_t end = gxi_str_find(*rest, GX_STR_LIT("\n"), 0);
  size_t next = end == SIZE_MAX ? rest->size : end + 1;
  gx_str line = gxi_str_sub(*rest, 0, end == SIZE_MAX ? rest->size : end);
  *rest = gxi_str_sub(*rest, next, rest->size);
  return line;
}

static bool line_matches(gx_str expected, gx_str got) {
  gx_str more = GX_STR_LIT("…");
  if (!gxi_str_ends(expected, more)) return gxi_str_equal(expected, got);
  return gxi_str_starts(got, gxi_str_sub(expected, 0, expected.size - more.size));
}

static bool all_match(gx_str expected, gx_str got) {
  expected = gxi_str_trim(expected);
  got = gxi_str_trim(got);
  while (expected.size && got.size) {
    if (!line_matches(next_line(&expected), next_line(&got))) return false;
  }
  return expected.size == 0 && got.size == 0;
}

typedef uint32_t case_run(gx_str title, gx_str input, gx_str expected);

static uint32_t run_case(gx_str title, gx_str input, gx_str expected) {
  const char *files[] = {INPUT};
  messages kept = {"", 0};
  const gx_diagnostics diagnostics = {&kept, keep_message};
  gx_error error = {GX_OK, 0, 0, ""};
  scratch_write(INPUT, input.data, input.size);
  gx_status status = gx_knowledge_check(files, 1, &diagnostics, &error);
  gx_str got = {kept.text, kept.size};
  assert_int_equal(status == GX_OK, kept.size == 0);
  assert_int_equal(status, error.status);
  if (all_match(expected, got)) return 0;
  print_error(
    "%.*s\nexpected\n%.*sgot\n%.*s",
    GX_STR_ARG(title),
    GX_STR_ARG(expected),
    GX_STR_ARG(got)
  );
  return 1;
}

static void run_cases(const char *path, case_run *run) {
  char *data = NULL;
  size_t size = 0;
  uint32_t wrong = 0, count = 0;
  gx_str mark = GX_STR_LIT("\n=== "), cut = GX_STR_LIT("\n---\n");
  assert_int_equal(gxi_file_read(&data, &size, path, 1u << 20, NULL, NULL), GX_OK);
  gx_str text = {data, size};
  size_t at = gxi_str_find(text, mark, 0);
  while (at != SIZE_MAX) {
    size_t end = gxi_str_find(text, mark, at + 1);
    gx_str body = gxi_str_sub(text, at + mark.size, end == SIZE_MAX ? text.size : end);
    gx_str title = next_line(&body);
    size_t half = gxi_str_find(body, cut, 0);
    assert_true(half != SIZE_MAX);
    gx_str input = gxi_str_sub(body, 0, half + 1);
    wrong += run(title, input, gxi_str_sub(body, half + cut.size, body.size));
    count++;
    at = end;
  }
  free(data);
  assert_true(count > 15);
  assert_int_equal(wrong, 0);
}

static void says_what_is_wrong_with_domain_files(void **state) {
  (void)state;
  run_cases(GX_TEST_DIR "/unit/cases/domain.case", run_case);
}

static void says_what_is_wrong_with_lexicon_files(void **state) {
  (void)state;
  run_cases(GX_TEST_DIR "/unit/cases/lexicon.case", run_case);
}

/* xorshift64: the same numbers everywhere. */
static uint64_t next_random(uint64_t *seed) {
  *seed ^= *seed << 13;
  *seed ^= *seed >> 7;
  *seed ^= *seed << 17;
  return *seed;
}

/* A few bytes changed, taken out or doubled; then compiled alone. */
static void compile_spoilt(gx_str input, uint64_t *seed) {
  const char *files[] = {INPUT};
  char spoilt[4096];
  size_t size = 0;
  for (size_t i = 0; i < input.size && size + 2 < sizeof spoilt; i++) {
    uint64_t luck = next_random(seed) % 400;
    if (luck == 0) continue;
    spoilt[size++] = luck == 1 ? (char)next_random(seed) : input.data[i];
    if (luck == 2) spoilt[size++] = input.data[i];
  }
  scratch_write(INPUT, spoilt, size);
  gxi_arena arena;
  gxi_report report = {.count = 0};
  gx_str image;
  gxi_arena_init(&arena, NULL);
  gx_status status = gxi_knowledge_build(&image, &arena, files, 1, NULL, &report);
  if (status == GX_OK) status = gxi_image_verify(image, NULL);
  assert_int_equal(GX_OK, status);
  gxi_arena_clear(&arena);
}

static uint32_t spoil_case(gx_str title, gx_str input, gx_str expected) {
  uint64_t seed = gxi_str_hash(title) | 1;
  (void)expected;
  for (uint32_t i = 0; i < 10; i++)
    compile_spoilt(input, &seed);
  return 0;
}

static void survives_spoilt_files(void **state) {
  (void)state;
  run_cases(GX_TEST_DIR "/unit/cases/domain.case", spoil_case);
  run_cases(GX_TEST_DIR "/unit/cases/lexicon.case", spoil_case);
}

static void names_files_that_cannot_be_read(void **state) {
  (void)state;
  const char *files[] = {"no/such/file.tsv"};
  gx_error error = {GX_OK, 0, 0, ""};
  assert_int_equal(gx_knowledge_check(files, 1, NULL, &error), GX_E_IO);
  assert_non_null(strstr(error.message, "no/such/file.tsv"));
}

static void refuses_bytes_that_are_no_utf8(void **state) {
  (void)state;
  static const char text[] =
    "# kind: region\n# columns: name\tweight\n\xD6\xD0\xB9\xFA\n";
  const char *files[] = {INPUT};
  gx_error error = {GX_OK, 0, 0, ""};
  scratch_text(INPUT, text);
  assert_int_equal(gx_knowledge_check(files, 1, NULL, &error), GX_E_ENCODING);
  assert_int_equal(error.line, 3);
}

static void finds_the_nearest_word(void **state) {
  (void)state;
  const gx_str names[] = {
    GX_STR_LIT("agency"), GX_STR_LIT("company"), GX_STR_LIT("county")};
  assert_int_equal(1, gxi_nearest(GX_STR_LIT("compny"), names, 3));
  assert_int_equal(2, gxi_nearest(GX_STR_LIT("countie"), names, 3));
  assert_true(SIZE_MAX == gxi_nearest(GX_STR_LIT("village"), names, 3));
  assert_true(SIZE_MAX == gxi_nearest(GX_STR_LIT(""), names, 3));
}

static void reads_shares_without_a_locale(void **state) {
  (void)state;
  assert_true(gxi_share_value(GX_STR_LIT("0.5")) == 0.5);
  double value = gxi_share_value(GX_STR_LIT("0.93"));
  assert_true(value > 0.9299999 && value < 0.9300001);
}

static void reports_are_one_line_of_whole_characters(void **state) {
  (void)state;
  char name[1024];
  gx_error error;
  gxi_report report = {.error = &error};
  for (size_t i = 0; i + 3 < sizeof name; i += 3)
    memcpy(name + i, "雁", 3);
  (void)gxi_report_at(&report, GX_E_SCHEMA, "f", 7, "a\n%.*s", 1020, name);
  assert_int_equal(error.line, 7);
  assert_null(strchr(error.message, '\n'));
  size_t size = strlen(error.message);
  assert_memory_equal("雁", error.message + size - 3, 3);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(says_what_is_wrong_with_domain_files),
    cmocka_unit_test(says_what_is_wrong_with_lexicon_files),
    cmocka_unit_test(survives_spoilt_files),
    cmocka_unit_test(names_files_that_cannot_be_read),
    cmocka_unit_test(refuses_bytes_that_are_no_utf8),
    cmocka_unit_test(finds_the_nearest_word),
    cmocka_unit_test(reads_shares_without_a_locale),
    cmocka_unit_test(reports_are_one_line_of_whole_characters),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
