/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * workspace.c: memory and digests for the next document; see workspace.h.
 */
#include "record/workspace.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"

#define ALIGNMENT (sizeof(gxi_piece))
#define BLOCK_BYTES (sizeof(gx_workspace) + ALIGNMENT)

gx_status gx_workspace_new(
  gx_workspace **workspace, const gx_allocator *allocator, gx_error *error
) {
  gx_allocator own = gxi_allocator_or_libc(allocator);
  *workspace = NULL;
  char *block = gxi_alloc(&own, BLOCK_BYTES);
  if (!block) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  gx_workspace *made =
    (void *)(block + (ALIGNMENT - (uintptr_t)block % ALIGNMENT) % ALIGNMENT);
  memset(made, 0, sizeof *made);
  made->allocator = own;
  made->block = block;
  gxi_reuse_init(&made->reuse, &own);
  made->memory = gxi_reuse_allocator(&made->reuse);
  *workspace = made;
  return GX_OK;
}

void gx_workspace_free(gx_workspace *workspace) {
  if (!workspace) return;
  gx_allocator own = workspace->allocator;
  gxi_reuse_clear(&workspace->reuse);
  gxi_free(&own, workspace->block, BLOCK_BYTES);
}
