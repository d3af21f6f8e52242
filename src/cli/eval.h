/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * eval.h: what `guanxi eval` shows of an evaluation.
 */
#ifndef GX_CLI_EVAL_H
#define GX_CLI_EVAL_H

#include "cli/command.h"

typedef struct eval_view {
  const gx_eval *eval;
  uint64_t top;     /* rules shown; 0: all */
  bool mistakes;    /* each mistake */
  bool by_document; /* a row a document */
  bool ties;        /* JSON: each tie with its verdict */
} eval_view;

void eval_print(const eval_view *v);
void eval_print_json(const eval_view *v);

#endif
