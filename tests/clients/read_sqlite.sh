#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# read_sqlite.sh FOLDER: the sqlite3 shell imports the tables; rows, joins and sums agree
# with the JSON, which SQLite reads too.
set -eu
command -v sqlite3 >/dev/null || { echo "skipped: no sqlite3"; exit 77; }
cd "$1"
result=$(sqlite3 -batch :memory: \
  ".import --csv nodes.csv nodes" ".import --csv edges.csv edges" \
  ".import --csv evidence.csv evidence" ".import --csv documents.csv documents" "
CREATE TABLE facts AS SELECT CAST(readfile('graph.json') AS TEXT) AS json;
SELECT 'nodes', count(*) = (SELECT json_array_length(json, '\$.nodes') FROM facts) FROM nodes;
SELECT 'edges', count(*) = (SELECT json_array_length(json, '\$.edges') FROM facts) FROM edges;
SELECT 'evidence', count(*) = (SELECT json_array_length(json, '\$.evidence') FROM facts) FROM evidence;
SELECT 'documents', count(*) = (SELECT json_array_length(json, '\$.documents') FROM facts) FROM documents;
SELECT 'ends', count(*) = (SELECT count(*) FROM edges)
  FROM edges JOIN nodes AS a ON a.Id = edges.Source JOIN nodes AS b ON b.Id = edges.Target;
SELECT 'names', count(*) = 0 FROM nodes WHERE NOT EXISTS (SELECT 1 FROM facts, json_each(facts.json, '\$.nodes')
  WHERE value ->> 'id' = nodes.Id AND value ->> 'name' = nodes.name AND value ->> 'uid' = nodes.uid);
SELECT 'weights', abs(sum(CAST(Weight AS REAL)) - (SELECT sum(value ->> 'weight')
  FROM facts, json_each(facts.json, '\$.edges'))) < 1e-6 FROM edges;
")
echo "$result"
[ "$(grep -c '|1$' <<<"$result")" = 7 ] || { echo "the tables do not say what the JSON says"; exit 1; }
