"""The function that every engine runs on its batches."""

from __future__ import annotations

import pickle
from typing import Any, get_args

import pyarrow as pa
import pytest

import detente
from detente.arrow import BatchAnalyzer, TableName, unnest

TABLES: list[Any] = [table.name for table in detente.analyze_many([])]
COLUMNS: dict[str, Any] = {"text": "body", "title": "headline", "published": "day"}


@pytest.fixture(scope="module")
def batch() -> pa.Table:
    return pa.table(
        {
            "id": ["w1", "w2", "w3", "w4", "w5"],
            "url": ["/1", "/2", "/3", "/4", "/5"],
            "headline": ["Seoul: No talks", None, None, None, "Rain"],
            "day": ["2024-11-22", None, "no day", None, None],
            "body": [
                "Foreign minister Ana Berg denied that Seoul had asked for 12 missiles in June.",
                None,
                "Rain.",
                (
                    "The EU imposed sanctions on Russia on 3 May 2024. Under a treaty of defence that China signed "
                    "with Iran, each shall assist the other if it is attacked, Beijing said."
                ),
                "",
            ],
        }
    )


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_that_of_analyze_many(batch: pa.Table, table: Any) -> None:
    expected = pa.table(getattr(detente.analyze_many(batch, id="id", **COLUMNS), table)).drop_columns("row")
    read = BatchAnalyzer(table=table, **COLUMNS)
    assert read(batch).equals(expected)
    assert read(batch).schema == expected.schema
    assert read.schema(batch.schema) == expected.schema
    assert pickle.loads(pickle.dumps(read))(batch.to_batches()[0]).equals(expected)


@pytest.mark.parametrize("table", TABLES)
def test_nested_it_comes_out_again(batch: pa.Table, table: Any) -> None:
    read = BatchAnalyzer(**COLUMNS)
    analyzed = read(batch)
    assert analyzed.column_names == [*batch.column_names, "analysis"]
    assert analyzed.drop_columns("analysis").equals(batch)
    assert analyzed.schema == read.schema(batch.schema)
    expected = BatchAnalyzer(table=table, keep=["url"], **COLUMNS)(batch)
    assert len(expected) > 0, "every table has rows"
    assert unnest(analyzed, table, keep=["url"]).equals(expected)
    again = pa.concat_tables([analyzed.slice(3), analyzed.slice(0, 2), analyzed.slice(0, 0)])
    of_parts = [BatchAnalyzer(table=table, **COLUMNS)(part) for part in (batch.slice(3), batch.slice(0, 2))]
    assert unnest(again, table).equals(pa.concat_tables(of_parts))


def test_the_names_of_tables_are_those_there_are() -> None:
    assert list(get_args(TableName)) == TABLES


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())]
)
def test_any_kind_of_string(kind: pa.DataType) -> None:
    column = pa.array(["Moscow denied it.", None, "Moscow denied it."], pa.string()).cast(kind)
    claims = BatchAnalyzer(table="claims", keep=["text"])(pa.table({"id": column, "text": column}))
    assert claims["document"].to_pylist() == ["Moscow denied it.", "Moscow denied it."]
    assert claims["text"].to_pylist() == ["Moscow denied it.", "Moscow denied it."]
    assert claims.schema.field("text").type == (pa.large_string() if kind == pa.string_view() else kind)
    assert BatchAnalyzer()(pa.table({"text": column})).schema.field("text").type == kind


def test_whole_numbers_are_names_and_a_document_without_name_has_an_empty_one() -> None:
    batch = pa.table({"id": [7, None], "text": ["Moscow denied it.", "Seoul protested."]})
    assert BatchAnalyzer(table="documents")(batch)["id"].to_pylist() == ["7", ""]
    nameless = BatchAnalyzer()(batch.select(["text"]))
    assert unnest(nameless, "documents")["id"].to_pylist() == ["", ""]


@pytest.mark.parametrize("column", ["text", "title", "id"])
def test_bytes_that_are_no_text_cost_their_row_alone(column: str) -> None:
    broken = pa.StringArray.from_buffers(
        3, pa.array([0, 2, 3, 3], pa.int32()).buffers()[1], pa.py_buffer(b"ok\xff"), pa.py_buffer(b"\x03"), 1
    )
    whole = pa.array(["a", "b", "c"])
    columns = {"id": whole, "title": whole, "text": whole, column: broken}
    read = BatchAnalyzer(table="documents", title="title")(pa.table(columns)).to_pylist()
    kinds = [row["error_kind"] for row in read]
    assert (
        kinds
        == {
            "text": [None, "encoding", "missing_field"],
            "title": [None, "encoding", None],
            "id": [None, None, None],
        }[column]
    )
    assert [row["id"] for row in read] == (["ok", "\ufffd", ""] if column == "id" else ["a", "b", "c"])


def test_columns_are_those_that_are_needed() -> None:
    names = ["url", "id", "name", "text", "day"]
    assert BatchAnalyzer(table="claims").columns(names) == ["id", "text"]
    assert BatchAnalyzer(table="claims", id="name", published="day", keep=["url"]).columns(names) == [
        "url",
        "name",
        "text",
        "day",
    ]
    assert BatchAnalyzer().columns(names) == names
    assert BatchAnalyzer(keep=[]).columns(names) == ["id", "text"]


def test_no_rows() -> None:
    nothing = pa.schema({"id": pa.string(), "text": pa.string()}).empty_table()
    assert len(BatchAnalyzer(table="claims")(nothing)) == 0
    assert len(unnest(BatchAnalyzer()(nothing), "claims")) == 0


def test_options_that_cannot_be() -> None:
    batch = pa.table({"name": ["a"], "text": ["b"], "act": ["c"], "analysis": ["d"], "number": [1.5]})
    with pytest.raises(detente.OptionError, match="table is 'claim'; expected one of documents, actors"):
        BatchAnalyzer(table="claim")  # type: ignore[arg-type]
    with pytest.raises(detente.OptionError, match=r"table='claims' needs id, .*; the columns are name, text"):
        BatchAnalyzer(table="claims")(batch)
    with pytest.raises(detente.OptionError, match="a column 'act' cannot be kept: the table claims has that name"):
        BatchAnalyzer(table="claims", id="name", keep=["act"])(batch)
    with pytest.raises(detente.OptionError, match="a column 'analysis' cannot be kept: the analysis has that name"):
        BatchAnalyzer()(batch)
    with pytest.raises(detente.MissingFieldError, match="no column 'nothing'; the columns are name, text"):
        BatchAnalyzer(keep=["nothing"])(batch)
    with pytest.raises(detente.FormatError, match="the column holds Float64; expected text"):
        BatchAnalyzer(text="number", table="claims", id="name")(batch)
    with pytest.raises(detente.FormatError, match="the column holds Float64; expected text"):
        BatchAnalyzer(text="number", table="claims", id="name").schema(batch.schema)
    with pytest.raises(detente.MissingFieldError, match="no column 'analysis'"):
        unnest(batch.select(["name"]), "claims")
