/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * file.c: reading whole files with a bound, writing them by rename.
 */
#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/memory.h"

static gx_status io_error(gx_error *error, const char *what, const char *path) {
  return gxi_fail(error, GX_E_IO, "cannot %s %s: %s", what, path, strerror(errno));
}

gx_status gxi_stream_read(
  char **data,
  size_t *size,
  FILE *stream,
  const char *name,
  size_t limit,
  const gx_allocator *allocator,
  gx_error *error
) {
  gx_allocator memory = gxi_allocator_or_libc(allocator);
  size_t capacity = 65536, used = 0;
  char *block = gxi_alloc(&memory, capacity);
  gx_status status = GX_OK;
  while (block) {
    size_t got = fread(block + used, 1, capacity - used, stream);
    used += got;
    if (used < capacity || used > limit) break;
    char *grown = gxi_realloc(&memory, block, capacity, capacity * 2);
    if (!grown) gxi_free(&memory, block, capacity);
    block = grown;
    capacity *= 2;
  }
  if (!block) return gxi_fail(error, GX_E_NOMEM, "out of memory reading %s", name);
  if (ferror(stream)) {
    status = io_error(error, "read", name);
  } else if (used > limit) {
    status = gxi_fail(error, GX_E_LIMIT, "%s is larger than %zu bytes", name, limit);
  }
  char *fitted =
    status == GX_OK ? gxi_realloc(&memory, block, capacity, used + 1) : NULL;
  if (!fitted) {
    gxi_free(&memory, block, capacity);
    return status == GX_OK
             ? gxi_fail(error, GX_E_NOMEM, "out of memory reading %s", name)
             : status;
  }
  fitted[used] = 0;
  *data = fitted;
  *size = used;
  return GX_OK;
}

gx_status gxi_file_read(
  char **data,
  size_t *size,
  const char *path,
  size_t limit,
  const gx_allocator *allocator,
  gx_error *error
) {
  FILE *stream = fopen(path, "rb");
  if (!stream) return io_error(error, "open", path);
  struct stat facts;
  if (fstat(fileno(stream), &facts) == 0 && S_ISDIR(facts.st_mode)) {
    fclose(stream);
    return gxi_fail(error, GX_E_IO, "cannot read %s: it is a folder", path);
  }
  gx_status status = gxi_stream_read(data, size, stream, path, limit, allocator, error);
  fclose(stream);
  return status;
}

gx_status gxi_outfile_open(gxi_outfile *file, const char *path, gx_error *error) {
  memset(file, 0, sizeof *file);
  size_t size = strlen(path) + sizeof ".partial";
  file->path = strdup(path);
  file->partial = malloc(size);
  if (!file->path || !file->partial) {
    gxi_outfile_abandon(file);
    return gxi_fail(error, GX_E_NOMEM, "out of memory");
  }
  snprintf(file->partial, size, "%s.partial", path);
  file->stream = fopen(file->partial, "wb");
  if (file->stream) return GX_OK;
  gx_status status = io_error(error, "write", file->partial);
  gxi_outfile_abandon(file);
  return status;
}

static bool stream_write(void *user, const char *data, size_t size) {
  gxi_outfile *file = user;
  return fwrite(data, 1, size, file->stream) == size;
}

gx_output gxi_outfile_output(gxi_outfile *file) {
  return (gx_output){file, stream_write};
}

gx_status gxi_outfile_commit(gxi_outfile *file, gx_error *error) {
  bool synced =
    fflush(file->stream) == 0 && (fsync(fileno(file->stream)) == 0 || errno == EINVAL);
  bool closed = fclose(file->stream) == 0;
  file->stream = NULL;
  gx_status status = GX_OK;
  if (!synced || !closed || rename(file->partial, file->path) != 0) {
    status = io_error(error, "write", file->path);
  } else {
    free(file->partial);
    file->partial = NULL;
  }
  gxi_outfile_abandon(file);
  return status;
}

void gxi_outfile_abandon(gxi_outfile *file) {
  if (file->stream) fclose(file->stream);
  if (file->partial && file->path) remove(file->partial);
  free(file->partial);
  free(file->path);
  memset(file, 0, sizeof *file);
}
