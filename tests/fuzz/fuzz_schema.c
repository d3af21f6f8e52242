/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz_schema.c: any bytes as domain and lexicon files, parted by a line of "====".
 * What is accepted is used on a text.
 */
#include "base/str.h"
#include "fuzz/fuzz.h"
#include "guanxi/guanxi.h"

#define MAX_FILES 3

static const char text[] =
  "2024年5月8日,福建省与宁夏回族自治区签署协议。某某集团总经理林岱到固原市考察,"
  "向当地捐赠100万元。";

static void use(const gx_knowledge *knowledge) {
  gx_extraction *extraction = NULL;
  gx_error error = {0};
  gx_str bytes = {text, sizeof text - 1};
  FUZZ_CHECK(
    gx_extract(&extraction, knowledge, GX_STR_LIT("t"), bytes, NULL, &error) == GX_OK
  );
  gx_extraction_free(extraction);
}

static void count(void *user, const gx_diagnostic *diagnostic) {
  FUZZ_CHECK(diagnostic->message[0]);
  ++*(size_t *)user;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const gx_str mark = {"\n====\n", 6};
  char paths[MAX_FILES][32];
  const char *files[MAX_FILES];
  int fds[MAX_FILES];
  size_t file_count = 0, mistakes = 0;
  gx_str rest = {(const char *)data, size};
  while (file_count < MAX_FILES) {
    size_t end = gxi_str_find(rest, mark, 0);
    gx_str part = end == SIZE_MAX ? rest : gxi_str_sub(rest, 0, end);
    fds[file_count] =
      fuzz_file(paths[file_count], (const uint8_t *)part.data, part.size);
    files[file_count] = paths[file_count];
    file_count++;
    if (end == SIZE_MAX) break;
    rest = gxi_str_sub(rest, end + mark.size, rest.size);
  }
  gx_diagnostics diagnostics = {&mistakes, count};
  gx_knowledge_options options = GX_KNOWLEDGE_OPTIONS_INIT;
  options.files = files;
  options.file_count = file_count;
  options.overlay_only = fuzz_options(data, size) % 8 != 0;
  options.diagnostics = &diagnostics;
  gx_knowledge *knowledge = NULL;
  gx_error error = {0};
  gx_status status = gx_knowledge_load(&knowledge, &options, &error);
  FUZZ_CHECK((status == GX_OK) == (mistakes == 0) || status == GX_E_LIMIT);
  FUZZ_CHECK(status == GX_OK || error.message[0]);
  if (status == GX_OK) use(knowledge);
  gx_knowledge_free(knowledge);
  for (size_t i = 0; i < file_count; i++)
    close(fds[i]);
  return 0;
}
