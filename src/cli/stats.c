/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"
static int run(const arguments *found) {
  (void)found;
  return 0;
}
static const option options[] = {{0}};
static const command_help help = {"stats", "STORE", "x", "x", "x"};
const command command_stats = {&help, options, run};
