/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * source.h: inputs → raw documents, one at a time, in a fixed order.
 *
 *     inputs ──> walk (files of a folder, sorted) ──> stream (gunzip) ──> raw document
 *                                                        └─ JSON Lines: one a line
 */
#ifndef GXI_SOURCE_SOURCE_H
#define GXI_SOURCE_SOURCE_H

#include "guanxi/base.h"
#include "guanxi/document.h"

/** A document's bytes and what is known of it outside; or why it could not be read. */
typedef struct gxi_raw {
  gx_allocator allocator;
  char *block; /* owned: everything below points into it */
  size_t block_size;
  gx_str name;
  gx_str bytes;
  gx_str title;
  gx_str published;
  gx_str url;
  gx_str encoding; /* "UTF-8" for JSON Lines */
  gx_media media;
  char *path;        /* owned: the file, for messages */
  uint32_t line;     /* of a JSON Lines file; 0 elsewhere */
  uint64_t position; /* bytes of input files read so far */
  gx_error error;    /* status not GX_OK: there are no bytes */
} gxi_raw;

void gxi_raw_clear(gxi_raw *raw);

typedef struct gxi_source gxi_source;

/** inputs: borrowed until free. Folders are listed here. */
GX_MUST_USE gx_status gxi_source_open(
  gxi_source **source,
  const char *const *inputs,
  size_t count,
  const gx_allocator *allocator,
  gx_error *error
);
void gxi_source_free(gxi_source *source);
/** Bytes of all input files, as far as known. */
uint64_t gxi_source_total(const gxi_source *source);
/** The next document; false at the end. What cannot be read is a raw with an error. */
bool gxi_source_next(gxi_source *source, gxi_raw *raw);

#endif
