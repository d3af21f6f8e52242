# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad inputs, and good ones among them, made anew for each run."""
import gzip
import io
import os
import zipfile

GOOD = "2024年5月8日,福建省与宁夏回族自治区签署《2024年闽宁协作协议》。\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0" + bytes(100)


def docx():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


def make(folder):
    folder.mkdir(parents=True)
    text = GOOD.encode()
    packed = gzip.compress(text * 50, mtime=0)
    (folder / "good.txt").write_bytes(text)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.dat").write_bytes(bytes(range(256)) * 40)
    (folder / "page.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")
    (folder / "picture.png").write_bytes(PNG)
    (folder / "letter.docx").write_bytes(docx())
    (folder / "broken-utf8.txt").write_bytes(text + b"\xff\xfe\xc3(\xe5\x85\n" + text)
    (folder / "cut.txt.gz").write_bytes(packed[: len(packed) // 2])
    (folder / "feed.jsonl").write_text(
        '{"id": "f1", "text": "福建省与宁夏回族自治区签署协议。"}\n'
        '{"id": "f2", "text": \n'
        '{"id": "f3"}\n'
        '{"id": "f4", "html": "<p>福建省与宁夏回族自治区签署协议。</p>"}\n', "utf-8")
    (folder / "line.txt").write_bytes(GOOD.strip().encode() * 2000)
    (folder / "locked.txt").write_bytes(text)
    os.chmod(folder / "locked.txt", 0)
    (folder / "bad.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<domain name="x" version="1">\n'
        '  <frame id="x.one" relation="sings_with" words="签署" head="subject" tail="object"/>\n'
        '</domain>\n', "utf-8")
    (folder / "cut.xml").write_text('<?xml version="1.0"?>\n<domain name="x">\n', "utf-8")
    (folder / "bad.tsv").write_text("# nothing is declared here\n某县\tvillage\n", "utf-8")
