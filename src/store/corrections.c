/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * corrections.c: what a person corrected, kept beside the records as the lines of its
 * file, each once. A store from before there were any has no table for them: none.
 */
#include "base/fail.h"
#include "base/sink.h"
#include "store/store.h"

static gx_status insert_line(gx_store *store, gx_str line, gx_error *error) {
  const char *sql = "INSERT OR IGNORE INTO correction (row) VALUES (?1)";
  sqlite3_stmt *insert = NULL;
  int code = sqlite3_prepare_v2(store->database, sql, -1, &insert, NULL);
  if (code == SQLITE_OK) {
    code =
      sqlite3_bind_text64(insert, 1, line.data, line.size, SQLITE_STATIC, SQLITE_UTF8);
  }
  if (code == SQLITE_OK) code = sqlite3_step(insert);
  gx_status status = GX_OK;
  if (code != SQLITE_DONE) status = gxi_store_fail(store, code, "write", error);
  sqlite3_finalize(insert);
  return status;
}

static gx_status add_row(
  gx_store *store, gxi_buffer *buffer, const gx_correction *row, gx_error *error
) {
  gx_output output = gxi_buffer_output(buffer);
  buffer->size = 0;
  if (gx_correction_write(row, &output, NULL) != GX_OK) {
    return gxi_fail(error, GX_E_NOMEM, "out of memory"); /* a buffer fails only so */
  }
  gx_str line = {buffer->data, buffer->size - 1}; /* without its end */
  return insert_line(store, line, error);
}

gx_status gx_store_add_corrections(
  gx_store *store, const gx_corrections *corrections, gx_error *error
) {
  if (!store->work) return gxi_fail(error, GX_E_ARGUMENT, "the store is complete");
  gxi_buffer buffer;
  gxi_buffer_init(&buffer, NULL);
  gx_status status = GX_OK;
  size_t count = gx_corrections_count(corrections);
  for (size_t i = 0; status == GX_OK && i < count; i++) {
    status = add_row(store, &buffer, gx_corrections_at(corrections, i), error);
  }
  gxi_buffer_clear(&buffer);
  return status;
}

gx_status
gxi_store_copy_corrections(gx_store *store, const gx_store *other, gx_error *error) {
  gx_corrections *corrections = NULL;
  GX_TRY(gx_store_corrections(&corrections, other, error));
  gx_status status = gx_store_add_corrections(store, corrections, error);
  gx_corrections_free(corrections);
  return status;
}

/* All lines, each with its end, into the buffer. */
static gx_status
collect_lines(const gx_store *store, gxi_buffer *buffer, gx_error *error) {
  const char *ask =
    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'correction'";
  const char *sql = "SELECT row FROM correction ORDER BY row";
  sqlite3_stmt *rows = NULL;
  bool room = true;
  int code = sqlite3_prepare_v2(store->database, ask, -1, &rows, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(rows);
  sqlite3_finalize(rows);
  if (code != SQLITE_ROW) {
    return code == SQLITE_DONE ? GX_OK : gxi_store_fail(store, code, "read", error);
  }
  code = sqlite3_prepare_v2(store->database, sql, -1, &rows, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(rows);
  while (code == SQLITE_ROW && room) {
    const char *text = (const char *)sqlite3_column_text(rows, 0);
    size_t size = (size_t)sqlite3_column_bytes(rows, 0);
    room = gxi_buffer_append(buffer, text ? text : "", size) &&
           gxi_buffer_append(buffer, "\n", 1);
    code = sqlite3_step(rows);
  }
  sqlite3_finalize(rows);
  if (!room) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  return code == SQLITE_DONE ? GX_OK : gxi_store_fail(store, code, "read", error);
}

gx_status gx_store_corrections(
  gx_corrections **corrections, const gx_store *store, gx_error *error
) {
  gxi_buffer buffer;
  gxi_buffer_init(&buffer, NULL);
  gx_status status = collect_lines(store, &buffer, error);
  if (status == GX_OK) {
    gx_str text = {buffer.data ? buffer.data : "", buffer.size};
    status = gx_corrections_read(corrections, text, NULL, error);
  }
  gxi_buffer_clear(&buffer);
  return status;
}
