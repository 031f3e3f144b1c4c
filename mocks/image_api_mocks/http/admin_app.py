"""The admin API under `/_mock/`: what admin.openapi.json describes, operation by operation."""

import json
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from image_api_contracts import Document
from image_api_mocks.export import har
from image_api_mocks.export.pytest_file import Replay
from image_api_mocks.faults.faults import ANY, Fault
from image_api_mocks.faults.rate_limits import RateLimit
from image_api_mocks.http.rejections import Reason
from image_api_mocks.operations.contract import Contract
from image_api_mocks.operations.job_responses import JobResponses
from image_api_mocks.state.jobs import Job
from image_api_mocks.state.worlds import World, Worlds

NAME = "_mock"
FILE = Path(__file__).absolute().parent / "admin.openapi.json"
HEADER = "Mock-World"

_LONGEST_WORLD = 100
# So many of each list a person sees at once.
_SHOWN_AT_ONCE = 50

# What of a job is nobody's business but the mock's.
_NOT_SHOWN = {"owner", "seconds", "first", "reader", "generated", "images", "number"}

Answer = tuple[int, Any]


def document(version: str) -> Document:
    """Return the contract of the admin API, to be merged with contracts of an OpenAPI version.

    Its request schemas mean the same in every version.
    """
    contract: Document = json.loads(FILE.read_text(encoding="utf-8"))
    return contract | {"openapi": version}


def validated(document: Document) -> Document:
    """Return the part of the contract that Prism has to know: the operations with a body.

    The others are answered without asking Prism. They can be read when it is down, and each operation that it does not
    know is one less to compare with the path of every request.
    """
    paths = {
        path: {method: operation for method, operation in item.items() if "requestBody" in operation}
        for path, item in document["paths"].items()
    }
    return document | {"paths": {path: item for path, item in paths.items() if item}}


def wrong_world(name: str) -> Reason | None:
    """Return what is wrong with the name of a world; None if nothing is."""
    if len(name) <= _LONGEST_WORLD:
        return None
    return Reason(("header", HEADER.lower()), f"The header {HEADER} has more than {_LONGEST_WORLD} characters")


class Admin:
    """Answers the operations of the admin API. A request has been validated before it comes here."""

    def __init__(
        self,
        worlds: Worlds,
        contracts: Mapping[str, Contract],
        jobs: Mapping[tuple[str, str], JobResponses],
        is_up: Callable[[], bool],
    ) -> None:
        """Take the worlds, the contracts by name, how jobs are answered, and whether Prism answers."""
        self._worlds = worlds
        self._contracts = list(contracts)
        self._operations_shown = [
            {
                "contract": name,
                "id": operation.id,
                "method": operation.method,
                "path": operation.path,
                "role": contract.role(operation),
            }
            for name, contract in contracts.items()
            for operation in contract.operations
        ]
        self._ids = sorted(operation.id for contract in contracts.values() for operation in contract.operations)
        self._jobs = jobs
        self._is_up = is_up
        self._replay = Replay(contracts, jobs)
        self._operations: dict[str, Callable[[World, Any], Answer]] = {
            "getHealth": self._health,
            "getOverview": self._overview,
            "listOperations": self._list_operations,
            "getContract": lambda _world, _body: (200, json.loads(FILE.read_text(encoding="utf-8"))),
            "listRequests": _list_requests,
            "exportRequests": _export_requests,
            "exportTest": lambda world, _body: (200, self._replay.file(world)),
            "listCallbacks": _list_callbacks,
            "listCharges": _list_charges,
            "listJobs": self._list_jobs,
            "listFaults": _list_faults,
            "createFault": self._create_fault,
            "deleteFaults": _delete_faults,
            "listScenarios": _list_scenarios,
            "getSettings": lambda world, _body: (200, _settings(world)),
            "updateSettings": _update_settings,
            "deleteSettings": self._delete_settings,
            "getClock": lambda world, _body: (200, _clock(world)),
            "updateClock": _update_clock,
            "reset": self._reset,
        }

    def answer(self, operation: str, world: World, body: Any) -> Answer:
        """Return status and body of the answer to an operation, in a world, with a body (None if it takes none).

        The body is JSON, but the text of a file for `exportTest`.
        """
        return self._operations[operation](world, body)

    def _health(self, _world: World, _body: Any) -> Answer:
        status, word = (200, "ok") if self._is_up() else (503, "starting")
        return status, {"status": word, "contracts": self._contracts}

    def _overview(self, world: World, _body: Any) -> Answer:
        journal = world.journal
        return 200, {
            "world": world.name,
            "worlds": [other.name for other in self._worlds if other.journal.request_count],
            "clock": _clock(world),
            "settings": _settings(world),
            "faults": [fault.as_json() for fault in world.faults.all()],
            "requests": [asdict(entry) for entry in _last(journal.requests)],
            "jobs": [self._job(job, world.clock.now()) for job in _last(world.jobs)],
            "callbacks": [asdict(entry) for entry in _last(journal.callbacks)],
            "charges": [charge.as_json() for charge in _last(world.ledger.charges)],
            "counts": {
                "requests": journal.request_count,
                "jobs": len(world.jobs),
                "callbacks": journal.callback_count,
                "charges": len(world.ledger.charges),
                "pending": world.callbacks.pending,
                "sending": world.callbacks.sending,
            },
            "charged": world.ledger.totals(),
        }

    def _list_operations(self, _world: World, _body: Any) -> Answer:
        return 200, {"operations": self._operations_shown}

    def _list_jobs(self, world: World, _body: Any) -> Answer:
        now = world.clock.now()
        return 200, {"jobs": [self._job(job, now) for job in world.jobs]}

    def _job(self, job: Job, now: float) -> dict[str, Any]:
        answers = self._jobs[job.contract, job.operation]
        shown = {name: value for name, value in asdict(job).items() if name not in _NOT_SHOWN}
        ended = job.has_ended(now)
        return shown | {
            "state": job.state(answers.rule, now),
            "end": job.end,
            "succeeded": ended and job.outcome in answers.rule.succeeded,
            "images": answers.urls(job) if ended else [],
        }

    def _create_fault(self, world: World, body: Any) -> Answer:
        fault = Fault.from_json(body)
        if fault.operation not in (ANY, *self._ids):
            return 404, {
                "message": f"No operation is called {fault.operation!r}. There are: {', '.join(self._ids)}, "
                f"and {ANY!r} for any of them"
            }
        rules = [jobs.rule for (_, operation), jobs in self._jobs.items() if fault.operation in (ANY, operation)]
        failures = {state for rule in rules for state in rule.failed}
        if fault.state is not None and fault.state not in failures:
            known = ", ".join(sorted(failures)) or "none, it starts no job"
            return 404, {
                "message": f"No job of {fault.operation!r} fails as {fault.state!r}. States of failure: {known}"
            }
        world.faults.add(fault)
        return 201, fault.as_json()

    def _delete_settings(self, world: World, _body: Any) -> Answer:
        world.restore_settings()
        return 200, _settings(world)

    def _reset(self, world: World, _body: Any) -> Answer:
        self._worlds.reset(world.name)
        return 200, _clock(self._worlds.get(world.name))


