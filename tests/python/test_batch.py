from __future__ import annotations

import sys
import threading
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

import detente

TEXTS = ["Seoul alleged it on Friday.", "Moscow denied it.", "Kim Jong Un visited Moscow in June."]

LONE_SURROGATE = (
    'text: a lone surrogate at code point 5; expected text that has a UTF-8 form (decode bytes with errors="replace")'
)


def errors(tables: detente.Tables) -> list[str | None]:
    return [row["error"] for row in tables.documents]


def test_rows_come_in_order_and_ids_join_the_tables() -> None:
    tables = detente.analyze_many(TEXTS, id=["a", "b", "c"], published=["2024-11-22"] * 3)
    assert [row["id"] for row in tables.documents] == ["a", "b", "c"]
    assert [row["row"] for row in tables.documents] == [0, 1, 2]
    assert {row["published"] for row in tables.documents} == {date(2024, 11, 22)}
    for table in tables:
        for row in table:
            assert row.get("document", row.get("id")) == "abc"[row["row"]]


def test_tables_hold_what_single_analyses_hold() -> None:
    texts = [f"😀 {text}" for text in TEXTS]
    tables = detente.analyze_many(texts, published=["2024-11-22"] * 3)
    alone = [detente.analyze(text, published="2024-11-22") for text in texts]
    names = [(actor.id, actor.name, actor.kind, actor.country) for one in alone for actor in one.actors]
    assert [(row["id"], row["name"], row["kind"], row["country"]) for row in tables.actors] == names
    mentions = [
        (actor.id, mention.start, mention.end, one.quote(mention))
        for one in alone
        for actor in one.actors
        for mention in actor.mentions
    ]
    assert [(row["actor"], row["start"], row["end"], row["text"]) for row in tables.mentions] == mentions
    dates = [(place.start, place.end, place.value, one.quote(place)) for one in alone for place in one.dates]
    assert [(row["start"], row["end"], row["value"], row["text"]) for row in tables.dates] == dates
    quantities = [(place.value, place.unit, one.quote(place)) for one in alone for place in one.quantities]
    assert [(row["value"], row["unit"], row["text"]) for row in tables.quantities] == quantities
    counts = [(len(one.text), len(one.sentences)) for one in alone]
    assert [(row["characters"], row["sentences"]) for row in tables.documents] == counts


def test_a_document_without_an_id_is_named_by_its_row() -> None:
    assert [row["id"] for row in detente.analyze_many(TEXTS).documents] == ["0", "1", "2"]
    mixed = detente.analyze_many(TEXTS, id=[7, None, "c"]).documents
    assert [row["id"] for row in mixed] == ["7", "1", "c"]


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_threads_change_nothing(threads: int) -> None:
    texts = [TEXTS[row % 3] for row in range(500)]
    assert list(detente.analyze_many(texts, threads=threads)) == list(detente.analyze_many(texts))


def test_what_cannot_be_read_stands_in_the_error_column() -> None:
    texts: list[Any] = ["Moscow denied it.", None, b"bytes", "lone \ud83d", "", 7]
    tables = detente.analyze_many(texts, id=list("abcdef"))
    assert errors(tables) == [
        None,
        "text: no text; expected one",
        "text: found bytes; expected str",
        LONE_SURROGATE,
        None,
        "text: found int; expected str",
    ]
    kinds = [row["error_kind"] for row in tables.documents]
    assert kinds == [None, "missing_field", "format", "encoding", None, "format"]
    assert [row["id"] for row in tables.documents] == list("abcdef")
    assert [row["characters"] for row in tables.documents] == [17, None, None, None, 0, None]


def test_a_bad_date_costs_its_row_only() -> None:
    tables = detente.analyze_many(TEXTS, published=["2024-11-22", "2024-13-45", None])
    (first, second, third) = errors(tables)
    assert first is None
    assert third is None
    assert second is not None
    assert second.startswith('published: "2024-13-45" is no date')


def test_on_error_raise_names_the_row() -> None:
    with pytest.raises(detente.DateError, match="row 1, published") as caught:
        detente.analyze_many(TEXTS, published=["2024-11-22", "2024-13-45", None], on_error="raise")
    assert caught.value.origin == "row 1, published"
    with pytest.raises(detente.MissingFieldError, match="row 2"):
        detente.analyze_many(["a", "b", None], on_error="raise")


def test_days_have_many_forms() -> None:
    seoul = timezone(timedelta(hours=9))
    days: list[str | date] = ["2024-11-22", date(2024, 11, 22), datetime(2024, 11, 22, 1, 0, tzinfo=seoul)]
    published = [row["published"] for row in detente.analyze_many(TEXTS, published=days).documents]
    assert published == [date(2024, 11, 22)] * 3


def test_any_iterable_of_texts_will_do() -> None:
    assert len(detente.analyze_many(iter(TEXTS)).documents) == 3
    assert len(detente.analyze_many(tuple(TEXTS)).documents) == 3
    assert len(detente.analyze_many(dict.fromkeys(TEXTS)).documents) == 3


def test_no_rows_give_tables_with_columns() -> None:
    tables = detente.analyze_many([])
    for table in tables:
        assert len(table) == 0
        assert table.column_names[0] == "row"
        assert table.to_dicts() == []
        assert "0 rows" in repr(table)


@pytest.mark.parametrize("texts", ["Moscow", b"Moscow", 7, None])
def test_a_single_text_is_a_type_error(texts: Any) -> None:
    with pytest.raises(TypeError):
        detente.analyze_many(texts)


def test_options_are_checked() -> None:
    with pytest.raises(detente.OptionError, match="id has 2 values for 3 texts"):
        detente.analyze_many(TEXTS, id=["a", "b"])
    with pytest.raises(detente.OptionError, match="names a column, but the texts have no columns"):
        detente.analyze_many(TEXTS, id="url")
    for threads in (0, 100_000):
        with pytest.raises(detente.OptionError, match="threads is"):
            detente.analyze_many(TEXTS, threads=threads)
    on_error: Any = "ignore"
    with pytest.raises(detente.OptionError, match="on_error"):
        detente.analyze_many(TEXTS, on_error=on_error)


def test_progress_is_reported_to_a_function() -> None:
    seen: list[tuple[int, int]] = []
    detente.analyze_many(TEXTS, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (3, 3)


def test_progress_is_shown_on_standard_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    detente.analyze_many(TEXTS, progress=True)
    out, err = capsys.readouterr()
    assert "3 of 3 documents" in err
    assert out == ""


def test_progress_is_a_bar_of_tqdm_where_it_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    for _ in detente.iter_tables(TEXTS, batch_size=2, progress=True):
        pass
    out, err = capsys.readouterr()
    assert "3/3 documents" in err
    assert out == ""


def test_an_exception_in_progress_ends_the_call() -> None:
    def stop(done: int, total: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        detente.analyze_many(TEXTS * 1000, progress=stop)


def test_calls_from_many_threads_do_not_disturb_each_other() -> None:
    expected = list(detente.analyze_many(TEXTS * 20))
    results: list[list[detente.Table]] = []

    def work() -> None:
        results.append(list(detente.analyze_many(TEXTS * 20, threads=2)))

    workers = [threading.Thread(target=work) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert results == [expected] * 6
