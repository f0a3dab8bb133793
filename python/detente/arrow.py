"""Arrow in, Arrow out: the one function that every engine of docs/scale.md runs on its batches.

Needs pyarrow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente import _native
from detente._names import cells_of, whole_names, without_row_names
from detente._nested import NESTED, TableName, beside, check_name, column_names, known, nest, nested_type, take, unnest
from detente.analyzer import Analyzer
from detente.batch import analyze_many

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["NESTED", "BatchAnalyzer", "TableName", "unnest"]


@dataclass(frozen=True, kw_only=True)
class BatchAnalyzer:
    """Reads batches of documents into one table: a function from Arrow batch to Arrow table that any engine can run.

    It can be pickled, and the schema of what it returns depends on the schema of the batch alone. The records are those
    of `analyze_many`, without the column `row`, which means nothing outside a batch: `document` and the columns of
    `keep` say which document a record is from. A row that cannot be read costs no other row; `documents` says why.

    >>> import pyarrow as pa
    >>> from detente.arrow import BatchAnalyzer
    >>> batch = pa.table({"id": ["w1", "w2"], "url": ["/1", "/2"], "body": ["Rain.", "Moscow denied it."]})
    >>> claims = BatchAnalyzer(text="body", table="claims", keep=("url",))(batch)
    >>> claims.select(["url", "document", "source_name", "act"]).to_pylist()
    [{'url': '/2', 'document': 'w2', 'source_name': 'Russia', 'act': 'deny'}]
    """

    text: str = "text"
    """The column of texts."""
    table: TableName | None = None
    """Which table to make. With `None`, each row stays one row and gets a column `analysis`, a struct that holds the
    row's documents columns and, as lists of structs, its rows of every other table; `unnest` takes them out."""
    id: str | None = None
    """The column of the documents' names, by default `id` where there is such a column. A single table needs one."""
    title: str | None = None
    """The column of titles that stand apart from the texts."""
    published: str | None = None
    """The column of days of publication."""
    keep: Sequence[str] | None = None
    """The columns that each record takes along from its document's row: by default none into a single table, and all
    where `table` is `None`."""
    analyzer: Analyzer | None = None
    """How the documents are read, where the default is not wanted; its tables travel with it."""
    threads: int | None = 1
    """How many documents of a batch are read at the same time; `None` for one for each core."""

    def __post_init__(self) -> None:
        """Checks the table's name."""
        if self.table is not None:
            check_name(self.table)

    def __call__(self, batch: pa.Table | pa.RecordBatch) -> pa.Table:
        """Reads a batch.

        Args:
            batch: the documents, as a table or batch of pyarrow or whatever else speaks the Arrow PyCapsule protocol.

        Returns:
            The table, in the order of the batch.

        Raises:
            MissingFieldError: the batch has no column of a name.
            FormatError: a column holds something else than text, or than days.
            OptionError: the table needs `id`, or has a column of the name of one in `keep`.
        """
        import pyarrow as pa

        given = pa.table(batch)
        names = given.column_names
        kept = given.select(self.kept(names))
        tables = self.read(names, given.column)
        if self.table is None:
            return beside(kept, [pa.field(NESTED, nested_type(), nullable=False)], [nest(tables)])
        records = tables[self.table]
        return beside(take(kept, records["row"]), list(records.schema)[1:], records.columns[1:])

    def schema(self, given: pa.Schema) -> pa.Schema:
        """Returns the schema of what it makes of batches of the schema `given`.

        Raises:
            MissingFieldError: as a batch would.
            FormatError: as a batch would.
            OptionError: as a batch would.
        """
        self.check(given.names, lambda name: given.field(name).type)
        return self(given.empty_table()).schema

    def check(self, names: Iterable[str], kind: Callable[[str], pa.DataType]) -> None:
        """Raises what a batch would raise that has columns of these names and Arrow types."""
        import pyarrow as pa

        # A column without rows has no type that would be looked at.
        self.read(names, lambda name: pa.chunked_array([pa.nulls(1, kind(name))]))

    def columns(self, names: Iterable[str]) -> list[str]:
        """Returns which of a frame's columns it needs: an engine need not bring it any other.

        Raises:
            MissingFieldError: the frame has no column of a name.
            OptionError: the table needs `id`, or has a column of the name of one in `keep`.
        """
        names = list(names)
        given = (self.text, self._id(names), self.title, self.published)
        read = {known(name, names) for name in given if name is not None} | {*self.kept(names)}
        return [name for name in names if name in read]

    def kept(self, names: Iterable[str]) -> list[str]:
        """Returns which of a frame's columns go along to the records."""
        names = list(names)
        kept = [] if self.table is not None else names
        if self.keep is not None:
            kept = [known(name, names) for name in self.keep]
        taken = [NESTED] if self.table is None else column_names(self.table)
        for name in kept:
            if name in taken:
                made = "the analysis" if self.table is None else f"the table {self.table}"
                raise _native.OptionError(f"a column {name!r} cannot be kept: {made} has that name; rename it before")
        return kept

    def read(self, names: Iterable[str], column: Callable[[str], Any]) -> dict[str, pa.Table]:
        """Reads the columns of a frame, which may be all that `analyze_many` takes as such, into all tables."""
        import pyarrow as pa

        names = list(names)
        texts = column(known(self.text, names))
        given: dict[str, Any] = {
            option: None if name is None else column(known(name, names))
            for option, name in (("id", self._id(names)), ("title", self.title), ("published", self.published))
        }
        if given["id"] is not None:
            given["id"] = whole_names(given["id"])
        try:
            tables = analyze_many(texts, analyzer=self.analyzer, threads=self.threads, **given)
        except _native.EncodingError:
            # Bytes that are no text spoil a whole Arrow column; cell by cell they spoil their row.
            cells: dict[str, Any] = {
                option: None if values is None else cells_of(values) for option, values in given.items()
            }
            tables = analyze_many(cells_of(texts), analyzer=self.analyzer, threads=self.threads, **cells)
        return without_row_names({table.name: pa.table(table) for table in tables}, given["id"])

    def _id(self, names: list[str]) -> str | None:
        if self.id is not None:
            return known(self.id, names)
        if "id" in names:
            return "id"
        if self.table is not None:
            columns = ", ".join(names)
            raise _native.OptionError(
                f"table={self.table!r} needs id, the name of a column that tells the documents apart; "
                f"the columns are {columns}"
            )
        return None
