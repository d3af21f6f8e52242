/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * charset.c: which encoding bytes are in.
 *
 * Valid UTF-8 wins over any declaration: a page that says GBK and is valid UTF-8 with
 * ideographs is UTF-8 that somebody converted. GB18030 and Big5 overlap in nearly all
 * of their byte pairs, so validity decides nothing between them; the decoded text
 * does: real Chinese is made of few very common characters, a wrong decoding of rare
 * ones. The score is the share of COMMON among the ideographs.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicode/ucnv.h>

#include "base/str.h"
#include "text/decode.h"

#define SAMPLE ((size_t)16384)

/* Very common characters of both scripts, in code point order; our own choice. */
static const uint16_t COMMON[] = {
  0x3001, 0x3002, 0x4E00, 0x4E09, 0x4E0A, 0x4E0B, 0x4E0D, 0x4E0E, 0x4E1A, 0x4E1C,
  0x4E2A, 0x4E2D, 0x4E3A, 0x4E3B, 0x4E5F, 0x4E8B, 0x4E8C, 0x4E8E, 0x4EA7, 0x4EBA,
  0x4ECA, 0x4ED6, 0x4EE3, 0x4EE5, 0x4EF6, 0x4F01, 0x4F1A, 0x4F5C, 0x4F86, 0x4FC2,
  0x500B, 0x5143, 0x5168, 0x516C, 0x5171, 0x5176, 0x5185, 0x5206, 0x524D, 0x529B,
  0x52A1, 0x52A8, 0x52D9, 0x5316, 0x533A, 0x5340, 0x5341, 0x5354, 0x53BF, 0x53D1,
  0x53F0, 0x53F8, 0x5408, 0x540C, 0x540E, 0x548C, 0x54C1, 0x56DB, 0x56E0, 0x56FD,
  0x570B, 0x5728, 0x5730, 0x573A, 0x5927, 0x5929, 0x5B66, 0x5BB6, 0x5BF9, 0x5C06,
  0x5C0D, 0x5C31, 0x5C55, 0x5DE5, 0x5E02, 0x5E74, 0x5EFA, 0x5F00, 0x5F8C, 0x6210,
  0x6211, 0x6240, 0x6253, 0x652F, 0x653F, 0x6587, 0x65B0, 0x65B9, 0x65E5, 0x65F6,
  0x662F, 0x6642, 0x6703, 0x6708, 0x6709, 0x671F, 0x672C, 0x6765, 0x6771, 0x6C11,
  0x6CD5, 0x6E2F, 0x70BA, 0x7248, 0x7279, 0x73B0, 0x73FE, 0x7406, 0x751F, 0x7522,
  0x7528, 0x7684, 0x76EE, 0x793E, 0x79D1, 0x7B2C, 0x7D93, 0x7E23, 0x7ECF, 0x8005,
  0x800C, 0x884C, 0x8981, 0x8AAA, 0x8BF4, 0x8CC7, 0x8D44, 0x8FD9, 0x8FDB, 0x9019,
  0x901A, 0x9032, 0x90E8, 0x91CD, 0x91D1, 0x9577, 0x957F, 0x958B, 0x9593, 0x95F4,
  0x9762, 0x9879, 0x9AD8, 0x9EBC, 0xFF0C,
};

static int compare_code(const void *a, const void *b) {
  uint16_t x = *(const uint16_t *)a, y = *(const uint16_t *)b;
  return (x > y) - (x < y);
}

static bool is_common(uint16_t code) {
  return bsearch(
    &code, COMMON, sizeof COMMON / sizeof *COMMON, sizeof *COMMON, compare_code
  );
}

/* Thousandths: common characters among all that are not ASCII, less the damage. */
static int plausibility(gx_str bytes, const char *encoding) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &error);
  if (U_FAILURE(error)) return -1000;
  UChar units[1024];
  const char *from = bytes.data;
  const char *end = bytes.data + (bytes.size < SAMPLE ? bytes.size : SAMPLE);
  int wide = 0, common = 0, bad = 0;
  do {
    UChar *to = units;
    error = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &to, units + 1024, &from, end, NULL, false, &error);
    for (UChar *p = units; p < to; p++) {
      if (*p < 0x80) continue;
      wide++;
      common += is_common(*p);
      bad += *p == 0xFFFD || (*p >= 0xE000 && *p < 0xF900) || (*p >= 0x80 && *p < 0xA0);
    }
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  ucnv_close(converter);
  return wide == 0 ? 0 : (common * 1000 - bad * 3000) / wide;
}

/* UTF-16 without a mark: nearly all bytes in every second place are high bytes of Han
 * (0x4E-0x9F), of CJK punctuation (0x30, 0xFF) or zero, those in between are not, and
 * next to no unit is a control character. */
static const char *utf16_guess(gx_str bytes) {
  if (bytes.size < 8 || bytes.size % 2) return NULL;
  size_t size = bytes.size < SAMPLE ? bytes.size : SAMPLE;
  size_t high[2] = {0, 0}, control[2] = {0, 0}, units = size / 2;
  for (size_t i = 0; i < units * 2; i++) {
    unsigned char byte = (unsigned char)bytes.data[i];
    unsigned char other = (unsigned char)bytes.data[i ^ 1];
    control[i % 2] +=
      byte == 0 && other < ' ' && other != '\t' && other != '\n' && other != '\r';
    high[i % 2] +=
      byte == 0 || byte == 0x30 || byte == 0xFF || (byte >= 0x4E && byte <= 0x9F);
  }
  for (size_t side = 0; side < 2; side++) {
    bool full = high[side] * 20 >= units * 19;
    bool other = high[1 - side] * 20 >= units * 19;
    if (full && !other && control[side] * 50 < units) {
      return side == 0 ? "UTF-16BE" : "UTF-16LE";
    }
  }
  return NULL;
}

