/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * parts.c: disjoint sets in one array. The smaller number becomes the root, so the
 * name of a part does not depend on the order of joins; path halving keeps finds short.
 */
#include "corpus/corpus.h"

uint32_t *gxi_parts_new(gxi_arena *scratch, uint32_t count) {
  uint32_t *parts = gxi_arena_alloc(scratch, count, sizeof *parts);
  for (uint32_t i = 0; i < count; i++) {
    parts[i] = i;
  }
  return parts;
}

uint32_t gxi_parts_find(uint32_t *parts, uint32_t at) {
  while (parts[at] != at) {
    parts[at] = parts[parts[at]];
    at = parts[at];
  }
  return at;
}

void gxi_parts_join(uint32_t *parts, uint32_t a, uint32_t b) {
  a = gxi_parts_find(parts, a);
  b = gxi_parts_find(parts, b);
  if (a < b) {
    parts[b] = a;
  } else {
    parts[a] = b;
  }
}