def _last(entries: Iterable[Any]) -> Iterable[Any]:
    return deque(entries, maxlen=_SHOWN_AT_ONCE)


def _list_requests(world: World, _body: Any) -> Answer:
    entries = [asdict(entry) for entry in world.journal.requests]
    return 200, {"requests": entries, "total": world.journal.request_count}


def _export_requests(world: World, _body: Any) -> Answer:
    version = json.loads(FILE.read_text(encoding="utf-8"))["info"]["version"]
    return 200, har.export(world.journal.requests, version)


def _list_callbacks(world: World, _body: Any) -> Answer:
    entries = [asdict(entry) for entry in world.journal.callbacks]
    total = world.journal.callback_count
    counts = {"total": total, "pending": world.callbacks.pending, "sending": world.callbacks.sending}
    return 200, {"callbacks": entries, **counts}


def _list_charges(world: World, _body: Any) -> Answer:
    charges = [charge.as_json() for charge in world.ledger.charges]
    return 200, {"charges": charges, "totals": world.ledger.totals()}


def _list_faults(world: World, _body: Any) -> Answer:
    return 200, {"faults": [fault.as_json() for fault in world.faults.all()]}


def _delete_faults(world: World, _body: Any) -> Answer:
    world.faults.clear()
    return _list_faults(world, None)


def _list_scenarios(world: World, _body: Any) -> Answer:
    known = [{"name": scenario.name, "sentence": scenario.sentence} for scenario in world.scenarios.values()]
    return 200, {"scenarios": known, "played": world.scenario}


def _update_settings(world: World, body: Any) -> Answer:
    if "job_seconds" in body:
        world.job_seconds = body["job_seconds"]
    if "rate_limit" in body:
        world.rate_limit = RateLimit(**body["rate_limit"])
    if "credits" in body:
        world.ledger.credits = body["credits"]
    if "scenario" in body:
        world.begin(body["scenario"])
    return 200, _settings(world)


def _settings(world: World) -> dict[str, Any]:
    limit = world.rate_limit
    return {
        "job_seconds": world.job_seconds,
        "rate_limit": None if limit is None else {"requests": limit.requests, "seconds": limit.seconds},
        "credits": world.ledger.credits,
        "scenario": world.scenario,
    }


def _update_clock(world: World, body: Any) -> Answer:
    world.clock.advance(body["advance"])
    world.callbacks.wake()
    return 200, _clock(world)


def _clock(world: World) -> dict[str, Any]:
    return {"time": world.clock.now(), "moved": world.clock.moved}
