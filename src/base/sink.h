/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sink.h: buffered writing to a gx_output, with sticky failure: write freely, ask
 * once. Numbers in the C locale; JSON, XML and CSV escapes live with their writers,
 * JSON here because records, stores and exports all write it.
 */
#ifndef GXI_BASE_SINK_H
#define GXI_BASE_SINK_H

#include <string.h>

#include "guanxi/base.h"

typedef struct gxi_sink {
  gx_output output;
  size_t used;
  uint64_t written; /* bytes handed on and buffered */
  bool failed;
  char buffer[16384];
} gxi_sink;

void gxi_sink_init(gxi_sink *sink, const gx_output *output);
/** Flushes; GX_E_IO when any write failed. */
GX_MUST_USE gx_status gxi_sink_close(gxi_sink *sink, gx_error *error);

/** What does not fit into the rest of the buffer. */
void gxi_sink_spill(gxi_sink *sink, const char *data, size_t size);

/* Inline: most writes are literals of a few bytes, whose sizes are then known. */
static inline void gxi_sink_bytes(gxi_sink *sink, const char *data, size_t size) {
  if (size > sizeof sink->buffer || size > sizeof sink->buffer - sink->used) {
    gxi_sink_spill(sink, data, size);
    return;
  }
  if (size) memcpy(sink->buffer + sink->used, data, size);
  sink->used += size;
  sink->written += size;
}
static inline void gxi_sink_str(gxi_sink *sink, gx_str text) {
  gxi_sink_bytes(sink, text.data, text.size);
}
static inline void gxi_sink_text(gxi_sink *sink, const char *text) { /* with a NUL */
  gxi_sink_bytes(sink, text, strlen(text));
}
static inline void gxi_sink_char(gxi_sink *sink, char c) {
  gxi_sink_bytes(sink, &c, 1);
}
void gxi_sink_uint(gxi_sink *sink, uint64_t number);
void gxi_sink_int(gxi_sink *sink, int64_t number);
/** The shortest decimal that reads back; never inf or nan (written as 0). */
void gxi_sink_double(gxi_sink *sink, double number);
/** A JSON string with quotes; control characters and invalid UTF-8 made safe. */
void gxi_sink_json(gxi_sink *sink, gx_str text);

/** The decimal digits of a number; returns how many (at most 20), no NUL behind. */
size_t gxi_format_uint(char out[20], uint64_t number);
/** The text of a double as gxi_sink_double writes it; returns its size (< 32). */
size_t gxi_format_double(char out[32], double number);

/** A gx_output that appends to a growing heap buffer. */
typedef struct gxi_buffer {
  gx_allocator allocator;
  char *data;
  size_t size;
  size_t capacity;
} gxi_buffer;

void gxi_buffer_init(gxi_buffer *buffer, const gx_allocator *allocator);
void gxi_buffer_clear(gxi_buffer *buffer);
/** False when there is no room; the buffer is as it was. */
bool gxi_buffer_append(gxi_buffer *buffer, const char *data, size_t size);
gx_output gxi_buffer_output(gxi_buffer *buffer); /* borrowed until clear */

#endif
