"""Every scenario of the mock's catalogue, met by both shells of the client: it keeps what the catalogue promises."""

from __future__ import annotations

import asyncio
import functools
import inspect
import secrets
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jsonpointer import JsonPointer

from image_api_core import errors
from image_api_mocks.faults import scenarios
from image_api_mocks.faults.faults import Stage
from image_api_mocks.faults.scenarios import RETURNS, Scenario
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.receiver import receiving
from tests.support.sampling import sampled
from tools.judges.client.callbacks import CALLBACKS, Callback
from tools.judges.client.contracts import Operation
from tools.judges.client.facade_calls import SHELLS, arguments_of, facade_class, method_of
from tools.judges.client.job_server import JOBS

CATALOGUE = list(scenarios.read().values())
POLL_SECONDS = 0.02


def callback_of(job: Operation) -> Callback | None:
    return next((callback for callback in CALLBACKS if callback.starter is job), None)


def meets(job: Operation, scenario: Scenario) -> bool:
    """Whether a job has what the scenario is about."""
    return {
        None: True,
        "pending": bool(job.data["x-job"]["states"]["pending"]),
        "callback": callback_of(job) is not None,
    }[scenario.needs]


MATRIX = [
    pytest.param(scenario, job, id=f"{scenario.name}-{job}")
    for scenario in CATALOGUE
    for job in JOBS
    if meets(job, scenario)
]


class Shell:
    """A client whose methods return or raise, whichever shell it is."""

    def __init__(self, job: Operation, kind: str, api: MockApi, timeout: float) -> None:
        self._client = facade_class(job.contract, kind)(base_url=api.url, api_key=api.key, timeout=timeout)
        self._loop = asyncio.new_event_loop()

    def __call__(self, method: Callable[[Any], Any]) -> Any:
        async def result() -> Any:
            found = method(self._client)
            return await found if inspect.isawaitable(found) else found

        return self._loop.run_until_complete(result())

    def close(self) -> None:
        self(lambda client: client.aclose() if hasattr(client, "aclose") else client.close())
        self._loop.close()


@pytest.fixture
def world(scenario: Scenario, mock_url: str) -> Iterator[MockApi]:
    """A world to which a key leads that begins with the name of the scenario."""
    api = MockApi(mock_url, f"{scenario.name}.{secrets.token_hex(8)}")
    api.settings(job_seconds=0)  # where the scenario does not say how long they take
    yield api
    api.reset()


def meet(promise: str | None, status: int | None, action: Callable[[], Any]) -> Any:
    """Do what is promised to return, or to raise an error. Returns what it returned."""
    assert promise is not None
    if promise == RETURNS:
        return action()
    with pytest.raises(getattr(errors, promise)) as caught:
        action()
    assert isinstance(caught.value, errors.ImageAPIError)
    if status is not None:
        assert isinstance(caught.value, errors.APIStatusError)
        assert caught.value.status_code == status
    return None


@sampled(("scenario.name", "kind"), ("job", "kind"))
@pytest.mark.parametrize("kind", SHELLS)
@pytest.mark.parametrize(("scenario", "job"), MATRIX)
def test_the_client_keeps_the_promise(scenario: Scenario, job: Operation, kind: str, world: MockApi) -> None:
    promise, callback = scenario.promise, callback_of(job)
    arguments = arguments_of(job)
    # A scenario in which nothing is answered ends by the client's own deadline.
    shell = Shell(job, kind, world, timeout=0.5 if promise.start == "APITimeoutError" else 30)
    with receiving() as receiver:
        if "callback" in job.data["x-job"]:
            arguments[job.data["x-job"]["callback"]["url"].rpartition("/")[2]] = receiver.url
        try:
            started = meet(promise.start, promise.status, lambda: shell(lambda c: method_of(c, job)(**arguments)))
            if started is not None:
                wait_for(started, shell, scenario, job, world)
            settled(world, promise.callbacks_after)
            arrived = [receiver.next().body for _ in range(promise.callbacks if callback else 0)]
            assert receiver.is_empty
            for payload in arrived if callback else []:
                event = callback.module.parse(payload) if callback else None
                confirmed = shell(functools.partial(confirm, callback=callback, event=event))
                assert confirmed.status == ended_as(scenario, job)
                assert grew(scenario, payload)
        finally:
            shell.close()
    assert len(world.jobs()) == promise.jobs, "a retry has started it twice, or it was not started"
    assert len(world.charges()) <= promise.jobs, "it was charged twice"
    assert what_happened(world) >= troubles_of(scenario), "the scenario was not played"


def wait_for(started: Any, shell: Shell, scenario: Scenario, job: Operation, world: MockApi) -> None:
    """Wait for a job as the scenario promises it, and on after a wait that timed out."""
    promise = scenario.promise
    seen: list[Any] = []

    def wait(timeout: float) -> Any:
        return shell(
            lambda client: client.wait(started, timeout=timeout, poll_interval=POLL_SECONDS, on_update=seen.append)
        )

    done = meet(promise.wait, None, lambda: wait(0.2 if promise.wait == "JobTimeout" else 30))
    if promise.returns_after is not None:
        world.advance(promise.returns_after)
        done = wait(30)
    if done is not None:
        assert done.status == ended_as(scenario, job)
        assert grew(scenario, done.to_dict())
    if scenario.growth is not None and job.data["x-job"]["states"]["pending"]:
        assert scenario.growth.state in [update.status for update in seen]


def confirm(client: Any, *, callback: Callback | None, event: Any) -> Any:
    assert callback is not None
    return getattr(client, callback.poll.data["tags"][0]).confirm(event)


def ended_as(scenario: Scenario, job: Operation) -> str:
    states = job.data["x-job"]["states"]
    fails = any(trouble.fault.stage is Stage.JOB for trouble in scenario.troubles)
    return str(states["failed" if fails else "succeeded"][0])


def grew(scenario: Scenario, body: Any) -> bool:
    """Whether a body has the field that the scenario adds, if it adds one."""
    return scenario.growth is None or JsonPointer(f"/{scenario.growth.field}").resolve(body, None) is not None


def settled(world: MockApi, after: float) -> None:
    """Move the clock until every callback has been sent that ever will be; those that are late are waited for."""
    if after:
        assert [entry["outcome"] for entry in world.callbacks()] == [], "it was not late"
    world.advance(after or 3600)


def what_happened(world: MockApi) -> set[str]:
    """What the journals tell that went wrong with calls."""
    entries = world.requests()
    return {entry["fault"] for entry in entries} | {str(entry["status"]) for entry in entries}


def troubles_of(scenario: Scenario) -> set[str]:
    """What the journals have to tell if the scenario was played."""
    told = {trouble.fault.fault for trouble in scenario.troubles if trouble.fault.stage is Stage.CALL}
    return told | ({"429"} if scenario.rate_limit else set())


def test_the_catalogue_has_what_it_must() -> None:
    names = {scenario.name for scenario in CATALOGUE}
    assert names >= {
        *("happy", "slow-queue", "job-fails", "rate-limited", "out-of-credits", "flaky-network"),
        *("callback-twice", "callback-late", "callback-lost", "vendor-down", "contract-grew"),
    }
    assert {str(param.id).rpartition("-")[0] for param in MATRIX} == names, "no operation meets one"
