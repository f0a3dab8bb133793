"""What can be drawn has methods that draw it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair


class Drawn:
    """Charts of the records, by `detente.plots`; Altair comes with `pip install detente[plots]`."""

    __slots__ = ()

    def plot_positions(self, **options: Any) -> altair.Chart:
        """Draws a matrix of what is told and who speaks of it, coloured by stand.

        Args:
            options: those of `detente.plots.plot_positions`.
        """
        from detente.plots import plot_positions

        return plot_positions(self, **options)  # type: ignore[arg-type]

    def plot_claims(self, **options: Any) -> altair.Chart:
        """Draws who speaks of whom.

        Args:
            options: those of `detente.plots.plot_claims`.
        """
        from detente.plots import plot_claims

        return plot_claims(self, **options)  # type: ignore[arg-type]

    def plot_sanctions(self, **options: Any) -> altair.Chart:
        """Draws who imposes sanctions on whom.

        Args:
            options: those of `detente.plots.plot_sanctions`.
        """
        from detente.plots import plot_sanctions

        return plot_sanctions(self, **options)  # type: ignore[arg-type]

    def plot_timeline(self, **options: Any) -> altair.Chart:
        """Draws when what happened.

        Args:
            options: those of `detente.plots.plot_timeline`.
        """
        from detente.plots import plot_timeline

        return plot_timeline(self, **options)  # type: ignore[arg-type]
