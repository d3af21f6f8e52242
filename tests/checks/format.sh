#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# All C code is formatted as .clang-format says. Another version of the program formats
# a little differently, so the check needs Debian 12's.
set -eu
cd "$1"
case $(clang-format --version 2>/dev/null) in
*"version 14."*) ;;
*) echo "SKIP: clang-format 14 is not here"; exit 77 ;;
esac
find src include tests examples -name '*.[ch]' -print0 | sort -z |
  xargs -0 clang-format --dry-run --Werror 2>&1 | grep -E 'error' | cut -d: -f1 | sort -u |
  { bad=$(cat); [ -z "$bad" ] || { echo "not formatted:"; echo "$bad"; exit 1; }; }
