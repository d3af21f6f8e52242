/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * check.c: `guanxi check`: validates domain files and lexicons.
 */
#include "cli/command.h"

static int run(const arguments *found) {
  if (found->count == 0) {
    complain("no file to check (see guanxi check --help)");
    return 2;
  }
  size_t mistakes = 0;
  gx_diagnostics diagnostics = {&mistakes, report_diagnostic};
  gx_error error = {0};
  gx_status status = gx_knowledge_check(
    (const char *const *)found->items, found->count, &diagnostics, &error
  );
  if (status == GX_OK) {
    mention("%zu file%s: no mistakes", found->count, found->count == 1 ? "" : "s");
    return 0;
  }
  if (mistakes == 0) fail_with(status, &error);
  return status == GX_E_SCHEMA || status == GX_E_SYNTAX || status == GX_E_IO ? 2 : 1;
}

static const option options[] = {OPTION_QUIET_ROW, {0}};

static const command_help help = {
  "check",
  "FILE…",
  "validates domain files (.xml) and lexicons (.tsv)",
  "Checks files that are to be laid over the built-in domain with --schema. Each "
  "mistake\n"
  "is named as FILE:LINE: what is wrong, what is allowed. The formats are described "
  "in\n"
  "schemas/README.md.",
  "  guanxi check my-verbs.xml my-companies.tsv\n",
};

const command command_check = {&help, options, run};
