"""What a user's code looks like to a type checker; `make test` checks it strictly and test_typed_usage.py runs it."""

from __future__ import annotations

from datetime import date
from typing import Any

import detente
import detente.pandas


def speakers(analysis: detente.Analysis) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for claim in analysis.claims:
        if claim.source.actor is not None and claim.act != "decline":
            name = analysis.actor(claim.source.actor).name
            found.setdefault(name, []).extend(analysis.quote(span) for span in claim.content)
    return found


def describe(actor: detente.Actor) -> str:
    match actor:
        case detente.Actor(kind="state", name=name, country=str(country)):
            return f"{name} ({country})"
        case detente.Actor(kind="person", roles=(role, *_)):
            return f"{role.title} {actor.name}"
        case _:
            return actor.name


def main() -> None:
    analysis = detente.analyze("Moscow denied it.", title="Drones", published=date(2024, 11, 22), id="wire-1")
    print([describe(actor) for actor in analysis.actors], speakers(analysis))  # noqa: T201
    tables: detente.Tables = detente.analyze_many(["Moscow denied it.", None], id=["a", "b"], threads=1)
    frame = tables.mentions.to_pandas()
    texts: list[str] = frame["text"].to_list()
    again: detente.Tables = detente.analyze_many(tables.documents.to_polars(), "id")
    column = detente.analyze_many(tables.documents.to_pyarrow()["id"])
    print(texts, len(again.documents), len(column.documents))  # noqa: T201
    for batch in detente.iter_tables(frame, batch_size=2, published=None, on_error="record"):
        first: list[dict[str, Any]] = batch.claims.to_dicts()
        print(len(first))  # noqa: T201
    corpus = detente.Corpus(window_days=7)
    corpus.add([tables, analysis])
    chart = corpus.plot_positions(events=5)
    print(len(corpus), len(corpus.timeline(actor="RUS")), chart.to_json()[:1])  # noqa: T201
    claims = detente.pandas.FrameAccessor(frame).claims("text", threads=1)
    print(claims["act"].to_list())  # noqa: T201
    try:
        detente.read("no/such/file.txt")
    except detente.FileError as error:
        where: str | None = error.origin
        print(where, error.line, error.kind)  # noqa: T201


if __name__ == "__main__":
    main()
