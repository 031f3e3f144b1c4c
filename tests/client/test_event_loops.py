"""One async client in several event loops: after another, and at once in threads."""

from __future__ import annotations

import asyncio
import importlib.util
import threading
from typing import Any

import httpx
import pytest

from image_api_core.errors import ConfigurationError
from konpro_client import AsyncKonpro
from tests.client.keep_alive_server import KeepAliveServer
from tools.judges.client.calls import KEY


async def read(client: AsyncKonpro, job: str) -> None:
    assert (await client.photo_avatars.get_generation(generation_id=job)).generation_id == job


async def read_many(client: AsyncKonpro, name: str, number: int = 20) -> None:
    await asyncio.gather(*(read(client, f"{name}-{n}") for n in range(number)))


def test_a_client_works_in_one_loop_after_the_other() -> None:
    """The connections of a loop that has ended are closed, and no warning says that they are not."""
    with KeepAliveServer() as server:
        client = AsyncKonpro(api_key=KEY, base_url=server.url)
        for number in range(5):
            asyncio.run(read_many(client, f"loop{number}"))
        pool: Any = client._connections.client._transport._pool  # type: ignore[attr-defined]
        assert len(pool._loops) == 1
        asyncio.run(client.aclose())
        assert [loop.idle for loop in pool._loops.values()] == [[]]
    assert sum(server.reads.values()) == 100


def test_a_client_works_in_two_loops_at_once() -> None:
    with KeepAliveServer() as server:
        client = AsyncKonpro(api_key=KEY, base_url=server.url)
        barrier = threading.Barrier(3)
        errors: list[BaseException] = []

        async def use(name: str) -> None:
            for number in range(10):
                await read_many(client, f"{name}-{number}", 10)

        def work(name: str) -> None:
            barrier.wait(10)
            try:
                asyncio.run(use(name))
            except BaseException as error:
                errors.append(error)

        threads = [threading.Thread(target=work, args=(f"thread{n}",)) for n in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        asyncio.run(client.aclose())
        assert errors == []
    assert sum(server.reads.values()) == len(server.reads) == 300


def test_aclose_in_one_loop_leaves_closing_to_a_loop_that_runs() -> None:
    """Its selector would know a descriptor that belongs to another socket by now."""
    with KeepAliveServer() as server:
        client = AsyncKonpro(api_key=KEY, base_url=server.url)
        used, closed = threading.Event(), threading.Event()
        errors: list[BaseException] = []

        async def use() -> None:
            await read_many(client, "first")
            used.set()
            assert await asyncio.to_thread(closed.wait, 10)
            async with AsyncKonpro(api_key=KEY, base_url=server.url) as other:
                await read_many(other, "second")

        def work() -> None:
            try:
                asyncio.run(use())
            except BaseException as error:
                errors.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        assert used.wait(10)
        asyncio.run(client.aclose())
        closed.set()
        thread.join(20)
        assert errors == []


@pytest.mark.parametrize("is_used_before", [False, True])
def test_an_own_client_works_in_one_loop_after_the_other(is_used_before: bool) -> None:
    with KeepAliveServer() as server:
        own = httpx.AsyncClient()

        async def use_directly() -> None:
            await own.get(f"{server.url}/job")

        if is_used_before:
            asyncio.run(use_directly())
        client = AsyncKonpro(api_key=KEY, base_url=server.url, http_client=own)
        for number in range(3):
            asyncio.run(read_many(client, f"loop{number}"))
        asyncio.run(own.aclose())


def test_a_transport_that_is_bound_to_a_loop_gives_a_sentence() -> None:
    class Bound(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            raise RuntimeError("<asyncio.locks.Lock object> is bound to a different event loop")

    async def use() -> None:
        async with httpx.AsyncClient(transport=Bound()) as own:
            with pytest.raises(ConfigurationError, match="one in each loop"):
                await read(AsyncKonpro(api_key=KEY, http_client=own), "job")

    asyncio.run(use())


def test_a_runtime_error_of_the_users_own_stays_what_it_is() -> None:
    async def fail(_: httpx.Request) -> None:
        raise RuntimeError("of the user")

    async def use() -> None:
        async with httpx.AsyncClient(event_hooks={"request": [fail]}) as own:
            with pytest.raises(RuntimeError, match="of the user"):
                await read(AsyncKonpro(api_key=KEY, http_client=own), "job")

    asyncio.run(use())


def test_another_library_than_asyncio_gets_a_sentence() -> None:
    """No event loop of asyncio runs, as under trio."""
    client = AsyncKonpro(api_key=KEY)
    with pytest.raises(ConfigurationError, match="needs asyncio"):
        read(client, "job").send(None)


@pytest.mark.skipif(importlib.util.find_spec("trio") is None, reason="trio is not among the dependencies of the tests")
def test_trio_gets_a_sentence() -> None:
    trio = importlib.import_module("trio")
    with pytest.raises(ConfigurationError, match="needs asyncio"):
        trio.run(read, AsyncKonpro(api_key=KEY), "job")
