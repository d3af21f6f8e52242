/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pack.h: bytes as text that a script element may hold: compressed, then base64.
 *
 *     bytes ──> deflate (zlib's format) ──> base64 ──> output
 */
#ifndef GXI_REPORT_PACK_H
#define GXI_REPORT_PACK_H

#include <zlib.h>

#include "base/arena.h"

#define GXI_PACK_BLOCK 12288 /* a multiple of 3: base64 has no rest between blocks */

typedef struct gxi_pack {
  z_stream stream;
  gx_output output;
  bool failed;
  unsigned char block[GXI_PACK_BLOCK];
  char letters[GXI_PACK_BLOCK / 3 * 4];
} gxi_pack;

/** memory: zlib's, about 270 KiB, until the end. GX_E_NOMEM. */
GX_MUST_USE gx_status gxi_pack_init(
  gxi_pack *pack, const gx_output *output, gxi_arena *memory, gx_error *error
);
/** Where to write what is to be packed; borrowed until close. */
gx_output gxi_pack_input(gxi_pack *pack);
/** Writes what is left. GX_E_IO when any write failed. */
GX_MUST_USE gx_status gxi_pack_close(gxi_pack *pack, gx_error *error);

#endif
