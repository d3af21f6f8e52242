/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * guard.c: the only file that touches igraph's process-wide state.
 *
 * igraph_rng_set_default() copies the generator it is given and igraph_rng_default()
 * points at that copy, so saving and restoring are copies too.
 */
#include "graph/guard.h"

#include "base/fail.h"

gx_status gxi_guard_enter(gxi_guard *guard, uint64_t seed, gx_error *error) {
  guard->error_handler = igraph_set_error_handler(igraph_error_handler_ignore);
  guard->warning_handler = igraph_set_warning_handler(igraph_warning_handler_ignore);
  igraph_error_t code = igraph_rng_init(&guard->generator, &igraph_rngtype_mt19937);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_rng_seed(&guard->generator, (igraph_uint_t)seed);
    if (code != IGRAPH_SUCCESS) igraph_rng_destroy(&guard->generator);
  }
  if (code != IGRAPH_SUCCESS) {
    igraph_set_error_handler(guard->error_handler);
    igraph_set_warning_handler(guard->warning_handler);
    return gxi_guard_status(code, "the generator", error);
  }
  guard->saved_generator = *igraph_rng_default();
  igraph_rng_set_default(&guard->generator);
  return GX_OK;
}

void gxi_guard_leave(gxi_guard *guard) {
  igraph_rng_set_default(&guard->saved_generator);
  igraph_rng_destroy(&guard->generator);
  igraph_set_error_handler(guard->error_handler);
  igraph_set_warning_handler(guard->warning_handler);
}

gx_status gxi_guard_status(igraph_error_t code, const char *what, gx_error *error) {
  if (code == IGRAPH_SUCCESS) return GX_OK;
  gx_status status = code == IGRAPH_ENOMEM ? GX_E_NOMEM : GX_E_GRAPH;
  return gxi_fail(error, status, "igraph refused %s: %s", what, igraph_strerror(code));
}
