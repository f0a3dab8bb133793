"""Functions of SQL that read documents, for DataFusion (docs/scale.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente._nested import nested_type
from detente._sql import LISTS, reader
from detente.analyzer import Analyzer

if TYPE_CHECKING:
    from datafusion import SessionContext

__all__ = ["register"]


def register(context: SessionContext, *, analyzer: Analyzer | None = None, threads: int | None = None) -> None:
    """Gives a context the functions `detente_analyze`, `detente_claims`, `detente_events` and so on, one a table.

    `detente_analyze(text, title, published)` returns a struct of the row's columns in `documents` and, as lists of
    structs, its rows of every other table; the other functions return one of these lists, which `unnest` turns into
    rows. Every call reads its text, also that of another column of the struct: a query that needs several tables keeps
    the struct in a table or by `DataFrame.cache`. What cannot be read has its reason in `error` and no records.

    Args:
        context: the context.
        analyzer: how the texts are read, where the default is not wanted.
        threads: how many documents are read at the same time; by default one for each core.

    >>> import datafusion, detente.datafusion
    >>> context = datafusion.SessionContext()
    >>> detente.datafusion.register(context)
    >>> context.sql(\"\"\"
    ...     SELECT id, claim['source_name'] AS source, claim['act'] AS act
    ...     FROM (
    ...         SELECT id, unnest(detente_claims(body, NULL, NULL)) AS claim
    ...         FROM (VALUES (1, 'Moscow denied it.'), (2, NULL)) AS articles(id, body)
    ...     )
    ... \"\"\").to_pylist()
    [{'id': 1, 'source': 'Russia', 'act': 'deny'}]
    """
    import pyarrow as pa
    from datafusion import udf

    read = reader(analyzer, threads)

    def read_list(name: str) -> Any:
        def read_one(text: Any, title: Any, published: Any) -> Any:
            return read(text, title, published).field(name)

        return read_one

    struct = nested_type()
    functions = [("analyze", read, pa.field("analysis", struct))]
    functions += [(name, read_list(name), struct.field(name)) for name in LISTS]
    for name, function, returned in functions:
        context.register_udf(udf(function, [pa.string()] * 3, returned, "immutable", f"detente_{name}"))
