/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * workspace.h: what a thread keeps from one document to the next.
 */
#ifndef GXI_RECORD_WORKSPACE_H
#define GXI_RECORD_WORKSPACE_H

#include "base/reuse.h"
#include "guanxi/record.h"
#include "mention/digest.h"

struct gx_workspace {
  gx_allocator allocator; /* of the workspace itself */
  void *block;            /* … which lies in this, aligned */
  gxi_reuse reuse;
  gx_allocator memory; /* of what dies with a document: reuse's */
  gxi_digests digests;
};

#endif
