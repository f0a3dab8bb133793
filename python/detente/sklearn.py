"""What texts say, do and speak of, as counts for scikit-learn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Literal, Self

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from detente._native import OptionError
from detente.analyzer import Analyzer
from detente.batch import iter_tables
from detente.tables import Tables

__all__ = ["RecordCounts"]


class RecordCounts(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turns texts into counts of their records: acts of speech, types of events, actors.

    A feature is named by what it counts: `act=deny` (claims with this act), `event=ASSAULT` or `event=arms_transfer`
    (events of this type), `actor=PRK` (mentions of this actor: by its code where it has one, else by kind and name).
    Fitting learns which features occur; what occurs only later is not counted.

    >>> from detente.sklearn import RecordCounts
    >>> texts = ["Kenya denied that it had attacked Chad.", "Chad protested."]
    >>> counts = RecordCounts()
    >>> counts.fit_transform(texts).toarray()
    array([[1, 1, 0, 1, 2],
           [0, 0, 1, 1, 0]])
    >>> counts.get_feature_names_out().tolist()
    ['act=deny', 'event=ASSAULT', 'event=PROTEST', 'actor=TCD', 'actor=KEN']
    """

    def __init__(
        self,
        *,
        acts: bool = True,
        events: Literal["plover", "kind"] | None = "plover",
        actors: bool = True,
        min_documents: int = 1,
        sparse: bool = True,
        analyzer: Analyzer | None = None,
        threads: int | None = None,
    ) -> None:
        """Holds the options; nothing is checked before `fit`.

        Args:
            acts: whether claims are counted by their act.
            events: by what events are counted: their PLOVER type, their finer kind, or not at all.
            actors: whether mentions of actors are counted.
            min_documents: in how many texts a feature must occur to be kept.
            sparse: whether the result is a sparse matrix; `set_output(transform="pandas")` asks for a dense one.
            analyzer: how the texts are read, where the default is not wanted.
            threads: how many texts are read at the same time; by default one for each core.
        """
        self.acts = acts
        self.events = events
        self.actors = actors
        self.min_documents = min_documents
        self.sparse = sparse
        self.analyzer = analyzer
        self.threads = threads

    def fit(self, X: Iterable[str], y: object = None) -> Self:  # noqa: N803, ARG002
        """Learns which features occur.

        Args:
            X: the texts: a list, an array, a column.
            y: is not used.

        Returns:
            The transformer itself.

        Raises:
            TypeError: `X` is a single string.
            OptionError: a parameter has a value that it cannot have.
        """
        self._learn(self._count(X))
        return self

    def fit_transform(self, X: Iterable[str], y: object = None, **_: Any) -> Any:  # noqa: N803, ARG002
        """Learns which features occur, and counts them; texts are read once.

        Args:
            X: the texts.
            y: is not used.

        Returns:
            One row for each text, one column for each feature.
        """
        counts = self._count(X)
        self._learn(counts)
        return self._matrix(counts)

    def transform(self, X: Iterable[str]) -> Any:  # noqa: N803
        """Counts the features that `fit` learnt.

        Args:
            X: the texts.

        Returns:
            One row for each text, one column for each feature.

        Raises:
            NotFittedError: `fit` has not been called.
        """
        check_is_fitted(self)
        return self._matrix(self._count(X))

    def get_feature_names_out(self, input_features: object = None) -> npt.NDArray[np.object_]:  # noqa: ARG002
        """Returns the names of the features, in the order of the columns.

        Args:
            input_features: is not used.
        """
        check_is_fitted(self)
        return np.array(self.feature_names_, dtype=object)

    def _learn(self, counts: list[Counter[str]]) -> None:
        found = Counter(feature for text in counts for feature in text)
        kept = [feature for feature, documents in found.items() if documents >= self.min_documents]
        # Acts, events, actors; within each those in the most texts first.
        order = {"act": 0, "event": 1, "actor": 2}
        self.feature_names_ = sorted(kept, key=lambda name: (order[name.split("=")[0]], -found[name], name))
        self._columns = {name: column for column, name in enumerate(self.feature_names_)}

    def _count(self, texts: Iterable[str]) -> list[Counter[str]]:
        if self.events not in ("plover", "kind", None):
            raise OptionError(f'events is {self.events!r}; expected "plover", "kind" or None')
        if self.min_documents < 1:
            raise OptionError(f"min_documents is {self.min_documents}; expected at least 1")
        counts: list[Counter[str]] = []
        for tables in iter_tables(texts, analyzer=self.analyzer, threads=self.threads, on_error="raise"):
            counts.extend(Counter() for _ in range(len(tables.documents)))
            for row, feature, times in self._features(tables):
                counts[row][feature] += times
        return counts

    def _features(self, tables: Tables) -> Iterable[tuple[int, str, int]]:
        if self.acts:
            for claim in tables.claims:
                yield claim["row"], f"act={claim['act']}", 1
        if self.events is not None:
            for event in tables.events:
                yield event["row"], f"event={event[self.events]}", 1
        if self.actors:
            for actor in tables.actors:
                code = actor["iso3"] or actor["wikidata"] or f"{actor['kind']}:{actor['name']}"
                yield actor["row"], f"actor={code}", actor["mentions"]

    def _matrix(self, counts: list[Counter[str]]) -> Any:
        cells = [
            (row, self._columns[feature], times)
            for row, text in enumerate(counts)
            for feature, times in text.items()
            if feature in self._columns
        ]
        rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
        shape = (len(counts), len(self._columns))
        matrix = csr_matrix((np.array(values, dtype=np.int64), (rows, columns)), shape=shape)
        matrix.sort_indices()
        return matrix if self.sparse else matrix.toarray()

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags
