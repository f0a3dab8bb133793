"""Shows that cost grows with the length of a text and the number of texts, and no faster: seconds and memory of the command.

    python scripts/measure_growth.py COMMAND [--largest 50000000] [--most 1000000]

COMMAND is the built `detente`. Texts are made of sentences written for this, with names and numbers that change, one thread
throughout; seconds are of the processor, memory is the most that was resident. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

STATES = ("Kenya", "Chad", "Norway", "Peru", "Oman", "Laos", "Fiji", "Malta")
SENTENCES = (
    "{a} said on Tuesday that {b} had moved {n} soldiers to the border.",
    "{b} denied the accusation and called it “a fabrication”.",
    "The foreign minister of {c} urged both sides to sign the treaty, according to a spokesman.",
    "Sanctions on {n} companies of {b} were renewed by the European Union.",
    "“We will not comment on troop movements,” an official in {a} told reporters.",
)


def sentences(start: int = 0) -> Iterator[str]:
    number = start
    while True:
        a, b, c = (STATES[(number * step + step) % len(STATES)] for step in (1, 3, 5))
        yield SENTENCES[number % len(SENTENCES)].format(a=a, b=b, c=c, n=number % 9000 + 10)
        number += 1


def text_of(size: int, start: int = 0) -> str:
    parts: list[str] = []
    length = 0
    for number, sentence in enumerate(sentences(start), 1):
        parts.append(sentence + ("\n\n" if number % 4 == 0 else " "))
        length += len(parts[-1])
        if length >= size:
            return "".join(parts)
    raise AssertionError


def run(command: str, file: Path) -> tuple[float, float]:
    """Seconds of the processor and MB of memory."""
    arguments = [command, "analyze", str(file), "--threads", "1", "--format", "jsonl", "--output", os.devnull]
    process = subprocess.Popen(arguments)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(arguments)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def report(label: str, words: int, seconds: float, memory: float) -> None:
    print(f"| {label} | {words:,} | {seconds:.2f} | {words / seconds:,.0f} | {memory:,.0f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("--largest", type=int, default=50_000_000, help="bytes of the longest text")
    parser.add_argument("--most", type=int, default=1_000_000, help="the most texts")
    arguments = parser.parse_args()
    print("| input | words | seconds | words/s | MB |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "one.txt"
        size = 1000
        while size <= arguments.largest:
            text = text_of(size)
            file.write_text(text, "utf-8")
            report(f"one text of {size:,} bytes", len(text.split()), *run(arguments.command, file))
            size = size * 10 if size * 10 <= arguments.largest or size == arguments.largest else arguments.largest
        file = Path(folder) / "many.jsonl"
        count = 1000
        while count <= arguments.most:
            words = 0
            with file.open("w", encoding="utf-8") as lines:
                for number in range(count):
                    text = text_of(400, number * 7)
                    words += len(text.split())
                    lines.write(json.dumps({"id": str(number), "text": text}) + "\n")
            report(f"{count:,} texts of 400 bytes", words, *run(arguments.command, file))
            count *= 10


if __name__ == "__main__":
    main()
