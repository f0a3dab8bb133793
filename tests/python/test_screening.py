from __future__ import annotations

import pickle
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente

LIST = Path(__file__).parents[2] / "examples" / "lists" / "un.xml"


@pytest.fixture(scope="module")
def screener() -> detente.Screener:
    return detente.Screener([LIST])


def test_a_candidate_says_which_alias_and_why(screener: detente.Screener) -> None:
    (candidate,) = screener.match("Dora Welker", kind="person")
    assert candidate.name == "Dora Weller"
    assert candidate.score < 1
    assert [reason.kind for reason in candidate.reasons] == ["same", "letters"]
    assert detente.Candidate.from_dict(candidate.to_dict()) == candidate


def test_strangers_have_no_candidates(screener: detente.Screener) -> None:
    for name in ["Anna Keller", "Dora", "", "Weller Shipping LLC", "周 桂兰"]:
        assert screener.match(name, kind="person") == []
    assert screener.match("Dora Weller", kind="vessel") == []


def test_facts_raise_and_lower(screener: detente.Screener) -> None:
    plain = screener.match("Dora Welker", kind="person")[0].score
    assert screener.match("Dora Welker", kind="person", born="1971", country="HTI")[0].score > plain
    assert screener.match("Dora Welker", kind="person", born=date(1990, 1, 2), threshold=0.5)[0].score < plain
    assert screener.match("Dora Welker", kind="person", gender="male", threshold=0.5)[0].score < plain


def test_actors_of_an_article_come_with_their_mentions(screener: detente.Screener) -> None:
    article = detente.analyze("😀 The minister, Dora Weller, denied it. Weller left for Haiti.")
    (actor,) = screener.screen(article)
    first = actor.mentions[0]
    assert article.text[first.start : first.end] == "Dora Weller"
    assert screener.screen(detente.analyze("Anna Keller denied it.")) == []


def test_many_names_give_a_table(screener: detente.Screener) -> None:
    table = screener.screen_many(["Anna Keller", None, "WELLER, Dora"])
    assert [row["row"] for row in table] == [2]
    assert table[0]["listed_name"] == "Dora Weller"
    assert len(screener.screen_many([])) == 0


def test_a_frame_brings_kinds_and_births(screener: detente.Screener) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    frame = pyarrow.table({"who": ["Dora Weller", "Dora Weller"], "what": ["person", "vessel"], "born": ["1971", None]})
    table = screener.screen_many(frame, "who", kind="what", born="born")
    assert [row["row"] for row in table] == [0]
    assert "born_agrees" in table[0]["evidence"]
    with pytest.raises(detente.MissingFieldError):
        screener.screen_many(frame)
    wrong = pyarrow.table({"name": ["Dora Weller"], "born": ["long ago"]})
    with pytest.raises(detente.OptionError, match="row 0, born"):
        screener.screen_many(wrong, born="born")


def test_an_index_is_saved_and_pickled(screener: detente.Screener, tmp_path: Path) -> None:
    path = tmp_path / "lists.index"
    screener.save(path)
    pickled = pickle.loads(pickle.dumps(screener))
    for other in [detente.Screener.load(path), pickled]:
        assert len(other) == len(screener)
        assert other.match("Dora Weller") == screener.match("Dora Weller")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(detente.FormatError):
        detente.Screener.load(path)


def test_wrong_arguments_are_named(screener: detente.Screener) -> None:
    kind: Any = "duck"
    with pytest.raises(detente.OptionError, match="kind"):
        screener.match("Dora Weller", kind=kind)
    with pytest.raises(detente.OptionError, match="threshold"):
        screener.match("Dora Weller", threshold=0.1)
    with pytest.raises(detente.OptionError, match="country"):
        screener.match("Dora Weller", country="Haiti")
    with pytest.raises(detente.FileError):
        detente.Screener(["no/such/list.xml"])
    with pytest.raises(detente.EncodingError):
        detente.compare_names("\ud800", "a")


def test_threads_share_a_screener(screener: detente.Screener) -> None:
    expected = screener.match("Dora Weller")
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(screener.match("Dora Weller"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


@given(a=st.text(), b=st.text())
def test_a_score_is_bounded_and_the_same_both_ways(a: str, b: str) -> None:
    one, other = (detente.compare_names(x, y, "person").score for x, y in [(a, b), (b, a)])
    assert 0 <= one == other <= 1
