/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * flat.h: the plain sort of JSON object, read where it stands.
 */
#ifndef GXI_SOURCE_FLAT_H
#define GXI_SOURCE_FLAT_H

#include "guanxi/base.h"

/**
 * Reads an object whose values are strings, true, false, null or short integers.
 * @param values [out] values[count]: the string under keys[i], or data NULL; slices of
 *        `json`, in which escapes have been resolved in place
 * @return false for anything else, be it JSON or not: `json` is then unchanged
 */
bool gxi_flat_read(
  gx_str *values, const char *const *keys, size_t count, char *json, size_t size
);

#endif
