/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * corrections.h: --corrections FILE of build and merge: read, checked, and afterwards
 * what became of its rows.
 */
#ifndef GX_CLI_CORRECTIONS_H
#define GX_CLI_CORRECTIONS_H

#include "cli/command.h"

/** What --corrections names; NULL for nothing. */
extern const char *corrections_path;

#define OPTION_CORRECTIONS_ROW                                                         \
  {                                                                                    \
    "corrections", 0, OPTION_TEXT, &corrections_path, "FILE",                          \
      "own merges, splits, types, names, blocks"                                       \
  }

/**
 * Reads the file; complains as FILE:LINE: what is wrong.
 * @param corrections [out] owned; NULL when there is no --corrections
 * @param domain whose types the rows may name; NULL: any
 * @return 0 or the exit status
 */
int corrections_open(gx_corrections **corrections, const gx_domain *domain);

/** Names the rows of the file that did nothing in this corpus, and why. */
void corrections_report(const gx_corrections *corrections, const gx_corpus *corpus);

#endif
