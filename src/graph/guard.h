/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * guard.h: igraph's process-wide state, set for us and put back.
 *
 * igraph 0.10 has one error handler, one warning handler and one default generator for
 * the whole process. Every stretch of igraph calls stands between enter and leave:
 * errors come back as codes, warnings are dropped, random numbers come from our seed,
 * progress and interruption go to the watch.
 * What the program around us had set is there again afterwards. Not thread-safe:
 * nothing here can be (see graph.h).
 */
#ifndef GXI_GRAPH_GUARD_H
#define GXI_GRAPH_GUARD_H

#include <igraph/igraph.h>

#include "guanxi/base.h"

/** Progress of a stretch of work: `begin` to `begin + size` of `total`. */
typedef struct gxi_watch {
  const gx_progress *progress; /* NULL: nobody watches */
  const char *stage;
  uint64_t begin;
  uint64_t size;
  uint64_t total;
  double share;   /* of the stretch that is done, 0 to 1 */
  bool cancelled; /* the progress function asked to stop */
} gxi_watch;

/** Reports that `share` of the stretch is done; false when it is to stop. */
bool gxi_watch_tick(gxi_watch *watch, double share);

typedef struct gxi_guard {
  gxi_watch *watch; /* the process's */
  igraph_interruption_handler_t *interruption_handler;
  igraph_progress_handler_t *progress_handler;
  igraph_error_handler_t *error_handler;
  igraph_warning_handler_t *warning_handler;
  igraph_rng_t generator;       /* ours */
  igraph_rng_t saved_generator; /* the process's */
} gxi_guard;

/** @param watch borrowed until leave; NULL: nobody watches
 *  Errors GX_E_NOMEM; then nothing has changed. */
GX_MUST_USE gx_status
gxi_guard_enter(gxi_guard *guard, uint64_t seed, gxi_watch *watch, gx_error *error);
void gxi_guard_leave(gxi_guard *guard);

/** GX_OK for success, GX_E_CANCELLED when the watch stopped it; else fills error with
 *  igraph's own words. */
gx_status gxi_guard_status(igraph_error_t code, const char *what, gx_error *error);

#endif
