#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# build_java.sh JAR CLASSES SOURCE: compiles our program over a foreign library.
set -eu
[ -f "$1" ] || { echo "skipped: no $1"; exit 77; }
mkdir -p "$2"
exec javac -Xlint:all,-path,-classfile,-processing -Werror -cp "$1" -d "$2" "$3"
