"""Tables as one column: what was read from a document, in the document's row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, get_args

from detente import _native
from detente.batch import analyze_many
from detente.tables import Tables

if TYPE_CHECKING:
    import pyarrow as pa

TableName = Literal[
    "documents",
    "actors",
    "mentions",
    "roles",
    "claims",
    "events",
    "positions",
    "treaties",
    "provisions",
    "sanctions",
    "dates",
    "quantities",
]
"""The name of a table of `Tables`."""

NESTED = "analysis"
"""The column that holds everything read from a document, where no single table is asked for."""


def nest(tables: dict[str, pa.Table]) -> pa.StructArray:
    """Returns tables as one struct for each document: its columns in `documents`, and its rows of every other table."""
    import pyarrow as pa

    documents = tables["documents"]
    arrays = [column.combine_chunks() for column in documents.columns[1:]]
    struct = nested_type()
    for field in list(struct)[len(arrays) :]:
        records = tables[field.name]
        offsets = pa.array(accumulate(_counts(records["row"], len(documents)), initial=0), pa.int32())
        columns = [column.combine_chunks() for column in records.columns[2:]]
        rows = pa.StructArray.from_arrays(columns, fields=list(field.type.value_type))
        arrays.append(pa.ListArray.from_arrays(offsets, rows, type=field.type))
    return pa.StructArray.from_arrays(arrays, fields=list(struct))


def nested_type() -> pa.StructType:
    """Returns the type of what `nest` returns."""
    import pyarrow as pa

    documents, *others = _empty()
    fields = list(pa.schema(documents))[1:]
    for table in others:
        rows = pa.struct(list(pa.schema(table))[2:])
        fields.append(pa.field(table.name, pa.list_(pa.field("item", rows, nullable=False)), nullable=False))
    return pa.struct(fields)


def unnest(analyzed: pa.Table | pa.RecordBatch, table: TableName, *, keep: Sequence[str] = ()) -> pa.Table:
    """Takes one table out of the column `analysis`, so that one reading gives every table.

    Args:
        analyzed: what a `BatchAnalyzer` without `table` made.
        table: which table to take out.
        keep: the columns that each record takes along.

    Returns:
        The same table as `BatchAnalyzer(table=table)` makes.

    Raises:
        MissingFieldError: there is no column `analysis`, or none of a name in `keep`.

    >>> import pyarrow as pa
    >>> from detente.arrow import BatchAnalyzer, unnest
    >>> analyzed = BatchAnalyzer()(pa.table({"id": [7], "text": ["Moscow denied that Seoul had asked."]}))
    >>> unnest(analyzed, "actors").select(["document", "name"]).to_pylist()
    [{'document': '7', 'name': 'Russia'}, {'document': '7', 'name': 'South Korea'}]
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    check_name(table)
    given = pa.table(analyzed).combine_chunks()
    analysis = given.column(known(NESTED, given.column_names))
    kept = given.select([known(name, given.column_names) for name in keep])
    fields = list(pa.schema(getattr(_empty(), table)))[1:]
    columns = []
    if table != "documents":
        lists = pc.struct_field(analysis, table)
        rows = pc.list_parent_indices(lists)
        kept = take(kept, rows)
        columns.append(pc.struct_field(analysis, "id").take(rows))
        analysis = pc.list_flatten(lists)
    columns += [pc.struct_field(analysis, field.name) for field in fields[len(columns) :]]
    # What has been to another engine and back may have other types of the same meaning.
    cast = [column.cast(field.type) for column, field in zip(columns, fields, strict=True)]
    return beside(kept, fields, cast)


def take(kept: pa.Table, rows: pa.ChunkedArray) -> pa.Table:
    """Returns some rows of a table; pyarrow takes none of string views, which become long strings."""
    import pyarrow as pa

    long = {pa.string_view(): pa.large_string(), pa.binary_view(): pa.large_binary()}
    return kept.cast(pa.schema([field.with_type(long.get(field.type, field.type)) for field in kept.schema])).take(rows)


def beside(kept: pa.Table, fields: Sequence[pa.Field], columns: Sequence[pa.Array | pa.ChunkedArray]) -> pa.Table:
    """Returns a table of the columns that are kept, and others to their right."""
    import pyarrow as pa

    return pa.Table.from_arrays([*kept.columns, *columns], schema=pa.schema([*kept.schema, *fields]))


def column_names(table: TableName) -> list[str]:
    """Returns the names of a table's columns."""
    names: list[str] = getattr(_empty(), table).column_names
    return names


def known(name: str, names: Sequence[str]) -> str:
    """Returns the name of a column that must be there."""
    if name not in names:
        columns = ", ".join(names)
        raise _native.MissingFieldError(f"no column {name!r}; the columns are {columns}")
    return name


def check_name(table: str) -> None:
    """Checks the name of a table."""
    names = get_args(TableName)
    if table not in names:
        raise _native.OptionError(f"table is {table!r}; expected one of {', '.join(names)}")


@cache
def _empty() -> Tables:
    """Tables without rows, for their columns."""
    return analyze_many([], threads=1)


def _counts(rows: pa.ChunkedArray, length: int) -> list[int]:
    """How often each of `length` rows occurs."""
    import pyarrow.compute as pc

    counts = [0] * length
    for found in pc.value_counts(rows).to_pylist():
        counts[found["values"]] = found["counts"]
    return counts
