#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh [core|clients|all]: installs what is needed, builds with AddressSanitizer and
# UndefinedBehaviorSanitizer, runs the tests through CTest.
#   core     (default) C tests, readers of the exports (xmllint, networkx, igraph, Graphviz)
#   clients  what needs a browser, Java or PyPI; what is not to be had is skipped
#   all      both
set -eu
export LANG=C.UTF-8
cd "$(dirname "$0")/.."
what=${1:-core}
case $what in
core) labels=(-LE clients) sets=(core) ;;
clients) labels=(-L clients) sets=(core report clients) ;;
all) labels=() sets=(core report clients) ;;
*) echo "usage: tests/run.sh [core|clients|all]" >&2; exit 2 ;;
esac

./tests/install.sh build "${sets[@]}"
clients=OFF
[ "$what" = core ] || clients=ON
cmake --preset dev -DGX_CLIENTS=$clients >build-log.tmp 2>&1 || { cat build-log.tmp; rm -f build-log.tmp; exit 1; }
rm -f build-log.tmp
cmake --build --preset dev -- --quiet
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1
exec ctest --test-dir build/dev -j "$(nproc)" --output-on-failure "${labels[@]}"
