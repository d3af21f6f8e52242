/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * replay.c: runs a fuzz target over files and folders, instead of a fuzzer: once as
 * they are, and cut short at a few places.
 */
#include <dirent.h>
#include <sys/stat.h>

#include "fuzz/fuzz.h"

#define MOST_BYTES ((size_t)1 << 20)

static size_t inputs;

static void run_file(const char *path) {
  FILE *file = fopen(path, "rb");
  FUZZ_CHECK(file);
  uint8_t *data = malloc(MOST_BYTES);
  FUZZ_CHECK(data);
  size_t size = fread(data, 1, MOST_BYTES, file);
  fclose(file);
  const size_t sizes[] = {size, size / 2, size / 3 + 1, size ? size - 1 : 0};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    size_t some = sizes[i] > size ? size : sizes[i];
    /* A block of exactly this size, so that a step too far is seen. */
    uint8_t *exact = malloc(some ? some : 1);
    FUZZ_CHECK(exact);
    if (some) memcpy(exact, data, some);
    LLVMFuzzerTestOneInput(exact, some);
    free(exact);
    inputs++;
  }
  free(data);
}

static void run_path(const char *path) {
  struct stat facts;
  if (stat(path, &facts) != 0 || !S_ISDIR(facts.st_mode)) {
    run_file(path);
    return;
  }
  struct dirent **entries;
  int count = scandir(path, &entries, NULL, alphasort);
  FUZZ_CHECK(count >= 0);
  for (int i = 0; i < count; i++) {
    char below[4096];
    snprintf(below, sizeof below, "%s/%s", path, entries[i]->d_name);
    if (entries[i]->d_name[0] != '.') run_path(below);
    free(entries[i]);
  }
  free(entries);
}

int main(int argc, char **argv) {
  LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
  for (int i = 1; i < argc; i++)
    run_path(argv[i]);
  printf("%zu inputs\n", inputs);
  return inputs == 0;
}
