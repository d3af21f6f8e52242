/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * options.h: the command line, read by tables: each command lists its options once,
 * and parsing, --help and shell completion all come from that list.
 */
#ifndef GX_CLI_OPTIONS_H
#define GX_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum option_kind {
  OPTION_FLAG,   /* bool */
  OPTION_TEXT,   /* const char * */
  OPTION_NUMBER, /* uint64_t, not negative */
  OPTION_REAL,   /* double, not negative */
  OPTION_LIST    /* text_list: repeatable, commas separate */
} option_kind;

#define MAX_LIST 64

typedef struct text_list {
  const char *items[MAX_LIST];
  size_t count;
} text_list;

typedef struct option {
  const char *name; /* "output" */
  char letter;      /* 'o', or 0 */
  option_kind kind;
  void *target;
  const char *value; /* "DIR": what the help calls the value; NULL for flags */
  const char *about;
} option;

/** How a command is called and what it says of itself. */
typedef struct command_help {
  const char *name;
  const char *usage;    /* "INPUT… -o DIR" */
  const char *about;    /* one line, of the list of commands */
  const char *text;     /* paragraphs */
  const char *examples; /* lines */
} command_help;

typedef struct arguments {
  char **items; /* what is no option, in order */
  size_t count;
} arguments;

/** What parsing says: go on, or leave with this exit status (help was shown: 0). */
#define PARSE_GO (-1)

/**
 * Reads argv[0 … argc-1] by the table (option.name NULL at its end). Common options
 * (--help --quiet --threads --schema …) are part of each table by COMMON_OPTIONS.
 */
int options_parse(
  arguments *found,
  int argc,
  char **argv,
  const option *options,
  const command_help *help
);

/** The nearest of the words by edit distance, or NULL when none is near. */
const char *nearest_word(const char *word, const char *const *words, size_t count);

#endif
