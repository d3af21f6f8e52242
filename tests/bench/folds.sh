#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# folds.sh [GUANXI-BUILD]: what the trained parts are worth on documents that they were not
# trained on: five folds over ../shared/eval/train. For each fold the tagger and the second
# look are trained on everything else and a program is built with them, which reads the
# documents of the fold. Prints totals without the two, with them as shipped (trained on
# these documents, too), and by folds. Some fifteen minutes.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:-$top/build/release}" && pwd)
eval=$top/../shared/eval
train=$eval/train
[ -d "$train" ] || { echo "folds.sh: no ../shared/eval/train here" >&2; exit 1; }
here=$build/folds
rm -rf "$here" && mkdir -p "$here/tree"
git -C "$top" ls-files -z | (cd "$top" && xargs -0 cp --parents -t "$here/tree")
ln -s "$(realpath "$top/../shared")" "$here/shared"
mapfile -t gold < <(LC_ALL=C ls "$train"/*.gold.json)

text_of() { # NAME.gold.json → NAME.txt or NAME.html
  local stem=${1%.gold.json}
  if [ -f "$stem.txt" ]; then echo "$stem.txt"; else echo "$stem.html"; fi
}
totals() { # TITLE RECORDS
  python3 "$eval/score.py" --json "$train" "$2" | python3 -c '
import json, sys
found = json.load(sys.stdin)
print("%-28s" % sys.argv[1], *("%s P %.3f R %.3f F1 %.3f " % (w, *(found[w][k] for k in ("precision", "recall", "f1")))
      for w in ("entity", "relation")))' "$1"
}

for fold in 0 1 2 3 4; do
  documents=()
  for ((i = fold; i < ${#gold[@]}; i += 5)); do documents+=("$(text_of "${gold[i]}")"); done
  "$build/bin/guanxi" extract -q --without tagger --without second-look "${documents[@]}" >>"$here/without.jsonl"
  "$build/bin/guanxi" extract -q "${documents[@]}" >>"$here/shipped.jsonl"
  python3 "$top/schemas/make/train_tagger.py" "$build" --skip "$fold/5" -o "$here/tree/schemas/tagger.weights" >/dev/null
  python3 "$top/schemas/make/train_look.py" "$build/bin/guanxi" --skip "$fold/5" -o "$here/tree/src/mention/look_weights.h" >/dev/null
  [ -f "$here/build/build.ninja" ] || cmake -G Ninja -S "$here/tree" -B "$here/build" -DCMAKE_BUILD_TYPE=Release >/dev/null
  ninja -C "$here/build" guanxi >/dev/null
  "$here/build/bin/guanxi" extract -q "${documents[@]}" >>"$here/folds.jsonl"
done
totals "without the trained parts" "$here/without.jsonl"
totals "with them, as shipped" "$here/shipped.jsonl"
totals "with them, by folds" "$here/folds.jsonl"
