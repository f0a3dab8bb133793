"""Many documents as one body: who is the same actor, what is the same event, who said what about it first."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import Self

from detente import _native
from detente._drawn import Drawn
from detente.analysis import Analysis
from detente.tables import Table, Tables, tables_of

__all__ = ["Corpus"]


class Corpus(Drawn):
    """Documents with their records, to which more can be added, and what they say together.

    Actors of different documents are one where an identifier says so (ISO 3166, Wikidata, Correlates of War), else
    where name, kind and country do; unnamed sources ("officials") are never joined. Events are one where kind, roles,
    time and object do not speak against it. The same documents give the same answers, in whatever order they were
    added. `docs/corpus.md` says how it is done, `docs/tables.md` describes every column.

    >>> import detente
    >>> corpus = detente.Corpus()
    >>> texts = ["Seoul said Russia had sent missiles to North Korea.", "Moscow denied sending missiles to Pyongyang."]
    >>> days = ["2024-11-20", "2024-11-21"]
    >>> corpus.add(detente.analyze_many(texts, id=["wire-1", "wire-2"], published=days))
    >>> corpus
    Corpus(documents=2)
    >>> event = corpus.events[0]
    >>> event["what"], event["first_claimed_by"], event["denied_by"]
    ('arms transfer: Russia → North Korea', 'South Korea', ['Russia'])
    """

    __slots__ = ("_native", "_window_days")

    def __init__(self, *, window_days: int = 30) -> None:
        """Makes an empty corpus.

        Args:
            window_days: an event of which a document does not say when it happened is looked for in so many days before
                the day of publication.
        """
        self._native = _native.Corpus()
        self._window_days = window_days

    @classmethod
    def open(cls, folder: str | PathLike[str], *, window_days: int = 30) -> Self:
        """Opens a corpus that `save` kept.

        Args:
            folder: the folder.
            window_days: see `Corpus`.

        Raises:
            FileError: there is no corpus.
            FormatError: a file is not what it was.
        """
        corpus = cls(window_days=window_days)
        corpus._native = _native.Corpus.open(folder)
        return corpus

    def save(self, folder: str | PathLike[str]) -> None:
        """Keeps the corpus in a folder of Parquet files.

        Only documents that were added since the last save are written. A save that is cut off leaves what was there
        before. What joining found lies beside, in `joined/`, for duckdb and others to ask.

        Args:
            folder: the folder, which is made where there is none.

        Raises:
            FileError: a file cannot be written.
            OptionError: another corpus lies there.

        >>> import detente, tempfile
        >>> corpus = detente.Corpus()
        >>> corpus.add(detente.analyze("Kenya attacked Chad.", id="wire-1"))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     corpus.save(folder)
        ...     detente.Corpus.open(folder)
        Corpus(documents=1)
        """
        self._native.save(folder)

    def add(self, documents: Tables | Analysis | Iterable[Tables | Analysis]) -> None:
        """Adds documents; each must have an id of its own.

        Args:
            documents: tables, as `analyze_many` and `read_many` give them, an analysis, or several of these: what
                `iter_tables` gives is added batch by batch.

        Raises:
            OptionError: the corpus has a document of an added one's id already.
        """
        if isinstance(documents, Tables):
            self._native.add_tables([(table.name, table._native) for table in documents])
            return
        if isinstance(documents, Analysis):
            self._native.add_analyses([documents.to_json()])
            return
        analyses: list[str] = []
        for one in documents:
            if isinstance(one, Analysis):
                analyses.append(one.to_json())
            else:
                self.add(one)
        self._native.add_analyses(analyses)

    def __len__(self) -> int:
        return len(self._native)

    def __repr__(self) -> str:
        return f"Corpus(documents={len(self)})"

    @property
    def tables(self) -> Tables:
        """The records of the documents, as `analyze_many` gives them; `row` counts through the corpus."""
        return tables_of(self._native.tables())

    @property
    def actors(self) -> Table:
        """One row for each actor of the corpus, those in the most documents first."""
        return self._joined("actors")

    @property
    def actor_links(self) -> Table:
        """Which actor of the corpus each actor of each document is."""
        return self._joined("actor_links")

    @property
    def events(self) -> Table:
        """One row for each event: what, who was first to claim it, who confirms, denies, declines to say."""
        return self._joined("events")

    @property
    def event_links(self) -> Table:
        """Which event of the corpus each event of each document is."""
        return self._joined("event_links")

    def positions(self, event: str | None = None, actor: str | None = None) -> Table:
        """Returns who stands how to what, in the order of publication.

        Args:
            event: the id of an event or treaty of the corpus; by default of all.
            actor: an id, name or ISO 3166 alpha-3 code; by default of all.

        Returns:
            The positions.

        Raises:
            OptionError: the corpus has no such actor.

        >>> import detente
        >>> corpus = detente.Corpus()
        >>> corpus.add(detente.analyze("Kenya denied that it had attacked Chad.", id="wire-1"))
        >>> [(row["actor"], row["stand"]) for row in corpus.positions(event="wire-1/e1")]
        [('KEN', 'denies')]
        """
        return self._joined("positions", about=event, actor=actor)

    def contradictions(self, event: str | None = None) -> Table:
        """Returns every pair of actors of which one asserts or confirms what the other denies.

        Args:
            event: the id of an event or treaty of the corpus; by default of all.

        Returns:
            The earliest such stands of each two actors; both are one actor where it contradicts itself.

        >>> import detente
        >>> corpus = detente.Corpus()
        >>> text = "Kenya denied that it had attacked Chad. Norway confirmed that Kenya had attacked Chad."
        >>> corpus.add(detente.analyze(text, id="wire-1"))
        >>> [(row["asserted_by"], row["denied_by"]) for row in corpus.contradictions()]
        [('NOR', 'KEN')]
        """
        return self._joined("contradictions", about=event)

    def timeline(self, actor: str) -> Table:
        """Returns what an actor did, underwent and said, in order of time.

        Args:
            actor: an id, name or ISO 3166 alpha-3 code.

        Returns:
            The events in which it takes part, and its stands.

        Raises:
            OptionError: the corpus has no such actor.

        >>> import detente
        >>> corpus = detente.Corpus()
        >>> corpus.add(detente.analyze("Kenya attacked Chad on 3 May 2024.", id="wire-1"))
        >>> [(str(row["day"]), row["part"], row["what"]) for row in corpus.timeline(actor="TCD")]
        [('2024-05-03', 'recipient', 'attack: Kenya → Chad')]
        """
        return self._joined("timeline", actor=actor)

    def _joined(self, table: str, *, about: str | None = None, actor: str | None = None) -> Table:
        native = self._native.joined(table, window_days=self._window_days, about=about, actor=actor)
        return Table(table, native)

    def _repr_html_(self) -> str:
        return self.events._repr_html_()
