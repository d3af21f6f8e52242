/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * build.h: domain and lexicon files → an image.
 */
#ifndef GXI_KNOWLEDGE_BUILD_H
#define GXI_KNOWLEDGE_BUILD_H

#include "base/arena.h"
#include "schema/report.h"

/**
 * Reads and compiles files; later ones are laid over earlier ones, all of them over
 * base (may be NULL). Mistakes are counted by the report, and what has mistakes is
 * left out of the image: the caller decides whether that will do.
 * @param image  [out] in the arena, aligned to 16
 * Errors GX_E_NOMEM, GX_E_LIMIT (files or image); a file that cannot be read is a
 *        mistake of its own
 */
GX_MUST_USE gx_status gxi_knowledge_build(
  gx_str *image,
  gxi_arena *arena,
  const char *const *files,
  size_t file_count,
  const gx_knowledge *base,
  gxi_report *report
);

#endif
