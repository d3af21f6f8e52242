#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# again.sh TRAIN-TAGGER FOLDER: the same samples give the same weights, and the same
# table of folds.
set -eu
mkdir -p "$2"
cat >"$2/samples.jsonl" <<'SAMPLES'
{"id": "1", "set": "own", "weight": 1, "judged": true, "text": "甲县与禾川果业签约,禾川果业投资八千万元。", "names": [["禾川果业", "c"], ["甲县", "l?"]]}
{"id": "2", "set": "own", "weight": 1, "judged": true, "text": "买家是泉州的澜禾电商,董事长贺明远说。", "names": [["澜禾电商", "c"], ["贺明远", "p"], ["泉州", "l"]]}
{"id": "3", "set": "own", "weight": 0.1, "judged": false, "open": true, "text": "沐川股份收购砚湖制药百分之十的股权。", "names": [["沐川股份", "c"], ["砚湖制药", "c"]]}
SAMPLES
for turn in one two; do
  "$1" "$2/samples.jsonl" "$2/$turn.block" --show >"$2/$turn.table" 2>/dev/null
done
cmp "$2/one.block" "$2/two.block"
cmp "$2/one.table" "$2/two.table"
head -c 5 "$2/one.block" | grep -q gxtag
