"""Whatever two callers do: no lost job, no illegal transition, no callback without an end, no charge without a job."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

import httpx
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from image_api_mocks.pytest_plugin import MockApi
from tests.mocks import jobs_of
from tests.mocks.jobs_of import JOBS, ask, at, body_of, poller_of
from tests.mocks.receiver import Receiver, receiving
from tests.support.sampling import example_count
from tools.judges.contracts import Operation

# By the mock's clock. A step of the machine takes far less than the shortest move of the clock.
SECONDS = 1000
MOVES = (100, 300, 1000)

KEYS = ("mock-key.one", "mock-key.two")
# Ways in which a request is not accepted.
REFUSALS = ("invalid", "wrong key", "code", "fault", "credits")

numbers = itertools.count()


@dataclass
class Started:
    """A job as it has to be."""

    operation: Operation
    id: str
    key: str
    since: int
    outcome: str
    has_callback: bool
    seen: list[str] = field(default_factory=list)

    def has_ended(self, now: int) -> bool:
        return not jobs_of.rule(self.operation)["states"]["pending"] or now - self.since >= SECONDS


class TwoCallers(RuleBasedStateMachine):
    """Two keys in one world, and a model of what the mock has to remember."""

    started = Bundle("started")

    def __init__(self, url: str, receiver: Receiver) -> None:
        super().__init__()
        self.api = MockApi(url, f"machine-{next(numbers)}")
        self.world = {"Mock-World": self.api.world}
        self.receiver = receiver
        self.now = 0
        self.jobs: list[Started] = []
        self.failing: list[str] = []

    @initialize()
    def set_up(self) -> None:
        self.api.settings(job_seconds=SECONDS)

    @rule(
        target=started,
        operation=st.sampled_from(JOBS),
        key=st.sampled_from(KEYS),
        fails=st.booleans(),
        calls_back=st.booleans(),
    )
    def submit(self, operation: Operation, key: str, fails: bool, calls_back: bool) -> Any:
        states = jobs_of.rule(operation)["states"]
        outcome = states["failed"][-1] if fails else states["succeeded"][0]
        has_callback = calls_back and "callback" in jobs_of.rule(operation)
        body = body_of(operation, self.receiver.url if has_callback else None)
        headers = self.world | ({"Prefer": f"outcome={outcome}"} if fails else {})
        answer = jobs_of.send(self.api, operation, body, key=key, **headers)
        assert answer.status_code == operation.success, answer.text
        if str(operation) in self.failing:
            self.failing.remove(str(operation))
            outcome = outcome if fails else states["failed"][0]
        job = Started(
            operation, str(at(jobs_of.rule(operation)["id"], answer.json())), key, self.now, outcome, has_callback
        )
        self.jobs.append(job)
        return job

    @rule(operation=st.sampled_from(JOBS), how=st.sampled_from(REFUSALS))
    def submit_in_vain(self, operation: Operation, how: str) -> None:
        body, key, headers = body_of(operation, self.receiver.url), KEYS[0], dict(self.world)
        if "callback" not in jobs_of.rule(operation):
            body = body_of(operation)
        if how == "invalid":
            body["no_such_field"] = 1
        elif how == "wrong key":
            key = "no-key"
        elif how == "code":
            headers["Prefer"] = "code=400"
        elif how == "fault":
            self.api.fault("status", operation=str(operation), status=500)
        else:
            self.api.settings(credits=0)
        answer = jobs_of.send(self.api, operation, body, key=key, **headers)
        assert answer.status_code in (400, 401, 402, 403, 500)
        if how == "credits":
            ask("DELETE", f"{self.api.url}/_mock/settings", headers=self.world)
            self.api.settings(job_seconds=SECONDS)

    @rule(operation=st.sampled_from(JOBS))
    def let_the_next_job_fail(self, operation: Operation) -> None:
        self.api.fault("job_fails", operation=str(operation))
        self.failing.append(str(operation))

    @rule(job=started)
    def poll(self, job: Started) -> None:
        answer = self.read(job, job.key)
        assert answer.status_code == 200, answer.text
        assert poller_of(job.operation).violations(200, answer.json()) == []
        x_job = jobs_of.rule(job.operation)
        state = at(x_job["poll"]["status"], answer.json())
        assert (state == job.outcome) is job.has_ended(self.now)
        order = [*x_job["states"]["pending"], job.outcome]
        assert order.index(state) >= max(map(order.index, job.seen), default=0)
        job.seen.append(state)

    @rule(job=started)
    def poll_with_the_other_key(self, job: Started) -> None:
        (other,) = {*KEYS} - {job.key}
        assert self.read(job, other).status_code == 404

    @rule(seconds=st.sampled_from(MOVES))
    def let_time_pass(self, seconds: int) -> None:
        self.api.advance(seconds)
        self.now += seconds

    @invariant()
    def no_job_is_lost(self) -> None:
        assert [kept["id"] for kept in self.api.jobs()] == [job.id for job in self.jobs]

    @invariant()
    def no_callback_comes_without_the_end_of_its_job(self) -> None:
        due = {job.id: job for job in self.jobs if job.has_callback and job.has_ended(self.now)}
        waiting = sum(job.has_callback for job in self.jobs) - len(due)
        while True:
            shown = ask("GET", f"{self.api.url}/_mock/callbacks", headers=self.world).json()
            if not shown["sending"]:
                break
        assert shown["pending"] == waiting
        sent = shown["callbacks"]
        assert sorted(entry["job"] for entry in sent) == sorted(due)
        assert {entry["outcome"] for entry in sent} <= {"delivered"}
        for entry in sent:
            assert f"'{due[entry['job']].outcome}'" in str(entry["payload"])

    @invariant()
    def nothing_is_charged_but_accepted_jobs(self) -> None:
        billed = [job for job in self.jobs if "x-billing" in job.operation.definition]
        charges = [(charge["job"], charge["amount"]) for charge in self.api.charges()]
        assert charges == [(job.id, job.operation.definition["x-billing"]["amount"]) for job in billed]

    def read(self, job: Started, key: str) -> httpx.Response:
        poller = poller_of(job.operation)
        path = poller.path.replace(f"{{{jobs_of.rule(job.operation)['poll']['parameter']}}}", job.id)
        return ask("GET", self.api.url + path, headers=poller.key_headers(key) | self.world)

    def teardown(self) -> None:
        """Every job is found, and where it has to be: also those that nobody asked about."""
        for job in self.jobs:
            self.poll(job)
        self.api.reset()


def test_two_callers(mock_url: str) -> None:
    with receiving() as receiver:

        class Machine(TwoCallers):
            def __init__(self) -> None:
                super().__init__(mock_url, receiver)

        run_state_machine_as_test(
            Machine,
            settings=settings(
                max_examples=example_count(20),
                stateful_step_count=20,
                deadline=None,
                derandomize=True,
                suppress_health_check=list(HealthCheck),
            ),
        )
