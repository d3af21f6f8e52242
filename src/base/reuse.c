/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reuse.c: free lists of large blocks between arenas and the caller's allocator.
 *
 * Every document makes its arenas anew. libc gives large blocks back to the system and
 * gets them again page by page, a fault for each. Blocks of the sizes below are kept
 * instead, up to a bound; smaller and larger ones pass through.
 *
 *     20 K  24 K  28 K  32 K    40 K  48 K  56 K  64 K    80 K … 8 M
 *
 * A block that is kept has the next of its class in its first bytes. Under the address
 * sanitizer nothing is kept, so that it sees every use after free.
 */
#include "base/reuse.h"

#include <string.h>

#include "base/memory.h"

#define LEAST_BYTES ((size_t)16 << 10)
#define MOST_BYTES ((size_t)8 << 20)
#ifdef __has_feature /* clang */
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define KEPT_BYTES ((size_t)0)
#else
#define KEPT_BYTES ((size_t)32 << 20) /* what a document of 100 KB takes */
#endif

static bool is_classed(size_t size) {
  return size > LEAST_BYTES && size <= MOST_BYTES;
}

/* The class of a size and the size of its blocks. */
static unsigned class_of(size_t *size) {
  unsigned class = 0;
  size_t octave = LEAST_BYTES;
  for (; octave * 2 < *size; octave *= 2)
    class += 4;
  unsigned quarter = (unsigned)((*size - octave + octave / 4 - 1) / (octave / 4));
  *size = octave + quarter * (octave / 4);
  return class + quarter;
}

static void *give(gxi_reuse *reuse, size_t size) {
  unsigned class = class_of(&size);
  void *block = reuse->kept[class];
  if (!block) return gxi_alloc(&reuse->below, size);
  memcpy(&reuse->kept[class], block, sizeof block);
  reuse->kept_bytes -= size;
  return block;
}

static void keep(gxi_reuse *reuse, void *block, size_t size) {
  unsigned class = class_of(&size);
  if (size > KEPT_BYTES - reuse->kept_bytes) {
    gxi_free(&reuse->below, block, size);
    return;
  }
  memcpy(block, &reuse->kept[class], sizeof block);
  reuse->kept[class] = block;
  reuse->kept_bytes += size;
}

static void *request(gxi_reuse *reuse, size_t size) {
  return is_classed(size) ? give(reuse, size) : gxi_alloc(&reuse->below, size);
}

static void release(gxi_reuse *reuse, void *block, size_t size) {
  if (is_classed(size)) {
    keep(reuse, block, size);
  } else {
    gxi_free(&reuse->below, block, size);
  }
}

static void *resize(void *user, void *block, size_t old_size, size_t new_size) {
  gxi_reuse *reuse = user;
  if (!block) return request(reuse, new_size);
  if (new_size && !is_classed(old_size) && !is_classed(new_size))
    return gxi_realloc(&reuse->below, block, old_size, new_size);
  void *other = NULL;
  if (new_size) {
    other = request(reuse, new_size);
    if (!other) return NULL;
    memcpy(other, block, old_size < new_size ? old_size : new_size);
  }
  release(reuse, block, old_size);
  return other;
}

void gxi_reuse_init(gxi_reuse *reuse, const gx_allocator *below) {
  memset(reuse, 0, sizeof *reuse);
  reuse->below = gxi_allocator_or_libc(below);
}

void gxi_reuse_clear(gxi_reuse *reuse) {
  size_t octave = LEAST_BYTES;
  for (unsigned class = 1; class < GXI_REUSE_CLASSES; class ++) {
    size_t size = octave + (class - 1) % 4 * (octave / 4) + octave / 4;
    if (class % 4 == 0) octave *= 2;
    for (void *block = reuse->kept[class], *next; block; block = next) {
      memcpy(&next, block, sizeof next);
      gxi_free(&reuse->below, block, size);
    }
    reuse->kept[class] = NULL;
  }
  reuse->kept_bytes = 0;
}

gx_allocator gxi_reuse_allocator(gxi_reuse *reuse) {
  return (gx_allocator){reuse, resize};
}
