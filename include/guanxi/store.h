/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * store.h: records kept in one SQLite file, read back sorted by (doc, sha256).
 *
 * A store keeps and reads; it decides nothing. It is written once (create, add,
 * commit), appears complete or not at all, and is then read. To add to a store, create
 * a new one from it. The same records give the same file, whatever the order.
 */
#ifndef GUANXI_STORE_H
#define GUANXI_STORE_H

#include "guanxi/base.h"
#include "guanxi/corpus.h"
#include "guanxi/correction.h"
#include "guanxi/record.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gx_store gx_store;

#define GX_STORE_SCHEMA_VERSION 1
/** The store's name inside the folder of a build. */
#define GX_STORE_FILE "store.sqlite"

/**
 * A store to be written at `path`; nothing is there until gx_store_commit, which
 * replaces what was there before.
 * @param store [out] owned; free with gx_store_free
 * Errors GX_E_IO, GX_E_NOMEM, GX_E_GRAPH (SQLite's reason is in the message)
 */
GX_API GX_MUST_USE gx_status
gx_store_create(gx_store **store, const char *path, gx_error *error);

/** Opens a store, or the store in the folder of a build, for reading.
 *  Errors GX_E_IO (no such file), GX_E_SYNTAX (no store), GX_E_SCHEMA (a version that
 *  this library does not know), GX_E_NOMEM */
GX_API GX_MUST_USE gx_status
gx_store_open(gx_store **store, const char *path, gx_error *error);

/** True when the file begins as a SQLite file does. False when it cannot be read. */
GX_API bool gx_store_is_store(const char *path);

/** Keeps a record; the same doc and sha256 again: the greater engine, then the greater
 *  JSON text stays, so that order does not matter. */
GX_API GX_MUST_USE gx_status
gx_store_add_record(gx_store *store, const gx_record *record, gx_error *error);
/** Keeps all records and corrections of another store. */
GX_API GX_MUST_USE gx_status
gx_store_add_store(gx_store *store, const gx_store *other, gx_error *error);
/** Keeps corrections beside the records; gx_store_corpus replays them. */
GX_API GX_MUST_USE gx_status gx_store_add_corrections(
  gx_store *store, const gx_corrections *corrections, gx_error *error
);
/** The corrections kept, their lines 0. @param corrections [out] owned */
GX_API GX_MUST_USE gx_status gx_store_corrections(
  gx_corrections **corrections, const gx_store *store, gx_error *error
);

/** Writes the file, synced and renamed into place; afterwards the store can be read. */
GX_API GX_MUST_USE gx_status gx_store_commit(gx_store *store, gx_error *error);

/** Closes; a created store without commit leaves no file. NULL is fine. */
GX_API void gx_store_free(gx_store *store);

/** Number of records, those of unreadable documents included. */
GX_API GX_MUST_USE gx_status
gx_store_count(uint64_t *count, const gx_store *store, gx_error *error);

/** Receives a record, borrowed during the call; another status than GX_OK stops. */
typedef struct gx_record_visitor {
  void *user;
  gx_status (*visit)(void *user, const gx_record *record, gx_error *error);
} gx_record_visitor;

/** Visits every record in the order (doc, sha256). */
GX_API GX_MUST_USE gx_status
gx_store_each(const gx_store *store, const gx_record_visitor *visitor, gx_error *error);

/** Writes every record as a line of JSON, in order: equal stores, equal bytes. */
GX_API GX_MUST_USE gx_status
gx_store_write(const gx_store *store, const gx_output *output, gx_error *error);

/** The corpus of all records, corrected and built. @param corpus [out] owned */
GX_API GX_MUST_USE gx_status gx_store_corpus(
  gx_corpus **corpus,
  const gx_store *store,
  const gx_domain *domain,
  const gx_corpus_options *options,
  gx_error *error
);

#ifdef __cplusplus
}
#endif
#endif
