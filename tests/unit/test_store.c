/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/sink.h"
#include "guanxi/store.h"
#include "support/records.h"
#include "support/scratch.h"

#define RECORDS GX_TEST_DIR "/exports/records.jsonl"
#define FOLDER GX_SCRATCH_DIR "/test_store.tmp"

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

/* Writes rows [begin, end) into a store at path. */
static void
store_rows(const char *path, const test_records *records, size_t begin, size_t end) {
  gx_store *store = NULL;
  assert_int_equal(GX_OK, gx_store_create(&store, path, NULL));
  for (size_t i = begin; i < end; i++) {
    assert_int_equal(GX_OK, gx_store_add_record(store, records->rows[i], NULL));
  }
  assert_int_equal(GX_OK, gx_store_commit(store, NULL));
  gx_store_free(store);
}

static gxi_buffer store_text(const char *path) {
  gx_store *store = NULL;
  gxi_buffer buffer;
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  assert_int_equal(GX_OK, gx_store_open(&store, path, NULL));
  assert_int_equal(GX_OK, gx_store_write(store, &output, NULL));
  gx_store_free(store);
  return buffer;
}

static void assert_equal_files(const char *a, const char *b) {
  char *x = NULL, *y = NULL;
  size_t m = 0, n = 0;
  gx_allocator memory = gxi_allocator_or_libc(NULL);
  assert_int_equal(GX_OK, gxi_file_read(&x, &m, a, 1 << 24, NULL, NULL));
  assert_int_equal(GX_OK, gxi_file_read(&y, &n, b, 1 << 24, NULL, NULL));
  assert_int_equal(m, n);
  assert_memory_equal(x, y, m);
  gxi_free(&memory, x, m + 1);
  gxi_free(&memory, y, n + 1);
}

static void gives_back_what_it_keeps(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  store_rows(FOLDER "/a.sqlite", &records, 0, records.count);
  gx_store *store = NULL;
  uint64_t count = 0;
  assert_int_equal(GX_OK, gx_store_open(&store, FOLDER "/a.sqlite", NULL));
  assert_int_equal(GX_OK, gx_store_count(&count, store, NULL));
  assert_int_equal(records.count, count);
  gx_store_free(store);
  gxi_buffer text = store_text(FOLDER "/a.sqlite");
  gxi_buffer want;
  gxi_buffer_init(&want, NULL);
  gx_output output = gxi_buffer_output(&want);
  const size_t sorted[] = {0, 1, 2, 4, 3}; /* news/a news/b report/c scan speech */
  for (size_t i = 0; i < 5; i++) {
    assert_int_equal(GX_OK, gx_record_write(records.rows[sorted[i]], &output, NULL));
  }
  assert_int_equal(want.size, text.size);
  assert_memory_equal(want.data, text.data, want.size);
  gxi_buffer_clear(&want);
  gxi_buffer_clear(&text);
  test_records_clear(&records);
}

static void is_the_same_file_in_any_order_and_grouping(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  store_rows(FOLDER "/one.sqlite", &records, 0, records.count);
  for (uint64_t seed = 1; seed <= 5; seed++) {
    gx_store *merged = NULL;
    gx_store *part = NULL;
    test_shuffle(&records, seed);
    store_rows(FOLDER "/x.sqlite", &records, 0, 2);
    store_rows(FOLDER "/y.sqlite", &records, 1, records.count);
    assert_int_equal(GX_OK, gx_store_create(&merged, FOLDER "/m.sqlite", NULL));
    assert_int_equal(GX_OK, gx_store_open(&part, FOLDER "/y.sqlite", NULL));
    assert_int_equal(GX_OK, gx_store_add_store(merged, part, NULL));
    gx_store_free(part);
    assert_int_equal(GX_OK, gx_store_open(&part, FOLDER "/x.sqlite", NULL));
    assert_int_equal(GX_OK, gx_store_add_store(merged, part, NULL));
    gx_store_free(part);
    assert_int_equal(GX_OK, gx_store_commit(merged, NULL));
    gx_store_free(merged);
    assert_equal_files(FOLDER "/one.sqlite", FOLDER "/m.sqlite");
  }
  test_records_clear(&records);
}

