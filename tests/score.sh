#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# score.sh BINARY [SET…]: extracts the gold documents (seeds train dev) that lie beside
# the project and prints the totals of score.py. ERRORS=1 lists errors (never of dev).
# BINARY: extract_dump, or anything that takes files and prints records.
set -eu
binary=$1
shift
here=$(cd "$(dirname "$0")/.." && pwd)
shared=${GX_SHARED:-$here/../shared}
if [ ! -d "$shared/eval" ]; then
  echo "score.sh: no gold documents at $shared/eval: skipped"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for set in "${@:-seeds train dev}"; do
  for name in $set; do
    gold=$shared/eval/$name
    source=$gold
    [ "$name" = seeds ] && source=$shared/seeds
    find "$source" -maxdepth 1 -type f ! -name '*.gold.json' | LC_ALL=C sort |
      xargs "$binary" >"$work/$name.jsonl" || true
    echo "== $name"
    flags=
    [ -n "${ERRORS:-}" ] && [ "$name" != dev ] && flags=--errors
    if [ -n "${FULL:-}${ERRORS:-}" ]; then
      python3 "$shared/eval/score.py" $flags "$gold" "$work/$name.jsonl" --sources "$source"
    else
      python3 "$shared/eval/score.py" "$gold" "$work/$name.jsonl" --sources "$source" |
        grep -E ' ALL |^relations|documents'
    fi
  done
done
