"""The native half of the package. Users import `detente`, which is built on it."""

from collections.abc import Callable
from datetime import date
from os import PathLike
from typing import Any, TypeAlias, final

__all__ = [
    "Analyzer",
    "ArrowPiece",
    "ArrowStream",
    "CancelledError",
    "Corpus",
    "DateError",
    "DetenteError",
    "DocumentStream",
    "EncodingError",
    "FileError",
    "FormatError",
    "InternalError",
    "LimitError",
    "MissingFieldError",
    "ModelError",
    "OptionError",
    "Screener",
    "Table",
    "__version__",
    "analysis_to_ftm",
    "analyze",
    "analyze_many",
    "analyze_parsed",
    "check_json",
    "compare_names",
    "diff_sanctions_lists",
    "diff_treaties",
    "entry_to_analysis",
    "list_table",
    "list_to_ftm",
    "load_list",
    "parse",
    "parse_conllu",
    "parse_treaty",
    "positions",
    "read",
    "read_many",
    "run_command",
    "treaty_rows",
    "write_page",
    "write_treaty",
]

_Row: TypeAlias = tuple[str, int, int, bool, str, str, str, str, int | None, str]
"""A word: form, start, end, whether it joins the word before, lemma, UPOS, XPOS, features, head, relation."""

_Columns: TypeAlias = tuple[str, str, list[tuple[str | None, int]], list[_Row], list[tuple[int, int, str]]]
"""Text, CoNLL-U, each sentence's id and number of words, the words, the names as first word, end, kind."""

__version__: str
"""The version of crate and package."""

class DetenteError(Exception):
    """Whatever goes wrong in detente."""

    kind: str | None
    """The stable code of the kind, as the column `error_kind` shows it."""
    origin: str | None
    """The file, column or record that the error is about, where one is known."""
    line: int | None
    """The line, counted from 1, where one is known."""
    document: str | None
    """The id of the document that cannot be read, where one is known."""

class FileError(DetenteError):
    """A file, folder or pipe could not be read or written."""

class EncodingError(DetenteError):
    """Bytes or code points that are no text."""

class FormatError(DetenteError):
    """The input has not the shape that its format asks for."""

class MissingFieldError(DetenteError):
    """A named column or field is not there."""

class DateError(DetenteError):
    """A date is none."""

class OptionError(DetenteError):
    """An option has a value that it cannot have."""

class LimitError(DetenteError):
    """The input is larger than a stated limit."""

class ModelError(DetenteError):
    """A model file is corrupt or foreign."""

class CancelledError(DetenteError):
    """The work was stopped before it was done."""

class InternalError(DetenteError):
    """A fault of detente itself; please report it."""

@final
class Table:
    """Arrow batches of one schema."""

    @property
    def columns(self) -> list[tuple[str, str, bool]]:
        """The columns: name, Arrow type, whether a cell may be empty."""

    def __len__(self) -> int:
        """The number of rows."""

    def rows(self, start: int, stop: int) -> list[dict[str, Any]]:
        """Rows `start` up to, not including, `stop`, each as a dict."""

    def __arrow_c_schema__(self) -> object:
        """The schema as an Arrow C capsule."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows as an Arrow C stream capsule."""

    def to_ipc(self) -> bytes:
        """The table as bytes of an Arrow IPC stream."""

    @staticmethod
    def from_ipc(bytes: bytes) -> Table:
        """The table that `to_ipc` wrote."""

@final
class Analyzer:
    """What `detente.Analyzer` says, loaded once."""

    def __new__(cls, claim_guide: str, tables: list[tuple[str, bytes]], only_own_event_frames: bool) -> Analyzer:
        """Reads the tables, which are files as path and contents.

        Raises:
            DetenteError: whatever `detente.Analyzer` raises.
        """

def analyze(
    text: str,
    title: str | None = None,
    published: str | date | None = None,
    id: str | None = None,
    *,
    analyzer: Analyzer | None = None,
) -> str:
    """Reads one document and returns its analysis as JSON.

    Raises:
        DateError: `published` is no date.
        EncodingError: a string holds a lone surrogate.
    """

def positions(json: str) -> str:
    """Returns the positions of an analysis that is given as JSON, as a JSON array."""

def write_page(json: str) -> str:
    """Returns the page for reading of an analysis that is given as JSON."""

def check_json(json: str) -> str:
    """Checks the JSON of an analysis and returns it in the form that `analyze` writes.

    Raises:
        FormatError: the JSON has not the shape of an analysis.
    """

