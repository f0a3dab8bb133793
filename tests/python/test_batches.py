"""A batch at a time gives what all at once gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import detente

TEXTS = [
    "Seoul alleged it on Friday.",
    None,
    "😀 Kim Jong Un visited Moscow in June.",
    "Kenya denied that it attacked Chad.",
] * 3
IDS = list("abcdefghijkl")
DAYS = ["2024-11-22", None, "2024-11-23"] * 4


@pytest.fixture(scope="module")
def whole() -> list[list[dict[str, Any]]]:
    return rows_of([detente.analyze_many(TEXTS, id=IDS, published=DAYS)])


def rows_of(batches: Any) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = [[] for _ in range(12)]
    for tables in batches:
        for rows, table in zip(found, tables, strict=True):
            rows.extend(table)
    return found


def frames() -> dict[str, Any]:
    columns = {"url": IDS, "body": TEXTS, "day": DAYS}
    table = pa.table(columns)
    return {
        "pyarrow table": table,
        "pyarrow chunks": pa.concat_tables([table.slice(0, 1), table.slice(1, 0), table.slice(1)]),
        "pyarrow reader": table.to_reader(max_chunksize=5),
        "polars": pl.DataFrame(columns),
        "pandas": pd.DataFrame(columns, index=[7] * 12),
        "duckdb": duckdb.sql("select * from table_of_news") if register(table) else None,
    }


def register(table: pa.Table) -> bool:
    duckdb.register("table_of_news", table)
    return True


@pytest.mark.parametrize("size", [1, 5, 12, 100])
@pytest.mark.parametrize("kind", frames())
def test_batches_of_a_frame_are_the_whole(whole: Any, kind: str, size: int) -> None:
    batches = list(detente.iter_tables(frames()[kind], "body", id="url", published="day", batch_size=size))
    assert [len(tables.documents) for tables in batches] == [min(size, 12 - at) for at in range(0, 12, size)]
    assert rows_of(batches) == whole


COLUMNS: dict[str, Any] = {
    "lists": lambda values: values,
    "generators": iter,
    "tuples": tuple,
    "pyarrow": pa.array,
    "pyarrow chunked": lambda values: pa.chunked_array([values[:4], values[4:]]),
    "polars": pl.Series,
    "pandas": lambda values: pd.Series(values, index=[3] * 12),
    "detente": lambda values: (
        detente.analyze_many(["x"] * 12, id=IDS).documents.to_pyarrow()["id"] if values is IDS else values
    ),
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_batches_of_a_column_are_the_whole(whole: Any, kind: str) -> None:
    column = COLUMNS[kind]
    assert rows_of(detente.iter_tables(column(TEXTS), id=column(IDS), published=column(DAYS), batch_size=5)) == whole


def test_documents_without_ids_are_numbered_through() -> None:
    assert rows_of(detente.iter_tables(TEXTS, batch_size=5)) == rows_of([detente.analyze_many(TEXTS)])


def test_a_folder_is_read_by_batches(tmp_path: Path) -> None:
    for number in range(7):
        (tmp_path / f"wire-{number}.txt").write_text(f"Moscow denied it on {number + 1} May 2024.", "utf-8")
    whole = rows_of([detente.read_many(tmp_path)])
    assert rows_of(detente.iter_tables(tmp_path, batch_size=3)) == whole
    assert rows_of([detente.analyze_many(tmp_path)]) == whole
    assert [len(tables.documents) for tables in detente.iter_tables(tmp_path, batch_size=3)] == [3, 3, 1]


def test_the_columns_of_a_file_have_names(whole: Any, tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    pq.write_table(pa.table({"url": IDS, "body": TEXTS, "day": DAYS}), path)
    batches = detente.iter_tables(path, "body", id="url", published="day", batch_size=5)
    claims = detente.analyze_many(path, "body", id="url", published="day").claims
    assert rows_of(batches)[4] == whole[4] == list(claims)
    with pytest.raises(TypeError, match="id is a column"):
        detente.analyze_many(path, id=IDS)


def test_texts_are_taken_when_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "Moscow denied it."

    batches = detente.iter_tables(endless(), batch_size=10)
    assert taken == 0
    for _ in range(3):
        assert len(next(batches).documents) == 10
    assert taken == 30


def test_a_reader_is_read_on_as_far_as_needed() -> None:
    schema = pa.schema([("text", pa.string())])
    read = 0

    def endless() -> Iterator[pa.RecordBatch]:
        nonlocal read
        while True:
            read += 1
            yield pa.record_batch([pa.array(["Moscow denied it."] * 4)], schema=schema)

    batches = detente.iter_tables(pa.RecordBatchReader.from_batches(schema, endless()), batch_size=6)
    next(batches)
    next(batches)
    assert read == 3


def test_an_error_of_the_stream_comes_with_its_batch() -> None:
    schema = pa.schema([("text", pa.string())])

    def broken() -> Iterator[pa.RecordBatch]:
        yield pa.record_batch([pa.array(["Moscow denied it."] * 4)], schema=schema)
        raise OSError("the disk is gone")

    batches = detente.iter_tables(pa.RecordBatchReader.from_batches(schema, broken()), batch_size=4)
    assert len(next(batches).documents) == 4
    with pytest.raises(detente.FormatError, match="the disk is gone"):
        next(batches)


def test_rows_of_errors_count_through() -> None:
    batches = detente.iter_tables(["a", "b", "c", None], batch_size=2, on_error="raise")
    next(batches)
    with pytest.raises(detente.MissingFieldError, match="row 3"):
        next(batches)


def test_columns_must_be_as_long_as_the_texts() -> None:
    with pytest.raises(detente.OptionError, match="id has 1 values for 2 texts"):
        list(detente.iter_tables(TEXTS, id=IDS[:5], batch_size=2))
    with pytest.raises(detente.OptionError, match="id has more values than there are texts, 2"):
        list(detente.iter_tables(["a", "b"], id=IDS, batch_size=2))


def test_mistakes_are_told_at_once() -> None:
    with pytest.raises(TypeError, match="single str"):
        detente.iter_tables("Moscow")
    with pytest.raises(detente.OptionError, match="batch_size is 0"):
        detente.iter_tables(TEXTS, batch_size=0)


def test_progress_counts_through() -> None:
    seen: list[tuple[int, int]] = []
    list(detente.iter_tables(TEXTS, batch_size=5, progress=lambda done, total: seen.append((done, total))))
    assert seen == sorted(seen)
    assert seen[-1] == (12, 12)
    seen.clear()
    list(detente.iter_tables(iter(TEXTS), batch_size=5, progress=lambda done, total: seen.append((done, total))))
    assert seen[-1] == (12, 0)


def test_no_texts_give_no_batches(tmp_path: Path) -> None:
    assert list(detente.iter_tables([])) == []
    assert list(detente.iter_tables(iter([]))) == []
    (nothing,) = detente.iter_tables(tmp_path)
    assert nothing == detente.read_many(tmp_path)
    assert nothing.documents[0]["error_kind"] == "io"
