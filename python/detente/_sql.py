"""What the engines that speak SQL call on their columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from detente._nested import NESTED, TableName
from detente.analyzer import Analyzer
from detente.arrow import BatchAnalyzer

if TYPE_CHECKING:
    import pyarrow as pa

LISTS: tuple[TableName, ...] = tuple(name for name in get_args(TableName) if name != "documents")
"""The tables that have any number of rows for a document."""

Reader: TypeAlias = "Callable[[Any, Any, Any], pa.StructArray]"
"""From columns of texts, titles and days of publication to a column of what was read."""


def reader(analyzer: Analyzer | None, threads: int | None) -> Reader:
    """Returns a function of columns that reads as `analyzer` says, `threads` documents at the same time."""
    batches = BatchAnalyzer(title="title", published="published", keep=(), analyzer=analyzer, threads=threads)

    # Engines look at annotations.
    def read(text: Any, title: Any, published: Any) -> Any:
        import pyarrow as pa

        columns = {"text": text, "title": title, "published": published}
        return batches(pa.table(columns)).column(NESTED).combine_chunks()

    return read
