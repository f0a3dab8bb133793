from __future__ import annotations

import copy
import pickle
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente

TREATY = (
    "TREATY OF THE LOCKS 😀\n\nThe Kingdom of Norway and the Republic of Finland,\n\nHave agreed as follows:\n\n"
    "Article 1\nOpen locks\n\nThe Parties shall keep the locks open.\n\n"
    "Article 2\nDues\n\nNeither Party shall levy dues, except in time of flood.\n\n"
    "Article 3\n\nThis Treaty shall remain in force for ten years.\n\nDONE at Oslo on 4 May 1921.\n"
)


def test_offsets_are_pythons() -> None:
    treaty = detente.parse_treaty(TREATY, id="locks")
    assert treaty.quote(treaty.title) == "TREATY OF THE LOCKS 😀"
    assert [treaty.quote(article.heading) for article in treaty.articles] == ["Open locks", "Dues", ""]
    ban = treaty.obligations[1]
    assert (treaty.quote(ban.bearer), treaty.quote(ban.act)) == ("Neither Party", "levy dues")
    assert treaty.quote(ban.exception) == "except in time of flood"
    assert "".join(treaty.quote(leaf) for leaf in treaty.leaves) == TREATY


def test_parties_and_final_clauses_are_records() -> None:
    treaty = detente.parse_treaty(TREATY)
    assert treaty.treaty is not None
    assert [actor.country for actor in treaty.actors] == ["NOR", "FIN"]
    assert treaty.treaty.signed is not None
    assert treaty.treaty.signed.value == "1921-05-04"
    duration = treaty.final_clauses.duration
    assert duration is not None
    assert duration.period is not None
    assert duration.period.value == "P10Y"


def test_tables_have_a_value_for_each_column() -> None:
    treaty = detente.parse_treaty(TREATY, id="locks")
    assert [row["number"] for row in treaty.rows("articles")] == ["1", "2", "3"]
    assert {row["treaty"] for row in treaty.rows("obligations")} == {"locks"}
    table: Any = "annexes"
    with pytest.raises(detente.OptionError, match="annexes"):
        treaty.rows(table)


def test_a_treaty_is_a_value() -> None:
    treaty = detente.parse_treaty(TREATY)
    assert pickle.loads(pickle.dumps(treaty)) == treaty == copy.copy(treaty)
    assert hash(treaty) == hash(detente.parse_treaty(TREATY))
    assert detente.TreatyText.from_json(treaty.to_json()) == treaty
    assert treaty.article("2").number == "2"
    with pytest.raises(KeyError):
        treaty.article("9")


def test_other_forms_are_well_formed() -> None:
    treaty = detente.parse_treaty(TREATY)
    root = ET.fromstring(treaty.to_akoma_ntoso())
    space = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
    assert len(root.findall(f".//{space}article")) == 3
    assert "### Article 1. Open locks" in treaty.to_markdown()
    assert treaty._repr_html_() == treaty.to_html()
    assert "Final clauses" in treaty.to_html()


def test_two_texts_are_compared_by_article() -> None:
    before = detente.parse_treaty(TREATY)
    after = detente.parse_treaty(TREATY.replace("ten years", "twelve years"))
    assert [diff.change for diff in before.diff(after)] == ["same", "same", "changed"]
    assert "~~ten~~ **twelve**" in before.diff_markdown(after)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    treaty = detente.parse_treaty(text)
    assert treaty.text == text
    assert "".join(treaty.quote(leaf) for leaf in treaty.leaves) == text


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(detente.EncodingError, match="code point 3"):
        detente.parse_treaty("Art\ud83d")
