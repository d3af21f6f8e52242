/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * surface.c: what an input method writes, as the text stage would have it. Not here:
 * folding of documents (text/fold.c), which has many more cases and keeps offsets.
 */
#include "schema/surface.h"

#include "base/str.h"

static uint32_t fold(uint32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFF01 + 0x21;
  switch (code) {
  case 0x2022: /* • */
  case 0x2027: /* ‧ */
  case 0x30FB: /* ・ */
    return 0xB7;
  case 0x300C: /* 「 */
    return 0x201C;
  case 0x300D: /* 」 */
    return 0x201D;
  case 0x300E: /* 『 */
    return 0x2018;
  case 0x300F: /* 』 */
    return 0x2019;
  default:
    return code;
  }
}

static bool needs_folding(gx_str text) {
  uint32_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = gxi_utf8_at(text, at, &size);
    if (fold(code) != code) return true;
  }
  return false;
}

gx_str gxi_surface_fold(gxi_arena *arena, gx_str text) {
  if (!needs_folding(text)) return text;
  /* No form is longer than the character that it stands for. */
  char *out = gxi_arena_alloc(arena, text.size, 1);
  size_t used = 0;
  uint32_t size;
  for (size_t at = 0; at < text.size; at += size) {
    used += gxi_utf8_put(out + used, fold(gxi_utf8_at(text, at, &size)));
  }
  return (gx_str){out, used};
}
