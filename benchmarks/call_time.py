"""How long a call takes, blocking and awaited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any

import psutil

from . import async_calls, sync_calls
from .processes import CallWorker, stub_server
from .table import Row, Table, alternate, sorted_rows
from .versions import reason_to_skip, version_of


def sync_call(*, rounds: int, calls: int) -> Table:
    """Measure blocking calls, one after the other, over one connection."""
    return _table(
        "A blocking call",
        "konpro_client at most 1.0",
        "sync",
        sync_calls.CONTENDERS,
        rounds=rounds,
        calls=calls,
    )


def async_call(*, rounds: int, calls: int) -> Table:
    """Measure awaited calls, 64 in flight. The time is that of all calls, divided by their number."""
    return _table(
        f"An awaited call, {async_calls.IN_FLIGHT} in flight",
        "konpro_client at most 0.4",
        "async",
        async_calls.CONTENDERS,
        rounds=rounds,
        calls=calls,
    )


def _table(
    title: str,
    goal: str,
    kind: str,
    contenders: Mapping[str, tuple[Callable[[str], Any], str | None]],
    *,
    rounds: int,
    calls: int,
) -> Table:
    baseline = sync_calls.BASELINE
    rows = []
    with stub_server() as (url, server), ExitStack() as workers:
        measures: dict[str, Callable[[], float]] = {}
        for name, (_, distribution) in contenders.items():
            worker = workers.enter_context(CallWorker(kind, name, url))
            if worker.skipped is None:
                measures[name] = lambda worker=worker: worker.measure(calls)  # type: ignore[misc]
            else:
                reason = reason_to_skip(distribution, worker.skipped)
                rows.append(Row(name, version_of(distribution), skipped=reason))
        before = _cpu_seconds(server)
        results = alternate(measures, baseline, rounds)
        server_share = (_cpu_seconds(server) - before) / (rounds * calls * len(measures))
    rows += [Row(name, version_of(contenders[name][1]), *results[name]) for name in results]
    notes = [
        f"{rounds} rounds of {calls} calls each.",
        f"The stub server used {server_share * 1e6:.0f} us of CPU for a request.",
    ]
    return Table(title, baseline, "us", goal, sorted_rows(rows), notes)


def _cpu_seconds(process: int) -> float:
    times = psutil.Process(process).cpu_times()
    return float(times.user + times.system)
