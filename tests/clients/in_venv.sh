#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# in_venv.sh PYTHON PROGRAM…: runs the program in the environment that fetch.sh made.
[ -x "$1" ] || { echo "skipped: no $1"; exit 77; }
exec "$@"
