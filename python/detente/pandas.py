"""Tables of records straight from a data frame: importing this module gives every frame and column `.detente`.

>>> import pandas as pd
>>> import detente.pandas
>>> news = pd.DataFrame({"body": ["Moscow denied it.", "Seoul protested."]}, index=["wire-1", "wire-2"])
>>> claims = news.detente.claims(text="body")
>>> claims.loc["wire-1", "act"]
'deny'

The rows of a result carry the labels of the frame's rows, so that results join the frame: `news.join(claims, ...)`.
A frame that is asked for several tables is read once. For a type checker, which cannot see what is added to a frame,
`detente.pandas.FrameAccessor(news)` is the same as `news.detente`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypedDict, Unpack

import pandas as pd

from detente.analyzer import Analyzer
from detente.batch import Days, Names, Titles, analyze_many
from detente.tables import Table, Tables

__all__ = ["FrameAccessor", "Options", "SeriesAccessor"]


class Options(TypedDict, total=False):
    """What `detente.analyze_many` can be told beside the texts."""

    id: Names | None
    """The documents' names: a column by its name, or a column. By default the labels of the rows."""
    title: Titles | None
    """Titles that stand apart from the texts, given in the same way."""
    published: Days | None
    """Days of publication, given in the same way."""
    analyzer: Analyzer | None
    """How the texts are read, where the default is not wanted."""
    threads: int | None
    """How many documents are read at the same time."""
    progress: bool | Callable[[int, int], object]
    """Whether progress is shown, or a function that is told of it."""
    on_error: Literal["record", "raise"]
    """What is done where a row cannot be read."""


class _Accessor:
    """The tables of what a frame or column holds."""

    def __init__(self, values: pd.DataFrame | pd.Series[Any]) -> None:
        self._values = values
        self._last: tuple[Any, Any, Tables] | None = None

    def _tables(self, text: str, options: Options) -> Tables:
        """Reads the texts, unless they are those that were read last."""
        given: dict[str, Any] = dict(options)
        asked = {key: value for key, value in given.items() if key not in ("threads", "progress")}
        is_repeatable = all(isinstance(value, str | Analyzer | None) for value in asked.values())
        key = (text, sorted(asked.items())) if is_repeatable else None
        if self._last is not None and key is not None and self._last[0] == key and self._last[1].equals(self._values):
            return self._last[2]
        labels = [str(label) for label in self._values.index]
        tables = analyze_many(self._values, text, **{"id": labels, **given})
        self._last = (key, self._values.copy(), tables) if is_repeatable else None
        return tables

    def _frame(self, table: Table) -> pd.DataFrame:
        frame = table.to_pandas()
        frame.index = self._values.index.take(frame["row"].to_numpy())
        return frame


@pd.api.extensions.register_dataframe_accessor("detente")
class FrameAccessor(_Accessor):
    """The records of a frame's texts, as frames; `docs/tables.md` describes the columns.

    Each method takes the name of the column of texts, and the options of `detente.analyze_many`.

    >>> import pandas as pd
    >>> import detente.pandas
    >>> news = pd.DataFrame({"body": ["Kenya attacked Chad."], "day": ["2024-11-22"]})
    >>> news.detente.events("body", published="day")[["document", "kind", "plover"]].to_dict("records")
    [{'document': '0', 'kind': 'attack', 'plover': 'ASSAULT'}]
    """

    def __init__(self, values: pd.DataFrame) -> None:
        """Holds the frame."""
        super().__init__(values)

    def tables(self, text: str = "text", **options: Unpack[Options]) -> Tables:
        """Returns all tables, as `detente.analyze_many` does."""
        return self._tables(text, options)

    def documents(self, text: str = "text", **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each text, with its error where it could not be read."""
        return self._frame(self._tables(text, options).documents)

    def actors(self, text: str = "text", **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each actor of each text."""
        return self._frame(self._tables(text, options).actors)

    def mentions(self, text: str = "text", **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each mention of an actor."""
        return self._frame(self._tables(text, options).mentions)

    def roles(self, text: str = "text", **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each title or office that a text gives an actor."""
        return self._frame(self._tables(text, options).roles)

    def claims(self, text: str = "text", **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each claim: who says what, with which act."""
        return self._frame(self._tables(text, options).claims)

    def events(self, text: str = "text", **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each event: who did what to whom."""
        return self._frame(self._tables(text, options).events)

    def positions(self, text: str = "text", **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each stand of an actor to an event, a treaty or a sanction."""
        return self._frame(self._tables(text, options).positions)

    def treaties(self, text: str = "text", **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each treaty that a text speaks of."""
        return self._frame(self._tables(text, options).treaties)

    def provisions(self, text: str = "text", **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each provision of a treaty."""
        return self._frame(self._tables(text, options).provisions)

    def sanctions(self, text: str = "text", **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each episode or regime of sanctions."""
        return self._frame(self._tables(text, options).sanctions)

    def dates(self, text: str = "text", **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each time expression."""
        return self._frame(self._tables(text, options).dates)

    def quantities(self, text: str = "text", **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each count or amount."""
        return self._frame(self._tables(text, options).quantities)


@pd.api.extensions.register_series_accessor("detente")
class SeriesAccessor(_Accessor):
    """The records of a column of texts, as frames; `docs/tables.md` describes their columns.

    >>> import pandas as pd
    >>> import detente.pandas
    >>> pd.Series(["Kenya attacked Chad."]).detente.actors()["country"].tolist()
    ['KEN', 'TCD']
    """

    def __init__(self, values: pd.Series[Any]) -> None:
        """Holds the column."""
        super().__init__(values)

    def tables(self, **options: Unpack[Options]) -> Tables:
        """Returns all tables, as `detente.analyze_many` does."""
        return self._tables("text", options)

    def documents(self, **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each text, with its error where it could not be read."""
        return self._frame(self._tables("text", options).documents)

    def actors(self, **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each actor of each text."""
        return self._frame(self._tables("text", options).actors)

    def mentions(self, **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each mention of an actor."""
        return self._frame(self._tables("text", options).mentions)

    def roles(self, **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each title or office that a text gives an actor."""
        return self._frame(self._tables("text", options).roles)

    def claims(self, **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each claim: who says what, with which act."""
        return self._frame(self._tables("text", options).claims)

    def events(self, **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each event: who did what to whom."""
        return self._frame(self._tables("text", options).events)

    def positions(self, **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each stand of an actor to an event, a treaty or a sanction."""
        return self._frame(self._tables("text", options).positions)

    def treaties(self, **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each treaty that a text speaks of."""
        return self._frame(self._tables("text", options).treaties)

    def provisions(self, **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each provision of a treaty."""
        return self._frame(self._tables("text", options).provisions)

    def sanctions(self, **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each episode or regime of sanctions."""
        return self._frame(self._tables("text", options).sanctions)

    def dates(self, **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each time expression."""
        return self._frame(self._tables("text", options).dates)

    def quantities(self, **options: Unpack[Options]) -> pd.DataFrame:
        """One row for each count or amount."""
        return self._frame(self._tables("text", options).quantities)
