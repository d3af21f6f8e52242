#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh GUANXI SCRATCH: four example documents, from bytes to exports, compared byte for
# byte with what lies here. After a change that is meant, rewrite it and read the diff:
#   GX_UPDATE_GOLDEN=1 ctest --test-dir build/dev -R golden && git diff tests/golden
set -eu
export LANG=C.UTF-8
guanxi=$1 scratch=$2
here=$(cd "$(dirname "$0")" && pwd)
documents=$here/../../examples/documents
rm -rf "$scratch" && mkdir -p "$scratch" && cd "$scratch"

files=(07-ranch.html 12-relief.txt.gz 14-hongkong-big5.txt 16-brief.txt)
"$guanxi" build -q "${files[@]/#/$documents/}" -o out
# The checksum of the knowledge changes with every row of a lexicon.
"$guanxi" extract "$documents/16-brief.txt" | sed 's/0\.1\.0+[0-9a-f]*/0.1.0+image/' |
  python3 -c 'import json, sys
for line in sys.stdin:
    json.dump(json.loads(line), sys.stdout, ensure_ascii=False, indent=1)
    print()' >out/record.json

# Coordinates and last digits are the processor's and the mathematical library's: the same
# on one machine (cli_same_bytes), not on all.
python3 - out/graph.graphml <<'PYTHON'
import re, sys
path = sys.argv[1]
text = open(path, encoding="utf-8").read()
for name in ("x", "y"):
    key = re.search(rf'<key id="(\w+)" for="node" attr.name="{name}"', text).group(1)
    text = re.sub(rf'<data key="{key}">[^<]*</data>', "", text)
text = re.sub(r">(-?\d+\.\d{10,}(?:e-?\d+)?)<", lambda m: f">{float(m.group(1)):.9g}<", text)
open(path, "w", encoding="utf-8").write(text)
PYTHON

if command -v xmllint >/dev/null; then xmllint --noout out/graph.graphml; fi
if command -v dot >/dev/null; then dot -Tcanon out/graph.dot >/dev/null; fi
status=0
for name in graph.graphml graph.dot nodes.csv record.json; do
  if [ -n "${GX_UPDATE_GOLDEN:-}" ]; then
    cp "out/$name" "$here/$name"
  elif ! cmp -s "$here/$name" "out/$name"; then
    echo "$name is not as it was:"
    diff -u "$here/$name" "out/$name" | head -40 | cut -c1-200
    status=1
  fi
done
exit $status
