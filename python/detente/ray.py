"""Documents of a Ray data set, read by its workers (docs/scale.md)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from detente.analyzer import Analyzer
from detente.arrow import BatchAnalyzer, TableName
from detente.arrow import unnest as unnest_batch

if TYPE_CHECKING:
    from ray.data import Dataset

__all__ = ["analyze", "unnest"]


def analyze(
    dataset: Dataset,
    text: str = "text",
    table: TableName | None = None,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    keep: Sequence[str] | None = None,
    analyzer: Analyzer | None = None,
    batch_size: int | None = 1000,
    threads: int | None = 1,
) -> Dataset:
    """Reads the documents of a data set by `map_batches`: lazily, in tasks of `threads` CPUs.

    What a batch or its columns are short of is raised when it is read.

    Args:
        dataset: one row for each document.
        text: the column of texts.
        table: which table to make. With `None`, each row stays one row and gets the column `analysis`, out of which
            `unnest` takes any table.
        id: the column of the documents' names, by default `id`; a single table needs one.
        title: the column of titles that stand apart from the texts.
        published: the column of days of publication: dates, points in time, or strings in ISO 8601.
        keep: the columns that each record takes along from its document: by default none into a single table, and all
            where `table` is `None`.
        analyzer: how the documents are read, where the default is not wanted; its tables travel with it.
        batch_size: how many documents are read at a time; `None` for a whole block.
        threads: how many documents a task reads at the same time, and how many CPUs it asks for; `None` for one for
            each core of the machine, and asks for one.

    Returns:
        The records.

    Raises:
        OptionError: there is no such table.

    >>> import ray
    >>> from detente.ray import analyze
    >>> dataset = ray.data.from_items([{"id": "w1", "body": "Moscow denied it."}, {"id": "w2", "body": None}])
    >>> [(row["document"], row["act"]) for row in analyze(dataset, text="body", table="claims").take_all()]
    [('w1', 'deny')]
    """
    batches = BatchAnalyzer(
        text=text,
        table=table,
        id=id,
        title=title,
        published=published,
        keep=keep,
        analyzer=analyzer,
        threads=threads,
    )
    return dataset.map_batches(
        batches.__call__,
        batch_format="pyarrow",
        batch_size=batch_size,
        zero_copy_batch=True,
        num_cpus=threads or 1,
    )


def unnest(analyzed: Dataset, table: TableName, *, keep: Sequence[str] = ()) -> Dataset:
    """Takes one table out of the column `analysis`: one reading, once written or materialized, gives every table.

    Args:
        analyzed: what `analyze` made without `table`.
        table: which table to take out.
        keep: the columns that each record takes along.

    Returns:
        The same table as `analyze(…, table=table)` makes.

    >>> import ray
    >>> from detente.ray import analyze, unnest
    >>> dataset = ray.data.from_items([{"id": 7, "text": "Moscow denied that Seoul had asked."}])
    >>> [row["name"] for row in unnest(analyze(dataset), "actors").take_all()]
    ['Russia', 'South Korea']
    """
    return analyzed.map_batches(
        partial(unnest_batch, table=table, keep=tuple(keep)),
        batch_format="pyarrow",
        batch_size=None,
        zero_copy_batch=True,
    )
