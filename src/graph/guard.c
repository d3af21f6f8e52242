/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * guard.c: the only file that touches igraph's process-wide state.
 *
 * igraph_rng_set_default() copies the generator it is given and igraph_rng_default()
 * points at that copy, so saving and restoring are copies too.
 *
 * The handlers of progress and interruption get no pointer from igraph's algorithms, so
 * the watch of the running stretch is kept in one static variable. igraph asks at every
 * vertex or so; the caller is asked at most once in a hundredth of the work and once in
 * ASK_EVERY checks.
 */
#include "graph/guard.h"

#include "base/fail.h"

#define ASK_EVERY 256u

static gxi_watch *watched;
static unsigned checks;

bool gxi_watch_tick(gxi_watch *watch, double share) {
  const gx_progress *progress = watch ? watch->progress : NULL;
  if (!progress || !progress->report) return true;
  if (watch->cancelled) return false;
  watch->share = share < 0 ? 0 : share > 1 ? 1 : share;
  uint64_t done = watch->begin + (uint64_t)(watch->share * (double)watch->size);
  watch->cancelled =
    !progress->report(progress->user, watch->stage, done, watch->total);
  return !watch->cancelled;
}

static igraph_error_t
see_progress(const char *what, igraph_real_t percent, void *data) {
  (void)what, (void)data;
  if (watched && percent / 100 >= watched->share + 0.01) {
    gxi_watch_tick(watched, percent / 100);
  }
  return IGRAPH_SUCCESS;
}

/* igraph wants its temporaries freed by the handler that stops it. */
static igraph_error_t see_interruption(void *data) {
  (void)data;
  if (!watched) return IGRAPH_SUCCESS;
  if (!watched->cancelled && ++checks % ASK_EVERY != 0) return IGRAPH_SUCCESS;
  if (gxi_watch_tick(watched, watched->share)) return IGRAPH_SUCCESS;
  IGRAPH_FINALLY_FREE();
  return IGRAPH_INTERRUPTED;
}

gx_status
gxi_guard_enter(gxi_guard *guard, uint64_t seed, gxi_watch *watch, gx_error *error) {
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
  guard->interruption_handler = igraph_set_interruption_handler(see_interruption);
  guard->progress_handler = igraph_set_progress_handler(see_progress);
  guard->watch = watched;
  watched = watch;
  checks = 0;
  return GX_OK;
}

void gxi_guard_leave(gxi_guard *guard) {
  watched = guard->watch;
  igraph_set_progress_handler(guard->progress_handler);
  igraph_set_interruption_handler(guard->interruption_handler);
  igraph_rng_set_default(&guard->saved_generator);
  igraph_rng_destroy(&guard->generator);
  igraph_set_error_handler(guard->error_handler);
  igraph_set_warning_handler(guard->warning_handler);
}

gx_status gxi_guard_status(igraph_error_t code, const char *what, gx_error *error) {
  if (code == IGRAPH_SUCCESS) return GX_OK;
  if (code == IGRAPH_INTERRUPTED) return gxi_fail(error, GX_E_CANCELLED, "cancelled");
  gx_status status = code == IGRAPH_ENOMEM ? GX_E_NOMEM : GX_E_GRAPH;
  return gxi_fail(error, status, "igraph refused %s: %s", what, igraph_strerror(code));
}
