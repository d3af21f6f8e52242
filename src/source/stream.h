/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * stream.h: the bytes of a file, gunzipped where it is gzip, whole or line by line.
 */
#ifndef GXI_SOURCE_STREAM_H
#define GXI_SOURCE_STREAM_H

#include <zlib.h>

#include "base/sink.h"

typedef struct gxi_stream {
  gzFile file;
  const char *path; /* borrowed */
  size_t at, end;   /* of the block: what was read and not yet taken */
  char block[16384];
} gxi_stream;

GX_MUST_USE gx_status
gxi_stream_open(gxi_stream *stream, const char *path, gx_error *error);
void gxi_stream_close(gxi_stream *stream);
/** Appends all that is left. GX_E_LIMIT, GX_E_IO, GX_E_SYNTAX (gzip is damaged). */
GX_MUST_USE gx_status
gxi_stream_all(gxi_stream *stream, gxi_buffer *bytes, size_t limit, gx_error *error);
/** Appends the next line without its end; *more is false at the end of the file. */
GX_MUST_USE gx_status gxi_stream_line(
  gxi_stream *stream, gxi_buffer *line, size_t limit, bool *more, gx_error *error
);
/** Bytes of the file itself read so far. */
uint64_t gxi_stream_position(const gxi_stream *stream);

#endif
