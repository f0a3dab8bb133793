"""Sanctions lists."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, Self

from detente import _native
from detente._record import Record
from detente.analysis import Analysis
from detente.list_records import ListEntry, SanctionsListFields
from detente.records import ActorKind
from detente.tables import Table

__all__ = ["EntryChange", "EntryName", "FieldChange", "ListDiff", "SanctionsList", "load_list"]

ListTable = Literal["entries", "names", "births", "identifiers", "addresses", "programmes", "relations"]


@dataclass(frozen=True, slots=True, repr=False)
class EntryName(Record):
    """An entry by its key and main name."""

    id: str
    """Its key in the list."""
    kind: ActorKind
    """What it is."""
    name: str
    """Its main name."""
    programmes: tuple[str, ...] = ()
    """Its programmes, by their codes."""


@dataclass(frozen=True, slots=True, repr=False)
class FieldChange(Record):
    """What changed in a field of an entry."""

    field: str
    """The field, by its name in `ListEntry`."""
    removed: tuple[str, ...] = ()
    """What is no longer said."""
    added: tuple[str, ...] = ()
    """What is newly said."""


@dataclass(frozen=True, slots=True, repr=False)
class EntryChange(Record):
    """An entry that says something else than before."""

    id: str
    """Its key in both lists."""
    name: str
    """Its main name in the later list."""
    fields: tuple[FieldChange, ...] = ()
    """The fields that changed."""


@dataclass(frozen=True, slots=True, repr=False)
class ListDiff(Record):
    """The difference between two publications of a list."""

    added: tuple[EntryName, ...] = ()
    """Entries that are new, in the order of the later list."""
    removed: tuple[EntryName, ...] = ()
    """Entries that are gone, in the order of the earlier list."""
    changed: tuple[EntryChange, ...] = ()
    """Entries that say something else, in the order of the later list."""


class SanctionsList(SanctionsListFields):
    """One publication of a sanctions list.

    It is a sequence of its `entries`, with `id`, `title`, `sender`, `published`, `format` and `source`; what was wrong
    in the file stands in `warnings`.

    >>> import detente
    >>> un = detente.load_list("examples/lists/un.xml")
    >>> un.id, len(un), un[0].names[0].full
    ('un-sc', 2, 'Dora Weller')
    """

    __slots__ = ()

    @classmethod
    def from_json(cls, json_text: str) -> Self:
        """Reads a list from its JSON.

        Args:
            json_text: what `to_json` gives.

        Returns:
            The list.
        """
        return cls.from_dict(json.loads(json_text))

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[ListEntry]:
        return iter(self.entries)

    def __getitem__(self, index: int) -> ListEntry:
        return self.entries[index]

    def entry(self, id: str) -> ListEntry:
        """Returns the entry of a key.

        Args:
            id: the key, as the list gives it.

        Returns:
            The entry; of several the first.

        Raises:
            KeyError: no entry has the key.

        >>> import detente
        >>> detente.load_list("examples/lists/un.xml").entry("9000002").kind
        'other'
        """
        for entry in self.entries:
            if entry.id == id:
                return entry
        raise KeyError(id)

    def table(self, name: ListTable = "entries") -> Table:
        """Returns a table of the list, which pandas, polars, pyarrow and duckdb take.

        Args:
            name: `"entries"`, `"names"`, `"births"`, `"identifiers"`, `"addresses"`, `"programmes"` or `"relations"`.

        Returns:
            The table; every cell is text or missing, several values in one cell are joined by `|`.

        Raises:
            OptionError: there is no such table.

        >>> import detente
        >>> names = detente.load_list("examples/lists/un.xml").table("names")
        >>> [row["name"] for row in names if row["quality"] == "weak"]
        ['The Miller']
        """
        return Table(name, _native.list_table(self.to_json(), name))

    def diff(self, after: SanctionsList) -> ListDiff:
        """Says what was added, removed and changed up to a later publication.

        Args:
            after: the later list.

        Returns:
            The difference.

        >>> import detente
        >>> un = detente.load_list("examples/lists/un.xml")
        >>> un.diff(un)
        ListDiff()
        """
        return ListDiff.from_dict(json.loads(_native.diff_sanctions_lists(self.to_json(), after.to_json())))

    def to_ftm(self) -> list[dict[str, Any]]:
        """Returns the list as FollowTheMoney entities.

        Returns:
            The entities, as `followthemoney.model.get_proxy` takes them.

        >>> import detente
        >>> entities = detente.load_list("examples/lists/un.xml").to_ftm()
        >>> entities[0]["id"], entities[0]["schema"]
        ('un-sc-9000001', 'Person')
        """
        return [json.loads(line) for line in _native.list_to_ftm(self.to_json()).splitlines()]

    def analysis(self, id: str) -> Analysis:
        """Returns an entry as the records that an article gives: the party and the sender as actors, and the sanction.

        Args:
            id: the entry's key.

        Returns:
            The analysis; its text is the entry's facts, one a line.

        Raises:
            OptionError: no entry has the key.

        >>> import detente
        >>> analysis = detente.load_list("examples/lists/un.xml").analysis("9000001")
        >>> [actor.name for actor in analysis.actors]
        ['Dora Weller', 'United Nations Security Council']
        """
        return Analysis.from_json(_native.entry_to_analysis(self.to_json(), id))


def load_list(path: str | os.PathLike[str], *, strict: bool = False) -> SanctionsList:
    """Reads an official sanctions list, whichever known format it has.

    Args:
        path: a file, packed or not, of OFAC, the UN, the EU, the UK or FollowTheMoney; or a folder with OFAC's CSV
            files.
        strict: whether anything that is wrong in the list raises; else it stands in `warnings`.

    Returns:
        The list.

    Raises:
        FileError: the file cannot be read.
        FormatError: it is no list of a known format, or something is wrong in it and `strict` was asked for.
        LimitError: it is larger than 1 GiB and no XML.

    >>> import detente
    >>> un = detente.load_list("examples/lists/un.xml")
    >>> str(un.published.value), un.entries[0].nationalities[0].code
    ('2026-03-01', 'HTI')
    """
    return SanctionsList.from_json(_native.load_list(path, strict))
