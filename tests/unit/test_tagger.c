/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * test_tagger.c: the tagger's search against all labellings, its block of weights, and
 * what is made of differences.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "mention/tag.h"
#include "support/knowledge.h"

#define BITS 4u
#define ENTRIES 40u
#define BLOCK_BYTES                                                                    \
  (sizeof(gxi_tag_head) + ((1u << BITS) + 1 + ENTRIES) * sizeof(uint32_t))

/* xorshift64: the same numbers everywhere. */
static uint64_t next_random(uint64_t *seed) {
  *seed ^= *seed << 13;
  *seed ^= *seed >> 7;
  *seed ^= *seed << 17;
  return *seed;
}

static int small_random(uint64_t *seed) {
  return (int)(next_random(seed) % 41) - 20;
}

static void sign(gx_str block) {
  gxi_tag_head *head = (void *)(uintptr_t)block.data;
  head->checksum = gxi_tagger_checksum(block);
}

/* Features n << 28: each a bucket; weights by chance. */
static gx_str random_block(uint32_t *memory, uint64_t seed) {
  memset(memory, 0, BLOCK_BYTES);
  gxi_tag_head *head = (void *)memory;
  uint32_t *starts = (void *)(head + 1), *entries = starts + (1u << BITS) + 1;
  memcpy(head->magic, "gxtag\r\n", 8);
  head->version = GXI_TAG_VERSION;
  head->bytes = BLOCK_BYTES;
  head->bucket_bits = BITS;
  head->entry_count = ENTRIES;
  head->adjacent = (int16_t)small_random(&seed);
  for (uint32_t t = 0; t < GXI_TURN_COUNT; t++)
    for (uint32_t k = 0; k < GXI_TAG_KINDS; k++)
      head->turns[t][k] = (int16_t)small_random(&seed);
  for (uint32_t b = 0; b <= 1u << BITS; b++)
    starts[b] = ENTRIES * b >> BITS;
  for (uint32_t i = 0; i < ENTRIES; i++)
    entries[i] = gxi_tag_entry(
      7, (uint32_t)(next_random(&seed) % GXI_TAG_LABELS), (int8_t)small_random(&seed)
    );
  gx_str block = {(const char *)memory, BLOCK_BYTES};
  sign(block);
  return block;
}

static void opens_what_is_whole(void **state) {
  (void)state;
  uint32_t memory[BLOCK_BYTES / 4 + 1];
  gxi_tagger tagger;
  assert_true(gxi_tagger_open(&tagger, random_block(memory, 1), true));
  assert_int_equal(ENTRIES, tagger.head->entry_count);
}

static void refuses_what_is_damaged(void **state) {
  (void)state;
  uint32_t memory[BLOCK_BYTES / 4 + 1];
  gxi_tagger tagger;
  gx_str block = random_block(memory, 1);
  unsigned char *bytes = (unsigned char *)memory;
  for (size_t at = 0; at < block.size; at++) {
    bytes[at] ^= 1;
    assert_false(gxi_tagger_open(&tagger, block, true));
    assert_null(tagger.head);
    bytes[at] ^= 1;
  }
  for (size_t size = 0; size < block.size; size++)
    assert_false(gxi_tagger_open(&tagger, (gx_str){block.data, size}, true));
}

static void refuses_labels_that_there_are_not(void **state) {
  (void)state;
  uint32_t memory[BLOCK_BYTES / 4 + 1];
  gxi_tagger tagger;
  gx_str block = random_block(memory, 1);
  memory[BLOCK_BYTES / 4 - 1] = gxi_tag_entry(7, GXI_TAG_LABELS, 1);
  sign(block);
  assert_false(gxi_tagger_open(&tagger, block, true));
}

