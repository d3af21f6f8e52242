/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reuse.h: an allocator that keeps what is freed for the next who asks.
 */
#ifndef GXI_BASE_REUSE_H
#define GXI_BASE_REUSE_H

#include "guanxi/base.h"

#define GXI_REUSE_CLASSES 40

typedef struct gxi_reuse {
  gx_allocator below;
  void *kept[GXI_REUSE_CLASSES]; /* lists of blocks of one size */
  size_t kept_bytes;
} gxi_reuse;

/** below: copied; NULL means libc. */
void gxi_reuse_init(gxi_reuse *reuse, const gx_allocator *below);
/** Frees what is kept; nobody may hold a block any more. */
void gxi_reuse_clear(gxi_reuse *reuse);
/** Borrows `reuse`. For one thread at a time. */
gx_allocator gxi_reuse_allocator(gxi_reuse *reuse);

#endif
