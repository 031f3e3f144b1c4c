"""A server of jobs for the client's tests: it starts them, and each goes through the states that a test plans."""

from __future__ import annotations

import collections
import threading
from collections.abc import Callable, Sequence
from typing import Any

from tools.judges.client.contracts import OPERATIONS, Operation
from tools.judges.client.server import Answer, Seen, Server

JOBS = [operation for operation in OPERATIONS if "x-job" in operation.data]
assert JOBS


def poll_of(job: Operation) -> Operation:
    """Return the operation that reads a job."""
    name = job.data["x-job"]["poll"]["operationId"]
    return next(o for o in job.contract.operations if str(o.bundled) == name)


def started_by(job: Operation) -> dict[str, str]:
    """Return the argument that an id of this job needs, if its vendor reads jobs in several ways."""
    polls = {o.data["x-job"]["poll"]["operationId"] for o in JOBS if o.contract is job.contract}
    return {"started_by": job.module_name} if len(polls) > 1 else {}


def job_in_state(job: Operation, state: str) -> tuple[int, dict[str, Any]]:
    """Return how the vendor answers the poll of a job in a state: status and body."""
    poll = poll_of(job)
    kinds = job.follow(job.success().schema)["properties"].get("artworkType")
    body = (job.success() if kinds else poll.success()).value
    echo = poll.data["x-echo"][job.data["x-job"]["poll"]["parameter"]].rpartition("/")[2]
    return poll.success().status, {**body, "status": state, echo: job.success().value[id_field(job)]}


def id_field(job: Operation) -> str:
    """Return the field of the operation's answer that carries the id."""
    name: str = job.data["x-job"]["id"].rpartition("/")[2]
    return name


class JobServer(Server):
    """Answers the POST of `job` with a new job, and polls with its next state; the last one stays.

    `states` gives the states of a job by its number, from 0. A state that is a number is the status of an error.
    """

    def __init__(self, job: Operation, states: Callable[[int], Sequence[str | int]]) -> None:
        super().__init__(self._answer_job)
        self.started = 0
        self.polled: collections.Counter[str] = collections.Counter()
        self.most_in_flight = 0
        self._job = job
        self._states = states
        self._lock = threading.Lock()
        self._in_flight = 0

    def _handle(self, handler: Any) -> None:
        with self._lock:
            self._in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self._in_flight)
        try:
            super()._handle(handler)
        finally:
            with self._lock:
                self._in_flight -= 1

    def _answer_job(self, seen: Seen) -> Answer:
        if seen.method == "POST":
            with self._lock:
                number, self.started = self.started, self.started + 1
            started = self._job.success()
            return Answer(started.status, {**started.value, id_field(self._job): self.id(number)})
        job_id = seen.path.rpartition("/")[2]
        with self._lock:
            at, self.polled[job_id] = self.polled[job_id], self.polled[job_id] + 1
        states = self._states(int(job_id.rpartition("-")[2]))
        state = states[min(at, len(states) - 1)]
        if isinstance(state, int):
            return Answer(state, {})
        status, body = job_in_state(self._job, state)
        return Answer(status, {**body, own_id(self._job, body): job_id})

    @staticmethod
    def id(number: int) -> str:
        """Return the id of a job; it has the form of a UUID, which is good for every vendor."""
        return f"00000000-0000-4000-8000-{number:012d}"


def own_id(job: Operation, body: dict[str, Any]) -> str:
    """Return the field by which an answer that reads the job carries its id."""
    names = (job.data["x-job"]["poll"]["parameter"], id_field(job))
    return next(name for name in names if name in body)
