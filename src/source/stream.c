/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * stream.c: zlib reads plain files as they are and gzip files inflated, so there is
 * one way for both. A truncated or damaged gzip shows only while reading.
 */
#include "source/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"

#define READ_BYTES 65536u

gx_status gxi_stream_open(gxi_stream *stream, const char *path, gx_error *error) {
  bool standard = strcmp(path, "-") == 0;
  int fd = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
  struct stat facts;
  if (fd < 0) return gxi_fail(error, GX_E_IO, "cannot open: %s", strerror(errno));
  if (fstat(fd, &facts) == 0 && S_ISDIR(facts.st_mode)) {
    close(fd);
    return gxi_fail(error, GX_E_IO, "it is a folder");
  }
  stream->file = gzdopen(fd, "rb");
  stream->path = path;
  stream->at = stream->end = 0;
  if (!stream->file) {
    close(fd);
    return gxi_fail(error, GX_E_NOMEM, "out of memory");
  }
  gzbuffer(stream->file, READ_BYTES * 2);
  return GX_OK;
}

void gxi_stream_close(gxi_stream *stream) {
  if (stream->file) gzclose_r(stream->file);
  stream->file = NULL;
}

static gx_status check(gxi_stream *stream, gx_error *error) {
  int code = Z_OK;
  int saved = errno;
  const char *message = gzerror(stream->file, &code);
  if (code == Z_OK || code == Z_STREAM_END) return GX_OK;
  if (code == Z_ERRNO)
    return gxi_fail(error, GX_E_IO, "cannot read: %s", strerror(saved));
  if (code == Z_MEM_ERROR) return gxi_fail(error, GX_E_NOMEM, "out of memory");
  if (code == Z_BUF_ERROR)
    return gxi_fail(error, GX_E_SYNTAX, "the gzip data ends early");
  return gxi_fail(error, GX_E_SYNTAX, "the gzip data is damaged (%s)", message);
}

static gx_status append(
  gxi_buffer *buffer, const char *data, size_t size, size_t limit, gx_error *error
) {
  if (size > limit || buffer->size > limit - size) {
    return gxi_fail(
      error,
      GX_E_LIMIT,
      "larger than %zu MiB; a dump of many documents is read as JSON Lines, one a line",
      limit >> 20
    );
  }
  if (gxi_buffer_append(buffer, data, size)) return GX_OK;
  return gxi_fail(error, GX_E_NOMEM, "out of memory");
}

/* The next block; false at the end and when something is wrong. */
static bool refill(gxi_stream *stream) {
  int got = gzread(stream->file, stream->block, sizeof stream->block);
  stream->at = 0;
  stream->end = got > 0 ? (size_t)got : 0;
  return got > 0;
}

gx_status
gxi_stream_all(gxi_stream *stream, gxi_buffer *bytes, size_t limit, gx_error *error) {
  while (stream->at < stream->end || refill(stream)) {
    const char *from = stream->block + stream->at;
    size_t size = stream->end - stream->at;
    stream->at = stream->end;
    GX_TRY(append(bytes, from, size, limit, error));
  }
  return check(stream, error);
}

/* gzgets would lose what stands behind a NUL. */
gx_status gxi_stream_line(
  gxi_stream *stream, gxi_buffer *line, size_t limit, bool *more, gx_error *error
) {
  *more = stream->at < stream->end || refill(stream);
  while (stream->at < stream->end || refill(stream)) {
    const char *from = stream->block + stream->at;
    size_t rest = stream->end - stream->at;
    const char *stop = memchr(from, '\n', rest);
    size_t size = stop ? (size_t)(stop - from) : rest;
    stream->at += size + (stop != NULL);
    GX_TRY(append(line, from, size, limit, error));
    if (stop) return GX_OK;
  }
  return check(stream, error);
}

uint64_t gxi_stream_position(const gxi_stream *stream) {
  z_off_t at = stream->file ? gzoffset(stream->file) : 0;
  return at > 0 ? (uint64_t)at : 0;
}
