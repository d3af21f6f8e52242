#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# examples.sh GUANXI EXTRACT_TEXT BUILD_GRAPH SCRATCH: what examples/api/ print.
set -eu
export LANG=C.UTF-8
guanxi=$1 extract_text=$2 build_graph=$3 scratch=$4
here=$(cd "$(dirname "$0")" && pwd)
documents=$here/../../examples/documents
rm -rf "$scratch" && mkdir -p "$scratch" && cd "$scratch"

"$extract_text" >ties.txt
diff "$here/extract_text.expected" ties.txt

# The library's dozen lines make the file that the tool makes.
"$build_graph" "$documents" >graph.graphml
"$guanxi" build -q "$documents" -o out
cmp graph.graphml out/graph.graphml

status=0; "$build_graph" 2>usage.txt || status=$?
[ $status = 2 ] && grep -q usage usage.txt
echo "the examples do what they say"
