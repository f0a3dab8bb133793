"""Compares detente's syntax with spaCy's and UDPipe 1's on the words of one CoNLL-U file: scores, words a second, ratios.

    python scripts/peers_syntax.py GOLD.conllu [--spacy PIPELINE]... [--udpipe MODEL]... [--repeat 3]
    python scripts/peers_syntax.py --train-spacy FOLDER --train FILE.conllu --dev FILE.conllu [--minutes 10]
    python scripts/peers_syntax.py --train-udpipe MODEL --train FILE.conllu --dev FILE.conllu [--parser-iterations 10]

PIPELINE is the name of an installed spaCy pipeline or a folder, MODEL a file of UDPipe 1; either may be given more than once,
and one that cannot be loaded is told and left out. Every system gets the gold words and sentences and predicts the rest, on
one thread, in the same run and on the same machine: only ratios of one run mean something. The scorer is CoNLL-2018's
(`pip install udtools`); spaCy and UDPipe are `pip install spacy ufal.udpipe`.

A spaCy pipeline that was not trained on Universal Dependencies writes other labels, so that only its UAS can be compared, and
even that suffers from the other treatment of prepositions.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SCORES = ("UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS", "CLAS")

Read = Callable[[], str]
"""Predicts everything anew over the gold words and returns CoNLL-U."""


def one_thread() -> None:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"


def words_of(gold: str) -> list[list[str]]:
    """The forms of each sentence."""
    sentences: list[list[str]] = [[]]
    for line in gold.splitlines():
        if not line:
            sentences.append([])
        elif not line.startswith("#") and line.split("\t")[0].isdigit():
            sentences[-1].append(line.split("\t")[1])
    return [words for words in sentences if words]


def with_columns(gold: str, rows: list[list[str]]) -> str:
    """The gold file with the columns LEMMA to DEPREL of each word replaced."""
    out = []
    at = 0
    for line in gold.splitlines():
        columns = line.split("\t")
        if line and not line.startswith("#"):
            if "." in columns[0]:
                continue
            if columns[0].isdigit():
                line = "\t".join([*columns[:2], *rows[at], "_", "_"])
                at += 1
        out.append(line)
    return "\n".join(out) + "\n"


def detente_reader(gold: str) -> Read:
    import detente

    detente.parse("Seoul denied it.")
    return lambda: detente.parse_conllu(gold).to_conllu()


def spacy_reader(gold: str, path: str) -> Read:
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.load(path)
    sentences = words_of(gold)

    def read() -> str:
        docs = [Doc(nlp.vocab, words=words, sent_starts=[i == 0 for i in range(len(words))]) for words in sentences]
        rows = []
        for doc in nlp.pipe(docs, batch_size=64):
            for token in doc:
                is_root = token.head.i == token.i
                rows.append(
                    [
                        token.lemma_ or token.text,
                        token.pos_ or "X",
                        token.tag_ or "_",
                        str(token.morph) or "_",
                        "0" if is_root else str(token.head.i + 1),
                        "root" if is_root else token.dep_ or "dep",
                    ]
                )
        return one_root(with_columns(gold, rows))

    return read


def one_root(file: str) -> str:
    """Hangs further roots of a sentence below the first, as the scorer asks for."""
    out = []
    root = ""
    for line in file.splitlines():
        columns = line.split("\t")
        if not line:
            root = ""
        elif len(columns) == 10 and columns[6] == "0":
            if root:
                columns[6:8] = [root, "parataxis"]
                line = "\t".join(columns)
            else:
                root = columns[0]
        out.append(line)
    return "\n".join(out) + "\n"


def udpipe_reader(gold: str, path: str) -> Read:
    import ufal.udpipe as udpipe

    model = udpipe.Model.load(path)
    if model is None:
        raise OSError(f"{path} is no model of UDPipe 1")
    default = udpipe.Pipeline.DEFAULT
    pipeline = udpipe.Pipeline(model, "conllu", default, default, "conllu")
    bare = (
        "\n".join(line for line in gold.splitlines() if "." not in line.split("\t")[0] or line.startswith("#")) + "\n"
    )

    def read(_kept: Any = model) -> str:
        # The pipeline holds the model by a bare pointer, so that Python must hold it as well.
        error = udpipe.ProcessingError()
        out = pipeline.process(bare, error)
        if error.occurred():
            raise OSError(error.message)
        return str(out)

    return read


def score(gold: str, predicted: str) -> dict[str, float]:
    from udtools.udeval import evaluate, load_conllu_file

    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, file in (("gold", gold), ("predicted", predicted)):
            path = Path(folder) / name
            path.write_text(file, "utf-8")
            paths.append(load_conllu_file(str(path)))
        scores = evaluate(*paths)
    return {name: 100 * scores[name].f1 for name in SCORES}


def compare(arguments: argparse.Namespace) -> None:
    gold = Path(arguments.gold).read_text("utf-8")
    wanted: list[tuple[str, Callable[[], Read]]] = [("detente", lambda: detente_reader(gold))]
    wanted += [(f"spaCy {path}", lambda path=path: spacy_reader(gold, path)) for path in arguments.spacy]
    wanted += [(f"UDPipe {path}", lambda path=path: udpipe_reader(gold, path)) for path in arguments.udpipe]
    readers: list[tuple[str, Read]] = []
    for name, load in wanted:
        try:
            readers.append((name, load()))
        except (ImportError, OSError) as cause:
            print(f"{name}: not run: {cause}", file=sys.stderr)
    count = sum(map(len, words_of(gold)))
    best = dict.fromkeys((name for name, _ in readers), float("inf"))
    predicted = {}
    # In turns, so that other work on the machine slows all alike.
    for _ in range(arguments.repeat):
        for name, read in readers:
            start = time.process_time()
            predicted[name] = read()
            best[name] = min(best[name], time.process_time() - start)
    print(
        f"{Path(arguments.gold).name}, {count} words; {platform.machine()}, {time.strftime('%Y-%m-%d')}; seconds of one processor\n"
    )
    print(f"| system | words/s | detente is | {' | '.join(SCORES)} |")
    print(f"|---|---|---|{'---|' * len(SCORES)}")
    for name, _ in readers:
        scores = score(gold, predicted[name])
        cells = " | ".join(f"{scores[key]:.2f}" for key in SCORES)
        print(
            f"| {name} | {count / best[name]:,.0f} | {best[name] / best[readers[0][0]]:.1f} times as fast | {cells} |"
        )


def docs_of(path: str, vocab: Any) -> Any:
    """The sentences of a CoNLL-U file as spaCy's documents of one vocabulary, ten a document."""
    from spacy.tokens import DocBin
    from spacy.training.converters import conllu_to_docs

    docs = conllu_to_docs(Path(path).read_text("utf-8"), n_sents=10, merge_subtokens=False, no_print=True)
    return DocBin(docs=docs).get_docs(vocab)


