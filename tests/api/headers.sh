#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
cd "$1"
for header in guanxi/*.h; do
  echo "#include \"$header\"" | gcc -std=c17 -Wall -Wextra -Wpedantic -Werror -I. -x c -fsyntax-only -
  echo "#include \"$header\"" | g++ -std=c++17 -Wall -Wextra -Wpedantic -Werror -I. -x c++ -fsyntax-only -
done
echo "$(ls guanxi/*.h | wc -l) headers stand alone"
