/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * extract_dump.c: extract_dump FILE…: one JSON record a file, as `guanxi extract`
 * writes it. For looking at extraction and for tests/score.sh.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "guanxi/record.h"

static bool write_stdout(void *user, const char *data, size_t size) {
  return fwrite(data, 1, size, user) == size;
}

static char *read_all(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  char *bytes = NULL;
  if (!file) return NULL;
  if (fseek(file, 0, SEEK_END) == 0) {
    long end = ftell(file);
    rewind(file);
    bytes = end < 0 ? NULL : malloc((size_t)end + 1);
    *size = bytes ? fread(bytes, 1, (size_t)end, file) : 0;
  }
  fclose(file);
  return bytes;
}

static int dump(const gx_knowledge *knowledge, const char *path) {
  gx_output output = {stdout, write_stdout};
  gx_extraction *extraction = NULL;
  gx_error error = {0};
  size_t size = 0;
  char *bytes = read_all(path, &size);
  if (!bytes) {
    fprintf(stderr, "%s: cannot be read\n", path);
    return 1;
  }
  gx_status status = gx_extract(
    &extraction,
    knowledge,
    (gx_str){path, strlen(path)},
    (gx_str){bytes, size},
    NULL,
    &error
  );
  if (status != GX_OK) fprintf(stderr, "%s: %s\n", path, error.message);
  if (extraction) {
    status = gx_record_write(gx_extraction_record(extraction), &output, &error);
  }
  gx_extraction_free(extraction);
  free(bytes);
  return status != GX_OK;
}

int main(int count, char **arguments) {
  gx_knowledge *knowledge = NULL;
  gx_error error = {0};
  if (gx_knowledge_load(&knowledge, NULL, &error) != GX_OK) {
    fprintf(stderr, "%s\n", error.message);
    return 1;
  }
  int failed = 0;
  for (int i = 1; i < count; i++)
    failed |= dump(knowledge, arguments[i]);
  gx_knowledge_free(knowledge);
  return failed;
}