static void keeps_the_newer_engine_of_one_document(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  gx_record old = *records.rows[0];
  old.engine = GX_STR_LIT("0.0.9+test");
  old.title = GX_STR_LIT("old");
  gx_store *store = NULL;
  assert_int_equal(GX_OK, gx_store_create(&store, FOLDER "/v.sqlite", NULL));
  assert_int_equal(GX_OK, gx_store_add_record(store, records.rows[0], NULL));
  assert_int_equal(GX_OK, gx_store_add_record(store, &old, NULL));
  assert_int_equal(GX_OK, gx_store_commit(store, NULL));
  gx_store_free(store);
  gxi_buffer text = store_text(FOLDER "/v.sqlite");
  gx_str all = {text.data, text.size};
  assert_true(gxi_str_find(all, GX_STR_LIT("\"old\""), 0) == SIZE_MAX);
  gxi_buffer_clear(&text);
  test_records_clear(&records);
}

static void leaves_no_file_without_commit(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  gx_store *store = NULL;
  assert_int_equal(GX_OK, gx_store_create(&store, FOLDER "/n.sqlite", NULL));
  assert_int_equal(GX_OK, gx_store_add_record(store, records.rows[0], NULL));
  gx_store_free(store);
  assert_int_equal(-1, access(FOLDER "/n.sqlite", F_OK));
  assert_int_equal(-1, access(FOLDER "/n.sqlite.work", F_OK));
  test_records_clear(&records);
}

static void opens_the_folder_of_a_build(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  gx_store *store = NULL;
  gx_corpus *corpus = NULL;
  gx_domain domain = test_domain();
  size_t count = 0;
  store_rows(FOLDER "/" GX_STORE_FILE, &records, 0, records.count);
  assert_true(gx_store_is_store(FOLDER "/" GX_STORE_FILE));
  assert_int_equal(GX_OK, gx_store_open(&store, FOLDER, NULL));
  assert_int_equal(GX_OK, gx_store_corpus(&corpus, store, &domain, NULL, NULL));
  gx_corpus_documents(corpus, &count);
  assert_int_equal(records.count, count);
  gx_corpus_free(corpus);
  gx_store_free(store);
  test_records_clear(&records);
}

static void refuses_what_is_no_store(void **state) {
  (void)state;
  gx_store *store = NULL;
  gx_error error = {GX_OK, 0, 0, ""};
  scratch_text(FOLDER "/text", "SQLite format 2, or not; long enough to be read");
  assert_int_equal(GX_E_SYNTAX, gx_store_open(&store, FOLDER "/text", &error));
  assert_int_equal(GX_E_IO, gx_store_open(&store, FOLDER "/missing", &error));
  assert_int_equal(GX_E_IO, gx_store_create(&store, FOLDER "/no/where", &error));
  assert_false(gx_store_is_store(FOLDER "/text"));
  sqlite3 *other = NULL;
  assert_int_equal(SQLITE_OK, sqlite3_open(FOLDER "/other.sqlite", &other));
  sqlite3_exec(other, "CREATE TABLE record (json)", NULL, NULL, NULL);
  sqlite3_close(other);
  assert_int_equal(GX_E_SYNTAX, gx_store_open(&store, FOLDER "/other.sqlite", &error));
  assert_null(store);
}

static void names_a_later_version(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  store_rows(FOLDER "/later.sqlite", &records, 0, 1);
  sqlite3 *file = NULL;
  assert_int_equal(SQLITE_OK, sqlite3_open(FOLDER "/later.sqlite", &file));
  sqlite3_exec(file, "PRAGMA user_version = 2", NULL, NULL, NULL);
  sqlite3_close(file);
  gx_store *store = NULL;
  assert_int_equal(GX_E_SCHEMA, gx_store_open(&store, FOLDER "/later.sqlite", NULL));
  test_records_clear(&records);
}

