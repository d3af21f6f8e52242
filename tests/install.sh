#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# install.sh SET…: installs the Debian 12 packages that a set of jobs needs and that
# are missing. Sets: build, report (npm, for the HTML page), draw, core (tests), clients
# (foreign readers, a browser), fuzz. As root or with sudo.
set -eu
export LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive

packages_of() {
  case $1 in
  build) echo "gcc libc6-dev make cmake ninja-build pkg-config libicu-dev libigraph-dev
    libxml2-dev libsqlite3-dev zlib1g-dev libjansson-dev" ;;
  report) command -v npm >/dev/null && command -v node >/dev/null || echo "nodejs npm" ;;
  draw) echo "graphviz fonts-noto-cjk" ;;
  core) echo "g++ libcmocka-dev libxml2-utils graphviz python3 python3-networkx
    python3-scipy python3-igraph python3-jsonschema python3-rdflib raptor2-utils
    clang-format fonts-noto-cjk" ;;
  clients) echo "default-jdk-headless maven python3-venv python3-icu sqlite3 python3-graph-tool
    chromium" ;;
  fuzz) echo "clang libclang-rt-14-dev" ;;
  *) echo "install.sh: no set $1" >&2; exit 2 ;;
  esac
}

missing=()
for set in "$@"; do
  for package in $(packages_of "$set"); do
    case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true) in
    *"install ok installed"*) ;;
    *) missing+=("$package") ;;
    esac
  done
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)
echo "Installing: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
