/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * talk.c: messages, progress, cells.
 *
 * Ctrl-C: once a command shows progress, the first SIGINT or SIGTERM only sets a flag;
 * the next report of progress asks the library to stop, files that are not whole go,
 * and the exit status is 128 + the signal. A second one ends the program at once.
 *
 * The bar is drawn at most once a hundredth of the work, on stderr, and only on a
 * terminal: a log file gets no carriage returns.
 */
#include "cli/talk.h"

#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

bool talk_quiet;

static int bar_drawn = -1; /* the percentage on the screen, -1: none */

static void erase_bar(void) {
  if (bar_drawn >= 0) fputs("\r\033[K", stderr);
  bar_drawn = -1;
}

void complain(const char *format, ...) {
  va_list arguments;
  erase_bar();
  fputs("guanxi: ", stderr);
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fputc('\n', stderr);
}

void mention(const char *format, ...) {
  if (talk_quiet) return;
  va_list arguments;
  erase_bar();
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fputc('\n', stderr);
}

static volatile sig_atomic_t signal_seen;

static void see_signal(int number) {
  signal_seen = number;
}

int stop_asked(void) {
  if (!signal_seen) return 0;
  complain("stopped");
  return 128 + (int)signal_seen;
}

int fail_with(gx_status status, const gx_error *error) {
  if (status == GX_E_CANCELLED) return signal_seen ? stop_asked() : 1;
  if (error->line) {
    complain("line %u: %s", (unsigned)error->line, error->message);
  } else {
    complain("%s", error->message[0] ? error->message : gx_status_name(status));
  }
  return status == GX_E_ARGUMENT ? 2 : 1;
}

void report_diagnostic(void *user, const gx_diagnostic *diagnostic) {
  const char *file = diagnostic->file && *diagnostic->file ? diagnostic->file : "input";
  if (diagnostic->line) {
    complain("%s:%u: %s", file, (unsigned)diagnostic->line, diagnostic->message);
  } else {
    complain("%s: %s", file, diagnostic->message);
  }
  if (user) ++*(size_t *)user;
}

static void draw_bar(const char *stage, int percent) {
  if (percent == bar_drawn) return;
  bar_drawn = percent;
  char bar[31];
  for (int i = 0; i < 30; i++)
    bar[i] = i < percent * 30 / 100 ? '#' : '.';
  bar[30] = 0;
  fprintf(stderr, "\r%-12s [%s] %3d %%", stage, bar, percent);
  fflush(stderr);
}

static bool
report_progress(void *user, const char *stage, uint64_t done, uint64_t total) {
  const bool *shown = user;
  if (*shown && total) draw_bar(stage, (int)(done >= total ? 100 : done * 100 / total));
  return !signal_seen;
}

static void listen_to_signals(void) {
  struct sigaction action = {.sa_handler = see_signal, .sa_flags = (int)SA_RESETHAND};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
}

gx_progress progress_bar(void) {
  static bool shown;
  static bool listening;
  if (!listening) listen_to_signals();
  listening = true;
  shown = !talk_quiet && isatty(STDERR_FILENO);
  return (gx_progress){&shown, report_progress};
}

void progress_done(void) {
  erase_bar();
}

/* Bytes and code point of the character at `at`; damaged bytes count one by one. */
static uint32_t character(gx_str text, size_t at, size_t *size) {
  const unsigned char *p = (const unsigned char *)text.data + at;
  size_t left = text.size - at;
  *size = p[0] < 0x80 ? 1 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
  if (*size > left) *size = 1;
  uint32_t c = *size == 1 ? p[0] : p[0] & (0x7Fu >> *size);
  for (size_t i = 1; i < *size; i++)
    c = c << 6 | (p[i] & 0x3Fu);
  return c;
}

static size_t columns_of(uint32_t c) {
  bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
              (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
              (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
              (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

size_t display_width(gx_str text) {
  size_t width = 0, size;
  for (size_t at = 0; at < text.size; at += size) {
    width += columns_of(character(text, at, &size));
  }
  return width;
}

static void print_safe(FILE *out, gx_str text) {
  for (size_t i = 0; i < text.size; i++) {
    unsigned char c = (unsigned char)text.data[i];
    fputc(c < 0x20 || c == 0x7F ? ' ' : c, out);
  }
}

void print_cell(FILE *out, gx_str text, size_t width, bool right) {
  size_t full = display_width(text), shown = full, bytes = text.size;
  bool cut = full > width;
  if (cut) {
    size_t size;
    shown = bytes = 0;
    while (bytes < text.size) {
      size_t step = columns_of(character(text, bytes, &size));
      if (shown + step + 1 > width) break;
      shown += step;
      bytes += size;
    }
    shown++;
  }
  size_t padding = width > shown ? width - shown : 0;
  if (right) fprintf(out, "%*s", (int)padding, "");
  print_safe(out, (gx_str){text.data, bytes});
  if (cut) fputs("…", out);
  if (!right) fprintf(out, "%*s", (int)padding, "");
}

size_t terminal_width(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20) {
    return size.ws_col;
  }
  return 100;
}

bool use_color(void) {
  const char *no = getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) && !(no && *no);
}

static bool write_stream(void *user, const char *data, size_t size) {
  return fwrite(data, 1, size, user) == size;
}

gx_output stream_output(FILE *stream) {
  return (gx_output){stream, write_stream};
}

gx_output standard_output(void) {
  return stream_output(stdout);
}

void print_json(gx_str text) {
  putchar('"');
  for (size_t i = 0; i < text.size; i++) {
    unsigned char c = (unsigned char)text.data[i];
    if (c == '"' || c == '\\') {
      printf("\\%c", c);
    } else if (c < 0x20 || c == 0x7F) {
      printf("\\u%04x", c);
    } else {
      putchar(c);
    }
  }
  putchar('"');
}

void print_json_member(const char *name, gx_str value) {
  printf(", \"%s\": ", name);
  print_json(value);
}
