/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * arena.c: chunked memory, freed at once; see arena.h for the shape and the
 * rule of failure.
 *
 * A chunk is at least CHUNK_BYTES; a larger item gets a chunk of its own, put
 * behind the newest one so that the newest one's rest is not lost.
 */
#include "base/arena.h"

#include <assert.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"

#define CHUNK_BYTES ((size_t)64 * 1024)
#define ALIGNMENT ((size_t)16)
#define LARGE_ALIGNMENT ((size_t)64) /* a cache line: items of arrays may fill one */

struct gxi_chunk {
  gxi_chunk *next;
  size_t size; /* of the whole block, head included */
};

#define HEAD_BYTES ((sizeof(gxi_chunk) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

void gxi_arena_init(gxi_arena *arena, const gx_allocator *allocator) {
  memset(arena, 0, sizeof *arena);
  arena->allocator = gxi_allocator_or_libc(allocator);
}

void gxi_arena_clear(gxi_arena *arena) {
  gxi_chunk *chunk = arena->chunks;
  while (chunk) {
    gxi_chunk *next = chunk->next;
    gxi_free(&arena->allocator, chunk, chunk->size);
    chunk = next;
  }
  arena->chunks = NULL;
  arena->used = 0;
}

static void *give_up(gxi_arena *arena, gx_status status) {
  if (arena->on_failure) gxi_arena_unwind(arena, status);
  return NULL;
}

static gxi_chunk *chunk_new(gxi_arena *arena, size_t size) {
  gxi_chunk *chunk = gxi_alloc(&arena->allocator, size);
  if (chunk) chunk->size = size;
  return chunk;
}

static void *alloc_large(gxi_arena *arena, size_t bytes) {
  gxi_chunk *chunk = chunk_new(arena, HEAD_BYTES + LARGE_ALIGNMENT + bytes);
  if (!chunk) return give_up(arena, GX_E_NOMEM);
  if (arena->chunks) {
    chunk->next = arena->chunks->next;
    arena->chunks->next = chunk;
  } else {
    chunk->next = NULL;
    arena->chunks = chunk;
    arena->used = chunk->size;
  }
  char *item = (char *)chunk + HEAD_BYTES;
  return item + (LARGE_ALIGNMENT - (uintptr_t)item % LARGE_ALIGNMENT);
}

static size_t aligned(size_t bytes) {
  return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static void *alloc_raw(gxi_arena *arena, size_t bytes) {
  if (bytes > CHUNK_BYTES / 4) return alloc_large(arena, bytes);
  if (!arena->chunks || arena->chunks->size - arena->used < bytes) {
    gxi_chunk *chunk = chunk_new(arena, CHUNK_BYTES);
    if (!chunk) return give_up(arena, GX_E_NOMEM);
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    arena->used = HEAD_BYTES;
  }
  void *item = (char *)arena->chunks + arena->used;
  arena->used += bytes;
  return item;
}

void *gxi_arena_alloc(gxi_arena *arena, size_t count, size_t size) {
  size_t bytes;
  if (!gxi_array_bytes(count, size, &bytes) || bytes > SIZE_MAX / 2) {
    return give_up(arena, GX_E_LIMIT);
  }
  bytes = bytes ? aligned(bytes) : ALIGNMENT;
  void *item = alloc_raw(arena, bytes);
  return item ? memset(item, 0, bytes) : NULL;
}

gx_str gxi_arena_copy(gxi_arena *arena, gx_str bytes) {
  return gxi_arena_join(arena, bytes, (gx_str){NULL, 0});
}

gx_str gxi_arena_join(gxi_arena *arena, gx_str a, gx_str b) {
  size_t size = a.size + b.size; /* both are in memory */
  if (size > SIZE_MAX / 2) return (give_up(arena, GX_E_LIMIT), (gx_str){NULL, 0});
  char *copy = alloc_raw(arena, aligned(size + 1));
  if (!copy) return (gx_str){NULL, 0};
  copy[size] = 0;
  if (a.size) memcpy(copy, a.data, a.size);
  if (b.size) memcpy(copy + a.size, b.data, b.size);
  return (gx_str){copy, size};
}

gx_status gxi_arena_try(
  gxi_arena *arena, void (*run)(void *context), void *context, gx_error *error
) {
  jmp_buf here;
  jmp_buf *outer = arena->on_failure;
  arena->on_failure = &here;
  arena->failure = GX_OK;
  if (setjmp(here) == 0) run(context);
  arena->on_failure = outer;
  gx_status failure = arena->failure;
  arena->failure = GX_OK; /* an outer try may go on after it has dealt with this */
  if (failure == GX_OK) return GX_OK;
  return gxi_fail(
    error,
    failure,
    failure == GX_E_NOMEM ? "out of memory" : "larger than the limits allow"
  );
}

void gxi_arena_unwind(gxi_arena *arena, gx_status status) {
  assert(arena->on_failure);
  arena->failure = status;
  longjmp(*arena->on_failure, 1);
}

/* An array that was allocated last grows where it stands, if its chunk has room. */
static bool extend(gxi_arena *arena, const void *items, size_t old_size, size_t size) {
  if (!items || !arena->chunks || size > CHUNK_BYTES) return false;
  size_t old_bytes = aligned(old_size), more = aligned(size) - old_bytes;
  const char *top = (char *)arena->chunks + arena->used;
  if ((const char *)items + old_bytes != top) return false;
  if (arena->chunks->size - arena->used < more) return false;
  arena->used += more;
  return true;
}

void *gxi_vec_room(
  gxi_arena *arena,
  void *items,
  uint32_t count,
  uint32_t *capacity,
  uint32_t most,
  size_t size
) {
  size_t bytes;
  if (*capacity <= UINT32_MAX / 2 && most < *capacity * 2) most = *capacity * 2;
  if (!gxi_array_bytes(most, size, &bytes) || bytes > SIZE_MAX / 2)
    return give_up(arena, GX_E_LIMIT);
  if (!extend(arena, items, (size_t)*capacity * size, bytes)) {
    void *grown = alloc_raw(arena, aligned(bytes));
    if (!grown) return NULL;
    if (count) memcpy(grown, items, count * size);
    items = grown;
  }
  *capacity = most;
  return items;
}

void *gxi_vec_grow(
  gxi_arena *arena, void *items, uint32_t count, uint32_t *capacity, size_t size
) {
  if (count > UINT32_MAX / 2) return give_up(arena, GX_E_LIMIT);
  char *grown =
    gxi_vec_room(arena, items, count, capacity, count ? count * 2 : 8, size);
#ifndef NDEBUG
  if (grown) memset(grown + count * size, 0xA5, (*capacity - count) * size);
#endif
  return grown;
}