def analyze_many(
    texts: object,
    *,
    text: str,
    id: object | None,
    title: object | None,
    published: object | None,
    first: int,
    analyzer: Analyzer | None,
    threads: int | None,
    progress: Callable[[int, int], object] | None,
    raises: bool,
) -> list[tuple[str, Table]]:
    """Reads many documents and returns their records as named tables.

    Args:
        texts: a frame or a column: Arrow data, or an iterable.
        text: the name of a frame's column of texts.
        id: the name of a column, a column, or nothing; `title` and `published` likewise.
        title: see `id`.
        published: see `id`.
        first: the number of the first row.
        analyzer: how they are read, or nothing for the default.
        threads: the number of threads, or nothing for one a core.
        progress: called with the documents done and all documents, about every 50 ms.
        raises: whether a row that cannot be read raises.

    Raises:
        DetenteError: whatever `detente.analyze_many` raises.
    """

def read(path: str | PathLike[str], options: dict[str, str | date], *, analyzer: Analyzer | None) -> str:
    """Reads the one document of a file and returns its analysis as JSON.

    Args:
        path: the file.
        options: the options of `detente.read` that are given, by name.
        analyzer: how it is read, or nothing for the default.

    Raises:
        DetenteError: whatever `detente.read` raises.
    """

def read_many(
    paths: list[str | PathLike[str]],
    options: dict[str, str | date],
    *,
    analyzer: Analyzer | None,
    threads: int | None,
    progress: Callable[[int, int], object] | None,
    raises: bool,
) -> list[tuple[str, Table]]:
    """Reads the documents of files and folders and returns their records as named tables.

    Args:
        paths: files, folders, patterns.
        options: the options of `detente.read_many` that are given, by name.
        analyzer: how they are read, or nothing for the default.
        threads: the number of threads, or nothing for one a core.
        progress: called with the bytes read and all bytes, about every 50 ms.
        raises: whether a document that cannot be read raises.

    Raises:
        DetenteError: whatever `detente.read_many` raises.
    """

@final
class Corpus:
    """Documents with their records, and what they say together."""

    def __new__(cls) -> Corpus:
        """An empty corpus."""

    @staticmethod
    def open(folder: str | PathLike[str]) -> Corpus:
        """Opens a corpus that `save` kept."""

    def save(self, folder: str | PathLike[str]) -> None:
        """Keeps the corpus in a folder."""

    def add_tables(self, tables: list[tuple[str, Table]]) -> None:
        """Adds the tables of documents, each with its name."""

    def add_analyses(self, analyses: list[str]) -> None:
        """Adds analyses, given as JSON."""

    def __len__(self) -> int:
        """The number of documents."""

    def tables(self) -> list[tuple[str, Table]]:
        """The tables of the documents."""

    def joined(self, table: str, *, window_days: int, about: str | None = None, actor: str | None = None) -> Table:
        """One of the joined tables, whole or of one event or treaty, of one actor."""

@final
class DocumentStream:
    """Files and folders, whose documents are read a batch at a time."""

    def __new__(
        cls, paths: list[str | PathLike[str]], options: dict[str, str | date], *, analyzer: Analyzer | None
    ) -> DocumentStream:
        """Lists the files; `options` are those of `detente.read_many` that are given, by name."""

    def next(
        self,
        size: int,
        *,
        first: int,
        threads: int | None,
        progress: Callable[[int, int], object] | None,
        raises: bool,
    ) -> list[tuple[str, Table]] | None:
        """Reads the next `size` documents; none where there are no more.

        Raises:
            DetenteError: whatever `detente.read_many` raises.
        """

@final
class ArrowStream:
    """A table or column that speaks the Arrow PyCapsule protocol, read as far as it is asked for."""

    def __new__(cls, values: object) -> ArrowStream:
        """Opens what speaks the protocol."""

    def take(self, size: int) -> ArrowPiece:
        """The next rows, at most `size` of them.

        Raises:
            FormatError: the stream breaks off.
        """

@final
class ArrowPiece:
    """Rows of an `ArrowStream`, without a copy."""

    def __len__(self) -> int:
        """The number of rows."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows as an Arrow C stream capsule."""

def run_command(arguments: list[str]) -> int:
    """Runs the command `detente` and returns its exit code; the first argument is the command's name."""

def parse(text: str, id: str) -> _Columns:
    """Reads a text into words and trees.

    Raises:
        EncodingError: a string holds a lone surrogate.
    """

