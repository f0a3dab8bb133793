from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import detente

ROOT = Path(__file__).parents[2]


def test_read_gives_the_one_document_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text("Seoul protests\nSéoul protested on Friday.\n", "utf-8")
    analysis = detente.read(path, published="2024-11-22")
    assert (analysis.id, analysis.title, analysis.published) == ("wire", "Seoul protests", "2024-11-22")
    assert detente.read(str(path), published="2024-11-22") == analysis


def test_read_names_the_fields_of_a_record(tmp_path: Path) -> None:
    path = tmp_path / "wire.json"
    path.write_text(json.dumps({"url": "u1", "body": "Moscow denied it.", "day": "2024-11-22"}))
    analysis = detente.read(path, text_field="body", id_field="url", published_field="day")
    assert (analysis.id, analysis.text, analysis.published) == ("u1", "Moscow denied it.", "2024-11-22")


def test_read_decodes_what_is_declared(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_bytes("Séoul a protesté.".encode("windows-1252"))
    assert detente.read(path, encoding="windows-1252").text == "Séoul a protesté."
    with pytest.raises(detente.EncodingError) as caught:
        detente.read(path, encoding="utf-8")
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("none.jsonl", "", detente.FormatError),
        ("two.jsonl", '{"text": "a"}\n{"text": "b"}\n', detente.FormatError),
        ("broken.json", '{"text": ', detente.FormatError),
        ("empty.json", '{"title": "a"}', detente.MissingFieldError),
        ("date.json", '{"text": "a", "published": "2024-13-45"}', detente.DateError),
    ],
)
def test_read_says_what_is_wrong_with_a_file(
    tmp_path: Path, name: str, content: str, error: type[detente.DetenteError]
) -> None:
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(error) as caught:
        detente.read(path)
    assert caught.value.origin is not None
    assert name in caught.value.origin


def test_read_refuses_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(detente.FileError) as caught:
        detente.read(tmp_path / "none.txt")
    assert "none.txt" in str(caught.value)
    with pytest.raises(detente.DetenteError):
        detente.read(tmp_path)


def test_options_are_checked(tmp_path: Path) -> None:
    options: list[tuple[dict[str, Any], str]] = [
        ({"format": "docx"}, "expected one of txt, json"),
        ({"encoding": "klingon"}, "is no encoding"),
    ]
    for option, message in options:
        with pytest.raises(detente.OptionError, match=message):
            detente.read(tmp_path / "a.txt", **option)
    with pytest.raises(detente.DateError):
        detente.read(tmp_path / "a.txt", published="2024-13-45")


def test_read_many_keeps_every_other_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Moscow denied it.")
    (tmp_path / "b.jsonl").write_text('{"id": "b1", "text": "x"}\n{"id": "b2", "text": 7}\n{"id": "b3", "text": "z"}\n')
    documents = detente.read_many(tmp_path, threads=2).documents.to_dicts()
    assert [(row["row"], row["id"], row["error_kind"]) for row in documents] == [
        (0, "a", None),
        (1, "b1", None),
        (2, "b2", "format"),
        (3, "b3", None),
    ]
    assert "b.jsonl, line 2" in documents[2]["error"]
    with pytest.raises(detente.FormatError, match="line 2") as caught:
        detente.read_many(tmp_path, on_error="raise")
    assert (caught.value.line, caught.value.document) == (2, "b2")


def test_read_many_takes_files_folders_and_patterns(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Moscow denied it.")
    seen: list[tuple[int, int]] = []
    paths: list[str | Path] = [tmp_path / "c.txt", f"{tmp_path}/[ab].txt"]
    tables = detente.read_many(paths, progress=lambda done, total: seen.append((done, total)))
    assert [row["id"] for row in tables.documents] == ["c", "a", "b"]
    assert seen[-1] == (51, 51)


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "detente", *arguments], capture_output=True, text=True, check=False, timeout=60
    )


def test_the_command_writes_what_python_reads() -> None:
    result = command("analyze", str(ROOT / "seeds"), "--format", "jsonl", "--published", "2024-11-22")
    assert result.returncode == 0, result.stderr
    (line,) = result.stdout.splitlines()
    (path,) = (ROOT / "seeds").glob("*.txt")
    assert detente.Analysis.from_json(line) == detente.read(path, published="2024-11-22")


def test_the_command_says_what_is_wrong() -> None:
    result = command("analyze", "no/such/file.txt")
    assert result.returncode == 2
    assert "no/such/file.txt" in result.stderr
    assert "Traceback" not in result.stderr
    assert command("--version").stdout == f"detente {detente.__version__}\n"
