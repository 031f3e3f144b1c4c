"""A small HTTP server on loopback that answers as a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


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


class Server:
    """Serves while its `with` block runs. `answer` is an Answer, a function of the request, or None to stay silent."""

    def __init__(self, answer: Answer | Callable[[Seen], Answer] | None) -> None:
        self.seen: list[Seen] = []
        self._answer = answer
        self._arrived = threading.Event()
        self._closing = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                server._handle(self)

            do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = handle_any  # noqa: N815

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def first(self) -> Seen:
        """Return the first request; wait for it, since a client may give up before the server has read it."""
        assert self._arrived.wait(30), "no request has arrived"
        return self.seen[0]

    def _handle(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        seen = Seen(handler.command, handler.path, headers, body)
        self.seen.append(seen)
        self._arrived.set()
        handler.close_connection = True
        if self._answer is None:
            self._closing.wait(10)  # so that a client that would wait for ever fails, and does not hang
            return
        answer = self._answer(seen) if callable(self._answer) else self._answer
        content = answer.content()
        handler.send_response(answer.status, "Status")
        headers = {"content-type": "application/json", "content-length": str(len(content)), "connection": "close"}
        for name, value in (headers | answer.headers).items():
            handler.send_header(name, value)
        with contextlib.suppress(ConnectionError):  # the client may have given up
            handler.end_headers()
            handler.wfile.write(content)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._closing.set()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()
