"""What goes through the wiretap is recorded, and changed only where it was asked to."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from tools.client_tests.wiretap import Answer, Change, Wiretap
from tools.judges.loopback_server import Exchange, LoopbackServer


def echo(exchange: Exchange) -> None:
    body = exchange.content().decode("latin-1")
    answer = json.dumps({"path": exchange.path, "body": body, "key": exchange.headers["x-key"]}).encode()
    exchange.answer(201, answer, [("Retry-After", "7")])


@pytest.fixture
def wiretap() -> Iterator[Wiretap]:
    with LoopbackServer(echo) as server, Wiretap(server.url) as tap:
        yield tap


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
