"""What the mock answers: every documented status, and the contract's own errors to requests that break it."""

from __future__ import annotations

import itertools
import json
from typing import Any

import httpx
import pytest

from tests.mocks.jobs_of import ask
from tests.support.sampling import sampled
from tools.judges.contracts import OPERATIONS, Operation
from tools.judges.samples import aside

STATUSES = [(operation, status) for operation in OPERATIONS for status in operation.responses()]
WORLDS = itertools.count()
WITH_BODY = [operation for operation in OPERATIONS if operation.request_examples()]
assert WITH_BODY

EACH = pytest.mark.parametrize("operation", OPERATIONS, ids=str)
EACH_WITH_BODY = pytest.mark.parametrize("operation", WITH_BODY, ids=str)


def send(
    mock_url: str, operation: Operation, *, key: bool = True, headers: dict[str, str] | None = None, **body: Any
) -> httpx.Response:
    """Send a request to the operation; its first example unless a body is given (`json=`, `content=`).

    Each is in a world of its own: in another one, what it names may have been deleted.
    """
    body = body or operation.sendable()
    sent = {"Mock-World": f"answer-{next(WORLDS)}"} | (operation.key_headers() if key else {})
    sent |= body.pop("headers", {}) | (headers or {})
    return ask(operation.method, mock_url + operation.url, headers=sent, **body)


@sampled("operation", "status")
@pytest.mark.parametrize(("operation", "status"), STATUSES, ids=lambda part: str(part))
def test_every_documented_status_can_be_had(operation: Operation, status: int, mock_url: str) -> None:
    answer = send(mock_url, operation, headers={"Prefer": f"code={status}"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"
    assert operation.violations(status, answer.json()) == []
    assert answer.json() == next(iter(operation.response_examples(status).values()))


@EACH
def test_every_documented_example_can_be_had(operation: Operation, mock_url: str) -> None:
    for name, example in operation.response_examples(operation.success).items():
        assert send(mock_url, operation, headers={"Prefer": f"example={name}"}).json() == example


@EACH
def test_success_is_the_answer_unless_another_is_asked_for(operation: Operation, mock_url: str) -> None:
    assert send(mock_url, operation).status_code == operation.success


@EACH
def test_a_request_without_a_key_is_answered_401_in_the_words_of_the_contract(
    operation: Operation, mock_url: str
) -> None:
    answer = send(mock_url, operation, key=False)
    assert answer.status_code == 401
    assert aside(operation, answer.json()) == aside(operation, next(iter(operation.response_examples(401).values())))


@sampled("operation", "key")
@EACH
@pytest.mark.parametrize("key", ["wrong", "mock-keys", "mock-ke", "Mock-Key", "mock-key x"])
def test_a_request_with_another_key_is_answered_401(operation: Operation, key: str, mock_url: str) -> None:
    answer = ask(operation.method, mock_url + operation.url, headers=operation.key_headers(key))
    assert answer.status_code == 401
    assert aside(operation, answer.json()) == aside(operation, next(iter(operation.response_examples(401).values())))


@sampled("operation", "body")
@EACH_WITH_BODY
@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"json": {"no_such_field": 1, "nor_this": 2}}, id="unknown-fields"),
        pytest.param({"json": []}, id="not-an-object"),
        pytest.param({"content": b"id=1", "headers": {"content-type": "text/plain"}}, id="content-type"),
        pytest.param({"content": b"", "headers": {"content-type": "application/json"}}, id="empty"),
    ],
)
def test_an_invalid_request_is_answered_400_with_all_reasons(
    operation: Operation, body: dict[str, Any], mock_url: str
) -> None:
    answer = send(mock_url, operation, **body)
    assert answer.status_code == 400
    assert operation.violations(400, answer.json()) == []
    reasons = [violation["message"] for violation in json.loads(answer.headers["sl-violations"])]
    assert reasons
    assert all(reason in message(answer.json()) for reason in reasons)


def message(body: dict[str, Any]) -> str:
    """Return the message in an error, wherever the vendor puts it."""
    return str(body.get("message") or body["error"]["message"])


@sampled("operation", "name")
@EACH_WITH_BODY
@pytest.mark.parametrize("name", ["\u65e5\u672c", "\u00fc", "\u0000\r\n\u001b", "\U0001f600"], ids=ascii)
def test_no_name_of_a_field_ends_the_mock(operation: Operation, name: str, mock_url: str) -> None:
    """Prism quotes it in a header, and Node ends a process that puts such a character there."""
    answer = send(mock_url, operation, json={name: 1})
    assert answer.status_code == 400
    assert f"'{name}'" in message(answer.json())
    assert send(mock_url, operation).status_code == operation.success


@sampled("operation.document")
@EACH_WITH_BODY
def test_more_reasons_than_fit_into_a_header_are_told_as_far_as_they_fit(operation: Operation, mock_url: str) -> None:
    answer = send(mock_url, operation, json={f"no_such_field_{number}": 1 for number in range(200)})
    assert answer.status_code == 400
    assert "'no_such_field_20'" in message(answer.json())
    assert message(answer.json()).endswith("there are further reasons, which do not fit into the list")


@sampled("operation", "content")
@EACH_WITH_BODY
@pytest.mark.parametrize("content", [b'{"id": ', b"\xff\xfe", b"{'a': 1}", b"NaN", b"[" * 100_000], ids=ascii)
def test_malformed_json_is_answered_400_in_the_words_of_the_vendor(
    operation: Operation, content: bytes, mock_url: str
) -> None:
    """Some versions of Prism never answer at all."""
    answer = send(mock_url, operation, content=content, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert operation.violations(400, answer.json()) == []
    assert "The body is not valid JSON: " in message(answer.json())


def an_error(operation: Operation) -> int:
    """Return a documented status of refusal: all have the same form."""
    return next(status for status in operation.responses() if status >= 400)


@EACH
def test_another_method_is_answered_405_in_the_words_of_the_vendor(operation: Operation, mock_url: str) -> None:
    answer = ask("PATCH", mock_url + operation.url, headers=operation.key_headers())
    assert answer.status_code == 405
    methods = {other.method.upper() for other in OPERATIONS if other.url == operation.url}
    assert answer.headers["allow"] == ", ".join(sorted(methods))
    assert operation.violations(an_error(operation), answer.json()) == []
    assert "PATCH is not possible" in message(answer.json())


@EACH
def test_an_unknown_path_is_answered_404_in_the_words_of_the_nearest_vendor(
    operation: Operation, mock_url: str
) -> None:
    answer = ask("GET", f"{mock_url}{operation.url}/no/such/path", headers=operation.key_headers())
    assert answer.status_code == 404
    assert operation.violations(an_error(operation), answer.json()) == []
    assert "/no/such/path" in message(answer.json())


@sampled("operation.document", "operation.method")
@EACH
def test_a_page_of_another_origin_may_ask(operation: Operation, mock_url: str) -> None:
    asked = {"origin": "http://localhost:3000", "access-control-request-method": operation.method.upper()}
    answer = ask("OPTIONS", mock_url + operation.url, headers=asked)
    assert answer.status_code == 204
    assert operation.method.upper() in answer.headers["access-control-allow-methods"]
    assert send(mock_url, operation).headers["access-control-allow-origin"] == "*"


@sampled("operation.document")
@EACH_WITH_BODY
def test_a_body_that_is_too_large_is_refused(operation: Operation, mock_url: str) -> None:
    answer = send(mock_url, operation, content=b'"' + b"x" * 11_000_000, headers={"content-type": "application/json"})
    assert answer.status_code == 413
    assert operation.violations(400, answer.json()) == []
