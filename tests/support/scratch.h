/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scratch.h: a folder of a test's own below the build, emptied when it is made.
 */
#ifndef GX_TEST_SUPPORT_SCRATCH_H
#define GX_TEST_SUPPORT_SCRATCH_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static inline int
scratch_remove(const char *path, const struct stat *s, int kind, struct FTW *at) {
  (void)s, (void)kind, (void)at;
  return remove(path);
}

static inline void scratch_clear(const char *folder) {
  nftw(folder, scratch_remove, 16, FTW_DEPTH | FTW_PHYS);
}

/** Makes the folder anew. */
static inline void scratch_make(const char *folder) {
  scratch_clear(folder);
  if (mkdir(folder, 0777) != 0) abort();
}

static inline void scratch_write(const char *path, const char *data, size_t size) {
  FILE *file = fopen(path, "wb");
  if (!file || fwrite(data, 1, size, file) != size || fclose(file) != 0) abort();
}

static inline void scratch_text(const char *path, const char *text) {
  scratch_write(path, text, strlen(text));
}

#endif
