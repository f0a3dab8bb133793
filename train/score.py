"""Scores what `predict` wrote: the CoNLL-2018 scorer (PyPI `udtools`), and names by exact spans.

    python score.py GOLD.conllu PREDICTED.conllu [GOLD.iob2] [--relations]
"""
import sys
from collections import Counter
from udtools.udeval import evaluate, load_conllu_file

arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
scores = evaluate(load_conllu_file(arguments[0]), load_conllu_file(arguments[1]))
names = ("Tokens", "Words", "Sentences", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS", "CLAS", "MLAS", "BLEX")
print("  ".join(f"{n} {100 * scores[n].f1:.2f}" for n in names if n in scores))

def sentences(path):
    """By their identifiers: files may have them in another order."""
    sentence, id = [], None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            yield id, sentence
            sentence = []
        elif line.startswith("# sent_id = "):
            id = line[12:]
        elif line[0] != "#" and line.split("\t")[0].isdigit():
            sentence.append(line.split("\t"))

def spans(labels):
    out, start = [], None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and label != "I-" + labels[start][2:]:
            out.append((start, i, labels[start][2:]))
            start = None
        if label.startswith("B-"):
            start = i
    return out

if len(arguments) > 2:
    right, found, gold = Counter(), Counter(), Counter()
    names_of = dict(sentences(arguments[1]))
    for id, g in sentences(arguments[2]):
        p = names_of[id]
        label = lambda c: next((x[4:] for x in c[9].split("|") if x.startswith("NER=")), "O")
        g, p = spans([c[2] for c in g]), spans([label(c) for c in p])
        for counter, items in ((gold, g), (found, p), (right, [x for x in p if x in g])):
            counter.update(k for x in items for k in (x[2], "all"))
    print("  ".join(f"{k} P {100*right[k]/max(1,found[k]):.1f} R {100*right[k]/gold[k]:.1f} F1 {200*right[k]/(found[k]+gold[k]):.2f}" for k in ("PER", "LOC", "ORG", "all")))

if "--relations" in sys.argv:
    right, found, gold = Counter(), Counter(), Counter()
    for (_, g), (_, p) in zip(sentences(arguments[0]), sentences(arguments[1])):
        for a, b in zip(g, p):
            x, y = a[7].split(":")[0], b[7].split(":")[0]
            gold[x] += 1
            found[y] += 1
            right[x] += a[6] == b[6] and x == y
    for k, n in gold.most_common():
        print(f"{k:12} {n:6} P {100*right[k]/max(1,found[k]):5.1f} R {100*right[k]/n:5.1f} F1 {200*right[k]/(found[k]+n):5.1f}")
