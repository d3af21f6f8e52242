#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks JSON against our published schemas, by python3-jsonschema.

    check_schema.py SCHEMA FILE            one object, or one object a line (.jsonl)
"""
import json
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: no jsonschema")
    sys.exit(77)


def values(path):
    with open(path, encoding="utf-8") as file:
        yield from (map(json.loads, file) if path.endswith(".jsonl") else [json.load(file)])


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    checker = kind(schema)
    mistakes, count = [], 0
    for i, value in enumerate(values(sys.argv[2])):
        count += 1
        for error in checker.iter_errors(value):
            cause = jsonschema.exceptions.best_match([error])
            place = "/".join(map(str, cause.absolute_path))
            mistakes.append(f"#{i} {place}: {cause.message}"[:300])
    print("\n".join(mistakes[:20]) or f"{count} checked against {schema['title']}")
    sys.exit(1 if mistakes or not count else 0)


main()
