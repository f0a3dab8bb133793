from __future__ import annotations

from typing import Any, get_args

import pytest
import vl_convert

import detente
from detente.analysis import Stand
from detente.plots import STANDS, plot_claims, plot_positions, plot_sanctions, plot_timeline

TEXTS = [
    "South Korea said that Russia had sent missiles to North Korea.",
    "Moscow denied that it had sent missiles to North Korea. The EU imposed sanctions on Russia on 19 November 2024.",
    "Russia confirmed that it had sent missiles to North Korea. Washington lifted sanctions on Iran.",
]
TABLES = detente.analyze_many(TEXTS, id=list("abc"), published=["2024-11-20", "2024-11-21", "2024-11-22"])
ANALYSIS = detente.analyze(" ".join(TEXTS), published="2024-11-22")


def corpus() -> detente.Corpus:
    corpus = detente.Corpus()
    corpus.add(TABLES)
    return corpus


RECORDS: dict[str, Any] = {"analysis": ANALYSIS, "tables": TABLES, "corpus": corpus()}
EMPTY: dict[str, Any] = {
    "analysis": detente.analyze(""),
    "tables": detente.analyze_many([]),
    "corpus": detente.Corpus(),
}


@pytest.mark.parametrize("kind", RECORDS)
@pytest.mark.parametrize("name", ["positions", "claims", "sanctions", "timeline"])
def test_a_picture_can_be_drawn(kind: str, name: str) -> None:
    for records in (RECORDS[kind], EMPTY[kind]):
        chart = getattr(records, f"plot_{name}")()
        assert vl_convert.vegalite_to_svg(chart.to_json()).startswith("<svg")


def test_cells_of_the_matrix_are_positions() -> None:
    values = plot_positions(corpus()).data.values
    cells = {(value["what"], value["actor"]): value for value in values}
    russia = cells["arms transfer: Russia → North Korea", "Russia"]
    assert (russia["stand"], russia["label"]) == ("confirms", "confirms +1")
    assert "denies: it had sent missiles to North Korea (b, 2024-11-21)" in russia["said"]
    assert cells["arms transfer: Russia → North Korea", "South Korea"]["stand"] == "asserts"


def test_what_is_left_out_is_said() -> None:
    title = plot_positions(corpus(), actors=1).to_dict()["title"]
    assert title["subtitle"].endswith("cells")


def test_every_stand_has_a_colour() -> None:
    assert set(get_args(Stand)) == set(STANDS)
    assert len(set(STANDS.values())) == len(STANDS)


def test_the_timeline_stands_at_the_days_of_events() -> None:
    values = plot_timeline(TABLES).data.values
    sanction = next(value for value in values if value["kind"] == "sanction")
    assert (sanction["day"], sanction["class"]) == ("2024-11-19", "deeds against")
    transfer = next(value for value in values if value["kind"] == "arms transfer")
    assert (transfer["reports"], transfer["class"]) == (3, "deeds for")


def test_pairs_are_lines() -> None:
    lines = plot_claims(TABLES).to_dict()["layer"][0]["data"]["values"]
    assert {"South Korea → Russia", "South Korea → North Korea", "Russia → North Korea"} <= {
        line["pair"] for line in lines
    }
    lines = plot_sanctions(ANALYSIS).to_dict()["layer"][0]["data"]["values"]
    assert {(line["pair"], line["kind"]) for line in lines} == {
        ("European Union → Russia", "imposed"),
        ("United States → Iran", "lifted"),
    }
