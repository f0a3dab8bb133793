"""What all records have in common."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from typing import Any, ClassVar, Self

Build = Callable[[Any], Any]


class Record:
    """A frozen record that prints what matters, and becomes a dict or JSON.

    Records compare and hash by value, match by position, and can be copied and pickled.
    """

    __slots__ = ()

    _left_out_when_none: ClassVar[frozenset[str]] = frozenset()
    """Fields that the JSON leaves out where they are `None`."""

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """Builds the record from the dict that `to_dict` gives.

        Args:
            values: the fields by name. Unknown names are ignored.

        Returns:
            The record.

        Raises:
            TypeError: a field without a default is missing.

        >>> from detente import Span
        >>> Span.from_dict({"start": 0, "end": 6})
        Span(start=0, end=6)
        """
        build = _builders(cls)
        return cls(**{name: build[name](value) for name, value in values.items() if name in build})

    def to_dict(self) -> dict[str, Any]:
        """Returns the record as plain dicts, lists, strings and numbers, in the shape of its JSON.

        >>> from detente import Mention
        >>> Mention(start=0, end=12, kind="name").to_dict()
        {'start': 0, 'end': 12, 'kind': 'name'}
        """
        return {
            name: _plain(value)
            for name, value in _fields_of(self)
            if value is not None or name not in self._left_out_when_none
        }

    def to_json(self) -> str:
        """Returns the record as one line of JSON.

        >>> from detente import Span
        >>> Span(start=0, end=6).to_json()
        '{"start":0,"end":6}'
        """
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    def __repr__(self) -> str:
        shown = (f"{name}={_short(value)}" for name, value in _fields_of(self) if _tells(value))
        return f"{type(self).__name__}({', '.join(shown)})"


def _fields_of(record: Record) -> list[tuple[str, Any]]:
    return [(name, getattr(record, name)) for name in _builders(type(record))]


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _tells(value: Any) -> bool:
    """Whether a field is worth printing: it holds something."""
    if isinstance(value, Record):
        return any(_tells(inner) for _, inner in _fields_of(value))
    return value is not None and value != ()


def _short(value: Any) -> str:
    """Lists of records print as their number, long texts by their beginning."""
    if isinstance(value, tuple) and not isinstance(value[0], str):
        return str(len(value))
    if isinstance(value, tuple):
        return repr(list(value))
    if isinstance(value, str) and len(value) > 60:
        return repr(value[:59] + "…")
    return repr(value)


_BUILDERS: dict[type[Record], dict[str, Build]] = {}


def _builders(cls: type[Record]) -> dict[str, Build]:
    """How each field is built from its JSON, in the order of the fields."""
    known = _BUILDERS.get(cls)
    if known is None:
        hints = typing.get_type_hints(cls)
        fields = dataclasses.fields(cls)  # type: ignore[arg-type]
        known = _BUILDERS[cls] = {field.name: _builder(hints[field.name]) for field in fields}
    return known


def _builder(hint: Any) -> Build:
    if typing.get_origin(hint) is tuple:
        item = _builder(typing.get_args(hint)[0])
        return tuple if item is _as_it_is else lambda values: tuple(map(item, values))
    if isinstance(hint, types.UnionType):
        (inner,) = (_builder(arm) for arm in typing.get_args(hint) if arm is not type(None))
        return inner if inner is _as_it_is else lambda value: None if value is None else inner(value)
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.from_dict
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