static void adds_the_weights_of_features_it_knows(void **state) {
  (void)state;
  uint32_t memory[BLOCK_BYTES / 4 + 1];
  gxi_tagger tagger;
  assert_true(gxi_tagger_open(&tagger, random_block(memory, 3), true));
  gxi_tag_scores scores = {0}, expected = {0};
  const uint32_t features[] = {3u << 28 | 7, 9u << 28 | 7, 9u << 28 | 8};
  for (uint32_t f = 0; f < 2; f++) {
    uint32_t bucket = features[f] >> 28;
    for (uint32_t i = tagger.starts[bucket]; i < tagger.starts[bucket + 1]; i++)
      expected[tagger.entries[i] >> 8 & 0xFF] += (int8_t)(tagger.entries[i] & 0xFF);
  }
  gxi_tagger_add(scores, &tagger, features, 3);
  assert_memory_equal(expected, scores, sizeof scores);
}

/* Whether names are B I* E of one kind each. */
static bool is_labelling(const uint8_t *labels, uint32_t count) {
  uint32_t before = GXI_TAG_OUTSIDE;
  for (uint32_t i = 0; i <= count; i++) {
    uint32_t label = i < count ? labels[i] : GXI_TAG_OUTSIDE;
    bool inside = before != 0 && (before - 1) % 3 != 2;
    bool goes_on = label != 0 && (label - 1) % 3 != 0;
    if (inside != goes_on) return false;
    if (inside && GXI_TAG_KIND(label) != GXI_TAG_KIND(before)) return false;
    before = label;
  }
  return true;
}

/* All labellings with kinds 0 and 1 only. */
static int32_t
best_of_all(const gxi_tagger *tagger, gxi_tag_scores *scores, uint32_t count) {
  int32_t best = INT32_MIN;
  uint32_t all = 1;
  for (uint32_t i = 0; i < count; i++)
    all *= 7;
  for (uint32_t code = 0; code < all; code++) {
    uint8_t labels[6];
    uint32_t rest = code;
    for (uint32_t i = 0; i < count; i++, rest /= 7)
      labels[i] = (uint8_t)(rest % 7);
    if (!is_labelling(labels, count)) continue;
    int32_t score = gxi_tagger_score(tagger, scores, labels, 0, count);
    if (score > best) best = score;
  }
  return best;
}

static void finds_the_best_of_all_labellings(void **state) {
  (void)state;
  uint32_t memory[BLOCK_BYTES / 4 + 1];
  for (uint64_t seed = 1; seed <= 60; seed++) {
    gxi_tagger tagger;
    assert_true(gxi_tagger_open(&tagger, random_block(memory, seed), true));
    uint64_t chance = seed * 77;
    uint32_t count = 1 + (uint32_t)(seed % 6);
    gxi_tag_scores scores[6] = {{0}};
    for (uint32_t i = 0; i < count; i++)
      for (uint32_t l = 0; l < GXI_TAG_LABELS; l++)
        scores[i][l] = l < 7 ? small_random(&chance) : -1000;
    uint8_t labels[6];
    gxi_tag_cell cells[7];
    int32_t score = gxi_tagger_decode(labels, cells, &tagger, scores, count);
    assert_true(is_labelling(labels, count));
    assert_int_equal(score, gxi_tagger_score(&tagger, scores, labels, 0, count));
    assert_int_equal(best_of_all(&tagger, scores, count), score);
  }
}

/* "PPP.cc" : a name of three, nothing, a firm of two. */
static void labels_of(uint8_t *labels, const char *drawn) {
  size_t count = strlen(drawn);
  for (size_t i = 0; i < count; i++) {
    uint32_t kind = drawn[i] == 'P'   ? GXI_TAG_PERSON
                    : drawn[i] == 'c' ? GXI_TAG_COMPANY
                                      : GXI_TAG_PROGRAM;
    bool first = i == 0 || drawn[i - 1] != drawn[i], last = drawn[i + 1] != drawn[i];
    labels[i] = (uint8_t
    )(drawn[i] == '.' ? GXI_TAG_OUTSIDE
      : first         ? GXI_TAG_BEGIN(kind)
      : last          ? GXI_TAG_END(kind)
                      : GXI_TAG_INSIDE(kind));
  }
}

