/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * memory.c: the allocator behind everything of ours; libc by default.
 */
#include "base/memory.h"

#include <stdlib.h>

static void *libc_resize(void *user, void *block, size_t old_size, size_t new_size) {
  (void)user;
  (void)old_size;
  if (new_size) return realloc(block, new_size);
  free(block);
  return NULL;
}

gx_allocator gxi_allocator_or_libc(const gx_allocator *allocator) {
  if (allocator && allocator->resize) return *allocator;
  return (gx_allocator){NULL, libc_resize};
}

void *gxi_alloc(const gx_allocator *allocator, size_t size) {
  return allocator->resize(allocator->user, NULL, 0, size);
}

void *gxi_realloc(const gx_allocator *allocator, void *block, size_t old, size_t size) {
  return allocator->resize(allocator->user, block, old, size);
}

void gxi_free(const gx_allocator *allocator, void *block, size_t size) {
  if (block) allocator->resize(allocator->user, block, size, 0);
}

bool gxi_array_bytes(size_t count, size_t size, size_t *bytes) {
  return !__builtin_mul_overflow(count, size, bytes);
}
