"""The examples of docs/scale.md and of the engines' modules run."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The session that examples have at hand, as notebooks of Spark have, in a folder of its own."""
    sql = pytest.importorskip("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    with contextlib.chdir(tmp_path_factory.mktemp("spark")):
        session = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
        yield session
    session.stop()


@pytest.fixture(scope="module")
def ray() -> Iterator[None]:
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=200_000_000, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


def run(test: doctest.DocTest) -> None:
    output: list[str] = []
    result = doctest.DocTestRunner(optionflags=FLAGS).run(test, out=output.append, clear_globs=False)
    assert result.failed == 0, "".join(output)


@pytest.mark.parametrize("name", ["spark", "ray", "dask", "duckdb", "datafusion"])
def test_the_examples_of_a_module_run(name: str, request: pytest.FixtureRequest) -> None:
    pytest.importorskip({"spark": "pyspark"}.get(name, name))
    names = {name: request.getfixturevalue(name)} if name in ("spark", "ray") else {}
    tests = doctest.DocTestFinder().find(importlib.import_module(f"detente.{name}"), extraglobs=names)
    assert any(test.examples for test in tests)
    for test in tests:
        run(test)


def test_the_examples_of_the_documentation_run(spark: Any, ray: None) -> None:
    for name in ("dask", "duckdb", "datafusion"):
        pytest.importorskip(name)
    text = (ROOT / "docs" / "scale.md").read_text("utf-8")
    names: dict[str, Any] = {"spark": spark}
    blocks = list(BLOCK.finditer(text))
    assert len(blocks) == text.count("```python")
    assert blocks
    for block in blocks:
        line = text.count("\n", 0, block.start()) + 1
        assert ">>>" in block[1], f"the block at line {line} shows what comes of it"
        test = doctest.DocTestParser().get_doctest(block[1], names, "scale.md", "scale.md", line)
        test.globs = names
        run(test)
