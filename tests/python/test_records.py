from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import detente
from detente import records

ROOT = Path(__file__).parents[2]


def test_the_records_are_those_of_the_schema() -> None:
    check = subprocess.run(
        [sys.executable, ROOT / "scripts" / "records.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert check.returncode == 0, check.stderr


def test_every_record_of_the_schema_can_be_imported_from_the_package() -> None:
    schema = json.loads((ROOT / "docs" / "schema.json").read_text("utf-8"))
    for name, shape in schema["$defs"].items():
        if "properties" in shape:
            assert getattr(detente, name) is getattr(records, name)
            assert name in detente.__all__


def test_json_goes_to_rust_and_back(full: detente.Analysis) -> None:
    assert detente.Analysis.from_json(full.to_json()) == full
    assert detente.Analysis.from_dict(json.loads(full.to_json())) == full


def test_the_dict_is_the_json_of_rust(full: detente.Analysis) -> None:
    assert json.loads(detente._native.check_json(full.to_json())) == full.to_dict()
    author = full.to_dict()["claims"][1]["source"]
    assert author == {"actor": None, "kind": "author"}


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickle_and_copy_give_the_same(full: detente.Analysis, protocol: int) -> None:
    for record in (full, full.actors[0], full.claims[0], full.events[0], full.treaties[0], full.sanctions[0]):
        assert pickle.loads(pickle.dumps(record, protocol)) == record
        assert copy.copy(record) == record
        assert copy.deepcopy(record) == record


def test_equal_records_hash_alike(full: detente.Analysis) -> None:
    again = detente.Analysis.from_json(full.to_json())
    assert hash(again) == hash(full)
    assert {again, full} == {full}
    assert full != dataclasses.replace(full, id="other")
    assert detente.Span(0, 1) != detente.Time("0", 0, 1)  # type: ignore[comparison-overlap]


def test_records_are_frozen(full: detente.Analysis) -> None:
    for name in ("text", "not_a_field"):
        with pytest.raises((AttributeError, TypeError)):
            setattr(full, name, "Kyiv")
    with pytest.raises(dataclasses.FrozenInstanceError):
        full.actors[0].name = "Kyiv"  # type: ignore[misc]


def test_records_match_by_position_and_by_name(full: detente.Analysis) -> None:
    match full.actors[0]:
        case detente.Actor("a1", name, "state", country="KOR"):
            assert name == "South Korea"
        case _:
            pytest.fail("no match")
    match full.sentences[0]:
        case detente.Span(start, end):
            assert (start, end) == (0, len(full.text))


def test_a_repr_tells(full: detente.Analysis) -> None:
    assert repr(full.actors[0]) == (
        "Actor(id='a1', name='South Korea', kind='state', identifiers=Identifiers(iso3='KOR', cow='732'), "
        "basis='lexicon', country='KOR', roles=1, mentions=1)"
    )
    assert repr(full.claims[1].source) == "Source(kind='author')"
    assert repr(full.claims[0].about) == "('a1',)"
    assert "about=['a1']" in repr(full.claims[0])
    long = detente.analyze("Moscow denied it. " * 100)
    assert len(repr(long)) < 200


def test_quote_and_actor(full: detente.Analysis) -> None:
    assert full.quote(full.actors[0].mentions[0]) == "Séoul"
    assert full.quote(full.quantities[0]) == "12 missiles"
    assert full.quote(full.claims[1].source) == ""
    assert full.actor("a1") is full.actors[0]
    with pytest.raises(KeyError, match="a9"):
        full.actor("a9")


@pytest.mark.parametrize(
    ("json_text", "message"),
    [
        ("", "EOF"),
        ("[]", "expected"),
        ("{}", "missing field `text`"),
        ('{"text": 1}', "expected a string"),
        (
            '{"text": "Moscow", "sentences": [{"start": 0, "end": 7}]}',
            "does not lie in the text of 6 code points",
        ),
        ('{"text": "", "actors": [{"id": "c1"}]}', "none of the form a1"),
    ],
)
def test_json_of_another_shape_is_refused(json_text: str, message: str) -> None:
    with pytest.raises(detente.FormatError, match=message) as caught:
        detente.Analysis.from_json(json_text)
    assert caught.value.kind == "format"
    assert caught.value.line in (None, 1)


def test_unknown_fields_of_a_newer_version_are_ignored() -> None:
    values: dict[str, Any] = {"start": 0, "end": 1, "kind": "name", "mood": "new"}
    assert detente.Mention.from_dict(values) == detente.Mention(start=0, end=1, kind="name")
