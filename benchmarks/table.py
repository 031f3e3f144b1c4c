"""A table of results: what one concern measured, in rounds that alternate between its rows."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

OURS = ("konpro_client", "the mock")
"""How the names of our own rows begin."""

_UNITS = {
    "us": (1e6, 0),
    "ms": (1e3, 1),
    "s": (1.0, 2),
    "MB": (1.0, 0),
    "req/s": (1.0, 0),
    "%": (100.0, 1),
}  # scale and digits


@dataclass
class Row:
    """One contender.

    Attributes:
        name: Its name.
        version: Its version; empty for parts of Python.
        values: What was measured, one figure a round: seconds, or megabytes.
        ratios: The same, divided by the baseline's figure of the same round.
        skipped: Why it was not measured; None if it was.

    """

    name: str
    version: str = ""
    values: list[float] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)
    skipped: str | None = None


@dataclass
class Table:
    """What one concern measured.

    Attributes:
        title: What was measured.
        baseline: The row that is 1.
        unit: Unit in which the values are shown: `us`, `ms` or `s` of time, `MB` of memory, `req/s` of load,
            `%` of a share.
        goal: What the project wants of its own rows, in words.
        rows: Fastest first, skipped ones last.
        notes: What a reader must know of this run.

    """

    title: str
    baseline: str
    unit: str
    goal: str
    rows: list[Row]
    notes: list[str] = field(default_factory=list)

    def lines(self) -> list[tuple[str, ...]]:
        """Return the table as text, one tuple a line, the head first."""
        head = ("", "version", f"median {self.unit}", "ratio min", "median", "max")
        scale, digits = _UNITS[self.unit]
        lines: list[tuple[str, ...]] = [head]
        for row in self.rows:
            if row.skipped is not None:
                lines.append((row.name, row.version, "skipped", "", "", ""))
                continue
            figures = (min(row.ratios), statistics.median(row.ratios), max(row.ratios))
            absolute = f"{statistics.median(row.values) * scale:.{digits}f}"
            lines.append((row.name, row.version, absolute, *(f"{figure:.2f}" for figure in figures)))
        return lines


def alternate(
    measures: Mapping[str, Callable[[], float]], baseline: str, rounds: int
) -> dict[str, tuple[list[float], list[float]]]:
    """Measure all, in turn, again and again, each round beginning with another: what disturbs one disturbs all.

    Args:
        measures: By name: makes one measurement and returns its figure.
        baseline: The name whose figure the others of its round are divided by.
        rounds: How often.

    Returns:
        By name: the figures and the ratios, one a round.

    """
    names = list(measures)
    results: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in names}
    for number in range(rounds):
        first = number % len(names)
        figures = {name: measures[name]() for name in names[first:] + names[:first]}
        for name in names:
            results[name][0].append(figures[name])
            results[name][1].append(figures[name] / figures[baseline])
    return results


def sorted_rows(rows: list[Row]) -> list[Row]:
    """Return the rows, fastest first, skipped ones last."""
    return sorted(rows, key=lambda row: statistics.median(row.ratios) if row.ratios else float("inf"))
