/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * flat.c: one pass over a line of JSON Lines, without a tree.
 *
 *     {"id": "a", "text": "甲\n乙", "page": 3}   keys id, text → slices of the line
 *
 * Nearly all lines are such objects, and building a tree for them took longer than all
 * repairs of their text. Whatever is not plain (nested values, fractions, an escaped
 * key, a lone surrogate, bytes that are no UTF-8, a mistake) is left to a whole JSON
 * reader, which then also words the complaint.
 *
 * Escapes are resolved in place, where their text is shorter than they are.
 */
#include "source/flat.h"

#include "base/str.h"
#include "text/decode.h"

typedef struct cursor {
  const char *at, *end;
} cursor;

static void skip_spaces(cursor *c) {
  while (c->at < c->end &&
         (*c->at == ' ' || *c->at == '\t' || *c->at == '\n' || *c->at == '\r'))
    c->at++;
}

static bool take(cursor *c, char wanted) {
  skip_spaces(c);
  if (c->at == c->end || *c->at != wanted) return false;
  c->at++;
  return true;
}

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The unit of \uXXXX at `at`, or -1. */
static int32_t unit_at(const char *at, const char *end) {
  if (end - at < 6 || at[0] != '\\' || at[1] != 'u') return -1;
  int32_t unit = 0;
  for (int i = 2; i < 6; i++) {
    int digit = hex_digit(at[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

/* The code point of the escape at `at` and its bytes; 0 bytes for no escape. */
static size_t escape_at(uint32_t *code, const char *at, const char *end) {
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  if (end - at < 2) return 0;
  if (at[1] != 'u') {
    const char *found = memchr(from, at[1], sizeof from - 1);
    if (!found) return 0;
    *code = (unsigned char)to[found - from];
    return 2;
  }
  int32_t high = unit_at(at, end);
  if (high < 0 || (high >= 0xDC00 && high <= 0xDFFF)) return 0;
  *code = (uint32_t)high;
  if (high < 0xD800 || high > 0xDFFF) return 6;
  int32_t low = unit_at(at + 6, end);
  if (low < 0xDC00 || low > 0xDFFF) return 0;
  *code = 0x10000 + ((uint32_t)(high - 0xD800) << 10) + (uint32_t)(low - 0xDC00);
  return 12;
}

/* A string behind its opening quote, escapes as they are. */
static bool take_string(cursor *c, gx_str *text, bool *escaped) {
  const char *begin = c->at;
  *escaped = false;
  while (c->at < c->end && *c->at != '"') {
    uint32_t code;
    size_t size = 1;
    if ((unsigned char)*c->at < 0x20) return false;
    if (*c->at == '\\') {
      size = escape_at(&code, c->at, c->end);
      *escaped = true;
      if (size == 0) return false;
    }
    c->at += size;
  }
  if (c->at == c->end) return false;
  *text = (gx_str){begin, (size_t)(c->at++ - begin)};
  return true;
}

/* true, false, null or an integer of at most 15 digits. */
static bool skip_plain(cursor *c) {
  static const char *const words[] = {"true", "false", "null"};
  gx_str rest = {c->at, (size_t)(c->end - c->at)};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!gxi_str_starts(rest, gxi_str(words[i]))) continue;
    c->at += strlen(words[i]);
    return true;
  }
  if (c->at < c->end && *c->at == '-') c->at++;
  const char *first = c->at;
  while (c->at < c->end && *c->at >= '0' && *c->at <= '9')
    c->at++;
  size_t digits = (size_t)(c->at - first);
  return digits > 0 && digits <= 15 && (digits == 1 || *first != '0');
}

typedef struct member {
  gx_str text; /* data NULL: not there, or no string */
  bool escaped;
} member;

static bool
take_member(cursor *c, member *found, const char *const *keys, size_t count) {
  gx_str key;
  bool escaped;
  member value = {{NULL, 0}, false};
  if (!take(c, '"') || !take_string(c, &key, &escaped) || escaped || !take(c, ':'))
    return false;
  skip_spaces(c);
  if (c->at < c->end && *c->at == '"') {
    c->at++;
    if (!take_string(c, &value.text, &value.escaped)) return false;
  } else if (!skip_plain(c)) {
    return false;
  }
  for (size_t i = 0; i < count; i++)
    if (gxi_str_is(key, keys[i])) found[i] = value; /* of two alike the last counts */
  return true;
}

static bool
take_object(cursor *c, member *found, const char *const *keys, size_t count) {
  if (!take(c, '{')) return false;
  if (!take(c, '}')) {
    do {
      if (!take_member(c, found, keys, count)) return false;
    } while (take(c, ','));
    if (!take(c, '}')) return false;
  }
  skip_spaces(c);
  return c->at == c->end;
}

/* The escapes are known to be good. */
static size_t resolve(char *text, size_t size) {
  const char *from = text, *end = text + size;
  char *to = text;
  while (from < end) {
    uint32_t code = 0;
    const char *next = memchr(from, '\\', (size_t)(end - from));
    size_t plain = (size_t)((next ? next : end) - from);
    memmove(to, from, plain);
    to += plain;
    from += plain;
    if (!next) break;
    from += escape_at(&code, from, end);
    to += gxi_utf8_put(to, code);
  }
  return (size_t)(to - text);
}

#define MAX_KEYS 16u

bool gxi_flat_read(
  gx_str *values, const char *const *keys, size_t count, char *json, size_t size
) {
  cursor c = {json, json + size};
  member found[MAX_KEYS] = {{{NULL, 0}, false}};
  if (count > MAX_KEYS || gxi_utf8_valid((gx_str){json, size}) != size) return false;
  if (!take_object(&c, found, keys, count)) return false;
  for (size_t i = 0; i < count; i++) {
    values[i] = found[i].text;
    if (found[i].escaped)
      values[i].size = resolve(json + (values[i].data - json), values[i].size);
  }
  return true;
}
