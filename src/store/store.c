/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * store.c: life of a store file: created, filled in one transaction, put into place.
 *
 *     PATH.work      rows as they come; no journal, no sync: it is thrown away anyway
 *     PATH.partial   VACUUM INTO: the same rows, laid out by key, so that equal stores
 *                    are equal files; synced
 *     PATH           by rename
 *
 * One table holds the truth, a record's JSON under (doc, sha256), another what a person
 * corrected (correction.c); views spell it out
 * for those who ask with SQL (entities, relations, evidence). Nothing is indexed twice.
 */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/sink.h"
#include "base/str.h"

#define APPLICATION_ID 0x67784731 /* "gxG1" */
#define TEXT_OF(number) #number
#define NUMBER_TEXT(number) TEXT_OF(number)

static const char *const schema_sql =
  "PRAGMA journal_mode = OFF;"
  "PRAGMA synchronous = OFF;"
  "PRAGMA encoding = 'UTF-8';"
  "PRAGMA application_id = " NUMBER_TEXT(APPLICATION_ID
  ) ";"
    "PRAGMA user_version = " NUMBER_TEXT(GX_STORE_SCHEMA_VERSION
    ) ";"
      "CREATE TABLE record ("
      "  doc TEXT NOT NULL, sha256 TEXT NOT NULL, engine TEXT NOT NULL,"
      "  json TEXT NOT NULL, PRIMARY KEY (doc, sha256)) WITHOUT ROWID;"
      "CREATE TABLE correction (row TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;"
      "CREATE VIEW entities AS SELECT r.doc, r.sha256,"
      "  e.value ->> 'id' AS id, e.value ->> 'type' AS type, e.value ->> 'name' AS "
      "name,"
      "  e.value ->> 'key' AS key, e.value -> 'aliases' AS aliases"
      "  FROM record AS r, json_each(r.json, '$.entities') AS e;"
      "CREATE VIEW relations AS SELECT r.doc, r.sha256, t.key AS number,"
      "  t.value ->> 'head' AS head, t.value ->> 'type' AS type,"
      "  t.value ->> 'tail' AS tail, t.value ->> 'status' AS status,"
      "  t.value ->> 'confidence' AS confidence, t.value -> 'attributes' AS attributes"
      "  FROM record AS r, json_each(r.json, '$.relations') AS t;"
      "CREATE VIEW evidence AS SELECT r.doc, r.sha256, t.key AS number,"
      "  v.value ->> 'begin' AS begin, v.value ->> 'end' AS end,"
      "  v.value ->> 'rule' AS rule, v.value ->> 'text' AS text"
      "  FROM record AS r, json_each(r.json, '$.relations') AS t,"
      "  json_each(t.value, '$.evidence') AS v;"
      "BEGIN";

static const char *const insert_sql =
  "INSERT INTO record (doc, sha256, engine, json) VALUES (?1, ?2, ?3, ?4)"
  " ON CONFLICT (doc, sha256) DO UPDATE"
  " SET engine = excluded.engine, json = excluded.json"
  " WHERE (excluded.engine, excluded.json) > (record.engine, record.json)";

gx_status
gxi_store_fail(const gx_store *store, int code, const char *what, gx_error *error) {
  const char *why = sqlite3_errstr(code);
  if (store->database && sqlite3_errcode(store->database) != SQLITE_OK) {
    why = sqlite3_errmsg(store->database);
  }
  gx_status status = GX_E_GRAPH;
  switch (code & 0xFF) {
  case SQLITE_NOMEM:
    status = GX_E_NOMEM;
    break;
  case SQLITE_CANTOPEN:
  case SQLITE_IOERR:
  case SQLITE_FULL:
  case SQLITE_READONLY:
  case SQLITE_PERM:
    status = GX_E_IO;
    break;
  case SQLITE_NOTADB:
  case SQLITE_CORRUPT:
    status = GX_E_SYNTAX;
    break;
  case SQLITE_TOOBIG:
    status = GX_E_LIMIT;
    break;
  default:
    break;
  }
  return gxi_fail(error, status, "cannot %s %s: %s", what, store->path, why);
}

/* path + suffix, NULL when there is no room. */
static char *path_with(const char *path, const char *suffix) {
  size_t size = strlen(path) + strlen(suffix) + 1;
  char *joined = malloc(size);
  if (joined) snprintf(joined, size, "%s%s", path, suffix);
  return joined;
}

static gx_status
store_new(gx_store **store, const char *path, const char *suffix, gx_error *error) {
  gx_store *made = calloc(1, sizeof *made);
  if (made) made->path = path_with(path, suffix);
  if (!made || !made->path) {
    free(made);
    return gxi_fail(error, GX_E_NOMEM, "out of memory");
  }
  *store = made;
  return GX_OK;
}

