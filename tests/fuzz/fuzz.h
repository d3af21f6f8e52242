/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz.h: what a fuzz target is: a function of any bytes. Linked with libFuzzer
 * (GX_FUZZ, clang) it is fed mutations; linked with replay.c it is a test over the
 * files of corpus/.
 *
 * The last byte of an input is also its options, so that any real file is an input.
 */
#ifndef GX_TEST_FUZZ_H
#define GX_TEST_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline unsigned fuzz_options(const uint8_t *data, size_t size) {
  return size ? data[size - 1] : 0;
}

/** What must hold; abort is what a fuzzer understands. */
#define FUZZ_CHECK(condition)                                                          \
  do {                                                                                 \
    if (!(condition)) {                                                                \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);          \
      abort();                                                                         \
    }                                                                                  \
  } while (0)

/** A file in memory with these bytes, and a path to open it by. */
static inline int fuzz_file(char path[32], const uint8_t *data, size_t size) {
  int fd = memfd_create("fuzz", 0);
  FUZZ_CHECK(fd >= 0);
  for (size_t done = 0; done < size;) {
    ssize_t wrote = write(fd, data + done, size - done);
    FUZZ_CHECK(wrote > 0);
    done += (size_t)wrote;
  }
  lseek(fd, 0, SEEK_SET);
  snprintf(path, 32, "/proc/self/fd/%d", fd);
  return fd;
}

#endif
