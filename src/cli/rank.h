/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rank.h: the ranking table, which `build` prints too.
 */
#ifndef GX_CLI_RANK_H
#define GX_CLI_RANK_H

#include "cli/command.h"

void rank_print(const gx_corpus *corpus, const gx_rank *rank, const char *measure);

#endif
