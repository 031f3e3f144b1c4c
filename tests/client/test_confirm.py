"""An event is confirmed by the API alone: what comes back is the job as it is read, or an error with what to do."""

from __future__ import annotations

import inspect
import pickle
from typing import Any

import pytest

from image_api_core.errors import CallbackMismatch
from image_api_core.jobs import Job
from tools.judges.client.callbacks import CALLBACKS, Callback
from tools.judges.client.calls import KEY
from tools.judges.client.facade_calls import SHELLS, errors_of, facade_class, run
from tools.judges.client.server import Answer, Server

EACH = pytest.mark.parametrize("callback", CALLBACKS, ids=repr)
SHELL = pytest.mark.parametrize("shell", SHELLS)


def tag_of(callback: Callback, client: Any) -> Any:
    return getattr(client, callback.poll.data["tags"][0])


def confirm(callback: Callback, shell: str, url: str, event: Any, **settings: Any) -> Any:
    return run(
        callback.contract, shell, url, lambda client: tag_of(callback, client).confirm(event, **settings), retries=0
    )


def job_in(callback: Callback, state: str) -> Any:
    """The job as the API answers it, in a state."""
    poll = callback.starter.data["x-job"]["poll"]
    echo = callback.poll.data["x-echo"][poll["parameter"]]
    job_id = callback.module.parse(callback.payload).job_id
    return callback.poll.success().value | {name_in(poll["status"]): state, name_in(echo): job_id}


def name_in(expression: str) -> str:
    """The field that an expression leads to."""
    return expression.rpartition("/")[2]


ENDS = [
    pytest.param(callback, state, id=f"{callback}-{state}")
    for callback in CALLBACKS
    for kind in ("succeeded", "failed")
    for state in callback.states[kind]
]


@SHELL
@pytest.mark.parametrize(("callback", "state"), ENDS)
def test_the_job_comes_from_the_api(callback: Callback, state: str, shell: str) -> None:
    event = callback.module.parse(callback.with_value("status", state))
    job = job_in(callback, state)
    with Server(Answer(200, job)) as server:
        result = confirm(callback, shell, server.url, event)
    assert result.to_dict() == job
    assert result is not event.payload
    (seen,) = server.seen
    assert (seen.method, seen.path) == ("GET", callback.poll.path.partition("{")[0] + event.job_id)
    assert KEY in "".join(seen.headers.values())


@SHELL
@pytest.mark.parametrize(("callback", "state"), ENDS)
def test_an_end_that_the_api_does_not_know_of_is_a_mismatch(callback: Callback, state: str, shell: str) -> None:
    event = callback.module.parse(callback.with_value("status", state))
    others = [other for states in callback.states.values() for other in states if other != state]
    assert others
    for other in [*others, "a-state-that-nobody-documented"]:
        job = job_in(callback, other)
        with Server(Answer(200, job)) as server, pytest.raises(CallbackMismatch) as caught:
            confirm(callback, shell, server.url, event)
        assert (caught.value.job_id, caught.value.claimed, caught.value.status) == (event.job_id, state, other)
        assert caught.value.result.to_dict() == job
        assert state in str(caught.value)
        assert other in str(caught.value)
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
        assert (str(again), again.result) == (str(caught.value), caught.value.result)


@SHELL
@EACH
def test_an_event_that_is_no_end_gives_the_job_in_any_state(callback: Callback, shell: str) -> None:
    event = callback.module.parse(callback.with_value("status", "a-state-that-nobody-documented"))
    for state in [state for states in callback.states.values() for state in states]:
        with Server(Answer(200, job_in(callback, state))) as server:
            assert confirm(callback, shell, server.url, event).status == state


@SHELL
@EACH
def test_an_unknown_job_is_the_documented_404(callback: Callback, shell: str) -> None:
    event = callback.module.parse(callback.payload)
    (unknown,) = [error for error in callback.poll.errors() if error.status == 404]
    kind = errors_of(callback.contract).NotFoundError
    with Server(Answer(404, unknown.value)) as server, pytest.raises(kind) as caught:
        confirm(callback, shell, server.url, event)
    assert caught.value.status_code == 404
    (note,) = caught.value.__notes__
    assert "Do not act on it" in note
    assert pickle.loads(pickle.dumps(caught.value)).__notes__ == [note]  # noqa: S301 - our own


@SHELL
@EACH
def test_other_errors_are_those_of_the_operation(callback: Callback, shell: str) -> None:
    event = callback.module.parse(callback.payload)
    (denied,) = [error for error in callback.poll.errors() if error.status == 401]
    kind = errors_of(callback.contract).UnauthorizedError
    with Server(Answer(401, denied.value)) as server, pytest.raises(kind) as caught:
        confirm(callback, shell, server.url, event)
    assert not hasattr(caught.value, "__notes__")


@SHELL
@EACH
def test_an_id_cannot_lead_to_another_operation(callback: Callback, shell: str) -> None:
    event = callback.module.parse(callback.payload)
    for job_id in ("", ".", ".."):
        job: Job[Any] = Job(event.job.vendor, event.job.operation, job_id)
        other = type(event)(event.name, job, "s", None, False, False, None)
        with Server(Answer(200, {})) as server, pytest.raises(ValueError, match=r"empty|an id"):
            confirm(callback, shell, server.url, other)
        assert server.seen == []


@SHELL
@EACH
def test_what_is_no_event_of_the_vendor_is_refused(callback: Callback, shell: str) -> None:
    event = callback.module.parse(callback.payload)
    other: Job[Any] = Job("another-vendor", event.job.operation, event.job_id)
    foreign = type(event)("anotherThing", other, event.status, None, True, True, event.payload)
    for wrong, reason in (
        (event.payload, "is no event: pass what callbacks.parse returned"),
        (event.job_id, "a str is no event"),
        (foreign, "is a job of another-vendor, and this client is one of"),
    ):
        with Server(Answer(200, {})) as server, pytest.raises(ValueError, match=reason):
            confirm(callback, shell, server.url, wrong)
        assert server.seen == []


@EACH
def test_both_shells_confirm_alike(callback: Callback) -> None:
    settings = {"api_key": KEY, "base_url": "http://127.0.0.1:1"}
    one, other = (tag_of(callback, facade_class(callback.contract, shell)(**settings)).confirm for shell in SHELLS)
    assert inspect.signature(one) == inspect.signature(other)
    assert one.__doc__ == other.__doc__
    assert inspect.iscoroutinefunction(other)
    assert not inspect.iscoroutinefunction(one)
