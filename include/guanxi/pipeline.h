/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pipeline.h: files, folders and streams → records, on several threads, in input order.
 */
#ifndef GUANXI_PIPELINE_H
#define GUANXI_PIPELINE_H

#include "guanxi/base.h"
#include "guanxi/knowledge.h"
#include "guanxi/record.h"
#include "guanxi/store.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gx_pipeline_options {
  size_t size;
  const gx_allocator *allocator; /* must be safe to call from several threads */
  unsigned threads;              /* 0: as many as there are processors */
  double min_confidence;
  bool negated;
  const gx_diagnostics *diagnostics; /* a line for each document that cannot be read */
  const gx_progress *progress;       /* counts bytes of input files */
  uint32_t without;                  /* bit set of gx_stage: left out */
} gx_pipeline_options;

#define GX_PIPELINE_OPTIONS_INIT GX_OPTIONS_INIT(gx_pipeline_options)

/** What was done, counted. */
typedef struct gx_pipeline_report {
  uint64_t documents; /* read, the failed ones included */
  uint64_t failed;    /* error records */
  uint64_t bytes;     /* of source documents */
} gx_pipeline_report;

/** Receives each record, error records too, in input order, from the caller's thread.
 *  Return false to stop (GX_E_CANCELLED). */
typedef struct gx_receiver {
  void *user;
  bool (*record)(void *user, const gx_record *record); /* borrowed during the call */
} gx_receiver;

/**
 * Extracts every document of the inputs.
 *
 * An input is a file (text, Markdown, HTML, JSON Lines; gzip of any), a folder (all
 * files below it, sorted by name, dot-files left out) or "-" (standard input). A
 * document's name is its path below the input, or the `id` of a JSON Lines object.
 *
 * @param report [out] may be NULL; filled also on failure
 * Errors  GX_E_NOMEM, GX_E_CANCELLED, GX_E_ARGUMENT. An input that is missing or cannot
 *         be read is a record with an error, not a failure of the run.
 * Memory  a document a thread and two finished ones a thread.
 */
GX_API GX_MUST_USE gx_status gx_pipeline_run(
  gx_pipeline_report *report,
  const gx_knowledge *knowledge,
  const char *const *inputs,
  size_t input_count,
  const gx_receiver *receiver,
  const gx_pipeline_options *options,
  gx_error *error
);

/**
 * Visits the records of a file that gx_record_write made, a line each; gzip too; "-"
 * is standard input.
 * Errors GX_E_IO, GX_E_SYNTAX (error->line says where), and what the visitor returns
 */
GX_API GX_MUST_USE gx_status
gx_records_each(const char *path, const gx_record_visitor *visitor, gx_error *error);

/**
 * The source bytes of one document of the inputs again, found by its name.
 * @param bytes [out] owned; free with gx_bytes_free(*bytes, *size)
 * Errors GX_E_IO (no such document among the inputs, or unreadable), GX_E_NOMEM
 */
GX_API GX_MUST_USE gx_status gx_source_bytes(
  char **bytes,
  size_t *size,
  const char *const *inputs,
  size_t input_count,
  gx_str doc,
  gx_error *error
);
/** A document of the inputs as it is stored (after gunzip, or a JSON Lines item's
 * text). */
typedef struct gx_source {
  gx_str doc;
  gx_str bytes;
  gx_str title; /* title to media: known outside, as in gx_extract_options */
  gx_str published;
  gx_str url;
  gx_str encoding;
  gx_media media;
  const char *path;      /* the file */
  uint32_t line;         /* of a JSON Lines file; 0 elsewhere */
  const gx_error *error; /* why it cannot be read: there are no bytes; else NULL */
} gx_source;
/** Receives each, borrowed during the call; return false to stop (GX_E_CANCELLED). */
typedef struct gx_source_visitor {
  void *user;
  bool (*visit)(void *user, const gx_source *source);
} gx_source_visitor;
/** Visits the sources of all documents, those that cannot be read too, in input order,
 * as gx_pipeline_run names them. Errors GX_E_NOMEM, GX_E_CANCELLED */
GX_API GX_MUST_USE gx_status gx_sources_each(
  const char *const *inputs,
  size_t input_count,
  const gx_source_visitor *visitor,
  gx_error *error
);
/**
 * Bytes of a document as UTF-8, by the encoding that its record names; what cannot be
 * decoded is left out.
 * @param text [out] owned; free with gx_bytes_free(*text, *size)
 */
GX_API GX_MUST_USE gx_status gx_text_decode(
  char **text, size_t *size, gx_str bytes, gx_str encoding, gx_error *error
);
GX_API void gx_bytes_free(char *bytes, size_t size);

#ifdef __cplusplus
}
#endif
#endif
