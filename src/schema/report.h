/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * report.h: the mistakes of the files that users write: all of them to the caller's
 * diagnostics, the first one to its error, as "file:line: what is wrong".
 */
#ifndef GXI_SCHEMA_REPORT_H
#define GXI_SCHEMA_REPORT_H

#include "guanxi/knowledge.h"

typedef struct gxi_report {
  const gx_diagnostics *diagnostics; /* borrowed; may be NULL */
  gx_error *error;                   /* borrowed; may be NULL */
  gx_status first;                   /* status of the first mistake, or GX_OK */
  uint32_t count;
} gxi_report;

/** Counts and passes on one mistake; line 0 when there is none. Returns status. */
gx_status gxi_report_at(
  gxi_report *report,
  gx_status status,
  const char *file,
  uint32_t line,
  const char *format,
  ...
) GX_PRINTF(5, 6);

#define GXI_WORD_LIST_BYTES 256u
/**
 * ` "word" (did you mean "near"?); allowed: a b c` for messages: the text that
 * follows "unknown such-and-such". Cut at a word when it gets long.
 * @param names  allowed words; count of them
 * @return out
 */
const char *gxi_describe_unknown(
  char out[GXI_WORD_LIST_BYTES], gx_str word, const gx_str *names, size_t count
);
/** Index of the name nearest to word by edits, SIZE_MAX when none is near. */
size_t gxi_nearest(gx_str word, const gx_str *names, size_t count);

#endif
