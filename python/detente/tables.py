"""The records of many documents as tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente import _native
from detente._drawn import Drawn
from detente._html import definition_table

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["Table", "Tables"]

_SHOWN_ROWS = 10
_SHOWN_WIDTH = 32


class Table:
    """A table of records.

    It speaks the Arrow PyCapsule protocol: pyarrow, polars, duckdb, pandas and whatever else reads Arrow take it
    without a copy. Without any of them, it is a sequence of dicts.

    >>> import detente
    >>> table = detente.analyze_many(["Moscow denied it."]).documents
    >>> len(table), table.column_names[:2]
    (1, ['row', 'id'])
    >>> table[0]["characters"]
    17
    """

    __slots__ = ("_name", "_native")

    def __init__(self, name: str, native: _native.Table) -> None:
        """Wraps what the native module gives; `analyze_many` makes tables."""
        self._name = name
        self._native = native

    @property
    def name(self) -> str:
        """The table's name, such as `documents`."""
        return self._name

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
        return [name for name, _, _ in self._native.columns]

    @property
    def column_types(self) -> dict[str, str]:
        """The Arrow type of each column, by its name."""
        return {name: data_type for name, data_type, _ in self._native.columns}

    def __len__(self) -> int:
        return len(self._native)

    def __getitem__(self, index: int) -> dict[str, Any]:
        position = index + len(self) if index < 0 else index
        if not 0 <= position < len(self):
            raise IndexError(f"row {index} of a table of {len(self)}")
        return self._native.rows(position, position + 1)[0]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for start in range(0, len(self), 1024):
            yield from self._native.rows(start, start + 1024)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Returns the rows as dicts; needs no other package."""
        return self._native.rows(0, len(self))

    def to_pyarrow(self) -> pyarrow.Table:
        """Returns the table as a `pyarrow.Table`, without a copy.

        Raises:
            ImportError: pyarrow is not installed.
        """
        import pyarrow as pa

        return pa.table(self)

    def to_polars(self) -> polars.DataFrame:
        """Returns the table as a `polars.DataFrame`.

        Raises:
            ImportError: polars is not installed.
        """
        import polars as pl

        return pl.DataFrame(self)

    def to_pandas(self) -> pandas.DataFrame:
        """Returns the table as a `pandas.DataFrame`.

        Days become `datetime64`; whole numbers that may be missing become `UInt32`, pandas' integers with `NA`.

        Raises:
            ImportError: pandas or pyarrow is not installed; `pip install detente[pandas]` brings both.
        """
        nullable = {
            name: data_type
            for name, data_type, is_nullable in self._native.columns
            if is_nullable and data_type == "UInt32"
        }
        frame: pandas.DataFrame = self.to_pyarrow().to_pandas(date_as_object=False)
        return frame.astype(nullable)

    def __arrow_c_schema__(self) -> object:
        """The schema as an Arrow C capsule."""
        return self._native.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows as an Arrow C stream capsule."""
        return self._native.__arrow_c_stream__(requested_schema)

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickle, (self._name, self._native.to_ipc())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return (
            self._name == other._name
            and self._native.columns == other._native.columns
            and len(self) == len(other)
            and all(mine == theirs for mine, theirs in zip(self, other, strict=True))
        )

    __hash__ = None  # type: ignore[assignment]

    def _caption(self) -> str:
        return f"{self._name}: {len(self):,} rows, {len(self.column_names)} columns"

    def __repr__(self) -> str:
        header = self.column_names
        rows = [[_short(row[name]) for name in header] for row in self._native.rows(0, _SHOWN_ROWS)]
        widths = [max(map(len, cells)) for cells in zip(header, *rows, strict=True)]
        lines = ["  ".join(map(str.ljust, cells, widths)).rstrip() for cells in (header, *rows)]
        more = [f"… and {len(self) - _SHOWN_ROWS:,} more"] if len(self) > _SHOWN_ROWS else []
        return "\n".join([self._caption(), *lines, *more])

    def _repr_html_(self) -> str:
        rows = [list(row.values()) for row in self._native.rows(0, _SHOWN_ROWS)]
        return definition_table(self._caption(), self.column_names, rows)


def _short(cell: object) -> str:
    words = "" if cell is None else " ".join(str(cell).split())
    return words if len(words) <= _SHOWN_WIDTH else words[: _SHOWN_WIDTH - 1] + "…"


def _unpickle(name: str, ipc: bytes) -> Table:
    return Table(name, _native.Table.from_ipc(ipc))


@dataclass(frozen=True, slots=True)
class Tables(Drawn):
    """What was read from many documents, table by table; docs/tables.md describes every column.

    In every table `row` is the document's row in the input, and `document` its id.

    >>> import detente
    >>> detente.analyze_many(["Moscow denied it.", "Seoul protested."])
    Tables(documents=2, ...)
    """

    documents: Table
    """One row for each row handed in, with its error where it could not be read."""
    actors: Table
    """One row for each actor of each document."""
    mentions: Table
    """One row for each mention of an actor."""
    roles: Table
    """One row for each title or office that a text gives an actor."""
    claims: Table
    """One row for each claim: who says what, with which act."""
    events: Table
    """One row for each event: who did what to whom."""
    positions: Table
    """One row for each stand of an actor to an event, a treaty or a sanction."""
    treaties: Table
    """One row for each treaty that a document speaks of."""
    provisions: Table
    """One row for each provision of a treaty."""
    sanctions: Table
    """One row for each episode or regime of sanctions."""
    dates: Table
    """One row for each time expression."""
    quantities: Table
    """One row for each count or amount."""

    def __iter__(self) -> Iterator[Table]:
        return (getattr(self, name) for name in self.__slots__)

    def __repr__(self) -> str:
        return f"Tables({', '.join(f'{table.name}={len(table)}' for table in self)})"

    def _repr_html_(self) -> str:
        return "".join(table._repr_html_() for table in self)


def tables_of(native: list[tuple[str, _native.Table]]) -> Tables:
    """Returns the tables that the native module made."""
    return Tables(**{name: Table(name, table) for name, table in native})


def is_raise(on_error: str) -> bool:
    """Reads the option `on_error`."""
    if on_error not in ("record", "raise"):
        raise _native.OptionError(f'on_error is {on_error!r}; expected "record" or "raise"')
    return on_error == "raise"
