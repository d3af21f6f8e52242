/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * memory.h: allocation through the caller's allocator, with checked sizes.
 */
#ifndef GXI_BASE_MEMORY_H
#define GXI_BASE_MEMORY_H

#include "guanxi/base.h"

/** The caller's allocator, or libc's for NULL. */
gx_allocator gxi_allocator_or_libc(const gx_allocator *allocator);
/** Not zeroed; NULL when there is no room. size > 0. */
void *gxi_alloc(const gx_allocator *allocator, size_t size);
void *gxi_realloc(const gx_allocator *allocator, void *block, size_t old, size_t size);
/** block may be NULL. */
void gxi_free(const gx_allocator *allocator, void *block, size_t size);
/** bytes = count * size; false when that does not fit. */
bool gxi_array_bytes(size_t count, size_t size, size_t *bytes);

#endif
