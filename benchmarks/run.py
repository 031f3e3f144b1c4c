"""Measure everything and write it down: `make bench`, or `make bench QUICK=1` for a short run.

A full run replaces benchmarks/results.md and benchmarks/results.svg; a short one writes to build/bench.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from .call_time import async_call, sync_call
from .contract import ROOT
from .keep_alive_race import keep_alive_race
from .many_jobs import many_jobs
from .memory import memory
from .mock_speed import mock_speed
from .plot import as_svg
from .report import as_markdown, as_text, facts
from .start_up import start_up
from .table import Table

CONCERNS: dict[str, tuple[Callable[[], list[Table]], Callable[[], list[Table]]]] = {
    "sync": (lambda: [sync_call(rounds=31, calls=150)], lambda: [sync_call(rounds=5, calls=100)]),
    "async": (lambda: [async_call(rounds=31, calls=640)], lambda: [async_call(rounds=5, calls=320)]),
    "start-up": (lambda: start_up(rounds=11), lambda: start_up(rounds=5)),
    "mock": (lambda: mock_speed(rounds=5, seconds=3, starts=9), lambda: mock_speed(rounds=3, seconds=1, starts=3)),
    "memory": (lambda: [memory(calls=100_000)], lambda: [memory(calls=5_000)]),
    "keep-alive": (lambda: [keep_alive_race(rounds=12)], lambda: [keep_alive_race(rounds=3)]),
    "jobs": (lambda: many_jobs(rounds=5, jobs=10_000), lambda: many_jobs(rounds=5, jobs=500)),
}
"""By name: the full run and the short one."""


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run, written to build/bench")
    parser.add_argument("--only", choices=CONCERNS, help="one concern; prints it and writes nothing")
    options = parser.parse_args()
    before = facts()
    print(before)
    tables: list[Table] = []
    for name in [options.only] if options.only else CONCERNS:
        print(f"==> Measuring {name}\n", flush=True)
        full, quick = CONCERNS[name]
        measured = (quick if options.quick else full)()
        print("\n".join(map(as_text, measured)), flush=True)
        tables += measured
    if not options.only:
        _write(tables, before, ROOT / ("build/bench" if options.quick else "benchmarks"))


def _write(tables: list[Table], before: str, folder: Path) -> None:
    plot = folder / "results.svg"
    plot.write_text(as_svg(tables, before), encoding="utf-8")
    results = folder / "results.md"
    results.write_text(as_markdown(tables, before, plot.name), encoding="utf-8")
    print(f"Written to {results.relative_to(ROOT)} and {plot.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