def parse_conllu(file: str, anew: bool) -> _Columns:
    """Reads a CoNLL-U file: its own trees, or, with `anew`, new ones over its words.

    Raises:
        EncodingError: the string holds a lone surrogate.
        FormatError: the file is no CoNLL-U, or its words have no trees.
    """

def analyze_parsed(
    text: str,
    sentences: list[int],
    words: list[_Row],
    names: list[tuple[int, int, str]],
    title: str | None = None,
    published: str | date | None = None,
    id: str | None = None,
    *,
    analyzer: Analyzer | None = None,
) -> str:
    """Reads a document off trees that the caller brings and returns its analysis as JSON.

    Raises:
        DetenteError: whatever `detente.analyze_parsed` raises.
    """

def parse_treaty(text: str, id: str) -> str:
    """Reads a treaty's text and returns it with its parts as JSON.

    Raises:
        EncodingError: a string holds a lone surrogate.
    """

def write_treaty(text: str, id: str, form: str) -> str:
    """Reads a treaty's text and writes it in another form: `markdown`, `akoma_ntoso` or `html`.

    Raises:
        EncodingError: a string holds a lone surrogate.
        OptionError: the form is none of these.
    """

def treaty_rows(text: str, id: str, table: str) -> tuple[list[str], list[list[str]]]:
    """Reads a treaty's text and returns the columns and rows of `articles`, `obligations` or `final_clauses`.

    Raises:
        EncodingError: a string holds a lone surrogate.
        OptionError: the table is none of these.
    """

def diff_treaties(before: str, after: str, markdown: bool) -> str:
    """Compares two treaty texts by article; JSON, or Markdown for reading.

    Raises:
        EncodingError: a string holds a lone surrogate.
    """

def load_list(path: str | PathLike[str], strict: bool) -> str:
    """Reads a sanctions list and returns it as JSON.

    Raises:
        DetenteError: whatever `detente.load_list` raises.
    """

def list_table(json: str, table: str) -> Table:
    """Returns one of the tables of a list that is given as JSON.

    Raises:
        FormatError: the JSON has not the shape of a list.
        OptionError: there is no such table.
    """

def diff_sanctions_lists(before: str, after: str) -> str:
    """Returns what changed from one list to a later one as JSON; both are given as JSON.

    Raises:
        FormatError: the JSON has not the shape of a list.
    """

def list_to_ftm(json: str) -> str:
    """Returns a list that is given as JSON as FollowTheMoney entities, one JSON object a line.

    Raises:
        FormatError: the JSON has not the shape of a list.
    """

def entry_to_analysis(json: str, id: str) -> str:
    """Returns the analysis of an entry of a list that is given as JSON, as JSON.

    Raises:
        FormatError: the JSON has not the shape of a list.
        OptionError: no entry has the key.
    """

def analysis_to_ftm(json: str) -> str:
    """Returns an analysis that is given as JSON as FollowTheMoney entities, one JSON object a line.

    Raises:
        FormatError: the JSON has not the shape of an analysis.
    """

def compare_names(a: str, b: str, kind: str | None) -> str:
    """Compares two names; JSON.

    Raises:
        EncodingError: a string holds a lone surrogate.
        OptionError: there is no such kind.
    """

@final
class Screener:
    """Lists made ready for screening."""

    def __new__(cls, lists: list[tuple[bool, str]]) -> Screener:
        """Reads and indexes lists: paths, or the JSON of lists."""

    @staticmethod
    def load(path: str) -> Screener:
        """Loads an index."""

    def save(self, path: str) -> None:
        """Saves the index."""

    @staticmethod
    def from_bytes(bytes: bytes) -> Screener:
        """The index that `to_bytes` wrote."""

    def to_bytes(self) -> bytes:
        """The index as bytes."""

    def __len__(self) -> int:
        """How many entries there are."""

    @property
    def lists(self) -> list[str]:
        """The ids of the lists."""

    def matches(
        self,
        name: str,
        kind: str | None,
        countries: list[str],
        born: str | None,
        gender: str | None,
        identifiers: list[str],
        threshold: float,
    ) -> str:
        """The candidates for one name; JSON."""

    def screen(self, analysis: str, threshold: float) -> str:
        """The actors of an analysis, given as JSON, that have candidates; JSON."""

    def screen_many(
        self,
        names: Any,
        name: str,
        kind: str | None,
        country: str | None,
        born: str | None,
        threshold: float,
        threads: int | None,
    ) -> Table:
        """The candidates for many names, as a table."""
