"""Writes the paragraphs of a file of JSON lines, their words a space apart: what the trainer's `--raw` counts words in.

    python news_words.py NEWS.jsonl > news.txt
"""
import json
import re
import sys

for line in open(sys.argv[1], encoding="utf-8"):
    for paragraph in json.loads(line)["text"].split("\n"):
        words = re.findall(r"\w+(?:[.'’]\w+)*|[^\w\s]", paragraph)
        if words:
            print(" ".join(words))
