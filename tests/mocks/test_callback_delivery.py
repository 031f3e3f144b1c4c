"""A callback is delivered once its job has ended, with the job's real state, and again when the receiver fails."""

from __future__ import annotations

import time

import pytest

from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import WITH_CALLBACK, ask, at, body_of, poll, rule, send, submit
from tests.mocks.receiver import receiving
from tools.judges.contracts import Document, Operation
from tools.judges.validation import violations

EACH = pytest.mark.parametrize("operation", WITH_CALLBACK, ids=str)


def event(operation: Operation) -> Document:
    """Return the operation that describes the callback."""
    callback = operation.resolve(operation.definition["callbacks"][rule(operation)["callback"]["name"]])
    (item,) = callback.values()
    found: Document = operation.resolve(item)["post"]
    return found


def journal(api: MockApi) -> list[tuple[str, int, int | None]]:
    return [(entry["outcome"], entry["attempt"], entry["status"]) for entry in api.callbacks()]


@EACH
@pytest.mark.parametrize("kind", ["succeeded", "failed"])
def test_it_is_sent_when_the_job_ends_with_the_state_of_the_job(
    operation: Operation, kind: str, mock_api: MockApi
) -> None:
    mock_api.settings(job_seconds=100)
    for final in rule(operation)["states"][kind]:
        with receiving() as receiver:
            job = submit(mock_api, operation, callback=receiver.url, prefer=f"outcome={final}")
            mock_api.advance(99)
            assert receiver.is_empty
            mock_api.advance(2)
            received = receiver.next()
        schema = event(operation)["requestBody"]["content"]["application/json"]["schema"]
        assert violations(operation.document, schema, received.body) == []
        x_event = event(operation)["x-event"]
        assert at(x_event["id"], received.body) == job
        assert at(x_event["status"], received.body) == final
        if "callerId" in x_event:
            caller_id = at(rule(operation)["callback"]["callerId"], body_of(operation))
            assert at(x_event["callerId"], received.body) == caller_id
        assert received.headers["content-type"] == "application/json"
        assert mock_api.key not in str(received)
        shared = poll(mock_api, operation, job).json()
        beside = at(x_event["id"].rpartition("/")[0], received.body)
        assert {name: shared[name] for name in beside if name in shared} == {
            name: value for name, value in beside.items() if name in shared
        }


