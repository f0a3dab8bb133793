from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import detente

ROOT = Path(__file__).parents[2]
TEXTS = ["😀 Russia sent 12 missiles in June.", "Moscow denied it.", None]
IDS = ["a", "b", "c"]
DAYS = ["2024-11-22", "2024-11-23", None]


@pytest.fixture(scope="module")
def tables() -> detente.Tables:
    return detente.analyze_many(TEXTS, id=IDS, published=DAYS)


def frames() -> dict[str, Any]:
    columns = {"url": IDS, "body": TEXTS, "day": DAYS}
    table = pa.table(columns)
    typed = pa.schema([("url", pa.string()), ("body", pa.large_string()), ("day", pa.date32())])
    days = pa.array(DAYS).cast(pa.date32())
    return {
        "pyarrow table": table,
        "pyarrow batch": table.to_batches()[0],
        "pyarrow reader": table.to_reader(),
        "pyarrow chunks": pa.concat_tables([table.slice(0, 1), table.slice(1, 0), table.slice(1)]),
        "pyarrow types": pa.table([table["url"], table["body"].cast(pa.large_string()), days], schema=typed),
        "pyarrow dictionary": table.set_column(1, "body", table["body"].dictionary_encode()),
        "pyarrow timestamp": table.set_column(2, "day", days.cast(pa.timestamp("ms"))),
        "pyarrow view": table.set_column(1, "body", table["body"].cast(pa.string_view())),
        "polars": pl.DataFrame(columns),
        "polars days": pl.DataFrame(columns).with_columns(pl.col("day").str.to_date()),
        "pandas": pd.DataFrame(columns),
        "pandas object": pd.DataFrame(columns, dtype=object),
        "pandas arrow": table.to_pandas(types_mapper=pd.ArrowDtype),
        "pandas index": pd.DataFrame(columns, index=[7, 7, 9]),
        "pandas days": pd.DataFrame(columns).assign(day=pd.to_datetime(pd.Series(DAYS)).to_numpy()),
    }


@pytest.mark.parametrize("kind", frames())
def test_every_frame_gives_the_same_tables(tables: detente.Tables, kind: str) -> None:
    frame = frames()[kind]
    assert list(detente.analyze_many(frame, "body", id="url", published="day")) == list(tables)


def columns() -> dict[str, tuple[Any, Any, Any]]:
    return {
        "pyarrow": (pa.array(TEXTS), pa.array(IDS), pa.array(DAYS)),
        "pyarrow chunked": (pa.chunked_array([TEXTS[:1], TEXTS[1:]]), pa.array(IDS), DAYS),
        "polars": (pl.Series(TEXTS), pl.Series(IDS), pl.Series(DAYS)),
        "pandas": (pd.Series(TEXTS), pd.Series(IDS), pd.to_datetime(pd.Series(DAYS))),
        "mixed": (TEXTS, pd.Series(IDS), pl.Series(DAYS).str.to_date()),
    }


@pytest.mark.parametrize("kind", columns())
def test_every_column_gives_the_same_tables(tables: detente.Tables, kind: str) -> None:
    texts, ids, days = columns()[kind]
    assert list(detente.analyze_many(texts, id=ids, published=days)) == list(tables)


def test_columns_that_are_not_asked_for_may_hold_anything() -> None:
    odd: dict[str, Any] = {"text": ["Moscow"], "empty": [None], "mixed": [object()]}
    for frame in (pd.DataFrame(odd), pl.DataFrame(odd)):
        assert len(detente.analyze_many(frame).documents) == 1
        assert detente.analyze_many(frame, "empty").documents[0]["error_kind"] == "missing_field"


def test_whole_numbers_can_be_ids() -> None:
    frame = pl.DataFrame({"text": ["Moscow", "Kyiv"], "number": [17, 18]})
    assert [row["id"] for row in detente.analyze_many(frame, id="number").documents] == ["17", "18"]


def test_a_point_in_time_counts_as_the_day_where_it_was() -> None:
    seoul = pa.array(["2024-11-22T01:00:00"]).cast(pa.timestamp("s")).cast(pa.timestamp("s", "UTC"))
    table = pa.table({"text": ["Moscow"], "day": seoul.cast(pa.timestamp("s", "Asia/Seoul"))})
    assert detente.analyze_many(table, published="day").documents[0]["published"].isoformat() == "2024-11-22"
    late = pa.table({"text": ["Moscow"], "day": seoul.cast(pa.timestamp("s", "America/New_York"))})
    assert detente.analyze_many(late, published="day").documents[0]["published"].isoformat() == "2024-11-21"


@pytest.mark.parametrize(
    "frame", [pa.table({"body": ["x"]}), pl.DataFrame({"body": ["x"]}), pd.DataFrame({"body": ["x"]})]
)
def test_a_missing_column_is_named_with_those_there(frame: Any) -> None:
    with pytest.raises(detente.MissingFieldError, match=r"no column .text.; the columns are body"):
        detente.analyze_many(frame)
    with pytest.raises(detente.MissingFieldError, match=r"no column .url."):
        detente.analyze_many(frame, "body", id="url")


def test_a_column_of_another_type_is_refused() -> None:
    table = pa.table({"text": [1.5], "raw": [b"Moscow"]})
    with pytest.raises(detente.FormatError, match="the column holds Float64; expected text"):
        detente.analyze_many(table)
    with pytest.raises(detente.FormatError, match="the column holds Binary; expected text"):
        detente.analyze_many(table, "raw")


def test_bytes_that_are_no_text_are_refused() -> None:
    broken = pa.Array.from_buffers(pa.string(), 1, pa.array([b"\xff\xfe"]).buffers())
    with pytest.raises(detente.EncodingError):
        detente.analyze_many(broken)


