/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tally.h: an allocator that counts what is out and refuses the n-th request, for
 * allocation sweeps:
 *
 *     for (uint64_t n = 1;; n++) {
 *       tally t = {.refuse = n};
 *       gx_allocator memory = tally_allocator(&t);
 *       … the call …            GX_OK only when t.refused is false
 *       assert: t.blocks == 0   nothing leaks
 *     }
 *
 * Counts under a lock: a pipeline allocates from several threads.
 */
#ifndef GX_TEST_SUPPORT_TALLY_H
#define GX_TEST_SUPPORT_TALLY_H

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "guanxi/base.h"

typedef struct tally {
  uint64_t refuse;   /* the request that fails, counted from 1; 0: none */
  bool refuse_later; /* and every one after it */
  uint64_t requests;
  bool refused;
  int64_t blocks; /* out now */
  int64_t bytes;
} tally;

static inline pthread_mutex_t *tally_lock(void) {
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  return &lock;
}

static inline bool tally_admits(tally *t) {
  t->requests++;
  bool no = t->refuse &&
            (t->requests == t->refuse || (t->refuse_later && t->requests > t->refuse));
  t->refused = t->refused || no;
  return !no;
}

static inline void *
tally_resize(void *user, void *block, size_t old_size, size_t new_size) {
  tally *t = user;
  void *result = NULL;
  pthread_mutex_lock(tally_lock());
  if (new_size == 0) {
    free(block);
    t->blocks -= block != NULL;
    t->bytes -= block ? (int64_t)old_size : 0;
  } else if (tally_admits(t) && (result = malloc(new_size))) {
    /* Always moves and never zeroes, so that stale pointers and reads show. */
    memset(result, 0xA5, new_size);
    if (block) memcpy(result, block, old_size < new_size ? old_size : new_size);
    free(block);
    t->blocks += block == NULL;
    t->bytes += (int64_t)new_size - (block ? (int64_t)old_size : 0);
  }
  pthread_mutex_unlock(tally_lock());
  return result;
}

static inline gx_allocator tally_allocator(tally *t) {
  return (gx_allocator){t, tally_resize};
}

#endif
