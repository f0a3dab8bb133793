from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import detente
import detente.pandas
from detente.pandas import FrameAccessor, SeriesAccessor

TEXTS = ["South Korea said that Russia had sent missiles.", None, "Kenya denied that it attacked Chad on Friday."]
NEWS = pd.DataFrame({"body": TEXTS, "day": pd.to_datetime(pd.Series(["2024-11-22"] * 3))}).set_axis(["x", "y", "z"])
NAMES = [table.name for table in detente.analyze_many([])]


@pytest.mark.parametrize("name", NAMES)
def test_every_table_is_a_method(name: str) -> None:
    whole = detente.analyze_many(NEWS, "body", id=["x", "y", "z"], published="day")
    expected = getattr(whole, name).to_pandas()
    frame = getattr(FrameAccessor(NEWS), name)("body", published="day")
    pd.testing.assert_frame_equal(frame.reset_index(drop=True), expected)
    column = getattr(SeriesAccessor(NEWS["body"]), name)(published=NEWS["day"])
    pd.testing.assert_frame_equal(column, frame)


def test_rows_carry_the_labels_of_the_frame() -> None:
    accessor: Any = NEWS.detente
    claims = accessor.claims(text="body")
    assert list(claims.index) == ["x", "z"]
    assert list(claims["document"]) == ["x", "z"]
    joined = NEWS.join(claims[["act"]])
    assert joined["act"].fillna("").tolist() == ["assert", "", "deny"]
    assert list(accessor.documents("body").index) == ["x", "y", "z"]


def test_labels_may_repeat() -> None:
    twice = pd.Series(["Moscow denied it.", "Kyiv denied it."], index=[7, 7])
    claims = SeriesAccessor(twice).claims()
    assert list(claims.index) == [7, 7]
    assert list(claims["row"]) == [0, 1]


def test_a_frame_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    analyze_many = detente.analyze_many

    def counted(*texts: Any, **options: Any) -> detente.Tables:
        read.append(texts)
        return analyze_many(*texts, **options)

    monkeypatch.setattr(detente.pandas, "analyze_many", counted)
    frame = NEWS.copy()
    accessor: Any = frame.detente
    accessor.claims("body")
    accessor.events("body")
    assert len(read) == 1
    accessor.events("body", published="day")
    assert len(read) == 2
    frame.loc["x", "body"] = "Moscow denied it."
    assert accessor.claims("body", published="day").loc["x", "act"] == "deny"
    assert len(read) == 3


def test_frames_without_rows_have_columns() -> None:
    empty = pd.DataFrame({"body": []}, dtype=object)
    assert len(FrameAccessor(empty).claims("body")) == 0
    assert "act" in FrameAccessor(empty).claims("body").columns


def test_a_missing_column_is_named() -> None:
    with pytest.raises(detente.MissingFieldError, match="no column 'text'; the columns are body, day"):
        FrameAccessor(NEWS).claims()
