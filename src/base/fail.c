/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fail.c: errors are filled once, cut at a character's edge, and passed up untouched.
 */
#include "base/fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* vsnprintf may cut a character in two: take its first bytes away as well. */
static void cut_at_character(char *text) {
  size_t size = strlen(text);
  size_t back = 0;
  while (back < 3 && back < size &&
         ((unsigned char)text[size - 1 - back] & 0xC0) == 0x80)
    back++;
  if (back == size) return;
  unsigned char lead = (unsigned char)text[size - 1 - back];
  size_t want = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (want > back) text[size - 1 - back] = 0;
}

static gx_status fill(
  gx_error *error,
  gx_status status,
  uint32_t line,
  uint32_t column,
  const char *format,
  va_list arguments
) {
  if (!error) return status;
  error->status = status;
  error->line = line;
  error->column = column;
  vsnprintf(error->message, sizeof error->message, format, arguments);
  cut_at_character(error->message);
  for (char *c = error->message; *c; c++) {
    if ((unsigned char)*c < 0x20) *c = ' ';
  }
  return status;
}

gx_status gxi_fail(gx_error *error, gx_status status, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fill(error, status, 0, 0, format, arguments);
  va_end(arguments);
  return status;
}

gx_status gxi_fail_at(
  gx_error *error,
  gx_status status,
  uint32_t line,
  uint32_t column,
  const char *format,
  ...
) {
  va_list arguments;
  va_start(arguments, format);
  fill(error, status, line, column, format, arguments);
  va_end(arguments);
  return status;
}

const char *gx_status_name(gx_status status) {
  static const char *const names[] = {
    "OK",
    "ARGUMENT",
    "NOMEM",
    "IO",
    "ENCODING",
    "SYNTAX",
    "SCHEMA",
    "LIMIT",
    "GRAPH",
    "CANCELLED",
  };
  size_t index = (size_t)status;
  return index < sizeof names / sizeof *names ? names[index] : "UNKNOWN";
}

const char *gx_version(void) {
  return GX_VERSION;
}
