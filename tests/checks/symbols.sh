#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every symbol that the shared library exports begins with gx_ (the sanitizers' apart).
set -eu
bad=$(nm -D --defined-only "$1" | awk '{print $3}' |
  grep -vE '^(gx_|_?_(asan|ubsan|odr|sanitizer)|__start_|__stop_|_init$|_fini$)' || true)
[ -z "$bad" ] || { echo "exported without gx_:"; echo "$bad"; exit 1; }
nm -D --defined-only "$1" | grep -c ' gx_'
