"""Documents from files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from os import PathLike
from typing import Literal

from detente import _native
from detente._progress import reporter
from detente.analysis import Analysis
from detente.analyzer import Analyzer, native
from detente.tables import Tables, is_raise, tables_of

__all__ = ["read", "read_many"]

Path = str | PathLike[str]
FileFormat = Literal["txt", "json", "jsonl", "csv", "tsv", "parquet", "html"]


def read(
    path: Path,
    *,
    published: str | date | None = None,
    format: FileFormat | None = None,
    encoding: str | None = None,
    text_field: str | None = None,
    title_field: str | None = None,
    id_field: str | None = None,
    published_field: str | None = None,
    analyzer: Analyzer | None = None,
) -> Analysis:
    """Reads the one document of a file: plain text, JSON, a web page, a table of one row.

    Args:
        path: the file; where it has no id of its own, its name without the ending becomes the document's id.
        published: the day of publication, where the file does not bring its own.
        format: the file's format, whatever its name says.
        encoding: the file's encoding, such as `"windows-1252"`; by default the byte order mark decides, then UTF-8,
            then a guess.
        text_field: the field or column of the text, by default `text`.
        title_field: the field or column of the title, by default `title`; `""` for none.
        id_field: the field or column of the id, by default `id`; `""` for none.
        published_field: the field or column of the day of publication, by default `published`; `""` for none.
        analyzer: how it is read, where the default is not wanted: after another guide, with tables of one's own.

    Returns:
        The analysis.

    Raises:
        FileError: the file cannot be read.
        EncodingError: its bytes are no text.
        FormatError: it has not the shape of its format, or holds no document, or more than one.
        DateError: a day of publication is no date.
        OptionError: there is no such format or encoding.

    >>> import detente
    >>> detente.read("no/such/file.txt")
    Traceback (most recent call last):
        ...
    detente.FileError: ...
    """
    options = {
        "published": published,
        "format": format,
        "encoding": encoding,
        "text_field": text_field,
        "title_field": title_field,
        "id_field": id_field,
        "published_field": published_field,
    }
    return Analysis.from_dict(json.loads(_native.read(path, _given(options), analyzer=native(analyzer))))


def read_many(
    paths: Path | Iterable[Path],
    *,
    published: str | date | None = None,
    format: FileFormat | None = None,
    encoding: str | None = None,
    text_field: str | None = None,
    title_field: str | None = None,
    id_field: str | None = None,
    published_field: str | None = None,
    analyzer: Analyzer | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int], object] = False,
    on_error: Literal["record", "raise"] = "record",
) -> Tables:
    """Reads the documents of files and folders into tables, in parallel and in bounded memory.

    Args:
        paths: a file, a folder (with the folders in it), a pattern such as `news/*.html`, `-` for standard input, or
            several of these. Files come in the order of their names.
        published: see `read`; so are the next six.
        format: see `read`.
        encoding: see `read`.
        text_field: see `read`.
        title_field: see `read`.
        id_field: see `read`.
        published_field: see `read`.
        analyzer: see `read`.
        threads: how many documents are read at the same time; by default one for each core.
        progress: `True` shows a bar (of tqdm where it is installed, else a line on standard error); a function is
            called with the number of bytes read and the number of all, about every 50 ms.
        on_error: `"record"` keeps every other document where one cannot be read, and says why in the column `error` of
            `documents`; `"raise"` raises for the first such document.

    Returns:
        The tables.

    Raises:
        DateError: `published` is no date.
        OptionError: an option has a value that it cannot have.
        DetenteError: a document cannot be read, with `on_error="raise"`.

    >>> import detente
    >>> detente.read_many("no/such/file.txt").documents[0]["error_kind"]
    'io'
    """
    options = {
        "published": published,
        "format": format,
        "encoding": encoding,
        "text_field": text_field,
        "title_field": title_field,
        "id_field": id_field,
        "published_field": published_field,
    }
    listed = [paths] if isinstance(paths, str | PathLike) else list(paths)
    report, end = reporter(progress, "MB", 1e6)
    try:
        tables = _native.read_many(
            listed,
            _given(options),
            analyzer=native(analyzer),
            threads=threads,
            progress=report,
            raises=is_raise(on_error),
        )
    finally:
        end()
    return tables_of(tables)


def open_many(
    paths: Path | Iterable[Path],
    batch_size: int,
    *,
    analyzer: Analyzer | None,
    threads: int | None,
    progress: bool | Callable[[int, int], object],
    raises: bool,
    **options: str | None,
) -> Iterator[Tables]:
    """Reads the documents of files and folders a batch at a time; `iter_tables` is for users."""
    listed = [paths] if isinstance(paths, str | PathLike) else list(paths)
    stream = _native.DocumentStream(listed, _given(options), analyzer=native(analyzer))
    report, end = reporter(progress, "MB", 1e6)
    first = 0
    try:
        while (
            batch := stream.next(batch_size, first=first, threads=threads, progress=report, raises=raises)
        ) is not None:
            tables = tables_of(batch)
            first += len(tables.documents)
            yield tables
    finally:
        end()


def _given(options: Mapping[str, str | date | None]) -> dict[str, str | date]:
    return {name: value for name, value in options.items() if value is not None}
