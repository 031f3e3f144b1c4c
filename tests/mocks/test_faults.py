"""Trouble on demand: each fault is what it says, so often as it was asked for, and then it is over."""

from __future__ import annotations

import http.client
import json
import re
import socket
import threading
from urllib.parse import urlsplit

import httpx
import pytest

from image_api_mocks.errors import MockError
from image_api_mocks.faults.faults import STAGES
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import JOBS, ask, body_of, rule, send, state, submit
from tools.judges.contracts import OPERATIONS, Operation

EACH_JOB = pytest.mark.parametrize("operation", JOBS, ids=str)
JOB = JOBS[0]


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_a_status_comes_as_the_vendor_documents_it(operation: Operation, mock_api: MockApi) -> None:
    body = next(iter(operation.request_examples().values()), None)
    for status in operation.responses():
        if status < 400:
            continue
        mock_api.fault("status", operation=str(operation), status=status, retry_after=7)
        answer = send(mock_api, operation, body)
        assert answer.status_code == status
        assert answer.headers["retry-after"] == "7"
        assert operation.violations(status, answer.json()) == []
    assert send(mock_api, operation, body).status_code in (operation.success, 404)


@pytest.mark.parametrize("body", [b"\xff", b"{", b"x" * (11 * 1024 * 1024)], ids=["not UTF-8", "not JSON", "too large"])
def test_a_fault_comes_whatever_was_sent(body: bytes, mock_api: MockApi) -> None:
    mock_api.fault("status", operation=str(JOB), status=503)
    headers = JOB.key_headers(mock_api.key) | {"Content-Type": "application/json"}
    assert ask(JOB.method, mock_api.url + JOB.url, headers=headers, content=body).status_code == 503


@EACH_JOB
@pytest.mark.parametrize("status", [402, 418, 502, 599])
def test_an_undocumented_status_comes_in_the_shape_of_a_documented_one(
    operation: Operation, status: int, mock_api: MockApi
) -> None:
    mock_api.fault("status", status=status)
    answer = send(mock_api, operation, body_of(operation))
    assert answer.status_code == status
    assert operation.violations(400, answer.json()) == []
    assert re.search(r"\b(400|500)\b", answer.text) is None


def test_a_date_to_retry_after(mock_api: MockApi) -> None:
    date = "Wed, 21 Oct 2026 07:28:00 GMT"
    mock_api.fault("status", status=429, retry_after=date)
    assert send(mock_api, JOB, body_of(JOB)).headers["retry-after"] == date


def test_so_often_for_that_operation_and_in_order(mock_api: MockApi) -> None:
    one, other = JOBS[:2]
    mock_api.fault("status", operation=str(one), status=500, times=2)
    mock_api.fault("status", operation=str(other), status=429)
    mock_api.fault("status", status=403)
    statuses = [
        send(mock_api, operation, body_of(operation)).status_code for operation in (other, one, one, one, other)
    ]
    assert statuses == [429, 500, 500, 403, other.success]


def test_nothing_of_a_call_that_fails_before_it_is_looked_at(mock_api: MockApi) -> None:
    for fault in ("status", "reset"):
        mock_api.fault(fault)
        with pytest.raises(httpx.HTTPError):
            send(mock_api, JOB, body_of(JOB)).raise_for_status()
    assert (mock_api.jobs(), mock_api.charges()) == ([], [])
    assert [entry["fault"] for entry in mock_api.requests()] == ["status", "reset"]


@EACH_JOB
@pytest.mark.parametrize(("fault", "jobs"), [("reset", 0), ("reset_after", 1)])
def test_a_reset_resets_the_connection(operation: Operation, fault: str, jobs: int, mock_api: MockApi) -> None:
    mock_api.fault(fault)
    with pytest.raises((ConnectionResetError, http.client.RemoteDisconnected)) as caught:
        raw(mock_api, operation)
    assert isinstance(caught.value, ConnectionResetError)
    assert len(mock_api.jobs()) == jobs
    assert [entry["status"] for entry in mock_api.requests()] == [0]


def raw(api: MockApi, operation: Operation) -> bytes:
    """Send a request with a client that hides nothing."""
    connection = http.client.HTTPConnection(urlsplit(api.url).netloc, timeout=30)
    try:
        headers = operation.key_headers(api.key) | {"content-type": "application/json"}
        connection.request(operation.method.upper(), operation.url, json.dumps(body_of(operation)), headers)
        return connection.getresponse().read()
    finally:
        connection.close()


