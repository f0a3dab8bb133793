"""Names against sanctions lists: candidates for a person to look at, never findings."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Protocol, Self

from detente import _native
from detente._record import Record
from detente.analysis import Analysis
from detente.batch import ArrowArray, ArrowStream
from detente.records import ActorKind, Mention
from detente.tables import Table

if TYPE_CHECKING:
    import pandas

__all__ = ["Candidate", "Comparison", "Evidence", "Reason", "ScreenedActor", "Screener", "compare_names"]

ReasonKind = Literal[
    "same",
    "spelling",
    "sound",
    "nickname",
    "consonants",
    "letters",
    "initial",
    "joined",
    "acronym",
    "only_one",
    "differs",
    "number_differs",
    "patronymic_differs",
    "legal_form_differs",
]
EvidenceKind = Literal[
    "born_agrees",
    "born_differs",
    "country_agrees",
    "country_differs",
    "gender_differs",
    "identifier_agrees",
    "identifier_differs",
    "weak_alias",
]


@dataclass(frozen=True, slots=True, repr=False)
class Reason(Record):
    """One thing that speaks for or against two names being one."""

    kind: ReasonKind
    """What it is."""
    a: str
    """The words of the first name, as they are written there; empty where it has none."""
    b: str
    """The words of the second name."""


@dataclass(frozen=True, slots=True, repr=False)
class Evidence(Record):
    """A fact beside the name that speaks for or against a candidate."""

    kind: EvidenceKind
    """Which fact."""
    asked: str
    """What was asked for."""
    listed: str
    """What the list says."""


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(Record):
    """How much two names are alike, and why."""

    score: float
    """From 0 (nothing in common) to 1 (the same)."""
    reasons: tuple[Reason, ...] = ()
    """What speaks for and against it, in the order of the first name."""


@dataclass(frozen=True, slots=True, repr=False)
class Candidate(Record):
    """A listed party that a name may be the name of. Someone has to look at it."""

    score: float
    """From 0 to 1: the name's score, raised or lowered by the evidence."""
    list: str
    """The list."""
    entry: str
    """The entry's key in the list."""
    kind: ActorKind
    """What the entry is."""
    name: str
    """The entry's main name."""
    matched: str
    """The name of the entry that is most like the one asked for."""
    matched_kind: Literal["primary", "aka", "fka", "nka", "variation"]
    """What the list calls that name."""
    matched_quality: Literal["strong", "weak"]
    """How well the list thinks that it identifies."""
    name_score: float
    """How much the names are alike, from 0 to 1."""
    reasons: tuple[Reason, ...] = ()
    """Which words are alike, and which are not; `a` is the name asked for."""
    evidence: tuple[Evidence, ...] = ()
    """What beside the name speaks for or against it."""
    programmes: tuple[str, ...] = ()
    """Programmes that the entry is listed under, as the list codes them."""


@dataclass(frozen=True, slots=True, repr=False)
class ScreenedActor(Record):
    """An actor of an article with the listed parties that it may be."""

    actor: str
    """The actor's id in the analysis."""
    name: str
    """Its name."""
    kind: ActorKind
    """What the article shows it as."""
    mentions: tuple[Mention, ...] = ()
    """Where the article speaks of it; offsets count code points."""
    candidates: tuple[Candidate, ...] = ()
    """The best candidate first; never empty."""


class HasJson(Protocol):
    """A list with its JSON, as `load_list` gives it."""

    def to_json(self) -> str:
        """The list as JSON."""


