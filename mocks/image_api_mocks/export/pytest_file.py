"""The journal as a pytest file that replays it through the generated clients, and expects what was answered.

What is decided, request by request:
- What the client can send goes through the client: successes, and what a fault or a limit refused.
- What it cannot send goes as it was, by httpx: what breaks the contract, calls no operation, brings no key or asks for
  a documented answer (`Prefer`).
- What went wrong by itself (faults, scenarios, limits, credits) is asked for again, call by call.
- The bytes of a file are not kept: as many others are sent, and only the status is compared.
- Time is stretched, so that the moment at which a call is made decides its answer and not how fast it is made.
"""

import importlib.util
import json
import re
import textwrap
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from image_api_contracts import schemas
from image_api_contracts.operations import Operation
from image_api_mocks.export.values import ANY, Code, Known, scalars, written
from image_api_mocks.http import prefer
from image_api_mocks.operations.contract import Contract, Router
from image_api_mocks.operations.job_responses import JobResponses
from image_api_mocks.state.jobs import Job
from image_api_mocks.state.journal import RequestEntry, left_out
from image_api_mocks.state.worlds import World

# A second of the recording is so many seconds of the replay, if the longest job leaves room for it.
_STRETCH = 1000.0
_LONGEST_JOB = 86400.0
_FURTHEST = 31_536_000.0  # the admin API moves the clock by no more at once
_NEVER_SENT = {401, 405, 415}
_LIMITS = {402, 403, 429}  # refused although nothing is wrong with the request
_LONGEST_LINE = 90
_LONGEST_IMPORT = 88

_ERRORS = {
    "reset": "APIConnectionError",
    "reset_after": "APIConnectionError",
    "stall": "APITimeoutError",
    "truncated": "InvalidResponse",
}


class Replay:
    """Writes the file."""

    def __init__(self, contracts: Mapping[str, Contract], jobs: Mapping[tuple[str, str], JobResponses]) -> None:
        """Take the contracts by name, without the admin API's, and how jobs are answered."""
        self._router = Router(contracts)
        self._contracts = contracts
        self._jobs = jobs

    def file(self, world: World) -> str:
        """Return the text of a test that replays the journal of a world."""
        writer = _Writer(self._contracts, self._router, self._jobs, world)
        for entry in world.journal.requests:
            writer.replay(entry)
        return writer.file()


