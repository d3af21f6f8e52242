/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * str.h: slices of UTF-8: comparing, searching, stepping by code points. No locale.
 */
#ifndef GXI_BASE_STR_H
#define GXI_BASE_STR_H

#include <string.h>

#include "guanxi/base.h"

static inline gx_str gxi_str(const char *text) {
  return (gx_str){text, text ? strlen(text) : 0};
}
static inline gx_str gxi_str_sub(gx_str text, size_t begin, size_t end) {
  return (gx_str){begin ? text.data + begin : text.data, end - begin};
}
/** The last byte first: strings that differ mostly differ there. */
static inline bool gxi_bytes_equal(const char *a, const char *b, size_t size) {
  return size == 0 || (a[size - 1] == b[size - 1] && memcmp(a, b, size) == 0);
}
static inline bool gxi_str_equal(gx_str a, gx_str b) {
  return a.size == b.size && gxi_bytes_equal(a.data, b.data, b.size); /* b: a literal */
}
static inline bool gxi_str_is(gx_str a, const char *literal) {
  return gxi_str_equal(a, gxi_str(literal));
}
/** Byte order (which is code point order in UTF-8); shorter first. */
int gxi_str_compare(gx_str a, gx_str b);
static inline bool gxi_str_starts(gx_str text, gx_str prefix) {
  return text.size >= prefix.size &&
         gxi_bytes_equal(text.data, prefix.data, prefix.size);
}
static inline bool gxi_str_ends(gx_str text, gx_str suffix) {
  if (text.size < suffix.size || suffix.size == 0) return suffix.size == 0;
  return gxi_bytes_equal(text.data + text.size - suffix.size, suffix.data, suffix.size);
}
/** Offset of the first occurrence at or after `from`, or SIZE_MAX. */
size_t gxi_str_find(gx_str text, gx_str needle, size_t from);
/** True when the text is one of the words, which single spaces separate. */
bool gxi_str_among(gx_str text, gx_str words);
/** True when the text holds one of the words, which spaces separate. */
bool gxi_str_has_any(gx_str text, gx_str words);
/** Bytes of the first of the words, which spaces separate, that the text begins or ends
 * with; 0 for none. */
size_t gxi_str_starts_any(gx_str text, gx_str words);
size_t gxi_str_ends_any(gx_str text, gx_str words);

/** The pairs of bytes in a text, roughly: a needle whose last two are not among them
 *  need not be sought. */
typedef struct gxi_pairs {
  uint64_t sets[8];
} gxi_pairs;
void gxi_pairs_read(gxi_pairs *pairs, gx_str text);
/** Only those that end the words of a list, of two bytes or more each: what they may
 * not hold is none of the words. */
void gxi_pairs_read_ends(gxi_pairs *pairs, gx_str words);
static inline uint32_t gxi_pair_bit(char a, char b) {
  return ((uint32_t)(unsigned char)a << 3 ^ (unsigned char)b) & 511;
}
/** False: the text does not hold the needle. */
static inline bool gxi_pairs_may_hold(const gxi_pairs *pairs, gx_str needle) {
  if (needle.size < 2) return true;
  const char *end = needle.data + needle.size;
  uint32_t bit = gxi_pair_bit(end[-2], end[-1]);
  return pairs->sets[bit / 64] >> bit % 64 & 1;
}
/** Without ASCII white space and U+3000 at both ends. */
gx_str gxi_str_trim(gx_str text);
/** A hash for a table in memory, other on other machines; cheap. */
uint32_t gxi_str_slot(gx_str text);
/** FNV-1a, 64 bits: the same everywhere; never for order. */
uint64_t gxi_str_hash(gx_str text);

/** True when six bytes, of eight that can be read, are two characters of U+4000 to
 *  U+BFFF: nearly all Han characters of running text. */
static inline bool gxi_utf8_han_pair(const char *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return ((word - 0x0000000004000004u) & 0x0000C0C0F8C0C0F8u) == 0x00008080E08080E0u;
}
/** Bytes of the character that begins with this byte in valid UTF-8. */
static inline uint32_t gxi_utf8_size(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}
/** Code point at offset `at` of valid UTF-8; *size gets its bytes. */
static inline uint32_t gxi_utf8_at(gx_str text, size_t at, uint32_t *size) {
  const unsigned char *p = (const unsigned char *)text.data + at;
  uint32_t bytes = gxi_utf8_size(*p);
  if (bytes > text.size - at) bytes = 1;
  *size = bytes;
  switch (bytes) {
  case 3: /* first: nearly all */
    return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
  case 1:
    return p[0];
  case 2:
    return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
  default:
    return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
           (p[3] & 0x3Fu);
  }
}
/** Offset of the character before `at` (> 0). */
size_t gxi_utf8_back(gx_str text, size_t at);
/** Writes a code point; returns its bytes (1-4). */
uint32_t gxi_utf8_put(char out[4], uint32_t code_point);
/** Number of code points of valid UTF-8. */
size_t gxi_utf8_count(gx_str text);
typedef struct gxi_tally {
  size_t code_points; /* of valid UTF-8 */
  size_t ascii;       /* … of them below 0x80 */
} gxi_tally;
gxi_tally gxi_utf8_tally(gx_str text);
/** CJK ideographs, 〇 and 々. */
static inline bool gxi_is_han(uint32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         c == 0x3007 || c == 0x3005;
}
/** 0 to 9 for 〇 (or 零) to 九, 10 for 十, else -1. */
static inline int gxi_han_numeral(uint32_t c) {
  switch (c) {
  case 0x3007: /* 〇 */
  case 0x96F6: /* 零 */
    return 0;
  case 0x4E00: /* 一 */
    return 1;
  case 0x4E8C: /* 二 */
    return 2;
  case 0x4E09: /* 三 */
    return 3;
  case 0x56DB: /* 四 */
    return 4;
  case 0x4E94: /* 五 */
    return 5;
  case 0x516D: /* 六 */
    return 6;
  case 0x4E03: /* 七 */
    return 7;
  case 0x516B: /* 八 */
    return 8;
  case 0x4E5D: /* 九 */
    return 9;
  case 0x5341: /* 十 */
    return 10;
  default:
    return -1;
  }
}
static inline bool gxi_is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}
static inline bool gxi_is_latin(uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F);
}

#endif