class Screener:
    """Sanctions lists made ready, so that a name is looked for in all of them at once.

    It can be shared between threads, and pickled; the same names and lists always give the same candidates.

    >>> import detente
    >>> screener = detente.Screener(["examples/lists/un.xml"])
    >>> [candidate.name for candidate in screener.match("Dora Veller", kind="person")]
    ['Dora Weller']
    >>> screener.match("Anna Keller", kind="person")
    []
    """

    __slots__ = ("_native",)

    def __init__(self, lists: Iterable[str | os.PathLike[str] | HasJson]) -> None:
        """Reads and indexes lists.

        Args:
            lists: paths of lists in any format that `load_list` reads, or what `load_list` gave.

        Raises:
            FileError: a list cannot be read.
            FormatError: a file is no list.
        """
        sources = [
            (True, os.fspath(source)) if isinstance(source, str | os.PathLike) else (False, source.to_json())
            for source in lists
        ]
        self._native = _native.Screener(sources)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """Loads an index that `save` wrote, in milliseconds.

        Args:
            path: the file.

        Returns:
            The screener.

        Raises:
            FileError: the file cannot be read.
            FormatError: it is no index, was changed, or was made by another version.
        """
        return cls._of(_native.Screener.load(os.fspath(path)))

    @classmethod
    def _of(cls, native: _native.Screener) -> Self:
        screener = cls.__new__(cls)
        screener._native = native
        return screener

    @classmethod
    def _from_bytes(cls, index: bytes) -> Self:
        return cls._of(_native.Screener.from_bytes(index))

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self)._from_bytes, (self._native.to_bytes(),))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Saves the index for `load`.

        Args:
            path: the file.

        Raises:
            FileError: the file cannot be written.
        """
        self._native.save(os.fspath(path))

    def __len__(self) -> int:
        return len(self._native)

    def __repr__(self) -> str:
        return f"Screener({len(self)} entries of {', '.join(self._native.lists)})"

    def match(
        self,
        name: str,
        *,
        kind: ActorKind | None = None,
        country: str | Sequence[str] | None = None,
        born: str | date | None = None,
        gender: Literal["male", "female", "other"] | None = None,
        identifiers: Sequence[str] = (),
        threshold: float = 0.7,
    ) -> list[Candidate]:
        """Returns the listed parties that a name may mean, the best first.

        Args:
            name: the name, in any script.
            kind: what its bearer is; people are looked for among people, ships and aircraft among these, bodies among
                bodies, and without a kind among all.
            country: countries that the bearer is tied to, as alpha-3 codes.
            born: when the bearer was born: a day, a month (`"1961-05"`) or a year.
            gender: the bearer's gender.
            identifiers: numbers of the bearer's: passport, tax or register number, IMO.
            threshold: the least score of a candidate, from 0.4 to 1.

        Returns:
            The candidates; each has to be looked at.

        Raises:
            OptionError: an argument has a value that it cannot have.

        >>> import detente
        >>> screener = detente.Screener(["examples/lists/un.xml"])
        >>> screener.match("WELLER, Dora", kind="person")[0].score
        1.0
        """
        countries = [country] if isinstance(country, str) else list(country or ())
        words = born.isoformat()[:10] if isinstance(born, date) else born
        found = self._native.matches(name, kind, countries, words, gender, list(identifiers), threshold)
        return [Candidate.from_dict(candidate) for candidate in json.loads(found)]

    def screen(self, analysis: Analysis, *, threshold: float = 0.7) -> list[ScreenedActor]:
        """Looks every named actor of an article up; states and unnamed groups are left out.

        Args:
            analysis: the article.
            threshold: the least score of a candidate, from 0.4 to 1.

        Returns:
            The actors that have candidates, with their mentions, in the order of the analysis.

        Raises:
            OptionError: the threshold is out of bounds.

        >>> import detente
        >>> screener = detente.Screener(["examples/lists/un.xml"])
        >>> article = detente.analyze("The minister, Dora Weller, denied it on Monday.")
        >>> [(actor.name, actor.candidates[0].name) for actor in screener.screen(article)]
        [('Dora Weller', 'Dora Weller')]
        """
        found = self._native.screen(analysis.to_json(), threshold)
        return [ScreenedActor.from_dict(actor) for actor in json.loads(found)]

    def screen_many(
        self,
        names: Iterable[str | None] | pandas.DataFrame | pandas.Series[Any] | ArrowStream | ArrowArray,
        name: str = "name",
        *,
        kind: str | None = None,
        country: str | None = None,
        born: str | None = None,
        threshold: float = 0.7,
        threads: int | None = None,
    ) -> Table:
        """Looks many names up, in parallel and without the interpreter's lock.

        Args:
            names: a column of names, or a frame that has one (pandas, polars, pyarrow, anything that speaks the Arrow
                PyCapsule protocol).
            name: the frame's column of names.
            kind: the frame's column of kinds, if it has one.
            country: the frame's column of alpha-3 codes.
            born: the frame's column of dates of birth.
            threshold: the least score of a candidate, from 0.4 to 1.
            threads: how many threads work; by default one for each core.

        Returns:
            A table with a row for each candidate: `row` (of the names, from 0), `score`, `name_score`, `name`, `list`,
            `entry`, `kind`, `listed_name`, `matched`, `reasons`, `evidence`, `programmes`.

        Raises:
            MissingFieldError: the frame has no such column.
            OptionError: a cell or an argument has a value that it cannot have.

        >>> import detente
        >>> screener = detente.Screener(["examples/lists/un.xml"])
        >>> table = screener.screen_many(["Dora Veller", "Anna Keller"])
        >>> [(row["row"], row["listed_name"]) for row in table]
        [(0, 'Dora Weller')]
        """
        native = self._native.screen_many(names, name, kind, country, born, threshold, threads)
        return Table("candidates", native)


def compare_names(a: str, b: str, kind: ActorKind | None = None) -> Comparison:
    """Compares two names, in any scripts and spellings.

    Args:
        a: a name.
        b: another name.
        kind: what their bearers are; where it is not given, words like "Ltd" tell bodies from people.

    Returns:
        A score from 0 to 1, the same whichever name comes first, with its reasons.

    Raises:
        OptionError: there is no such kind.

    >>> import detente
    >>> comparison = detente.compare_names("Usama bin Ladin", "Osama Bin Laden", kind="person")
    >>> comparison.score > 0.8, comparison.reasons[0].kind
    (True, 'spelling')
    """
    return Comparison.from_dict(json.loads(_native.compare_names(a, b, kind)))
