/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rank.h: the ranking table, which `build` prints too.
 */
#ifndef GX_CLI_RANK_H
#define GX_CLI_RANK_H

#include "cli/command.h"

#define RANK_COLUMNS 3

/** @param columns of the graph, shown beside what is counted; NULL where there is none
 */
void rank_print(
  const gx_graph *graph, const gx_rank *rank, const char *const columns[RANK_COLUMNS]
);

#endif
