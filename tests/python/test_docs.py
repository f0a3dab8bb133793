"""Every example in docstrings and in the documentation runs, and every link leads somewhere."""

from __future__ import annotations

import doctest
import importlib
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import detente
from detente._record import Record

ROOT = Path(__file__).parents[2]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL
ENGINES = ["spark", "dask", "ray", "duckdb", "datafusion"]
"""Modules whose examples, with those of docs/scale.md, need more than Python: tests/engines runs them."""
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md")),
    *(ROOT / folder / "README.md" for folder in ("data", "models", "train")),
    *sorted((ROOT / "docs").glob("*.md")),
]
LANGUAGES = {"python", "rust", "sh", "console", "sql", "json", "text", "toml", "mermaid"}
MARK = re.compile(r"<!-- not run: \S.*-->")


@dataclass
class Block:
    """A fenced block of a document."""

    language: str
    code: str
    line: int
    """The line of its fence, counted from 1."""
    is_marked: bool
    """Whether the line before says why it is not run."""


def blocks(path: Path) -> Iterator[Block]:
    lines = path.read_text("utf-8").split("\n")
    fences = [at for at, line in enumerate(lines) if line.startswith("```")]
    assert len(fences) % 2 == 0, f"{path}: a fence is not closed"
    for begin, end in zip(fences[::2], fences[1::2], strict=True):
        assert lines[end] == "```", f"{path}:{end + 1}"
        code = "\n".join(lines[begin + 1 : end]) + "\n"
        yield Block(lines[begin][3:], code, begin + 1, bool(begin and MARK.fullmatch(lines[begin - 1])))


def to_run(path: Path, *languages: str) -> list[Block]:
    return [block for block in blocks(path) if block.language in languages and not block.is_marked]


def with_blocks(*languages: str) -> pytest.MarkDecorator:
    paths = [path for path in DOCUMENTS if path.name != "scale.md" and to_run(path, *languages)]
    assert paths
    return pytest.mark.parametrize("path", paths, ids=lambda path: str(path.relative_to(ROOT)))


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
    """Records are what calls return; their fields say what they hold."""
    finder = doctest.DocTestFinder()
    called = [
        name
        for name in detente.__all__
        if callable(value := getattr(detente, name))
        and not (isinstance(value, type) and issubclass(value, Exception))
        and not (isinstance(value, type) and value.__base__ is Record)
        and name != "ClaimGuide"
    ]
    assert len(called) > 15
    assert [name for name in called if not any(test.examples for test in finder.find(getattr(detente, name)))] == []


@with_blocks("python")
def test_the_python_of_a_document_runs(path: Path, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(room)
    names: dict[str, Any] = {}
    for block in to_run(path, "python"):
        if ">>>" in block.code:
            test = doctest.DocTestParser().get_doctest(block.code, names, path.name, str(path), block.line)
            test.globs = names  # what one block makes, the next one has
            run(test)
        else:
            exec(compile("\n" * block.line + block.code, path, "exec"), names)  # noqa: S102


@with_blocks("sh", "console")
def test_the_commands_of_a_document_run(path: Path, room: Path) -> None:
    for block in to_run(path, "sh", "console"):
        where = f"{path.relative_to(ROOT)}:{block.line}"
        if block.language == "sh":
            shell(block.code, room, where)
            continue
        first, *rest = re.split(r"^\$ ", block.code, flags=re.MULTILINE)
        assert not first, f"{where}: expected a command behind $"
        for part in rest:
            command, _, expected = part.partition("\n")
            shown = shell(command, room, where)
            assert doctest.OutputChecker().check_output(expected, shown, FLAGS), f"{where}: {command}\n{shown}"


def shell(code: str, room: Path, where: str) -> str:
    """Runs commands as a user would who has installed the package, and returns what they print."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code],  # noqa: S607
        cwd=room,
        env=os.environ | {"PATH": path, "NO_COLOR": "1", "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{where}: {code}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder to write in, with the repository's folders that examples read."""
    for name in ("examples", "seeds", "data"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_block_names_its_language(path: Path) -> None:
    unknown = [(block.line, block.language) for block in blocks(path) if block.language not in LANGUAGES]
    assert not unknown


def test_the_rust_of_every_document_is_tested() -> None:
    """`cargo test` runs the Rust of the documents that the crate's root includes."""
    root = (ROOT / "src" / "lib.rs").read_text("utf-8")
    included = {(ROOT / "src" / name).resolve() for name in re.findall(r'include_str!\("(.*?\.md)"\)', root)}
    assert {path for path in DOCUMENTS if any(block.language == "rust" for block in blocks(path))} == included


def prose(path: Path) -> str:
    return re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def anchors(path: Path) -> set[str]:
    """What the headings of a document are called in links, as GitHub makes it."""
    headings = re.findall(r"^#+ +(.*?) *$", prose(path), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", prose(path))):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


def test_the_figures_of_the_readme_are_those_of_accuracy() -> None:
    rows = [line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.startswith("|")]
    figures = set(re.findall(r"\d+\.\d", "\n".join(rows)))
    assert figures
    assert figures <= set(re.findall(r"\d+\.\d", (ROOT / "docs" / "accuracy.md").read_text("utf-8")))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_a_document_names_is_there(path: Path) -> None:
    folders = {entry.name for entry in ROOT.iterdir() if entry.is_dir() and not entry.name.startswith(".")} - {"target"}
    for code in re.findall(r"`([^`\n]+)`", prose(path)):
        for name in code.split():
            folder, slash, _ = name.partition("/")
            if slash and folder in folders and re.fullmatch(r"[\w./*-]+", name):
                assert list(ROOT.glob(name)), name
            elif name.endswith(".rs"):
                assert list((ROOT / "src").glob(f"**/{name}")), name


def test_every_table_is_described() -> None:
    described = (ROOT / "data" / "README.md").read_text("utf-8")
    tables = [str(path.relative_to(ROOT / "data")) for path in (ROOT / "data").rglob("*.tsv")]
    assert len(tables) > 50
    assert [name for name in tables if f"`{name}`" not in described] == []


def test_every_document_is_in_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / name).resolve() for name in re.findall(r"\]\(([^)#\s]+)", prose(index))}
    assert [path.name for path in sorted(index.parent.glob("*.md")) if path != index and path not in linked] == []
