#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The jsonschema package, which knows all of JSON Schema, checks our schemas and what we
write against them.

    read_json_schema.py SCHEMA FILE…       (.jsonl: an object a line)
"""
import json
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: no jsonschema")
    sys.exit(77)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    checker = kind(schema)
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            values = [json.loads(line) for line in file] if path.endswith(".jsonl") else [json.load(file)]
        for number, value in enumerate(values, 1):
            for mistake in checker.iter_errors(value):
                sys.exit(f"{path}, object {number}: {mistake.message} at {mistake.json_path}"[:600])
        print(f"{path}: {len(values)} checked by {kind.__name__}")


main()
