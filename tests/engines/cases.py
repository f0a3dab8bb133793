"""How the rows of an engine are compared with those of a single machine."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, get_args

from detente.arrow import TableName

Row = dict[str, Any]
Records = dict[str, list[Row]]

TABLES: tuple[TableName, ...] = get_args(TableName)

NAMES: dict[str, Any] = {"text": "body", "id": "id", "title": "headline", "published": "day"}
"""The columns of the documents that are read."""


def by_document(table: str, rows: Iterable[Row]) -> Records:
    """The rows of each document, in their order; which document comes first is the engine's business."""
    key = "id" if table == "documents" else "document"
    found: Records = {}
    for row in rows:
        found.setdefault(row[key], []).append({name: value for name, value in plain(row).items() if name != "row"})
    return found


def plain(value: Any) -> Any:
    """A value in Python's own types: engines have rows, arrays, points in time and missing values of their own."""
    if hasattr(value, "asDict"):
        value = value.asDict()
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple) or type(value).__name__ == "ndarray":
        return [plain(inner) for inner in value]
    if type(value).__name__ in ("NaTType", "NAType") or value != value:
        return None
    if type(value).__name__ == "Timestamp":
        return value.date()
    if isinstance(value, bool | int | float | str | date):
        return value.item() if hasattr(value, "item") else value
    return value
