"""Scores coreference and entity spans against Universal Dependencies GUM files with entities in their MISC column.

Usage:
    python scripts/score_coreference.py --texts OUT.jsonl FILE.conllu ...
    python scripts/score_coreference.py --predicted ANALYSES.jsonl FILE.conllu ...

The first writes the documents for `detente analyze`, the second reads what it printed as JSON lines.

A mention found is the same as one annotated where it holds that one's head and lies within it; the smallest such is
taken. Chains of persons, organisations and places with two mentions or more count, on both sides. MUC, B3 and CEAFe
are computed over the documents together (CEAFe with the best assignment), and their F1 averaged. Span F1 counts
mentions, single ones too.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPES = {"person", "organization", "place"}
Key = tuple[int, int]


@dataclass
class Mention:
    """Words of one entity: where they stand, and where their head does."""

    chain: str
    start: int
    end: int
    head: Key


@dataclass
class Document:
    """A text with the mentions of its entities."""

    name: str
    text: str = ""
    words: list[Key] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def documents(path: Path, genre: str) -> Iterator[Document]:
    """Reads the documents of one genre."""
    for block in re.split(r"(?m)^(?=# newdoc id = )", path.read_text(encoding="utf-8")):
        if f"# meta::genre = {genre}\n" in block:
            yield document(block)


def document(block: str) -> Document:
    """Reads one document: its text from the words, its mentions from their brackets."""
    doc = Document(block.split("\n", 1)[0].removeprefix("# newdoc id = ").strip())
    open_mentions: dict[str, list[tuple[int, str, str]]] = {}
    covered_to = 0
    is_glued = False
    for line in block.split("\n"):
        if line.startswith("# newpar") and doc.text:
            doc.text = doc.text.rstrip() + "\n\n"
        cells = line.split("\t")
        if len(cells) != 10 or "." in cells[0]:
            continue
        number, form, misc = cells[0], cells[1], cells[9]
        first = int(number.split("-")[0])
        covered_to = 0 if first == 1 and "-" not in number else covered_to
        if "-" in number:
            covered_to = int(number.split("-")[1])
        elif first <= covered_to:
            # A word inside a group of words written together: its letters stand there already.
            start = doc.text.find(form, doc.words[-1][1] if doc.words else 0)
            start = start if start >= 0 else len(doc.text.rstrip()) - len(form)
            add_word(doc, start, start + len(form), misc, open_mentions)
            continue
        if doc.text and not is_glued and not doc.text.endswith("\n\n"):
            doc.text = doc.text.rstrip(" ") + " "
        start = len(doc.text)
        doc.text += form
        is_glued = "SpaceAfter=No" in misc
        if "-" not in number:
            add_word(doc, start, len(doc.text), misc, open_mentions)
    return doc


def add_word(
    doc: Document, start: int, end: int, misc: str, open_mentions: dict[str, list[tuple[int, str, str]]]
) -> None:
    """Adds a word, and opens and closes the mentions that begin and end at it."""
    doc.words.append((start, end))
    at = len(doc.words) - 1
    entity = next((cell.removeprefix("Entity=") for cell in misc.split("|") if cell.startswith("Entity=")), "")
    for opened, closed in re.findall(r"\(([^()]+)(?=[()]|$)|([^()]+)\)", entity):
        if opened:
            parts = opened.split("-")
            open_mentions.setdefault(parts[0], []).append((at, parts[1], parts[5] if len(parts) > 5 else "1"))
            if f"({opened})" in entity:
                close(doc, parts[0], at, open_mentions)
        elif closed:
            close(doc, closed.split("-")[0], at, open_mentions)


def close(doc: Document, chain: str, last: int, open_mentions: dict[str, list[tuple[int, str, str]]]) -> None:
    """Ends the innermost open mention of a chain."""
    if not open_mentions.get(chain):
        return
    first, kind, heads = open_mentions[chain].pop()
    if kind in TYPES:
        at = re.match(r"\d+", heads)
        head = min(first + int(at.group()) - 1, last) if at else last
        doc.mentions.append(Mention(chain, doc.words[first][0], doc.words[last][1], doc.words[head]))


def clusters(doc: Document, analysis: dict) -> list[set[Key]]:
    """The actors found, each as the heads that its mentions hold."""
    found = []
    for actor in analysis["actors"]:
        keys = set()
        for mention in actor["mentions"]:
            start, end = mention["start"], mention["end"]
            held = [
                gold
                for gold in doc.mentions
                if start <= gold.head[0] and gold.head[1] <= end and gold.start <= start and end <= gold.end
            ]
            best = min(held, key=lambda gold: gold.end - gold.start, default=None)
            keys.add((best.start, best.end) if best else (-start - 1, -end))
        found.append(keys)
    return found


def chains(doc: Document) -> list[set[Key]]:
    """The annotated chains."""
    by_name: dict[str, set[Key]] = {}
    for mention in doc.mentions:
        by_name.setdefault(mention.chain, set()).add((mention.start, mention.end))
    return list(by_name.values())


def muc(of: list[set[Key]], by: list[set[Key]]) -> tuple[float, float]:
    """Links of one side that the other keeps, and how many there are."""
    kept = total = 0.0
    for chain in of:
        parts = sum(1 for other in by if chain & other) + len(chain - set().union(*by))
        kept += len(chain) - parts
        total += len(chain) - 1
    return kept, total


def b_cubed(of: list[set[Key]], by: list[set[Key]]) -> tuple[float, float]:
    """For each mention the part of its chain that the other side gives with it."""
    kept = sum(len(chain & other) ** 2 / len(chain) for chain in of for other in by)
    return kept, float(sum(len(chain) for chain in of))


def ceaf(of: list[set[Key]], by: list[set[Key]]) -> float:
    """The similarity of the best pairing of chains."""
    if not of or not by:
        return 0.0
    return best_sum([[2 * len(a & b) / (len(a) + len(b)) for b in by] for a in of])


def best_sum(gains: list[list[float]]) -> float:
    """The largest sum of a one-to-one assignment, by the Hungarian method."""
    size = max(len(gains), len(gains[0]))
    cost = [[-gains[i][j] if i < len(gains) and j < len(gains[0]) else 0.0 for j in range(size)] for i in range(size)]
    rows, columns = [0.0] * (size + 1), [0.0] * (size + 1)
    match = [0] * (size + 1)
    for i in range(1, size + 1):
        match[0] = i
        column = 0
        least = [float("inf")] * (size + 1)
        used = [False] * (size + 1)
        way = [0] * (size + 1)
        while match[column]:
            used[column] = True
            row, delta, following = match[column], float("inf"), 0
            for j in range(1, size + 1):
                if used[j]:
                    continue
                reduced = cost[row - 1][j - 1] - rows[row] - columns[j]
                if reduced < least[j]:
                    least[j], way[j] = reduced, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(size + 1):
                if used[j]:
                    rows[match[j]] += delta
                    columns[j] -= delta
                else:
                    least[j] -= delta
            column = following
        while column:
            match[column] = match[way[column]]
            column = way[column]
    return -sum(cost[match[j] - 1][j - 1] for j in range(1, size + 1))


def f1(recall: float, precision: float) -> float:
    """The harmonic mean."""
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def score(docs: list[Document], analyses: dict[str, dict]) -> None:
    """Prints the figures of all documents together."""
    totals = {"MUC": [0.0] * 4, "B3": [0.0] * 4, "CEAFe": [0.0] * 4, "spans": [0.0] * 4}
    for doc in docs:
        gold_all, found_all = chains(doc), clusters(doc, analyses[doc.name])
        marked, found = set().union(*gold_all), set().union(*found_all)
        for at, value in enumerate((len(marked & found), len(marked), len(marked & found), len(found))):
            totals["spans"][at] += value
        gold = [chain for chain in gold_all if len(chain) > 1]
        pred = [chain for chain in found_all if len(chain) > 1]
        for name, measure in (("MUC", muc), ("B3", b_cubed)):
            for at, value in enumerate((*measure(gold, pred), *measure(pred, gold))):
                totals[name][at] += value
        similarity = ceaf(gold, pred)
        for at, value in enumerate((similarity, len(gold), similarity, len(pred))):
            totals["CEAFe"][at] += value
    print(f"{len(docs)} documents\n{'':8}{'P':>7}{'R':>7}{'F1':>7}")
    means = []
    for name, (kept, total, right, given) in totals.items():
        recall, precision = kept / total if total else 0.0, right / given if given else 0.0
        print(f"{name:8}{100 * precision:7.1f}{100 * recall:7.1f}{100 * f1(recall, precision):7.1f}")
        if name != "spans":
            means.append(f1(recall, precision))
    print(f"CoNLL average F1 {100 * sum(means) / len(means):.1f}")


def main() -> None:
    """Reads the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--genre", default="news")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--predicted", type=Path)
    arguments = parser.parse_args()
    docs = [doc for path in arguments.gold for doc in documents(path, arguments.genre)]
    if arguments.texts:
        rows = [json.dumps({"id": doc.name, "text": doc.text}, ensure_ascii=False) for doc in docs]
        arguments.texts.write_text("\n".join(rows) + "\n", encoding="utf-8")
    if arguments.predicted:
        lines = arguments.predicted.read_text(encoding="utf-8").splitlines()
        score(docs, {analysis["id"]: analysis for analysis in map(json.loads, lines)})


if __name__ == "__main__":
    main()
