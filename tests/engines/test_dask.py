"""Dask: a cluster of two worker processes, and the threads of a single one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

import detente
from cases import NAMES, TABLES, Records, by_document

dask = pytest.importorskip("dask")
dd = pytest.importorskip("dask.dataframe")
distributed = pytest.importorskip("distributed")

from detente.dask import analyze, unnest  # noqa: E402


@pytest.fixture(scope="module", params=[(2, 1), (1, 2), None], ids=["two processes", "two threads", "no cluster"])
def cluster(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param is None:
        yield
        return
    workers, threads = request.param
    with (
        distributed.LocalCluster(
            n_workers=workers, threads_per_worker=threads, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster),
    ):
        yield


@pytest.fixture(scope="module")
def frame(cluster: None, documents: pa.Table) -> Any:
    """The documents in four partitions, of which one is empty."""
    pandas = documents.to_pandas()
    pandas.index = pd.Index([f"row-{n:02}" for n in range(60)], name="row name")
    parts = [pandas[:20], pandas[20:20], pandas[20:45], pandas[45:]]
    return dd.from_map(lambda part: part, parts, meta=pandas[:0])


def rows(table: str, frame: Any) -> Records:
    return by_document(table, frame.compute().to_dict("records"))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_that_of_a_single_machine(frame: Any, single: dict[str, Records], table: Any) -> None:
    assert rows(table, analyze(frame, table=table, **NAMES)) == single[table]


def test_types_are_known_before_anything_is_read_and_are_those_of_to_pandas(frame: Any, documents: pa.Table) -> None:
    tables = detente.analyze_many(documents, **NAMES)
    for table in TABLES:
        expected = getattr(tables, table).to_pandas().drop(columns="row").dtypes.to_dict()
        found = analyze(frame, table=table, **NAMES)
        assert found.dtypes.to_dict() == expected, table
        assert found.compute().dtypes.to_dict() == expected, table


def test_one_reading_gives_every_table(frame: Any, single: dict[str, Records], tmp_path: Path) -> None:
    analyze(frame, **NAMES).to_parquet(tmp_path / "analyzed")
    analyzed = dd.read_parquet(tmp_path / "analyzed", dtype_backend="pyarrow")
    assert list(analyzed.columns)[-1] == "analysis"
    assert {table: rows(table, unnest(analyzed, table)) for table in TABLES} == single
    direct = analyze(frame, **NAMES)
    assert {table: rows(table, unnest(direct, table)) for table in TABLES} == single


def test_columns_and_index_go_along(frame: Any) -> None:
    claims = analyze(frame, table="claims", keep=["url", "weight"], **NAMES)
    assert list(claims.columns)[:4] == ["url", "weight", "document", "id"]
    found = claims.compute()
    numbers = found["document"].str[5:]
    assert found.index.name == "row name"
    assert (found.index == "row-" + numbers).all()
    assert (found["weight"] == numbers.astype(int) / 2).all()


def test_faults_show_before_anything_is_read(frame: Any) -> None:
    with pytest.raises(detente.MissingFieldError, match="no column 'text'; the columns are id, url"):
        analyze(frame, table="claims")
    with pytest.raises(detente.FormatError, match="expected text"):
        analyze(frame, text="weight", table="claims")
    with pytest.raises(detente.OptionError, match="needs id"):
        analyze(frame.drop(columns="id"), text="body", table="claims")


def test_a_cell_that_is_no_text_costs_its_row_alone() -> None:
    cells = pd.Series(["Moscow denied it.", 7, None], dtype=object)
    with dask.config.set({"dataframe.convert-string": False}):
        frame = dd.from_pandas(pd.DataFrame({"id": [1, 2, 3], "text": cells}), npartitions=1)
        errors = list(analyze(frame, table="documents").compute()["error_kind"])
    assert [None if error != error else error for error in errors] == [None, "format", "missing_field"]
