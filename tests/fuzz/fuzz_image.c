/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz_image.c: any bytes as an image of knowledge: opened without a step outside, and
 * what is verified can be used. Length and checksum are put right first, or nothing
 * would get past them.
 */
#include "base/str.h"
#include "fuzz/fuzz.h"
#include "knowledge/image.h"
#include "knowledge/knowledge.h"

static void lay(void *context) {
  gx_knowledge *knowledge = context;
  gx_str image = *(gx_str *)knowledge->arena.allocator.user;
  gxi_knowledge_lay(knowledge, image);
}

static void *resize(void *user, void *block, size_t old_size, size_t new_size) {
  (void)user, (void)old_size;
  if (new_size) return realloc(block, new_size);
  free(block);
  return NULL;
}

static void use(gx_str image) {
  gx_knowledge *knowledge = calloc(1, sizeof *knowledge);
  FUZZ_CHECK(knowledge);
  gx_allocator allocator = {&image, resize};
  gxi_arena_init(&knowledge->arena, &allocator);
  gx_error error = {0};
  if (gxi_arena_try(&knowledge->arena, lay, knowledge, &error) == GX_OK) {
    gxi_hit hits[GXI_MAX_HITS];
    gx_str text = GX_STR_LIT("福建省与宁夏回族自治区");
    for (size_t at = 0; at < text.size; at += 3) {
      gx_str rest = gxi_str_sub(text, at, text.size);
      uint32_t count = gxi_lexicon_prefixes(&knowledge->lexicon, rest, hits);
      for (uint32_t i = 0; i < count; i++) {
        FUZZ_CHECK(hits[i].size <= rest.size);
        for (uint32_t k = 0; k < hits[i].count; k++)
          (void)gxi_lexicon_entry(&knowledge->lexicon, hits[i].first + k)->kind;
      }
    }
  }
  gxi_arena_clear(&knowledge->arena);
  free(knowledge);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *bytes = aligned_alloc(16, (size + 31) / 16 * 16);
  FUZZ_CHECK(bytes);
  if (size) memcpy(bytes, data, size);
  gx_str image = {bytes, size};
  gx_error error = {0};
  if (size >= sizeof(gxi_image_head)) {
    gxi_image_head *head = (gxi_image_head *)(void *)bytes;
    head->bytes = (uint32_t)size;
    head->version = GXI_IMAGE_VERSION;
    memcpy(head->magic, "guanxi\r\n", 8);
    head->checksum = gxi_image_checksum(image);
  }
  gx_status status = gxi_image_verify(image, &error);
  if (status == GX_OK) use(image);
  FUZZ_CHECK(status == GX_OK || error.message[0]);
  free(bytes);
  return 0;
}
