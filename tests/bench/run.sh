#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [MEGABYTES]: extraction throughput on one core on generated text, beside
# jieba's posseg in the same run (skipped without PyPI), start-up time, and the examples.
# Where valgrind is, instructions a byte, too: time swings with who else uses the machine,
# they do not. Start-up is taken off; caches and branches are not counted in them, and
# sha256 is done without the processor's own instructions for it (50 a byte).
set -eu
export LANG=C.UTF-8
cd "$(dirname "$0")/../.."
megabytes=${1:-20}
tool=build/release/bin/guanxi
[ -x $tool ] || { echo "build first: cmake --preset release && cmake --build --preset release"; exit 2; }
mkdir -p build/bench
text=build/bench/text-$megabytes.jsonl
[ -f "$text" ] || /usr/bin/python3 tests/bench/make_text.py --megabytes "$megabytes" "$text"

seconds() { local from to; from=$(date +%s.%N); "$@" >/dev/null 2>&1; to=$(date +%s.%N); echo "$to - $from" | bc; }
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

echo "start-up (--version, median of 9): $(for _ in 1 2 3 4 5 6 7 8 9; do seconds $tool --version; done | median) s"
echo "one empty document (knowledge loaded, median of 9): $(for _ in 1 2 3 4 5 6 7 8 9; do seconds $tool extract /dev/null; done | median) s"
bytes_of() { # bytes of text in a file of documents
  /usr/bin/python3 -c "
import json
print(sum(len(json.loads(l)['text'].encode()) for l in open('$1', encoding='utf-8')))"
}
bytes=$(bytes_of "$text")
for run in 1 2 3; do # in turns: the machine's speed changes
  seconds $tool extract --threads 1 --quiet "$text" >>build/bench/whole.new
  seconds $tool extract --threads 1 --quiet --without tagger "$text" >>build/bench/untagged.new
done
for kind in whole untagged; do
  median <build/bench/$kind.new >build/bench/seconds
  rm build/bench/$kind.new
  echo "guanxi extract, 1 thread, $kind, median of 3: $(awk -v b="$bytes" '{printf "%.1f MB in %.2f s = %.2f MB/s", b / 1e6, $1, b / 1e6 / $1}' build/bench/seconds)"
done
counted() { # instructions of extracting a file
  valgrind --tool=callgrind --callgrind-out-file=/dev/null $tool extract --threads 1 --quiet "$1" 2>&1 >/dev/null |
    sed -n 's/.*Collected : //p'
}
if command -v valgrind >/dev/null; then
  part=build/bench/part.jsonl
  awk '{print; size += length($0)} size > 250000 {exit}' "$text" >$part
  awk -v all="$(counted $part)" -v start="$(counted /dev/null)" -v b="$(bytes_of $part)" 'BEGIN {
    printf "instructions: %.0f a byte of text, %.0f million to start\n", (all - start) / b, start / 1e6}'
else
  echo "instructions a byte: not counted (no valgrind)"
fi
if [ -x build/bench/venv/bin/python ] || { python3 -m venv build/bench/venv && build/bench/venv/bin/pip install -q jieba; } 2>/dev/null; then
  build/bench/venv/bin/python -W ignore tests/bench/posseg.py "$text" 2
else
  echo "jieba posseg: not measured (no venv or no PyPI here)"
fi
if [ -d ../shared/seeds ]; then
  rm -rf build/bench/seeds
  echo "guanxi build of the five seeds: $(seconds $tool build ../shared/seeds -o build/bench/seeds -q) s"
fi
/usr/bin/time -f "peak memory of extraction: %M KiB" $tool extract --threads 1 -q "$text" >/dev/null
