"""Columns of names and texts in which some cells are empty or no text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.batch import _values as values_of

if TYPE_CHECKING:
    import pyarrow as pa


def whole_names(ids: Any) -> Any:
    """Returns the names of documents as valid text, whatever their bytes; numbers and what is no name as they are."""
    import pyarrow as pa

    if not isinstance(ids, pa.ChunkedArray):
        return values_of(ids)
    if pa.types.is_dictionary(ids.type):
        ids = ids.cast(ids.type.value_type)
    if not _is_text(ids.type):
        return ids
    try:
        ids.validate(full=True)
    except pa.ArrowInvalid:
        return cells_of(ids, errors="replace")
    return ids.cast(pa.large_string()) if pa.types.is_string_view(ids.type) else ids


def without_row_names(tables: dict[str, pa.Table], ids: Any) -> dict[str, pa.Table]:
    """Returns the tables with an empty name for each document that has none.

    By itself it is named by its row, but rows of other batches have the same numbers.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    names = tables["documents"]["id"]
    nameless = pa.chunked_array([pa.repeat(True, len(names))]) if ids is None else _nameless(ids)
    if not pc.any(nameless).as_py():
        return tables
    names = pc.if_else(nameless, "", names)
    named = {}
    for table_name, table in tables.items():
        column = names if table_name == "documents" else names.take(table["row"])
        named[table_name] = table.set_column(1, table.field(1), column)
    return named


def _nameless(ids: Any) -> pa.ChunkedArray:
    """Which documents have no name."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not isinstance(ids, pa.ChunkedArray):
        return pa.chunked_array([pa.array([name in (None, "") for name in ids], pa.bool_())])
    empty = ids.is_null()
    return pc.or_(empty, pc.fill_null(pc.equal(pc.binary_length(ids), 0), True)) if _is_text(ids.type) else empty


def cells_of(column: Any, errors: str = "surrogateescape") -> Any:
    """Returns a column of text, valid or not, as a list; whatever else as it is."""
    import pyarrow as pa

    if isinstance(column, pa.ChunkedArray) and pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if not isinstance(column, pa.ChunkedArray) or not _is_text(column.type):
        return column
    cells = column.cast(pa.large_binary()).to_pylist()
    return [None if cell is None else cell.decode("utf-8", errors) for cell in cells]


def _is_text(kind: pa.DataType) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))
