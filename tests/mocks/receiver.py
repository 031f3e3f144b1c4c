"""A receiver of callbacks on loopback, which answers as a test tells it to."""

from __future__ import annotations

import json
import queue
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tools.judges.loopback_server import Exchange, LoopbackServer


@dataclass(frozen=True)
class Received:
    """A callback as it arrived."""

    path: str
    headers: dict[str, str]
    body: Any


class Receiver:
    """Answers with the statuses that it is given, one after the other, then with the last of them."""

    def __init__(self, url: str, statuses: list[int]) -> None:
        self.url = url
        self.statuses = statuses
        self._received: queue.Queue[Received] = queue.Queue()

    def next(self) -> Received:
        """Return the next callback, and wait for it."""
        return self._received.get(timeout=30)

    def put(self, received: Received) -> None:
        self._received.put(received)

    @property
    def is_empty(self) -> bool:
        """Whether nothing more has arrived."""
        return self._received.empty()


@contextmanager
def receiving(*statuses: int, location: str = "") -> Iterator[Receiver]:
    """Run a receiver."""

    def handle(exchange: Exchange) -> None:
        # Before it is answered: the next may arrive as soon as this one is.
        receiver.put(Received(exchange.path, exchange.lower_headers(), json.loads(exchange.content())))
        status = receiver.statuses[0] if len(receiver.statuses) == 1 else receiver.statuses.pop(0)
        exchange.answer(status, headers={"location": location}.items() if location else ())

    with LoopbackServer(handle) as server:
        receiver = Receiver(f"{server.url}/done", list(statuses) or [200])
        yield receiver
