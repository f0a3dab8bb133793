"""Sentences, words and trees of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Self

from detente import _native
from detente._record import Record
from detente._tree import Node, tree_svg

__all__ = ["Doc", "Entity", "Sentence", "Token", "parse", "parse_conllu"]

_SHOWN = 40
"""So many sentences a notebook shows."""


@dataclass(frozen=True, slots=True, repr=False)
class Token(Record):
    """A word by the conventions of Universal Dependencies: "didn't" is the two words "did" and "n't"."""

    index: int
    """Its place in `Doc.tokens`."""
    text: str
    """The word as written."""
    start: int
    """Where it begins in the text, in code points."""
    end: int
    """Where it ends."""
    lemma: str
    """Its dictionary form."""
    upos: str
    """Its universal part of speech: `NOUN`, `VERB`, `PROPN`, …"""
    xpos: str
    """Its Penn Treebank tag; empty where there is none."""
    feats: str
    """Its features as CoNLL-U writes them, such as `Number=Sing`; empty where it has none."""
    head: int | None
    """The place of its head in `Doc.tokens`; None at the root of a sentence."""
    deprel: str
    """Its relation to the head: `nsubj`, `obj`, `obl:agent`, …; `root` at the root."""
    entity: str | None = None
    """`PER`, `LOC` or `ORG` in a name."""
    joins_previous: bool = False
    """Whether it is a further part of what is written as one word, as "n't" in "didn't"."""

    def feat(self, name: str) -> str | None:
        """Returns the value of a feature.

        Args:
            name: the feature's name.

        Returns:
            The value, or None where the word has no such feature.

        >>> import detente
        >>> detente.parse("Seoul denied it.").tokens[1].feat("Tense")
        'Past'
        """
        for entry in self.feats.split("|"):
            key, _, value = entry.partition("=")
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True, repr=False)
class Sentence(Record):
    """A sentence, a headline or a list item."""

    start: int
    """Where its first word begins in the text, in code points."""
    end: int
    """Where its last word ends."""
    text: str
    """What stands there."""
    tokens: tuple[Token, ...]
    """Its words."""
    id: str | None = None
    """Its `sent_id` in CoNLL-U."""


@dataclass(frozen=True, slots=True, repr=False)
class Entity(Record):
    """A name."""

    text: str
    """The name as written."""
    kind: str
    """`PER` for a person, `LOC` for a place, `ORG` for an organisation."""
    start: int
    """Where it begins in the text, in code points."""
    end: int
    """Where it ends."""


@dataclass(frozen=True, slots=True, repr=False)
class Doc:
    """A text with its sentences, words, trees and names.

    Offsets count code points: `doc.text[token.start:token.end]` are the token's words. A document is frozen, compares
    and hashes by value, and can be copied and pickled. In a notebook it shows its trees.

    >>> import detente
    >>> doc = detente.parse("Seoul denied the report.")
    >>> doc
    <Doc of 1 sentence, 5 tokens, 1 entity: 'Seoul denied the report.'>
    >>> [(token.lemma, token.deprel) for token in doc.tokens if token.head == 1]
    [('Seoul', 'nsubj'), ('report', 'obj'), ('.', 'punct')]
    """

    text: str
    """The text, to the letter."""
    tokens: tuple[Token, ...]
    """Its words."""
    sentences: tuple[Sentence, ...]
    """Its sentences."""
    entities: tuple[Entity, ...]
    """Its names."""
    _conllu: str

    @classmethod
    def from_conllu(cls, file: str) -> Self:
        """Reads a CoNLL-U file with the trees that it has.

        The text is what the `# text` comments say, one space between sentences and an empty line before paragraphs.

        Args:
            file: the content of a CoNLL-U file.

        Returns:
            The document; its `to_conllu()` is the file to the letter, but for the line ends of Windows and the like.

        Raises:
            FormatError: the file is no CoNLL-U, or a word has no part of speech, head or relation; `parse_conllu`
                predicts them.

        >>> import detente
        >>> file = detente.parse("Seoul denied it.").to_conllu()
        >>> detente.Doc.from_conllu(file).to_conllu() == file
        True
        """
        return cls._of(_native.parse_conllu(file, False))

    @classmethod
    def _of(cls, columns: _native._Columns) -> Self:
        text, conllu, lengths, words, names = columns
        kinds: dict[int, str] = {}
        for start, end, kind in names:
            kinds.update(dict.fromkeys(range(start, end), kind))
        tokens = tuple(
            Token(index, form, start, end, lemma, upos, xpos, feats, head, deprel, kinds.get(index), joins)
            for index, (form, start, end, joins, lemma, upos, xpos, feats, head, deprel) in enumerate(words)
        )
        sentences = []
        at = 0
        for sent_id, length in lengths:
            part = tokens[at : at + length]
            at += length
            if part:
                start, end = part[0].start, part[-1].end
                sentences.append(Sentence(start, end, text[start:end], part, sent_id))
        entities = tuple(
            Entity(text[tokens[first].start : tokens[past - 1].end], kind, tokens[first].start, tokens[past - 1].end)
            for first, past, kind in names
        )
        return cls(text, tokens, tuple(sentences), entities, conllu)

    def to_conllu(self) -> str:
        r"""Returns the document as CoNLL-U; names stand in the last column as `NER=B-PER`, `NER=I-PER` and so on.

        >>> import detente
        >>> print(detente.parse("Seoul denied it.").to_conllu().split("\n")[2])
        # text = Seoul denied it.
        """
        return self._conllu

    def to_html(self) -> str:
        """Returns the trees as HTML with SVG in it, for a page or a notebook; everything from the text is escaped.

        Colours fit light and dark pages; long sentences scroll. At most 40 sentences are drawn.
        """
        starts = {entity.start: entity for entity in self.entities}
        parts = []
        for sentence in self.sentences[:_SHOWN]:
            svg = tree_svg(_nodes(sentence.tokens, starts))
            parts.append(f'<div style="overflow-x:auto;margin:0 0 1em">{svg}</div>')
        if len(self.sentences) > _SHOWN:
            parts.append(f"<p>… and {len(self.sentences) - _SHOWN} more sentences</p>")
        if not parts:
            parts.append(f"<p>{escape(repr(self))}</p>")
        return "".join(parts)

    def _repr_html_(self) -> str:
        return self.to_html()

    def __repr__(self) -> str:
        counts = (
            _count(self.sentences, "sentence", "sentences"),
            _count(self.tokens, "token", "tokens"),
            _count(self.entities, "entity", "entities"),
        )
        words = self.text if len(self.text) <= 60 else self.text[:59] + "…"
        return f"<Doc of {', '.join(counts)}: {words!r}>"


def _count(things: Sequence[object], one: str, many: str) -> str:
    return f"{len(things)} {one if len(things) == 1 else many}"


def _nodes(tokens: Sequence[Token], names: dict[int, Entity]) -> list[Node]:
    first = tokens[0].index
    nodes = []
    covered = 0
    for place, token in enumerate(tokens):
        name = names.get(token.start) if place >= covered else None
        if name is not None:
            covered = place + 1
            while covered < len(tokens) and tokens[covered].end <= name.end:
                covered += 1
        details = [f"{token.text}: {token.lemma}", token.xpos, token.feats.replace("|", " ")]
        nodes.append(
            Node(
                form=token.text,
                tag=token.upos,
                details="\n".join(filter(None, details)),
                head=None if token.head is None else token.head - first,
                label=token.deprel,
                name=None if name is None else name.kind,
                name_end=covered,
            )
        )
    return nodes


def parse(text: str, id: str = "") -> Doc:
    """Reads a text into sentences, words, parts of speech, lemmas, dependency trees and names.

    Any text gives a document: empty, in another language, only emoji.

    Args:
        text: the text, kept to the letter.
        id: a name for it, which `to_conllu` writes.

    Returns:
        The document.

    Raises:
        EncodingError: a string holds a lone surrogate, and so is no text.

    >>> import detente
    >>> doc = detente.parse("Kim Jong Un met officials in Seoul. He didn't sign.")
    >>> [(entity.text, entity.kind) for entity in doc.entities]
    [('Kim Jong Un', 'PER'), ('Seoul', 'LOC')]
    >>> [token.text for token in doc.sentences[1].tokens]
    ['He', 'did', "n't", 'sign', '.']
    >>> doc.tokens[doc.tokens[0].head].lemma
    'meet'
    """
    return Doc._of(_native.parse(text, id))


def parse_conllu(file: str) -> Doc:
    r"""Reads the words of a CoNLL-U file and predicts everything else anew.

    Sentences, comments, forms, multiword tokens and the last column are kept. Enhanced dependencies and empty nodes are
    left out, since they belong to another tree. `Doc.from_conllu` takes a file's own trees.

    Args:
        file: the content of a CoNLL-U file; of each word only the form is needed.

    Returns:
        The document.

    Raises:
        FormatError: the file is no CoNLL-U; the error names the line.

    >>> import detente
    >>> blank = "\t_" * 8
    >>> doc = detente.parse_conllu(f"1\tSeoul{blank}\n2\tdenied{blank}\n3\tit{blank}\n")
    >>> [token.deprel for token in doc.tokens]
    ['nsubj', 'root', 'obj']
    >>> detente.parse_conllu("1\tSeoul")
    Traceback (most recent call last):
        ...
    detente.FormatError: line 1: found 2 columns, expected 10
    """
    return Doc._of(_native.parse_conllu(file, True))
