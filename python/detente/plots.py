"""Pictures of records: who stands how to what, who speaks of whom, what happened when, who sanctions whom.

Each function takes an analysis, tables or a corpus and returns an Altair chart, which a notebook shows, and which can
be changed and saved like any other; `analysis.plot_positions()` and the like are the same. Altair comes with
`pip install detente[plots]`.

Colours are those of Okabe and Ito, which people of any colour vision tell apart; words stand beside them where there is
room. Pointing at a mark shows the words that it rests on.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

from detente.analysis import Analysis
from detente.corpus import Corpus
from detente.tables import Tables

if TYPE_CHECKING:
    import altair

__all__ = ["plot_claims", "plot_positions", "plot_sanctions", "plot_timeline"]

Records: TypeAlias = Analysis | Tables | Corpus
"""What can be drawn."""

STANDS = {
    "asserts": "#0072B2",
    "confirms": "#56B4E9",
    "supports": "#009E73",
    "justifies": "#4FBF9F",
    "promises": "#7FCDBB",
    "believes": "#9FC5E8",
    "predicts": "#C6DBEF",
    "hints": "#D9E6F2",
    "denies": "#D55E00",
    "condemns": "#CC79A7",
    "threatens": "#8C2D04",
    "warns": "#F4A582",
    "demands": "#E69F00",
    "doubts": "#F0E442",
    "declines": "#BBBBBB",
}
"""The stands with their colours: blue and green for it, red against it, yellow and grey neither."""

_DARK = ("asserts", "supports", "denies", "threatens")
"""Stands on whose colour words are white."""

CLASSES = {
    "words for": ("#56B4E9", ("AGREE", "CONSULT", "SUPPORT", "CONCEDE")),
    "deeds for": ("#0072B2", ("COOPERATE", "AID", "RETREAT")),
    "words against": ("#E69F00", ("REQUEST", "ACCUSE", "REJECT", "THREATEN")),
    "deeds against": ("#D55E00", ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")),
}
"""PLOVER's four classes of events."""

NOBODY = "(not named)"


def plot_positions(records: Records, *, events: int = 25, actors: int = 12) -> altair.Chart:
    """Draws a matrix of what is told and who speaks of it, coloured by stand.

    A cell that holds several stands says how many more there are; pointing at it shows them all with their words.

    Args:
        records: what to draw.
        events: at most so many rows, those of which the most actors speak.
        actors: at most so many columns, those that speak of the most.

    Returns:
        The chart.

    Raises:
        ImportError: Altair is not installed.

    >>> import detente
    >>> from detente.plots import plot_positions
    >>> analysis = detente.analyze("Kenya denied that it had attacked Chad.")
    >>> [cell["stand"] for cell in plot_positions(analysis).data.values]
    ['denies']
    """
    import altair as alt

    cells: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for position in _positions(records):
        cells[position["what"], position["actor"]].append(position)
    rows = _most(what for what, _ in cells)[:events]
    columns = _most(actor for _, actor in cells)[:actors]
    values = []
    for (what, actor), stands in cells.items():
        if what not in rows or actor not in columns:
            continue
        kinds = list(dict.fromkeys(one["stand"] for one in stands))
        last = kinds[-1]
        more = f" +{len(kinds) - 1}" if len(kinds) > 1 else ""
        said = "; ".join(f"{one['stand']}: {_short(one['words'], 120)} ({one['where']})" for one in stands[:4])
        values.append({"what": what, "actor": actor, "stand": last, "label": last + more, "said": said})
    in_order = [what for what in dict.fromkeys(what for what, _ in cells) if what in rows]
    shown = [stand for stand in STANDS if any(value["stand"] == stand for value in values)]
    base = alt.Chart(_data(values)).encode(
        x=alt.X("actor:N", sort=columns, title=None, axis=alt.Axis(orient="top", labelAngle=-30, labelLimit=160)),
        y=alt.Y("what:N", sort=in_order, title=None, axis=alt.Axis(labelLimit=320)),
        tooltip=["what:N", "actor:N", alt.Tooltip("said:N", title="stands")],
    )
    cell = base.mark_rect(stroke="white", strokeWidth=2).encode(
        color=alt.Color(
            "stand:N", scale=alt.Scale(domain=shown, range=[STANDS[stand] for stand in shown]), title="last stand"
        )
    )
    is_dark = alt.FieldOneOfPredicate(field="stand", oneOf=list(_DARK))
    words = base.mark_text(fontSize=11).encode(
        text="label:N", color=alt.condition(is_dark, alt.value("white"), alt.value("#1b1f24"))
    )
    chart: altair.Chart = _titled(cell + words, "Who stands how to what", len(cells), len(values), "cells")
    return chart.properties(width=alt.Step(78), height=alt.Step(26))


