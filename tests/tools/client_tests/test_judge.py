"""The judge of the clients sees what a client gets wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tools.client_tests.catalogue import UNKNOWN, Expectation, Raw, Request, Scenario
from tools.client_tests.judge import complaints, differences, kept
from tools.client_tests.runner import Outcome
from tools.client_tests.wiretap import Answer, Arrived, Tape
from tools.judges.contracts import Operation

DOCUMENT: dict[str, Any] = {
    "security": [{"key": []}],
    "components": {"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "x-key"}}},
}
OPERATION = Operation(DOCUMENT, "/things/{id}", "post", {"operationId": "addThing"})
REQUEST = Request(path={"id": "a b"}, query={"limit": 10}, body={"name": "n"})
SCENARIO = Scenario("any", "vendor", OPERATION, "", Expectation(success=True), REQUEST, REQUEST)
ARRIVED = Arrived("POST", "/things/a%20b", {"limit": ["10"]}, {"x-key": "k"}, b'{"name": "n"}', {"name": "n"})
ANSWER = Answer(200, {"id": "1", "at": "2024-01-15T10:00:00Z", "of": [{"n": 1}]})
OUTCOME = Outcome(200, ANSWER.body)


def said(scenario: Scenario = SCENARIO, outcome: Outcome = OUTCOME, **changes: Any) -> str:
    arrived = replace(ARRIVED, **{name: value for name, value in changes.items() if name != "answer"})
    return "\n".join(complaints(scenario, outcome, Tape([arrived], [changes.get("answer", ANSWER)]), "k"))


def test_a_client_that_does_all_right_is_praised() -> None:
    assert said() == ""


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"method": "PUT"}, "the request was PUT /things/a%20b, not POST /things/a%20b"),
        ({"path": "/things/a"}, "the request was POST /things/a, not"),
        ({"query": {}}, "the query that arrived was {}"),
        ({"query": {"limit": ["10"], "offset": ["0"]}}, "the query that arrived was"),
        ({"body": {"name": "n", "mode": "fast"}}, "the body that arrived was {'name': 'n', 'mode': 'fast'}"),
        ({"headers": {"x-key": "other"}}, "the key did not come in the header x-key"),
        ({"headers": {}}, "the key did not come in the header x-key"),
        ({"answer": Answer(500, ANSWER.body)}, "the client says that the status is 200, it was 500"),
        ({"outcome": Outcome(200, None)}, "the answer was"),
        ({"outcome": Outcome(None, ANSWER.body)}, "the client says that the status is None"),
        ({"outcome": Outcome(broken="boom")}, "the client broke: boom"),
        ({"outcome": Outcome(refused="no")}, "the client would not send it: no"),
        ({"scenario": replace(SCENARIO, expect=Expectation(status=429))}, "the mock answered 200, not 429"),
        ({"scenario": replace(SCENARIO, expect=Expectation(retry_after="7"))}, "Retry-After is None, not '7'"),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, Any], complaint: str) -> None:
    assert complaint in said(**changes)


def test_raw_bytes_have_to_arrive_as_they_were_with_their_media_type() -> None:
    raw = replace(SCENARIO, request=replace(REQUEST, body=None, raw=Raw("image/png", b"\x00\xff")))
    assert said(raw, content=b"\x00\xff", headers={"x-key": "k", "content-type": "image/png"}) == ""
    assert "the bytes that arrived" in said(raw, content=b'"AP8="', headers={"x-key": "k", "content-type": "image/png"})
    assert "the media type that arrived was image/jpeg" in said(
        raw, content=b"\x00\xff", headers={"x-key": "k", "content-type": "image/jpeg"}
    )


def test_one_call_is_one_request() -> None:
    twice = Tape([ARRIVED, ARRIVED], [ANSWER, ANSWER])
    assert complaints(SCENARIO, OUTCOME, twice, "k") == ["2 requests were sent for one call"]


def test_an_error_about_a_limit_has_to_name_the_field() -> None:
    limited = replace(
        SCENARIO, limited="imageUrl", expect=Expectation(status=400, names_the_field=True, or_refuses=True)
    )
    bad = Answer(400, {"message": "Invalid"})
    assert "does not name the field 'imageUrl'" in said(limited, Outcome(400, bad.body), answer=bad)
    good = Answer(400, {"message": "imageUrl is too long"})
    assert said(limited, Outcome(400, good.body), answer=good) == ""
    unsent = Tape()
    assert complaints(limited, Outcome(refused="image_url: at most 10"), unsent, "k") == []
    assert complaints(limited, Outcome(refused="too long"), unsent, "k") != []
    assert "sent it all the same" in said(limited, Outcome(refused="image_url: at most 10"))


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ({"a": 1}, {"a": 1, "b": None}),
        ({"a": 1, UNKNOWN: {}}, {"a": 1}),
        ({"at": "2024-01-15T10:00:00Z"}, {"at": "2024-01-15T10:00:00.000+00:00"}),
        ([1.0], [1]),
    ],
)
def test_what_a_client_may_show_in_another_way(sent: Any, read: Any) -> None:
    assert differences(sent, read) == []


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ({"a": 1}, {}),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1}, {"a": True}),
        ({"a": [{"b": 1}]}, {"a": [{"b": 2}]}),
        ({"a": [1, 2]}, {"a": [1]}),
        ({"at": "2024-01-15T10:00:00.071Z"}, {"at": "2024-01-15T10:00:00Z"}),
        ({"a": None}, {"a": 0}),
    ],
)
def test_what_a_client_may_not_do_to_an_answer(sent: Any, read: Any) -> None:
    assert differences(sent, read) != []


def test_an_unknown_member_may_be_shown_in_any_way_and_nothing_beside_it() -> None:
    sent = {"state": UNKNOWN, "id": "1"}
    assert differences(sent, {"state": "UNKNOWN_DEFAULT", "id": "1"}, ("state",)) == []
    assert differences(sent, {"state": None, "id": "2"}, ("state",)) != []
    assert kept(sent, ("state",))
    assert not kept({"state": None}, ("state",))
    assert not kept(None, ("state",))
