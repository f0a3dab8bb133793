from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import detente

TEXT = "South Korea said on Friday that Russia & <b>Belarus</b> had sent missiles to North Korea. Pyongyang denied it."


class Page(HTMLParser):
    """The text that a browser would show, and the tags it would open."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.shown = ""
        self.records: set[str] = set()
        self._is_text = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        self.records.update((values.get("data-r") or "").split())
        self._is_text |= values.get("class") == "text"

    def handle_endtag(self, tag: str) -> None:
        self._is_text &= tag != "div"

    def handle_data(self, data: str) -> None:
        if self._is_text:
            self.shown += data


def test_a_page_shows_the_text_and_every_record() -> None:
    analysis = detente.analyze(TEXT, published="2024-11-22")
    page = Page(analysis.to_html())
    assert page.shown == TEXT
    assert "b" not in page.tags
    assert {actor.id for actor in analysis.actors} <= page.records
    assert {claim.id for claim in analysis.claims} <= page.records
    assert {event.id for event in analysis.events} <= page.records


def test_a_notebook_shows_the_page() -> None:
    analysis = detente.analyze(TEXT)
    assert analysis._repr_html_() == analysis.to_html() == detente.Analysis.from_json(analysis.to_json()).to_html()


def test_a_saved_page_is_a_document(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    detente.analyze(TEXT, title="Missiles & <more>").save_html(target)
    saved = target.read_text("utf-8")
    assert saved.startswith("<!doctype html>")
    assert "<title>Missiles &amp; &lt;more&gt;</title>" in saved


def test_an_empty_text_has_a_page() -> None:
    assert Page(detente.analyze("").to_html()).shown == ""
