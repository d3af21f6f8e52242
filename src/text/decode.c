/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * decode.c: UTF-8 is checked and taken as it is, without a copy; damaged UTF-8 is
 * copied around its damage; everything else goes through an ICU converter in chunks
 * whose offsets feed the map.
 *
 * Undecodable sequences are dropped and counted: a replacement character inside a
 * name would only hide it. Not here: which encoding it is (charset.c).
 */
#include "text/decode.h"

#include <string.h>
#include <unicode/ucnv.h>

#include "base/str.h"

/* Bytes of the valid character at p, or 0 (Unicode 15, table 3-7). */
static uint32_t valid_size(const unsigned char *p, size_t left) {
  unsigned char a = p[0];
  if (a < 0x80) return 1;
  if (a < 0xC2 || left < 2) return 0;
  unsigned char b = p[1];
  if (a < 0xE0) return (b & 0xC0) == 0x80 ? 2 : 0;
  if (left < 3 || (p[2] & 0xC0) != 0x80) return 0;
  if (a < 0xF0) {
    unsigned char low = a == 0xE0 ? 0xA0 : 0x80, high = a == 0xED ? 0x9F : 0xBF;
    return b >= low && b <= high ? 3 : 0;
  }
  if (a > 0xF4 || left < 4 || (p[3] & 0xC0) != 0x80) return 0;
  unsigned char low = a == 0xF0 ? 0x90 : 0x80, high = a == 0xF4 ? 0x8F : 0xBF;
  return b >= low && b <= high ? 4 : 0;
}

size_t gxi_utf8_valid(gx_str bytes) {
  const unsigned char *p = (const unsigned char *)bytes.data;
  size_t at = 0, size = bytes.size;
  while (at < size) {
    uint64_t word;
    if (size - at >= 8 && p[at] < 0x80) {
      memcpy(&word, p + at, 8);
      if ((word & 0x8080808080808080u) == 0) {
        at += 8;
        continue;
      }
    }
    while (size - at >= 8 && gxi_utf8_han_pair(bytes.data + at))
      at += 6;
    while (size - at >= 3 && p[at] > 0xE0 && p[at] < 0xF0 && p[at] != 0xED &&
           (p[at + 1] & 0xC0) == 0x80 && (p[at + 2] & 0xC0) == 0x80)
      at += 3; /* ideographs and their punctuation */
    if (at == size) break;
    uint32_t step = valid_size(p + at, size - at);
    if (step == 0) break;
    at += step;
  }
  return at;
}

static void
decode_damaged(gxi_decoded *decoded, gxi_arena *arena, gx_str bytes, size_t skipped) {
  gxi_text text;
  gxi_text_init(&text, arena, bytes.size);
  size_t at = skipped;
  while (at < bytes.size) {
    size_t run = gxi_utf8_valid(gxi_str_sub(bytes, at, bytes.size));
    uint32_t begin = (uint32_t)at, end = (uint32_t)(at + run);
    gxi_text_put(&text, arena, bytes.data + at, (uint32_t)run, begin, end);
    at += run;
    if (at == bytes.size) break;
    decoded->replaced++;
    at++;
    while (at < bytes.size && ((unsigned char)bytes.data[at] & 0xC0) == 0x80)
      at++;
  }
  decoded->text = gxi_text_str(&text);
  decoded->map = text.map;
}

static void decode_utf8(gxi_decoded *decoded, gxi_arena *arena, gx_str bytes) {
  size_t skipped = gxi_str_starts(bytes, gxi_str("\xEF\xBB\xBF")) ? 3 : 0;
  gx_str rest = gxi_str_sub(bytes, skipped, bytes.size);
  if (!decoded->valid && gxi_utf8_valid(rest) < rest.size) {
    decode_damaged(decoded, arena, bytes, skipped);
    return;
  }
  decoded->identity = true;
  decoded->skipped = (uint32_t)skipped;
  decoded->text = rest;
}

#define CHUNK 4096

/* Units of UTF-16 on their way to text. */
typedef struct unit_chunk {
  UChar code[CHUNK];
  int32_t offset[CHUNK]; /* of each unit's source, from `base`; -1: as before */
  int32_t count;
  uint32_t base;       /* source offset where this call began */
  uint32_t next;       /* source offset where it ended */
  uint32_t lead;       /* a surrogate that waits for its second half, or 0 */
  uint32_t lead_begin; /* its source */
} unit_chunk;

static uint32_t unit_begin(const unit_chunk *units, int32_t i) {
  if (i >= units->count) return units->next;
  return units->base + (uint32_t)(units->offset[i] < 0 ? 0 : units->offset[i]);
}

static void put_character(
  gxi_decoded *decoded,
  gxi_arena *arena,
  gxi_text *text,
  uint32_t code,
  uint32_t begin,
  uint32_t end
) {
  if (code == 0xFFFD || code == 0 || (code & 0xFFFFF800u) == 0xD800) {
    decoded->replaced++;
  } else if (code != 0xFEFF) {
    char out[4];
    uint32_t size = gxi_utf8_put(out, code);
    gxi_text_put(text, arena, out, size, begin, end);
  }
}

static void
put_units(gxi_decoded *decoded, gxi_arena *arena, gxi_text *text, unit_chunk *units) {
  for (int32_t i = 0; i < units->count; i++) {
    uint32_t code = units->code[i];
    uint32_t begin = unit_begin(units, i);
    if ((code & 0xFC00) == 0xD800) {
      units->lead = code;
      units->lead_begin = begin;
      continue;
    }
    if ((code & 0xFC00) == 0xDC00 && units->lead) {
      code = 0x10000 + ((units->lead & 0x3FF) << 10) + (code & 0x3FF);
      begin = units->lead_begin;
    }
    units->lead = 0;
    uint32_t end = unit_begin(units, i + 1);
    put_character(decoded, arena, text, code, begin, end > begin ? end : begin);
  }
}

static void
decode_icu(gxi_decoded *decoded, gxi_arena *arena, gx_str bytes, const char *encoding) {
  UErrorCode error = U_ZERO_ERROR;
  decoded->converter = ucnv_open(encoding, &error);
  if (U_FAILURE(error)) gxi_arena_unwind(arena, GX_E_NOMEM);
  gxi_text text;
  gxi_text_init(&text, arena, bytes.size + bytes.size / 2);
  unit_chunk *units = gxi_arena_alloc(arena, 1, sizeof *units);
  const char *from = bytes.data, *end = bytes.data + bytes.size;
  do {
    units->base = (uint32_t)(from - bytes.data);
    UChar *to = units->code;
    error = U_ZERO_ERROR;
    ucnv_toUnicode(
      decoded->converter,
      &to,
      units->code + CHUNK,
      &from,
      end,
      units->offset,
      true,
      &error
    );
    units->count = (int32_t)(to - units->code);
    units->next = (uint32_t)(from - bytes.data);
    put_units(decoded, arena, &text, units);
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  decoded->text = gxi_text_str(&text);
  decoded->map = text.map;
  gxi_decoded_release(decoded);
}

void gxi_decode(
  gxi_decoded *decoded, gxi_arena *arena, gx_str bytes, const char *encoding
) {
  decoded->encoding = gxi_str(encoding);
  if (strcmp(encoding, "UTF-8") == 0) {
    decode_utf8(decoded, arena, bytes);
  } else {
    decode_icu(decoded, arena, bytes, encoding);
  }
}

void gxi_decoded_release(gxi_decoded *decoded) {
  if (decoded->converter) ucnv_close(decoded->converter);
  decoded->converter = NULL;
}
