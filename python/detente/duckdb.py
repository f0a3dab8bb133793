"""Functions of SQL that read documents, for DuckDB (docs/scale.md)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from detente._nested import nested_type
from detente._sql import LISTS, reader
from detente.analyzer import Analyzer

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["register"]

_FUNCTION = "detente_read_row"
"""What the macros call; a macro, other than a function, can leave arguments out."""


def register(
    connection: DuckDBPyConnection | None = None, *, analyzer: Analyzer | None = None, threads: int | None = None
) -> None:
    """Gives a connection the functions `detente_analyze`, `detente_claims`, `detente_events` and so on, one a table.

    `detente_analyze(text, title := …, published := …)` returns a struct of the row's columns in `documents` and, as
    lists of structs, its rows of every other table; the other functions return one of these lists, which `unnest` turns
    into rows. A text is read once, however many of them a query calls on it. What cannot be read has its reason in
    `error` and no records.

    Args:
        connection: the connection, by default that of `duckdb.sql`. The functions last as long as it does.
        analyzer: how the texts are read, where the default is not wanted.
        threads: how many documents are read at the same time; by default one for each core.

    >>> import detente.duckdb, duckdb
    >>> connection = duckdb.connect()
    >>> detente.duckdb.register(connection)
    >>> connection.execute(\"\"\"
    ...     SELECT id, claim.source_name, claim.act
    ...     FROM (VALUES (1, 'Moscow denied it.'), (2, NULL)) AS articles(id, body),
    ...         unnest(detente_claims(body)) AS claims(claim)
    ... \"\"\").fetchall()
    [(1, 'Russia', 'deny')]
    """
    import duckdb
    import pyarrow as pa

    connection = connection or duckdb.default_connection()
    empty = pa.schema([pa.field("analysis", nested_type())]).empty_table()
    (returned,) = connection.from_arrow(empty).types
    with suppress(duckdb.InvalidInputException):
        connection.remove_function(_FUNCTION)
    connection.create_function(
        _FUNCTION,
        reader(analyzer, threads),
        ["VARCHAR"] * 3,
        returned,
        type="arrow",
        null_handling="special",
    )
    for name, field in [("analyze", ""), *((name, f".{name}") for name in LISTS)]:
        connection.execute(
            f"CREATE OR REPLACE TEMP MACRO detente_{name}(text, title := NULL, published := NULL) AS "
            f"{_FUNCTION}(text, title, published::VARCHAR){field}"
        )
