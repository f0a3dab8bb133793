"""PySpark: threads of one process, and executors in processes of their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import detente
from cases import NAMES, TABLES, Records, by_document

pyspark = pytest.importorskip("pyspark")

from pyspark.sql import DataFrame, SparkSession  # noqa: E402
from pyspark.sql import types as spark_types  # noqa: E402

from detente.spark import analyze, unnest  # noqa: E402


@pytest.fixture(scope="module", params=["local[2]", "local-cluster[2,1,1024]"])
def spark(request: pytest.FixtureRequest) -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master(request.param)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executor.memory", "512m")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "7")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def frame(spark: SparkSession, documents: pa.Table) -> DataFrame:
    """The documents in five partitions, of which one is empty."""
    frame = spark.createDataFrame(documents).repartitionByRange(4, "id")
    nothing = frame.filter("id = 'no such document'").coalesce(1)
    return frame.union(nothing).cache()


def rows(table: str, frame: DataFrame) -> Records:
    return by_document(table, frame.collect())


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_that_of_a_single_machine(frame: DataFrame, single: dict[str, Records], table: Any) -> None:
    assert rows(table, analyze(frame, table=table, batch_size=3, **NAMES)) == single[table]


def test_one_reading_gives_every_table(frame: DataFrame, single: dict[str, Records], tmp_path: Path) -> None:
    analyze(frame, **NAMES).write.parquet(str(tmp_path / "analyzed"))
    analyzed = frame.sparkSession.read.parquet(str(tmp_path / "analyzed"))
    assert analyzed.columns == [*frame.columns, "analysis"]
    assert analyzed.count() == 60
    assert {table: rows(table, unnest(analyzed, table)) for table in TABLES} == single
    kept = unnest(analyzed, "claims", keep=["url", "weight"]).collect()
    assert all(
        row.url.endswith(f"/{int(row.document[5:])}") and row.weight == int(row.document[5:]) / 2 for row in kept
    )


def test_columns_go_along(frame: DataFrame) -> None:
    claims = analyze(frame, table="claims", keep=["url", "weight"], **NAMES)
    assert claims.columns[:4] == ["url", "weight", "document", "id"]
    found = claims.collect()
    assert found
    assert all(
        row.url.endswith(f"/{int(row.document[5:])}") and row.weight == int(row.document[5:]) / 2 for row in found
    )


def test_the_schema_is_known_before_anything_is_read(frame: DataFrame) -> None:
    schema = analyze(frame, table="claims", **NAMES).schema
    assert schema["source_start"].dataType == spark_types.LongType()
    assert isinstance(schema["about"].dataType, spark_types.ArrayType)
    assert schema["about"].dataType.elementType == spark_types.StringType()
    assert not schema["act"].nullable
    assert schema["cue"].nullable


def test_faults_show_before_anything_is_read(frame: DataFrame) -> None:
    with pytest.raises(detente.MissingFieldError, match="no column 'text'; the columns are id, url"):
        analyze(frame, table="claims")
    with pytest.raises(detente.FormatError, match="expected text"):
        analyze(frame, text="weight", table="claims")
    with pytest.raises(detente.OptionError, match="needs id"):
        analyze(frame.drop("id"), text="body", table="claims")
    with pytest.raises(ValueError, match="batch_size is 0"):
        analyze(frame, text="body", batch_size=0)


def test_a_frame_without_rows(frame: DataFrame) -> None:
    nothing = frame.limit(0)
    assert analyze(nothing, table="claims", **NAMES).collect() == []
    assert unnest(analyze(nothing, **NAMES), "claims").collect() == []


def test_names_with_dots_whole_numbers_and_dates(spark: SparkSession) -> None:
    frame = spark.sql(
        "SELECT 7 AS `doc.no`, 'Moscow denied it on Friday.' AS `the.text`, DATE '2024-11-22' AS `a``day`"
    )
    dates = analyze(frame, "the.text", "dates", id="doc.no", published="a`day", keep=["a`day"]).collect()
    assert [(row.document, row.value, row["a`day"].year) for row in dates] == [("7", "2024-11-22", 2024)]


def test_bytes_that_are_no_text_cost_their_row_alone(spark: SparkSession) -> None:
    frame = spark.sql(
        "SELECT id, CASE WHEN id = 1 THEN CAST(X'FF41' AS STRING) ELSE 'Moscow denied it.' END AS text FROM range(3)"
    ).coalesce(1)
    documents = {row.id: row.error_kind for row in analyze(frame, table="documents").collect()}
    assert documents == {"0": None, "1": "encoding", "2": None}
    assert [row.document for row in analyze(frame, table="claims").collect()] == ["0", "2"]


def test_long_strings_of_arrow(spark: SparkSession) -> None:
    spark.conf.set("spark.sql.execution.arrow.useLargeVarTypes", "true")
    try:
        frame = spark.createDataFrame([("w1", "Moscow denied it.")], "id string, text string")
        assert [row.act for row in analyze(frame, table="claims", keep=["text"]).collect()] == ["deny"]
    finally:
        spark.conf.unset("spark.sql.execution.arrow.useLargeVarTypes")
