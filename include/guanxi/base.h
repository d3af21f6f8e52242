/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * base.h: what every header needs: statuses, errors, slices, the allocator.
 */
#ifndef GUANXI_BASE_H
#define GUANXI_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define GX_API __attribute__((visibility("default")))
#define GX_MUST_USE __attribute__((warn_unused_result))
#define GX_PRINTF(at, first) __attribute__((__format__(__printf__, at, first)))
#else
#define GX_API
#define GX_MUST_USE
#define GX_PRINTF(at, first)
#endif

/* Initializer of an options struct: all defaults. */
#ifdef __cplusplus
#define GX_OPTIONS_INIT(type)                                                          \
  { sizeof(type) }
#else
#define GX_OPTIONS_INIT(type)                                                          \
  { .size = sizeof(type) }
#endif

#define GX_VERSION_MAJOR 0
#define GX_VERSION_MINOR 1
#define GX_VERSION_PATCH 0
#define GX_VERSION "0.1.0"

/** What a caller can do about an outcome; zero is success. */
typedef enum gx_status {
  GX_OK = 0,
  GX_E_ARGUMENT = 1, /* the call was wrong */
  GX_E_NOMEM = 2,    /* no memory */
  GX_E_IO = 3,       /* a file could not be read or written */
  GX_E_ENCODING = 4, /* bytes are no text in any known encoding, or no text at all */
  GX_E_SYNTAX = 5,   /* a file is not well formed */
  GX_E_SCHEMA = 6,   /* a well-formed file says something that is not allowed */
  GX_E_LIMIT = 7,    /* larger, deeper or longer than src/base/limits.h allows */
  GX_E_GRAPH = 8,    /* igraph or SQLite refused */
  GX_E_CANCELLED = 9 /* the caller's progress function asked to stop */
} gx_status;

/** The constant's short name ("ENCODING"); "UNKNOWN" for anything else. */
GX_API const char *gx_status_name(gx_status status);

/** The library's version at run time, "0.1.0". Borrowed for ever. */
GX_API const char *gx_version(void);

/**
 * What went wrong, once, where it was known. The caller's own struct: no
 * allocation. `message` is one line without a full stop; line and column are
 * 1-based, 0 when there is none.
 */
typedef struct gx_error {
  gx_status status;
  uint32_t line;
  uint32_t column;
  char message[192];
} gx_error;

/** A slice of bytes, UTF-8 unless said otherwise; not NUL-terminated. */
typedef struct gx_str {
  const char *data;
  size_t size;
} gx_str;

#define GX_STR_LIT(literal) ((gx_str){"" literal, sizeof(literal) - 1})
#define GX_STR_ARG(s) (int)(s).size, (s).data

/**
 * Where memory comes from. resize(user, NULL, 0, n) allocates, resize(user, p,
 * old, 0) frees, else reallocates; returns NULL when there is no room, leaving
 * the old block as it was. NULL for an allocator means libc. ICU, libxml2,
 * igraph, SQLite and zlib keep their own allocators.
 */
typedef struct gx_allocator {
  void *user;
  void *(*resize)(void *user, void *block, size_t old_size, size_t new_size);
} gx_allocator;

#define GX_ID_NONE UINT32_MAX

/** Half-open byte range [begin, end). */
typedef struct gx_span {
  uint32_t begin;
  uint32_t end;
} gx_span;

/**
 * Where bytes go: writes of any size; return false on failure (the writer then
 * stops and reports GX_E_IO).
 */
typedef struct gx_output {
  void *user;
  bool (*write)(void *user, const char *data, size_t size);
} gx_output;

/**
 * Progress of a long call. Return false to cancel (GX_E_CANCELLED). `total` is
 * 0 when unknown. Called from the caller's thread only.
 */
typedef struct gx_progress {
  void *user;
  bool (*report)(void *user, const char *stage, uint64_t done, uint64_t total);
} gx_progress;

#ifdef __cplusplus
}
#endif
#endif
