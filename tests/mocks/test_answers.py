"""What the mock answers: every documented status, and the contract's own errors to requests that break it."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from support.contracts import OPERATIONS, Operation

STATUSES = [(operation, status) for operation in OPERATIONS for status in operation.responses()]
WITH_BODY = [operation for operation in OPERATIONS if operation.request_examples()]
assert WITH_BODY

EACH = pytest.mark.parametrize("operation", OPERATIONS, ids=str)
EACH_WITH_BODY = pytest.mark.parametrize("operation", WITH_BODY, ids=str)


def send(
    mock_url: str, operation: Operation, *, key: bool = True, headers: dict[str, str] | None = None, **body: Any
) -> httpx.Response:
    """Send a request to the operation; its first example unless a body is given (`json=`, `content=`)."""
    if not body and operation in WITH_BODY:
        body = {"json": next(iter(operation.request_examples().values()))}
    sent = (operation.key_headers() if key else {}) | (headers or {})
    return httpx.request(operation.method, mock_url + operation.url, headers=sent, timeout=30, **body)


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
    assert answer.json() == next(iter(operation.response_examples(401).values()))


@EACH_WITH_BODY
@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"json": {"no_such_field": 1}}, id="unknown-field"),
        pytest.param({"json": []}, id="not-an-object"),
        pytest.param({"content": b"id=1", "headers": {"content-type": "text/plain"}}, id="content-type"),
        pytest.param({"content": b"", "headers": {"content-type": "application/json"}}, id="empty"),
    ],
)
def test_an_invalid_request_is_answered_400_in_the_words_of_the_contract(
    operation: Operation, body: dict[str, Any], mock_url: str
) -> None:
    answer = send(mock_url, operation, **body)
    assert answer.status_code == 400
    assert answer.json() == next(iter(operation.response_examples(400).values()))


@EACH_WITH_BODY
@pytest.mark.parametrize("name", ["\u65e5\u672c", "\u00fc", "\u0000\r\n\u001b", "\U0001f600"], ids=ascii)
def test_no_name_of_a_field_ends_the_mock(operation: Operation, name: str, mock_url: str) -> None:
    """Prism quotes it in a header, and Node ends a process that puts such a character there."""
    answer = send(mock_url, operation, json={name: 1})
    assert answer.status_code == 400
    assert any(f"'{name}'" in reason["message"] for reason in json.loads(answer.headers["sl-violations"]))
    assert send(mock_url, operation).status_code == operation.success


@EACH_WITH_BODY
def test_malformed_json_is_answered_400(operation: Operation, mock_url: str) -> None:
    """In Prism's words. Some of its versions never answer at all."""
    answer = send(mock_url, operation, content=b'{"id": ', headers={"content-type": "application/json"})
    assert answer.status_code == 400


def test_an_unknown_path_is_answered_404(mock_url: str) -> None:
    assert httpx.get(mock_url + "/no/such/path").status_code == 404
