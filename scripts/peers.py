"""Compares detente with other libraries: scores beside speeds, all in one run.

    python scripts/peers.py [--treebank GOLD.conllu] [--quotes ATTRIBUTIONS.jsonl] [--names PAIRS.csv]
                            [--spacy PIPELINE]... [--udpipe MODEL]... [--repeat 3]

Each part runs where its data is given, and each peer where it is installed; what cannot run is told and left out:
* trees: spaCy and UDPipe 1, see peers_syntax.py;
* direct quotations with their speakers: textacy on each spaCy pipeline, and a regular expression as the floor. A line of the
  data is `{"text", "attributions": [{"source", "content"}]}` with lists of [start, end] in code points, as in PolNeAR; those
  whose content stands between quotation marks are asked for;
* pairs of names: nomenklatura. The data has columns `schema`, `name1`, `name2` and `is_match`; a score of 0.7 says the same.

Everything runs on one thread, in turns, so that other work on the machine slows all alike; seconds are of one processor.
"""

from __future__ import annotations

import argparse
import csv
import json
import platform
import re
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import peers_syntax

MARKS = "\"“”'‘’«»"
THRESHOLD = 0.7

Span = tuple[int, int]
Quote = tuple[Span, Span | None]
"""What is said, and who says it."""

Run = Callable[[], Any]


def best_of(systems: dict[str, Run], repeat: int) -> dict[str, tuple[float, Any]]:
    """Seconds of each system's best turn, with what it gave."""
    best: dict[str, tuple[float, Any]] = {}
    for _ in range(repeat):
        for name, run in systems.items():
            start = time.process_time()
            given = run()
            seconds = time.process_time() - start
            if name not in best or seconds < best[name][0]:
                best[name] = (seconds, given)
    return best


def add(systems: dict[str, Run], name: str, load: Callable[[], Run]) -> None:
    try:
        systems[name] = load()
    except (ImportError, OSError) as cause:
        print(f"{name}: not run: {cause}", file=sys.stderr)


def print_table(
    title: str, header: list[str], count: int, unit: str, rows: dict[str, tuple[float, list[float]]]
) -> None:
    print(f"\n{title}; {platform.machine()}, {time.strftime('%Y-%m-%d')}; seconds of one processor\n")
    print(f"| system | {unit}/s | detente is | {' | '.join(header)} |")
    print(f"|---|---|---|{'---|' * len(header)}")
    first = next(iter(rows.values()))[0]
    for name, (seconds, scores) in rows.items():
        ratio = f"{seconds / first:.1f} times as fast" if seconds > first else f"{first / seconds:.0f} times as slow"
        if seconds == first:
            ratio = ""
        cells = " | ".join(f"{100 * score:.1f}" for score in scores)
        print(f"| {name} | {count / seconds:,.0f} | {ratio} | {cells} |")


def f1(right: int, given: int, wanted: int) -> float:
    return 2 * right / (given + wanted) if given + wanted else 0.0


# Quotations


def detente_quotes(texts: list[str]) -> Run:
    import detente

    detente.analyze("Seoul denied it.")

    def run() -> list[list[Quote]]:
        out = []
        for text in texts:
            quotes: list[Quote] = []
            for claim in detente.analyze(text).claims:
                if claim.quotation == "direct":
                    content = (claim.content[0].start, claim.content[-1].end)
                    who = claim.source.start, claim.source.end
                    quotes.append((content, None if None in who else who))
            out.append(quotes)
        return out

    return run


def textacy_quotes(texts: list[str], pipeline: str) -> Run:
    import spacy
    from textacy.extract.triples import direct_quotations

    nlp = spacy.load(pipeline)

    def run() -> list[list[Quote]]:
        out = []
        for doc in nlp.pipe(texts):
            quotes: list[Quote] = []
            try:
                for speaker, _, content in direct_quotations(doc):
                    who = speaker[0].idx, speaker[-1].idx + len(speaker[-1])
                    quotes.append(((content.start_char, content.end_char), who))
            except ValueError:
                # It refuses a text with an odd number of quotation marks.
                pass
            out.append(quotes)
        return out

    return run


def expression_quotes(texts: list[str]) -> Run:
    name = r"(?P<who{0}>(?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+)*|he|she|they)"
    verb = r"(?:said|says|told|added|wrote|asked|tweeted)"
    pattern = re.compile(r'["“](?P<what>[^"“”]{2,600})["”],? (?:' + f"{name.format(1)} {verb}|{verb} {name.format(2)})")

    def run() -> list[list[Quote]]:
        return [
            [(match.span("what"), match.span("who1" if match["who1"] else "who2")) for match in pattern.finditer(text)]
            for text in texts
        ]

    return run


