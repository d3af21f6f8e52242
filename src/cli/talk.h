/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * talk.h: what the program says: messages and the progress bar on stderr, tables on
 * stdout, aligned for characters that take two columns.
 */
#ifndef GX_CLI_TALK_H
#define GX_CLI_TALK_H

#include <stdio.h>

#include "guanxi/guanxi.h"

/** Set by --quiet before anything is said: only errors remain. */
extern bool talk_quiet;

/** "guanxi: …" on stderr, always. */
void complain(const char *format, ...) GX_PRINTF(1, 2);
/** A message on stderr unless quiet. */
void mention(const char *format, ...) GX_PRINTF(1, 2);
/** Complains about a failed library call; returns exit status 1 (2 for ARGUMENT,
 *  128 + the signal after Ctrl-C). */
int fail_with(gx_status status, const gx_error *error);

/** Diagnostics as "guanxi: FILE:LINE: message"; counts them in *(size_t *)user. */
void report_diagnostic(void *user, const gx_diagnostic *diagnostic);

/** 0, or, after Ctrl-C and a word on stderr, the exit status 128 + the signal. */
int stop_asked(void);

/** A bar on stderr when it is a terminal and not quiet; Ctrl-C stops from now on what
 *  reports progress, in order. */
gx_progress progress_bar(void);
void progress_done(void);

/** Columns that a text takes on a terminal. */
size_t display_width(gx_str text);
/** Prints text cut to `width` columns ("…" where it is cut), padded with spaces. */
void print_cell(FILE *out, gx_str text, size_t width, bool right);
/** Columns of the terminal on stdout; 100 when it is none. */
size_t terminal_width(void);
/** Whether stdout takes colours (a terminal, NO_COLOR not set). */
bool use_color(void);

/** A gx_output on stdout. */
gx_output standard_output(void);
gx_output stream_output(FILE *stream);

/** Writes a JSON string to stdout. */
void print_json(gx_str text);
/** A text member of a JSON object, not its first. */
void print_json_member(const char *name, gx_str value);

#endif
