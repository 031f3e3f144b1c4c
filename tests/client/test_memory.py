"""Memory stays flat over many calls."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable

import pytest

from konpro_client import AsyncKonpro, Konpro
from tests.client.keep_alive_server import KeepAliveServer
from tools.judges.client.calls import KEY

CALLS = 2000
WARM_UP = 500


def grown(server: KeepAliveServer, call: Callable[[int], object]) -> int:
    """Return how many blocks of memory the calls leave behind, after some that fill caches."""

    def blocks() -> int:
        server.reads.clear()  # is in this process, and counts
        gc.collect()
        return sys.getallocatedblocks()

    for number in range(WARM_UP):
        call(number)
    before = blocks()
    for number in range(CALLS):
        call(number)
    return blocks() - before


@pytest.mark.full
@pytest.mark.parametrize("name", ["the same job", "another job each time"])
def test_blocking_calls_leave_nothing_behind(name: str) -> None:
    with KeepAliveServer() as server, Konpro(api_key=KEY, base_url=server.url) as client:

        def call(number: int) -> None:
            job = "job" if name == "the same job" else f"job-{number}-{id(object())}"
            client.photo_avatars.get_generation(generation_id=job)

        assert grown(server, call) < CALLS / 2


@pytest.mark.full
def test_awaited_calls_leave_nothing_behind() -> None:
    with KeepAliveServer() as server, asyncio.Runner() as runner:
        client = AsyncKonpro(api_key=KEY, base_url=server.url)

        def call(_: int) -> None:
            runner.run(client.photo_avatars.get_generation(generation_id="job"))

        assert grown(server, call) < CALLS / 2
        runner.run(client.aclose())


def test_loops_that_end_leave_nothing_behind() -> None:
    """Each has connections of its own."""
    with KeepAliveServer() as server:
        client = AsyncKonpro(api_key=KEY, base_url=server.url)

        async def read() -> None:
            await client.photo_avatars.get_generation(generation_id="job")

        def call(number: int) -> None:
            if number % 20 == 0:
                asyncio.run(read())

        assert grown(server, call) < CALLS / 2
        asyncio.run(client.aclose())
