"""Documents for the engines, and what a single machine makes of them.

Each test takes the engine as it is installed, starts what a cluster has (workers in processes of their own), and
compares with `analyze_many` row for row. Engines warn about much that is not ours.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

import detente
from cases import NAMES, Records, by_document

HERE = Path(__file__).parent

SENTENCES = [
    "Moscow denied that Seoul had asked for 12 missiles in June.",
    "The European Union imposed an asset freeze on three Russian banks on 3 May 2024, Brussels said.",
    "Iran and China signed a treaty of mutual defence in Tehran; each shall assist the other if it is attacked.",
    "“We will not negotiate,” foreign minister Ana Berg told reporters on Friday.",
    "A spokesman declined to comment on whether 10,000 soldiers had crossed the border near Kursk.",
    "😀 Séoul protestera, a dit le ministre.",
    "It rained in the hills, and nobody came.",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.engines)
            item.add_marker(pytest.mark.filterwarnings("default"))
            item.add_marker(pytest.mark.timeout(600))


@pytest.fixture(scope="session")
def documents() -> pa.Table:
    """Sixty documents; of some there is no text, no title, no day, and one has a day that is none."""
    (path,) = (HERE.parents[1] / "seeds").glob("*.txt")
    seed = path.read_text("utf-8")
    texts: list[str | None] = [" ".join(SENTENCES[n % 7 :: 1 + n % 3]) for n in range(58)]
    texts += [seed, ""]
    texts[7] = texts[31] = None
    days = ["2024-11-22" if n % 2 else None for n in range(60)]
    days[12] = "no day"
    return pa.table(
        {
            "id": [f"wire-{n:02}" for n in range(60)],
            "url": [f"https://example.org/{n}" for n in range(60)],
            "headline": [None if n % 4 else f"Seoul: No talks in {2000 + n}" for n in range(60)],
            "day": days,
            "body": pa.array(texts, pa.string()),
            "weight": [n / 2 for n in range(60)],
        }
    )


@pytest.fixture(scope="session")
def single(documents: pa.Table) -> dict[str, Records]:
    """What one machine reads: for each table the rows of each document."""
    tables = detente.analyze_many(documents, **NAMES)
    found = {table.name: by_document(table.name, table) for table in tables}
    assert all(found.values()), "every table has rows"
    assert sum(row["error"] is not None for rows in found["documents"].values() for row in rows) == 3
    return found
