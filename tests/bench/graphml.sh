#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# graphml.sh [NODES [TIES [SHARE]]]: GraphML to a file, with evidence: ours, igraph's own
# writer on the same graph (it reads our file first), and networkx with lxml on a graph
# of 1/SHARE of the size, since a million nodes of it do not fit into memory.
# Defaults: 1000000 5000000 50. The large run takes some 12 GB of memory and of disk.
set -eu
export LANG=C.UTF-8
cd "$(dirname "$0")/../.."
nodes=${1:-1000000} ties=${2:-5000000} share=${3:-50}
tool=build/release/bin/bench_graphml
[ -x $tool ] || { echo "build first: cmake --preset release && cmake --build --preset release"; exit 2; }
mkdir -p build/bench
folder=$(mktemp -d build/bench/graphml.XXXXXX)
trap 'rm -rf "$folder"' EXIT
echo "== $nodes nodes, $ties ties"
$tool guanxi "$nodes" "$ties" "$folder/ours.graphml"
$tool igraph "$folder/ours.graphml" "$folder/igraph.graphml"
rm -f "$folder"/*.graphml
echo "== $((nodes / share)) nodes, $((ties / share)) ties"
$tool guanxi $((nodes / share)) $((ties / share)) "$folder/ours.graphml"
/usr/bin/python3 tests/bench/graphml_networkx.py "$folder/ours.graphml" "$folder/copy.graphml"
