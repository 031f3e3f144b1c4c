"""Calls one contender, in a process of its own: `python -m benchmarks.call_worker sync|async NAME URL`.

It makes the client and a few calls, and prints "ready" or, where a module is missing, "skipped: REASON". Then it reads
numbers from standard input: for each it makes as many calls and prints the seconds that they took.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable

from . import async_calls, sync_calls
from .contract import JOB_ID

WARM_UP = 128


def main() -> None:
    """Run until standard input ends."""
    kind, name, url = sys.argv[1:]
    try:
        if kind == "sync":
            _sync(sync_calls.CONTENDERS[name][0](url))
        else:
            asyncio.run(_async(async_calls.CONTENDERS[name][0], url))
    except ModuleNotFoundError as error:
        print(f"skipped: the module {error.name} is not installed", flush=True)


def _sync(call: Callable[[], str]) -> None:
    assert JOB_ID in call()
    for _ in range(WARM_UP):
        call()
    print("ready", flush=True)
    for line in sys.stdin:
        calls = range(int(line))
        began = time.perf_counter()
        for _ in calls:
            call()
        print(time.perf_counter() - began, flush=True)


async def _async(contender: Callable[[str], async_calls.Call], url: str) -> None:
    call = contender(url)  # in the loop that its client will use
    assert JOB_ID in await call()
    await _in_flight(call, WARM_UP)
    print("ready", flush=True)
    while line := sys.stdin.readline():  # blocks the loop, which has nothing to do meanwhile
        began = time.perf_counter()
        await _in_flight(call, int(line))
        print(time.perf_counter() - began, flush=True)
    os._exit(0)  # the client is left open, and some complain about that


async def _in_flight(call: Callable[[], Awaitable[str]], calls: int) -> None:
    left = iter(range(calls))

    async def one_after_the_other() -> None:
        for _ in left:
            await call()

    await asyncio.gather(*(one_after_the_other() for _ in range(async_calls.IN_FLIGHT)))


if __name__ == "__main__":
    main()