@pytest.mark.parametrize(
    "frame",
    [pa.table({"text": pa.array([], pa.string())}), pl.DataFrame({"text": []}), pd.DataFrame({"text": []})],
)
def test_frames_without_rows_give_tables_without_rows(frame: Any) -> None:
    for table in detente.analyze_many(frame):
        assert len(table) == 0
        assert table.to_pyarrow().num_rows == 0
        assert table.to_polars().height == 0
        assert len(table.to_pandas()) == 0


def test_the_table_libraries_agree(tables: detente.Tables) -> None:
    for table in tables:
        rows = table.to_dicts()
        assert table.to_pyarrow().to_pylist() == rows
        assert table.to_polars().to_dicts() == rows
        assert pa.table(table).column_names == list(table.to_pandas().columns) == table.column_names
        assert len(table.to_pandas()) == len(rows)


def test_duckdb_asks_and_answers(tables: detente.Tables) -> None:
    documents = tables.documents
    asked = duckdb.sql("select id, error_kind from documents where error is not null")
    assert asked is not None
    assert asked.fetchall() == [("c", "missing_field")]
    given = duckdb.sql("select id from documents order by row")
    assert given is not None
    assert len(detente.analyze_many(given, "id").documents) == len(documents)


def test_pandas_gets_days_and_whole_numbers(tables: detente.Tables) -> None:
    documents = tables.documents.to_pandas()
    assert documents["published"].dtype.kind == "M"
    assert documents["characters"].dtype == "UInt32"
    assert documents["row"].dtype == "uint32"


def test_tables_can_be_pickled_copied_and_compared(tables: detente.Tables) -> None:
    again = pickle.loads(pickle.dumps(tables))
    assert again == tables
    assert copy.deepcopy(tables) == tables
    assert tables.documents != tables.actors
    assert tables.documents != 7


def test_a_table_is_a_sequence_of_dicts(tables: detente.Tables) -> None:
    documents = tables.documents
    assert documents[0] == documents[-3] == documents.to_dicts()[0]
    for index in (3, -4):
        with pytest.raises(IndexError):
            documents[index]


def test_reprs_fit_a_screen(tables: detente.Tables) -> None:
    many = detente.analyze_many([f"<b>{'Moscow ' * 50}</b>"] * 50).documents
    lines = repr(many).splitlines()
    assert len(lines) == 13
    assert lines[0] == "documents: 50 rows, 9 columns"
    assert lines[-1] == "… and 40 more"
    assert repr(tables).startswith("Tables(documents=3, actors=")
    assert "<b>" not in tables._repr_html_()


def test_the_documentation_lists_every_column(tables: detente.Tables) -> None:
    text = (ROOT / "docs" / "tables.md").read_text("utf-8")
    for table in tables:
        section = text.split(f"## {table.name}\n")[1].split("\n## ")[0]
        rows = [line.split("|")[1:4] for line in section.splitlines() if line.startswith("| `")]
        described = [
            (name.strip(" `"), data_type.strip(" `"), empty.strip() == "yes") for name, data_type, empty in rows
        ]
        assert described == table._native.columns


def test_the_documentation_lists_every_column_of_a_corpus() -> None:
    text = (ROOT / "docs" / "tables.md").read_text("utf-8")
    corpus = detente.Corpus()
    corpus.add(detente.analyze("Kenya attacked Chad.", id="a"))
    for table in (corpus.actors, corpus.events, corpus.positions(), corpus.contradictions(), corpus.timeline("KEN")):
        section = text.split(f"## corpus: {table.name}\n")[1].split("\n## ")[0]
        names = [line.split("|")[1].strip(" `") for line in section.splitlines() if line.startswith("| `")]
        assert names == table.column_names


STORY = (
    "South Korea said on Friday that Russia had sent missiles to North Korea. North Korea denied it. "
    "The European Union imposed sanctions on Russia over the attack. Norway and Finland signed a defence pact in Oslo."
)


def test_records_of_one_document_join_by_their_ids() -> None:
    tables = detente.analyze_many([STORY], id=["story"], published=["2024-11-22"])
    analysis = detente.analyze(STORY, published="2024-11-22")
    names = {actor["id"]: actor["name"] for actor in tables.actors}
    assert [claim["id"] for claim in tables.claims] == [claim.id for claim in analysis.claims]
    assert [event["actors"] for event in tables.events] == [list(event.actors) for event in analysis.events]
    for event in tables.events:
        assert event["actor_names"] == [names[actor] for actor in event["actors"]]
        assert STORY[event["start"] : event["end"]]
    assert {position["claim"] for position in tables.positions} <= {claim["id"] for claim in tables.claims}
    (treaty,) = tables.treaties
    assert sorted(treaty["party_names"]) == ["Finland", "Norway"]
    assert [sanction["target_names"] for sanction in tables.sanctions] == [["Russia"]]
    assert all(provision["treaty"] == treaty["id"] for provision in tables.provisions)


def test_lists_go_to_every_reader() -> None:
    events = detente.analyze_many([STORY]).events
    expected = [event["actors"] for event in events]
    assert [list(cell) for cell in events.to_pandas()["actors"]] == expected
    assert events.to_polars()["actors"].to_list() == expected
    assert duckdb.arrow(events.to_pyarrow()).project("actors").fetchall() == [(cell,) for cell in expected]


def test_a_claims_row_says_who_and_what() -> None:
    first = detente.analyze_many([STORY]).claims[0]
    assert (first["source_name"], first["act"], first["cue"]) == ("South Korea", "assert", "say")
    assert "Russia had sent missiles" in first["content"]
