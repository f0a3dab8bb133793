"""The page in a real browser: it opens, answers to pointing and filtering, and complains of nothing."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import detente

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path to open the page with")

TEXT = (
    "South Korea said on Friday that Russia had sent missiles to North Korea. Pyongyang denied it. "
    "Norway & Finland signed a <b>defence pact</b> in Oslo. The EU imposed sanctions on Russia over the attack."
)

ASK = """
<script>
addEventListener("load", () => {
  const answers = {errors: window.complaints};
  const root = document.querySelector(".detente");
  const card = root.querySelector(".card");
  const point = (part, type) => part.dispatchEvent(new PointerEvent(type, {bubbles: type == "pointerover"}));
  answers.hint = card.textContent;
  const event = root.querySelector(".text .event");
  point(event, "pointerover");
  answers.card = card.textContent;
  answers.hits = root.querySelectorAll(".text .hit").length;
  answers.rows = root.querySelectorAll("tr.hit").length;
  const row = root.querySelector("tr[data-r^=a]");
  point(row, "pointerover");
  answers.actor_card = card.textContent;
  answers.actor_hits = [...root.querySelectorAll(".text .hit")].map(part => part.textContent);
  point(root, "pointerleave");
  answers.after = [card.textContent, root.querySelectorAll(".hit").length];
  const shown = kind => getComputedStyle(root.querySelector(".t-" + kind)).display != "none";
  const marked = () => getComputedStyle(root.querySelector(".text .actor")).textDecorationLine;
  answers.before_filter = [shown("actors"), marked()];
  root.querySelector(".f-actors").click();
  answers.filtered = [shown("actors"), marked(), shown("claims")];
  root.querySelector(".f-actors").click();
  answers.unfiltered = [shown("actors"), marked()];
  answers.text = root.querySelector(".text").textContent;
  answers.outside = performance.getEntriesByType("resource").length;
  document.title = "done";
  const out = document.createElement("pre");
  out.id = "answers";
  out.textContent = JSON.stringify(answers);
  document.body.append(out);
});
</script>
"""

LISTEN = """
<script>
window.complaints = [];
addEventListener("error", event => window.complaints.push(event.message));
console.error = console.warn = (...words) => window.complaints.push(words.join(" "));
</script>
"""


def ask(page: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    assert CHROMIUM is not None
    profile = page.with_suffix(".profile")
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0"]
    command += [f"--user-data-dir={profile}", "--virtual-time-budget=5000", *arguments, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=100, check=True)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    page = tmp_path_factory.mktemp("page") / "page.html"
    detente.analyze(TEXT, published="2024-11-22").save_html(page)
    saved = page.read_text("utf-8")
    page.write_text(saved.replace("<title>", f"{LISTEN}<title>") + ASK, "utf-8")
    seen = ask(page, "--dump-dom")
    found = re.search(r'<pre id="answers">(.*?)</pre>', seen.stdout, re.DOTALL)
    assert found, seen.stderr
    told: dict[str, Any] = json.loads(unescape(found[1]))
    told["console"] = [line for line in seen.stderr.splitlines() if ":CONSOLE" in line]
    return told


def test_the_browser_complains_of_nothing(answers: dict[str, Any]) -> None:
    assert answers["errors"] == []
    assert answers["console"] == []
    assert answers["outside"] == 0, "nothing is fetched"


def test_the_text_is_shown_to_the_letter(answers: dict[str, Any]) -> None:
    assert answers["text"] == TEXT


def test_pointing_at_words_shows_their_record(answers: dict[str, Any]) -> None:
    assert answers["card"] != answers["hint"]
    assert "arms transfer" in answers["card"].replace("_", " ")
    assert answers["hits"] >= 1
    assert answers["rows"] >= 1


def test_pointing_at_a_row_shows_its_words(answers: dict[str, Any]) -> None:
    assert "South Korea" in answers["actor_card"]
    assert any("South Korea" in words for words in answers["actor_hits"])


def test_leaving_the_page_shows_the_hint_again(answers: dict[str, Any]) -> None:
    assert answers["after"] == [answers["hint"], 0]


def test_filters_hide_and_show(answers: dict[str, Any]) -> None:
    assert answers["before_filter"] == [True, "underline"]
    assert answers["filtered"] == [False, "none", True]
    assert answers["unfiltered"] == [True, "underline"]
