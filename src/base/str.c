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

static uint64_t mixed(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 32;
}

uint32_t gxi_str_slot(gx_str text) {
  const char *at = text.data;
  size_t left = text.size;
  uint64_t hash = text.size, word;
  for (; left >= 8; left -= 8, at += 8) {
    memcpy(&word, at, 8);
    hash = mixed(hash, word);
  }
  word = 0;
  for (size_t i = 0; i < left; i++)
    word = word << 8 | (unsigned char)at[i];
  return (uint32_t)mixed(hash, word);
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
  return gxi_utf8_tally(text).code_points;
}
