"""A line on standard error that says how far a long call is."""

from __future__ import annotations

import sys
import time


class Line:
    """Rewrites one line: documents done, documents a second, time left."""

    def __init__(self) -> None:
        """Starts the clock."""
        self._begun = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Shows that `done` of `total` documents are done."""
        seconds = time.monotonic() - self._begun
        rate = done / seconds if seconds > 0 else 0.0
        left = f", {_duration((total - done) / rate)} left" if 0 < done < total and rate > 0 else ""
        words = f"{done:,} of {total:,} documents, {rate:,.0f} a second{left}"
        sys.stderr.write(f"\r{words:<78}")
        sys.stderr.flush()

    def end(self) -> None:
        """Ends the line."""
        sys.stderr.write("\n")
        sys.stderr.flush()


def _duration(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
