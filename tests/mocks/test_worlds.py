"""Each test can have a world of its own, by its key or by a header; the same seed makes the same ids."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

import httpx
import pytest

from image_api_contracts import read
from image_api_mocks.mock import Mock
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks import jobs_of
from tests.mocks.jobs_of import GIVEN_IDS, JOBS, ask, body_of, poll, send, submit
from tools.judges.contracts import FILES, OPERATIONS, Operation

JOB = JOBS[0]
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def other_world(api: MockApi) -> MockApi:
    return MockApi(api.url, api.world + "-other")


def test_a_world_knows_nothing_of_another(mock_api: MockApi) -> None:
    other = other_world(mock_api)
    mock_api.fault("status", times=10)
    mock_api.settings(rate_limit={"requests": 1, "seconds": 60}, credits=1, job_seconds=50)
    mock_api.advance(1000)
    job = submit(other, JOB)
    assert poll(other, JOB, job).status_code == 200
    assert (mock_api.jobs(), mock_api.requests(), mock_api.charges()) == ([], [], [])
    assert len(other.jobs()) == 1
    other.reset()
    assert other.jobs() == []


def test_a_header_chooses_the_world_before_the_key(mock_api: MockApi) -> None:
    send(mock_api, JOB, body_of(JOB), key="mock-key", **{"Mock-World": mock_api.world})
    assert len(mock_api.jobs()) == 1


@pytest.mark.parametrize(("length", "status"), [(100, 200), (101, 400)])
def test_the_name_of_a_world_has_a_longest(length: int, status: int, mock_url: str) -> None:
    for method, path in (("GET", "jobs"), ("POST", "reset")):
        answer = ask(method, f"{mock_url}/_mock/{path}", headers={"Mock-World": "w" * length})
        assert answer.status_code == status


def test_a_reset_starts_anew(mock_api: MockApi) -> None:
    first = submit(mock_api, JOB)
    mock_api.advance(1000)
    mock_api.settings(credits=1)
    mock_api.reset()
    assert poll(mock_api, JOB, first).status_code == 404
    world = {"Mock-World": mock_api.world}
    assert ask("GET", f"{mock_api.url}/_mock/clock", headers=world).json()["moved"] == 0
    assert ask("GET", f"{mock_api.url}/_mock/settings", headers=world).json()["credits"] is None
    assert submit(mock_api, JOB) == first, "the same requests get the same ids again"


def session(gateway: Mock) -> list[Any]:
    """Make the same requests, and return what was answered with the times left out."""
    api = MockApi(gateway.url, "w")
    heard: list[Any] = []
    for operation in OPERATIONS:
        body = next(iter(operation.request_examples().values()), None)
        for sent in (body, {"no_such_field": 1}):
            answer = send(api, operation, sent)
            heard.append((answer.status_code, TIME.sub("time", answer.text).replace(gateway.url, "")))
    for operation in JOBS:
        api.settings(job_seconds=0)
        heard.append(TIME.sub("time", poll(api, operation, submit(api, operation)).text).replace(gateway.url, ""))
    return heard


@pytest.mark.full
def test_the_same_seed_and_the_same_requests_get_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    contracts = read(FILES)
    heard = []
    for seed in ("one", "one", "other"):
        monkeypatch.setattr(jobs_of, "_numbers", itertools.count())  # of the ids that the caller gives
        with Mock(contracts, seed=seed) as gateway:
            heard.append(session(gateway))
    assert heard[0] == heard[1]
    assert heard[0] != heard[2]


@pytest.mark.parametrize("name", ["requests", "callbacks", "jobs", "charges", "faults", "settings", "clock"])
def test_no_key_is_told(name: str, mock_api: MockApi) -> None:
    """Neither a right one nor a wrong one, wherever it was sent."""
    mock_api.settings(job_seconds=0)
    for operation in OPERATIONS:
        body = next(iter(operation.request_examples().values()), None)
        for key in (mock_api.key, "sk-secret-of-somebody"):
            send(mock_api, operation, body, key=key, Cookie=f"key={key}", **{"Mock-World": mock_api.world})
    told = ask("GET", f"{mock_api.url}/_mock/{name}", headers={"Mock-World": mock_api.world}).text
    assert "sk-secret-of-somebody" not in told
    assert mock_api.key not in told
    assert name != "requests" or "<key>" in told


def test_the_journal_tells_what_was_sent(mock_api: MockApi) -> None:
    job = submit(mock_api, JOB)
    send(mock_api, JOB, {"no_such_field": 1})
    accepted, refused = mock_api.requests()
    assert (accepted["number"], accepted["method"], accepted["path"]) == (1, JOB.method.upper(), JOB.url)
    assert (accepted["operation"], accepted["status"], accepted["job"]) == (str(JOB), JOB.success, job)
    assert accepted["body"] == body_of(JOB)
    assert (refused["status"], refused["job"], refused["body"]) == (400, None, {"no_such_field": 1})
    assert any("no_such_field" in reason for reason in refused["reasons"])


def test_the_journal_keeps_the_last_thousand(mock_api: MockApi) -> None:
    with httpx.Client(headers={"Mock-World": mock_api.world}, timeout=30) as client:
        for _ in range(1005):
            client.get(f"{mock_api.url}{JOB.url}")
        told = client.get(f"{mock_api.url}/_mock/requests").json()
    assert told["total"] == 1005
    assert [entry["number"] for entry in told["requests"]] == list(range(6, 1006))


@pytest.mark.parametrize("operation", JOBS, ids=str)
def test_what_is_no_text_names_a_world_or_a_job_all_the_same(operation: Operation, mock_api: MockApi) -> None:
    """Bytes of a key that are not UTF-8, and half of a pair of UTF-16 in an id that the caller gives."""
    changes = {GIVEN_IDS[str(operation)]: "\ud800"} if str(operation) in GIVEN_IDS else {}
    headers = {name.encode(): value.encode() + b"\xff" for name, value in operation.key_headers(mock_api.key).items()}
    answer = ask(
        operation.method,
        mock_api.url + operation.url,
        headers=headers | {b"content-type": b"application/json"},
        content=json.dumps(body_of(operation, **changes)),
    )
    assert answer.status_code == operation.success
