"""Runs the judges of mutants in parallel, and tells each verdict as it comes."""

from __future__ import annotations

import logging
import multiprocessing
import multiprocessing.pool
import signal
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tools.judges import egress
from tools.judges.contracts import CONTRACTS, Document
from tools.mutation import mock_side
from tools.mutation.mutants import Mutant, mutants
from tools.mutation.verdicts import Side, Verdict

# So many mutants share one mock.
_BATCH = 24

ALL: dict[str, Mutant] = {
    mutant.id: mutant for name, document in CONTRACTS.items() for mutant in mutants(name, document)
}


@dataclass(frozen=True)
class Task:
    """Mutants of one contract to be judged together on one side."""

    side: Side
    contract: str
    mutants: tuple[str, ...]
    mock_url: str
    foreign: Document | None = None
    """The mutant itself, if it is none of ours."""


def tasks_of(chosen: Iterable[tuple[str, Side]], mock_url: str) -> list[Task]:
    """Return the tasks that judge mutants, given by id and side: the mock's first, those take longest."""
    by_key: dict[tuple[Side, str], list[str]] = {}
    for mutant, side in chosen:
        by_key.setdefault((side, ALL[mutant].contract), []).append(mutant)
    tasks: list[Task] = []
    for (side, contract), found in sorted(by_key.items(), reverse=True):
        size = 1 if side == "client" else _BATCH
        tasks += [
            Task(side, contract, tuple(found[start : start + size]), mock_url) for start in range(0, len(found), size)
        ]
    return tasks


def run(tasks: Sequence[Task], processes: int) -> Iterator[Verdict]:
    """Judge mutants in so many processes at a time, and yield each verdict as it comes."""
    with _processes(min(processes, len(tasks))) as pool:
        for verdicts in pool.imap_unordered(_judge, tasks, chunksize=1):
            yield from verdicts


def control(mock_url: str) -> list[str]:
    """Return what the judges have against the contracts themselves. If it is anything, they judge nothing else either.

    It is asked before and after a long run: a mock that has died meanwhile would kill every mutant.
    """
    with _processes(1) as pool:
        return [
            complaint for found in pool.imap(_control, [(name, mock_url) for name in CONTRACTS]) for complaint in found
        ]


def _control(asked: tuple[str, str]) -> list[str]:
    from tools.mutation import client_side, contract_side

    contract, mock_url = asked
    egress.install()
    logging.disable()  # our receiver says what it refuses
    return [
        *mock_side.control(contract),
        *client_side.control(contract, mock_url),
        *contract_side.complaints(CONTRACTS[contract]),
    ]


def _processes(number: int) -> multiprocessing.pool.Pool:
    # Each task gets a process of its own, because a package is imported only once. It is forked from one that has
    # imported everything else.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["tools.mutation.running", "tools.mutation.client_side", "tools.mutation.contract_side"]
    )
    return context.Pool(number, initializer=_leave_signals, maxtasksperchild=1)


def _leave_signals() -> None:
    """Leave Ctrl-C, which a terminal sends to all processes, to the one that ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _judge(task: Task) -> list[Verdict]:
    # They import the clients; the process that gives out the tasks needs none of them.
    from tools.mutation import client_side, contract_side

    egress.install()
    logging.disable()  # a mock that falls over a mutant says so at length
    original = CONTRACTS[task.contract]
    documents = {name: task.foreign or ALL[name].document(original) for name in task.mutants}
    if task.side == "mock":
        return mock_side.judge(task.contract, documents)
    if task.side == "contract":
        return [contract_side.judge(name, document) for name, document in documents.items()]
    return [client_side.judge(task.contract, name, one, task.mock_url) for name, one in documents.items()]