static void store_close(gx_store *store) {
  sqlite3_finalize(store->insert);
  sqlite3_close(store->database);
  store->insert = NULL;
  store->database = NULL;
}

void gx_store_free(gx_store *store) {
  if (!store) return;
  store_close(store);
  if (store->work) remove(store->work);
  free(store->work);
  free(store->path);
  free(store);
}

gx_status gx_store_create(gx_store **store, const char *path, gx_error *error) {
  gx_store *made = NULL;
  GX_TRY(store_new(&made, path, "", error));
  gx_status status = GX_OK;
  made->work = path_with(path, ".work");
  if (!made->work) {
    status = gxi_fail(error, GX_E_NOMEM, "out of memory");
    goto done;
  }
  remove(made->work);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  int code = sqlite3_open_v2(made->work, &made->database, flags, NULL);
  if (code == SQLITE_OK) {
    code = sqlite3_exec(made->database, schema_sql, NULL, NULL, NULL);
  }
  if (code == SQLITE_OK) {
    code = sqlite3_prepare_v2(made->database, insert_sql, -1, &made->insert, NULL);
  }
  if (code != SQLITE_OK) status = gxi_store_fail(made, code, "write", error);
done:
  if (status != GX_OK) {
    gx_store_free(made);
  } else {
    *store = made;
  }
  return status;
}

static gx_status pragma(int64_t *value, const gx_store *store, const char *sql) {
  sqlite3_stmt *ask = NULL;
  *value = -1;
  int code = sqlite3_prepare_v2(store->database, sql, -1, &ask, NULL);
  if (code == SQLITE_OK) {
    code = sqlite3_step(ask);
    if (code == SQLITE_ROW) *value = sqlite3_column_int64(ask, 0);
  }
  sqlite3_finalize(ask);
  return code == SQLITE_ROW ? GX_OK : gxi_store_fail(store, code, "read", NULL);
}

static gx_status check_version(const gx_store *store, gx_error *error) {
  int64_t application = 0, version = 0, tables = 0;
  gx_status status = pragma(&application, store, "PRAGMA application_id");
  if (status != GX_OK || application != APPLICATION_ID) {
    return gxi_fail(error, GX_E_SYNTAX, "%s is no store", store->path);
  }
  status = pragma(&version, store, "PRAGMA user_version");
  if (status != GX_OK || version != GX_STORE_SCHEMA_VERSION) {
    return gxi_fail(
      error,
      GX_E_SCHEMA,
      "%s has version %lld, this program reads version %d",
      store->path,
      (long long)version,
      GX_STORE_SCHEMA_VERSION
    );
  }
  const char *count =
    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'record'";
  status = pragma(&tables, store, count);
  if (status == GX_OK && tables == 1) return GX_OK;
  return gxi_fail(error, GX_E_SYNTAX, "%s has no table of records", store->path);
}

/* Opens store->path for reading. trusted_schema: a file may come from anywhere. */
static gx_status store_open(gx_store *store, gx_error *error) {
  int code = sqlite3_open_v2(store->path, &store->database, SQLITE_OPEN_READONLY, NULL);
  if (code == SQLITE_OK) {
    code =
      sqlite3_exec(store->database, "PRAGMA trusted_schema = OFF", NULL, NULL, NULL);
  }
  if (code != SQLITE_OK) return gxi_store_fail(store, code, "open", error);
  return check_version(store, error);
}

gx_status gx_store_open(gx_store **store, const char *path, gx_error *error) {
  struct stat facts;
  gx_store *made = NULL;
  if (stat(path, &facts) != 0) {
    return gxi_fail(error, GX_E_IO, "cannot open %s: %s", path, strerror(errno));
  }
  const char *suffix = S_ISDIR(facts.st_mode) ? "/" GX_STORE_FILE : "";
  GX_TRY(store_new(&made, path, suffix, error));
  gx_status status = GX_OK;
  if (stat(made->path, &facts) != 0) {
    status =
      gxi_fail(error, GX_E_IO, "cannot open %s: %s", made->path, strerror(errno));
  } else {
    status = store_open(made, error);
  }
  if (status != GX_OK) {
    gx_store_free(made);
  } else {
    *store = made;
  }
  return status;
}

bool gx_store_is_store(const char *path) {
  static const char magic[16] = "SQLite format 3";
  char head[16] = {0};
  FILE *file = fopen(path, "rb");
  if (!file) return false;
  bool fits = fread(head, 1, sizeof head, file) == sizeof head &&
              memcmp(head, magic, sizeof head) == 0;
  fclose(file);
  return fits;
}

