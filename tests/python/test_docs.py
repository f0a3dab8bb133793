"""Every example in docstrings and in the documentation runs."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest

import detente

ROOT = Path(__file__).parents[2]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
ENGINES = ["spark", "dask", "ray", "duckdb", "datafusion"]
"""Modules whose examples, with those of docs/scale.md, need more than Python: tests/engines runs them."""
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


def modules() -> list[str]:
    names = [module.name for module in pkgutil.iter_modules(detente.__path__)]
    return ["detente", *(f"detente.{name}" for name in names if name not in ("__main__", "_native", *ENGINES))]


def run(test: doctest.DocTest) -> None:
    output: list[str] = []
    result = doctest.DocTestRunner(optionflags=FLAGS).run(test, out=output.append, clear_globs=False)
    assert result.failed == 0, "".join(output)


@pytest.mark.parametrize("name", modules())
def test_the_examples_of_a_module_run(name: str) -> None:
    for test in doctest.DocTestFinder().find(importlib.import_module(name)):
        run(test)


def test_what_users_call_has_examples() -> None:
    finder = doctest.DocTestFinder()
    for name in (
        "analyze",
        "analyze_many",
        "iter_tables",
        "read",
        "read_many",
        "Analysis",
        "Corpus",
        "Table",
        "Tables",
    ):
        assert any(test.examples for test in finder.find(getattr(detente, name))), name


@pytest.mark.parametrize(
    "path",
    [ROOT / "README.md", *(path for path in sorted((ROOT / "docs").glob("*.md")) if path.name != "scale.md")],
    ids=lambda path: path.name,
)
def test_the_examples_of_the_documentation_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = path.read_text("utf-8")
    names: dict[str, Any] = {}
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        if ">>>" in block[1]:
            run(doctest.DocTestParser().get_doctest(block[1], names, path.name, str(path), line))
        else:
            exec(compile("\n" * line + block[1], path, "exec"), names)  # noqa: S102
