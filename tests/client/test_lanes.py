"""The transports give every connection back, after an answer and after a failure, and tell when there is none."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import threading
import warnings
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from image_api_core.engine import Timeout
from image_api_core.errors import APIConnectionError, APITimeoutError
from image_api_core.lanes import AsyncLaneTransport, LaneTransport
from tests.client.hostile.raw_server import RawServer, answer, close, silence, then
from tools.judges.client.calls import TLS
from tools.judges.client.contracts import OPERATIONS
from tools.judges.client.facade_calls import SHELLS, arguments_of, method_of, run

GET = next(o for o in OPERATIONS if o.method == "get")
GOOD = answer(GET.success().status, GET.success().value)

SHELL = pytest.mark.parametrize("shell", SHELLS)


def with_one_connection(shell: str, url: str, use: Callable[[Any], Any], **settings: Any) -> Any:
    """Run `use` with a client that can have one connection. `use` gets the operation's method."""
    if shell == "sync":
        with httpx.Client(transport=LaneTransport(TLS, max_connections=1)) as own:
            return run(GET.contract, shell, url, lambda client: use((client, own)), http_client=own, **settings)

    own_async = httpx.AsyncClient(transport=AsyncLaneTransport(TLS, max_connections=1))

    async def use_and_close(client: Any) -> Any:
        async with own_async:
            return await use((client, own_async))

    return run(GET.contract, shell, url, use_and_close, http_client=own_async, **settings)


@SHELL
def test_one_connection_serves_one_call_after_the_other(shell: str) -> None:
    def use(clients: Any) -> Any:
        method, arguments = method_of(clients[0], GET), arguments_of(GET)
        if shell == "sync":
            method(**arguments)
            with pytest.raises(APIConnectionError):
                method(**arguments, retries=0)
            return method(**arguments)

        async def use_async() -> Any:
            await method(**arguments)
            with pytest.raises(APIConnectionError):
                await method(**arguments, retries=0)
            return await method(**arguments)

        return use_async()

    with RawServer(GOOD, close, GOOD) as server:
        result = with_one_connection(shell, server.url, use, timeout=Timeout(total=3))
    assert result.to_dict() == GET.success().value
    assert server.requests == 3


@SHELL
def test_a_call_that_gets_no_connection_was_never_delivered(shell: str) -> None:
    def use(clients: Any) -> Any:
        client, own = clients
        method, arguments = method_of(client, GET), arguments_of(GET)
        request = httpx.Request("GET", client._engine.base_url)  # its answer is left unread, and keeps the connection
        if shell == "sync":
            held = own.send(request, stream=True)
            with pytest.raises(APITimeoutError) as caught:
                method(**arguments)
            held.close()
            return caught.value

        async def use_async() -> Any:
            held = await own.send(request, stream=True)
            with pytest.raises(APITimeoutError) as caught:
                await method(**arguments)
            await held.aclose()
            return caught.value

        return use_async()

    with RawServer(GOOD) as server:
        error = with_one_connection(shell, server.url, use, timeout=Timeout(total=0.3), retries=0)
    assert server.requests == 1
    assert shell == "async" or error.delivered is False


@SHELL
def test_a_connection_that_the_server_has_closed_is_not_used_again(shell: str) -> None:
    """A POST on it would be lost, and nobody could tell whether it was carried out."""
    closed = threading.Event()
    post = next(o for o in OPERATIONS if o.method == "post")
    good = answer(post.success().status, post.success().value)

    def use(client: Any) -> Any:
        method, arguments = method_of(client, post), arguments_of(post)
        if shell == "sync":
            method(**arguments)
            assert closed.wait(5)
            return method(**arguments, retries=0)

        async def use_async() -> Any:
            await method(**arguments)
            assert closed.wait(5)
            return await method(**arguments, retries=0)

        return use_async()

    with RawServer(then(good, close, lambda _: closed.set()), good) as server:
        result = run(post.contract, shell, server.url, use)
    assert result.to_dict() == post.success().value
    assert server.requests == 2


def test_a_connection_is_used_for_its_own_host_only() -> None:
    with RawServer(GOOD) as one, RawServer(GOOD) as other:
        with httpx.Client(transport=LaneTransport(TLS, max_connections=1)) as client:
            for url in (one.url, other.url, one.url):
                client.get(url)
        assert (one.requests, other.requests) == (2, 1)

        async def use() -> None:
            async with httpx.AsyncClient(transport=AsyncLaneTransport(TLS, max_connections=1)) as client:
                for url in (one.url, other.url, one.url):
                    await client.get(url)

        asyncio.run(use())
        assert (one.requests, other.requests) == (4, 2)


def test_a_cancelled_call_gives_its_connection_back() -> None:
    """The only connection there may be is free for the next call, which makes a new one."""
    asked = threading.Event()

    def use(clients: Any) -> Any:
        method, arguments = method_of(clients[0], GET), arguments_of(GET)

        async def use_async() -> Any:
            cancelled = asyncio.create_task(method(**arguments))
            assert await asyncio.to_thread(asked.wait, 5)
            cancelled.cancel()
            with pytest.raises(asyncio.CancelledError):
                await cancelled
            return await method(**arguments)

        return use_async()

    with RawServer(then(lambda _: asked.set(), silence), GOOD) as server:
        result = with_one_connection("async", server.url, use, timeout=Timeout(total=5))
    assert result.to_dict() == GET.success().value


def test_a_call_that_is_cancelled_at_any_moment_leaves_no_socket_open() -> None:
    steps = 80  # of the event loop: from before the request is sent to after the answer is read

    async def use(client: Any) -> int:
        method, arguments = method_of(client, GET), arguments_of(GET)
        cancelled = 0
        for step in range(steps):
            call = asyncio.create_task(method(**arguments))
            for _ in range(step):
                await asyncio.sleep(0)
            call.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await call
            cancelled += call.cancelled()
        await method(**arguments)
        return cancelled

    with RawServer(GOOD) as server, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        cancelled = run(GET.contract, "async", server.url, use)
        gc.collect()
    assert cancelled > 10
    assert [str(warning.message) for warning in caught] == []
