#!/usr/bin/env python3
"""Count how many names on the OFAC SDN list hold each word, for data/screen/person_words.tsv and organisation_words.tsv.

usage: screen_words.py FOLDER OUT

FOLDER  holds sdn.csv and alt.csv as OFAC publishes them (public domain)
OUT     the folder of the tables

A word is counted once an entry, over its main name and its aliases; a table has the words that at least 1 entry in 1,000
holds, with how many in 1,000 that is.
"""

import argparse
import csv
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path


def words(name: str) -> set[str]:
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return set(re.findall(r"[a-z]{2,}", plain.lower().replace("'", "")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()

    kinds: dict[str, str] = {}
    entries: dict[str, set[str]] = defaultdict(set)
    for file, name_column in (("sdn.csv", 1), ("alt.csv", 3)):
        with (arguments.folder / file).open(encoding="utf-8", errors="replace", newline="") as rows:
            for row in csv.reader(rows):
                if len(row) <= name_column:
                    continue
                if file == "sdn.csv":
                    kinds[row[0]] = row[2].strip()
                entries[row[0]] |= words(row[name_column])

    for table, kind in (("person_words.tsv", "individual"), ("organisation_words.tsv", "-0-")):
        of_kind = [found for entry, found in entries.items() if kinds.get(entry) == kind]
        counts = Counter(word for found in of_kind for word in found)
        lines = ["word\tper_mille\tsource"]
        for word, count in sorted(counts.items()):
            per_mille = 1000 * count / len(of_kind)
            if per_mille >= 1:
                lines.append(f"{word}\t{per_mille:.0f}\tcounted on the OFAC SDN list of July 2021 (public domain)")
        (arguments.out / table).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
