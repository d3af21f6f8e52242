/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * store.h: the inside of a store.
 */
#ifndef GXI_STORE_STORE_H
#define GXI_STORE_STORE_H

#include <sqlite3.h>

#include "guanxi/store.h"

struct gx_store {
  sqlite3 *database;
  sqlite3_stmt *insert; /* while it is being written */
  char *path;           /* owned; where the store is, or will be */
  char *work;           /* owned; NULL when the store is there */
};

/** Fills error from SQLite's last one and returns the status that fits it. */
gx_status
gxi_store_fail(const gx_store *store, int code, const char *what, gx_error *error);
/** Keeps the corrections of another store too. */
GX_MUST_USE gx_status
gxi_store_copy_corrections(gx_store *store, const gx_store *other, gx_error *error);

#endif
