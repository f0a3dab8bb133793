"""How documents are read, where the default is not what is wanted."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from detente import _native

__all__ = ["Analyzer", "ClaimGuide"]

ClaimGuide = Literal["own", "polnear"]
"""Whose rules say what a claim is and which words are its cue.

* `own`: the cue is the words that attribute and no more ("denied"), and only a source's own stand is a claim

* `polnear`: those of the corpus PolNeAR: the cue is the predicate as it stands ("has repeatedly denied"), and
  appearances ("seems to have failed"), intentions and contents that only a relative clause names are claims too
"""

Contents = tuple[tuple[str, bytes], ...]


class Analyzer:
    """A way to read documents, for the argument `analyzer` of every function that reads them.

    It is made once, with whatever tables it takes, and used for any number of documents. It holds what its files held,
    so it can be pickled and sent to machines that do not have them. Two that read alike are equal.

    >>> import detente
    >>> wide = detente.Analyzer(claim_guide="polnear")
    >>> analysis = detente.analyze("Moscow has repeatedly denied it.", analyzer=wide)
    >>> cue = analysis.claims[0].cue
    >>> analysis.text[cue.start : cue.end]
    'has repeatedly denied'
    """

    __slots__ = ("_claim_guide", "_contents", "_native", "_only_own_event_frames")

    def __init__(
        self,
        *,
        claim_guide: ClaimGuide = "own",
        tables: Iterable[str | os.PathLike[str]] = (),
        only_own_event_frames: bool = False,
    ) -> None:
        """Reads the tables.

        Args:
            claim_guide: whose rules say what a claim is: `"own"`, or `"polnear"` for those of the corpus PolNeAR, where
                the cue is the whole predicate and intentions and appearances are claims too (docs/claims.md).
            tables: files with names, words and event frames of one's own, each called as its like among detente's
                tables is (`event_frames.tsv`, `2024.companies.tsv`), or PETRARCH's dictionaries (`.actors`, `.agents`).
                Their rows are tried before those that ship (docs/events.md, docs/lexicon.md).
            only_own_event_frames: whether the event frames that ship are left out.

        Raises:
            TypeError: `tables` is a single path.
            FileError: a file cannot be read.
            EncodingError: a file is no UTF-8.
            FormatError: a row has not the shape of its table; the message says where and what was expected.
            OptionError: there is no such guide, or a file's name is that of no table.
        """
        if isinstance(tables, str | bytes | os.PathLike):
            raise TypeError(f"tables is a single {type(tables).__name__}; expected a list of paths")
        self._hold(claim_guide, tuple(map(_contents, tables)), only_own_event_frames)

    def _hold(self, claim_guide: ClaimGuide, contents: Contents, only_own_event_frames: bool) -> None:
        self._claim_guide = claim_guide
        self._contents = contents
        self._only_own_event_frames = only_own_event_frames
        self._native = _native.Analyzer(claim_guide, list(contents), only_own_event_frames)

    @property
    def claim_guide(self) -> ClaimGuide:
        """Whose rules say what a claim is."""
        return self._claim_guide

    @property
    def tables(self) -> tuple[str, ...]:
        """The paths of the tables, as they were given."""
        return tuple(path for path, _ in self._contents)

    @property
    def only_own_event_frames(self) -> bool:
        """Whether the event frames that ship are left out."""
        return self._only_own_event_frames

    def _state(self) -> tuple[ClaimGuide, Contents, bool]:
        return self._claim_guide, self._contents, self._only_own_event_frames

    def __eq__(self, other: object) -> bool:
        """Two analyzers are equal if they have the same options and the same tables."""
        return self._state() == other._state() if isinstance(other, Analyzer) else NotImplemented

    def __hash__(self) -> int:
        """Equal analyzers have the same hash."""
        return hash(self._state())

    def __repr__(self) -> str:
        """The call that makes it."""
        options = [f"claim_guide={self.claim_guide!r}"] if self.claim_guide != "own" else []
        options += [f"tables={list(self.tables)!r}"] if self._contents else []
        options += ["only_own_event_frames=True"] if self.only_own_event_frames else []
        return f"Analyzer({', '.join(options)})"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles what the files held, so that nothing has to be read again."""
        return _restore, self._state()


def _restore(claim_guide: ClaimGuide, contents: Contents, only_own_event_frames: bool) -> Analyzer:
    analyzer = Analyzer.__new__(Analyzer)
    analyzer._hold(claim_guide, contents, only_own_event_frames)
    return analyzer


def _contents(path: str | os.PathLike[str]) -> tuple[str, bytes]:
    try:
        return os.fspath(path), Path(path).read_bytes()
    except OSError as cause:
        error = _native.FileError(f"{os.fspath(path)}: {cause.strerror or cause}")
        error.origin = os.fspath(path)
        raise error from cause


def native(analyzer: Analyzer | None) -> _native.Analyzer | None:
    """What the native functions take; users give an `Analyzer` or nothing.

    Raises:
        TypeError: it is something else.
    """
    if analyzer is None:
        return None
    if not isinstance(analyzer, Analyzer):
        raise TypeError(f"analyzer is a {type(analyzer).__name__}; expected a detente.Analyzer")
    return analyzer._native