static gx_status insert_row(
  gx_store *store,
  gx_str doc,
  gx_str sha256,
  gx_str engine,
  gx_str json,
  gx_error *error
) {
  const gx_str values[] = {doc, sha256, engine, json};
  int code = SQLITE_OK;
  for (int i = 0; i < 4 && code == SQLITE_OK; i++) {
    const char *data = values[i].data ? values[i].data : "";
    code = sqlite3_bind_text64(
      store->insert, i + 1, data, values[i].size, SQLITE_STATIC, SQLITE_UTF8
    );
  }
  if (code == SQLITE_OK) code = sqlite3_step(store->insert);
  gx_status status = GX_OK;
  if (code != SQLITE_DONE) status = gxi_store_fail(store, code, "write", error);
  sqlite3_reset(store->insert);
  sqlite3_clear_bindings(store->insert);
  return status;
}

gx_status
gx_store_add_record(gx_store *store, const gx_record *record, gx_error *error) {
  if (!store->work) return gxi_fail(error, GX_E_ARGUMENT, "the store is complete");
  gxi_buffer buffer;
  gxi_buffer_init(&buffer, NULL);
  gx_output output = gxi_buffer_output(&buffer);
  gx_status status = gx_record_write(record, &output, NULL);
  if (status != GX_OK) {
    status = gxi_fail(error, GX_E_NOMEM, "out of memory"); /* a buffer fails only so */
  } else {
    gx_str json = {buffer.data, buffer.size - 1}; /* without the line's end */
    status =
      insert_row(store, record->doc, record->sha256, record->engine, json, error);
  }
  gxi_buffer_clear(&buffer);
  return status;
}

static gx_str column_text(sqlite3_stmt *row, int column) {
  const char *text = (const char *)sqlite3_column_text(row, column);
  return (gx_str){text ? text : "", (size_t)sqlite3_column_bytes(row, column)};
}

gx_status gx_store_add_store(gx_store *store, const gx_store *other, gx_error *error) {
  if (!store->work) return gxi_fail(error, GX_E_ARGUMENT, "the store is complete");
  const char *sql = "SELECT doc, sha256, engine, json FROM record ORDER BY doc, sha256";
  sqlite3_stmt *rows = NULL;
  gx_status status = GX_OK;
  int code = sqlite3_prepare_v2(other->database, sql, -1, &rows, NULL);
  if (code == SQLITE_OK) code = sqlite3_step(rows);
  while (code == SQLITE_ROW && status == GX_OK) {
    status = insert_row(
      store,
      column_text(rows, 0),
      column_text(rows, 1),
      column_text(rows, 2),
      column_text(rows, 3),
      error
    );
    code = sqlite3_step(rows);
  }
  if (status == GX_OK && code != SQLITE_DONE) {
    status = gxi_store_fail(other, code, "read", error);
  }
  sqlite3_finalize(rows);
  return status == GX_OK ? gxi_store_copy_corrections(store, other, error) : status;
}

static gx_status sync_and_rename(const char *from, const char *to, gx_error *error) {
  int file = open(from, O_RDONLY | O_CLOEXEC);
  bool synced = file >= 0 && (fsync(file) == 0 || errno == EINVAL);
  if (file >= 0) close(file);
  if (synced && rename(from, to) == 0) return GX_OK;
  return gxi_fail(error, GX_E_IO, "cannot write %s: %s", to, strerror(errno));
}

static int vacuum_into(gx_store *store, const char *path) {
  sqlite3_stmt *copy = NULL;
  int code = sqlite3_exec(store->database, "COMMIT", NULL, NULL, NULL);
  if (code != SQLITE_OK) return code;
  code = sqlite3_prepare_v2(store->database, "VACUUM INTO ?1", -1, &copy, NULL);
  if (code == SQLITE_OK) code = sqlite3_bind_text(copy, 1, path, -1, SQLITE_STATIC);
  if (code == SQLITE_OK) code = sqlite3_step(copy);
  sqlite3_finalize(copy);
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

gx_status gx_store_commit(gx_store *store, gx_error *error) {
  if (!store->work) return gxi_fail(error, GX_E_ARGUMENT, "the store is complete");
  char *partial = path_with(store->path, ".partial");
  if (!partial) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  remove(partial);
  gx_status status = GX_OK;
  sqlite3_finalize(store->insert);
  store->insert = NULL;
  int code = vacuum_into(store, partial);
  if (code != SQLITE_OK) status = gxi_store_fail(store, code, "write", error);
  store_close(store);
  if (status == GX_OK) status = sync_and_rename(partial, store->path, error);
  if (status != GX_OK) remove(partial);
  remove(store->work);
  if (status == GX_OK) {
    free(store->work);
    store->work = NULL;
    status = store_open(store, error);
  }
  free(partial);
  return status;
}
