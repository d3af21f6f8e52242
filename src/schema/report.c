/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * report.c: mistakes with their place, and the nearest valid word.
 *
 * Nearness is the Levenshtein distance over bytes with one row of memory, for words
 * up to MAX_WORD bytes; a name is near when at most a third of the word has to change.
 *
 * Source: R. A. Wagner, M. J. Fischer, The string-to-string correction problem,
 * J. ACM 21(1), 1974, 168-173.
 */
#include "schema/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "base/str.h"

#define MAX_WORD 64u
#define MESSAGE_BYTES 640u

/* One line of valid UTF-8: no control characters, no character cut in two. */
static void make_one_line(char *text) {
  for (char *c = text; *c; c++) {
    if ((unsigned char)*c < 0x20) *c = ' ';
  }
  size_t size = strlen(text), at = size;
  if (size == 0) return;
  do {
    at--;
  } while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80);
  if (gxi_utf8_size((unsigned char)text[at]) > size - at) text[at] = 0;
}

gx_status gxi_report_at(
  gxi_report *report,
  gx_status status,
  const char *file,
  uint32_t line,
  const char *format,
  ...
) {
  char message[MESSAGE_BYTES];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  make_one_line(message);
  if (report->count++ == 0) {
    report->first = status;
    if (line) {
      gxi_fail_at(report->error, status, line, 0, "%s:%u: %s", file, line, message);
    } else {
      gxi_fail(report->error, status, "%s: %s", file, message);
    }
  }
  if (report->diagnostics && report->diagnostics->report) {
    gx_diagnostic diagnostic = {status, file, line, message};
    report->diagnostics->report(report->diagnostics->user, &diagnostic);
  }
  return status;
}

static size_t edits(gx_str a, gx_str b) {
  size_t row[MAX_WORD + 1];
  for (size_t j = 0; j <= b.size; j++)
    row[j] = j;
  for (size_t i = 1; i <= a.size; i++) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size; j++) {
      size_t change = diagonal + (a.data[i - 1] != b.data[j - 1]);
      size_t step = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
      diagonal = row[j];
      row[j] = change < step ? change : step;
    }
  }
  return row[b.size];
}

size_t gxi_nearest(gx_str word, const gx_str *names, size_t count) {
  size_t best = SIZE_MAX;
  size_t distance = word.size / 3 + 1;
  if (word.size == 0 || word.size > MAX_WORD) return SIZE_MAX;
  for (size_t i = 0; i < count; i++) {
    if (names[i].size == 0 || names[i].size > MAX_WORD) continue;
    size_t found = edits(word, names[i]);
    if (found < distance || (found == distance && best == SIZE_MAX)) {
      best = i;
      distance = found;
    }
  }
  return best;
}

const char *gxi_describe_unknown(
  char out[GXI_WORD_LIST_BYTES], gx_str word, const gx_str *names, size_t count
) {
  size_t shown = word.size < MAX_WORD ? word.size : MAX_WORD;
  int used = snprintf(out, GXI_WORD_LIST_BYTES, "\"%.*s\"", (int)shown, word.data);
  size_t near = gxi_nearest(word, names, count);
  size_t at = (size_t)used;
  if (near != SIZE_MAX) {
    used = snprintf(
      out + at,
      GXI_WORD_LIST_BYTES - at,
      " (did you mean \"%.*s\"?)",
      GX_STR_ARG(names[near])
    );
    at += (size_t)used;
  }
  for (size_t i = 0; i < count; i++) {
    if (at + names[i].size + 16 > GXI_WORD_LIST_BYTES) {
      snprintf(out + at, GXI_WORD_LIST_BYTES - at, " …");
      break;
    }
    used = snprintf(
      out + at,
      GXI_WORD_LIST_BYTES - at,
      "%s%.*s",
      i ? " " : "; allowed: ",
      GX_STR_ARG(names[i])
    );
    at += (size_t)used;
  }
  return out;
}
