/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * extraction.h: a record together with the arena that holds its parts; made by
 * extract.c and read.c.
 */
#ifndef GXI_RECORD_EXTRACTION_H
#define GXI_RECORD_EXTRACTION_H

#include "base/arena.h"
#include "guanxi/record.h"

struct gx_extraction {
  gxi_arena arena;
  gx_record record;
};

/** An empty one; free with gx_extraction_free. GX_E_NOMEM. */
GX_MUST_USE gx_status gxi_extraction_new(
  gx_extraction **extraction, const gx_allocator *allocator, gx_error *error
);

/** The status whose short name this is ("ENCODING"); GX_E_SYNTAX for unknown words. */
gx_status gxi_record_status(gx_str name);

#endif
