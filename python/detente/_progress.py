"""How far a long call is, shown while it runs."""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Callable
from typing import Any


class Line:
    """Rewrites one line on standard error: how much is done, how much a second, time left."""

    def __init__(self, unit: str, factor: float) -> None:
        """Starts the clock; counts divided by `factor` are in the unit."""
        self._begun = time.monotonic()
        self._unit = unit
        self._factor = factor

    def __call__(self, done: int, total: int) -> None:
        """Shows that `done` of `total` are done; a total of 0 is not known."""
        seconds = time.monotonic() - self._begun
        rate = done / seconds if seconds > 0 else 0.0
        left = f", {_duration((total - done) / rate)} left" if 0 < done < total and rate > 0 else ""
        done_units, all_units, rate_units = (n / self._factor for n in (done, total, rate))
        of_all = f" of {all_units:,.0f}" if total else ""
        words = f"{done_units:,.0f}{of_all} {self._unit}, {rate_units:,.0f} a second{left}"
        sys.stderr.write(f"\r{words:<78}")
        sys.stderr.flush()

    def end(self) -> None:
        """Ends the line."""
        sys.stderr.write("\n")
        sys.stderr.flush()


class Bar:
    """A bar of tqdm: a widget in notebooks, a line elsewhere."""

    def __init__(self, tqdm: Any, unit: str, factor: float) -> None:
        """Shows the bar; counts divided by `factor` are in the unit."""
        self._factor = factor
        unit_format = "{n:,.0f}/{total:,.0f} {unit} [{elapsed}<{remaining}, {rate_fmt}]"
        self._bar = tqdm(total=0, unit=unit, bar_format="{percentage:3.0f}%|{bar}| " + unit_format)

    def __call__(self, done: int, total: int) -> None:
        """Shows that `done` of `total` are done; a total of 0 is not known."""
        self._bar.total = (total or done) / self._factor
        self._bar.n = done / self._factor
        self._bar.refresh()

    def end(self) -> None:
        """Leaves the bar as it is."""
        self._bar.close()


def reporter(
    progress: bool | Callable[[int, int], object], unit: str, factor: float = 1
) -> tuple[Callable[[int, int], object] | None, Callable[[], None]]:
    """Returns what the option `progress` asks to be called, and what to call at the end."""
    if progress is True:
        shown = _shown(unit, factor)
        return shown, shown.end
    return progress or None, lambda: None


def _shown(unit: str, factor: float) -> Line | Bar:
    try:
        with warnings.catch_warnings():
            # A notebook without widgets gets a line, and needs no advice about it.
            warnings.simplefilter("ignore")
            from tqdm.auto import tqdm
    except ImportError:
        return Line(unit, factor)
    return Bar(tqdm, unit, factor)


def _duration(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
