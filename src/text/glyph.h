/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * glyph.h: a line as an array of characters that know where they came from; the
 * passes of folding and repair rewrite it in place.
 */
#ifndef GXI_TEXT_GLYPH_H
#define GXI_TEXT_GLYPH_H

#include "base/arena.h"
#include "base/str.h"

typedef struct gxi_glyph {
  uint32_t code;
  uint32_t begin; /* in the text that is being rewritten */
  uint32_t end;
} gxi_glyph;

typedef GXI_VEC(gxi_glyph) gxi_glyphs;

#endif