def plot_claims(records: Records, *, actors: int = 15) -> altair.Chart:
    """Draws who speaks of whom: speakers on the left, those they speak of on the right, a line for each two.

    Args:
        records: what to draw.
        actors: at most so many on each side.

    Returns:
        The chart; a line's width says how many claims it stands for.

    Raises:
        ImportError: Altair is not installed.

    >>> import detente
    >>> from detente.plots import plot_claims
    >>> analysis = detente.analyze("Kenya denied that it had attacked Chad.")
    >>> isinstance(plot_claims(analysis).to_dict(), dict)
    True
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    for speaker, about in _spoken_of(records):
        if speaker != about:
            counts[speaker, about, "claims"] += 1
    return _sides(counts, actors, "Who speaks of whom", ("speaks", "is spoken of"), {"claims": "#0072B2"})


def plot_sanctions(records: Records, *, actors: int = 20) -> altair.Chart:
    """Draws who imposes sanctions on whom: senders on the left, targets on the right, coloured by stage.

    Args:
        records: what to draw.
        actors: at most so many on each side.

    Returns:
        The chart; a line's width says how many texts speak of it.

    Raises:
        ImportError: Altair is not installed.

    >>> import detente
    >>> from detente.plots import plot_sanctions
    >>> analysis = detente.analyze("The European Union imposed sanctions on Iran.")
    >>> isinstance(plot_sanctions(analysis).to_dict(), dict)
    True
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    for senders, targets, status in _sanctions(records):
        for sender in senders or [NOBODY]:
            for target in targets or [NOBODY]:
                counts[sender, target, status] += 1
    colours = {
        "imposed": "#D55E00",
        "in_force": "#0072B2",
        "extended": "#CC79A7",
        "tightened": "#8C2D04",
        "threatened": "#E69F00",
        "proposed": "#999999",
        "eased": "#56B4E9",
        "lifted": "#009E73",
        "evaded": "#000000",
    }
    return _sides(counts, actors, "Who sanctions whom", ("sender", "target"), colours)


def plot_timeline(records: Records, *, kinds: int = 20) -> altair.Chart:
    """Draws when what happened: a row for each kind of event, a point for each day that has such events.

    A point is the larger the more reports it stands for.

    Events stand at their own day, or else at the day of publication; those without either are left out.

    Args:
        records: what to draw.
        kinds: at most so many rows, those with the most events.

    Returns:
        The chart.

    Raises:
        ImportError: Altair is not installed.

    >>> import detente
    >>> from detente.plots import plot_timeline
    >>> analysis = detente.analyze("Kenya attacked Chad on 3 May 2024.")
    >>> plot_timeline(analysis).data.values[0]["day"]
    '2024-05-03'
    """
    import altair as alt

    events = list(_events(records))
    kept = _most(event["kind"] for event in events)[:kinds]
    drawn = [event for event in events if event["day"] is not None and event["kind"] in kept]
    points: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for event in drawn:
        points[event["day"], event["kind"], _class_of(event["plover"])].append(event)
    values = [
        {
            "day": day,
            "kind": _plain(kind),
            "class": name,
            "reports": sum(event["reports"] for event in told),
            "what": "; ".join(f"{event['what']} ({event['where']})" for event in told[:6]),
        }
        for (day, kind, name), told in sorted(points.items())
    ]
    shown = [name for name in CLASSES if any(value["class"] == name for value in values)]
    order = sorted({value["kind"] for value in values}, key=lambda kind: (_class_order(values, kind), kind))
    most = max((value["reports"] for value in values), default=1)
    chart = (
        alt.Chart(_data(values))
        .mark_circle(opacity=0.85, stroke="white")
        .encode(
            x=alt.X(
                "day:T",
                title=None,
                scale=alt.Scale(padding=20),
                axis=alt.Axis(format="%-d %b %Y", labelAngle=0, labelOverlap=True, tickCount=6),
            ),
            y=alt.Y("kind:N", sort=order, title=None, axis=alt.Axis(grid=True)),
            size=alt.Size("reports:Q", scale=alt.Scale(domain=[1, max(8, most)], range=[70, 500]), legend=None),
            color=alt.Color(
                "class:N", scale=alt.Scale(domain=shown, range=[CLASSES[name][0] for name in shown]), title="class"
            ),
            tooltip=[alt.Tooltip("day:T", format="%-d %B %Y"), "what:N", "reports:Q"],
        )
    )
    titled: altair.Chart = _titled(chart, "What happened when", len(events), len(drawn), "events")
    return titled.properties(width=600, height=alt.Step(24))


