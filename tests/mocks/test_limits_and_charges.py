"""Rate limit, credits, and the ledger of what accepted calls would have cost."""

from __future__ import annotations

import pytest

from image_api_mocks.faults.rate_limits import RateLimit
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import JOBS, ask, body_of, send, submit
from tools.judges.contracts import OPERATIONS, Operation

BILLED = [operation for operation in OPERATIONS if operation.definition.get("x-billing", {}).get("amount")]
FREE = [operation for operation in OPERATIONS if operation.definition.get("x-billing", {}).get("amount") == 0]
assert BILLED
assert FREE

EACH_JOB = pytest.mark.parametrize("operation", JOBS, ids=str)


def first_body(operation: Operation) -> object:
    return next(iter(operation.request_examples().values()))


@EACH_JOB
def test_beyond_the_limit_is_429_until_the_time_is_over(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(rate_limit={"requests": 2, "seconds": 60})
    submit(mock_api, operation)
    mock_api.advance(20)
    submit(mock_api, operation)
    refused = send(mock_api, operation, body_of(operation))
    assert refused.status_code == 429
    assert operation.violations(429, refused.json()) == []
    wait = int(refused.headers["retry-after"])
    assert 38 <= wait <= 40
    mock_api.advance(wait)
    submit(mock_api, operation)
    assert send(mock_api, operation, body_of(operation)).status_code == 429
    assert len(mock_api.jobs()) == 3


def test_the_limit_in_numbers() -> None:
    limit = RateLimit(2, 60)
    assert [limit.wait(time) for time in (0, 30, 59.5, 60, 60, 89, 90)] == [None, None, 1, None, 30, 1, None]
    assert RateLimit(0, 60).wait(5) == 60


@pytest.mark.parametrize("operation", BILLED, ids=str)
def test_an_accepted_call_is_charged_what_is_documented(operation: Operation, mock_api: MockApi) -> None:
    answer = send(mock_api, operation, first_body(operation))
    assert answer.status_code == operation.success
    (charge,) = mock_api.charges()
    billing = operation.definition["x-billing"]
    assert (charge["operation"], charge["amount"], charge["unit"]) == (
        str(operation),
        billing["amount"],
        billing["unit"],
    )
    assert (charge["job"] in answer.text) if operation in JOBS else charge["job"] is None


@pytest.mark.parametrize("operation", FREE, ids=str)
def test_what_is_documented_as_free_needs_no_credits(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(credits=0)
    assert send(mock_api, operation, first_body(operation)).status_code == operation.success
    assert mock_api.charges() == []


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_what_is_refused_or_free_is_not_charged(operation: Operation, mock_api: MockApi) -> None:
    send(mock_api, operation, {"no_such_field": 1})
    send(mock_api, operation, first_body(operation) if operation.request_examples() else None, key="wrong")
    if operation not in BILLED:
        send(mock_api, operation, first_body(operation) if operation.request_examples() else None)
    assert mock_api.charges() == []


@pytest.mark.parametrize("operation", BILLED, ids=str)
def test_out_of_credits(operation: Operation, mock_api: MockApi) -> None:
    price = operation.definition["x-billing"]["amount"]
    mock_api.settings(credits=price * 2.5)
    statuses = [send(mock_api, operation, first_body(operation)).status_code for _ in range(3)]
    assert statuses == [operation.success, operation.success, 403]
    refused = send(mock_api, operation, first_body(operation))
    assert operation.violations(403, refused.json()) == []
    assert "The credits are used up" in refused.text
    assert len(mock_api.charges()) == 2
    left = ask("GET", f"{mock_api.url}/_mock/settings", headers={"Mock-World": mock_api.world}).json()
    assert left["credits"] == price * 0.5


@EACH_JOB
def test_with_nothing_left_no_job_starts_whatever_it_costs(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(credits=0)
    assert send(mock_api, operation, body_of(operation)).status_code == 403
    assert mock_api.jobs() == []
