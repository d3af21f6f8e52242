#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""FollowTheMoney entities: what the JSON says, every reference leads somewhere; with
--model every value is one that the followthemoney package accepts.

    read_ftm.py FOLDER [--model]   (of make_exports)
"""
import json
import sys

EDGES = {"UnknownLink": ("subject", "object"), "Ownership": ("owner", "asset"),
         "Directorship": ("director", "organization"), "Employment": ("employee", "employer"),
         "Membership": ("member", "organization"), "ProjectParticipant": ("participant", "project")}


def same(name, want, have):
    if want != have:
        sys.exit(f"{name} differ: {want!r} {have!r}"[:500])


def read(folder):
    with open(f"{folder}/graph.ftm.jsonl", encoding="utf-8", newline="\n") as file:
        rows = [json.loads(line) for line in file]
    things = {row["id"]: row for row in rows}
    same("ids", len(rows), len(things))
    for row in rows:
        for name, values in row["properties"].items():
            if not values or not all(isinstance(v, str) and v for v in values):
                sys.exit(f"{row['id']}.{name}: {values!r}")
    return things


def check_facts(things, facts):
    kinds = [row["schema"] for row in things.values()]
    ties = [row for row in things.values() if row["schema"] in EDGES]
    once = [row for row in facts["edges"] if not row["key"].endswith("r")]
    same("documents", len(facts["documents"]), kinds.count("Document"))
    same("ties", len(once), len(ties))
    same("entities", len(facts["nodes"]), len(things) - len(ties) - kinds.count("Document"))
    named = sorted(row["properties"]["name"][0] for row in things.values() if "name" in row["properties"])
    if len(named) < len([row for row in facts["nodes"] if row["name"].isprintable()]):
        sys.exit("entities without a name")
    for tie in ties:
        first, second = (tie["properties"][name][0] for name in EDGES[tie["schema"]])
        proof = {things[d]["schema"] for d in tie["properties"]["proof"]}
        same("proof", {"Document"}, proof)
        if first not in things or second not in things or "summary" not in tie["properties"]:
            sys.exit(f"{tie['id']} leads nowhere")
    relations = sorted(row["relation"] for row in once)
    same("roles", relations, sorted(tie["properties"]["role"][0] for tie in ties))


def check_model(things):
    from followthemoney import model
    entities = {}
    for row in things.values():
        proxy = model.get_proxy(row, cleaned=False)
        proxy.schema.validate(row)
        entities[row["id"]] = proxy
        for name, values in row["properties"].items():
            lost = len(set(values)) - len(proxy.get(name))
            if lost and name not in ("sourceUrl",):
                sys.exit(f"{row['schema']}.{name}: {lost} of {values!r} are refused"[:400])
        for prop in (p for p in proxy.iterprops() if p.type.name == "entity"):
            for target in proxy.get(prop):
                if not model.get(things[target]["schema"]).is_a(prop.range):
                    sys.exit(f"{row['schema']}.{prop.name} may not be a {things[target]['schema']}")
    print(f"{len(entities)} entities that the model accepts")


def main():
    things = read(sys.argv[1])
    with open(f"{sys.argv[1]}/graph.json", encoding="utf-8") as file:
        check_facts(things, json.load(file))
    if "--model" in sys.argv:
        try:
            import followthemoney  # noqa: F401
        except ImportError:
            print("skipped: no followthemoney")
            sys.exit(77)
        check_model(things)
    print(f"{len(things)} entities, documents and ties agree with the JSON")


main()
