/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * compile_main.c: guanxi-compile, the host tool that makes the embedded image.
 *
 *     guanxi-compile [--lenient] IMAGE FILE…
 *
 * Every mistake is printed as file:line: message. Any mistake fails the build; with
 * --lenient what has mistakes is left out and the rest is compiled.
 */
#include <stdio.h>
#include <string.h>

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
    return GX_E_IO;
  }
  return gxi_outfile_commit(&file, error);
}

int main(int argc, char **argv) {
  const gx_diagnostics diagnostics = {NULL, print_mistake};
  gx_error error = {GX_OK, 0, 0, ""};
  gxi_report report = {.diagnostics = &diagnostics, .error = &error};
  gxi_arena arena;
  gx_str image = {NULL, 0};
  bool lenient = argc > 1 && strcmp(argv[1], "--lenient") == 0;
  int first = lenient ? 2 : 1;
  if (argc < first + 2) {
    fprintf(stderr, "usage: guanxi-compile [--lenient] IMAGE FILE...\n");
    return 2;
  }
  gxi_arena_init(&arena, NULL);
  gx_status status = gxi_knowledge_build(
    &image,
    &arena,
    (const char *const *)(argv + first + 1),
    (size_t)(argc - first - 1),
    NULL,
    &report
  );
  if (status == GX_OK && report.count && !lenient) status = report.first;
  if (status == GX_OK) status = gxi_image_verify(image, &error);
  if (status == GX_OK) status = write_image(argv[first], image, &error);
  gxi_arena_clear(&arena);
  if (status == GX_OK) return 0;
  fprintf(stderr, "guanxi-compile: %s\n", error.message);
  return 1;
}
