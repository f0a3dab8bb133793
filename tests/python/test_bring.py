from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

import detente

TEXT = "😀 Seoul denied the report in Geneva on Friday.\n\n It can't sign."


def records(analysis: detente.Analysis) -> list[tuple[str, str]]:
    return [(claim.act, analysis.quote(claim.source)) for claim in analysis.claims]


@dataclass
class SpacyToken:
    """A token as spaCy shows it."""

    i: int
    idx: int
    text: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    morph: str = ""
    head: SpacyToken = field(init=False, repr=False)


@dataclass
class SpacyName:
    label_: str
    start_char: int
    end_char: int


@dataclass
class SpacyDoc:
    """A document as spaCy shows it."""

    text: str
    sents: list[list[SpacyToken]]
    ents: list[SpacyName]


def spacy_doc(text: str, rows: str, names: tuple[SpacyName, ...] = ()) -> SpacyDoc:
    """A document of lines of form, lemma, part of speech, head (counted from 0) and label.

    Sentences part at empty lines.

    A form `_` is white space.
    """
    tokens: list[SpacyToken] = []
    heads = []
    sentences: list[list[SpacyToken]] = [[]]
    at = 0
    for row in rows.strip().split("\n"):
        if not row:
            sentences.append([])
            continue
        form, lemma, pos, head, dep = row.split()
        if form == "_":
            form = text[at : at + len(text[at:]) - len(text[at:].lstrip())]
        at = text.index(form, at)
        token = SpacyToken(len(tokens), at, form, lemma, pos, "", dep)
        at += len(form)
        tokens.append(token)
        heads.append(int(head))
        sentences[-1].append(token)
    for token, number in zip(tokens, heads, strict=True):
        token.head = tokens[number]
    return SpacyDoc(text, sentences, list(names))


UNIVERSAL = """
😀 😀 SYM 2 dep
Seoul Seoul PROPN 2 nsubj
denied deny VERB 2 ROOT
the the DET 4 det
report report NOUN 2 obj
in in ADP 6 case
Geneva Geneva PROPN 4 nmod
on on ADP 8 case
Friday Friday PROPN 2 obl
. . PUNCT 2 punct
_ _ SPACE 9 dep

It it PRON 14 nsubj
ca can AUX 14 aux
n't not PART 14 advmod
sign sign VERB 14 ROOT
. . PUNCT 14 punct
"""

CLEAR = """
😀 😀 SYM 2 dep
Seoul Seoul PROPN 2 nsubj
denied deny VERB 2 ROOT
the the DET 4 det
report report NOUN 2 dobj
in in ADP 4 prep
Geneva Geneva PROPN 5 pobj
on on ADP 2 prep
Friday Friday PROPN 7 pobj
. . PUNCT 2 punct
_ _ SPACE 9 dep

It it PRON 14 nsubj
ca can AUX 14 aux
n't not PART 14 neg
sign sign VERB 14 ROOT
. . PUNCT 14 punct
"""


def test_our_own_trees_give_the_same_analysis(seed_text: str) -> None:
    for text in (seed_text, TEXT, "", " \n"):
        assert detente.analyze_parsed(detente.parse(text), id="x") == detente.analyze(text, id="x")


def test_conllu_gives_an_analysis() -> None:
    file = detente.parse("Seoul denied the report.").to_conllu()
    analysis = detente.analyze_parsed(file, published="2024-11-22", id="wire-1")
    assert (analysis.id, analysis.published, analysis.text) == ("wire-1", "2024-11-22", "Seoul denied the report.")
    assert records(analysis) == [("deny", "Seoul")]
    # The file's own tree counts: without its verb there is no claim.
    other = file.replace("VERB", "NOUN").replace("nsubj", "compound").replace("\tobj\t", "\tnmod\t")
    assert records(detente.analyze_parsed(other)) == []


@pytest.mark.parametrize("rows", [UNIVERSAL, CLEAR], ids=["universal", "clear"])
def test_spacy_documents_give_an_analysis(rows: str) -> None:
    doc = spacy_doc(TEXT, rows, (SpacyName("GPE", 2, 7), SpacyName("DATE", 40, 46)))
    analysis = detente.analyze_parsed(doc, published="2024-11-22")
    assert analysis.text == TEXT
    assert records(analysis) == records(detente.analyze(TEXT)) == [("deny", "Seoul")]
    assert [analysis.text[sentence.start : sentence.end] for sentence in analysis.sentences] == [
        "😀 Seoul denied the report in Geneva on Friday.",
        "It can't sign.",
    ]


@dataclass
class StanzaWord:
    """A word as Stanza shows it."""

    text: str
    lemma: str | None
    upos: str | None
    head: int | None
    deprel: str | None
    xpos: str | None = None
    feats: str | None = None


@dataclass
class StanzaToken:
    text: str
    start_char: int | None
    end_char: int | None
    words: list[StanzaWord]


@dataclass
class StanzaName:
    type: str
    start_char: int
    end_char: int


@dataclass
class StanzaSentence:
    tokens: list[StanzaToken]
    ents: list[StanzaName] = field(default_factory=list)


@dataclass
class StanzaDocument:
    text: str
    sentences: list[StanzaSentence]


