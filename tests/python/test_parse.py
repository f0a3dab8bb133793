from __future__ import annotations

import copy
import pickle
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente

TEXT = "😀 Kim Jong Un met officials in Séoul.\n\nHe didn't sign the treaty."
FILE = """\
# sent_id = a-1
# text = Kim didn't sign.
1\tKim\tKim\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t4:nsubj\tEntity=(e1-person)
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t4:aux\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t4:advmod\t_
4\tsign\tsign\tVERB\tVB\tVerbForm=Inf\t0\troot\t0:root\tSpaceAfter=No
4.1\tit\tit\tPRON\t_\t_\t_\t_\t4:obj\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t4:punct\t_

"""


def test_words_stand_where_python_finds_them() -> None:
    doc = detente.parse(TEXT)
    assert doc.text == TEXT
    assert all(doc.text[token.start : token.end] == token.text for token in doc.tokens)
    assert all(doc.text[sentence.start : sentence.end] == sentence.text for sentence in doc.sentences)
    assert [token.index for token in doc.tokens] == list(range(len(doc.tokens)))
    assert tuple(token for sentence in doc.sentences for token in sentence.tokens) == doc.tokens
    assert [(entity.text, entity.kind) for entity in doc.entities] == [("Kim Jong Un", "PER"), ("Séoul", "LOC")]
    assert [token.text for token in doc.tokens if token.entity == "PER"] == ["Kim", "Jong", "Un"]
    assert [token.text for token in doc.tokens if token.joins_previous] == ["n't"]


def test_heads_are_places_of_tokens() -> None:
    doc = detente.parse(TEXT)
    he, did, _, sign = doc.sentences[-1].tokens[:4]
    assert (he.head, he.deprel) == (sign.index, "nsubj")
    assert (sign.head, sign.deprel, sign.lemma) == (None, "root", "sign")
    assert (did.feat("Tense"), did.feat("Case")) == ("Past", None)
    for sentence in doc.sentences:
        assert sum(token.head is None for token in sentence.tokens) == 1


def test_a_document_is_a_value() -> None:
    doc = detente.parse(TEXT, id="wire-1")
    assert pickle.loads(pickle.dumps(doc)) == doc == copy.deepcopy(doc)
    assert hash(doc) == hash(detente.parse(TEXT, id="wire-1"))
    assert doc != detente.parse(TEXT + " ")
    assert repr(doc) == f"<Doc of 2 sentences, {len(doc.tokens)} tokens, 2 entities: {TEXT[:59] + '…'!r}>"
    frozen: Any = doc
    with pytest.raises(AttributeError):
        frozen.text = "x"
    assert doc.tokens[1].to_dict()["lemma"] == "Kim"


def test_conllu_comes_back_to_the_letter() -> None:
    doc = detente.Doc.from_conllu(FILE)
    assert doc.to_conllu() == FILE
    assert doc.text == "Kim didn't sign."
    assert [(token.text, token.head) for token in doc.tokens][:2] == [("Kim", 3), ("did", 3)]
    assert doc.sentences[0].id == "a-1"
    parsed = detente.parse(TEXT, id="wire-1")
    assert parsed.sentences[1].id == "wire-1.2"
    again = detente.Doc.from_conllu(parsed.to_conllu())
    assert [(token.text, token.head, token.entity) for token in again.tokens] == [
        (token.text, token.head, token.entity) for token in parsed.tokens
    ]


def test_words_of_conllu_are_kept_and_all_else_is_predicted() -> None:
    blank = FILE.replace("\t4\tnsubj\t", "\t_\t_\t").replace("PROPN", "_")
    with pytest.raises(detente.FormatError, match="word 1 has no HEAD"):
        detente.Doc.from_conllu(blank)
    doc = detente.parse_conllu(blank)
    assert [token.text for token in doc.tokens] == ["Kim", "did", "n't", "sign", "."]
    assert (doc.tokens[0].upos, doc.tokens[0].deprel) == ("PROPN", "nsubj")
    assert "4.1" not in doc.to_conllu()
    assert "Entity=(e1-person)" in doc.to_conllu()
    with pytest.raises(detente.FormatError, match="found 2 columns") as error:
        detente.parse_conllu("# x\n1\tKim")
    assert error.value.line == 2


def test_trees_are_drawn_and_escaped() -> None:
    doc = detente.parse('<b>Kim & Sons</b> sued "Tom\'s" in Seoul.')
    page = doc._repr_html_()
    assert page == doc.to_html()
    assert "<b>" not in page
    root = ET.fromstring(f"<div>{page}</div>")
    space = "{http://www.w3.org/2000/svg}"
    labels = [text.text for text in root.iter(f"{space}text")]
    for token in doc.tokens:
        assert {token.text, token.upos, token.deprel} <= set(labels)
    assert "LOC" in labels
    assert all("overflow-x:auto" in str(div.get("style")) for div in root)


def test_many_sentences_are_told_and_not_drawn() -> None:
    page = detente.parse("It is so. " * 60).to_html()
    assert page.count("<svg") == 40
    assert "… and 20 more sentences" in page


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    doc = detente.parse(text)
    assert doc.text == text
    assert all(doc.text[token.start : token.end].split() == token.text.split() for token in doc.tokens)
    ET.fromstring(f"<div>{_printable(doc.to_html())}</div>")


def _printable(page: str) -> str:
    """Without the controls that XML cannot hold, though HTML shows them as nothing."""
    return "".join(letter for letter in page if letter.isprintable() or letter in "\n\t")


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(detente.EncodingError):
        detente.parse("Kim\ud83d")
