from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente


def test_text_is_kept_to_the_letter(seed_text: str) -> None:
    assert detente.analyze(seed_text).text == seed_text


def test_a_title_stands_before_the_text() -> None:
    analysis = detente.analyze("Moscow denied it.", title="Drones over Kyiv")
    assert analysis.text == "Drones over Kyiv\n\nMoscow denied it."
    assert analysis.title == "Drones over Kyiv"


@pytest.mark.parametrize(("guide", "cue"), [("own", "denied"), ("polnear", "has repeatedly denied")])
def test_claims_follow_a_guide(guide: detente.ClaimGuide, cue: str) -> None:
    text = "Moscow has repeatedly denied that it paid."
    [claim] = detente.analyze(text, analyzer=detente.Analyzer(claim_guide=guide)).claims
    assert claim.cue is not None
    assert claim.cue_phrase is not None
    assert text[claim.cue.start : claim.cue.end] == cue
    assert text[claim.cue_phrase.start : claim.cue_phrase.end] == "has repeatedly denied"


@pytest.mark.parametrize(
    "published",
    ["2024-11-22", "2024-11-22T08:00:00Z", date(2024, 11, 22), datetime(2024, 11, 22, 23, 30, tzinfo=UTC)],
)
def test_a_day_of_publication_has_many_forms(published: str | date) -> None:
    assert detente.analyze("", published=published).published == "2024-11-22"


@pytest.mark.parametrize("published", ["2024-13-45", "", "yesterday", "22.11.2024"])
def test_a_date_that_is_none_is_refused(published: str) -> None:
    with pytest.raises(detente.DateError) as caught:
        detente.analyze("Moscow denied it.", published=published)
    assert caught.value.kind == "date"
    assert caught.value.origin == "published"
    assert repr(published).strip("'") in str(caught.value)


@pytest.mark.parametrize("text", [b"Moscow denied it.", None, 1, ["Moscow"]])
def test_what_is_no_string_is_a_type_error(text: Any) -> None:
    with pytest.raises(TypeError):
        detente.analyze(text)


def test_a_day_of_another_type_is_a_type_error() -> None:
    published: Any = 20241122
    with pytest.raises(TypeError, match=r"str, datetime\.date or datetime\.datetime, not int"):
        detente.analyze("Moscow denied it.", published=published)


@pytest.mark.parametrize("field", ["text", "title", "id", "published"])
def test_a_lone_surrogate_is_named_with_its_place(field: str) -> None:
    arguments: dict[str, Any] = {"text": "Moscow", field: "Moscow \ud83d"}
    with pytest.raises(detente.EncodingError, match="code point 7") as caught:
        detente.analyze(**arguments)
    assert caught.value.kind == "encoding"
    assert caught.value.origin == field


ODD_TEXTS = {
    "empty": "",
    "space": " \n\t\r\n\u2028",
    "emoji": "😀👩‍👩‍👧‍👦🇰🇷" * 50,
    "nul": "Moscow\0denied\0it.",
    "right to left": "\u202eMoscow\u202c \u200fdenied\u200f it.",
    "combining": unicodedata.normalize("NFD", "Séoul a dénoncé l’accord à Genève.") * 20,
    "brackets": "(" * 10_000 + "Moscow" + ")" * 10_000,
    "quotes": '“He said ‘Moscow” denied’ "it',
    "Korean": "러시아가 북한에 미사일을 제공했다고 한국이 주장했다.",
}


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_odd_text_gives_an_analysis(text: str) -> None:
    analysis = detente.analyze(text)
    assert analysis.text == text
    check_offsets(analysis)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Moscow", "Séoul", "10,000 soldiers", "in June", "😀", "e\u0301", "\u202e", "\n\n", ". "])
    )
)
def test_offsets_count_code_points(parts: list[str]) -> None:
    check_offsets(detente.analyze(" ".join(parts), published="2024-11-22"))


def check_offsets(analysis: detente.Analysis) -> None:
    places: list[Any] = [*analysis.sentences, *analysis.dates, *analysis.quantities]
    places += [place for actor in analysis.actors for place in (*actor.mentions, *actor.roles)]
    for place in places:
        assert 0 <= place.start < place.end <= len(analysis.text)
        words = analysis.quote(place)
        assert words == words.strip()
    for actor in analysis.actors:
        for role in actor.roles:
            assert analysis.quote(role) == role.title


def test_offsets_after_characters_of_many_bytes() -> None:
    analysis = detente.analyze(
        "😀 e\u0301 “Séoul” – Russia sent 12 missiles in June. Ukraine protested.", published="2024-11-22"
    )
    assert [analysis.quote(sentence)[-6:] for sentence in analysis.sentences][-1] == "ested."


def test_html_is_escaped() -> None:
    html = detente.analyze("Moscow", title="<script>alert(1)</script>")._repr_html_()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_positions_say_who_stands_how_to_what() -> None:
    text = "😀 South Korea said that Russia had sent missiles to North Korea. North Korea denied it."
    analysis = detente.analyze(text)
    first, *_ = analysis.positions()
    assert (first.about, first.what, first.stand) == ("event", "arms transfer: Russia → North Korea", "asserts")
    assert first.actor is not None
    assert analysis.actor(first.actor).name == "South Korea"
    assert text[first.start : first.end] == "said"
    assert first.claim == analysis.claims[0].id
    assert detente.analyze("It rained.").positions() == ()
