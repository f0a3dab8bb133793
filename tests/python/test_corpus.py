from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

import detente

TEXTS = [
    "South Korea said that Russia had sent missiles to North Korea.",
    "Moscow denied that it had sent missiles to North Korea.",
    "Japan confirmed that Russia had sent missiles to North Korea.",
    "China declined to say whether Russia had sent missiles to North Korea.",
]
IDS = list("abcd")
DAYS = ["2024-11-20", "2024-11-21", "2024-11-22", "2024-11-23"]


@pytest.fixture
def corpus() -> detente.Corpus:
    corpus = detente.Corpus()
    corpus.add(detente.analyze_many(TEXTS, id=IDS, published=DAYS))
    return corpus


def test_events_say_who_claims_confirms_denies(corpus: detente.Corpus) -> None:
    (event,) = corpus.events
    assert (event["id"], event["documents"], event["what"]) == ("a/e1", 4, "arms transfer: Russia → North Korea")
    assert (event["first_claimed_by"], str(event["first_claimed"])) == ("South Korea", "2024-11-20")
    assert (event["denied_by"], event["confirmed_by"], event["declined_by"]) == (["Russia"], ["Japan"], ["China"])


def test_positions_are_read_by_event_and_actor(corpus: detente.Corpus) -> None:
    stands = [(row["document"], row["stand"]) for row in corpus.positions(event="a/e1")]
    assert stands == [("a", "asserts"), ("b", "denies"), ("c", "confirms"), ("d", "declines")]
    (denial,) = corpus.positions(actor="Russia")
    assert (denial["stand"], denial["content"]) == ("denies", "it had sent missiles to North Korea")
    assert len(corpus.positions(event="nothing")) == 0
    with pytest.raises(detente.OptionError, match='no actor "Atlantis"'):
        corpus.positions(actor="Atlantis")


def test_contradictions_name_both_sides(corpus: detente.Corpus) -> None:
    pairs = [(row["asserted_by"], row["denied_by"]) for row in corpus.contradictions()]
    assert pairs == [("KOR", "RUS"), ("JPN", "RUS")]


def test_a_timeline_has_deeds_and_words(corpus: detente.Corpus) -> None:
    assert [row["part"] for row in corpus.timeline(actor="RUS")] == ["actor", "denies"]
    assert [row["part"] for row in corpus.timeline(actor="PRK")] == ["recipient"]


def test_links_lead_back_to_the_documents(corpus: detente.Corpus) -> None:
    records = {(row["row"], row["id"]): row["name"] for row in corpus.tables.actors}
    names = {row["id"]: row["name"] for row in corpus.actors}
    for link in corpus.actor_links:
        assert records[link["row"], link["actor"]] == names[link["joined"]]
    assert {link["joined"] for link in corpus.event_links} == {"a/e1"}


def test_it_does_not_matter_how_documents_come(corpus: detente.Corpus) -> None:
    one_by_one = detente.Corpus()
    for text, name, day in zip(TEXTS, IDS, DAYS, strict=True):
        one_by_one.add(detente.analyze(text, id=name, published=day))
    batches = detente.Corpus()
    batches.add(detente.iter_tables(TEXTS, id=IDS, published=DAYS, batch_size=3))
    for other in (one_by_one, batches):
        assert len(other) == 4
        assert other.tables == corpus.tables
        assert other.events == corpus.events
        assert other.positions() == corpus.positions()


def test_documents_have_one_id_each(corpus: detente.Corpus) -> None:
    with pytest.raises(detente.OptionError, match='has a document "a" already') as caught:
        corpus.add(detente.analyze("Moscow denied it.", id="a"))
    assert caught.value.document == "a"
    assert len(corpus) == 4


def test_a_corpus_is_saved_and_opened(corpus: detente.Corpus, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    corpus.save(folder)
    again = detente.Corpus.open(folder)
    assert again.tables == corpus.tables
    assert again.events == corpus.events
    again.add(detente.analyze("Kenya attacked Chad.", id="e", published="2024-11-24"))
    again.save(folder)
    assert len(detente.Corpus.open(folder)) == 5
    asked = duckdb.read_parquet(str(folder / "joined" / "events.parquet"))
    rows = asked.order("first_reported").project("what, len(denied_by)").fetchall()
    assert rows == [("arms transfer: Russia → North Korea", 1), ("attack: Kenya → Chad", 0)]
    claims = duckdb.read_parquet(str(folder / "claims" / "*.parquet")).aggregate("count(*)").fetchall()
    assert claims == [(len(again.tables.claims),)]


def test_no_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(detente.FileError, match="no corpus"):
        detente.Corpus.open(tmp_path)


def test_the_window_is_an_option() -> None:
    def events(days: int) -> int:
        corpus = detente.Corpus(window_days=days)
        corpus.add(
            detente.analyze_many(["Kenya attacked Chad."] * 2, id=IDS[:2], published=["2024-05-01", "2024-06-10"])
        )
        return len(corpus.events)

    assert (events(30), events(60)) == (2, 1)


def test_an_empty_corpus_answers_with_empty_tables() -> None:
    corpus = detente.Corpus()
    for table in (corpus.actors, corpus.events, corpus.positions(), corpus.contradictions(), corpus.event_links):
        assert len(table) == 0
        assert table.column_names
    assert "0 rows" in corpus._repr_html_()
