"""Reads news and documents on international affairs into typed records, each tied to the words it rests on.

    >>> import detente
    >>> analysis = detente.analyze("Seoul alleged that Moscow had sent missiles.", published="2024-11-22")
    >>> analysis.text[:5]
    'Seoul'

`analyze` reads one text and `read` one file; `analyze_many` reads a whole column of texts into tables, `read_many`
files and folders; `iter_tables` either of them a batch at a time. `parse` gives the words and trees beneath, and
`analyze_parsed` takes those of another parser. An `Analyzer` says how all of them read, with tables of one's own too.
A `Corpus` joins many documents. `parse_treaty` reads the text of a treaty, `load_list` a sanctions list, and a
`Screener` looks names and articles up in lists.
"""

from detente._native import (
    CancelledError,
    DateError,
    DetenteError,
    EncodingError,
    FileError,
    FormatError,
    InternalError,
    LimitError,
    MissingFieldError,
    ModelError,
    OptionError,
    __version__,
)
from detente.analysis import Analysis, Position, analyze
from detente.analyzer import Analyzer, ClaimGuide
from detente.batch import analyze_many, iter_tables
from detente.bring import analyze_parsed
from detente.corpus import Corpus
from detente.list_records import ListEntry, ListName
from detente.lists import ListDiff, SanctionsList, load_list
from detente.parsing import Doc, Entity, Sentence, Token, parse, parse_conllu
from detente.reading import read, read_many
from detente.records import (
    Actor,
    Claim,
    ClaimEvidence,
    ClaimFactuality,
    Cue,
    DateExpression,
    Edge,
    Event,
    EventObject,
    Identifiers,
    Medium,
    Mention,
    Provision,
    Quantity,
    Role,
    Sanction,
    Source,
    Span,
    Time,
    Treaty,
)
from detente.screening import Candidate, Comparison, Evidence, Reason, ScreenedActor, Screener, compare_names
from detente.tables import Table, Tables
from detente.treaty import TreatyText, parse_treaty

__all__ = [
    "Actor",
    "Analysis",
    "Analyzer",
    "CancelledError",
    "Candidate",
    "Claim",
    "ClaimEvidence",
    "ClaimFactuality",
    "ClaimGuide",
    "Comparison",
    "Corpus",
    "Cue",
    "DateError",
    "DateExpression",
    "DetenteError",
    "Doc",
    "Edge",
    "EncodingError",
    "Entity",
    "Event",
    "EventObject",
    "Evidence",
    "FileError",
    "FormatError",
    "Identifiers",
    "InternalError",
    "LimitError",
    "ListDiff",
    "ListEntry",
    "ListName",
    "Medium",
    "Mention",
    "MissingFieldError",
    "ModelError",
    "OptionError",
    "Position",
    "Provision",
    "Quantity",
    "Reason",
    "Role",
    "Sanction",
    "SanctionsList",
    "ScreenedActor",
    "Screener",
    "Sentence",
    "Source",
    "Span",
    "Table",
    "Tables",
    "Time",
    "Token",
    "Treaty",
    "TreatyText",
    "__version__",
    "analyze",
    "analyze_many",
    "analyze_parsed",
    "compare_names",
    "iter_tables",
    "load_list",
    "parse",
    "parse_conllu",
    "parse_treaty",
    "read",
    "read_many",
]
