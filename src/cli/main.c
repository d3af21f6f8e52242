/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * main.c: `guanxi COMMAND …`: finds the command, reads its options, runs it.
 */
#include <string.h>

#include "cli/command.h"

const command *const commands[] = {
  &command_build,
  &command_extract,
  &command_merge,
  &command_export,
  &command_rank,
  &command_stats,
  &command_path,
  &command_why,
  &command_show,
  &command_diff,
  &command_eval,
  &command_check,
  &command_completion,
};
const size_t command_count = sizeof commands / sizeof *commands;

static void print_usage(FILE *out) {
  fputs(
    "guanxi (关系): from a heap of Chinese documents to a network of who aids, "
    "invests\n"
    "in, signs with and heads what.\n\n"
    "usage: guanxi COMMAND [OPTION…] ARGUMENT…\n\n"
    "Commands\n",
    out
  );
  for (size_t i = 0; i < command_count; i++) {
    fprintf(out, "  %-11s %s\n", commands[i]->help->name, commands[i]->help->about);
  }
  fputs(
    "\n`guanxi COMMAND --help` explains a command. The usual way:\n"
    "  guanxi build documents/ -o out       a folder becomes a graph in out/\n"
    "  guanxi rank out                      who is most connected\n"
    "  guanxi why out 湖南省 吐鲁番市       which sentences tie these two\n"
    "  guanxi export out --format dot | dot -Tsvg > graph.svg\n\n"
    "Exit status: 0 done, 1 failed, 2 wrong use, 3 done in part, 130 stopped by "
    "Ctrl-C.\n",
    out
  );
}

static int unknown_command(const char *word) {
  const char *names[sizeof commands / sizeof *commands];
  for (size_t i = 0; i < command_count; i++)
    names[i] = commands[i]->help->name;
  const char *near = nearest_word(word, names, command_count);
  if (near) {
    complain("unknown command %s; did you mean %s?", word, near);
  } else {
    complain("unknown command %s (see guanxi --help)", word);
  }
  return 2;
}

static int run_command(const command *c, int argc, char **argv) {
  arguments found;
  int status = options_parse(&found, argc, argv, c->options, c->help);
  return status == PARSE_GO ? c->run(&found) : status;
}

static int run_word(const char *word, int argc, char **argv) {
  if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || !strcmp(word, "help")) {
    print_usage(stdout);
    return 0;
  }
  if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
    printf("guanxi %s\n", gx_version());
    return 0;
  }
  for (size_t i = 0; i < command_count; i++) {
    if (strcmp(word, commands[i]->help->name) == 0) {
      return run_command(commands[i], argc - 2, argv + 2);
    }
  }
  return unknown_command(word);
}

int main(int argc, char **argv) {
  if (argc < 2) {
    print_usage(stderr);
    return 2;
  }
  int status = run_word(argv[1], argc, argv);
  if (fflush(stdout) != 0 || ferror(stdout)) {
    complain("cannot write the output");
    return status ? status : 1;
  }
  return status;
}
