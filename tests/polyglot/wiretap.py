"""What stands between a client and the mock: it sees each request, and can change what goes by."""

from __future__ import annotations

import contextlib
import http.client
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

# They are about one connection, not about the message.
_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "host", "upgrade", "http2-settings"}
TIMEOUT = 30.0


@dataclass(frozen=True)
class Arrived:
    """A request as it came from the client."""

    method: str
    path: str
    """As it was sent, without the query."""
    query: dict[str, list[str]]
    headers: dict[str, str]
    """Their names are lower case."""
    content: bytes
    body: Any
    """The content parsed as JSON; None without any."""


@dataclass(frozen=True)
class Answer:
    """An answer as it went to the client."""

    status: int
    body: Any


@dataclass
class Change:
    """What to do to the traffic of one call."""

    body: Any = None
    """The JSON body to send on in place of the client's; None leaves it alone."""
    query: dict[str, Any] | None = None
    """The query to send on in place of the client's; None leaves it alone."""
    answer: Answer | None = None
    """What to answer in place of the mock; None asks the mock."""


@dataclass
class Tape:
    """What went by."""

    requests: list[Arrived] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)


class Wiretap:
    """Serves on loopback, in front of a mock, while its `with` block runs."""

    def __init__(self, upstream: str) -> None:
        """Take the URL of the mock."""
        self._upstream = urlsplit(upstream)
        self._change = Change()
        self._tape = Tape()
        wiretap = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                wiretap._handle(self)

            do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = handle_any  # noqa: N815

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True  # a client may keep its connection open for longer than we serve
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        """Where the client finds it."""
        return f"http://127.0.0.1:{self._http.server_port}"

    def record(self, change: Change) -> Tape:
        """Do this to the traffic from now on, and return the tape that it is recorded on."""
        self._change, self._tape = change, Tape()
        return self._tape

    def _handle(self, handler: BaseHTTPRequestHandler) -> None:
        content = self._content(handler)
        headers = {name.lower(): value for name, value in handler.headers.items()}
        target = urlsplit(handler.path)
        query = parse_qs(target.query, keep_blank_values=True)
        arrived = Arrived(handler.command, target.path, query, headers, content, _parsed(content))
        self._tape.requests.append(arrived)
        change = self._change
        path = handler.path
        if change.body is not None:
            content = json.dumps(change.body).encode()
        if change.query is not None:
            path = f"{target.path}?{urlencode(change.query)}"
        if change.answer is not None:
            status, answer_headers = change.answer.status, {"content-type": "application/json"}
            answer = json.dumps(change.answer.body).encode()
        else:
            status, answer_headers, answer = self._ask(handler.command, path, headers, content)
        self._tape.answers.append(Answer(status, _parsed(answer)))
        handler.send_response(status)
        for name, value in answer_headers.items():
            handler.send_header(name, value)
        if status not in (204, 304):
            handler.send_header("content-length", str(len(answer)))
        with contextlib.suppress(ConnectionError):  # the client may have given up
            handler.end_headers()
            handler.wfile.write(answer)

    def _content(self, handler: BaseHTTPRequestHandler) -> bytes:
        if handler.headers.get("transfer-encoding", "").lower() != "chunked":
            return handler.rfile.read(int(handler.headers.get("content-length", 0)))
        content = b""
        while size := int(handler.rfile.readline().split(b";")[0], 16):
            content += handler.rfile.read(size)
            handler.rfile.readline()
        handler.rfile.readline()
        return content

    def _ask(
        self, method: str, path: str, headers: dict[str, str], content: bytes
    ) -> tuple[int, dict[str, str], bytes]:
        kept = {name: value for name, value in headers.items() if name not in _HOP_BY_HOP}
        connection = http.client.HTTPConnection(str(self._upstream.hostname), self._upstream.port, timeout=TIMEOUT)
        with contextlib.closing(connection):
            connection.request(method, path, content or None, kept | {"accept-encoding": "identity"})
            response = connection.getresponse()
            answer = response.read()
        passed = {name: value for name, value in response.getheaders() if name.lower() not in _HOP_BY_HOP}
        return response.status, passed, answer

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content) if content else None
    except ValueError:
        return content.decode(errors="replace")
