"""Measures the floors of the Python package: speed beside the Rust batch, peak memory by batches, time of the import.

    python scripts/floors.py [--documents 100000] [--threads 2]

Builds nothing: the package must be installed from `make wheel`, and `cargo build --profile dist --example batch` be done,
so that both are of the profile that is published.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]

STATES = ["Kenya", "Tanzania", "Norway", "Finland", "Japan", "South Korea", "Chad", "Peru", "Chile", "Poland", "Latvia"]
PEOPLE = ["Grace Wambui", "Joseph Mrema", "Peter Okello", "Anna Keller", "Kari Berg", "Luis Ortega", "Jan Nowak"]
SENTENCES = [
    "{a} said on {day} that {b} had seized a ferry with {n} passengers on board.",
    "{b} denied the accusation, and {person} told reporters that no vessel had been near the place.",
    "Foreign Minister {person} of {c} urged both sides to talk and offered to host a meeting in the capital.",
    "{a} imposed sanctions on {b} over the attack, banning imports worth {n} million dollars a year.",
    "Officials in {c} declined to say whether the two governments had signed an agreement on fisheries.",
    "Experts suggested that {b} wanted to test how far {a} would go before the election in {month}.",
    '"We will not be threatened," {person} said, and added that {a} would send {n} soldiers to the border.',
    "Under the treaty, {a} and {c} are obliged to help each other if either of them is attacked.",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
MONTHS = ["January", "March", "June", "October"]


def article(random: random.Random) -> str:
    a, b, c = random.sample(STATES, 3)
    names = {"a": a, "b": b, "c": c, "person": random.choice(PEOPLE), "day": random.choice(DAYS)}
    names |= {"month": random.choice(MONTHS), "n": random.randrange(12, 900)}
    return "\n\n".join(sentence.format(**names) for sentence in random.sample(SENTENCES, 6))


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def import_ms(clock: str) -> float:
    code = f"import time; begun = time.{clock}(); import detente; print(time.{clock}() - begun)"
    return 1000 * min(float(python(code)) for _ in range(10))


def children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


MANY = """
import json, time
import detente
texts = [json.loads(line)["text"] for line in open({path!r}, encoding="utf-8")]
detente.analyze_many(texts[:200], threads={threads})
begun, used = time.perf_counter(), time.process_time()
tables = detente.analyze_many(texts, threads={threads})
print(len(texts) / (time.perf_counter() - begun), len(texts) / (time.process_time() - used))
"""

BATCHES = """
import json, resource
import detente
texts = (json.loads(line)["text"] for line in open({path!r}, encoding="utf-8"))
claims = sum(len(tables.claims) for tables in detente.iter_tables(texts, batch_size=1000, threads={threads}))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.jsonl"
        source = random.Random(7)  # noqa: S311
        lines = (json.dumps({"id": str(number), "text": article(source)}) for number in range(options.documents))
        path.write_text("\n".join(lines) + "\n", "utf-8")
        size = path.stat().st_size / options.documents
        print(f"{options.documents:,} articles of {size:.0f} bytes each, {options.threads} threads")
        print(f"import: {import_ms('perf_counter'):.0f} ms, of processor {import_ms('process_time'):.0f} ms")
        many, batches = (code.format(path=str(path), threads=options.threads) for code in (MANY, BATCHES))
        for _ in range(options.repeat):
            before = children_seconds()
            rust = subprocess.run(
                [ROOT / "target/dist/examples/batch", path, str(options.threads)],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
            (found,) = re.findall(r"([\d.]+) documents a second", rust)
            rust_rates = [float(found), options.documents / (children_seconds() - before)]
            python_rates = [float(rate) for rate in python(many).split()]
            # On a machine that others use as well, the seconds of the processor are the ones to compare.
            for name, of_rust, of_python in zip(
                ("second", "second of processor"), rust_rates, python_rates, strict=True
            ):
                share = of_python / of_rust
                print(f"Rust {of_rust:,.0f}, analyze_many {of_python:,.0f} documents a {name}: {share:.0%}")
        print(f"peak memory of iter_tables by 1,000: {float(python(batches)):.0f} MB")
        print(time.strftime("%Y-%m-%d"))


if __name__ == "__main__":
    main()
