"""Passes requests from loopback on to a live API: the only part of the proxy that leaves this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

import httpx

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


class Relay:
    """Serves at a free port of 127.0.0.1 while its `with` block runs.

    A redirect is passed on without its `Location`, so that nobody follows it with the key.
    """

    def __init__(self, upstream: Callable[[str, str], str], on_answer: Callable[[httpx.Response], None]) -> None:
        """Take what gives the live server for a method and a path, and whom to tell of each answer, which was read."""
        self._client = httpx.Client(timeout=_TIMEOUT, follow_redirects=False, trust_env=False)
        relay = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                content = self.rfile.read(int(self.headers.get("content-length", 0)))
                headers = [(name, value) for name, value in self.headers.items() if name.lower() not in _NOT_PASSED_ON]
                server = upstream(self.command, self.path.partition("?")[0])
                try:
                    answer = relay._client.request(self.command, server + self.path, headers=headers, content=content)
                except httpx.TransportError as error:
                    answer = httpx.Response(502, json={"message": f"{server} does not answer: {error}"})
                else:
                    on_answer(answer)
                self.send_response(answer.status_code)
                for name, value in answer.headers.multi_items():
                    if name not in _NOT_PASSED_ON | {"location"}:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.content)))
                self.end_headers()
                self.wfile.write(answer.content)

            do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_HEAD = handle_any  # noqa: N815

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), name="relay", daemon=True)

    @property
    def url(self) -> str:
        """Where it is reached, without a slash at the end."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> Self:
        """Serve from here on."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Stop, and close all connections."""
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()
        self._client.close()