static const char *canonical(const char *name) {
  static const char *const NAMES[][2] = {
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"gb18030", "GB18030"},
    {"gb_2312", "GB18030"},
    {"x-gbk", "GB18030"},
    {"cp936", "GB18030"},
    {"big5", "Big5"},
    {"big5-hkscs", "Big5"},
    {"x-x-big5", "Big5"},
    {"cp950", "Big5"},
    {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"},
    {"utf-16", "UTF-16LE"},
    {"utf-16le", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
    {"hz-gb-2312", "HZ-GB-2312"},
    {"iso-8859-1", "windows-1252"},
    {"windows-1252", "windows-1252"},
    {"ascii", "UTF-8"},
    {"us-ascii", "UTF-8"},
  };
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
    if (strcasecmp(name, NAMES[i][0]) == 0) return NAMES[i][1];
  }
  return NULL;
}

static bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '-' || c == '_';
}

static const char *named(gx_str name) {
  char copy[32];
  name = gxi_str_trim(name);
  if (name.size == 0 || name.size >= sizeof copy) return NULL;
  memcpy(copy, name.data, name.size);
  copy[name.size] = 0;
  return canonical(copy);
}

/* charset=… of <meta>, encoding="…" of an XML declaration, in the first 4 KiB. */
static const char *declared_inside(gx_str bytes) {
  static const char *const KEYS[] = {"charset", "encoding"};
  gx_str head = gxi_str_sub(bytes, 0, bytes.size < 4096 ? bytes.size : 4096);
  if (head.size == 0 || !memchr(head.data, '<', head.size)) return NULL;
  for (size_t at = 0; at + 8 < head.size; at++) {
    char first = head.data[at] | 0x20;
    if (first != 'c' && first != 'e') continue;
    for (size_t k = 0; k < 2; k++) {
      size_t size = strlen(KEYS[k]);
      if (strncasecmp(head.data + at, KEYS[k], size) != 0) continue;
      size_t from = at + size;
      while (from < head.size && strchr(" =\"'", head.data[from]) && head.data[from])
        from++;
      size_t end = from;
      while (end < head.size && is_name(head.data[end]))
        end++;
      const char *name = named(gxi_str_sub(head, from, end));
      if (name) return name;
    }
  }
  return NULL;
}

/* Whether most sequences beyond ASCII are valid UTF-8. */
static bool mostly_utf8(gx_str bytes) {
  size_t good = 0, bad = 0;
  for (size_t at = 0; at < bytes.size && at < 4 * SAMPLE;) {
    if ((unsigned char)bytes.data[at] < 0x80) {
      at++;
      continue;
    }
    gx_str rest = gxi_str_sub(bytes, at, bytes.size < at + 4 ? bytes.size : at + 4);
    uint32_t size = gxi_utf8_size((unsigned char)*rest.data);
    if (size <= rest.size && gxi_utf8_valid(gxi_str_sub(rest, 0, size)) == size) {
      good++;
      at += size;
    } else {
      bad++;
      at++;
    }
  }
  return good > 4 * bad;
}

static const char *marked(gx_str bytes) {
  static const struct {
    gx_str mark;
    const char *name;
  } MARKS[] = {
    {{"\xEF\xBB\xBF", 3}, "UTF-8"},
    {{"\xFF\xFE\x00\x00", 4}, "UTF-32LE"},
    {{"\x00\x00\xFE\xFF", 4}, "UTF-32BE"},
    {{"\xFF\xFE", 2}, "UTF-16LE"},
    {{"\xFE\xFF", 2}, "UTF-16BE"},
    {{"\x84\x31\x95\x33", 4}, "GB18030"},
  };
  for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
    if (gxi_str_starts(bytes, MARKS[i].mark)) return MARKS[i].name;
  }
  return NULL;
}

const char *gxi_charset(gx_str bytes, gx_str declared, bool *valid) {
  *valid = false;
  const char *name = marked(bytes);
  if (name) return name;
  bool zero = bytes.size && memchr(bytes.data, 0, bytes.size);
  name = named(declared);
  if (zero) {
    if (name && strncmp(name, "UTF-16", 6) == 0) return name;
    return utf16_guess(bytes);
  }
  const char *inside = declared_inside(bytes);
  if (!name) name = inside;
  if (name && strcmp(name, "HZ-GB-2312") == 0) return name;
  *valid = gxi_utf8_valid(bytes) == bytes.size;
  if (*valid || mostly_utf8(bytes)) return "UTF-8";
  int gb = plausibility(bytes, "GB18030"), big5 = plausibility(bytes, "Big5");
  if (name && strcmp(name, "windows-1252") == 0) name = NULL;
  if (name && strcmp(name, "GB18030") == 0) gb += 100;
  if (name && strcmp(name, "Big5") == 0) big5 += 100;
  if (gb < 50 && big5 < 50) {
    const char *wide = utf16_guess(bytes);
    if (wide) return wide;
    return inside && strcmp(inside, "windows-1252") == 0 ? inside : NULL;
  }
  return gb >= big5 ? "GB18030" : "Big5";
}
