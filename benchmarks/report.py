"""The results as text for a terminal and as Markdown."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from .table import OURS, Table

INSTALLATION = Path(__file__).absolute().parents[1] / "build" / "install.md"
"""What the last `make test-install` has measured."""

EXPLANATION = (
    "Every figure is a ratio to the row that is 1, taken in the same round of the same run; a round measures every row "
    "once, and each round begins with another row. Each row runs in a process of its own. The absolute medians are of "
    "this machine, which does other work too, and compare with nothing elsewhere."
)


def facts() -> str:
    """Return what the figures depend on: the machine's kind and the Python, and nothing that names the machine."""
    cores = os.cpu_count()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.python_implementation()} {platform.python_version()}, "
        f"{sys.platform} {platform.machine()}, {cores} cores{load}"
    )


def as_text(table: Table) -> str:
    """Return the table for a terminal."""
    lines = table.lines()
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    text = [f"{table.title}{_goal(table)}"]
    for line in lines:
        cells = [
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        text.append("  " + "  ".join(cells).rstrip())
    return "\n".join([*text, *(f"  {note}" for note in _notes(table))]) + "\n"


def as_markdown(tables: Sequence[Table], facts_before: str, plot: str) -> str:
    """Return all tables as a Markdown document.

    Args:
        tables: What was measured.
        facts_before: `facts()` from before the run.
        plot: Name of the plot beside the document.

    """
    parts = ["# Speed", f"{facts_before}. Made by `make bench`.", EXPLANATION, f"![The same as a plot]({plot})"]
    for table in tables:
        head, *lines = table.lines()
        rows = ["| " + " | ".join(head) + " |", "|---|---|" + "---:|" * (len(head) - 2)]
        for line in lines:
            name = f"**{line[0]}**" if line[0].startswith(OURS) else line[0]
            rows.append("| " + " | ".join([name, *line[1:]]) + " |")
        parts += [f"## {table.title}{_goal(table)}", "\n".join(rows), "\n".join(f"- {note}" for note in _notes(table))]
    if INSTALLATION.exists():
        parts += [
            "## Installation",
            INSTALLATION.read_text(encoding="utf-8").strip(),
            "- Printed by `make test-install`.",
        ]
    return "\n\n".join(parts) + "\n"


def _goal(table: Table) -> str:
    return f" (goal: {table.goal})" if table.goal else ""


def _notes(table: Table) -> list[str]:
    return table.notes + [f"{row.name} was skipped: {row.skipped}." for row in table.rows if row.skipped is not None]
