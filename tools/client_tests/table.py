"""What `make test-clients` says in the end: a line for each language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tools.client_tests.play import Result
from tools.languages.language import Language


@dataclass
class Row:
    """How it went with a language."""

    language: Language
    skipped: bool = False
    """Whether its toolchain is not here."""
    compiled: bool = False
    warnings: int = 0
    results: list[Result] = field(default_factory=list)
    lines: int = 0
    """Of generated code, of all its clients."""
    seconds: float = 0.0

    @property
    def failed(self) -> list[Result]:
        """The scenarios that did not go as they should."""
        return [result for result in self.results if result.complaints]

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong with it, as far as could be checked."""
        return self.skipped or (self.compiled and bool(self.results) and not self.failed)


def table(rows: Sequence[Row]) -> str:
    """Return the table, and a line with the sums below it."""
    shown = [["language", "generator", "compiled", "passed", "failed", "lines", "seconds"]]
    for row in rows:
        counts = ["-"] * 4
        if not row.skipped:
            passed = len(row.results) - len(row.failed)
            counts = [str(passed), str(len(row.failed)), str(row.lines), f"{row.seconds:.0f}"]
        shown.append([row.language.title, row.language.generator, _compiled(row), *counts])
    widths = [max(len(line[column]) for line in shown) for column in range(len(shown[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in shown]
    lines.insert(1, "  ".join("-" * width for width in widths))
    good = [row for row in rows if row.is_good and not row.skipped]
    bad = [row.language.title for row in rows if not row.is_good]
    skipped = [row.language.title for row in rows if row.skipped]
    lines += ["", f"{len(good)} of {len(rows)} languages passed every scenario"]
    lines += [f"failed: {', '.join(bad)}"] if bad else []
    lines += [f"skipped: {', '.join(skipped)} (python -m tools.languages lists what is missing)"] if skipped else []
    return "\n".join(lines)


def _compiled(row: Row) -> str:
    if row.skipped:
        return "skipped, no " + ", ".join(tool.name for tool in row.language.missing)
    if not row.compiled:
        return "no"
    return "yes" + (f", {row.warnings} warnings" if row.warnings > 1 else ", 1 warning" if row.warnings else "")