def stanza_document() -> StanzaDocument:
    text = "😀\nSeoul didn't deny it."
    tokens = [
        StanzaToken("Seoul", 2, 7, [StanzaWord("Seoul", "Seoul", "PROPN", 4, "nsubj")]),
        StanzaToken(
            "didn't",
            8,
            14,
            [StanzaWord("did", "do", "AUX", 4, "aux"), StanzaWord("n't", "not", "PART", 4, "advmod")],
        ),
        StanzaToken("deny", 15, 19, [StanzaWord("deny", "deny", "VERB", 0, "root")]),
        StanzaToken("it", 20, 22, [StanzaWord("it", "it", "PRON", 4, "obj")]),
        StanzaToken(".", 22, 23, [StanzaWord(".", None, "PUNCT", 4, "punct")]),
    ]
    return StanzaDocument(text, [StanzaSentence(tokens, [StanzaName("GPE", 2, 7)])])


def test_stanza_documents_give_an_analysis() -> None:
    document = stanza_document()
    analysis = detente.analyze_parsed(document)
    assert analysis.text == document.text
    assert analysis.text[analysis.sentences[0].start : analysis.sentences[0].end] == "Seoul didn't deny it."
    assert records(analysis) == records(detente.analyze(document.text))


def test_what_is_missing_is_named() -> None:
    document = stanza_document()
    document.sentences[0].tokens[2].words[0].upos = None
    with pytest.raises(detente.FormatError, match="word 3, 'deny': it has no upos"):
        detente.analyze_parsed(document)
    document = stanza_document()
    document.sentences[0].tokens[0].start_char = None
    with pytest.raises(detente.FormatError, match="token 'Seoul' has no place"):
        detente.analyze_parsed(document)
    with pytest.raises(detente.FormatError, match="word 2, 'denied': it has no relation"):
        detente.analyze_parsed(_without_root())
    with pytest.raises(TypeError, match="not int"):
        detente.analyze_parsed(7)


def _without_root() -> SpacyDoc:
    doc = spacy_doc(TEXT, UNIVERSAL)
    doc.sents[0][2].dep_ = ""
    return doc


def test_labels_of_other_schemes_are_refused() -> None:
    german = spacy_doc(
        "Seoul dementierte .", "Seoul Seoul PROPN 1 sb\ndementierte dementieren VERB 1 ROOT\n. . PUNCT 1 punct"
    )
    with pytest.raises(detente.FormatError, match='word 0, "Seoul": "sb" is not one of acl, '):
        detente.analyze_parsed(german)
    odd = spacy_doc("Seoul denied .", "Seoul Seoul NE 1 nsubj\ndenied deny VERB 1 ROOT\n. . PUNCT 1 punct")
    with pytest.raises(detente.FormatError, match='"NE" is not one of ADJ, '):
        detente.analyze_parsed(odd)


def test_a_title_must_stand_before_the_text() -> None:
    text = "Drones over Kyiv\n\nSeoul denied it."
    doc = detente.parse(text)
    analysis = detente.analyze_parsed(doc, title="Drones over Kyiv")
    assert (analysis.title, analysis.text) == ("Drones over Kyiv", text)
    with pytest.raises(detente.OptionError, match="does not begin with the title"):
        detente.analyze_parsed(doc, title="Missiles")


def test_places_outside_of_the_text_are_refused() -> None:
    doc = spacy_doc(TEXT, UNIVERSAL)
    doc.sents[1][0].idx = 3
    with pytest.raises(detente.FormatError, match="not before the word before it"):
        detente.analyze_parsed(doc)
    doc = spacy_doc(TEXT, UNIVERSAL)
    doc.sents[1][4].idx = 10_000
    with pytest.raises(detente.FormatError, match="expected a place in the text"):
        detente.analyze_parsed(doc)
    doc = spacy_doc(TEXT, UNIVERSAL)
    doc.sents[1][0].head = doc.sents[0][0]
    with pytest.raises(detente.FormatError, match="its head, word 0, lies outside its sentence"):
        detente.analyze_parsed(doc)


def test_real_spacy_documents_are_taken() -> None:
    spacy: Any = pytest.importorskip("spacy")
    tokens: Any = pytest.importorskip("spacy.tokens")
    words = ["Seoul", "denied", "the", "report", "in", "Geneva", ".", "\n", "It", "left", "."]
    spaces = [True, True, True, True, True, False, False, False, True, False, False]
    doc = tokens.Doc(
        spacy.blank("en").vocab,
        words=words,
        spaces=spaces,
        heads=[1, 1, 3, 1, 3, 4, 1, 6, 9, 9, 9],
        deps=["nsubj", "ROOT", "det", "dobj", "prep", "pobj", "punct", "dep", "nsubj", "ROOT", "punct"],
        lemmas=["Seoul", "deny", "the", "report", "in", "Geneva", ".", "\n", "it", "leave", "."],
        pos=["PROPN", "VERB", "DET", "NOUN", "ADP", "PROPN", "PUNCT", "SPACE", "PRON", "VERB", "PUNCT"],
        tags=["NNP", "VBD", "DT", "NN", "IN", "NNP", ".", "_SP", "PRP", "VBD", "."],
        ents=["B-GPE", "O", "O", "O", "O", "B-GPE", "O", "O", "O", "O", "O"],
    )
    analysis = detente.analyze_parsed(doc)
    assert analysis.text == doc.text == "Seoul denied the report in Geneva.\nIt left."
    assert records(analysis) == [("deny", "Seoul")]
    assert len(analysis.sentences) == 2
    with pytest.raises(detente.FormatError, match="no sentences"):
        detente.analyze_parsed(spacy.blank("en")("Seoul denied it."))
