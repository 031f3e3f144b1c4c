"""Connections are used again where that is safe, given back after each call, and closed with the client."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import inspect
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import psutil
import pytest

from image_api_core import connections
from image_api_core.errors import APIConnectionError, APITimeoutError, ConfigurationError
from image_api_core.options import Timeout
from konpro_client import Konpro
from tests.client.hostile.modes import DEFAULT, OWN, Mode
from tests.client.hostile.raw_server import RawServer, answer, close, silence, then
from tests.client.keep_alive_server import KeepAliveServer
from tools.judges.client.calls import KEY
from tools.judges.client.contracts import OPERATIONS
from tools.judges.client.facade_calls import SHELLS, arguments_of, method_of, run

GET = next(o for o in OPERATIONS if str(o.bundled) == "getGeneration")
POST = next(o for o in OPERATIONS if o.method == "post" and "x-job" in o.data)
GOOD = answer(GET.success().status, GET.success().value)

SHELL = pytest.mark.parametrize("shell", SHELLS)
BOTH_MODES = pytest.mark.parametrize("mode", [DEFAULT, OWN], ids=str)


def get(client: Any, **options: Any) -> Any:
    return method_of(client, GET)(**arguments_of(GET), **options)


async def settled(result: Any) -> Any:
    """Return what a method of either client has returned, awaited."""
    return await result if inspect.isawaitable(result) else result


def open_sockets(server: RawServer) -> int:
    """Return the number of sockets that clients of this process have open to a server."""
    return sum(
        bool(connection.raddr) and connection.raddr.port == server.port
        for connection in psutil.Process().net_connections("tcp")
    )


def in_either(
    shell: str, mode: Mode, url: str, steps: Callable[[Any], list[Callable[[], Any]]], **settings: Any
) -> Any:
    """Run steps one after the other with a client. Returns the result of the last."""

    def use(client: Any) -> Any:
        if shell == "sync":
            return [step() for step in steps(client)][-1]

        async def use_async() -> Any:
            return [await settled(step()) for step in steps(client)][-1]

        return use_async()

    return mode.run(GET.contract, shell, url, use, **settings)


@SHELL
@BOTH_MODES
def test_one_connection_serves_one_call_after_the_other(mode: Mode, shell: str) -> None:
    with RawServer(GOOD) as server:
        in_either(shell, mode, server.url, lambda client: [lambda: get(client)] * 5)
    assert (server.requests, server.connections) == (5, 1)


@SHELL
@BOTH_MODES
def test_a_connection_that_failed_is_not_used_again(mode: Mode, shell: str) -> None:
    with RawServer(GOOD, close, GOOD) as server:
        result = in_either(shell, mode, server.url, lambda client: [lambda: get(client)] * 2, timeout=3)
    assert result.to_dict() == GET.success().value
    assert (server.requests, server.connections) == (3, 2)


@SHELL
@BOTH_MODES
def test_a_connection_that_the_server_has_closed_is_not_used_again(mode: Mode, shell: str) -> None:
    """A POST on it would be lost, and its outcome would be unknown."""
    closed = threading.Event()
    good = answer(POST.success().status, POST.success().value)

    def steps(client: Any) -> list[Callable[[], Any]]:
        def post() -> Any:
            return method_of(client, POST)(**arguments_of(POST), retries=0)

        def wait() -> None:
            assert closed.wait(5)

        return [post, wait, post]

    with RawServer(then(good, close, lambda _: closed.set()), good) as server:
        result = in_either(shell, mode, server.url, steps)
    assert result.to_dict() == POST.success().value
    assert server.requests == 2


def test_a_connection_is_used_for_its_own_host_only() -> None:
    """Operations may have servers of their own."""
    with RawServer(GOOD) as one, RawServer(GOOD) as other:
        with Konpro(api_key=KEY, base_url=one.url) as client:
            http = client._connections.client
            for url in (one.url, other.url, one.url):
                http.get(url)
        assert (one.requests, other.requests) == (2, 1)


def test_an_async_client_has_a_limit_of_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    """Further calls wait, and one that waits too long was never delivered."""
    monkeypatch.setattr(connections, "MAX_CONNECTIONS", 2)
    asked = threading.Semaphore(0)

    async def use(client: Any) -> None:
        held = [asyncio.create_task(get(client, timeout=20)) for _ in range(2)]
        for _ in held:
            assert await asyncio.to_thread(asked.acquire, timeout=5)
        with pytest.raises(APITimeoutError, match="never reached") as caught:
            await get(client, timeout=0.3, retries=0)
        assert caught.value.delivered is False
        for task in held:
            task.cancel()
        await asyncio.gather(*held, return_exceptions=True)

    with RawServer(then(lambda _: asked.release(), silence)) as server:
        run(GET.contract, "async", server.url, use)
        assert server.connections == 2


@BOTH_MODES
def test_a_cancelled_call_gives_its_connection_back(mode: Mode, monkeypatch: pytest.MonkeyPatch) -> None:
    """The only connection there may be is free for the next call, which makes a new one."""
    monkeypatch.setattr(connections, "MAX_CONNECTIONS", 1)
    asked = threading.Event()

    async def use(client: Any) -> Any:
        cancelled = asyncio.create_task(get(client))
        assert await asyncio.to_thread(asked.wait, 5)
        cancelled.cancel()
        with pytest.raises(asyncio.CancelledError):
            await cancelled
        return await get(client)

    with RawServer(then(lambda _: asked.set(), silence), GOOD) as server:
        result = mode.run(GET.contract, "async", server.url, use, timeout=Timeout(total=5))
    assert result.to_dict() == GET.success().value


@BOTH_MODES
def test_a_call_that_is_cancelled_at_any_step_leaves_no_socket_open(mode: Mode) -> None:
    steps = 80  # of the event loop: from before the request is sent to after the response is read
    left: list[int] = []

    async def use(client: Any) -> int:
        cancelled = 0
        for step in range(steps):
            call = asyncio.create_task(get(client))
            for _ in range(step):
                await asyncio.sleep(0)
            call.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await call
            cancelled += call.cancelled()
        await get(client)
        left.append(open_sockets(server))
        return cancelled

    with RawServer(GOOD) as server, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        cancelled = mode.run(GET.contract, "async", server.url, use)
        gc.collect()
    assert cancelled > 10
    assert left == [1]
    assert [str(warning.message) for warning in caught] == []


@SHELL
def test_close_ends_the_connection_of_a_request_in_flight_with_the_request(shell: str) -> None:
    """The request is not disturbed (C13)."""
    asked, may_respond, ended = threading.Event(), threading.Event(), threading.Event()

    def respond(connection: Any) -> None:
        asked.set()
        assert may_respond.wait(5)
        GOOD(connection)
        connection.sock.settimeout(5)
        assert connection.sock.recv(1) == b""  # closed by the client
        ended.set()
        connection.sock.close()

    def use(client: Any) -> Any:
        if shell == "sync":
            with ThreadPoolExecutor(1) as thread:
                call = thread.submit(get, client)
                assert asked.wait(5)
                client.close()
                may_respond.set()
                return call.result(5)

        async def use_async() -> Any:
            call = asyncio.create_task(get(client))
            assert await asyncio.to_thread(asked.wait, 5)
            await client.aclose()
            may_respond.set()
            return await call

        return use_async()

    with RawServer(respond) as server:
        result = run(GET.contract, shell, server.url, use)
        assert ended.wait(5)
    assert result.to_dict() == GET.success().value


@SHELL
def test_close_between_two_attempts_ends_the_call_with_a_sentence(shell: str) -> None:
    with RawServer(answer(503, {}), GOOD) as server:

        def use(client: Any) -> Any:
            if shell == "sync":
                client._sleep = lambda _: client.close()
                return get(client)

            async def pause(_: float) -> None:
                await client.aclose()

            client._sleep = pause
            return get(client)

        with pytest.raises(ConfigurationError, match="closed"):
            run(GET.contract, shell, server.url, use)


def test_many_threads_share_a_client() -> None:
    """Each response is that of its request, and there are no more connections than threads."""
    with KeepAliveServer() as server, Konpro(api_key=KEY, base_url=server.url) as client:

        def read(number: int) -> None:
            job = f"job-{number}"
            assert client.photo_avatars.get_generation(generation_id=job).generation_id == job

        with ThreadPoolExecutor(8) as threads:
            list(threads.map(read, range(800)))
    assert sum(server.reads.values()) == len(server.reads) == 800
    assert server.connections <= 8


def test_threads_that_release_at_once_leave_a_sound_pool() -> None:
    """Releasing looks at the oldest idle connection, which another thread may take at that moment."""

    class Idle:
        def __init__(self, origin: object) -> None:
            self.origin = origin
            self.users = 0

        def can_handle_request(self, _origin: object) -> bool:
            return True

        def is_available(self) -> bool:
            return True

        def has_expired(self) -> bool:
            return False

        def close(self) -> None:
            raise AssertionError("closed while it was in use")

    pool = connections.ConnectionPool(Idle)  # type: ignore[arg-type]
    origin: Any = object()

    def use(_: int) -> None:
        for _ in range(2000):
            connection: Any = pool._take(origin)
            connection.users += 1
            assert connection.users == 1
            connection.users -= 1
            pool._release(connection)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(use, range(4)))
    assert len(pool._idle) <= 4


@SHELL
def test_a_failed_call_leaves_no_socket_open(shell: str) -> None:
    def steps(client: Any) -> list[Callable[[], Any]]:
        def fail() -> Any:
            if shell == "sync":
                with pytest.raises(APIConnectionError):
                    get(client, retries=0)
                return None

            async def fail_async() -> None:
                with pytest.raises(APIConnectionError):
                    await get(client, retries=0)

            return fail_async()

        return [fail] * 20

    with RawServer(close) as server:
        in_either(shell, DEFAULT, server.url, steps)
        assert open_sockets(server) == 0


def test_the_settings_of_an_own_client_hold() -> None:
    """httpx's own pool stays: its limits are the user's."""
    limits = httpx.Limits(max_keepalive_connections=0)
    with RawServer(GOOD) as server, httpx.Client(limits=limits) as own:
        with Konpro(api_key=KEY, base_url=server.url, http_client=own) as client:
            for _ in range(3):
                get(client)
        assert not own.is_closed
    assert server.connections == 3
