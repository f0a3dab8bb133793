"""Spark Connect: a client without a JVM of its own, which cannot share a process with the other kind of session."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap

import pytest

pytest.importorskip("pyspark")
pytest.importorskip("grpc")


def test_a_remote_session_reads_as_a_local_one() -> None:
    script = """
        from pyspark.sql import SparkSession

        from detente.spark import analyze, unnest

        spark = SparkSession.builder.remote("local[2]").getOrCreate()
        frame = spark.createDataFrame([("w1", "Moscow denied it."), ("w2", None)], "id string, text string")
        print(type(spark).__module__)
        print([tuple(row) for row in analyze(frame, table="claims").select("document", "act").collect()])
        analyzed = analyze(frame)
        print([tuple(row) for row in unnest(analyzed, "documents").select("id", "error_kind").orderBy("id").collect()])
        print([row.name for row in unnest(analyzed, "actors", keep=["text"]).collect()])
        spark.stop()
    """
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
        env={**os.environ, "PYSPARK_PYTHON": sys.executable},
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == [
        "pyspark.sql.connect.session",
        "[('w1', 'deny')]",
        "[('w1', None), ('w2', 'missing_field')]",
        "['Russia']",
    ]
