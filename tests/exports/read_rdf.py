#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rapper and rdflib read RDF Turtle and JSON-LD: both say the same, and what the JSON says.

    read_rdf.py FOLDER VOCABULARY  (of make_exports)
"""
import collections
import json
import logging
import re
import shutil
import subprocess
import sys

try:
    import rdflib
    from rdflib import RDF, RDFS, Literal, Namespace, URIRef
except ImportError:
    print("skipped: no rdflib")
    sys.exit(77)

GX = Namespace("urn:guanxi:vocabulary:")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")


def same(name, want, have):
    if want != have:
        sys.exit(f"{name} differ: {want!r} {have!r}"[:600])


def as_written(text):
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def count_with_rapper(path):
    if not shutil.which("rapper"):
        return None
    done = subprocess.run(["rapper", "-c", "-i", "turtle", path], capture_output=True, text=True)
    if done.returncode or re.search("error|warning", done.stderr, re.I):
        sys.exit(done.stderr[:600])
    return int(re.search(r"returned (\d+) triples", done.stderr)[1])


def check_names(graph):
    """IRIs as RFC 3987 wants them, and every word of ours is in the vocabulary."""
    for row in graph:
        for part in row:
            if isinstance(part, URIRef) and re.search(r'[\x00-\x20<>"{}|\\^`]', part):
                sys.exit(f"no IRI: {part!r}")


def check_vocabulary(graph, path):
    known = {s for s in rdflib.Graph().parse(path, format="turtle").subjects()}
    used = {part for row in graph for part in row if str(part).startswith(str(GX))}
    same("words that the vocabulary lacks", set(), used - known)


def text_of(graph, subject, predicate):
    return str(graph.value(subject, predicate, default=""))


def check_entities(graph, facts):
    by_uid = {str(uid): s for s, uid in graph.subject_objects(DCTERMS.identifier)
              if "urn:guanxi:entity:" in s}
    for row in facts["nodes"]:
        entity = by_uid[as_written(row["uid"])]
        same("label", as_written(row["name"]), text_of(graph, entity, RDFS.label))
        same("type", True, (entity, RDF.type, URIRef("urn:guanxi:type:" + row["kind"])) in graph)
        aliases = {str(a) for a in graph.objects(entity, SKOS.altLabel)}
        same("aliases", {as_written(a) for a in row["aliases"]}, aliases)
        rank = graph.value(entity, URIRef("urn:guanxi:measure:pagerank"))
        same("pagerank", row["pagerank"], rank.toPython())
    same("number of entities", len(facts["nodes"]), len(by_uid))
    return {row["id"]: by_uid[as_written(row["uid"])] for row in facts["nodes"]}


def check_ties(graph, facts, entities):
    ties = {}
    for tie in graph.subjects(RDF.type, GX.Tie):
        ties[tuple(graph.value(tie, p) for p in (RDF.subject, RDF.predicate, RDF.object))] = tie
    once = [row for row in facts["edges"] if not row["key"].endswith("r")]
    same("number of ties", len(once), len(ties))
    facts_said = set()
    for row in facts["edges"]:
        ends = entities[row["source"]], entities[row["target"]]
        relation = URIRef("urn:guanxi:relation:" + row["relation"])
        if row["status"] == "asserted":
            facts_said.add((ends[0], relation, ends[1]))
        if row["key"].endswith("r"):
            continue
        tie = ties[ends[0], relation, ends[1]]
        same("weight", row["weight"], graph.value(tie, GX.weight).toPython())
        same("status", row["status"], text_of(graph, tie, GX.status))
        sentences = list(graph.objects(tie, PROV.wasDerivedFrom))
        if not sentences or len(sentences) > row["mentions"]:
            sys.exit(f"{row['key']}: {len(sentences)} sentences of {row['mentions']}")
    said = {row for row in graph if str(row[1]).startswith("urn:guanxi:relation:")}
    same("facts", facts_said, said)


def check_evidence(graph, facts):
    want, have = collections.Counter(), collections.Counter()
    seen = set()
    for row in facts["evidence"]:
        key = (row["edge"], row["doc"], row["begin"], row["end"], row["trigger_begin"], row["rule"])
        if key not in seen:
            want[as_written(row["text"]), row["begin"], row["end"], as_written(row["doc"])] += 1
        seen.add(key)
    for item in graph.subjects(RDF.type, GX.Evidence):
        place = graph.value(item, OA.hasSelector)
        start, end = (graph.value(place, p).toPython() for p in (OA.start, OA.end))
        document = graph.value(item, PROV.wasQuotedFrom)
        have[text_of(graph, item, PROV.value), start, end, text_of(graph, document, DCTERMS.identifier)] += 1
    same("evidence", want, have)


def check_query(graph, facts):
    """The sentences behind a tie, by one query."""
    row = next(row for row in facts["evidence"] if row["text"])
    found = graph.query(
        "SELECT ?text WHERE { ?tie rdf:subject/rdfs:label ?a ; rdf:object/rdfs:label ?b ;"
        " prov:wasDerivedFrom/prov:value ?text }",
        initNs={"rdf": RDF, "rdfs": RDFS, "prov": PROV},
        initBindings={"a": Literal(as_written(row["head"]), "zh"), "b": Literal(as_written(row["tail"]), "zh")})
    if as_written(row["text"]) not in {str(text) for text, in found}:
        sys.exit("the sentence is not found by its tie")


def main():
    folder = sys.argv[1]
    logging.getLogger("rdflib").setLevel(logging.ERROR)
    with open(f"{folder}/graph.json", encoding="utf-8") as file:
        facts = json.load(file)
    triples = count_with_rapper(f"{folder}/graph.ttl")
    graph = rdflib.Graph().parse(f"{folder}/graph.ttl", format="turtle")
    if triples is not None and triples < len(graph):
        sys.exit(f"rapper reads {triples} statements, rdflib {len(graph)}")
    twin = rdflib.Graph().parse(f"{folder}/graph.jsonld", format="json-ld")
    same("statements of Turtle and JSON-LD", len(graph), len(twin))
    for row in set(graph) ^ set(twin):  # nothing is without a name
        sys.exit(f"only in {'Turtle' if row in graph else 'JSON-LD'}: {row}")
    check_names(graph)
    check_vocabulary(graph, sys.argv[2])
    entities = check_entities(graph, facts)
    check_ties(graph, facts, entities)
    check_evidence(graph, facts)
    check_query(graph, facts)
    print(f"{len(graph)} statements, the same in Turtle and JSON-LD")


main()
