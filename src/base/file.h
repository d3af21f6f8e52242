/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * file.h: whole files in, whole files out; outputs appear complete or not at all.
 */
#ifndef GXI_BASE_FILE_H
#define GXI_BASE_FILE_H

#include <stdio.h>

#include "guanxi/base.h"

/**
 * Reads a regular file or a pipe to its end.
 * @param data  [out] owned, gxi_free(allocator, data, size + 1); a NUL follows the
 * bytes Errors GX_E_IO (with the system's reason), GX_E_LIMIT, GX_E_NOMEM
 */
GX_MUST_USE gx_status gxi_file_read(
  char **data,
  size_t *size,
  const char *path,
  size_t limit,
  const gx_allocator *allocator,
  gx_error *error
);
/** Reads an open stream to its end; name is for messages. */
GX_MUST_USE gx_status gxi_stream_read(
  char **data,
  size_t *size,
  FILE *stream,
  const char *name,
  size_t limit,
  const gx_allocator *allocator,
  gx_error *error
);

/** A file being written: to PATH.partial, synced and renamed by commit. */
typedef struct gxi_outfile {
  FILE *stream;
  char *path;
  char *partial;
} gxi_outfile;

GX_MUST_USE gx_status
gxi_outfile_open(gxi_outfile *file, const char *path, gx_error *error);
gx_output gxi_outfile_output(gxi_outfile *file);
/** Syncs and renames; the file is closed whatever happens. */
GX_MUST_USE gx_status gxi_outfile_commit(gxi_outfile *file, gx_error *error);
/** Removes the partial file; also after commit (then it does nothing). */
void gxi_outfile_abandon(gxi_outfile *file);

#endif
