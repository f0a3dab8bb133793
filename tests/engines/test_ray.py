"""Ray: a cluster of two CPUs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from cases import NAMES, TABLES, Records, by_document

ray = pytest.importorskip("ray")
pytest.importorskip("ray.data")

from ray.data import Dataset  # noqa: E402

from detente.ray import analyze, unnest  # noqa: E402


@pytest.fixture(scope="module")
def dataset(documents: pa.Table) -> Iterator[Dataset]:
    """The documents in four blocks."""
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=200_000_000, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield ray.data.from_arrow([documents.slice(start, 15) for start in range(0, 60, 15)])
    ray.shutdown()


def rows(table: str, dataset: Dataset) -> Records:
    return by_document(table, dataset.take_all())


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_that_of_a_single_machine(dataset: Dataset, single: dict[str, Records], table: Any) -> None:
    assert rows(table, analyze(dataset, table=table, batch_size=7, **NAMES)) == single[table]


def test_one_reading_gives_every_table(dataset: Dataset, single: dict[str, Records], tmp_path: Path) -> None:
    analyze(dataset, **NAMES).write_parquet(str(tmp_path / "analyzed"))
    analyzed = ray.data.read_parquet(str(tmp_path / "analyzed"))
    assert analyzed.columns()[-1] == "analysis"
    assert {table: rows(table, unnest(analyzed, table)) for table in TABLES} == single
    kept = unnest(analyzed, "claims", keep=["url", "weight"]).take_all()
    assert all(row["url"].endswith(f"/{int(row['document'][5:])}") for row in kept)


def test_columns_go_along(dataset: Dataset) -> None:
    claims = analyze(dataset, table="claims", keep=["url", "weight"], **NAMES)
    assert claims.columns()[:4] == ["url", "weight", "document", "id"]
    assert all(row["url"].endswith(f"/{int(row['document'][5:])}") for row in claims.take_all())


def test_faults_have_their_words(dataset: Dataset) -> None:
    with pytest.raises(Exception, match="no column 'text'; the columns are id, url"):
        analyze(dataset, table="claims").take_all()


def test_a_data_set_without_rows(documents: pa.Table) -> None:
    nothing = ray.data.from_arrow(documents.slice(0, 0))
    assert analyze(nothing, table="claims", **NAMES).take_all() == []
