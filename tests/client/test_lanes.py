"""The transports give every connection back, after an answer and after a failure, and tell when there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from client.calls import TLS
from client.contracts import OPERATIONS
from client.facade_calls import SHELLS, arguments_of, method_of, run
from client.hostile.raw_server import RawServer, answer, close
from image_api_core.engine import Timeout
from image_api_core.errors import APIConnectionError, APITimeoutError
from image_api_core.lanes import AsyncLaneTransport, LaneTransport

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
