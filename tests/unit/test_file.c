/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_file.c: files are read whole with a bound, and written whole or not at all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "support/scratch.h"
#include "support/tally.h"

#define FOLDER GX_SCRATCH_DIR "/scratch_file"

static int make_folder(void **state) {
  (void)state;
  scratch_make(FOLDER);
  return 0;
}

static int clear_folder(void **state) {
  (void)state;
  scratch_clear(FOLDER);
  return 0;
}

static void assert_reads(const char *path, const char *expected, size_t expected_size) {
  tally t = {0};
  gx_allocator memory = tally_allocator(&t);
  char *data = NULL;
  size_t size = 0;
  gx_error error = {0};
  assert_int_equal(GX_OK, gxi_file_read(&data, &size, path, 1u << 24, &memory, &error));
  assert_int_equal(expected_size, size);
  assert_memory_equal(expected, data, size);
  assert_int_equal(0, data[size]);
  gxi_free(&memory, data, size + 1);
  assert_int_equal(0, t.blocks);
  assert_int_equal(0, t.bytes);
}

static void reads_files_of_any_size_with_a_nul_behind(void **state) {
  (void)state;
  static char all[200000];
  for (size_t i = 0; i < sizeof all; i++)
    all[i] = (char)(i * 7);
  const size_t sizes[] = {0, 1, 65535, 65536, 65537, 131072, 200000};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    scratch_write(FOLDER "/whole", all, sizes[i]);
    assert_reads(FOLDER "/whole", all, sizes[i]);
  }
}

static gx_status read_status(const char *path, size_t limit, gx_error *error) {
  char *data = NULL;
  size_t size = 0;
  gx_status status = gxi_file_read(&data, &size, path, limit, NULL, error);
  assert_null(data);
  return status;
}

static void names_the_file_that_it_cannot_read(void **state) {
  (void)state;
  gx_error error = {0};
  assert_int_equal(GX_E_IO, read_status(FOLDER "/none", 100, &error));
  assert_non_null(strstr(error.message, FOLDER "/none"));
  assert_non_null(strstr(error.message, "No such file"));
  assert_int_equal(GX_E_IO, read_status(FOLDER, 100, &error));
  assert_non_null(strstr(error.message, "folder"));
}

static void holds_to_its_limit_exactly(void **state) {
  (void)state;
  scratch_text(FOLDER "/limit", "0123456789");
  gx_error error = {0};
  assert_int_equal(GX_E_LIMIT, read_status(FOLDER "/limit", 9, &error));
  assert_non_null(strstr(error.message, "larger than 9 bytes"));
  char *data = NULL;
  size_t size = 0;
  assert_int_equal(
    GX_OK, gxi_file_read(&data, &size, FOLDER "/limit", 10, NULL, &error)
  );
  free(data);
}

static void every_refused_request_is_out_of_memory(void **state) {
  (void)state;
  static char all[300000];
  scratch_write(FOLDER "/sweep", all, sizeof all);
  for (uint64_t n = 1;; n++) {
    tally t = {.refuse = n};
    gx_allocator memory = tally_allocator(&t);
    char *data = NULL;
    size_t size = 0;
    gx_error error = {0};
    gx_status status =
      gxi_file_read(&data, &size, FOLDER "/sweep", 1u << 20, &memory, &error);
    assert_int_equal(t.refused ? GX_E_NOMEM : GX_OK, status);
    if (status == GX_OK) gxi_free(&memory, data, size + 1);
    assert_int_equal(0, t.blocks);
    if (!t.refused) break;
  }
}

static void a_file_appears_only_with_its_commit(void **state) {
  (void)state;
  scratch_text(FOLDER "/out", "old");
  gxi_outfile file;
  gx_error error = {0};
  assert_int_equal(GX_OK, gxi_outfile_open(&file, FOLDER "/out", &error));
  gx_output output = gxi_outfile_output(&file);
  assert_true(output.write(output.user, "new text", 8));
  assert_reads(FOLDER "/out", "old", 3);
  assert_int_equal(GX_OK, gxi_outfile_commit(&file, &error));
  gxi_outfile_abandon(&file);
  assert_reads(FOLDER "/out", "new text", 8);
  assert_int_not_equal(0, access(FOLDER "/out.partial", F_OK));
}

static void an_abandoned_file_leaves_the_old_one(void **state) {
  (void)state;
  scratch_text(FOLDER "/kept", "old");
  gxi_outfile file;
  gx_error error = {0};
  assert_int_equal(GX_OK, gxi_outfile_open(&file, FOLDER "/kept", &error));
  gxi_outfile_abandon(&file);
  gxi_outfile_abandon(&file);
  assert_reads(FOLDER "/kept", "old", 3);
  assert_int_not_equal(0, access(FOLDER "/kept.partial", F_OK));
}

static void a_file_in_a_missing_folder_is_an_error(void **state) {
  (void)state;
  gxi_outfile file;
  gx_error error = {0};
  assert_int_equal(GX_E_IO, gxi_outfile_open(&file, FOLDER "/no/out", &error));
  assert_non_null(strstr(error.message, FOLDER "/no/out"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(reads_files_of_any_size_with_a_nul_behind),
    cmocka_unit_test(names_the_file_that_it_cannot_read),
    cmocka_unit_test(holds_to_its_limit_exactly),
    cmocka_unit_test(every_refused_request_is_out_of_memory),
    cmocka_unit_test(a_file_appears_only_with_its_commit),
    cmocka_unit_test(an_abandoned_file_leaves_the_old_one),
    cmocka_unit_test(a_file_in_a_missing_folder_is_an_error),
  };
  return cmocka_run_group_tests(tests, make_folder, clear_folder);
}
