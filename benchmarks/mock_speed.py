"""The mock beside bare Prism and other mocks: cold start, how many requests it answers, how late, in what memory."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack

from . import wrk
from .contract import POLL, SUBMIT
from .mock_servers import (
    BASELINE,
    BODY,
    KEY,
    NAMES,
    OURS,
    Server,
    is_there,
    serving,
    submit,
    version_of_server,
    why_not,
)
from .table import Row, Table, alternate
from .versions import reason_to_skip, version_of

FEW, MANY = 10, 10_000

Measures = dict[str, tuple[list[float], list[float]]]


def mock_speed(*, rounds: int, seconds: int, starts: int) -> list[Table]:
    """Measure `rounds` alternating rounds of `seconds` each, and `starts` cold starts."""
    skipped = why_not()
    if skipped is not None:
        rows = [Row(name, skipped=skipped) for name in NAMES]
        return [Table("The mock", BASELINE, "req/s", "", rows)]
    names = [name for name in NAMES if is_there(name)]
    start = alternate({name: _start(name) for name in names}, BASELINE, starts)
    tables = [_table("Cold start of the mock", "s", "at most 1.3", start, [f"{starts} starts, to the first answer."])]
    with ExitStack() as running:
        servers = {name: running.enter_context(serving(name)) for name in names}
        notes = [f"wrk, {wrk.CONNECTIONS} connections, {rounds} rounds of {seconds} s. {BASELINE} as it comes."]
        for method in ("POST", "GET"):
            late: dict[str, list[float]] = {name: [] for name in names}
            rate = alternate({n: _load(s, method, seconds, late[n]) for n, s in servers.items()}, BASELINE, rounds)
            goal = "at least 1.5" if method == "POST" else "at least 1.0"
            tables.append(_table(f"{method} to the mock", "req/s", goal, rate, notes))
            p99 = {name: (late[name], _ratios(late[name], late[BASELINE])) for name in names}
            tables.append(_table(f"{method} to the mock, 99 of 100 within", "ms", "at most 1.2", p99, notes))
        resident = {name: [server.resident()] for name, server in servers.items()}
    memory = {name: (resident[name], _ratios(resident[name], resident[BASELINE])) for name in names}
    note = "Resident memory of all its processes, after the load above."
    tables.append(_table("Memory of the mock", "MB", "at most 1.5", memory, [note]))
    tables.append(_many_jobs(rounds, seconds))
    tables += [_kept(method, rounds, seconds) for method in ("POST", "GET")]
    return tables


def _start(name: str) -> Callable[[], float]:
    def once() -> float:
        with serving(name) as server:
            return server.seconds

    return once


def _load(server: Server, method: str, seconds: int, late: list[float]) -> Callable[[], float]:
    def once() -> float:
        if method == "POST":
            found = wrk.load(server.port, method, [SUBMIT], key=KEY, seconds=seconds, body=BODY)
        else:
            found = wrk.load(server.port, method, [POLL + submit(server)], key=KEY, seconds=seconds)
        late.append(found.p99)
        return found.per_second

    return once


def _many_jobs(rounds: int, seconds: int) -> Table:
    """Poll jobs of two worlds of one mock, one with many live jobs and one with few."""
    few, many = f"{OURS}, {FEW} live jobs", f"{OURS}, {MANY:,} live jobs"
    with serving(OURS, "--job-seconds", "3600") as server:
        ids = {name: _submit(server, f"{KEY}.{count}", count) for name, count in ((few, FEW), (many, MANY))}

        def polls(name: str, key: str) -> Callable[[], float]:
            paths = [POLL + job for job in ids[name]]
            return lambda: wrk.load(server.port, "GET", paths, key=key, seconds=seconds).per_second

        rate = alternate({few: polls(few, f"{KEY}.{FEW}"), many: polls(many, f"{KEY}.{MANY}")}, few, rounds)
    rows = [Row(name, version_of("image-api-contracts"), *rate[name]) for name in (few, many)]
    return Table("Polls of many live jobs", few, "req/s", "1.0: no more per poll", rows, ["Each job in its turn."])


def _kept(method: str, rounds: int, seconds: int) -> Table:
    """Load a mock that keeps its state in a file, and one that does not."""
    kept = f"{OURS}, --state"
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(OURS) as forgetful,
        serving(OURS, "--state", f"{folder}/mock.db") as keeping,
    ):
        late: list[float] = []
        loads = {OURS: _load(forgetful, method, seconds, late), kept: _load(keeping, method, seconds, late)}
        rate = alternate(loads, OURS, rounds)
    rows = [Row(name, version_of("image-api-contracts"), *rate[name]) for name in (OURS, kept)]
    note = "Each request is in the file before it is answered: the journal, and of a POST the job."
    return Table(f"{method} to the mock that keeps its state", OURS, "req/s", "as near to 1.0 as it goes", rows, [note])


def _submit(server: Server, key: str, count: int) -> list[str]:
    return [submit(server, key) for _ in range(count)]


def _ratios(values: list[float], baseline: list[float]) -> list[float]:
    return [value / base for value, base in zip(values, baseline, strict=True)]


def _table(title: str, unit: str, goal: str, measures: Measures, notes: Iterable[str]) -> Table:
    rows = [Row(name, version_of_server(name), *measures[name]) for name in measures]
    rows.sort(key=lambda row: statistics.median(row.ratios), reverse=unit == "req/s")
    skipped = reason_to_skip("mock_peers", "it is not installed: python benchmarks/prepare.py")
    rows += [Row(name, skipped=skipped) for name in NAMES if name not in measures]
    return Table(title, BASELINE, unit, f"{OURS} {goal}", rows, list(notes))
