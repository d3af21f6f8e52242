/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tagger.c: the block of weights: checking it, and adding up what features say.
 *
 * A feature costs one look at starts and two or three entries: features are sparse in
 * labels, so lists are shorter than rows of 25 would be.
 */
#include "tagger/tagger.h"

#include <string.h>

static const char MAGIC[8] = "gxtag\r\n";

uint32_t gxi_tagger_checksum(gx_str bytes) {
  size_t from = offsetof(gxi_tag_head, bucket_bits);
  uint32_t sum = UINT32_C(2166136261);
  for (size_t i = from; i < bytes.size; i++)
    sum = (sum ^ (unsigned char)bytes.data[i]) * UINT32_C(16777619);
  return sum;
}

static bool entries_good(const gxi_tagger *tagger) {
  uint32_t buckets = UINT32_C(1) << tagger->head->bucket_bits;
  for (uint32_t b = 0; b < buckets; b++)
    if (tagger->starts[b] > tagger->starts[b + 1]) return false;
  if (tagger->starts[0] || tagger->starts[buckets] != tagger->head->entry_count)
    return false;
  for (uint32_t i = 0; i < tagger->head->entry_count; i++)
    if ((tagger->entries[i] >> 8 & 0xFF) >= GXI_TAG_LABELS) return false;
  return true;
}

bool gxi_tagger_open(gxi_tagger *tagger, gx_str bytes, bool whole) {
  *tagger = (gxi_tagger){NULL, NULL, NULL};
  const gxi_tag_head *head = (const void *)bytes.data;
  if (bytes.size < sizeof *head || memcmp(head->magic, MAGIC, sizeof MAGIC) != 0)
    return false;
  if (head->version != GXI_TAG_VERSION || head->bytes != bytes.size) return false;
  if (head->bucket_bits == 0 || head->bucket_bits > 20) return false;
  uint64_t starts = (UINT64_C(1) << head->bucket_bits) + 1;
  if (sizeof *head + (starts + head->entry_count) * sizeof(uint32_t) != bytes.size)
    return false;
  gxi_tagger found = {.head = head, .starts = (const void *)(head + 1)};
  found.entries = found.starts + starts;
  if (whole && (head->checksum != gxi_tagger_checksum(bytes) || !entries_good(&found)))
    return false;
  *tagger = found;
  return true;
}

/* Weights lie all over a block larger than a core's caches: the memory of some features
   is asked for together before the first of them is looked at. */
#define TOGETHER 32u

void gxi_tagger_expect(
  const gxi_tagger *tagger, const uint32_t *features, uint32_t count
) {
  uint32_t bits = tagger->head->bucket_bits;
  for (uint32_t f = 0; f < count; f++)
    __builtin_prefetch(tagger->starts + gxi_tag_bucket(features[f], bits));
}

static void add_some(
  int32_t *scores, const gxi_tagger *tagger, const uint32_t *features, uint32_t count
) {
  const uint32_t *entries = tagger->entries;
  uint32_t bits = tagger->head->bucket_bits;
  uint32_t first[TOGETHER], end[TOGETHER];
  for (uint32_t f = 0; f < count; f++) {
    const uint32_t *start = tagger->starts + gxi_tag_bucket(features[f], bits);
    first[f] = start[0];
    end[f] = start[1];
    __builtin_prefetch(entries + start[0]);
  }
  for (uint32_t f = 0; f < count; f++) {
    uint32_t sought = features[f] << 16;
    for (uint32_t i = first[f]; i < end[f]; i++) {
      uint32_t entry = entries[i];
      if ((entry & UINT32_C(0xFFFF0000)) != sought) continue;
      scores[entry >> 8 & 0xFF] += (int8_t)(entry & 0xFF);
    }
  }
}

void gxi_tagger_add(
  gxi_tag_scores scores,
  const gxi_tagger *tagger,
  const uint32_t *features,
  uint32_t count
) {
  for (; count > TOGETHER; features += TOGETHER, count -= TOGETHER)
    add_some(scores, tagger, features, TOGETHER);
  add_some(scores, tagger, features, count);
}