def train_spacy(arguments: argparse.Namespace) -> None:
    """Trains spaCy's CNN with tagger, morphologiser, lemmatiser and parser, for so many minutes of one processor."""
    import random

    import spacy
    from spacy.training import Example
    from spacy.util import fix_random_seed, minibatch

    fix_random_seed(1)
    random.seed(1)
    nlp = spacy.blank("en")
    width = 96
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": "spacy.MultiHashEmbed.v2",
                    "width": width,
                    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                    "rows": [5000, 1000, 2500, 2500],
                    "include_static_vectors": False,
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": width,
                    "depth": 4,
                    "window_size": 1,
                    "maxout_pieces": 3,
                },
            }
        },
    )
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "*"}
    tagger = {"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}}
    nlp.add_pipe("tagger", config=tagger)
    nlp.add_pipe("morphologizer", config=tagger)
    nlp.add_pipe("trainable_lemmatizer", config={"model": tagger["model"], "min_tree_freq": 1})
    nlp.add_pipe(
        "parser",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "parser",
                "extra_state_tokens": False,
                "hidden_width": 128,
                "maxout_pieces": 3,
                "use_upper": True,
                "tok2vec": listener,
            }
        },
    )
    examples = [Example(_bare(nlp, doc), doc) for doc in docs_of(arguments.train, nlp.vocab)]
    dev = [Example(_bare(nlp, doc), doc) for doc in docs_of(arguments.dev, nlp.vocab)]
    optimizer = nlp.initialize(lambda: examples)
    start = time.process_time()
    best = 0.0
    epoch = 0
    while time.process_time() - start < 60 * arguments.minutes:
        random.shuffle(examples)
        losses: dict[str, float] = {}
        for batch in minibatch(examples, size=16):
            nlp.update(batch, sgd=optimizer, losses=losses, drop=0.1)
            if time.process_time() - start >= 60 * arguments.minutes:
                break
        epoch += 1
        with nlp.use_params(optimizer.averages):
            scores = nlp.evaluate(dev)
            print(
                f"epoch {epoch}, {time.process_time() - start:.0f} s: dev LAS {100 * scores['dep_las']:.2f}", flush=True
            )
            if scores["dep_las"] > best:
                best = scores["dep_las"]
                nlp.to_disk(arguments.train_spacy)


def _bare(nlp: Any, doc: Any) -> Any:
    from spacy.tokens import Doc

    return Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])


def train_udpipe(arguments: argparse.Namespace) -> None:
    """Trains UDPipe 1's tagger and parser with its defaults, but for the numbers of rounds."""
    import ufal.udpipe as udpipe

    def sentences(path: str) -> Any:
        reader = udpipe.InputFormat.newConlluInputFormat()
        reader.setText(Path(path).read_text("utf-8"))
        error = udpipe.ProcessingError()
        out = udpipe.Sentences()
        sentence = udpipe.Sentence()
        while reader.nextSentence(sentence, error):
            out.append(sentence)
            sentence = udpipe.Sentence()
        return out

    error = udpipe.ProcessingError()
    tagger = f"iterations={arguments.tagger_iterations}" if arguments.tagger_iterations else udpipe.Trainer.DEFAULT
    parser = f"iterations={arguments.parser_iterations}"
    model = udpipe.Trainer.train(
        "morphodita_parsito",
        sentences(arguments.train),
        sentences(arguments.dev),
        udpipe.Trainer.NONE,
        tagger,
        parser,
        error,
    )
    if error.occurred():
        sys.exit(error.message)
    Path(arguments.train_udpipe).write_bytes(model)


def main() -> None:
    one_thread()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?")
    parser.add_argument("--spacy", action="append", default=[], metavar="PIPELINE")
    parser.add_argument("--udpipe", action="append", default=[], metavar="MODEL")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--train-spacy", metavar="FOLDER")
    parser.add_argument("--train-udpipe", metavar="MODEL")
    parser.add_argument("--train", metavar="FILE.conllu")
    parser.add_argument("--dev", metavar="FILE.conllu")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--tagger-iterations", type=int)
    parser.add_argument("--parser-iterations", type=int, default=10)
    arguments = parser.parse_args()
    if arguments.train_spacy:
        train_spacy(arguments)
    elif arguments.train_udpipe:
        train_udpipe(arguments)
    elif arguments.gold:
        compare(arguments)
    else:
        parser.error("GOLD.conllu is missing")


if __name__ == "__main__":
    main()
