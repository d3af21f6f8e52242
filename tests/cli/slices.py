#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Offsets hold in every encoding: what `guanxi why --source --raw` prints is the slice
of the source, byte for byte, and the slice says what the evidence says.

    slices.py GUANXI SCRATCH
"""
import gzip
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata

SENTENCES = [
    "2024年5月8日，福建省与宁夏回族自治区签署《山海协作框架协议》。",
    "福建省对口支援宁夏回族自治区固原市。",
    "福建省副省长林岱一行到固原市考察。",
]
TRADITIONAL = str.maketrans("与宁区签署协对协议长岱", "與寧區簽署協對協議長岱")
bad = []


def page(text):
    body = "".join(f"<p>{line}</p>\n" for line in text.splitlines())
    return f"<html><head><title>t</title></head><body>\n{body}</body></html>\n"


def references(text):
    return "".join(f"&#{ord(c)};" if c in "福宁固" else f"&#x{ord(c):X};" if c == "签" else c
                   for c in text)


def documents():
    """name -> (bytes of the file, source bytes that offsets count in, encoding)"""
    text = "\n".join(SENTENCES) + "\n"
    complex_text = text.translate(TRADITIONAL)
    for name, encoding, mark in (
        ("utf8.txt", "utf-8", b""), ("utf8-bom.txt", "utf-8", b"\xef\xbb\xbf"),
        ("utf16le.txt", "utf-16-le", b"\xff\xfe"), ("utf16be.txt", "utf-16-be", b"\xfe\xff"),
        ("gb18030.txt", "gb18030", b""),
    ):
        data = mark + text.encode(encoding)
        yield name, data, data, encoding
    data = (complex_text * 3).encode("big5")
    yield "big5.txt", data, data, "big5"
    data = complex_text.encode()
    yield "traditional.txt", data, data, "utf-8"
    data = text.encode("gb18030")
    yield "packed.txt.gz", gzip.compress(data, mtime=0), data, "gb18030"
    data = page(text).encode()
    yield "page.html", data, data, "utf-8"
    data = page(text).replace("<head>", '<head><meta charset="gb2312">').encode("gb18030")
    yield "page-gb.html", data, data, "gb18030"
    data = page(references(text)).encode()
    yield "references.html", data, data, "utf-8"
    data = ("# 标题\n\n" + "\n\n".join(f"- **{s[:3]}**{s[3:]}" for s in SENTENCES)).encode()
    yield "list.md", data, data, "utf-8"
    line = json.dumps({"id": "feed-item", "text": text})
    yield "feed.jsonl", line.encode() + b"\n", text.encode(), "utf-8"
    line = json.dumps({"id": "page-item", "html": page(text)}, ensure_ascii=False)
    yield "pages.jsonl", line.encode() + b"\n", page(text).encode(), "utf-8"


def plain(data, encoding):
    """What a reader sees of a slice: no markup, references resolved, Simplified, NFKC."""
    text = re.sub(r"<[^>]*>", "", data.decode(encoding))
    text = unicodedata.normalize("NFKC", html.unescape(text)).replace("**", "")
    back = {v: k for k, v in TRADITIONAL.items()}
    return "".join(chr(back.get(ord(c), ord(c))) for c in text)


def run(tool, *arguments):
    done = subprocess.run([tool, *map(str, arguments)], capture_output=True, timeout=120)
    if done.returncode:
        sys.exit(f"{arguments}: exit status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def check_record(name, record, source, encoding):
    for entity in record["entities"]:
        for m in entity["mentions"]:
            try:
                seen = plain(source[m["begin"]:m["end"]], encoding)
            except UnicodeDecodeError:
                seen = "(not decodable)"
            if seen != m["text"]:
                bad.append(f"{name}: mention {m['text']} is “{seen}” in the source")


def check(tool, scratch, name, data, source, encoding):
    path = scratch / name
    path.write_bytes(data)
    record = json.loads(run(tool, "extract", path))
    check_record(name, record, source, encoding)
    out = scratch / (name + ".out")
    run(tool, "build", "-q", path, "-o", out)
    asked = ("why", out, "福建省", "--top", "0")
    evidence = [json.loads(line) for line in run(tool, *asked, "--json").splitlines()]
    if len(evidence) < 2:
        bad.append(f"{name}: only {len(evidence)} evidence")
    expected = b"".join(source[e["begin"]:e["end"]] + b"\n" for e in evidence)
    found = run(tool, *asked, "--source", path, "--raw")
    if found != expected:
        bad.append(f"{name}: --raw does not print the bytes of the source")
    sentences = {unicodedata.normalize("NFKC", s).rstrip("。") for s in SENTENCES}
    for e in evidence:
        try:
            seen = plain(source[e["begin"]:e["end"]], encoding).strip().rstrip("。")
        except UnicodeDecodeError:
            seen = "(not decodable)"
        if seen not in sentences:
            bad.append(f"{name}: evidence {e['begin']}–{e['end']} is “{seen}”")


def main(tool, scratch):
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    count = 0
    for document in documents():
        check(tool, scratch, *document)
        count += 1
    print("\n".join(bad) or f"offsets hold in {count} forms")
    return bool(bad)


sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))
