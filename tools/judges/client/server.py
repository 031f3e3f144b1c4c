"""A small HTTP server on loopback that answers as a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from tools.judges.loopback_server import Exchange, LoopbackServer


@dataclass(frozen=True)
class Seen:
    """A request as it arrived. The names of headers are lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Answer:
    """What to answer. A `body` that is not bytes is sent as JSON."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)

    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


class Server(LoopbackServer):
    """Serves while its `with` block runs. `answer` is an Answer, a function of the request, or None to stay silent."""

    def __init__(self, answer: Answer | Callable[[Seen], Answer] | None) -> None:
        super().__init__(self._handle)
        self.seen: list[Seen] = []
        self._answer = answer
        self._arrived = threading.Event()
        self._closing = threading.Event()

    def first(self) -> Seen:
        """Return the first request; wait for it, since a client may give up before the server has read it."""
        assert self._arrived.wait(30), "no request has arrived"
        return self.seen[0]

    def _handle(self, exchange: Exchange) -> None:
        seen = Seen(exchange.command, exchange.path, exchange.lower_headers(), exchange.content())
        self.seen.append(seen)
        self._arrived.set()
        if self._answer is None:
            exchange.close_connection = True
            self._closing.wait(10)  # so that a client that would wait for ever fails, and does not hang
            return
        answer = self._answer(seen) if callable(self._answer) else self._answer
        headers = {"content-type": "application/json"} | answer.headers
        exchange.answer(answer.status, answer.content(), headers.items())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._closing.set()
        super().__exit__(kind, error, traceback)