static bool differ(gxi_tag_difference *d, const char *drawn, const char *read) {
  uint8_t labels[16], first[16];
  labels_of(labels, drawn);
  labels_of(first, read);
  return gxi_tag_differ(d, labels, first, 0, (uint32_t)strlen(drawn));
}

static void the_same_names_are_no_difference(void **state) {
  (void)state;
  gxi_tag_difference d;
  assert_false(differ(&d, ".PPP.cc", ".PPP.cc"));
}

static void a_name_more_is_added(void **state) {
  (void)state;
  gxi_tag_difference d;
  assert_true(differ(&d, ".PPP.ccc", ".PPP...."));
  assert_int_equal(GXI_TAG_ADD, d.edit);
  assert_int_equal(GXI_TAG_COMPANY, d.kind);
  assert_int_equal(5, d.added[0].begin);
  assert_int_equal(8, d.added[0].end);
}

static void other_edges_are_a_change(void **state) {
  (void)state;
  gxi_tag_difference d;
  assert_true(differ(&d, "...cccc", ".cccccc"));
  assert_int_equal(GXI_TAG_CHANGE, d.edit);
  assert_int_equal(1, d.begin);
  assert_int_equal(1, d.dropped_count);
  assert_int_equal(1, d.added_count);
}

static void a_name_less_is_dropped(void **state) {
  (void)state;
  gxi_tag_difference d;
  assert_true(differ(&d, ".......", "..PPP.."));
  assert_int_equal(GXI_TAG_DROP, d.edit);
  assert_int_equal(GXI_TAG_PERSON, d.kind);
}

static void another_kind_is_left_to_the_rules(void **state) {
  (void)state;
  gxi_tag_difference d;
  assert_false(differ(&d, ".cccc.", ".gggg."));
  assert_false(differ(&d, "..ccc.", ".gggg."));
  assert_true(differ(&d, ".cccc.", ".PPP.."));
}

static void the_default_knowledge_has_weights(void **state) {
  (void)state;
  gx_knowledge *knowledge = load_default();
  assert_non_null(gxi_knowledge_tagger(knowledge)->head);
  gx_knowledge_free(knowledge);
}

static void knowledge_of_its_own_has_none(void **state) {
  (void)state;
  const char *domain = SCHEMAS "/partnership.xml";
  gx_knowledge *knowledge = load(&domain, 1, true);
  assert_null(gxi_knowledge_tagger(knowledge)->head);
  gx_knowledge_free(knowledge);
}

static void an_overlay_without_weights_keeps_the_defaults(void **state) {
  (void)state;
  const char *overlay = GX_TEST_DIR "/cli/overlay/verb.xml";
  gx_knowledge *knowledge = load(&overlay, 1, false);
  assert_non_null(gxi_knowledge_tagger(knowledge)->head);
  gx_knowledge_free(knowledge);
}

int main(void) {
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(opens_what_is_whole),
    cmocka_unit_test(refuses_what_is_damaged),
    cmocka_unit_test(refuses_labels_that_there_are_not),
    cmocka_unit_test(adds_the_weights_of_features_it_knows),
    cmocka_unit_test(finds_the_best_of_all_labellings),
    cmocka_unit_test(the_same_names_are_no_difference),
    cmocka_unit_test(a_name_more_is_added),
    cmocka_unit_test(other_edges_are_a_change),
    cmocka_unit_test(a_name_less_is_dropped),
    cmocka_unit_test(another_kind_is_left_to_the_rules),
    cmocka_unit_test(the_default_knowledge_has_weights),
    cmocka_unit_test(knowledge_of_its_own_has_none),
    cmocka_unit_test(an_overlay_without_weights_keeps_the_defaults),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
