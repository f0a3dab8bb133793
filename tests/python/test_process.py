"""Signals, forks and threads, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading
import time

import pytest

import detente


def run(script: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", textwrap.dedent(script)],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize(
    "call",
    [
        "detente.analyze_many(texts)",
        "list(detente.iter_tables(iter(texts)))",
        "detente.analyze(' '.join(texts))",
        "[detente.analyze(text) for text in texts]",
    ],
)
def test_ctrl_c_ends_a_long_call_at_once(call: str) -> None:
    result = run(
        f"""
        import os, signal, threading, time
        import detente

        text = "Kim Jong Un visited Moscow in June with more than 10,000 soldiers. " * 200
        texts = [text] * 20_000
        detente.analyze("warm")
        sent = []

        def interrupt():
            time.sleep(0.3)
            sent.append(time.monotonic())
            os.kill(os.getpid(), signal.SIGINT)

        threading.Thread(target=interrupt).start()
        try:
            {call}
        except KeyboardInterrupt:
            print("interrupted", time.monotonic() - sent[0] < 5, flush=True)
        else:
            print("done", flush=True)
        os._exit(0)
        """
    )
    assert result.stdout == "interrupted True\n", result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_a_forked_child_has_threads_of_its_own() -> None:
    result = run(
        """
        import os, warnings
        import detente

        warnings.simplefilter("ignore", DeprecationWarning)
        texts = ["Kim Jong Un visited Moscow in June."] * 200
        expected = list(detente.analyze_many(texts))
        child = os.fork()
        if child == 0:
            os._exit(0 if list(detente.analyze_many(texts)) == expected else 1)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), list(detente.analyze_many(texts)) == expected)
        """
    )
    assert result.stdout == "0 True\n", result.stderr


def test_records_and_tables_go_through_a_process_pool() -> None:
    result = run(
        """
        import multiprocessing
        import detente

        texts = ["Kim Jong Un visited Moscow in June."] * 20
        if __name__ == "__main__":
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                assert pool.apply(detente.analyze, texts[:1]) == detente.analyze(texts[0])
                assert pool.apply(detente.analyze_many, [texts]) == detente.analyze_many(texts)
            print("same")
        """
    )
    assert result.stdout == "same\n", result.stderr


def test_other_threads_run_during_a_long_call() -> None:
    texts = ["Kim Jong Un visited Moscow in June. " * 50] * 2000
    ticks = 0
    stop = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not stop.is_set():
            ticks += 1
            time.sleep(0.001)

    ticker = threading.Thread(target=tick)
    ticker.start()
    before = ticks
    begun = time.monotonic()
    detente.analyze_many(texts, threads=1)
    seconds = time.monotonic() - begun
    stop.set()
    ticker.join()
    assert ticks - before >= min(10, seconds / 0.05)


def test_the_import_needs_no_other_package() -> None:
    result = run(
        """
        import sys
        import detente

        detente.analyze_many(["Moscow denied it."]).documents.to_dicts()
        detente.Corpus().add(detente.iter_tables(["Moscow denied it."]))
        print(sorted({"pandas", "polars", "pyarrow", "numpy", "altair", "sklearn", "tqdm"} & sys.modules.keys()))
        """
    )
    assert result.stdout == "[]\n", result.stderr
