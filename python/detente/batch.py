"""Many documents at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Protocol

from detente import _native
from detente._progress import reporter
from detente.tables import Tables, is_raise, tables_of

if TYPE_CHECKING:
    import pandas

__all__ = ["analyze_many"]


class ArrowStream(Protocol):
    """A table or column that speaks the Arrow PyCapsule protocol, as those of pyarrow and polars do."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows as an Arrow C stream capsule."""


class ArrowArray(Protocol):
    """A batch or array that speaks the Arrow PyCapsule protocol."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> object:
        """The rows as Arrow C capsules."""


def analyze_many(
    texts: Iterable[str | None] | pandas.DataFrame | pandas.Series[Any] | ArrowStream | ArrowArray,
    text: str = "text",
    *,
    id: str | Sequence[str | int | None] | pandas.Series[Any] | ArrowStream | ArrowArray | None = None,
    title: str | Sequence[str | None] | pandas.Series[Any] | ArrowStream | ArrowArray | None = None,
    published: str | Sequence[str | date | None] | pandas.Series[Any] | ArrowStream | ArrowArray | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
    on_error: Literal["record", "raise"] = "record",
) -> Tables:
    """Reads many documents, in parallel and without the interpreter's lock, into tables.

    Rows, their order and their records do not depend on the number of threads. Ctrl-C ends the call at once.

    Args:
        texts: a column of texts (a list or another iterable of strings, a pandas, polars or pyarrow column), or a frame
            that has one (pandas, polars, pyarrow, duckdb, anything that speaks the Arrow PyCapsule protocol).
        text: the name of the frame's column of texts.
        id: the documents' names: a column of the frame by its name, or a column of the same length. By default a
            document is named by its row.
        title: titles that stand apart from the texts, given in the same way.
        published: days of publication, given in the same way: dates, points in time, or strings in ISO 8601.
        threads: how many documents are read at the same time; by default one for each core.
        progress: `True` shows a line on standard error; a function is called with the number of documents done and the
            number of all, about every 50 ms.
        on_error: `"record"` keeps every other row where one cannot be read, and says why in the column `error` of
            `documents`; `"raise"` raises for the first such row before anything is read.

    Returns:
        The tables.

    Raises:
        TypeError: `texts` is a single string, or nothing that has rows.
        MissingFieldError: the frame has no column of the name.
        FormatError: a column of the frame holds something else than text, or than days.
        OptionError: an option has a value that it cannot have, or columns differ in length.
        DetenteError: a row cannot be read, with `on_error="raise"`.

    >>> import detente
    >>> tables = detente.analyze_many(["Moscow denied it.", None], id=["wire-1", "wire-2"])
    >>> [(row["id"], row["error"]) for row in tables.documents]
    [('wire-1', None), ('wire-2', 'text: no text; expected one')]
    """
    if isinstance(texts, str | bytes):
        raise TypeError(f"texts is a single {type(texts).__name__}; expected many texts (detente.analyze reads one)")
    names = {"id": id, "title": title, "published": published}
    report, end = reporter(progress, "documents")
    if _is(texts, "pandas", "DataFrame") or _is(texts, "polars", "DataFrame"):
        # Other columns may hold what Arrow cannot.
        frame: Any = texts
        texts = _column(frame, text)
        names = {key: _column(frame, name) if isinstance(name, str) else name for key, name in names.items()}
    try:
        native = _native.analyze_many(
            _values(texts),
            text=text,
            threads=threads,
            progress=report,
            raises=is_raise(on_error),
            **{key: _values(column) for key, column in names.items()},
        )
    finally:
        end()
    return tables_of(native)


def _is(value: object, module: str, name: str) -> bool:
    """Whether a value is of a class of a package that need not be installed."""
    package = sys.modules.get(module)
    return package is not None and isinstance(value, getattr(package, name))


def _column(frame: Any, name: str) -> Any:
    if name not in frame.columns:
        columns = ", ".join(map(str, frame.columns))
        raise _native.MissingFieldError(f"no column {name!r}; the columns are {columns}")
    return frame[name]


def _values(column: Any) -> Any:
    """A column of pandas as a list in which `None` stands for every missing value; any other column as it is."""
    if _is(column, "pandas", "Series"):
        cells = zip(column.tolist(), column.isna().tolist(), strict=True)
        return [None if is_missing else value for value, is_missing in cells]
    if _is(column, "polars", "Series") and column.null_count() == len(column):
        return [None] * len(column)
    return column