def _class_of(plover: str) -> str:
    return next((name for name, (_, types) in CLASSES.items() if plover in types), "words for")


def _class_order(values: list[dict[str, Any]], kind: str) -> int:
    names = [value["class"] for value in values if value["kind"] == kind]
    return list(CLASSES).index(names[0]) if names else len(CLASSES)


def _sides(
    counts: Counter[tuple[str, str, str]], limit: int, title: str, heads: tuple[str, str], colours: dict[str, str]
) -> altair.Chart:
    """Two columns of names, and a line for each pair; lines of several kinds lie beside each other."""
    import altair as alt

    sums: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for (left, right, _), times in counts.items():
        sums[0][left] += times
        sums[1][right] += times
    names = [[name for name, _ in sorted(side.items(), key=lambda item: (-item[1], item[0]))[:limit]] for side in sums]
    height = max(len(names[0]), len(names[1]), 1)
    at = [
        {name: (place + 0.5) * height / len(side) for place, name in enumerate(side)} if side else {} for side in names
    ]
    pairs = {key: times for key, times in counts.items() if key[0] in at[0] and key[1] in at[1]}
    lines: list[dict[str, Any]] = []
    for (left, right, kind), times in sorted(pairs.items()):
        kinds = sorted(other for one, two, other in pairs if (one, two) == (left, right))
        shift = 0.14 * (kinds.index(kind) - (len(kinds) - 1) / 2)
        pair = f"{left} → {right}"
        common = {"pair": pair, "kind": _plain(kind), "times": times, "line": f"{pair} {kind}"}
        lines += [
            {"x": 0.0, "y": at[0][left] + shift, **common},
            {"x": 1.0, "y": at[1][right] + shift, **common},
        ]
    colours = {_plain(kind): colour for kind, colour in colours.items()}
    kinds = [kind for kind in colours if any(line["kind"] == kind for line in lines)]
    kinds += sorted({line["kind"] for line in lines} - set(kinds))
    scale = alt.Scale(domain=kinds, range=[colours.get(kind, "#777777") for kind in kinds])
    most = max(pairs.values(), default=1)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0]))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1]))
    drawn = (
        alt.Chart(_data(lines))
        .mark_line(opacity=0.65, strokeCap="round")
        .encode(
            x=x,
            y=y,
            detail="line:N",
            strokeWidth=alt.StrokeWidth(
                "times:Q", scale=alt.Scale(domain=[1, max(8, most)], range=[2, 9]), legend=None
            ),
            color=alt.Color("kind:N", scale=scale, title=None, legend=alt.Legend(orient="top") if kinds[1:] else None),
            tooltip=["pair:N", "kind:N", "times:Q"],
        )
    )
    layers: list[Any] = [drawn]
    aligns: list[tuple[float, Any, int]] = [(0.0, "right", -8), (1.0, "left", 8)]
    for side, (place, align, shift) in enumerate(aligns):
        labels = [{"x": place, "y": y, "name": f"{name} ({sums[side][name]})"} for name, y in at[side].items()]
        head = {"x": place, "y": 0.0, "name": heads[side]}
        data = alt.Chart(_data(labels)).encode(x=x, y=y, text="name:N")
        layers.append(data.mark_text(align=align, dx=shift, fontSize=12))
        above = alt.Chart(_data([head])).encode(x=x, y=y, text="name:N")
        layers.append(above.mark_text(align=align, dx=shift, dy=-12, fontSize=12, fontWeight="bold", color="#59636e"))
    drawn_pairs = len({(left, right) for left, right, _ in pairs})
    all_pairs = len({(left, right) for left, right, _ in counts})
    chart: altair.Chart = _titled(alt.layer(*layers), title, all_pairs, drawn_pairs, "pairs")
    return chart.properties(width=320, height=max(24 * height, 60))


