/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * options.c: `--name value`, `--name=value`, `-x value`, `-xvalue`, `--` ends options.
 */
#include "cli/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/talk.h"

static void print_option(const option *o) {
  char left[40];
  snprintf(
    left,
    sizeof left,
    "%s%c%s--%s%s%s",
    o->letter ? "-" : " ",
    o->letter ? o->letter : ' ',
    o->letter ? ", " : "  ",
    o->name,
    o->value ? " " : "",
    o->value ? o->value : ""
  );
  printf("  %-26s %s\n", left, o->about);
}

static void print_help(const option *options, const command_help *help) {
  printf("guanxi %s %s\n\n%s\n\nOptions\n", help->name, help->usage, help->text);
  for (const option *o = options; o->name; o++)
    print_option(o);
  printf("  %-26s %s\n", "-h, --help", "this text");
  if (help->examples) printf("\nExamples\n%s\n", help->examples);
}

static size_t distance(const char *a, const char *b) {
  size_t row[64];
  size_t columns = strlen(b);
  if (columns >= 63) return 99;
  for (size_t j = 0; j <= columns; j++)
    row[j] = j;
  for (size_t i = 1; a[i - 1]; i++) {
    size_t corner = row[0];
    row[0] = i;
    for (size_t j = 1; j <= columns; j++) {
      size_t best = corner + (a[i - 1] != b[j - 1]);
      if (row[j] + 1 < best) best = row[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      corner = row[j];
      row[j] = best;
    }
  }
  return row[columns];
}

const char *nearest_word(const char *word, const char *const *words, size_t count) {
  const char *best = NULL;
  size_t least = strlen(word) / 2 + 1;
  for (size_t i = 0; i < count; i++) {
    size_t d = distance(word, words[i]);
    if (d < least) {
      least = d;
      best = words[i];
    }
  }
  return best;
}

static int misuse(const command_help *help, const char *what, const char *word) {
  complain("%s%s (see guanxi %s --help)", what, word, help->name);
  return 2;
}

static int unknown(const command_help *help, const option *options, const char *word) {
  const char *names[64];
  size_t count = 0;
  for (const option *o = options; o->name && count < 64; o++)
    names[count++] = o->name;
  const char *name = word + strspn(word, "-");
  const char *near = nearest_word(name, names, count);
  if (near) {
    complain("unknown option %s; did you mean --%s?", word, near);
  } else {
    complain("unknown option %s (see guanxi %s --help)", word, help->name);
  }
  return 2;
}

static const option *find(const option *options, const char *name, size_t size) {
  for (const option *o = options; o->name; o++) {
    if (strlen(o->name) == size && strncmp(o->name, name, size) == 0) return o;
  }
  return NULL;
}

static bool list_add(text_list *list, char *value) {
  for (char *part = strtok(value, ","); part; part = strtok(NULL, ",")) {
    if (list->count == MAX_LIST) return false;
    list->items[list->count++] = part;
  }
  return true;
}

static bool store_value(const option *o, char *value) {
  char *end = value;
  errno = 0;
  switch (o->kind) {
  case OPTION_FLAG:
    *(bool *)o->target = true;
    return true;
  case OPTION_TEXT:
    *(const char **)o->target = value;
    return true;
  case OPTION_NUMBER:
    *(uint64_t *)o->target = strtoull(value, &end, 10);
    return *value >= '0' && *value <= '9' && !*end && !errno;
  case OPTION_REAL:
    *(double *)o->target = strtod(value, &end);
    return ((*value >= '0' && *value <= '9') || *value == '.') && !*end && !errno;
  case OPTION_LIST:
    return list_add(o->target, value);
  }
  return false;
}

/* One option at argv[*at]; moves *at to its last word. */
static int parse_one(
  int *at, int argc, char **argv, const option *options, const command_help *help
) {
  char *word = argv[*at];
  bool is_long = word[1] == '-';
  char *name = word + (is_long ? 2 : 1);
  char *value = is_long ? strchr(name, '=') : (name[0] && name[1] ? name + 1 : NULL);
  const option *o = NULL;
  if (is_long) {
    o = find(options, name, value ? (size_t)(value - name) : strlen(name));
    if (value) value++;
  } else {
    for (const option *p = options; p->name && !o; p++) {
      if (p->letter && p->letter == name[0]) o = p;
    }
  }
  if (!o) return unknown(help, options, word);
  if (o->kind == OPTION_FLAG && value) {
    return misuse(help, "no value belongs to --", o->name);
  }
  if (o->kind != OPTION_FLAG && !value) {
    if (*at + 1 >= argc) return misuse(help, "a value is missing after ", word);
    value = argv[++*at];
  }
  if (!store_value(o, value)) {
    complain("--%s does not take “%s”", o->name, value);
    return 2;
  }
  return PARSE_GO;
}

int options_parse(
  arguments *found,
  int argc,
  char **argv,
  const option *options,
  const command_help *help
) {
  bool ended = false;
  found->items = argv;
  found->count = 0;
  for (int at = 0; at < argc; at++) {
    char *word = argv[at];
    if (ended || word[0] != '-' || !word[1]) {
      argv[found->count++] = word;
    } else if (strcmp(word, "--") == 0) {
      ended = true;
    } else if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
      print_help(options, help);
      return 0;
    } else {
      int status = parse_one(&at, argc, argv, options, help);
      if (status != PARSE_GO) return status;
    }
  }
  return PARSE_GO;
}
