/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * guard.h: igraph's process-wide state, set for us and put back.
 *
 * igraph 0.10 has one error handler, one warning handler and one default generator for
 * the whole process. Every stretch of igraph calls stands between enter and leave:
 * errors come back as codes, warnings are dropped, random numbers come from our seed.
 * What the program around us had set is there again afterwards. Not thread-safe:
 * nothing here can be (see graph.h).
 */
#ifndef GXI_GRAPH_GUARD_H
#define GXI_GRAPH_GUARD_H

#include <igraph/igraph.h>

#include "guanxi/base.h"

typedef struct gxi_guard {
  igraph_error_handler_t *error_handler;
  igraph_warning_handler_t *warning_handler;
  igraph_rng_t generator;       /* ours */
  igraph_rng_t saved_generator; /* the process's */
} gxi_guard;

/** Errors GX_E_NOMEM; then nothing has changed. */
GX_MUST_USE gx_status gxi_guard_enter(gxi_guard *guard, uint64_t seed, gx_error *error);
void gxi_guard_leave(gxi_guard *guard);

/** GX_OK for success; else fills error with igraph's own words. */
gx_status gxi_guard_status(igraph_error_t code, const char *what, gx_error *error);

#endif
