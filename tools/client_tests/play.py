"""Plays the catalogue with the clients of one language, against a mock."""

from __future__ import annotations

import base64
import json
import urllib.request
from dataclasses import dataclass
from typing import Any

from jsonpointer import JsonPointer

from tools.client_tests import judge
from tools.client_tests.catalogue import Request, Scenario
from tools.client_tests.runner import Outcome, Runner
from tools.client_tests.wiretap import Answer, Change, Tape, Wiretap
from tools.judges import contracts

KEY = "mock-key"
LONG = 24 * 3600.0
POLLS = 20
PATIENCE = 30.0


@dataclass(frozen=True)
class Result:
    """How a scenario went."""

    scenario: str
    complaints: list[str]
    keeps_unknown: bool | None = None
    """Whether the client shows an unknown member of an enum as it was sent; None where there was none."""
    refused: bool = False
    """Whether the client itself refused a broken limit."""


class Player:
    """Plays scenarios in a world of the mock of its own."""

    def __init__(self, runner: Runner, wiretap: Wiretap, mock_url: str, world: str) -> None:
        """Take the runner, what stands between it and the mock, the URL of the mock, and the name of the world."""
        self._runner = runner
        self._wiretap = wiretap
        self._mock_url = mock_url
        self._world = world
        self._key = f"{KEY}.{world}"

    def play(self, scenario: Scenario) -> Result:
        """Play a scenario and return how it went."""
        self._admin("POST", "reset")
        if scenario.fault is not None:
            self._admin("POST", "faults", {**scenario.fault, "operation": str(scenario.operation)})
        outcome, found = self._call(scenario)
        if not found and scenario.follow is not None:
            found = self._follow(scenario, outcome.body)
        keeps = None
        if scenario.unknown is not None:
            keeps = judge.kept(outcome.body, scenario.unknown)
        return Result(str(scenario), found, keeps, outcome.refused is not None)

    def _call(self, scenario: Scenario) -> tuple[Outcome, list[str]]:
        key = scenario.key or self._key
        change = Change()
        if scenario.sent.body != scenario.request.body:
            change.body = scenario.sent.body
        if scenario.sent.query != scenario.request.query:
            change.query = scenario.sent.query
        if scenario.answer is not None:
            change.answer = Answer(scenario.operation.success, scenario.answer)
        tape = self._wiretap.record(change)
        outcome = self._send(scenario.vendor, scenario.operation, key, scenario.request)
        return outcome, judge.complaints(scenario, outcome, tape, key)

    def _follow(self, scenario: Scenario, submitted: Any) -> list[str]:
        """Poll the job that was submitted until it has ended, with the id and the states that `x-job` names.

        The mock's clock is moved on between the polls, so that nobody has to wait.
        """
        job = scenario.operation.definition["x-job"]
        states = job["states"]
        poll = _operation(scenario, job["poll"]["operationId"])
        request = Request(path={job["poll"]["parameter"]: _read(submitted, job["id"])})
        seen: list[str] = []
        for _ in range(POLLS):
            tape = self._wiretap.record(Change())
            outcome = self._send(scenario.vendor, poll, self._key, request)
            followed = Scenario(scenario.name, scenario.vendor, poll, "", scenario.expect, request, request)
            found = judge.complaints(followed, outcome, tape, self._key)
            if found:
                return [f"poll {len(seen) + 1}: {complaint}" for complaint in found]
            seen.append(_read(outcome.body, job["poll"]["status"]))
            if seen[-1] not in states["pending"]:
                break
            self._admin("PATCH", "clock", {"advance": LONG})
        if seen[-1] not in states[str(scenario.follow)]:
            return [f"the job went through {seen}, and has not {scenario.follow}"]
        return [] if len(seen) > 1 or not states["pending"] else [f"the job was over at the first poll: {seen}"]

    def _send(self, vendor: str, operation: contracts.Operation, key: str, request: Request) -> Outcome:
        raw = request.raw
        return self._runner.call(
            {
                "vendor": vendor,
                "operation": str(operation),
                "base_url": self._wiretap.url,
                "key": key,
                "path": request.path,
                "query": request.query,
                "body": request.body,
                "raw": raw and {"media_type": raw.media_type, "base64": base64.b64encode(raw.content).decode()},
            }
        )

    def _admin(self, method: str, path: str, body: Any = None) -> None:
        content = None if body is None else json.dumps(body).encode()
        headers = {"Mock-World": self._world, "content-type": "application/json"}
        request = urllib.request.Request(f"{self._mock_url}/_mock/{path}", content, headers, method=method)  # noqa: S310
        # Proxies of the environment are for other machines.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=PATIENCE) as answer:
            answer.read()


def first_request(tape: Tape, exit_code: int, said: str) -> list[str]:
    """Return what is wrong with the program of a README; nothing if it made one request, which succeeded."""
    if exit_code != 0:
        return [f"it ended with exit code {exit_code}: {said.strip()[-2000:]}"]
    statuses = [answer.status for answer in tape.answers]
    return [] if len(statuses) == 1 and statuses[0] < 300 else [f"its requests were answered {statuses}"]


def _operation(scenario: Scenario, name: str) -> contracts.Operation:
    return next(item for item in contracts.operations(scenario.operation.document) if str(item) == name)


def _read(body: Any, expression: str) -> Any:
    """Return what an expression of `x-job` (`$response.body#/id`) stands for."""
    return JsonPointer(expression.partition("#")[2]).resolve(body)
