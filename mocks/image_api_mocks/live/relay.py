"""Passes requests from loopback on to a live API: the only part of the proxy that leaves this machine."""

import contextlib
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
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
_WITHOUT_BODY = (204, 304)


class Relay:
    """Passes requests on while its `with` block runs, each in a thread of its own.

    A redirect is passed on without its `Location`, so that nobody follows it with the key.
    """

    def __init__(self, upstream: Callable[[str, str], str], on_response: Callable[[httpx.Response], None]) -> None:
        """Listen at a free port of 127.0.0.1.

        Args:
            upstream: Returns the live server for a method and a path.
            on_response: Is called with each response, which has been read.
        """
        self._upstream = upstream
        self._on_response = on_response
        self._client = httpx.Client(timeout=_TIMEOUT, follow_redirects=False, trust_env=False)
        pass_on = self._pass_on

        class Handler(_Handler):
            def handle_any(self) -> None:
                self.respond(pass_on(self))

            do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_HEAD = handle_any  # noqa: N815

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, name="relay", daemon=True)

    @property
    def url(self) -> str:
        """Where it is reached, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        """Serve from here on."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, and close all connections."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._client.close()

    def _pass_on(self, request: "_Handler") -> httpx.Response:
        headers = [(name, value) for name, value in request.headers.items() if name.lower() not in _NOT_PASSED_ON]
        server = self._upstream(request.command, request.path.partition("?")[0])
        try:
            response = self._client.request(
                request.command, server + request.path, headers=headers, content=request.content()
            )
        except httpx.TransportError as error:
            return httpx.Response(502, json={"message": f"{server} does not respond: {error}"})
        self._on_response(response)
        return response


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def content(self) -> bytes:
        """Return the body, also one that comes in chunks."""
        if self.headers.get("transfer-encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("content-length", 0)))
        content = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            content += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return content

    def respond(self, response: httpx.Response) -> None:
        """Send a response, and close the connection."""
        self.send_response_only(response.status_code)
        for name, value in response.headers.multi_items():
            if name not in _NOT_PASSED_ON | {"location"}:
                self.send_header(name, value)
        if response.status_code not in _WITHOUT_BODY:
            self.send_header("content-length", str(len(response.content)))
        self.send_header("connection", "close")
        with contextlib.suppress(ConnectionError):  # the client may have given up
            self.end_headers()
            self.wfile.write(response.content)

    def log_message(self, *_: object) -> None:
        """Print nothing."""
