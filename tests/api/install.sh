#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# install.sh BUILD SCRATCH SANITIZE: installs the build into a folder, moves it, and
# builds programs against it in every way that the installation offers.
set -eu
export LANG=C.UTF-8
build=$1 scratch=$2 sanitize=$3
here=$(cd "$(dirname "$0")" && pwd)
api=$here/../../examples/api
rm -rf "$scratch" && mkdir -p "$scratch" && cd "$scratch"
flags=()
[ "$sanitize" != ON ] || flags=(-fsanitize=address,undefined)
# The address sanitizer wants to come first, before what a loader might preload.
unset LD_PRELOAD

cmake --install "$build" --prefix "$scratch/first" >/dev/null
mv first tree
root=$scratch/tree

for file in bin/guanxi include/guanxi/guanxi.h share/man/man1/guanxi.1 \
  share/guanxi/schemas/partnership.xml share/guanxi/schemas/calibration.xml share/guanxi/schemas/domain.rng \
  share/guanxi/schemas/README.md share/guanxi/schemas/lexicon/divisions.tsv; do
  [ -f "$root/$file" ] || { echo "not installed: $file"; exit 1; }
done
lib=$(dirname "$(find "$root" -name libguanxi.a)")
[ -f "$lib/libguanxi.so" ] && [ -f "$lib/libguanxi.so.0" ]
"$root/bin/guanxi" --version

expect() { # expect WHAT PROGRAM
  "$2" >"$1.out"
  diff "$here/extract_text.expected" "$1.out" || { echo "$1 fails"; exit 1; }
  echo "$1: good"
}

export PKG_CONFIG_PATH=$lib/pkgconfig
[ "$(pkg-config --modversion guanxi)" = 0.1.0 ]
source=$api/extract_text.c
# shellcheck disable=SC2046
{
  gcc -std=c17 "${flags[@]}" "$source" $(pkg-config --cflags --libs guanxi) \
    -Wl,-rpath,"$lib" -o shared_c
  expect pkg-config-shared ./shared_c
  gcc -std=c17 "${flags[@]}" "$source" $(pkg-config --cflags guanxi) -L"$lib" \
    -l:libguanxi.a $(pkg-config --libs $(pkg-config --variable=dependencies guanxi)) \
    -lm -lpthread -o static_c
  expect pkg-config-static ./static_c
}
if ldd static_c | grep -q libguanxi; then echo "static_c is not static"; exit 1; fi

CFLAGS="${flags[*]}" CXXFLAGS="${flags[*]}" cmake -S "$here/consumer" -B consumer -G Ninja \
  -DCMAKE_PREFIX_PATH="$root" -DEXAMPLE="$source" >cmake.log 2>&1 ||
  { cat cmake.log; exit 1; }
cmake --build consumer >ninja.log 2>&1 || { cat ninja.log; exit 1; }
for program in shared_c static_c shared_cxx static_cxx; do
  expect "find_package-$program" "consumer/$program"
done
