"""A line on standard error that says how far a long call is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable


class Line:
    """Rewrites one line: how much is done, how much a second, time left."""

    def __init__(self, unit: str = "documents", factor: float = 1) -> None:
        """Starts the clock; counts divided by `factor` are in the unit."""
        self._begun = time.monotonic()
        self._unit = unit
        self._factor = factor

    def __call__(self, done: int, total: int) -> None:
        """Shows that `done` of `total` are done."""
        seconds = time.monotonic() - self._begun
        rate = done / seconds if seconds > 0 else 0.0
        left = f", {_duration((total - done) / rate)} left" if 0 < done < total and rate > 0 else ""
        done_units, all_units, rate_units = (n / self._factor for n in (done, total, rate))
        words = f"{done_units:,.0f} of {all_units:,.0f} {self._unit}, {rate_units:,.0f} a second{left}"
        sys.stderr.write(f"\r{words:<78}")
        sys.stderr.flush()

    def end(self) -> None:
        """Ends the line."""
        sys.stderr.write("\n")
        sys.stderr.flush()


def reporter(
    progress: bool | Callable[[int, int], object], unit: str, factor: float = 1
) -> tuple[Callable[[int, int], object] | None, Callable[[], None]]:
    """Returns what the option `progress` asks to be called, and what to call at the end."""
    if progress is True:
        line = Line(unit, factor)
        return line, line.end
    return progress or None, lambda: None


def _duration(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
