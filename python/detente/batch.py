"""Many documents at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from detente import _native
from detente._progress import reporter
from detente.analyzer import Analyzer, native
from detente.reading import open_many, read_many
from detente.tables import Tables, is_raise, tables_of

if TYPE_CHECKING:
    import pandas

__all__ = ["analyze_many", "iter_tables"]


class ArrowStream(Protocol):
    """A table or column that speaks the Arrow PyCapsule protocol, as those of pyarrow and polars do."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows as an Arrow C stream capsule."""


class ArrowArray(Protocol):
    """A batch or array that speaks the Arrow PyCapsule protocol."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> object:
        """The rows as Arrow C capsules."""


Texts: TypeAlias = "Iterable[str | None] | pandas.DataFrame | pandas.Series[Any] | ArrowStream | ArrowArray"
"""A column of texts, or a frame that has one."""
Names: TypeAlias = "str | Sequence[str | int | None] | pandas.Series[Any] | ArrowStream | ArrowArray"
"""A column of ids, or the name of one."""
Titles: TypeAlias = "str | Sequence[str | None] | pandas.Series[Any] | ArrowStream | ArrowArray"
"""A column of titles, or the name of one."""
Days: TypeAlias = "str | Sequence[str | date | None] | pandas.Series[Any] | ArrowStream | ArrowArray"
"""A column of days, or the name of one."""


def analyze_many(
    texts: Texts | PathLike[str],
    text: str = "text",
    *,
    id: Names | None = None,
    title: Titles | None = None,
    published: Days | None = None,
    analyzer: Analyzer | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
    on_error: Literal["record", "raise"] = "record",
) -> Tables:
    """Reads many documents, in parallel and without the interpreter's lock, into tables.

    Rows, their order and their records do not depend on the number of threads. Ctrl-C ends the call at once.

    Args:
        texts: a column of texts (a list or another iterable of strings, a pandas, polars or pyarrow column), or a frame
            that has one (pandas, polars, pyarrow, duckdb, anything that speaks the Arrow PyCapsule protocol), or a
            `pathlib.Path` of a file or folder, as `read_many` reads it.
        text: the name of the frame's column of texts.
        id: the documents' names: a column of the frame by its name, or a column of the same length. By default a
            document is named by its row.
        title: titles that stand apart from the texts, given in the same way.
        published: days of publication, given in the same way: dates, points in time, or strings in ISO 8601.
        analyzer: how they are read, where the default is not wanted: after another guide, with tables of one's own.
        threads: how many documents are read at the same time; by default one for each core.
        progress: `True` shows a bar (of tqdm where it is installed, else a line on standard error); a function is
            called with the number of documents done and the number of all, about every 50 ms; for a path, with bytes.
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
    if isinstance(texts, PathLike):
        return read_many(
            texts,
            analyzer=analyzer,
            threads=threads,
            progress=progress,
            on_error=on_error,
            **_fields(text, id, title, published),
        )
    _check(texts)
    report, end = reporter(progress, "documents")
    try:
        return _analyze(texts, text, _columns(id, title, published), 0, analyzer, threads, report, is_raise(on_error))
    finally:
        end()


def iter_tables(
    texts: Texts | PathLike[str],
    text: str = "text",
    *,
    id: Names | None = None,
    title: Titles | None = None,
    published: Days | None = None,
    batch_size: int = 1000,
    analyzer: Analyzer | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
    on_error: Literal["record", "raise"] = "record",
) -> Iterator[Tables]:
    """Reads many documents a batch at a time: for what is larger than memory.

    Together the batches hold exactly the rows of `analyze_many`, with the same row numbers, ids and order. Texts are
    taken as they are needed: a generator is drawn on, an Arrow stream (of pyarrow, duckdb, a Parquet file) is read on,
    files are opened one after the other. No more than one batch of texts and its tables is held.

    Args:
        texts: what `analyze_many` takes.
        text: see `analyze_many`; so are the next three.
        id: see `analyze_many`.
        title: see `analyze_many`.
        published: see `analyze_many`.
        batch_size: how many documents a batch has; the last may have fewer.
        analyzer: see `analyze_many`.
        threads: see `analyze_many`.
        progress: see `analyze_many`; the number of all is 0 where it cannot be known.
        on_error: see `analyze_many`; `"raise"` raises before anything of the broken row's batch is read.

    Returns:
        An iterator of tables. Without rows there are no batches.

    Raises:
        DetenteError: whatever `analyze_many` raises, when its batch comes.

    >>> import detente
    >>> wire = (f"Moscow denied report {number}." for number in range(5))
    >>> for tables in detente.iter_tables(wire, batch_size=2):
    ...     print([row["row"] for row in tables.documents])
    [0, 1]
    [2, 3]
    [4]
    """
    if batch_size < 1:
        raise _native.OptionError(f"batch_size is {batch_size}; expected at least 1")
    raises = is_raise(on_error)
    if isinstance(texts, PathLike):
        options = _fields(text, id, title, published)
        return open_many(
            texts, batch_size, analyzer=analyzer, threads=threads, progress=progress, raises=raises, **options
        )
    _check(texts)
    columns = _columns(id, title, published)
    return _batches(texts, text, columns, batch_size, analyzer, threads, progress, raises)


