"""One document and its records."""

from __future__ import annotations

import json as _json
import os
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any, Literal, Protocol, Self

from detente import _native
from detente._drawn import Drawn
from detente._record import Record
from detente.analyzer import Analyzer, native
from detente.records import Actor, AnalysisFields

__all__ = ["Analysis", "Position", "analyze"]

Stand = Literal[
    "asserts",
    "confirms",
    "denies",
    "declines",
    "believes",
    "predicts",
    "doubts",
    "hints",
    "promises",
    "demands",
    "threatens",
    "warns",
    "supports",
    "condemns",
    "justifies",
]


class HasSpan(Protocol):
    """Anything that stands at a place of the text: a mention, a date, a cue, a span."""

    @property
    def start(self) -> int | None:
        """Where the words begin."""

    @property
    def end(self) -> int | None:
        """Where they end."""


@dataclass(frozen=True, slots=True, repr=False)
class Position(Record):
    """An actor's stand to an event, a treaty or a sanction, with the claim that shows it."""

    about: Literal["event", "treaty", "sanction"]
    """What it is about."""
    id: str
    """The id of that event, treaty or sanction."""
    what: str
    """What that is, in words."""
    stand: Stand
    """The stand."""
    claim: str
    """The id of the claim that shows it."""
    actor: str | None = None
    """The id of the actor; none where the source is not known by name or the author speaks."""
    start: int | None = None
    """Where the words that show it begin."""
    end: int | None = None
    """Where they end."""
    time: str | None = None
    """When it was said, as a TIMEX3 value."""


class Analysis(AnalysisFields, Drawn):
    r"""A document with every record that was read from it, each list in text order.

    What is read stands in `actors`, `claims`, `events`, `treaties`, `sanctions`, `quantities`, `dates` and `sentences`,
    the document itself in `text`, `title`, `id`, `published` and `language`. Offsets count code points, as Python's
    strings do: `analysis.text[mention.start:mention.end]` is exactly the words meant. An analysis is frozen, hashable,
    and can be copied and pickled.

    >>> import detente
    >>> analysis = detente.analyze("Moscow denied it.", title="Drones over Kyiv", id="wire-1")
    >>> analysis.id, analysis.title
    ('wire-1', 'Drones over Kyiv')
    >>> analysis.text
    'Drones over Kyiv\n\nMoscow denied it.'
    """

    __slots__ = ()

    @classmethod
    def from_json(cls, json: str) -> Self:
        """Reads an analysis from its JSON, whoever wrote it.

        Args:
            json: what `to_json` or the command `detente analyze --format json` gives.

        Returns:
            The analysis.

        Raises:
            FormatError: the JSON has not the shape of an analysis, or a span does not lie in the text.

        >>> import detente
        >>> analysis = detente.analyze("Moscow denied it.")
        >>> detente.Analysis.from_json(analysis.to_json()) == analysis
        True
        """
        return cls.from_dict(_json.loads(_native.check_json(json)))

    def quote(self, record: HasSpan) -> str:
        """Returns the words that a record stands at.

        Args:
            record: a span, mention, role, cue, date, quantity or provision of this analysis.

        Returns:
            The words; an empty string where the record has no place in the text.

        >>> import detente
        >>> analysis = detente.analyze("Moscow denied it.")
        >>> analysis.quote(detente.Span(start=0, end=6))
        'Moscow'
        """
        return "" if record.start is None else self.text[record.start : record.end]

    def actor(self, id: str) -> Actor:
        """Returns the actor that an id of this analysis points at.

        Args:
            id: `a1`, `a2`, …, as claims, events, treaties and sanctions name their actors.

        Returns:
            The actor.

        Raises:
            KeyError: no actor of this analysis has the id.
        """
        for actor in self.actors:
            if actor.id == id:
                return actor
        raise KeyError(id)

    def to_ftm(self) -> list[dict[str, Any]]:
        """Returns the named actors, sanctions and events as FollowTheMoney entities.

        Returns:
            The entities, as `followthemoney.model.get_proxy` takes them.

        >>> import detente
        >>> entities = detente.analyze("Washington imposed sanctions on Iran.").to_ftm()
        >>> [entity["properties"]["country"] for entity in entities if entity["schema"] == "Sanction"]
        [['us']]
        """
        return [_json.loads(line) for line in _native.analysis_to_ftm(self.to_json()).splitlines()]

    def positions(self) -> tuple[Position, ...]:
        """Returns every actor's stand to every event, treaty and sanction that it speaks of.

        Returns:
            The positions, sorted by what they are about and then by the claims' order.

        >>> import detente
        >>> analysis = detente.analyze("Kenya denied that it had attacked Chad.")
        >>> [(position.what, analysis.actor(position.actor).name, position.stand) for position in analysis.positions()]
        [('attack: Kenya → Chad', 'Kenya', 'denies')]
        """
        return tuple(Position.from_dict(values) for values in _json.loads(_native.positions(self.to_json())))

    def to_html(self) -> str:
        """Returns a page for reading: the text with its records marked, and a table of each kind beneath.

        It is a piece of HTML that needs nothing else; all text in it is escaped. A notebook shows it for an analysis
        that ends a cell.

        >>> import detente
        >>> "data-r=" in detente.analyze("Moscow denied that it had sent troops.").to_html()
        True
        """
        return _native.write_page(self.to_json())

    def save_html(self, path: str | os.PathLike[str]) -> None:
        """Writes `to_html` to a file, as a page of its own.

        Args:
            path: the file, which is replaced.

        Raises:
            OSError: the file cannot be written.
        """
        head = '<!doctype html>\n<html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">'
        title = escape(self.title or self.id or "detente")
        Path(path).write_text(f"{head}<title>{title}</title>\n{self.to_html()}\n", "utf-8")

    def _repr_html_(self) -> str:
        return self.to_html()


def analyze(
    text: str,
    title: str | None = None,
    published: str | date | None = None,
    id: str | None = None,
    *,
    analyzer: Analyzer | None = None,
) -> Analysis:
    """Reads one document.

    Any text gives an analysis: empty, in another language, only emoji. Odd text gives fewer records, never an error.

    Args:
        text: the text, kept to the letter.
        title: its title, where it stands apart; it is put before the text with one empty line between, and offsets
            count from its beginning.
        published: the day of publication, against which "yesterday" is read: a date, a datetime, or a string in
            ISO 8601.
        id: the document's name.
        analyzer: how it is read, where the default is not wanted: after another guide, with tables of one's own.

    Returns:
        The analysis.

    Raises:
        TypeError: an argument has a wrong type, such as bytes for text.
        DateError: `published` is no date.
        EncodingError: a string holds a lone surrogate, and so is no text.

    >>> import detente
    >>> detente.analyze("Moscow denied it.", published="2024-11-22").published
    '2024-11-22'
    >>> detente.analyze("Moscow denied it.", published="2024-13-45")
    Traceback (most recent call last):
        ...
    detente.DateError: ...
    """
    return Analysis.from_dict(_json.loads(_native.analyze(text, title, published, id, analyzer=native(analyzer))))
