/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * arena.h: memory that is freed all at once.
 *
 *     arena ──> [chunk 64 KiB] ──> [chunk] ──> [chunk]      free = walk the list
 *
 * Chunks never move, so pointers into an arena are safe. Items are zeroed,
 * but those that a growable array is about to get.
 *
 * Failure: a stage's inner functions own nothing but arena memory, so when there is
 * no room left they need not check each call: gxi_arena_try() runs a stage, and an
 * allocation that fails inside it unwinds (longjmp) to the try, which returns
 * GX_E_NOMEM. Outside a try, the allocation returns NULL. Never hold anything that
 * the arena does not own (files, ICU, libxml2, SQLite handles) inside a try.
 */
#ifndef GXI_BASE_ARENA_H
#define GXI_BASE_ARENA_H

#include <setjmp.h>

#include "guanxi/base.h"

typedef struct gxi_chunk gxi_chunk;

typedef struct gxi_arena {
  gx_allocator allocator;
  gxi_chunk *chunks;   /* newest first */
  size_t used;         /* of the newest chunk */
  jmp_buf *on_failure; /* set inside gxi_arena_try */
  gx_status failure;
} gxi_arena;

/** allocator: copied; NULL means libc. */
void gxi_arena_init(gxi_arena *arena, const gx_allocator *allocator);
void gxi_arena_clear(gxi_arena *arena);

/** Zeroed room for count items of size bytes, aligned for any type. */
void *gxi_arena_alloc(gxi_arena *arena, size_t count, size_t size);
/** A copy of the bytes with a NUL behind them (not counted in size). */
gx_str gxi_arena_copy(gxi_arena *arena, gx_str bytes);
/** Concatenation, NUL behind. */
gx_str gxi_arena_join(gxi_arena *arena, gx_str a, gx_str b);

/** Runs `run(context)`; GX_E_NOMEM or GX_E_LIMIT when it was unwound. Tries nest. */
GX_MUST_USE gx_status gxi_arena_try(
  gxi_arena *arena, void (*run)(void *context), void *context, gx_error *error
);
/** Unwinds the running try with a status. Only inside a try. */
void gxi_arena_unwind(gxi_arena *arena, gx_status status);

/*
 * Growable arrays in an arena:
 *     typedef GXI_VEC(gx_span) gxi_spans;
 *     *gxi_vec_push(arena, &spans) = span;      (inside a try: cannot be NULL)
 * What is pushed is unwritten: write all of it.
 * Name items by index: growing moves them.
 */
#define GXI_VEC(type)                                                                  \
  struct {                                                                             \
    type *items;                                                                       \
    uint32_t count;                                                                    \
    uint32_t capacity;                                                                 \
  }

void *gxi_vec_grow(
  gxi_arena *arena, void *items, uint32_t count, uint32_t *capacity, size_t size
);

void *gxi_vec_room(
  gxi_arena *arena,
  void *items,
  uint32_t count,
  uint32_t *capacity,
  uint32_t most,
  size_t size
);

/** Room for `most` items or twice as many as before, whichever is more; those that are
 * not there yet are unwritten. */
#define gxi_vec_reserve(arena, vec, most)                                              \
  ((vec)->capacity < (most) ? (void                                                    \
                              )((vec)->items = gxi_vec_room(                           \
                                  (arena),                                             \
                                  (vec)->items,                                        \
                                  (vec)->count,                                        \
                                  &(vec)->capacity,                                    \
                                  (most),                                              \
                                  sizeof *(vec)->items                                 \
                                ))                                                     \
                            : (void)0)

#define gxi_vec_push(arena, vec)                                                       \
  ((vec)->count == (vec)->capacity                                                     \
     ? (void                                                                           \
       )((vec)->items = gxi_vec_grow(                                                  \
           (arena), (vec)->items, (vec)->count, &(vec)->capacity, sizeof *(vec)->items \
         ))                                                                            \
     : (void)0,                                                                        \
   &(vec)->items[(vec)->count++])

#endif
