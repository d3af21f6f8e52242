/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * decode.h: bytes in any encoding → UTF-8 with a way back.
 */
#ifndef GXI_TEXT_DECODE_H
#define GXI_TEXT_DECODE_H

#include "base/arena.h"
#include "text/map.h"

struct UConverter;

typedef struct gxi_decoded {
  gx_str text;       /* valid UTF-8; the source itself where nothing changed */
  bool valid;        /* told by the caller: UTF-8 that need not be checked again */
  bool identity;     /* text offset + skipped == source offset */
  uint32_t skipped;  /* bytes of a byte order mark */
  gxi_map map;       /* text → source, unless identity */
  gx_str encoding;   /* IANA name; static */
  uint32_t replaced; /* undecodable sequences, dropped */
  struct UConverter *converter; /* while decoding; gxi_decoded_release closes it */
} gxi_decoded;

/** What the first bytes say that this is, in words with a hint; NULL: maybe text. */
const char *gxi_magic(gx_str bytes);

/**
 * The encoding of bytes: a canonical name, or NULL when they are text in none.
 * Order: byte order mark, valid UTF-8, `declared` (may be empty), the charset that
 * the first bytes declare, plausibility.
 * @param valid  [out] the bytes are known to be valid UTF-8 without a mark: as
 *               gxi_decoded.valid
 */
const char *gxi_charset(gx_str bytes, gx_str declared, bool *valid);

/** Length of the longest valid UTF-8 prefix. */
size_t gxi_utf8_valid(gx_str bytes);

/** Decodes from the named encoding. Inside a try; *decoded zeroed by the caller, who
 *  calls gxi_decoded_release after the try. */
void gxi_decode(
  gxi_decoded *decoded, gxi_arena *arena, gx_str bytes, const char *encoding
);
void gxi_decoded_release(gxi_decoded *decoded);

#endif
