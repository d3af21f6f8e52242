/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fail.h: filling a gx_error where the fact is known.
 */
#ifndef GXI_BASE_FAIL_H
#define GXI_BASE_FAIL_H

#include "guanxi/base.h"

/** Fills error (may be NULL) with a message and returns status. */
gx_status gxi_fail(gx_error *error, gx_status status, const char *format, ...)
  GX_PRINTF(3, 4);
/** The same with a place in a file. */
gx_status gxi_fail_at(
  gx_error *error,
  gx_status status,
  uint32_t line,
  uint32_t column,
  const char *format,
  ...
) GX_PRINTF(5, 6);

/** Only in functions that own nothing yet. */
#define GX_TRY(call)                                                                   \
  do {                                                                                 \
    gx_status try_status_ = (call);                                                    \
    if (try_status_ != GX_OK) return try_status_;                                      \
  } while (0)

#endif
