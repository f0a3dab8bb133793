"""Documents of a Spark data frame, read by its executors (docs/scale.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from detente.analyzer import Analyzer
from detente.arrow import NESTED, BatchAnalyzer, TableName

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame

__all__ = ["analyze", "unnest"]


def analyze(
    frame: DataFrame,
    text: str = "text",
    table: TableName | None = None,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    keep: Sequence[str] | None = None,
    analyzer: Analyzer | None = None,
    batch_size: int = 1000,
    threads: int | None = 1,
) -> DataFrame:
    """Reads the documents of a data frame by `mapInArrow`: lazily, on the executors, each partition on its own.

    Spark has no unsigned numbers: what is `UInt32` in docs/tables.md is `bigint` here. Rows of one document stay in
    their order.

    Args:
        frame: one row for each document.
        text: the column of texts.
        table: which table to make. With `None`, each row stays one row and gets the column `analysis`, out of which
            `unnest` takes any table.
        id: the column of the documents' names, by default `id`; a single table needs one.
        title: the column of titles that stand apart from the texts.
        published: the column of days of publication: dates, points in time, or strings in ISO 8601.
        keep: the columns that each record takes along from its document: by default none into a single table, and all
            where `table` is `None`.
        analyzer: how the documents are read, where the default is not wanted; its tables travel with it.
        batch_size: how many documents are read and handed on at a time, which bounds a worker's memory.
        threads: how many documents a task reads at the same time: one, as Spark runs a task on every core; more only
            with `spark.task.cpus` to match.

    Returns:
        The records.

    Raises:
        MissingFieldError: the frame has no column of a name.
        FormatError: a column holds something else than text, or than days.
        OptionError: the table needs `id`, or has a column of the name of one in `keep`, or there is no such table.

    >>> from detente.spark import analyze
    >>> frame = spark.createDataFrame([("w1", "Moscow denied it."), ("w2", None)], "id string, body string")
    >>> [tuple(row) for row in analyze(frame, text="body", table="claims").select("document", "act").collect()]
    [('w1', 'deny')]
    >>> [row.error for row in analyze(frame, text="body", table="documents").select("error").collect()]
    [None, 'text: no text; expected one']
    """
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    if batch_size < 1:
        raise ValueError(f"batch_size is {batch_size}; expected at least 1")
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
    names = batches.columns(frame.columns)
    needed = frame.select(*map(_column, names))
    schema = _signed(batches.schema(to_arrow_schema(needed.schema)))
    # `mapInArrow` takes dots in names for something else.
    numbered = needed.toDF(*(f"column{number}" for number in range(len(names))))
    return numbered.mapInArrow(partial(_read, batches, names, schema, batch_size), from_arrow_schema(schema))


def unnest(analyzed: DataFrame, table: TableName, *, keep: Sequence[str] = ()) -> DataFrame:
    """Takes one table out of the column `analysis`, so that one reading, once written or cached, gives every table.

    Args:
        analyzed: what `analyze` made without `table`.
        table: which table to take out.
        keep: the columns that each record takes along.

    Returns:
        The same table as `analyze(…, table=table)` makes.

    >>> from detente.spark import analyze, unnest
    >>> frame = spark.createDataFrame([(7, "Moscow denied that Seoul had asked.")], "id int, text string")
    >>> analyzed = analyze(frame).cache()
    >>> [row.name for row in unnest(analyzed, "actors").collect()]
    ['Russia', 'South Korea']
    """
    from pyspark.sql import functions
    from pyspark.sql.types import ArrayType, StructType

    kept = list(map(_column, keep))
    kind = analyzed.schema[NESTED].dataType
    if table == "documents" and isinstance(kind, StructType):
        names = [field.name for field in kind if not isinstance(field.dataType, ArrayType)]
        return analyzed.select(*kept, *(functions.col(NESTED)[name].alias(name) for name in names))
    document = functions.col(NESTED)["id"].alias("document")
    return analyzed.select(*kept, document, functions.inline(functions.col(NESTED)[table]))


def _read(
    analyzer: BatchAnalyzer,
    names: Sequence[str],
    schema: pa.Schema,
    batch_size: int,
    batches: Iterable[pa.RecordBatch],
) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    for batch in batches:
        named = pa.Table.from_batches([batch]).rename_columns(list(names))
        for start in range(0, len(named), batch_size):
            yield from analyzer(named.slice(start, batch_size)).cast(schema).to_batches()


def _column(name: str) -> Column:
    """The column of a name that may hold a dot."""
    from pyspark.sql import functions

    return functions.col("`" + name.replace("`", "``") + "`")


def _signed(schema: pa.Schema) -> pa.Schema:
    """A schema with signed numbers instead of unsigned ones."""
    import pyarrow as pa

    return pa.schema([_signed_field(field) for field in schema])


def _signed_field(field: pa.Field) -> pa.Field:
    import pyarrow as pa

    kind = field.type
    if pa.types.is_uint32(kind):
        kind = pa.int64()
    elif pa.types.is_list(kind):
        kind = pa.list_(_signed_field(kind.value_field))
    elif pa.types.is_struct(kind):
        kind = pa.struct([_signed_field(inner) for inner in kind])
    return field.with_type(kind)
