"""Dependency trees as SVG, self-contained and escaped."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_CHAR = 8.2
_SMALL_CHAR = 6.1
_LEVEL = 19
_PORT = 7
_STYLE = "font-family:system-ui,sans-serif;font-size:14px"
_ARC = "#4c86d8"
_NAME = "#c2701c"


@dataclass(frozen=True, slots=True)
class Node:
    """A word of a sentence as the drawing needs it."""

    form: str
    tag: str
    details: str
    """What shows where the mouse rests."""
    head: int | None
    """The place of its head in the sentence."""
    label: str
    name: str | None = None
    """The kind of name that begins here."""
    name_end: int = 0
    """The place after that name's last word."""


def tree_svg(nodes: Sequence[Node]) -> str:
    """Draws one sentence: arcs from heads to dependents above the words, parts of speech and names below."""
    arcs = sorted(
        (
            (min(node.head, place), max(node.head, place), place)
            for place, node in enumerate(nodes)
            if node.head is not None
        ),
        key=lambda arc: (arc[1] - arc[0], arc),
    )
    levels, highest = _levels(arcs, len(nodes))
    ports = _ports(nodes, arcs)
    centres, width = _columns(nodes, arcs, ports)
    ground = 14 + _LEVEL * (highest + 1)

    def port(word: int, arc: int) -> float:
        order = ports[word]
        return centres[word] + (order.index(arc) - (len(order) - 1) / 2) * _PORT

    parts = []
    for left, right, place in arcs:
        head = right if place == left else left
        start, end = port(head, place), port(place, place)
        top = ground - _LEVEL * levels[place]
        side = 4 if end > start else -4
        parts.append(
            f'<path d="M{start:.1f},{ground} V{top + 4} q0,-4 {side},-4 '
            f'H{end - side:.1f} q{side},0 {side},4 V{ground - 2}"/>'
            f'<path d="M{end - 3:.1f},{ground - 6} L{end:.1f},{ground} L{end + 3:.1f},{ground - 6} Z" fill="{_ARC}"/>'
        )
    labels = []
    for left, right, place in arcs:
        head = right if place == left else left
        middle = (port(head, place) + port(place, place)) / 2
        labels.append(_text(middle, ground - _LEVEL * levels[place] - 3, nodes[place].label, 'font-size="11"'))
    for place, node in enumerate(nodes):
        if node.head is None:
            x = port(place, place)
            parts.append(
                f'<path d="M{x:.1f},12 V{ground - 2}" stroke-dasharray="2 2"/>'
                f'<path d="M{x - 3:.1f},{ground - 6} L{x:.1f},{ground} L{x + 3:.1f},{ground - 6} Z" fill="{_ARC}"/>'
            )
            labels.append(_text(x, 9, node.label, 'font-size="11"'))
    words = []
    for place, node in enumerate(nodes):
        x = centres[place]
        form = _text(x, ground + 17, node.form, "")
        tag = _text(x, ground + 32, node.tag, 'font-size="10" opacity=".65"')
        words.append(f"<g><title>{escape(node.details)}</title>{form}{tag}</g>")
        if node.name is not None:
            last = node.name_end - 1
            start, end = x - _wide(node.form) / 2, centres[last] + _wide(nodes[last].form) / 2
            words.append(
                f'<path d="M{start:.1f},{ground + 38} H{end:.1f}" stroke="{_NAME}" stroke-width="2"/>'
                f'<text x="{(start + end) / 2:.1f}" y="{ground + 50}" font-size="10" fill="{_NAME}">'
                f"{escape(node.name)}</text>"
            )
    height = ground + 56
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width:.0f}" height="{height}" '
        f'viewBox="0 0 {width:.0f} {height}" style="{_STYLE};max-width:none" text-anchor="middle" fill="currentColor">'
        f"<title>{escape(' '.join(node.form for node in nodes))}</title>"
        f'<g fill="none" stroke="{_ARC}" stroke-width="1.2">{"".join(parts)}</g>{"".join(labels)}{"".join(words)}</svg>'
    )


def _text(x: float, y: float, words: str, attributes: str) -> str:
    return f'<text x="{x:.1f}" y="{y}"{" " if attributes else ""}{attributes}>{escape(words)}</text>'


def _wide(words: str, char: float = _CHAR) -> float:
    """About how many pixels some words take."""
    return char * sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in words
    )


def _levels(arcs: Sequence[tuple[int, int, int]], count: int) -> tuple[dict[int, int], int]:
    """How high each arc runs: above every shorter one that it spans or touches the inside of."""
    above = [0] * count
    levels = {}
    for left, right, place in arcs:
        level = max(above[left:right], default=0) + 1
        above[left:right] = [level] * (right - left)
        levels[place] = level
    return levels, max(above, default=0)


def _ports(nodes: Sequence[Node], arcs: Sequence[tuple[int, int, int]]) -> list[list[int]]:
    """For each word the arcs that touch it, from left to right, so that none crosses another without need."""
    to_left: list[list[int]] = [[] for _ in nodes]
    to_right: list[list[int]] = [[] for _ in nodes]
    for left, right, place in arcs:
        to_right[left].append(place)
        to_left[right].append(place)
    return [
        to_left[place] + ([place] if node.head is None else []) + to_right[place][::-1]
        for place, node in enumerate(nodes)
    ]


def _columns(
    nodes: Sequence[Node], arcs: Sequence[tuple[int, int, int]], ports: Sequence[Sequence[int]]
) -> tuple[list[float], float]:
    """The middle of each word's column, and the width of all."""
    halves = [
        max(_wide(node.form), _wide(node.tag, _SMALL_CHAR), _PORT * len(ports[place])) / 2 + 7
        for place, node in enumerate(nodes)
    ]
    # An arc is at least as long as its label; the shorter arcs have been looked at before.
    gaps = [0.0] * len(nodes)
    for left, right, place in arcs:
        have = sum(gaps[left:right]) + halves[left] + 2 * sum(halves[left + 1 : right]) + halves[right]
        need = _wide(nodes[place].label, _SMALL_CHAR) + 14 + _PORT * (len(ports[left]) + len(ports[right])) / 2
        gaps[right - 1] += max(0.0, need - have)
    centres = []
    at = 6.0
    for half, gap in zip(halves, gaps, strict=True):
        centres.append(at + half)
        at += 2 * half + gap
    return centres, at + 6
