#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks JSON against our published schemas, with the few keywords that they use, so
that no package is needed.

    check_schema.py SCHEMA FILE            one object, or one object a line (.jsonl)
"""
import json
import re
import sys

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool}
KNOWN = {"$schema", "$comment", "title", "description", "type", "properties", "required",
         "additionalProperties", "items", "minItems", "maxItems", "minimum", "maximum",
         "pattern", "enum", "const"}


def fits_type(value, name):
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def check_object(schema, value, where):
    properties = schema.get("properties", {})
    for name in schema.get("required", []):
        if name not in value:
            yield f"{where}: {name} is missing"
    for name, item in value.items():
        if name in properties:
            yield from check(properties[name], item, f"{where}.{name}")
        elif schema.get("additionalProperties", True) is False:
            yield f"{where}: {name} is unknown"
        elif isinstance(schema.get("additionalProperties"), dict):
            yield from check(schema["additionalProperties"], item, f"{where}.{name}")


def check(schema, value, where):
    unknown = set(schema) - KNOWN
    if unknown:
        yield f"{where}: this checker does not know {unknown}"
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(fits_type(value, kind) for kind in kinds):
        yield f"{where}: {value!r} is no {kinds}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{where}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is none of {schema['enum']}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{where}: {value!r} does not match {schema['pattern']}"
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{where}: {value} is too small"
    if "maximum" in schema and value > schema["maximum"]:
        yield f"{where}: {value} is too large"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{where}: {len(value)} items"
        for i, item in enumerate(value):
            yield from check(schema.get("items", {}), item, f"{where}[{i}]")
    if isinstance(value, dict):
        yield from check_object(schema, value, where)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        values = [json.loads(line) for line in file] if sys.argv[2].endswith(".jsonl") else [json.load(file)]
    mistakes = [m for i, value in enumerate(values) for m in check(schema, value, f"#{i}")]
    print("\n".join(mistakes[:20]) or f"{len(values)} checked against {schema['title']}")
    sys.exit(1 if mistakes else 0)


main()
