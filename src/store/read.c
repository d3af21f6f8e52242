/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * read.c: records back out of a store, in the order of (doc, sha256).
 *
 * The order is that of bytes (SQLite's BINARY collation), the same on every machine.
 * One record is in memory at a time.
 */
#include "base/fail.h"
#include "base/sink.h"
#include "base/str.h"
#include "store/store.h"

gx_status gx_store_count(uint64_t *count, const gx_store *store, gx_error *error) {
  sqlite3_stmt *ask = NULL;
  int code =
    sqlite3_prepare_v2(store->database, "SELECT count(*) FROM record", -1, &ask, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(ask);
  gx_status status = GX_OK;
  if (code == SQLITE_ROW) {
    *count = (uint64_t)sqlite3_column_int64(ask, 0);
  } else {
    status = gxi_store_fail(store, code, "read", error);
  }
  sqlite3_finalize(ask);
  return status;
}

/* Calls `each` with the JSON of every record. */
static gx_status each_json(
  const gx_store *store,
  void *user,
  gx_status (*each)(void *user, gx_str json, gx_error *error),
  gx_error *error
) {
  sqlite3_stmt *rows = NULL;
  gx_status status = GX_OK;
  const char *sql = "SELECT json FROM record ORDER BY doc, sha256";
  int code = sqlite3_prepare_v2(store->database, sql, -1, &rows, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(rows);
  while (code == SQLITE_ROW && status == GX_OK) {
    const char *text = (const char *)sqlite3_column_text(rows, 0);
    gx_str json = {text ? text : "", (size_t)sqlite3_column_bytes(rows, 0)};
    status = each(user, json, error);
    code = sqlite3_step(rows);
  }
  if (status == GX_OK && code != SQLITE_DONE) {
    status = gxi_store_fail(store, code, "read", error);
  }
  sqlite3_finalize(rows);
  return status;
}

static gx_status visit_json(void *user, gx_str json, gx_error *error) {
  const gx_record_visitor *visitor = user;
  gx_extraction *extraction = NULL;
  GX_TRY(gx_record_read(&extraction, json, NULL, error));
  gx_status status =
    visitor->visit(visitor->user, gx_extraction_record(extraction), error);
  gx_extraction_free(extraction);
  return status;
}

gx_status gx_store_each(
  const gx_store *store, const gx_record_visitor *visitor, gx_error *error
) {
  gx_record_visitor copy = *visitor;
  return each_json(store, &copy, visit_json, error);
}

static gx_status write_json(void *user, gx_str json, gx_error *error) {
  gxi_sink *sink = user;
  (void)error;
  gxi_sink_str(sink, json);
  gxi_sink_char(sink, '\n');
  return GX_OK;
}

gx_status
gx_store_write(const gx_store *store, const gx_output *output, gx_error *error) {
  gxi_sink sink;
  gxi_sink_init(&sink, output);
  gx_status status = each_json(store, &sink, write_json, error);
  gx_status closed = gxi_sink_close(&sink, status == GX_OK ? error : NULL);
  return status == GX_OK ? closed : status;
}

static gx_status add_to_corpus(void *user, const gx_record *record, gx_error *error) {
  return gx_corpus_add(user, record, error);
}

gx_status gx_store_corpus(
  gx_corpus **corpus,
  const gx_store *store,
  const gx_domain *domain,
  const gx_corpus_options *options,
  gx_error *error
) {
  gx_corpus *made = NULL;
  GX_TRY(gx_corpus_new(&made, domain, options, error));
  gx_record_visitor visitor = {made, add_to_corpus};
  gx_corrections *corrections = NULL;
  gx_status status = gx_store_each(store, &visitor, error);
  if (status == GX_OK) status = gx_store_corrections(&corrections, store, error);
  if (status == GX_OK) status = gx_corpus_correct(made, corrections, error);
  gx_corrections_free(corrections);
  if (status == GX_OK) status = gx_corpus_build(made, error);
  if (status != GX_OK) {
    gx_corpus_free(made);
  } else {
    *corpus = made;
  }
  return status;
}
