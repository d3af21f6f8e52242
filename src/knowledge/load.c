/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * load.c: gx_knowledge from the embedded image and the caller's overlay files.
 *
 * An overlay is compiled in memory against the default and laid over it; the working
 * memory of compiling is gone before the knowledge is handed out.
 */
#include <string.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/memory.h"
#include "knowledge/build.h"
#include "knowledge/image.h"
#include "knowledge/knowledge.h"

typedef struct laying {
  gx_knowledge *knowledge;
  gx_str image;
  bool copy; /* the image must be copied first */
} laying;

static void lay(void *context) {
  laying *at = context;
  gx_str image = at->image;
  if (at->copy) image = gxi_arena_copy(&at->knowledge->arena, image);
  gxi_knowledge_lay(at->knowledge, image);
}

static gx_status
lay_image(gx_knowledge *knowledge, gx_str image, bool copy, gx_error *error) {
  laying at = {knowledge, image, copy};
  GX_TRY(gxi_image_open(image, error));
  return gxi_arena_try(&knowledge->arena, lay, &at, error);
}

static gx_status lay_files(
  gx_knowledge *knowledge, const gx_knowledge_options *options, gx_error *error
) {
  gxi_report report = {.diagnostics = options->diagnostics, .error = error};
  gxi_arena scratch;
  gx_str image;
  gxi_arena_init(&scratch, options->allocator);
  gx_status status = gxi_knowledge_build(
    &image,
    &scratch,
    options->files,
    options->file_count,
    options->overlay_only ? NULL : knowledge,
    &report
  );
  if (status == GX_OK && report.count) status = report.first;
  if (status == GX_OK) status = lay_image(knowledge, image, true, error);
  gxi_arena_clear(&scratch);
  return status;
}

static gx_status knowledge_fill(
  gx_knowledge *knowledge, const gx_knowledge_options *options, gx_error *error
) {
  if (!options->overlay_only) {
    GX_TRY(lay_image(knowledge, gxi_default_image(), false, error));
  }
  if (options->file_count == 0) return GX_OK;
  return lay_files(knowledge, options, error);
}

gx_status gx_knowledge_load(
  gx_knowledge **knowledge, const gx_knowledge_options *options, gx_error *error
) {
  gx_knowledge_options chosen = GX_KNOWLEDGE_OPTIONS_INIT;
  if (!knowledge) return gxi_fail(error, GX_E_ARGUMENT, "no place for the knowledge");
  if (options) {
    size_t size = options->size < sizeof chosen ? options->size : sizeof chosen;
    memcpy(&chosen, options, size);
  }
  if (chosen.file_count && !chosen.files) {
    return gxi_fail(
      error, GX_E_ARGUMENT, "%zu files, but none given", chosen.file_count
    );
  }
  if (chosen.overlay_only && chosen.file_count == 0) {
    return gxi_fail(error, GX_E_ARGUMENT, "neither the default domain nor a file");
  }
  gx_allocator allocator = gxi_allocator_or_libc(chosen.allocator);
  gx_knowledge *made = gxi_alloc(&allocator, sizeof *made);
  if (!made) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  memset(made, 0, sizeof *made);
  gxi_arena_init(&made->arena, &allocator);
  gx_status status = knowledge_fill(made, &chosen, error);
  if (status == GX_OK) {
    *knowledge = made;
  } else {
    gx_knowledge_free(made);
  }
  return status;
}

void gx_knowledge_free(gx_knowledge *knowledge) {
  if (!knowledge) return;
  gx_allocator allocator = knowledge->arena.allocator;
  gxi_arena_clear(&knowledge->arena);
  gxi_free(&allocator, knowledge, sizeof *knowledge);
}

gx_status gx_knowledge_check(
  const char *const *files,
  size_t file_count,
  const gx_diagnostics *diagnostics,
  gx_error *error
) {
  gx_knowledge_options options = GX_KNOWLEDGE_OPTIONS_INIT;
  gx_knowledge *knowledge = NULL;
  options.files = files;
  options.file_count = file_count;
  options.diagnostics = diagnostics;
  gx_status status = gx_knowledge_load(&knowledge, &options, error);
  gx_knowledge_free(knowledge);
  return status;
}
