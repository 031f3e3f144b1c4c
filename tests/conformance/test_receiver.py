"""The ASGI receiver does what the receivers' contracts say, by every check of Schemathesis. No failure is excluded."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from image_api_core.callbacks.asgi import CallbackReceiver
from image_api_core.callbacks.event import CallbackEvent
from image_api_core.jobs import Job
from tests.client.serving import Served
from tests.support.sampling import example_count
from tools.conformance.schemathesis_run import Run, run
from tools.judges.client.callbacks import CALLBACKS, RECEIVERS, Callback, receiver_file
from tools.judges.contracts import operations, read

EACH_RECEIVER = pytest.mark.parametrize("file", RECEIVERS, ids=lambda file: file.name)
PHASES = ("examples", "coverage", "fuzzing")
# For each operation, in the phases that draw requests.
EXAMPLES = ("--max-examples", str(example_count(100)))


class StatusLog:
    """An app around an app that notes each method and the status of its answer."""

    def __init__(self, app: Any) -> None:
        self.seen: set[tuple[str, int]] = set()
        self._app = app
        self._lock = threading.Lock()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        async def noting(message: Any) -> None:
            if message["type"] == "http.response.start":
                with self._lock:
                    self.seen.add((scope["method"], message["status"]))
            await send(message)

        await self._app(scope, receive, noting)


def parser_of(file: Path) -> Any:
    return next(callback for callback in CALLBACKS if receiver_file(callback) == file).module.parse


def fuzzed(file: Path, parse: Any, folder: Path, *arguments: str) -> tuple[Run, StatusLog, int]:
    """Fuzz a receiver; return the run, what was answered, and how many events were handled."""
    handled: list[CallbackEvent[Any]] = []
    log = StatusLog(CallbackReceiver(parse=parse, handle=handled.append))
    with Served(log) as served:
        finished = run(file, served.url, folder, *arguments)
    return finished, log, len(handled)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, tuple[Run, StatusLog, int]]:
    """One run per receiver's contract."""
    return {file: fuzzed(file, parser_of(file), tmp_path_factory.mktemp("receiver"), *EXAMPLES) for file in RECEIVERS}


@EACH_RECEIVER
def test_the_receiver_conforms(file: Path, runs: dict[Path, tuple[Run, StatusLog, int]]) -> None:
    finished, _, _ = runs[file]
    assert finished.exit_code == 0, finished.output
    for operation in operations(read(file)):
        called = {(phase, mode) for phase, label, mode in finished.cases if label == operation.label}
        expected = {(phase, "positive") for phase in PHASES} | {("coverage", "negative"), ("fuzzing", "negative")}
        assert expected <= called


@EACH_RECEIVER
def test_nothing_but_documented_statuses_is_answered(file: Path, runs: dict[Path, tuple[Run, StatusLog, int]]) -> None:
    _, log, handled = runs[file]
    documented = {(o.method.upper(), status) for o in operations(read(file)) for status in o.responses()}
    methods = {method for method, _ in documented}
    assert {answer for answer in log.seen if answer[0] in methods} == documented
    assert {status for method, status in log.seen if method not in methods} == {405}
    assert handled > 0


def misreadings(callback: Callback) -> Iterator[Any]:
    """Yield ways to read a payload that are each wrong by one thing."""

    def accept_anything(body: bytes) -> Any:
        try:
            return callback.module.parse(body)
        except ValueError:
            return CallbackEvent("x", Job("x", "x", "x"), "x", None, True, True, None)

    def insist_on_a_documented_state(body: bytes) -> Any:
        event = callback.module.parse(body)
        if not event.ended:
            raise callback.module.InvalidCallback("status", "is not documented")
        return event

    def fall_over_what_is_no_json(body: bytes) -> Any:
        json.loads(body)
        return callback.module.parse(body)

    yield pytest.param(accept_anything, "AcceptedNegativeData", id="accept_anything")
    yield pytest.param(insist_on_a_documented_state, "RejectedPositiveData", id="insist_on_a_documented_state")
    yield pytest.param(fall_over_what_is_no_json, "ServerError", id="fall_over_what_is_no_json")


@pytest.mark.teeth
@pytest.mark.parametrize(("parse", "finding"), list(misreadings(CALLBACKS[0])))
def test_the_suite_notices_a_wrong_reader(parse: Any, finding: str, tmp_path: Path) -> None:
    finished, _, _ = fuzzed(receiver_file(CALLBACKS[0]), parse, tmp_path, "--phases", "coverage,fuzzing")
    assert finished.exit_code == 1, finished.output
    assert finding in finished.failures, finished.output