@EACH_JOB
def test_half_of_an_answer(operation: Operation, mock_api: MockApi) -> None:
    mock_api.fault("truncated")
    with pytest.raises(http.client.IncompleteRead) as caught:
        raw(mock_api, operation)
    assert caught.value.partial.startswith(b"{")
    assert abs((caught.value.expected or 0) - len(caught.value.partial)) <= 1
    assert len(mock_api.jobs()) == 1


@EACH_JOB
@pytest.mark.parametrize("status", [None, 502])
def test_not_json(operation: Operation, status: int | None, mock_api: MockApi) -> None:
    mock_api.fault("not_json", **({} if status is None else {"status": status}))
    answer = send(mock_api, operation, body_of(operation))
    assert answer.status_code == (status or operation.success)
    assert answer.headers["content-type"].startswith("text/html")
    assert len(mock_api.jobs()) == 1


def test_a_stalled_answer_never_comes_and_holds_nobody_else_up(mock_api: MockApi) -> None:
    mock_api.fault("stall")
    address = urlsplit(mock_api.url)
    headers = "".join(f"{name}: {value}\r\n" for name, value in JOB.key_headers(mock_api.key).items())
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=30) as connection:
        connection.sendall(f"POST {JOB.url} HTTP/1.1\r\nhost: x\r\n{headers}content-length: 0\r\n\r\n".encode())
        while not mock_api.requests():
            pass  # until it has arrived
        submit(mock_api, JOB)
        connection.setblocking(False)
        with pytest.raises(BlockingIOError):
            connection.recv(1)
    assert len(mock_api.jobs()) == 1


def test_a_delayed_answer_holds_nobody_else_up(mock_api: MockApi) -> None:
    mock_api.fault("delay", operation=str(JOB), delay_seconds=1)
    answered: list[str] = []

    def delayed() -> None:
        submit(mock_api, JOB)
        answered.append("delayed")

    thread = threading.Thread(target=delayed)
    thread.start()
    while not mock_api.requests():
        pass  # until it has arrived
    submit(mock_api, JOBS[1])
    answered.append("other")
    thread.join()
    assert answered == ["other", "delayed"]


@EACH_JOB
def test_a_job_that_fails(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    failed, succeeded = rule(operation)["states"]["failed"], rule(operation)["states"]["succeeded"]
    for final in failed:
        mock_api.fault("job_fails", operation=str(operation), state=final)
        assert state(mock_api, operation, submit(mock_api, operation)) == final
    mock_api.fault("job_fails")
    assert state(mock_api, operation, submit(mock_api, operation)) == failed[0]
    assert state(mock_api, operation, submit(mock_api, operation)) == succeeded[0]


def test_a_fault_for_an_operation_that_there_is_not_is_refused(mock_api: MockApi) -> None:
    with pytest.raises(MockError, match=f"404: .*No operation is called 'createNothing'.*{JOB}"):
        mock_api.fault("status", operation="createNothing")


def test_a_failure_that_no_job_has_is_refused(mock_api: MockApi) -> None:
    with pytest.raises(MockError, match=f"404: .*fails as 'exploded'.*{rule(JOB)['states']['failed'][0]}"):
        mock_api.fault("job_fails", operation=str(JOB), state="exploded")


def test_a_fault_that_there_is_not_is_refused_with_those_that_there_are(mock_api: MockApi) -> None:
    with pytest.raises(MockError) as refused:
        mock_api.fault("earthquake")
    assert all(fault in str(refused.value) for fault in STAGES)


def test_faults_are_listed_and_can_be_called_off(mock_api: MockApi) -> None:
    mock_api.fault("status", status=503, times=3)
    world = {"Mock-World": mock_api.world}
    send(mock_api, JOB, body_of(JOB))
    (waiting,) = ask("GET", f"{mock_api.url}/_mock/faults", headers=world).json()["faults"]
    assert (waiting["fault"], waiting["times"]) == ("status", 2)
    assert ask("DELETE", f"{mock_api.url}/_mock/faults", headers=world).json() == {"faults": []}
    assert send(mock_api, JOB, body_of(JOB)).status_code == JOB.success
