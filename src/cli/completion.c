/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * completion.c: `guanxi completion SHELL`: completion made from the option tables, so
 * that it cannot lag behind them.
 */
#include <string.h>

#include "cli/command.h"

static void print_words(const command *c, const char *separator) {
  for (const option *o = c->options; o->name; o++)
    printf("--%s%s", o->name, separator);
  printf("--help");
}

static void print_bash(void) {
  printf("_guanxi() {\n  local cur=${COMP_WORDS[COMP_CWORD]} words=\n");
  printf("  if [ \"$COMP_CWORD\" = 1 ]; then\n    words='");
  for (size_t i = 0; i < command_count; i++)
    printf("%s ", commands[i]->help->name);
  printf("--help --version'\n  else case ${COMP_WORDS[1]} in\n");
  for (size_t i = 0; i < command_count; i++) {
    printf("    %s) words='", commands[i]->help->name);
    print_words(commands[i], " ");
    printf("' ;;\n");
  }
  printf("  esac; fi\n  case $cur in\n");
  printf("    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$cur\")) ;;\n");
  printf("    *) COMPREPLY=($(compgen -f -- \"$cur\"))\n");
  printf("       [ \"$COMP_CWORD\" = 1 ] && "
         "COMPREPLY=($(compgen -W \"$words\" -- \"$cur\")) ;;\n");
  printf("  esac\n}\ncomplete -o filenames -F _guanxi guanxi\n");
}

static void print_zsh(void) {
  printf("#compdef guanxi\nlocal -a commands\ncommands=(\n");
  for (size_t i = 0; i < command_count; i++) {
    printf("  '%s:%s'\n", commands[i]->help->name, commands[i]->help->about);
  }
  printf(")\nif (( CURRENT == 2 )); then _describe command commands; return; fi\n");
  printf("case $words[2] in\n");
  for (size_t i = 0; i < command_count; i++) {
    printf("  %s) _arguments", commands[i]->help->name);
    for (const option *o = commands[i]->options; o->name; o++) {
      printf(" '--%s[%s]%s'", o->name, o->about, o->value ? ":value:_files" : "");
    }
    printf(" '*:file:_files' ;;\n");
  }
  printf("esac\n");
}

static void print_fish(void) {
  for (size_t i = 0; i < command_count; i++) {
    const command_help *h = commands[i]->help;
    printf(
      "complete -c guanxi -n __fish_use_subcommand -f -a %s -d '%s'\n",
      h->name,
      h->about
    );
    for (const option *o = commands[i]->options; o->name; o++) {
      printf(
        "complete -c guanxi -n '__fish_seen_subcommand_from %s' -l %s -d '%s'%s\n",
        h->name,
        o->name,
        o->about,
        o->value ? " -r" : ""
      );
    }
  }
}

static int run(const arguments *found) {
  const char *shell = found->count == 1 ? found->items[0] : "";
  if (strcmp(shell, "bash") == 0) {
    print_bash();
  } else if (strcmp(shell, "zsh") == 0) {
    print_zsh();
  } else if (strcmp(shell, "fish") == 0) {
    print_fish();
  } else {
    complain("a shell is needed: bash, zsh or fish");
    return 2;
  }
  return 0;
}

static const option options[] = {{0}};

static const command_help help = {
  "completion",
  "bash|zsh|fish",
  "prints a completion script for a shell",
  "Prints a script that completes commands and options.",
  "  guanxi completion bash > /etc/bash_completion.d/guanxi\n",
};

const command command_completion = {&help, options, run};
