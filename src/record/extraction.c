/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * extraction.c: the owner of a record. Everything that the record points to lives in
 * one arena, so that freeing is one call.
 */
#include "record/extraction.h"

#include <string.h>

#include "base/fail.h"
#include "base/memory.h"

gx_status gxi_extraction_new(
  gx_extraction **extraction, const gx_allocator *allocator, gx_error *error
) {
  gx_allocator memory = gxi_allocator_or_libc(allocator);
  gx_extraction *made = gxi_alloc(&memory, sizeof *made);
  if (!made) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(made, 0, sizeof *made);
  gxi_arena_init(&made->arena, &memory);
  *extraction = made;
  return GX_OK;
}

const gx_record *gx_extraction_record(const gx_extraction *extraction) {
  return &extraction->record;
}

void gx_extraction_free(gx_extraction *extraction) {
  if (!extraction) return;
  gx_allocator memory = extraction->arena.allocator;
  gxi_arena_clear(&extraction->arena);
  gxi_free(&memory, extraction, sizeof *extraction);
}