class _Writer:
    def __init__(
        self,
        contracts: Mapping[str, Contract],
        router: Router,
        jobs: Mapping[tuple[str, str], JobResponses],
        world: World,
    ) -> None:
        self._contracts = contracts
        self._router = router
        self._answers = jobs
        self._world = world
        self._jobs = {(job.contract, job.operation, job.id): job for job in world.jobs}
        longest = max((job.seconds for job in self._jobs.values()), default=0.0)
        self._stretch = min(_STRETCH, _LONGEST_JOB / longest) if longest else _STRETCH
        self._known = Known()
        self._lines: list[str] = []
        self._clients: dict[str, str] = {}  # their classes by contract
        self._errors: set[str] = set()
        self._now: float | None = None
        self._asked: set[Any] = set()
        """All that requests have named so far: a later answer may repeat it."""

    def replay(self, entry: RequestEntry) -> None:
        """Write the lines for a request."""
        path = f"{entry.path}?{entry.query}" if entry.query else entry.path
        happened = "not answered" if entry.status == 0 else f"answered {entry.status}"
        self._say(f"# {entry.number}: {entry.method} {path}, {happened}".encode("unicode_escape").decode())
        for note in (*(f"because: {reason}" for reason in entry.reasons), *self._notes(entry)):
            self._say(f"# {note}".encode("unicode_escape").decode())
        methods, values = self._router.find(entry.path) or ({}, {})
        self._asked |= {*scalars(entry.body), *values.values(), *_query(entry.query).values()}
        operation = methods.get(entry.method)
        if entry.status == 413:
            self._say("# its body was too long to be kept, so it is not sent again")
        elif operation is not None and self._can_be_sent(entry, operation):
            self._call(entry, operation, values)
        else:
            self._send(entry, operation)
        self._lines.append("")

    def file(self) -> str:
        """Return the whole file."""
        dropped = self._world.journal.request_count - len(self._world.journal.requests)
        head = [
            f'"""What the mock recorded until {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, replayed through the clients.',
            "",
            "Written by the mock (GET /_mock/test_recorded.py). Run it with pytest where clients and mock are",
            "installed: the fixture `mock_api` starts a mock, or uses the one that --mock-url names. `ANY` stands",
            "for a value that differs in each run; every other value has to be the same.",
            *([f"The first {dropped} requests are not here: the mock keeps the last thousand."] if dropped else []),
            '"""',
        ]
        body = "\n".join(f"    {line}".rstrip() for line in self._body())
        return (
            "\n".join([*head, "", *self._imports(body), "", "", "def test_recorded(mock_api):", body]).rstrip() + "\n"
        )

    def _body(self) -> list[str]:
        if not self._lines:
            return ['pytest.skip("Nothing was recorded")']
        opened = [
            f"    {shell}(base_url=mock_api.url, api_key=mock_api.key, retries=0) as {_variable(name)},"
            for name, shell in sorted(self._clients.items())
        ]
        return [
            "# Nobody may be listening any more.",
            'mock_api.fault("callback_never", times=1_000_000)',
            f"# Times are stretched by {self._stretch:g}: how fast the test runs changes nothing.",
            *(["with (", *opened, "):"] if opened else []),
            *(f"    {line}" if opened else line for line in self._lines),
        ]

    def _imports(self, body: str) -> list[str]:
        errors = f"from image_api_core.errors import {', '.join(sorted(self._errors))}"
        if len(errors) > _LONGEST_IMPORT:
            named = [f"    {error}," for error in sorted(self._errors)]
            errors = "\n".join(["from image_api_core.errors import (", *named, ")"])
        imports = [errors] if self._errors else []
        imports += [f"from {_package(name)} import {shell}" for name, shell in sorted(self._clients.items())]
        others = [f"import {name}" for name in ("httpx", "pytest") if f"{name}." in body]
        return [*(["from unittest.mock import ANY", ""] if "ANY" in body else []), *others, *imports]

    def _notes(self, entry: RequestEntry) -> list[str]:
        notes = []
        if entry.fault is not None:
            notes.append(f"fault: {entry.fault}")
        if entry.scenario is not None:
            notes.append(f"scenario: {entry.scenario}; what it did is asked for call by call")
        if entry.fault is None and entry.status in _LIMITS:
            notes.append("a limit of the mock, asked for as a status")
        return notes

    def _can_be_sent(self, entry: RequestEntry, operation: Operation) -> bool:
        """Return whether the generated client can send a request."""
        if entry.reasons or entry.status in _NEVER_SENT:
            return False
        if importlib.util.find_spec(_package(operation.contract)) is None:
            return False
        if prefer.read(entry.headers.get("prefer")).is_sample:
            return False
        if left_out(entry.body) is not None:
            return operation.upload is not None
        if entry.body is None:
            return "requestBody" not in operation.definition
        if not isinstance(entry.body, dict):
            return False
        known = schemas.properties(operation.document, operation.request.json.schema, entry.body)
        needed = schemas.required(operation.document, operation.request.json.schema, entry.body)
        return needed <= set(entry.body) <= set(known)

    def _call(self, entry: RequestEntry, operation: Operation, values: dict[str, str]) -> None:
        """Write a call of the client."""
        job = self._started(entry, operation)
        self._pass_time(entry, job)
        if job is not None:
            self._say(f"mock_api.settings(job_seconds={job.seconds * self._stretch:g})")
            failed = self._answers[job.contract, job.operation].rule.failed
            if job.outcome in failed:
                self._say(
                    f'mock_api.fault("job_fails", operation={written(operation.id)}, state={written(job.outcome)})'
                )
        error = self._trouble(entry, operation)
        self._clients[operation.contract] = _class(operation.contract)
        tag = next(iter(operation.definition.get("tags", [])), "default")
        called = f"{_variable(operation.contract)}.{_name(tag)}.{_name(operation.id)}"
        arguments = self._arguments(entry, operation, values)
        if error == "APITimeoutError":
            arguments["timeout"] = 1
        lines = [f"{name}={written(value)}," for name, value in arguments.items()]
        call = f"{called}({' '.join(lines).rstrip(',')})"
        if len(call) > _LONGEST_LINE or "\n" in call:
            call = _over_lines(called, lines)
        if error is not None or entry.status >= 400:
            error = error or "APIStatusError"
            self._errors.add(error)
            if error != "APIStatusError":
                self._say(f"with pytest.raises({error}):")
                self._say(call, 4)
                return
            self._say(f"with pytest.raises({error}) as error_{entry.number}:")
            self._say(call, 4)
            self._say(f"assert error_{entry.number}.value.status_code == {entry.status}")
            return
        self._expect(entry, operation, call)

    def _expect(self, entry: RequestEntry, operation: Operation, call: str) -> None:
        """Write a call that succeeds, and what it has to return."""
        answer = self._answer(entry)
        if answer is None or left_out(entry.body) is not None:
            self._say(call)
            return
        name = f"answer_{entry.number}"
        if isinstance(answer, list):
            self._say(f"{name} = [item.to_dict() for item in {call}]")
        else:
            self._say(f"{name} = {call}.to_dict()")
        same = self._asked | set(scalars(list(operation.success.json.examples.values())))
        same |= {state for jobs in self._answers.values() for state in jobs.rule.states}
        changing = self._changing(operation)
        scenario = self._world.scenarios.get(entry.scenario or "")
        if scenario is not None and scenario.growth is not None:
            answer = _shrunk(answer, scenario.growth.field, scenario.growth.state)
        expected = self._known.in_answer(answer, same, changing, name)
        self._say(f"assert {name} == {written(expected)}")

    def _changing(self, operation: Operation) -> frozenset[str]:
        """Return the fields that change while a job goes on."""
        rules = [jobs.rule for jobs in self._answers.values() if operation.id in (jobs.rule.poll, jobs.operation.id)]
        return frozenset(str(rule.progress[-1]) for rule in rules if rule.progress is not None)

    def _send(self, entry: RequestEntry, operation: Operation | None) -> None:
        """Write a request that no client sends."""
        self._pass_time(entry, None)
        if operation is not None and (entry.fault is not None or entry.status in _LIMITS):
            self._trouble(entry, operation)
        name = f"answer_{entry.number}"
        path = f"{entry.path}?{entry.query}" if entry.query else entry.path
        url = f"mock_api.url + {written(path)}"
        if "<key>" in path:
            url = f'mock_api.url + {written(path)}.replace("<key>", mock_api.key)'
        headers: dict[str, Any] = {
            header: value for header, value in entry.headers.items() if header in ("accept", "content-type", "prefer")
        }
        headers["mock-world"] = Code("mock_api.world")
        if operation is not None and entry.status != 401:
            headers |= {
                header.lower(): Code(f'f"{prefix}{{mock_api.key}}"' if prefix else "mock_api.key")
                for header, prefix in operation.key_headers.items()
            }
        options = [f"headers={written(headers)},", "timeout=30,"]
        size = left_out(entry.body)
        if size is not None:
            options.append(f"content=bytes({size}),")
        elif entry.body is not None:
            options.append(f'content={written(entry.text)}.encode(errors="replace"),')
        call = _over_lines("httpx.request", [f"{written(entry.method)},", f"{url},", *options])
        if entry.status == 0 or entry.fault == "truncated":
            call = call.replace("timeout=30", "timeout=1")
            self._say("with pytest.raises(httpx.TransportError):")
            self._say(call, 4)
            return
        self._say(f"{name} = {call}")
        self._say(f"assert {name}.status_code == {entry.status}")

    def _trouble(self, entry: RequestEntry, operation: Operation) -> str | None:
        """Write what is to go wrong with a call. Returns the error that the client then raises, if that is known."""
        fault = entry.fault
        if fault is None and (entry.status in _LIMITS or entry.status >= 500):
            fault = "status"
        if fault is None or fault == "delay":
            return None
        settings: dict[str, Any] = {"operation": operation.id}
        if fault in ("status", "not_json"):
            settings["status"] = entry.status
        if fault == "not_json" and entry.status < 400:
            del settings["status"]
        shown = ", ".join(f"{name}={written(value)}" for name, value in settings.items())
        self._say(f"mock_api.fault({written(fault)}, {shown})")
        if fault == "not_json" and entry.status < 400:
            return "InvalidResponse"
        return _ERRORS.get(fault)

    def _arguments(self, entry: RequestEntry, operation: Operation, values: dict[str, str]) -> dict[str, Any]:
        """Return the arguments of the client's method."""
        arguments: dict[str, Any] = dict(values)
        query = _query(entry.query)
        for parameter in operation.parameters:
            name, schema = parameter["name"], parameter.get("schema", {})
            if parameter["in"] == "query" and name in query:
                arguments[name] = _typed(query[name], schema.get("type"))
            elif parameter["in"] == "header" and name.lower() in entry.headers:
                arguments[name] = entry.headers[name.lower()]
        size = left_out(entry.body)
        if size is not None:
            media_type = entry.headers.get("content-type", "").partition(";")[0]
            arguments |= {"content": Code(f"bytes({size})"), "content_type": media_type}
        elif isinstance(entry.body, dict):
            arguments |= entry.body
        return {_name(name): self._known.in_request(value) for name, value in arguments.items()}

    def _started(self, entry: RequestEntry, operation: Operation) -> Job | None:
        if entry.job is None:
            return None
        return self._jobs.get((operation.contract, operation.id, entry.job))

    def _answer(self, entry: RequestEntry) -> Any:
        if not entry.answer:
            return None
        try:
            return json.loads(entry.answer)
        except ValueError:
            return None

    def _pass_time(self, entry: RequestEntry, job: Job | None) -> None:
        """Let the time pass that lay between a request and the one before it."""
        # What decides is when it was carried out, and not when it came.
        now = entry.time + entry.milliseconds / 1000 if job is None else job.created
        if self._now is not None and now > self._now:
            self._say(f"mock_api.advance({min((now - self._now) * self._stretch, _FURTHEST):.3f})")
        self._now = now if self._now is None else max(now, self._now)

    def _say(self, text: str, indent: int = 0) -> None:
        self._lines += [" " * indent + line for line in text.split("\n")]


def _shrunk(answer: Any, field: str, state: str) -> Any:
    """Return an answer without what a scenario has added to it: a field, and a state."""
    if isinstance(answer, dict):
        return {name: _shrunk(part, field, state) for name, part in answer.items() if name != field}
    if isinstance(answer, list):
        return [_shrunk(part, field, state) for part in answer]
    return ANY if answer == state else answer


def _over_lines(called: str, arguments: list[str]) -> str:
    return "\n".join([f"{called}(", textwrap.indent("\n".join(arguments), "    "), ")"])


def _query(text: str) -> dict[str, str]:
    return dict(parse_qsl(text, keep_blank_values=True))


def _typed(text: str, kind: Any) -> Any:
    try:
        return {"integer": int, "number": float}.get(kind, str)(text)
    except ValueError:
        return text


def _name(name: str) -> str:
    """Return how the clients name a field or an operation."""
    return re.sub(r"([A-Z])", lambda letter: f"_{letter[1].lower()}", name).lstrip("_")


def _package(contract: str) -> str:
    return f"{contract}_client"


def _class(contract: str) -> str:
    return "".join(part.title() for part in contract.split("_"))


def _variable(contract: str) -> str:
    return re.sub(r"\W", "_", contract)
