"""How documents are read, where the default is not wanted."""

import copy
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

import detente

FRAMES = (
    "id\tlemma\tpos\tobject\tactors\trecipients\tplover\tkind\tmode\tcameo\n"
    "W1\tcloudseed\tVERB\t\tsubj\tobj\tCOERCE\tother\tweather\tX17\n"
)
TEXT = "Peru cloudseeded Chile. Peru attacked Chile."


@pytest.fixture
def frames(tmp_path: Path) -> Path:
    path = tmp_path / "mine.event_frames.tsv"
    path.write_text(FRAMES, "utf-8")
    return path


def kinds(analysis: detente.Analysis) -> list[str | None]:
    return [event.cameo for event in analysis.events if event.kind == "other"] + [
        event.kind for event in analysis.events if event.kind != "other"
    ]


def test_frames_of_ones_own_stand_beside_those_that_ship(frames: Path) -> None:
    assert kinds(detente.analyze(TEXT)) == ["attack"]
    analyzer = detente.Analyzer(tables=[frames])
    assert kinds(detente.analyze(TEXT, analyzer=analyzer)) == ["X17", "attack"]
    assert kinds(detente.analyze(TEXT)) == ["attack"]


def test_frames_of_ones_own_stand_alone(frames: Path) -> None:
    analyzer = detente.Analyzer(tables=[str(frames)], only_own_event_frames=True)
    assert kinds(detente.analyze(TEXT, analyzer=analyzer)) == ["X17"]


READERS: dict[str, Callable[[Path, detente.Analyzer], list[str]]] = {
    "analyze_many": lambda _, analyzer: _cameo(detente.analyze_many([TEXT], analyzer=analyzer)),
    "analyze_many of a path": lambda path, analyzer: _cameo(detente.analyze_many(path, analyzer=analyzer)),
    "iter_tables": lambda _, analyzer: _cameo(next(detente.iter_tables([TEXT], analyzer=analyzer))),
    "iter_tables of a path": lambda path, analyzer: _cameo(next(detente.iter_tables(path, analyzer=analyzer))),
    "read": lambda path, analyzer: [str(event.cameo) for event in detente.read(path, analyzer=analyzer).events],
    "read_many": lambda path, analyzer: _cameo(detente.read_many(path, analyzer=analyzer)),
    "analyze_parsed": lambda _, analyzer: [
        str(event.cameo) for event in detente.analyze_parsed(detente.parse(TEXT), analyzer=analyzer).events
    ],
}


def _cameo(tables: detente.Tables) -> list[str]:
    return [row["cameo"] for row in tables.events]


@pytest.mark.parametrize("name", READERS)
def test_every_reader_reads_so(name: str, frames: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, "utf-8")
    assert READERS[name](article, detente.Analyzer(tables=[frames], only_own_event_frames=True)) == ["X17"]


def test_it_travels_without_its_files(frames: Path) -> None:
    analyzer = detente.Analyzer(claim_guide="polnear", tables=[frames])
    frames.unlink()
    for twin in (pickle.loads(pickle.dumps(analyzer)), copy.deepcopy(analyzer)):
        assert twin == analyzer
        assert hash(twin) == hash(analyzer)
        assert repr(twin) == repr(analyzer) == f"Analyzer(claim_guide='polnear', tables=[{str(frames)!r}])"
        assert "X17" in kinds(detente.analyze(TEXT, analyzer=twin))


def test_those_that_read_otherwise_differ(frames: Path) -> None:
    default = detente.Analyzer()
    assert default == detente.Analyzer(claim_guide="own")
    assert repr(default) == "Analyzer()"
    others = [
        detente.Analyzer(claim_guide="polnear"),
        detente.Analyzer(tables=[frames]),
        detente.Analyzer(only_own_event_frames=True),
    ]
    assert default not in others
    assert default != "own"


def test_a_batch_reads_so_after_a_journey(frames: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from detente.arrow import BatchAnalyzer

    batches = BatchAnalyzer(table="events", analyzer=detente.Analyzer(tables=[frames], only_own_event_frames=True))
    batches = pickle.loads(pickle.dumps(batches))
    assert batches(pa.table({"id": ["w1"], "text": [TEXT]}))["cameo"].to_pylist() == ["X17"]


def test_a_frame_of_pandas_is_read_anew_for_another_analyzer() -> None:
    pd = pytest.importorskip("pandas")
    pytest.importorskip("detente.pandas")
    text = "Moscow has repeatedly denied it."
    column = pd.Series([text])
    wide = detente.Analyzer(claim_guide="polnear")
    found = []
    for options in ({}, {"analyzer": wide}, {}):
        claim = column.detente.claims(**options).iloc[0]
        found.append(text[claim["cue_start"] : claim["cue_end"]])
    assert found == ["denied", "has repeatedly denied", "denied"]


def test_what_is_wrong_is_said(frames: Path, tmp_path: Path) -> None:
    with pytest.raises(detente.OptionError, match='claim_guide: "other" is no guide; expected one of own, polnear'):
        detente.Analyzer(claim_guide="other")  # type: ignore[arg-type]
    with pytest.raises(detente.FileError, match=r"none\.event_frames\.tsv: "):
        detente.Analyzer(tables=[tmp_path / "none.event_frames.tsv"])
    with pytest.raises(TypeError, match="expected a list of paths"):
        detente.Analyzer(tables=str(frames))
    with pytest.raises(TypeError, match=r"expected a detente\.Analyzer"):
        detente.analyze("", analyzer="polnear")  # type: ignore[arg-type]
    odd = tmp_path / "poems.tsv"
    odd.write_text("id\n", "utf-8")
    with pytest.raises(detente.DetenteError, match=r"poems\.tsv"):
        detente.Analyzer(tables=[odd])
    frames.write_text(FRAMES.replace("VERB", "verb"), "utf-8")
    with pytest.raises(detente.FormatError, match=r'event_frames\.tsv, line 2: column "pos": "verb"; expected'):
        detente.Analyzer(tables=[frames])
    frames.write_bytes(b"id\tlemma\n\xff")
    with pytest.raises(detente.EncodingError, match=r"event_frames\.tsv, line 2"):
        detente.Analyzer(tables=[frames])
