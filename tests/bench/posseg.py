# SPDX-License-Identifier: GPL-3.0-or-later
"""posseg.py FILE.jsonl MEGABYTES: times jieba's posseg on the first megabytes."""
import json
import sys
import time

import jieba
import jieba.posseg

jieba.setLogLevel(60)
jieba.initialize()
limit, size, texts = float(sys.argv[2]) * 1e6, 0, []
for line in open(sys.argv[1], encoding="utf-8"):
    texts.append(json.loads(line)["text"])
    size += len(texts[-1].encode())
    if size >= limit:
        break
begin, words = time.perf_counter(), 0
for text in texts:
    words += sum(1 for _ in jieba.posseg.cut(text))
seconds = time.perf_counter() - begin
print(f"jieba posseg: {size / 1e6:.1f} MB, {words} words in {seconds:.2f} s = {size / 1e6 / seconds:.3f} MB/s")
