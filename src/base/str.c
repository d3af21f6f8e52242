/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * str.c: slices of UTF-8. Text that comes here is valid: text/decode.c saw to that.
 */
#include "base/str.h"

int gxi_str_compare(gx_str a, gx_str b) {
  size_t shared = a.size < b.size ? a.size : b.size;
  int order = shared ? memcmp(a.data, b.data, shared) : 0;
  if (order) return order;
  return a.size < b.size ? -1 : a.size > b.size;
}

/* Up to this size a needle is sought by its last byte: of the three of a Han character
   the one that differs most. Longer ones are left to memmem, which is linear. */
#define SHORT_NEEDLE 64u

size_t gxi_str_find(gx_str text, gx_str needle, size_t from) {
  if (needle.size == 0 || from > text.size || needle.size > text.size - from) {
    return SIZE_MAX;
  }
  if (needle.size > SHORT_NEEDLE) {
    const char *hit =
      memmem(text.data + from, text.size - from, needle.data, needle.size);
    return hit ? (size_t)(hit - text.data) : SIZE_MAX;
  }
  size_t rest = needle.size - 1;
  const char *end = text.data + text.size, *at = text.data + from + rest;
  while (at < end && (at = memchr(at, needle.data[rest], (size_t)(end - at)))) {
    if (memcmp(at - rest, needle.data, rest) == 0)
      return (size_t)(at - rest - text.data);
    at++;
  }
  return SIZE_MAX;
}

bool gxi_str_among(gx_str text, gx_str words) {
  if (text.size == 0 || text.size > words.size) return false;
  size_t rest = text.size - 1;
  const char *end = words.data + words.size, *at = words.data + rest;
  while (at < end && (at = memchr(at, text.data[rest], (size_t)(end - at)))) {
    const char *word = at++ - rest;
    if ((at == end || *at == ' ') && (word == words.data || word[-1] == ' ') &&
        memcmp(word, text.data, rest) == 0)
      return memchr(text.data, ' ', text.size) == NULL;
  }
  return false;
}

static size_t space_at(gx_str text, size_t at) {
  char c = text.data[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  return gxi_str_starts(gxi_str_sub(text, at, text.size), gxi_str("\xE3\x80\x80")) ? 3
                                                                                   : 0;
}

static size_t space_before(gx_str text, size_t end) {
  char c = text.data[end - 1];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  return gxi_str_ends(gxi_str_sub(text, 0, end), gxi_str("\xE3\x80\x80")) ? 3 : 0;
}

gx_str gxi_str_trim(gx_str text) {
  size_t begin = 0, end = text.size, step;
  while (begin < end && (step = space_at(text, begin)) > 0)
    begin += step;
  while (end > begin && (step = space_before(text, end)) > 0)
    end -= step;
  return gxi_str_sub(text, begin, end);
}

uint64_t gxi_str_hash(gx_str text) {
  uint64_t hash = 0xCBF29CE484222325u;
  for (size_t i = 0; i < text.size; i++) {
    hash = (hash ^ (unsigned char)text.data[i]) * 0x100000001B3u;
  }
  return hash;
}

size_t gxi_utf8_back(gx_str text, size_t at) {
  at--;
  while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80)
    at--;
  return at;
}

uint32_t gxi_utf8_put(char out[4], uint32_t c) {
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (char)(0xC0 | c >> 6);
    out[1] = (char)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | c >> 18);
  out[1] = (char)(0x80 | (c >> 12 & 0x3F));
  out[2] = (char)(0x80 | (c >> 6 & 0x3F));
  out[3] = (char)(0x80 | (c & 0x3F));
  return 4;
}

size_t gxi_utf8_count(gx_str text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size; i++) {
    count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
  }
  return count;
}
