from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import detente

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def seed_text() -> str:
    (path,) = (ROOT / "seeds").glob("*.txt")
    return path.read_text("utf-8")


@pytest.fixture(scope="session")
def full() -> detente.Analysis:
    """An analysis in which every kind of record occurs, with characters beyond the basic plane before them."""
    text = "😀 Séoul alleged on Friday that Moscow had sent 12 missiles. 😀"
    span: dict[str, Any] = {"start": 2, "end": 7}
    source = detente.Source(kind="named", actor="a1", **span)
    time = detente.Time(value="2024-11-22", start=19, end=25)
    cue = detente.Cue(start=8, end=15, lemma="allege")
    quantity = detente.Quantity(value=12.0, relation="exact", start=47, end=58, unit="missiles")
    thing = detente.EventObject(start=50, end=58, text="missiles")
    return detente.Analysis(
        id="full",
        title=None,
        published="2024-11-22",
        language="en",
        text=text,
        sentences=(detente.Span(start=0, end=len(text)),),
        actors=(
            detente.Actor(
                id="a1",
                name="South Korea",
                kind="state",
                basis="lexicon",
                country="KOR",
                identifiers=detente.Identifiers(iso3="KOR", cow="732"),
                roles=(detente.Role(title="ally", of="a1", **span),),
                mentions=(detente.Mention(kind="metonym", **span),),
            ),
        ),
        claims=(
            detente.Claim(
                id="c1",
                source=source,
                cue=cue,
                act="allege",
                content=(detente.Span(start=31, end=58),),
                quotation="indirect",
                factuality=detente.ClaimFactuality(source="CT+", author="Uu"),
                medium=detente.Medium(actor="a1", kind="interview"),
                time=time,
                about=("a1",),
                events=("e1",),
            ),
            detente.Claim(
                id="c2",
                source=detente.Source(kind="author"),
                act="assert",
                quotation="indirect",
                factuality=detente.ClaimFactuality(source="CT+", author="Uu"),
            ),
        ),
        events=(
            detente.Event(
                id="e1",
                plover="AID",
                kind="arms_transfer",
                cameo="072",
                trigger=detente.Cue(start=42, end=46, lemma="send"),
                object=thing,
                quantity=quantity,
                factuality="CT+",
                claims=("c1",),
            ),
        ),
        treaties=(
            detente.Treaty(
                id="t1",
                name="pact",
                status="signed",
                parties=("a1",),
                signed=time,
                mentions=(detente.Span(**span),),
                provisions=(detente.Provision(kind="defense", condition=detente.Span(**span), **span),),
            ),
        ),
        sanctions=(detente.Sanction(id="s1", status="imposed", measures=("arms",), reason=detente.Span(**span)),),
        quantities=(quantity,),
        dates=(detente.DateExpression(start=19, end=25, kind="date", value="2024-11-22"),),
    )
