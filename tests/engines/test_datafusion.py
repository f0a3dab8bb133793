"""DataFusion: functions of SQL on all of its threads."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from cases import TABLES, Records, by_document

datafusion = pytest.importorskip("datafusion")

from detente.arrow import NESTED, unnest  # noqa: E402
from detente.datafusion import register  # noqa: E402

ARGUMENTS = "body, headline, day"


@pytest.fixture(scope="module")
def context(documents: pa.Table) -> Any:
    """The documents in four partitions."""
    context = datafusion.SessionContext(datafusion.SessionConfig().with_target_partitions(2))
    register(context)
    parts = [documents.slice(start, 15).to_batches() for start in range(0, 60, 15)]
    context.register_record_batches("articles", parts)
    return context


@pytest.mark.parametrize("table", [name for name in TABLES if name != "documents"])
def test_a_table_is_that_of_a_single_machine(context: Any, single: dict[str, Records], table: str) -> None:
    query = f"SELECT id AS document, unnest(detente_{table}({ARGUMENTS})) AS record FROM articles"
    found = [{"document": row["document"], **row["record"]} for row in context.sql(query).to_pylist()]
    assert by_document(table, found) == single[table]


def test_one_reading_gives_every_table(context: Any, single: dict[str, Records]) -> None:
    query = f"SELECT id, detente_analyze({ARGUMENTS}) AS {NESTED} FROM articles"
    analyzed = context.sql(query).cache().to_arrow_table()
    for table in TABLES:
        key = "id" if table == "documents" else "document"
        records = unnest(analyzed, table, keep=["id"] if table != "documents" else [])
        if table == "documents":
            records = records.set_column(0, key, analyzed["id"])
        else:
            ids = records.column(0)
            records = records.remove_column(0).set_column(0, key, ids)
        assert by_document(table, records.to_pylist()) == single[table]


def test_empty_cells(context: Any) -> None:
    query = "SELECT detente_analyze(NULL, NULL, NULL)['error_kind'] AS kind, detente_claims(NULL, NULL, NULL) AS claims"
    assert context.sql(query).to_pylist() == [{"kind": "missing_field", "claims": []}]


def test_a_table_without_rows(context: Any) -> None:
    assert context.sql("SELECT detente_claims(body, NULL, NULL) FROM articles WHERE id = ''").to_pylist() == []
