#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# quickstart.sh: installs what is needed, builds a release, turns examples/documents
# into a graph in out/example, and shows what came of it.
set -eu
export LANG=C.UTF-8
cd "$(dirname "$0")/.."

./tests/install.sh build report draw
if [ ! -f build/release/build.ninja ]; then
  echo "Configuring a release build in build/release"
  cmake --preset release -DGX_TESTS=OFF >/dev/null
fi
cmake --build --preset release -- --quiet

echo "guanxi build examples/documents -o out/example"
echo
./build/release/bin/guanxi build examples/documents -o out/example
dot -Tsvg out/example/graph.dot -o out/example/graphviz.svg

cat <<'TEXT'
  graphviz.svg     graph.dot, drawn by Graphviz

Open report.html or graph.svg in a browser, graph.graphml in Gephi, Cytoscape, networkx or igraph, the
.csv files in a spreadsheet (see `guanxi export --help` for --excel). Ask on:
  ./build/release/bin/guanxi rank out/example --by betweenness
  ./build/release/bin/guanxi show out/example 原州区
  ./build/release/bin/guanxi why out/example 马尾区 原州区 --source examples/documents
TEXT
