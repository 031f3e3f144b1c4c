"""Passes requests from loopback on to a live API: the only part of the proxy that leaves this machine."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType

import httpx

from tools.judges.loopback_server import Exchange, LoopbackServer

# They belong to one connection, or are written anew.
_NOT_PASSED_ON = {
    "accept-encoding",
    "connection",
    "content-encoding",
    "content-length",
    "host",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
}
_TIMEOUT = httpx.Timeout(120.0, connect=10.0)


class Relay(LoopbackServer):
    """Passes on what it is asked while its `with` block runs.

    A redirect is passed on without its `Location`, so that nobody follows it with the key.
    """

    def __init__(self, upstream: Callable[[str, str], str], on_answer: Callable[[httpx.Response], None]) -> None:
        """Take what gives the live server for a method and a path, and whom to tell of each answer, which was read."""
        super().__init__(self._pass_on)
        self._upstream = upstream
        self._on_answer = on_answer
        self._client = httpx.Client(timeout=_TIMEOUT, follow_redirects=False, trust_env=False)

    def _pass_on(self, exchange: Exchange) -> None:
        headers = [(name, value) for name, value in exchange.headers.items() if name.lower() not in _NOT_PASSED_ON]
        server = self._upstream(exchange.command, exchange.path.partition("?")[0])
        try:
            answer = self._client.request(
                exchange.command, server + exchange.path, headers=headers, content=exchange.content()
            )
        except httpx.TransportError as error:
            answer = httpx.Response(502, json={"message": f"{server} does not answer: {error}"})
        else:
            self._on_answer(answer)
        passed = (header for header in answer.headers.multi_items() if header[0] not in _NOT_PASSED_ON | {"location"})
        exchange.answer(answer.status_code, answer.content, passed)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Stop, and close all connections."""
        super().__exit__(kind, error, traceback)
        self._client.close()
