"""Documents of a Dask data frame, read by its workers (docs/scale.md)."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from detente._nested import NESTED, nest
from detente.analyzer import Analyzer
from detente.arrow import BatchAnalyzer, TableName
from detente.arrow import unnest as unnest_batch

if TYPE_CHECKING:
    import dask.dataframe
    import pandas
    import pyarrow as pa

__all__ = ["analyze", "unnest"]


def analyze(
    frame: dask.dataframe.DataFrame,
    text: str = "text",
    table: TableName | None = None,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    keep: Sequence[str] | None = None,
    analyzer: Analyzer | None = None,
    threads: int | None = None,
) -> dask.dataframe.DataFrame:
    """Reads the documents of a data frame by `map_partitions`: lazily, on the workers.

    Each record has the index of its document's row, so that divisions stay what they are and records can be joined. The
    types of a table's columns are those of `Table.to_pandas`.

    Args:
        frame: one row for each document.
        text: the column of texts.
        table: which table to make. With `None`, each row stays one row and gets the column `analysis`, an Arrow struct,
            out of which `unnest` takes any table. From Parquet, it comes back with
            `dask.dataframe.read_parquet(…, dtype_backend="pyarrow")`.
        id: the column of the documents' names, by default `id`; a single table needs one.
        title: the column of titles that stand apart from the texts.
        published: the column of days of publication: dates, points in time, or strings in ISO 8601.
        keep: the columns that each record takes along from its document: by default none into a single table, and all
            where `table` is `None`.
        analyzer: how the documents are read, where the default is not wanted; its tables travel with it.
        threads: how many documents a worker process reads at the same time; by default as many as the worker has
            threads, which they share.

    Returns:
        The records.

    Raises:
        MissingFieldError: the frame has no column of a name.
        FormatError: a column holds something else than text, or than days.
        OptionError: the table needs `id`, or has a column of the name of one in `keep`, or there is no such table.

    >>> import dask.dataframe, pandas
    >>> from detente.dask import analyze
    >>> frame = pandas.DataFrame({"id": ["w1", "w2"], "body": ["Moscow denied it.", None]}, index=["a", "b"])
    >>> claims = analyze(dask.dataframe.from_pandas(frame, npartitions=1), text="body", table="claims")
    >>> claims.compute()[["document", "act"]]
      document   act
    a       w1  deny
    """
    batches = BatchAnalyzer(
        text=text,
        table=table,
        id=id,
        title=title,
        published=published,
        keep=keep,
        analyzer=analyzer,
        threads=threads,
    )
    needed = frame[batches.columns(frame.columns)]
    batches.check(needed.columns, lambda name: _arrow(needed._meta[name]).type)
    read = partial(_read, batches)
    return needed.map_partitions(read, meta=read(needed._meta))


def unnest(
    analyzed: dask.dataframe.DataFrame, table: TableName, *, keep: Sequence[str] = ()
) -> dask.dataframe.DataFrame:
    """Takes one table out of the column `analysis`, so that one reading, once written or persisted, gives every table.

    Args:
        analyzed: what `analyze` made without `table`.
        table: which table to take out.
        keep: the columns that each record takes along.

    Returns:
        The same table as `analyze(…, table=table)` makes.

    >>> import dask.dataframe, pandas
    >>> from detente.dask import analyze, unnest
    >>> frame = pandas.DataFrame({"id": [7], "text": ["Moscow denied that Seoul had asked."]})
    >>> analyzed = analyze(dask.dataframe.from_pandas(frame, npartitions=1))
    >>> list(unnest(analyzed, "actors").compute()["name"])
    ['Russia', 'South Korea']
    """
    needed = analyzed[[*keep, NESTED]]
    take = partial(_unnest, table=table, keep=tuple(keep))
    return needed.map_partitions(take, meta=take(needed._meta))


def _read(analyzer: BatchAnalyzer, frame: pandas.DataFrame) -> pandas.DataFrame:
    """Reads a partition."""
    names = list(frame.columns)
    if analyzer.threads is None:
        analyzer = replace(analyzer, threads=_worker_threads())
    tables = analyzer.read(names, lambda name: _arrow(frame[name]))
    kept = frame[analyzer.kept(names)]
    if analyzer.table is None:
        return kept.assign(**{NESTED: _series(nest(tables), kept.index)})
    return _beside(kept, tables[analyzer.table])


def _unnest(analyzed: pandas.DataFrame, table: TableName, keep: tuple[str, ...]) -> pandas.DataFrame:
    """Takes a table out of a partition."""
    import pyarrow as pa

    rows = pa.array(range(len(analyzed)), pa.uint32())
    records = unnest_batch(pa.table({"row": rows, NESTED: _arrow(analyzed[NESTED])}), table, keep=["row"])
    return _beside(analyzed[list(keep)], records)


def _beside(kept: pandas.DataFrame, records: pa.Table) -> pandas.DataFrame:
    """Records with the index and the columns of their documents' rows."""
    import pandas as pd
    import pyarrow as pa

    kept = kept.iloc[records["row"].to_pylist()]
    records = records.drop_columns(["row"])
    frame: pandas.DataFrame = records.to_pandas(date_as_object=False).set_index(kept.index)
    nullable = [field.name for field in records.schema if field.nullable and pa.types.is_uint32(field.type)]
    return pd.concat([kept, frame.astype(dict.fromkeys(nullable, "UInt32"))], axis="columns")


def _series(values: pa.StructArray, index: pandas.Index[Any]) -> pandas.Series[Any]:
    import pandas as pd

    return pd.Series(pd.array(values, dtype=pd.ArrowDtype(values.type)), index=index)


def _arrow(column: pandas.Series[Any]) -> Any:
    """A column as Arrow data, or as it is where cells of several types are in it."""
    import pyarrow as pa

    try:
        values = pa.array(column, from_pandas=True)
    except pa.ArrowException:
        return column
    return values if isinstance(values, pa.ChunkedArray) else pa.chunked_array([values])


def _worker_threads() -> int | None:
    """How many threads the Dask worker has that runs this, or `None` where none does."""
    if "distributed" not in sys.modules:
        return None
    from distributed import get_worker

    try:
        threads: int = get_worker().state.nthreads
    except ValueError:
        return None
    return threads
