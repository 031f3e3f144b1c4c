"""Written by `python -m tools.conformance`: what the run has exercised of each contract, as text and as a page."""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import Path

from tools.conformance.coverage import Coverage, Item
from tools.conformance.exchanges import read_exchanges
from tools.judges.contracts import CONTRACTS, OPERATIONS

FOLDER = Path("build/conformance")

# What the run cannot exercise, by dimension: of what an answer may have, that which no documented sample shows.
REASONS: dict[str, str] = {
    "answer member": "the mock answers samples, and none shows it here; what the client reads is held to each member",
    "answer field": "the mock answers samples, and none of this status shows it; that of another status does",
}


def coverage_of(file: Path) -> dict[str, Coverage]:
    """Return the coverage of each contract by the exchanges in a file."""
    found = {name: Coverage(document) for name, document in CONTRACTS.items()}
    exchanges = list(read_exchanges(file))
    for coverage in found.values():
        coverage.feed(exchanges)
        coverage.excuse(REASONS)
    return found


def text_of(coverages: dict[str, Coverage], *, excused: bool = True) -> str:
    """Return the report as text: counts by dimension, then what is not covered, by reason.

    Without `excused`, what has a reason is only counted.
    """
    lines: list[str] = []
    for name, coverage in coverages.items():
        items = list(coverage.items.values())
        lines += [name, *(f"  {row}" for row in _rows(items))]
        missed = [item for item in items if not item.covered]
        lines += [f"  not covered: {_named(item)}" for item in missed if not item.reason]
        for reason in dict.fromkeys(item.reason for item in missed if item.reason):
            own = [item for item in missed if item.reason == reason]
            lines.append(f"  {len(own)} not covered, because {reason}")
            lines += [f"    {_named(item)}" for item in own if excused]
    return "\n".join(lines) + "\n"


def page_of(coverages: dict[str, Coverage]) -> str:
    """Return the report as one HTML page without scripts: a table per operation."""
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8><title>Contract coverage</title><style>",
        "body{font:15px/1.5 system-ui;max-width:70rem;margin:2rem auto;padding:0 1rem}",
        "td,th{padding:.1rem .8rem .1rem 0;text-align:left;vertical-align:top}summary{cursor:pointer}",
        ".no{color:#b00020}.why{color:#666}</style><h1>Contract coverage</h1>",
    ]
    for name, coverage in coverages.items():
        parts.append(
            f"<h2>{html.escape(name)}</h2><pre>{html.escape(chr(10).join(_rows(coverage.items.values())))}</pre>"
        )
        for operation in [str(one) for one in OPERATIONS]:
            own = [item for item in coverage.items.values() if item.operation == operation]
            if own:
                covered = sum(item.covered for item in own)
                is_open = "" if covered == len(own) else " open"
                parts.append(f"<details{is_open}><summary>{operation}: {covered} of {len(own)}</summary><table>")
                parts += [_row(item) for item in own]
                parts.append("</table></details>")
    return "\n".join(parts) + "\n"


def _row(item: Item) -> str:
    mark = "yes" if item.covered else "<b class=no>no</b>"
    why = f" <span class=why>{html.escape(item.reason)}</span>" if item.reason else ""
    return f"<tr><td>{item.dimension}<td><code>{html.escape(item.name)}</code><td>{mark}{why}"


def _rows(items: Iterable[Item]) -> list[str]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.dimension, []).append(item)
    return [f"{dimension:16} {sum(item.covered for item in own):4} of {len(own):4}" for dimension, own in found.items()]


def _named(item: Item) -> str:
    return f"{item.operation}: {item.dimension} {item.name}"


def main() -> int:
    """Write the reports; return 1 if something documented is neither covered nor excused."""
    coverages = coverage_of(FOLDER / "exchanges.jsonl")
    (FOLDER / "coverage.txt").write_text(text_of(coverages), encoding="utf-8")
    (FOLDER / "coverage.html").write_text(page_of(coverages), encoding="utf-8")
    print(text_of(coverages, excused=False), end="")
    print(f"==> {FOLDER / 'coverage.txt'}, {FOLDER / 'coverage.html'}")
    return 0 if all(item.covered or item.reason for one in coverages.values() for item in one.items.values()) else 1
