"""When Prism dies the mock says so, answers 503 in the vendor's words, and starts it again; nothing is forgotten."""

from __future__ import annotations

import threading

import psutil
import pytest

from image_api_contracts import read
from image_api_mocks.errors import MockError
from image_api_mocks.mock import Mock
from image_api_mocks.prism.process import Prism
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import JOBS, ask, body_of, poll, send, submit
from tools.judges.contracts import FILES, OPERATIONS


def test_it_is_told_and_mended(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    may_start, start = threading.Event(), Prism.start
    ready, await_ready = threading.Event(), Prism.await_ready
    with Mock(read(FILES), log="text") as gateway:
        api = MockApi(gateway.url, "supervised")
        jobs = [(operation, submit(api, operation)) for operation in JOBS]
        monkeypatch.setattr(Prism, "start", lambda prism: (may_start.wait(60), start(prism)))

        def await_ready_and_say(prism: Prism) -> None:
            await_ready(prism)
            ready.set()

        monkeypatch.setattr(Prism, "await_ready", await_ready_and_say)
        psutil.Process(gateway.prism_pid).kill()
        for operation in OPERATIONS:
            refused = send(api, operation, next(iter(operation.request_examples().values()), None))
            assert refused.status_code == 503
            assert refused.headers["retry-after"] == "1"
            known = 503 if 503 in operation.responses() else 500
            assert operation.violations(known, refused.json()) == []
        # Its end is noticed by the process that watches it, a moment after the first request that missed it.
        health = next(
            found for found in iter(lambda: ask("GET", f"{gateway.url}/_mock/health"), None) if found.is_error
        )
        assert (health.status_code, health.json()["status"]) == (503, "starting")
        assert [entry["status"] for entry in api.requests()[-len(OPERATIONS) :]] == [503] * len(OPERATIONS)
        may_start.set()
        assert ready.wait(60)
        while ask("GET", f"{gateway.url}/_mock/health").status_code != 200:
            pass
        for operation, job in jobs:
            assert poll(api, operation, job).status_code == 200
    printed = capsys.readouterr().out
    assert (
        "Prism has ended by itself (exit code -9). It is being started again; until then the answer is 503." in printed
    )
    assert "Prism is back." in printed


@pytest.mark.full
def test_one_that_cannot_be_started_again_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start, tries = Prism.start, []

    def fail_once(prism: Prism) -> None:
        tries.append(prism)
        if len(tries) == 1:
            raise MockError("no room.")
        start(prism)

    with Mock(read(FILES), log="text") as gateway:
        monkeypatch.setattr(Prism, "start", fail_once)
        psutil.Process(gateway.prism_pid).kill()
        while len(tries) < 2 or ask("GET", f"{gateway.url}/_mock/health").status_code != 200:
            pass
        assert len(tries) == 2
        operation = JOBS[0]
        answer = send(MockApi(gateway.url, "w"), operation, body_of(operation))
        assert answer.status_code == operation.success
    printed = capsys.readouterr().out
    assert "Prism cannot be started: no room. Next try in 1 s." in printed


@pytest.mark.full
def test_nothing_is_left_when_it_stops_while_prism_is_being_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    starting, start = threading.Event(), Prism.start

    def slow(prism: Prism) -> None:
        starting.set()
        start(prism)

    before = set(psutil.Process().children(recursive=True))
    with Mock(read(FILES)) as gateway:
        monkeypatch.setattr(Prism, "start", slow)
        psutil.Process(gateway.prism_pid).kill()
        assert starting.wait(60)
    left = [process for process in psutil.Process().children(recursive=True) if process not in before]
    assert left == []


def test_a_contract_that_cannot_be_served_is_an_error_and_leaves_nothing() -> None:
    before = set(psutil.Process().children(recursive=True))
    broken = {
        "openapi": "3.1.0",
        "info": {"title": "x", "version": "1"},
        "paths": {
            "/x": {
                "post": {
                    "operationId": "startX",
                    "responses": {"200": {"description": "x"}},
                    "x-job": {"id": "$response.body#/id"},
                }
            }
        },
    }
    with (
        pytest.raises(MockError, match="The contract 'broken', startX: x-job lacks 'poll'"),
        Mock({"broken": broken}),
    ):
        pass
    assert {*psutil.Process().children(recursive=True)} <= before
