"""What the tests measure, printed at the end of the run and written to build/install.md for benchmarks/results.md."""

from __future__ import annotations

from pathlib import Path

import pytest

FILE = Path(__file__).absolute().parents[2] / "build" / "install.md"

_TOOLS = ("pip", "setuptools", "pkg_resources", "_distutils_hack", "distutils-precedence")
_figures: dict[str, str] = {}


def add(name: str, value: str) -> None:
    """Keep a figure."""
    _figures[name] = value


def size(folder: Path) -> str:
    """Return the size of all files below a folder, without the tools that a new environment has anyway."""
    ours = (entry for entry in folder.iterdir() if not entry.name.startswith(_TOOLS))
    files = (file for entry in ours for file in [entry, *entry.rglob("*")] if file.is_file())
    return f"{sum(file.stat().st_size for file in files) / 1e6:.0f} MB"


def report(terminal: pytest.TerminalReporter) -> None:
    """Print the figures and write them as a table."""
    if not _figures:
        return
    terminal.section("installation")
    for name, value in _figures.items():
        terminal.line(f"{name}: {value}")
    rows = "".join(f"| {name} | {value} |\n" for name, value in _figures.items())
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(f"| Installation | |\n|---|---|\n{rows}", encoding="utf-8")
