"""A server on loopback, for tests that need somebody to talk to."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self


class Exchange(BaseHTTPRequestHandler):
    """A request that has arrived, of whatever method, and the way to answer it."""

    protocol_version = "HTTP/1.1"

    def lower_headers(self) -> dict[str, str]:
        """Return the headers of the request. Their names are lower case."""
        return {name.lower(): value for name, value in self.headers.items()}

    def content(self) -> bytes:
        """Return the body of the request, also one that comes in chunks."""
        if self.headers.get("transfer-encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("content-length", 0)))
        content = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            content += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return content

    def answer(
        self, status: int, content: bytes = b"", headers: Iterable[tuple[str, str]] = (), *, keep_alive: bool = False
    ) -> None:
        """Answer, and close the connection unless told not to. The length is that of the content unless it is given."""
        self.send_response(status)
        given = list(headers)
        for name, value in given:
            self.send_header(name, value)
        if status not in (204, 304) and not any(name.lower() == "content-length" for name, _ in given):
            self.send_header("content-length", str(len(content)))
        if not keep_alive:
            self.send_header("connection", "close")
        with contextlib.suppress(ConnectionError):  # the client may have given up
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


class LoopbackServer:
    """Serves at a free port of 127.0.0.1 while its `with` block runs."""

    def __init__(self, handle: Callable[[Exchange], None]) -> None:
        """Take what handles each request. It runs in a thread of its own for each connection."""

        class Handler(Exchange):
            def handle_any(self) -> None:
                handle(self)

            do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_HEAD = do_CONNECT = handle_any  # noqa: N815

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True  # a client may keep its connection open for longer than we serve
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        """Where it is reached, without a slash at the end."""
        return f"http://127.0.0.1:{self._http.server_port}"

    def __enter__(self) -> Self:
        """Serve from here on."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Stop."""
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()
