from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

import detente

LISTS = Path(__file__).parent.parent / "lists"
NAMES = ["ofac", "sdn.xml", "eu.xml", "uk.xml", "uk.csv", "ofsi.xml", "ofsi.csv", "entities.ftm.json"]


@pytest.mark.parametrize("name", NAMES)
def test_entries_are_records(name: str) -> None:
    loaded = detente.load_list(LISTS / name)
    dora = loaded[0]
    assert "weller" in dora.names[0].full.lower()
    assert dora.gender == "female"
    assert loaded.entry(dora.id) == dora
    assert detente.SanctionsList.from_json(loaded.to_json()) == loaded
    assert pickle.loads(pickle.dumps(loaded)) == copy.deepcopy(loaded) == loaded


@pytest.mark.parametrize("table", ["entries", "names", "births", "identifiers", "addresses", "programmes", "relations"])
def test_tables_speak_arrow(table: str) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    loaded = detente.load_list(LISTS / "ofac")
    rows = loaded.table(table)  # type: ignore[arg-type]
    assert pyarrow.table(rows).num_rows == len(rows) > 0
    assert {row["list"] for row in rows} == {"us-ofac-sdn"}


def test_a_broken_list_warns_or_raises(tmp_path: Path) -> None:
    broken = (LISTS / "eu.xml").read_text("utf-8").replace("<remark>", "<remark>&x;", 1)
    path = tmp_path / "eu.xml"
    path.write_text(broken, "utf-8")
    (warning,) = detente.load_list(path).warnings
    assert (warning.kind, warning.line, warning.entry) == ("record", 3, "501")
    with pytest.raises(detente.FormatError, match="entry 501"):
        detente.load_list(path, strict=True)
    with pytest.raises(detente.FileError):
        detente.load_list(tmp_path / "missing.xml")
    with pytest.raises(detente.OptionError):
        detente.load_list(LISTS / "eu.xml").table("cities")  # type: ignore[arg-type]
    with pytest.raises(KeyError):
        detente.load_list(LISTS / "eu.xml").entry("0")


def test_a_diff_tells_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "eu.xml"
    path.write_text((LISTS / "eu.xml").read_text("utf-8").replace('title="Colonel"', 'title="General"'), "utf-8")
    diff = detente.load_list(LISTS / "eu.xml").diff(detente.load_list(path))
    (change,) = diff.changed
    assert change.fields[0].added == ("General",)
    assert (diff.added, diff.removed) == ((), ())


def test_followthemoney_takes_it() -> None:
    entities = detente.load_list(LISTS / "ofac").to_ftm()
    (sanction,) = [one for one in entities if one["id"] == "us-ofac-sdn-101-sanction"]
    assert sanction["properties"]["country"] == ["us"]
    assert sanction["properties"]["program"] == ["SDGT", "IRAN-HR"]


def test_an_entry_is_an_analysis() -> None:
    analysis = detente.load_list(LISTS / "uk.xml").analysis("RUS9001")
    (sanction,) = analysis.sanctions
    assert sanction.measures == ("financial", "travel")
    assert sanction.reason is not None
    assert analysis.quote(sanction.reason).startswith("She took toll")
