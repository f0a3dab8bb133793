#!/usr/bin/env python3
"""Scores sentences and words on the raw text of Universal Dependencies treebanks.

    cargo build --release --example segment_conllu
    pip install udtools
    scripts/score_segmentation.py [--wrap 80] [--documents news] [--errors] TREEBANK.conllu...

The raw text of a treebank is built as Universal Dependencies builds its own: sentences joined by a space unless the last
word has SpaceAfter=No, paragraphs and documents parted by a blank line, lines wrapped at --wrap characters (0 leaves
them long). The scorer is that of the CoNLL 2018 shared task, from the package udtools.
"""

import argparse
import collections
import pathlib
import subprocess
import sys
import tempfile
import textwrap

BINARY = pathlib.Path(__file__).parent.parent / "target/release/examples/segment_conllu"


def read(path):
    """Yields (comments, rows) of each sentence."""
    comments, rows = [], []
    for line in pathlib.Path(path).read_text(encoding="utf-8").split("\n"):
        if not line:
            if rows:
                yield comments, rows
            comments, rows = [], []
        elif line.startswith("#"):
            comments.append(line)
        else:
            rows.append(line.split("\t"))


def surface(rows):
    """The tokens of a sentence as written, each with whether a space follows."""
    covered = 0
    for row in rows:
        if "." in row[0]:
            continue
        first, _, last = row[0].partition("-")
        if int(first) <= covered:
            continue
        covered = int(last or first)
        yield row[1], "SpaceAfter=No" not in row[9]


def raw_text(sentences, wrap):
    paragraphs, current = [], ""
    for comments, rows in sentences:
        if current and any(
            c.startswith(("# newdoc", "# newpar")) and not c.startswith("# newpar_block") for c in comments
        ):
            paragraphs.append(current)
            current = ""
        for form, spaced in surface(rows):
            current += form + (" " if spaced else "")
    paragraphs.append(current)
    if wrap:
        paragraphs = [textwrap.fill(p, wrap, break_long_words=False, break_on_hyphens=False) for p in paragraphs]
    return "\n\n".join(p.strip() for p in paragraphs) + "\n"


def select(path, documents):
    """The sentences of the documents whose name contains the word given."""
    keep = not documents
    for comments, rows in read(path):
        for comment in comments:
            if documents and comment.startswith("# newdoc"):
                keep = documents in comment
        if keep:
            yield comments, rows


def write(sentences, path):
    """Writes words only: the scorer wants a tree, and any tree does."""
    with open(path, "w", encoding="utf-8") as out:
        for _, rows in sentences:
            for row in rows:
                if "." in row[0]:
                    continue
                if "-" in row[0]:
                    out.write("\t".join([row[0], row[1]] + ["_"] * 8) + "\n")
                else:
                    first = row[0] == "1"
                    out.write(
                        "\t".join(
                            [
                                row[0],
                                row[1],
                                "_",
                                "_",
                                "_",
                                "_",
                                str(int(not first)),
                                "root" if first else "dep",
                                "_",
                                "_",
                            ]
                        )
                        + "\n"
                    )
            out.write("\n")


def spans(sentences):
    """Character spans of sentences and words, white space not counted, and all characters."""
    words, ends, text = {}, set(), ""
    for _, rows in sentences:
        last = 0
        whole = None
        for row in rows:
            if "." in row[0]:
                continue
            if "-" in row[0]:
                last = int(row[0].split("-")[1])
                whole = (len(text), row[1])
                text += row[1]
                parts = []
                continue
            if int(row[0]) <= last:
                parts.append(row[1])
                if int(row[0]) == last:
                    words[(whole[0], whole[0] + len(whole[1]))] = "+".join(parts)
                continue
            words[(len(text), len(text) + len(row[1]))] = row[1]
            text += row[1]
        ends.add(len(text))
    return words, ends, text


def show_errors(gold, system):
    gold_words, gold_ends, gold_text = spans(gold)
    system_words, system_ends, _ = spans(system)
    counts = collections.Counter()
    gold_only = sorted(set(gold_words.items()) - set(system_words.items()))
    system_only = sorted(set(system_words.items()) - set(gold_words.items()))
    # Group the differing words that touch.
    events = sorted(
        [(*span, "gold", form) for span, form in gold_only] + [(*span, "ours", form) for span, form in system_only]
    )
    groups, reach = [], -1
    for start, end, side, form in events:
        if start >= reach:
            groups.append({"gold": [], "ours": []})
        groups[-1][side].append(form)
        reach = max(reach, end)
    for group in groups:
        counts[" ".join(group["gold"]) + "  <- gold | ours ->  " + " ".join(group["ours"])] += 1
    for what, count in counts.most_common():
        print("WORD", count, what, sep="\t")
    for place in sorted(gold_ends - system_ends):
        print("MISSED", gold_text[max(0, place - 40) : place] + " || " + gold_text[place : place + 30], sep="\t")
    for place in sorted(system_ends - gold_ends):
        print("WRONG", gold_text[max(0, place - 40) : place] + " || " + gold_text[place : place + 30], sep="\t")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", nargs="+")
    parser.add_argument("--wrap", type=int, default=80)
    parser.add_argument("--documents", default="")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    from udtools.udeval import evaluate, load_conllu_file

    sentences = [s for path in options.treebanks for s in select(path, options.documents)]
    text = raw_text(sentences, options.wrap)
    with tempfile.TemporaryDirectory() as folder:
        gold, system = f"{folder}/gold.conllu", f"{folder}/system.conllu"
        write(sentences, gold)
        output = subprocess.run([BINARY], input=text.encode(), capture_output=True, check=True).stdout
        pathlib.Path(system).write_bytes(output)
        if options.errors:
            show_errors(list(read(gold)), list(read(system)))
        scores = evaluate(load_conllu_file(gold), load_conllu_file(system))
    for metric in ("Tokens", "Sentences", "Words"):
        score = scores[metric]
        print(f"{metric}\tP {100 * score.precision:.2f}\tR {100 * score.recall:.2f}\tF1 {100 * score.f1:.2f}")


if __name__ == "__main__":
    sys.exit(main())
