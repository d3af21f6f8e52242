#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# fetch.sh jars|venv FOLDER: puts the foreign readers that Debian lacks into FOLDER: the
# files of jars.txt by Maven, checked against their SHA-256, or a Python environment with
# requirements.txt. What is there already stays. Exit 77 (a skip) when it cannot be had.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$2
mkdir -p "$folder"
copy=org.apache.maven.plugins:maven-dependency-plugin:2.8:copy

fits() { [ -f "$1" ] && [ "$(sha256sum "$1" | cut -d' ' -f1)" = "$2" ]; }

fetch_jar() { # artifact sha256
  local parts file log
  IFS=: read -r -a parts <<<"$1"
  file=$folder/${parts[1]}-${parts[2]}${parts[4]:+-${parts[4]}}.jar
  fits "$file" "$2" && return
  log=$(timeout 500 mvn -q -B $copy -Dartifact="$1" -DoutputDirectory="$folder" 2>&1) || {
    echo "skipped: no $1 to be had"
    echo "$log" | grep -m 3 ERROR | cut -c1-200
    exit 77
  }
  fits "$file" "$2" || { echo "$file is not the file of jars.txt"; rm -f "$file"; exit 1; }
}

case $1 in
jars)
  for tool in mvn java javac; do
    command -v $tool >/dev/null || { echo "skipped: no $tool"; exit 77; }
  done
  while read -r artifact sha256; do
    case $artifact in '#'* | '') ;; *) fetch_jar "$artifact" "$sha256" ;; esac
  done <"$here/jars.txt"
  ls "$folder"/*.jar
  ;;
venv)
  if ! cmp -s "$here/requirements.txt" "$folder/installed.txt"; then
    rm -rf "$folder"
    /usr/bin/python3 -m venv "$folder" || { echo "skipped: no venv"; exit 77; }
    # PyICU, which PyPI has as source alone, is Debian's; all else is new.
    for part in /usr/lib/python3/dist-packages/{icu,_icu_*,PyICU*}; do
      [ ! -e "$part" ] || ln -s "$part" "$folder"/lib/python3*/site-packages/
    done
    timeout 500 "$folder/bin/pip" install -q --disable-pip-version-check \
      -r "$here/requirements.txt" || { echo "skipped: no PyPI"; exit 77; }
    cp "$here/requirements.txt" "$folder/installed.txt"
  fi
  "$folder/bin/pip" list --local --disable-pip-version-check --format freeze
  ;;
*) echo "usage: fetch.sh jars|venv FOLDER" >&2; exit 2 ;;
esac
