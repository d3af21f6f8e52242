#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# golden.sh FOLDER: exports of records.jsonl (by make_exports), byte for byte as they lie in
# golden/, without measures: these have tests of their own and the last digits of the
# machine. After a change that is meant, rewrite them and read the diff:
#   GX_UPDATE_GOLDEN=1 ctest --test-dir build/dev -R exports_golden && git diff tests/exports
set -eu
export LANG=C.UTF-8
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"

facts() { # what of a file does not hang on the analysis
  case $1 in
  *.gexf) grep -E '<(gexf|graph|edge) ' "$1" ;;
  *.ttl) awk -v RS= -v ORS='\n\n' '!/^<urn:guanxi:measure:/' "$1" | grep -v gxm: ;;
  *) cat "$1" ;;
  esac
}

status=0
for name in timed.graph.gexf graph.ttl graph.ftm.jsonl neo4j_ties.csv neo4j_evidence.csv; do
  if [ -n "${GX_UPDATE_GOLDEN:-}" ]; then
    mkdir -p "$here/golden"
    facts "$name" >"$here/golden/$name"
  elif ! facts "$name" | cmp -s - "$here/golden/$name"; then
    echo "$name is not as it was:"
    facts "$name" | diff -u "$here/golden/$name" - | head -40 | cut -c1-200
    status=1
  fi
done
exit $status
