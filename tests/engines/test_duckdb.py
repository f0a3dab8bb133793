"""DuckDB: functions of SQL on all of its threads."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from cases import TABLES, Records, by_document

duckdb = pytest.importorskip("duckdb")

from detente.duckdb import register  # noqa: E402

ARGUMENTS = "body, title := headline, published := day"
HEAD = "id, title, published, language, characters, sentences, error, error_kind"


@pytest.fixture(scope="module")
def connection(documents: pa.Table) -> Any:
    connection = duckdb.connect()
    register(connection)
    connection.register("given", documents)
    connection.execute("CREATE TABLE articles AS FROM given")
    return connection


def rows(connection: Any, table: str, query: str) -> Records:
    return by_document(table, pa.table(connection.sql(query)).to_pylist())


@pytest.mark.parametrize("table", [name for name in TABLES if name != "documents"])
def test_a_table_is_that_of_a_single_machine(connection: Any, single: dict[str, Records], table: str) -> None:
    call = f"unnest(detente_{table}({ARGUMENTS}), max_depth := 2)"
    assert rows(connection, table, f"SELECT id AS document, {call} FROM articles") == single[table]


def test_one_reading_gives_every_table(connection: Any, single: dict[str, Records]) -> None:
    connection.execute(
        f"CREATE OR REPLACE TABLE analyzed AS SELECT id, detente_analyze({ARGUMENTS}) AS a FROM articles"
    )
    columns = HEAD.replace("id, title", "analyzed.id, a.title").replace(" ", " a.").replace(" a.a.", " a.")
    assert rows(connection, "documents", f"SELECT {columns} FROM analyzed") == single["documents"]
    for table in TABLES[1:]:
        query = f"SELECT id AS document, unnest(a.{table}, max_depth := 2) FROM analyzed"
        assert rows(connection, table, query) == single[table]


def test_empty_cells_and_days_of_any_type(connection: Any) -> None:
    query = (
        "SELECT detente_analyze(NULL).error_kind, detente_claims(NULL), detente_dates('On Friday.', published := {})"
    )
    for day in ("DATE '2024-11-22'", "TIMESTAMP '2024-11-22 10:00:00'", "'2024-11-22'"):
        kind, claims, dates = connection.execute(query.format(day)).fetchone()
        assert (kind, claims, dates[0]["value"]) == ("missing_field", [], "2024-11-22")


def test_a_table_without_rows(connection: Any) -> None:
    assert connection.execute("SELECT detente_claims(body) FROM articles WHERE id = ''").fetchall() == []


def test_registering_again_is_no_fault(connection: Any) -> None:
    register(connection)
    register(connection, threads=1)
    assert connection.execute("SELECT len(detente_claims('Moscow denied it.'))").fetchone() == (1,)


def test_a_text_is_read_once_however_many_tables_are_asked_for(connection: Any) -> None:
    query = "SELECT detente_claims(body), detente_events(body), detente_analyze(body).language FROM articles"
    plan = connection.execute("EXPLAIN " + query).fetchall()[0][1]
    assert plan.count("detente_read_row") == 1


def test_the_default_connection() -> None:
    register()
    assert duckdb.execute("SELECT detente_claims('Moscow denied it.')[1].act").fetchone() == ("deny",)
