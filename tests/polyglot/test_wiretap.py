"""What goes through the wiretap is recorded, and changed only where it was asked to."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from polyglot.wiretap import Answer, Change, Wiretap


class Echo(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        answer = json.dumps({"path": self.path, "body": body.decode("latin-1"), "key": self.headers["x-key"]}).encode()
        self.send_response(201)
        self.send_header("Retry-After", "7")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def wiretap() -> Iterator[Wiretap]:
    with HTTPServer(("127.0.0.1", 0), Echo) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            with Wiretap(f"http://127.0.0.1:{server.server_port}") as tap:
                yield tap
        finally:
            server.shutdown()
            thread.join()


def post(wiretap: Wiretap, content: bytes) -> tuple[int, Any, str | None]:
    request = urllib.request.Request(f"{wiretap.url}/things?limit=10", content, {"x-key": "k"})  # noqa: S310
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=30) as answer:
        return answer.status, json.load(answer), answer.headers["retry-after"]


def test_it_passes_on_what_it_is_given_and_records_it(wiretap: Wiretap) -> None:
    tape = wiretap.record(Change())
    status, body, retry_after = post(wiretap, b"\x00\xff")
    assert (status, retry_after) == (201, "7")
    assert body == {"path": "/things?limit=10", "body": "\x00\xff", "key": "k"}
    ((arrived,), (answer,)) = (tape.requests, tape.answers)
    assert (arrived.method, arrived.path, arrived.query) == ("POST", "/things", {"limit": ["10"]})
    assert (arrived.content, arrived.headers["x-key"]) == (b"\x00\xff", "k")
    assert answer == Answer(201, body)


def test_it_changes_a_request_on_the_way_and_records_what_came(wiretap: Wiretap) -> None:
    tape = wiretap.record(Change(body={"name": "broken"}, query={"limit": 501}))
    _, body, _ = post(wiretap, b'{"name": "whole"}')
    assert (body["path"], json.loads(body["body"])) == ("/things?limit=501", {"name": "broken"})
    assert (tape.requests[0].body, tape.requests[0].query) == ({"name": "whole"}, {"limit": ["10"]})


def test_it_answers_in_place_of_the_mock(wiretap: Wiretap) -> None:
    tape = wiretap.record(Change(answer=Answer(200, {"new": "field"})))
    assert post(wiretap, b"{}") == (200, {"new": "field"}, None)
    assert tape.answers == [Answer(200, {"new": "field"})]
