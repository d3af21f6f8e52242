/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compile_main.c: guanxi-compile, the host tool that makes the embedded image.
 *
 *     guanxi-compile IMAGE FILE…
 *
 * Every mistake is printed as file:line: message, and any mistake fails the build.
 */
#include <stdio.h>

#include "base/fail.h"
#include "base/file.h"
#include "base/memory.h"
#include "knowledge/build.h"
#include "knowledge/image.h"

static void print_mistake(void *user, const gx_diagnostic *diagnostic) {
  (void)user;
  fprintf(
    stderr, "%s:%u: %s\n", diagnostic->file, diagnostic->line, diagnostic->message
  );
}

static gx_status write_image(const char *path, gx_str image, gx_error *error) {
  gxi_outfile file;
  gx_status status = gxi_outfile_open(&file, path, error);
  if (status != GX_OK) return status;
  gx_output output = gxi_outfile_output(&file);
  if (!output.write(output.user, image.data, image.size)) {
    gxi_outfile_abandon(&file);
    return gxi_fail(error, GX_E_IO, "cannot write %s", path);
  }
  return gxi_outfile_commit(&file, error);
}

int main(int argc, char **argv) {
  const gx_diagnostics diagnostics = {NULL, print_mistake};
  gx_error error = {GX_OK, 0, 0, ""};
  gxi_report report = {.diagnostics = &diagnostics, .error = &error};
  gxi_arena arena;
  gx_str image = {NULL, 0};
  if (argc < 3) {
    fprintf(stderr, "usage: guanxi-compile IMAGE FILE...\n");
    return 2;
  }
  gxi_arena_init(&arena, NULL);
  gx_status status = gxi_knowledge_build(
    &image, &arena, (const char *const *)(argv + 2), (size_t)(argc - 2), NULL, &report
  );
  if (status == GX_OK && report.count) status = report.first;
  if (status == GX_OK) status = gxi_image_verify(image, &error);
  if (status == GX_OK) status = write_image(argv[1], image, &error);
  gxi_arena_clear(&arena);
  if (status == GX_OK) return 0;
  fprintf(stderr, "guanxi-compile: %s\n", error.message);
  return 1;
}
