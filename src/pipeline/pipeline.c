/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pipeline.c: raw documents in, records out, in input order, on several threads.
 *
 *     source ──(lock)──> worker ──┐
 *     (one)              worker ──┼──> ring of slots ──> receiver (caller's thread)
 *                        worker ──┘     0 1 2 … 2T-1      in ticket order
 *
 * A worker takes the source's lock, draws the next raw document and its ticket, lets
 * the lock go, extracts, and puts the outcome into slot ticket mod 2T. The caller's
 * thread waits for the slot of the next ticket, hands its record on and frees it. A
 * worker whose ticket is 2T ahead waits, so memory stays bounded by the slots.
 *
 * Each worker has a workspace, so memory and digests serve its next document.
 *
 * Order of what is delivered depends on tickets alone, never on timing.
 */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"
#include "guanxi/pipeline.h"
#include "source/source.h"

#define MAX_THREADS 256u

typedef struct slot {
  bool full;
  gxi_raw raw;
  gx_extraction *extraction; /* NULL: raw.error says why */
  gx_error error;
} slot;

typedef struct run {
  const gx_knowledge *knowledge;
  const gx_pipeline_options *options;
  gxi_source *source;
  slot *slots;
  unsigned slot_count;
  pthread_mutex_t lock;
  pthread_cond_t changed;
  uint64_t drawn;     /* tickets given */
  uint64_t delivered; /* tickets handed on */
  bool ended;         /* the source is empty */
  bool stopped;
} run;

typedef struct worker {
  run *run;
  gx_workspace *workspace;
  pthread_t thread;
} worker;

static gx_extract_options
extract_options(const run *r, const gxi_raw *raw, gx_workspace *workspace) {
  gx_extract_options options = GX_EXTRACT_OPTIONS_INIT;
  options.allocator = r->options->allocator;
  options.workspace = workspace;
  options.media = raw->media;
  options.encoding = raw->encoding;
  options.title = raw->title;
  options.published = raw->published;
  options.url = raw->url;
  options.min_confidence = r->options->min_confidence;
  options.negated = r->options->negated;
  options.without = r->options->without;
  return options;
}

static void extract(const run *r, slot *s, gx_workspace *workspace) {
  if (s->raw.error.status != GX_OK) {
    s->error = s->raw.error;
    return;
  }
  if (s->raw.bytes.size == 0) { /* nobody means to read nothing: say so */
    gxi_fail(&s->error, GX_E_ENCODING, "there is nothing in it");
    return;
  }
  gx_extract_options options = extract_options(r, &s->raw, workspace);
  gx_status status = gx_extract(
    &s->extraction, r->knowledge, s->raw.name, s->raw.bytes, &options, &s->error
  );
  if (status == GX_OK) s->error.status = GX_OK;
}

/* Draws the next document; false when there is nothing more to do. Lock held. */
static bool draw(run *r, slot **s) {
  while (!r->stopped && !r->ended && r->drawn - r->delivered >= r->slot_count) {
    pthread_cond_wait(&r->changed, &r->lock);
  }
  if (r->stopped || r->ended) return false;
  *s = &r->slots[r->drawn % r->slot_count];
  memset(*s, 0, sizeof **s);
  if (!gxi_source_next(r->source, &(*s)->raw)) {
    r->ended = true;
    pthread_cond_broadcast(&r->changed);
    return false;
  }
  r->drawn++;
  return true;
}

static void *work(void *context) {
  const worker *self = context;
  run *r = self->run;
  slot *s;
  pthread_mutex_lock(&r->lock);
  while (draw(r, &s)) {
    pthread_mutex_unlock(&r->lock);
    extract(r, s, self->workspace);
    pthread_mutex_lock(&r->lock);
    s->full = true;
    pthread_cond_broadcast(&r->changed);
  }
  pthread_mutex_unlock(&r->lock);
  return NULL;
}

static bool start(worker *self, run *r) {
  self->run = r;
  if (gx_workspace_new(&self->workspace, r->options->allocator, NULL) != GX_OK)
    return false;
  if (pthread_create(&self->thread, NULL, work, self) == 0) return true;
  gx_workspace_free(self->workspace);
  return false;
}

static void slot_clear(slot *s) {
  gx_extraction_free(s->extraction);
  gxi_raw_clear(&s->raw);
  s->extraction = NULL;
  s->full = false;
}

static void diagnose(const run *r, const slot *s) {
  const gx_diagnostics *to = r->options->diagnostics;
  if (!to || !to->report) return;
  gx_diagnostic diagnostic = {
    s->error.status,
    s->raw.path ? s->raw.path : "",
    s->raw.line ? s->raw.line : s->error.line,
    s->error.message,
  };
  to->report(to->user, &diagnostic);
}

static gx_record error_record(const run *r, const slot *s) {
  gx_record record = {0};
  record.engine = gx_knowledge_engine(r->knowledge);
  record.doc = s->raw.name;
  record.url = s->raw.url;
  record.error_status = s->error.status;
  record.error_message = (gx_str){s->error.message, strlen(s->error.message)};
  return record;
}

/* Hands one finished slot on; false when the receiver or the progress says stop. */
static bool
deliver(run *r, slot *s, const gx_receiver *receiver, gx_pipeline_report *report) {
  bool failed = s->error.status != GX_OK;
  gx_record record = failed || !s->extraction ? error_record(r, s)
                                              : *gx_extraction_record(s->extraction);
  if (failed) diagnose(r, s);
  report->documents++;
  report->failed += failed;
  report->bytes += s->raw.bytes.size;
  uint64_t position = s->raw.position;
  bool go = receiver->record(receiver->user, &record);
  slot_clear(s);
  const gx_progress *progress = r->options->progress;
  if (go && progress && progress->report) {
    uint64_t total = gxi_source_total(r->source);
    go = progress->report(progress->user, "reading", position, total);
  }
  return go;
}

static gx_status receive(
  run *r, const gx_receiver *receiver, gx_pipeline_report *report, gx_error *error
) {
  pthread_mutex_lock(&r->lock);
  while (!r->stopped) {
    slot *next = &r->slots[r->delivered % r->slot_count];
    bool waiting = r->delivered < r->drawn;
    if (!waiting && r->ended) break;
    if (!waiting || !next->full) {
      pthread_cond_wait(&r->changed, &r->lock);
      continue;
    }
    pthread_mutex_unlock(&r->lock);
    bool go = deliver(r, next, receiver, report);
    pthread_mutex_lock(&r->lock);
    r->delivered++;
    r->stopped = !go;
    pthread_cond_broadcast(&r->changed);
  }
  bool stopped = r->stopped;
  pthread_mutex_unlock(&r->lock);
  return stopped ? gxi_fail(error, GX_E_CANCELLED, "stopped") : GX_OK;
}

static gx_status run_threads(
  run *r,
  unsigned threads,
  const gx_receiver *receiver,
  gx_pipeline_report *report,
  gx_error *error
) {
  worker workers[MAX_THREADS];
  unsigned started = 0;
  while (started < threads && start(&workers[started], r))
    started++;
  gx_status status = started ? receive(r, receiver, report, error)
                             : gxi_fail(error, GX_E_NOMEM, "cannot start a thread");
  for (unsigned i = 0; i < started; i++) {
    pthread_join(workers[i].thread, NULL);
    gx_workspace_free(workers[i].workspace);
  }
  return status;
}

static unsigned thread_count(unsigned wanted) {
  long processors = wanted ? (long)wanted : sysconf(_SC_NPROCESSORS_ONLN);
  if (processors < 1) return 1;
  return processors > (long)MAX_THREADS ? MAX_THREADS : (unsigned)processors;
}

gx_status gx_pipeline_run(
  gx_pipeline_report *report,
  const gx_knowledge *knowledge,
  const char *const *inputs,
  size_t input_count,
  const gx_receiver *receiver,
  const gx_pipeline_options *options,
  gx_error *error
) {
  static const gx_pipeline_options defaults = GX_PIPELINE_OPTIONS_INIT;
  gx_pipeline_report unused;
  if (!report) report = &unused;
  memset(report, 0, sizeof *report);
  if (!knowledge || !receiver || !receiver->record || (input_count && !inputs)) {
    return gxi_fail(error, GX_E_ARGUMENT, "knowledge, receiver and inputs are needed");
  }
  run r = {.knowledge = knowledge, .options = options ? options : &defaults};
  gx_allocator memory = gxi_allocator_or_libc(r.options->allocator);
  unsigned threads = thread_count(r.options->threads);
  r.slot_count = threads * 2;
  GX_TRY(gxi_source_open(&r.source, inputs, input_count, &memory, error));
  r.slots = gxi_alloc(&memory, r.slot_count * sizeof *r.slots);
  if (!r.slots) {
    gxi_source_free(r.source);
    return gxi_fail(error, GX_E_NOMEM, "out of memory");
  }
  memset(r.slots, 0, r.slot_count * sizeof *r.slots);
  pthread_mutex_init(&r.lock, NULL);
  pthread_cond_init(&r.changed, NULL);
  gx_status status = run_threads(&r, threads, receiver, report, error);
  for (unsigned i = 0; i < r.slot_count; i++)
    slot_clear(&r.slots[i]);
  pthread_cond_destroy(&r.changed);
  pthread_mutex_destroy(&r.lock);
  gxi_free(&memory, r.slots, r.slot_count * sizeof *r.slots);
  gxi_source_free(r.source);
  return status;
}