def overlap(a: Span, b: Span) -> float:
    """What two spans share of what they cover together."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / (max(a[1], b[1]) - min(a[0], b[0]))


def quote_scores(gold: list[list[Quote]], given: list[list[Quote]]) -> list[float]:
    found = with_speaker = 0
    for wanted, quotes in zip(gold, given, strict=True):
        free = list(wanted)
        for what, who in quotes:
            best = max(free, key=lambda quote: overlap(quote[0], what), default=None)
            if best is None or overlap(best[0], what) < 0.5:
                continue
            free.remove(best)
            found += 1
            with_speaker += best[1] is not None and who is not None and overlap(best[1], who) > 0
    counts = sum(map(len, given)), sum(map(len, gold))
    return [found / counts[0] if counts[0] else 0.0, found / counts[1], f1(found, *counts), f1(with_speaker, *counts)]


def compare_quotes(path: str, pipelines: list[str], repeat: int) -> None:
    texts = []
    gold: list[list[Quote]] = []
    for line in Path(path).read_text("utf-8").splitlines():
        document = json.loads(line)
        text = document["text"]
        quotes: list[Quote] = []
        for attribution in document["attributions"]:
            content, source = attribution["content"], attribution["source"]
            if content and text[content[0][0]] in MARKS and text[content[-1][1] - 1] in MARKS:
                who = (source[0][0], source[-1][1]) if source else None
                quotes.append(((content[0][0], content[-1][1]), who))
        texts.append(text)
        gold.append(quotes)
    systems: dict[str, Run] = {}
    add(systems, "detente, all records", lambda: detente_quotes(texts))
    for pipeline in pipelines:
        add(systems, f"textacy on {pipeline}", lambda pipeline=pipeline: textacy_quotes(texts, pipeline))
    add(systems, "a regular expression", lambda: expression_quotes(texts))
    results = best_of(systems, repeat)
    print_table(
        f"{Path(path).name}, {sum(map(len, gold))} direct quotations in {len(texts)} articles",
        ["precision", "recall", "F1", "F1 with speaker"],
        sum(len(text.split()) for text in texts),
        "words",
        {name: (seconds, quote_scores(gold, given)) for name, (seconds, given) in results.items()},
    )


# Names


def detente_names(pairs: list[dict[str, str]]) -> Run:
    import detente

    kinds = {"Person": "person", "Vessel": "vessel"}

    def run() -> list[float]:
        return [
            detente.compare_names(pair["name1"], pair["name2"], kind=kinds.get(pair["schema"])).score for pair in pairs
        ]

    return run


def nomenklatura_names(pairs: list[dict[str, str]]) -> Run:
    from followthemoney import model
    from nomenklatura.matching import get_algorithm

    algorithm = get_algorithm("logic-v1")
    if algorithm is None:
        raise ImportError("nomenklatura has no logic-v1")
    config = algorithm.default_config()

    def entity(pair: dict[str, str], column: str) -> Any:
        made = model.make_entity(pair["schema"])
        made.id = column
        made.add("name", pair[column])
        return made

    entities = [(entity(pair, "name1"), entity(pair, "name2")) for pair in pairs]
    return lambda: [algorithm.compare(a, b, config).score for a, b in entities]


def compare_names(path: str, repeat: int) -> None:
    with open(path, encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file))
    wanted = [pair["is_match"] == "true" for pair in pairs]
    systems: dict[str, Run] = {}
    add(systems, "detente", lambda: detente_names(pairs))
    add(systems, "nomenklatura, logic-v1", lambda: nomenklatura_names(pairs))

    def scores(given: list[float]) -> list[float]:
        said = [score >= THRESHOLD for score in given]
        right = sum(a and b for a, b in zip(said, wanted, strict=True))
        return [right / max(1, sum(said)), right / sum(wanted), f1(right, sum(said), sum(wanted))]

    results = best_of(systems, repeat)
    print_table(
        f"{Path(path).name}, {len(pairs)} pairs of names",
        ["precision", "recall", "F1"],
        len(pairs),
        "pairs",
        {name: (seconds, scores(given)) for name, (seconds, given) in results.items()},
    )


def main() -> None:
    peers_syntax.one_thread()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebank", metavar="GOLD.conllu")
    parser.add_argument("--quotes", metavar="ATTRIBUTIONS.jsonl")
    parser.add_argument("--names", metavar="PAIRS.csv")
    parser.add_argument("--spacy", action="append", default=[], metavar="PIPELINE")
    parser.add_argument("--udpipe", action="append", default=[], metavar="MODEL")
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    print("detente", version("detente"))
    if arguments.treebank:
        peers_syntax.compare(argparse.Namespace(**{**vars(arguments), "gold": arguments.treebank}))
    if arguments.quotes:
        compare_quotes(arguments.quotes, arguments.spacy, arguments.repeat)
    if arguments.names:
        compare_names(arguments.names, arguments.repeat)


if __name__ == "__main__":
    main()