@EACH
def test_without_an_own_id_there_is_none_in_the_callback(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    body = body_of(operation)
    if caller_id := rule(operation)["callback"].get("callerId"):
        body.pop(caller_id.rpartition("/")[2])
    name = rule(operation)["callback"]["url"].rpartition("/")[2]
    with receiving() as receiver:
        assert send(mock_api, operation, body | {name: receiver.url}).is_success
        received = receiver.next().body
    where = event(operation)["x-event"].get("callerId")
    assert where is None or at(where, received) is None


@EACH
def test_a_refused_request_calls_nobody(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    with receiving() as receiver:
        body = body_of(operation, receiver.url)
        assert send(mock_api, operation, body | {"no_such_field": 1}).status_code == 400
        assert send(mock_api, operation, body, key="wrong").status_code == 401
        assert send(mock_api, operation, body, Prefer="code=429").status_code == 429
        mock_api.fault("status", status=500)
        assert send(mock_api, operation, body).status_code == 500
        submit(mock_api, operation, callback=receiver.url)
        receiver.next()  # of the one that was accepted
        wait_for(mock_api, pending=0)
        assert receiver.is_empty
    assert len(mock_api.callbacks()) == 1


@EACH
def test_a_receiver_that_fails_is_tried_five_times_in_all(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    with receiving(500) as receiver:
        submit(mock_api, operation, callback=receiver.url)
        first = receiver.next()
        for seconds in (1, 2, 4, 8):
            wait_for(mock_api, pending=1)
            mock_api.advance(seconds)
            assert receiver.next().body == first.body
        wait_for(mock_api, pending=0)
        mock_api.advance(3600)
        assert receiver.is_empty
    assert journal(mock_api) == [("failed", number, 500) for number in range(1, 6)]
    assert mock_api.callbacks()[0]["reason"] == "the receiver answered 500"


def wait_for(api: MockApi, *, pending: int) -> None:
    """Return once so many callbacks wait for their time, and none is on its way."""
    deadline = time.monotonic() + 60  # so that a callback that is lost fails the test, and does not hang it
    while time.monotonic() < deadline:
        shown = ask("GET", f"{api.url}/_mock/callbacks", headers={"Mock-World": api.world}).json()
        if shown["pending"] == pending and not shown["sending"]:
            return
    pytest.fail(f"after a minute the callbacks stand so: {shown}")


@EACH
def test_a_receiver_that_recovers_gets_it_once(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    with receiving(500, 204) as receiver:
        submit(mock_api, operation, callback=receiver.url)
        receiver.next()
        wait_for(mock_api, pending=1)
        mock_api.advance(1)
        receiver.next()
        wait_for(mock_api, pending=0)
    assert journal(mock_api) == [("failed", 1, 500), ("delivered", 2, 204)]


@EACH
def test_a_receiver_that_is_not_there_is_told_in_the_journal(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    with receiving() as receiver:
        url = receiver.url
    submit(mock_api, operation, callback=url)
    wait_for(mock_api, pending=1)
    (entry,) = mock_api.callbacks()
    assert (entry["outcome"], entry["status"]) == ("failed", None)
    assert "Connect" in entry["reason"]


@EACH
def test_they_come_in_the_order_in_which_the_jobs_end(operation: Operation, mock_api: MockApi) -> None:
    started = []
    with receiving() as receiver:
        for seconds in (30, 10, 20):
            mock_api.settings(job_seconds=seconds)
            started.append(submit(mock_api, operation, callback=receiver.url))
        mock_api.advance(60)
        arrived = [at(event(operation)["x-event"]["id"], receiver.next().body) for _ in started]
    assert arrived == [started[1], started[2], started[0]]


@EACH
def test_twice(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    mock_api.fault("callback_twice", operation=str(operation))
    with receiving() as receiver:
        submit(mock_api, operation, callback=receiver.url)
        assert receiver.next().body == receiver.next().body
        wait_for(mock_api, pending=0)
    assert journal(mock_api) == [("delivered", 1, 200), ("delivered", 2, 200)]


@EACH
def test_late(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    mock_api.fault("callback_late", delay_seconds=100)
    with receiving() as receiver:
        submit(mock_api, operation, callback=receiver.url)
        mock_api.advance(99)
        wait_for(mock_api, pending=1)
        assert receiver.is_empty
        mock_api.advance(2)
        receiver.next()


@EACH
def test_out_of_order(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    mock_api.fault("callback_out_of_order")
    with receiving() as receiver:
        started = [submit(mock_api, operation, callback=receiver.url) for _ in range(2)]
        arrived = [at(event(operation)["x-event"]["id"], receiver.next().body) for _ in started]
    assert arrived == [started[1], started[0]]


@EACH
def test_never(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    mock_api.fault("callback_never")
    with receiving() as receiver:
        submit(mock_api, operation, callback=receiver.url)
        second = submit(mock_api, operation, callback=receiver.url)
        assert at(event(operation)["x-event"]["id"], receiver.next().body) == second
        wait_for(mock_api, pending=0)
        assert receiver.is_empty
    assert journal(mock_api) == [("withheld", 0, None), ("delivered", 1, 200)]


@EACH
def test_a_reset_forgets_what_was_to_be_sent(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=100)
    with receiving() as receiver:
        submit(mock_api, operation, callback=receiver.url)
        mock_api.reset()
        mock_api.advance(3600)
        wait_for(mock_api, pending=0)
        assert receiver.is_empty
    assert mock_api.callbacks() == []