def _batches(
    texts: Any,
    text: str,
    columns: dict[str, Any],
    size: int,
    analyzer: Analyzer | None,
    threads: int | None,
    progress: bool | Callable[[int, int], object],
    raises: bool,
) -> Iterator[Tables]:
    total = len(texts) if hasattr(texts, "__len__") else 0
    take = _taker(texts)
    takers = {key: _taker(column) for key, column in columns.items() if not isinstance(column, str | None)}
    report, end = reporter(progress, "documents")
    first = 0
    try:
        while len(piece := take(size)) > 0:
            pieces = {key: taker(size) for key, taker in takers.items()}
            told = report and _from(report, first, total)
            yield _analyze(piece, text, columns | pieces, first, analyzer, threads, told, raises)
            first += len(piece)
    finally:
        end()
    for key, taker in takers.items():
        if len(taker(1)) > 0:
            raise _native.OptionError(f"{key} has more values than there are texts, {first}")


def _from(report: Callable[[int, int], object], first: int, total: int) -> Callable[[int, int], object]:
    return lambda done, _: report(first + done, total)


def _taker(rows: Any) -> Callable[[int], Any]:
    """Returns a function that gives the next rows of a column or frame, at most as many as it is asked for."""
    if _is(rows, "pandas", "DataFrame") or _is(rows, "pandas", "Series"):
        return _slicer(rows.iloc)
    if hasattr(rows, "__arrow_c_stream__") or hasattr(rows, "__arrow_c_array__"):
        if hasattr(rows, "__getitem__") and hasattr(rows, "slice"):
            # Polars and pyarrow cut what is in memory without a copy, and keep its kind.
            return _slicer(rows)
        return _native.ArrowStream(rows).take
    if hasattr(rows, "__getitem__") and hasattr(rows, "__len__") and not isinstance(rows, Mapping):
        return _slicer(rows)
    iterator = iter(rows)
    return lambda size: list(islice(iterator, size))


def _slicer(rows: Any) -> Callable[[int], Any]:
    start = 0

    def take(size: int) -> Any:
        nonlocal start
        start += size
        return rows[start - size : start]

    return take


def _check(texts: object) -> None:
    if isinstance(texts, str | bytes):
        raise TypeError(f"texts is a single {type(texts).__name__}; expected many texts (detente.analyze reads one)")


def _columns(id: object, title: object, published: object) -> dict[str, Any]:
    return {"id": id, "title": title, "published": published}


def _fields(text: str, id: object, title: object, published: object) -> dict[str, Any]:
    """The names of a file's fields, as `read_many` takes them."""
    fields = {"text_field": text} | {f"{key}_field": name for key, name in _columns(id, title, published).items()}
    for key, name in fields.items():
        if not isinstance(name, str | None):
            raise TypeError(f"{key.removesuffix('_field')} is a column; for a path, expected the name of a field")
    return fields


def _analyze(
    texts: Any,
    text: str,
    columns: dict[str, Any],
    first: int,
    analyzer: Analyzer | None,
    threads: int | None,
    report: Callable[[int, int], object] | None,
    raises: bool,
) -> Tables:
    if _is(texts, "pandas", "DataFrame") or _is(texts, "polars", "DataFrame"):
        # Other columns may hold what Arrow cannot.
        frame = texts
        texts = _column(frame, text)
        columns = {key: _column(frame, name) if isinstance(name, str) else name for key, name in columns.items()}
    tables = _native.analyze_many(
        _values(texts),
        text=text,
        first=first,
        analyzer=native(analyzer),
        threads=threads,
        progress=report,
        raises=raises,
        **{key: _values(column) for key, column in columns.items()},
    )
    return tables_of(tables)


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
