"""What stands between a client and the mock: it sees each request, and can change what goes by."""

from __future__ import annotations

import contextlib
import http.client
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from tools.judges.loopback_server import Exchange, LoopbackServer

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


class Wiretap(LoopbackServer):
    """Serves on loopback, in front of a mock, while its `with` block runs."""

    def __init__(self, upstream: str) -> None:
        """Take the URL of the mock."""
        super().__init__(self._handle)
        self._upstream = urlsplit(upstream)
        self._change = Change()
        self._tape = Tape()

    def record(self, change: Change) -> Tape:
        """Do this to the traffic from now on, and return the tape that it is recorded on."""
        self._change, self._tape = change, Tape()
        return self._tape

    def _handle(self, exchange: Exchange) -> None:
        content, headers = exchange.content(), exchange.lower_headers()
        target = urlsplit(exchange.path)
        query = parse_qs(target.query, keep_blank_values=True)
        arrived = Arrived(exchange.command, target.path, query, headers, content, _parsed(content))
        self._tape.requests.append(arrived)
        change = self._change
        path = exchange.path
        if change.body is not None:
            content = json.dumps(change.body).encode()
        if change.query is not None:
            path = f"{target.path}?{urlencode(change.query)}"
        if change.answer is not None:
            status, answer_headers = change.answer.status, {"content-type": "application/json"}
            answer = json.dumps(change.answer.body).encode()
        else:
            status, answer_headers, answer = self._ask(exchange.command, path, headers, content)
        self._tape.answers.append(Answer(status, _parsed(answer)))
        exchange.answer(status, answer, answer_headers.items(), keep_alive=True)

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


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content) if content else None
    except ValueError:
        return content.decode(errors="replace")
