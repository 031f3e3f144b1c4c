"""Thousands of jobs, submitted and waited for: what `wait_all` adds to the calls, in time and in memory."""

from __future__ import annotations

from collections.abc import Callable

from .async_calls import IN_FLIGHT
from .processes import output_of, stub_server
from .table import Row, Table, alternate, sorted_rows
from .versions import version_of

CALLS = "the calls alone"
WAIT_ALL = "konpro_client, wait_all"


def many_jobs(*, rounds: int, jobs: int) -> list[Table]:
    """Measure `jobs` jobs in time, and in memory beside a tenth of them."""
    few = jobs // 10
    own_version = version_of("image-api-contracts")
    with stub_server() as (url, _):
        skipped = output_of("-m", "benchmarks.job_worker", "wait_all", "1", url)
        ways = {CALLS: "calls"} | ({} if skipped.startswith("skipped") else {WAIT_ALL: "wait_all"})
        memory: dict[str, list[float]] = {}

        def run(name: str, count: int) -> Callable[[], float]:
            def once() -> float:
                seconds, peak = output_of("-m", "benchmarks.job_worker", ways[name], str(count), url).split()
                memory.setdefault(f"{name}, {count:,} jobs", []).append(float(peak) / 1e6)
                return float(seconds)

            return once

        times = alternate({name: run(name, jobs) for name in ways}, CALLS, rounds)
        alternate({name: run(name, few) for name in ways}, CALLS, rounds)
    time_rows = [Row(name, own_version, *times[name]) for name in ways]
    base = f"{CALLS}, {few:,} jobs"
    memory_rows = [
        Row(name, own_version, peaks, [peak / of for peak, of in zip(peaks, memory[base], strict=True)])
        for name, peaks in memory.items()
    ]
    if WAIT_ALL not in ways:
        for rows in (time_rows, memory_rows):
            rows.append(Row(WAIT_ALL, own_version, skipped=skipped.removeprefix("skipped: ")))
    notes = [f"{rounds} rounds, a fresh process each, {IN_FLIGHT} in flight. Each job is one submit and one poll."]
    return [
        Table(f"{jobs:,} jobs", CALLS, "s", "wait_all at most 1.2", sorted_rows(time_rows), notes),
        Table(
            "Peak memory of many jobs",
            base,
            "MB",
            "",
            sorted_rows(memory_rows),
            [*notes, "The process keeps all results; what grows beyond that is the client's."],
        ),
    ]
