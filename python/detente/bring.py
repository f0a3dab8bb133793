"""Analyses of trees that another parser made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from detente import _native
from detente._native import FormatError
from detente.analysis import Analysis
from detente.analyzer import Analyzer, native
from detente.parsing import Doc

__all__ = ["analyze_parsed"]

_KINDS = {
    "PER": "PER",
    "PERSON": "PER",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "ORG": "ORG",
}
"""The kinds of names that OntoNotes, CoNLL-2003 and Universal NER tell apart; any other is no name here."""


def analyze_parsed(
    doc: Any,
    title: str | None = None,
    published: str | date | None = None,
    id: str | None = None,
    *,
    analyzer: Analyzer | None = None,
) -> Analysis:
    r"""Reads one document off sentences, words and trees that are there already, from whatever parser.

    Offsets of the analysis point into the text that the parser was given; with CoNLL-U, into the text that its `# text`
    comments give, one space between sentences and an empty line before paragraphs.

    Args:
        doc: the content of a CoNLL-U file as a string, a `detente.Doc`, a spaCy `Doc` or a Stanza `Document`.
            Relations must be those of Universal Dependencies, or ClearNLP's, which spaCy's English models write and
            which are converted. Names of kinds PER, PERSON, LOC, GPE, FAC and ORG are taken over.
        title: the title that the text begins with, if it does.
        published: the day of publication: a date, a datetime, or a string in ISO 8601.
        id: the document's name.
        analyzer: how it is read, where the default is not wanted: after another guide, with tables of one's own.

    Returns:
        The analysis.

    Raises:
        TypeError: `doc` is none of these.
        FormatError: a word lacks its part of speech, head or relation, or has one that is not known; the error names
            the word. Or the CoNLL-U is broken; the error names the line.
        OptionError: the text does not begin with the title.
        DateError: `published` is no date.

    >>> import detente
    >>> doc = detente.parse("Seoul denied the report.")
    >>> detente.analyze_parsed(doc) == detente.analyze("Seoul denied the report.")
    True
    >>> analysis = detente.analyze_parsed(doc.to_conllu(), id="wire-1")
    >>> [claim.act for claim in analysis.claims]
    ['deny']
    """
    given = _given(doc)
    answer = _native.analyze_parsed(
        given.text,
        given.sentences,
        given.words,
        given.names,
        title=title,
        published=published,
        id=id,
        analyzer=native(analyzer),
    )
    return Analysis.from_dict(json.loads(answer))


@dataclass
class _Given:
    """What the native half takes."""

    text: str
    sentences: list[int] = field(default_factory=list)
    words: list[_native._Row] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)

    def add_names(self, names: Iterable[tuple[str, int, int]]) -> None:
        """Adds names by kind and place in the text, where they begin and end with words."""
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        for number, word in enumerate(self.words):
            starts.setdefault(word[1], number)
            ends[word[2]] = number + 1
        for kind, start, end in names:
            if kind in _KINDS and start in starts and end in ends:
                self.names.append((starts[start], ends[end], _KINDS[kind]))


def _given(doc: Any) -> _Given:
    if isinstance(doc, str):
        doc = Doc.from_conllu(doc)
    if isinstance(doc, Doc):
        return _of_doc(doc)
    if hasattr(doc, "sents") and hasattr(doc, "text"):
        return _of_spacy(doc)
    if hasattr(doc, "sentences") and hasattr(doc, "text"):
        return _of_stanza(doc)
    message = f"doc must be CoNLL-U as str, a detente.Doc, a spaCy Doc or a Stanza Document, not {type(doc).__name__}"
    raise TypeError(message)


def _of_doc(doc: Doc) -> _Given:
    given = _Given(doc.text, [len(sentence.tokens) for sentence in doc.sentences])
    for token in doc.tokens:
        given.words.append(
            (
                token.text,
                token.start,
                token.end,
                token.joins_previous,
                token.lemma,
                token.upos,
                token.xpos,
                token.feats,
                token.head,
                token.deprel,
            )
        )
    given.add_names((entity.kind, entity.start, entity.end) for entity in doc.entities)
    return given


def _of_spacy(doc: Any) -> _Given:
    given = _Given(doc.text)
    try:
        sentences = list(doc.sents)
    except ValueError as cause:
        raise FormatError(f"the spaCy Doc has no sentences: {cause}") from cause
    tokens = [token for sentence in sentences for token in sentence if not _is_space(token)]
    places = {token.i: place for place, token in enumerate(tokens)}
    given.sentences = [length for sentence in sentences if (length := sum(not _is_space(token) for token in sentence))]
    for place, token in enumerate(tokens):
        head = _head_of(token, places)
        if not token.dep_:
            raise _wrong(place, token.text, "it has no relation; expected a parsed Doc")
        # Every model of spaCy calls the root so.
        deprel = "root" if token.dep_ == "ROOT" else token.dep_
        start = token.idx
        given.words.append(
            (
                token.text,
                start,
                start + len(token.text),
                False,
                token.lemma_ or token.text,
                token.pos_ or "X",
                token.tag_,
                str(token.morph),
                head,
                deprel,
            )
        )
    given.add_names((name.label_, name.start_char, name.end_char) for name in doc.ents)
    return given


def _is_space(token: Any) -> bool:
    return not token.text.strip()


def _head_of(token: Any, places: dict[int, int]) -> int | None:
    """The place of a token's head; white space that is a head passes on to its own."""
    head = token.head
    for _ in range(len(places) + 1):
        if head.i == token.i or (head.head.i == head.i and head.i not in places):
            return None
        if head.i in places:
            return places[head.i]
        head = head.head
    return None


def _of_stanza(doc: Any) -> _Given:
    given = _Given(doc.text or "")
    for sentence in doc.sentences:
        first = len(given.words)
        for token in sentence.tokens:
            _add_stanza_token(given, token, first)
        given.sentences.append(len(given.words) - first)
    names = [name for sentence in doc.sentences for name in getattr(sentence, "ents", None) or ()]
    given.add_names((name.type, name.start_char, name.end_char) for name in names)
    return given


def _add_stanza_token(given: _Given, token: Any, first: int) -> None:
    words = list(token.words)
    for (start, end), word in zip(_places(token, words), words, strict=True):
        number = len(given.words)
        missing = next((name for name in ("upos", "head", "deprel") if getattr(word, name, None) is None), None)
        if missing is not None:
            raise _wrong(number, word.text, f"it has no {missing}; expected a Document with tags and trees")
        given.words.append(
            (
                word.text,
                start,
                end,
                word is not words[0],
                word.lemma or word.text,
                word.upos,
                word.xpos or "",
                word.feats or "",
                first + word.head - 1 if word.head else None,
                word.deprel,
            )
        )


def _places(token: Any, words: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """Where each word of a token stands: in its part of the token where it is written so, else where the token does."""
    if token.start_char is None or token.end_char is None:
        raise FormatError(f"token {token.text!r} has no place in the text; expected start_char and end_char")
    start, end = token.start_char, token.end_char
    if "".join(word.text for word in words) != token.text:
        for _ in words:
            yield start, end
        return
    for word in words:
        yield start, start + len(word.text)
        start += len(word.text)


def _wrong(place: int, word: str, message: str) -> FormatError:
    return FormatError(f"word {place}, {word!r}: {message}")
