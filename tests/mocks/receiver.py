"""A receiver of callbacks on loopback, which answers as a test tells it to."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


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

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            headers = {name.lower(): value for name, value in self.headers.items()}
            # Before it is answered: the next may arrive as soon as this one is.
            receiver.put(Received(self.path, headers, body))
            status = receiver.statuses[0] if len(receiver.statuses) == 1 else receiver.statuses.pop(0)
            self.send_response(status)
            if location:
                self.send_header("location", location)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver = Receiver(f"http://127.0.0.1:{server.server_port}/done", list(statuses) or [200])
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