def _data(values: list[dict[str, Any]]) -> Any:
    import altair as alt

    return alt.Data(values=values)  # type: ignore[no-untyped-call]


def _titled(chart: Any, title: str, all: int, drawn: int, what: str) -> Any:
    """The chart with a title that says what is left out."""
    import altair as alt

    note = f"{drawn} of {all} {what}" if drawn < all else ""
    return chart.properties(
        title=alt.TitleParams(title, subtitle=note, anchor="start", offset=14), padding=12
    ).configure_view(strokeWidth=0)


def _most(values: Iterable[str]) -> list[str]:
    """The values, those that come most often first, else in the order in which they come."""
    return [value for value, _ in Counter(values).most_common()]


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _short(words: str, length: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= length else words[: length - 1] + "…"


def _corpus(records: Tables | Corpus) -> Corpus:
    if isinstance(records, Corpus):
        return records
    corpus = Corpus()
    corpus.add(records)
    return corpus


def _name(analysis: Analysis, actor: str | None, words: str = NOBODY) -> str:
    return words if actor is None else analysis.actor(actor).name


def _positions(records: Records) -> Iterable[dict[str, Any]]:
    if isinstance(records, Analysis):
        claims = {claim.id: claim for claim in records.claims}
        for position in records.positions():
            claim = claims[position.claim]
            yield {
                "what": position.what,
                "actor": _name(records, position.actor, records.quote(claim.source) or NOBODY),
                "stand": position.stand,
                "words": " … ".join(map(records.quote, claim.content)),
                "where": position.claim,
            }
        return
    for row in _corpus(records).positions():
        published = f", {row['published']}" if row["published"] else ""
        yield {
            "what": row["what"],
            "actor": row["actor_name"] or NOBODY,
            "stand": row["stand"],
            "words": row["content"],
            "where": row["document"] + published,
        }


def _spoken_of(records: Records) -> Iterable[tuple[str, str]]:
    if isinstance(records, Analysis):
        for claim in records.claims:
            if claim.source.actor is not None:
                for about in claim.about:
                    yield _name(records, claim.source.actor), _name(records, about)
        return
    corpus = _corpus(records)
    names = {actor["id"]: actor["name"] for actor in corpus.actors}
    joined = {(link["row"], link["actor"]): names[link["joined"]] for link in corpus.actor_links}
    for row in corpus.tables.claims:
        if row["source"] is not None:
            for about in row["about"]:
                yield joined[row["row"], row["source"]], joined[row["row"], about]


def _sanctions(records: Records) -> Iterable[tuple[list[str], list[str], str]]:
    if isinstance(records, Analysis):
        for sanction in records.sanctions:
            senders = [_name(records, actor) for actor in sanction.senders]
            targets = [_name(records, actor) for actor in sanction.targets]
            yield senders, targets, sanction.status
        return
    tables = records.tables if isinstance(records, Corpus) else records
    for row in tables.sanctions:
        yield row["sender_names"], row["target_names"], row["status"]


def _events(records: Records) -> Iterable[dict[str, Any]]:
    if isinstance(records, Analysis):
        whats = {position.id: position.what for position in records.positions()}
        for event in records.events:
            day = _day(event.time.value if event.time else None) or records.published
            who = ", ".join(_name(records, actor) for actor in event.actors)
            whom = ", ".join(_name(records, actor) for actor in event.recipients)
            kind = event.kind.replace("_", " ") if event.kind != "other" else event.trigger.lemma
            told = f"{kind}: {who}" + (f" → {whom}" if whom else "")
            what = whats.get(event.id, told)
            yield {
                "day": day,
                "kind": event.kind,
                "plover": event.plover,
                "what": what,
                "reports": 1,
                "where": records.quote(event.trigger),
            }
        return
    for row in _corpus(records).events:
        day = row["first_day"] or row["first_reported"]
        yield {
            "day": day and str(day),
            "kind": row["kind"],
            "plover": row["plover"],
            "what": row["what"],
            "reports": row["reports"],
            "where": row["first_document"],
        }


def _day(value: str | None) -> str | None:
    """The first day of a TIMEX3 value that names days of the calendar."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", value or "")
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}" if found else None