static void answers_sql_through_its_views(void **state) {
  (void)state;
  test_records records;
  test_records_load(&records, RECORDS);
  store_rows(FOLDER "/sql.sqlite", &records, 0, records.count);
  sqlite3 *file = NULL;
  sqlite3_stmt *ask = NULL;
  const char *sql =
    "SELECT (SELECT count(*) FROM entities), (SELECT count(*) FROM "
    "relations), (SELECT count(*) FROM evidence WHERE rule = 'invest.in')";
  assert_int_equal(SQLITE_OK, sqlite3_open(FOLDER "/sql.sqlite", &file));
  assert_int_equal(SQLITE_OK, sqlite3_prepare_v2(file, sql, -1, &ask, NULL));
  assert_int_equal(SQLITE_ROW, sqlite3_step(ask));
  assert_int_equal(27, sqlite3_column_int(ask, 0));
  assert_int_equal(21, sqlite3_column_int(ask, 1));
  assert_int_equal(3, sqlite3_column_int(ask, 2));
  sqlite3_finalize(ask);
  sqlite3_close(file);
  test_records_clear(&records);
}

static void store_corrections(const char *path, const char *text, const char *from) {
  gx_store *store = NULL, *other = NULL;
  gx_corrections *rows = NULL;
  assert_int_equal(GX_OK, gx_corrections_read(&rows, gxi_str(text), NULL, NULL));
  assert_int_equal(GX_OK, gx_store_create(&store, path, NULL));
  assert_int_equal(GX_OK, gx_store_add_corrections(store, rows, NULL));
  assert_int_equal(GX_OK, gx_store_open(&other, from, NULL));
  assert_int_equal(GX_OK, gx_store_add_store(store, other, NULL));
  assert_int_equal(GX_OK, gx_store_commit(store, NULL));
  assert_int_equal(GX_E_ARGUMENT, gx_store_add_corrections(store, rows, NULL));
  gx_corrections_free(rows);
  gx_store_free(other);
  gx_store_free(store);
}

static void keeps_corrections_and_replays_them(void **state) {
  (void)state;
  test_records records;
  gx_store *store = NULL;
  gx_corrections *rows = NULL;
  gx_corpus *corpus = NULL;
  gx_domain domain = test_domain();
  size_t count;
  test_records_load(&records, RECORDS);
  store_rows(FOLDER "/plain.sqlite", &records, 0, records.count);
  const char *first = "block\t林远舟#1\n", *second = "merge\tCN-350000\tCN-350121\n";
  store_corrections(FOLDER "/a.sqlite", first, FOLDER "/plain.sqlite");
  store_corrections(FOLDER "/ab.sqlite", second, FOLDER "/a.sqlite");
  store_corrections(FOLDER "/b.sqlite", second, FOLDER "/plain.sqlite");
  store_corrections(FOLDER "/ba.sqlite", first, FOLDER "/b.sqlite");
  assert_equal_files(FOLDER "/ab.sqlite", FOLDER "/ba.sqlite");
  assert_int_equal(GX_OK, gx_store_open(&store, FOLDER "/ab.sqlite", NULL));
  assert_int_equal(GX_OK, gx_store_corrections(&rows, store, NULL));
  assert_int_equal(2, gx_corrections_count(rows));
  assert_int_equal(GX_OK, gx_store_corpus(&corpus, store, &domain, NULL, NULL));
  const gx_corrected *done = gx_corpus_corrections(corpus, &count);
  assert_int_equal(2, count);
  assert_int_equal(GX_CORRECTION_DONE, done[0].outcome);
  gx_corpus_free(corpus);
  gx_corrections_free(rows);
  gx_store_free(store);
  test_records_clear(&records);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(gives_back_what_it_keeps),
    cmocka_unit_test(is_the_same_file_in_any_order_and_grouping),
    cmocka_unit_test(keeps_the_newer_engine_of_one_document),
    cmocka_unit_test(keeps_corrections_and_replays_them),
    cmocka_unit_test(leaves_no_file_without_commit),
    cmocka_unit_test(opens_the_folder_of_a_build),
    cmocka_unit_test(refuses_what_is_no_store),
    cmocka_unit_test(names_a_later_version),
    cmocka_unit_test(answers_sql_through_its_views),
  };
  return cmocka_run_group_tests(tests, make_folder, clear_folder);
}
