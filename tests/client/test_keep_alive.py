"""How long a connection may have been idle to be used again: a POST over one that the server closes may be lost."""

from __future__ import annotations

import inspect
from types import SimpleNamespace
from typing import Any

import pytest

from image_api_core import network
from tests.client.hostile.modes import DEFAULT, OWN, Mode
from tests.client.keep_alive_server import READ, START, KeepAliveServer
from tools.judges.client.facade_calls import SHELLS, arguments_of, method_of


class Clock:
    """The time as `image_api_core.network` sees it."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.module = SimpleNamespace(monotonic=lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(network, "time", clock.module)
    # Deadlines come from the real clock, and would be compared with this one.
    monkeypatch.setattr(
        "image_api_core.engine.NetworkAttempt", lambda _, max_idle: network.NetworkAttempt(float("inf"), max_idle)
    )
    return clock


CASES = [
    # method, seconds of idleness, Keep-Alive of the server, whether the connection is used again
    ("post", 0.9, None, True),
    ("post", 1.1, None, False),
    ("get", 1.1, None, True),
    ("get", 4.0, None, True),
    ("post", 0.9, "timeout=5", True),
    ("post", 3.9, "timeout=5", True),  # the server has promised to keep it
    ("post", 4.1, "timeout=5", False),
    ("get", 3.9, "timeout=5", True),
    ("get", 4.1, "timeout=5", False),
    ("post", 0.4, "timeout=1", True),
    ("post", 0.6, "timeout=1", False),
    ("get", 0.6, "timeout=1", False),
    ("post", 1.1, "timeout=2, max=100", False),
    ("post", 0.9, "max=100, timeout=2", True),
    ("post", 0.1, "timeout=0", False),
    ("post", 1.1, "max=100", False),
    ("post", 1.1, "timeout=soon", False),
    ("post", 0.9, "timeout=soon", True),
]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("mode", [DEFAULT, OWN], ids=str)
@pytest.mark.parametrize(("method", "idle", "header", "is_used_again"), CASES)
def test_a_connection_is_used_again_while_the_server_keeps_it(
    method: str, idle: float, header: str | None, is_used_again: bool, mode: Mode, shell: str, clock: Clock
) -> None:
    operation = START if method == "post" else READ

    def use(client: Any) -> Any:
        def call() -> Any:
            return method_of(client, operation)(**arguments_of(operation))

        if shell == "sync":
            call()
            clock.now += idle
            return call()

        async def use_async() -> None:
            result = call()
            assert inspect.isawaitable(result)
            await result
            clock.now += idle
            await call()

        return use_async()

    with mode.environment(), KeepAliveServer(headers={"keep-alive": header} if header else None) as server:
        mode.run(operation.contract, shell, server.url, use)
    assert server.connections == (1 if is_used_again else 2)


def test_a_post_leaves_a_get_no_stale_connection(clock: Clock) -> None:
    """What a POST does not use is closed: nothing that is newer is below it."""

    def use(client: Any) -> None:
        read = method_of(client, READ)
        read(**arguments_of(READ))
        clock.now += 2
        method_of(client, START)(**arguments_of(START))
        read(**arguments_of(READ))

    with KeepAliveServer() as server:
        DEFAULT.run(START.contract, "sync", server.url, use)
    assert server.connections == 2


def test_idleness_starts_with_the_last_byte_of_a_response(clock: Clock) -> None:
    """Not when the connection was made."""

    async def use(client: Any) -> None:
        for _ in range(5):
            await method_of(client, START)(**arguments_of(START))
            clock.now += 0.8

    with KeepAliveServer() as server:
        DEFAULT.run(START.contract, "async", server.url, use)
    assert server.connections == 1
