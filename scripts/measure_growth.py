"""Shows that cost grows with the length of a text and the number of texts, and no faster: seconds and memory of the command.

    python scripts/measure_growth.py COMMAND [--largest 50000000] [--most 1000000] [--traps 1000000]

COMMAND is the built `detente`. Texts are made of sentences written for this, with names and numbers that change, one thread
throughout; seconds are of the processor, memory is the most that was resident. Traps are texts of one piece repeated, in a tenth
of the length and the whole: what looks back too far there costs a hundred times as much, not ten. Prints tables in Markdown.
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

TRAPS = (
    "x",
    " ",
    "\n",
    "a.",
    "A ",
    "(",
    ")",
    '"',
    "“",
    "‘",
    "'",
    "-",
    "1 ",
    "1,",
    "e\u0301",
    "😀",
    "http://a.b/",
    "and ",
    "of the ",
    "of Kenya ",
    "Kenya ",
    "Kenya, ",
    "Mr. ",
    "President ",
    "who ",
    "said that ",
    "Kenya said that ",
    "“Kenya said ",
    "according to ",
    "he ",
    "sanctions on ",
    "June ",
    "the day before ",
    "Kenya said it. ",
    "She denied it.\n\n",
    "Kenya: “No.”\n",
    "Grace Wambui met him. ",
    "They signed the treaty. ",
    "It attacked Chad. ",
)


def sentences(start: int = 0) -> Iterator[str]:
    number = start
    while True:
        a, b, c = (STATES[(number * step + step) % len(STATES)] for step in (1, 3, 5))
        yield SENTENCES[number % len(SENTENCES)].format(a=a, b=b, c=c, n=number % 9000 + 10)
        number += 1


def text_of(size: int, start: int = 0) -> Iterator[str]:
    length = 0
    for number, sentence in enumerate(sentences(start), 1):
        piece = sentence + ("\n\n" if number % 4 == 0 else " ")
        yield piece
        length += len(piece)
        if length >= size:
            return


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
    parser.add_argument("--traps", type=int, default=1_000_000, help="bytes of the texts that are traps")
    arguments = parser.parse_args()
    print("| input | words | seconds | words/s | MB |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "one.txt"
        size = 1000
        while size <= arguments.largest:
            words = 0
            # Piece by piece: a process begins with the memory of the one that starts it.
            with file.open("w", encoding="utf-8") as pieces:
                for piece in text_of(size):
                    words += len(piece.split())
                    pieces.write(piece)
            report(f"one text of {size:,} bytes", words, *run(arguments.command, file))
            size = size * 10 if size * 10 <= arguments.largest or size == arguments.largest else arguments.largest
        file = Path(folder) / "many.jsonl"
        count = 1000
        while count <= arguments.most:
            words = 0
            with file.open("w", encoding="utf-8") as lines:
                for number in range(count):
                    text = "".join(text_of(400, number * 7))
                    words += len(text.split())
                    lines.write(json.dumps({"id": str(number), "text": text}) + "\n")
            report(f"{count:,} texts of 400 bytes", words, *run(arguments.command, file))
            count *= 10
        print(
            f"\n| trap, repeated | s for {arguments.traps // 10:,} bytes | s for {arguments.traps:,} bytes | MB |\n|---|---|---|---|"
        )
        file = Path(folder) / "trap.txt"
        for trap in TRAPS:
            seconds, memory = [], 0.0
            for size in (arguments.traps // 10, arguments.traps):
                file.write_text(trap * (size // len(trap.encode())), "utf-8")
                spent, memory = run(arguments.command, file)
                seconds.append(f"{spent:.2f}")
            print(f"| `{json.dumps(trap, ensure_ascii=False)}` | {' | '.join(seconds)} | {memory:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
