"""A started job has one handle, whatever the operation: to wait, to store, to resume, to confirm (C7, C16)."""

from __future__ import annotations

import asyncio
import functools
import inspect
import pickle
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from image_api_core.errors import InvalidResponse, JobFailed, JobTimeout
from image_api_core.jobs import Job, find_job
from tests.client.hostile.raw_server import RawServer, answer
from tests.support.sampling import sampled
from tools.judges.client.callbacks import CALLBACKS, Callback
from tools.judges.client.contracts import OPERATIONS, Operation
from tools.judges.client.facade_calls import SHELLS, arguments_of, method_of, run
from tools.judges.client.job_server import JOBS, id_field, job_in_state, poll_of
from tools.judges.client.server import Answer, Server

SHELL = pytest.mark.parametrize("shell", SHELLS)
EACH_JOB = pytest.mark.parametrize("job", JOBS, ids=repr)
ECHOES = [
    pytest.param(operation, name, expression, id=f"{operation}-{name}")
    for operation in OPERATIONS
    for name, expression in operation.data.get("x-echo", {}).items()
]


def started(job: Operation, shell: str, use: Callable[[Any, Any], Any] | None = None) -> Any:
    """Start the job, and return its response, or what `use` makes of the client and the response."""
    done = job_in_state(job, job.data["x-job"]["states"]["succeeded"][0])

    async def use_async(client: Any) -> Any:
        response = await method_of(client, job)(**arguments_of(job))
        result = use(client, response) if use else response
        return await result if inspect.isawaitable(result) else result

    def use_sync(client: Any) -> Any:
        response = method_of(client, job)(**arguments_of(job))
        return use(client, response) if use else response

    with RawServer(answer(job.success().status, job.success().value), answer(*done)) as server:
        return run(job.contract, shell, server.url, use_sync if shell == "sync" else use_async)


@SHELL
@EACH_JOB
def test_the_response_that_starts_a_job_has_it(job: Operation, shell: str) -> None:
    handle = started(job, shell).job
    expected = Job(job.contract.name, job.module_name, job.success().value[id_field(job)])  # type: Job[Any]
    assert handle == expected
    assert str(handle) == f"{job.contract.name}:{job.module_name}:{expected.id}"
    assert Job.parse(str(handle)) == handle
    assert pickle.loads(pickle.dumps(handle)) == handle  # noqa: S301 - our own


@sampled("job", ("shell", "form"))
@SHELL
@EACH_JOB
@pytest.mark.parametrize("form", ["the response", "the handle", "its text"])
def test_a_job_is_waited_for_in_each_of_its_forms(job: Operation, shell: str, form: str) -> None:
    def use(client: Any, response: Any) -> Any:
        return client.wait({"the handle": response.job, "its text": str(response.job)}.get(form, response))

    assert started(job, shell, use).status == job.data["x-job"]["states"]["succeeded"][0]


@SHELL
@EACH_JOB
def test_many_jobs_take_and_give_handles(job: Operation, shell: str) -> None:
    def use(client: Any, response: Any) -> Any:
        if shell == "sync":
            return list(client.as_completed([response.job]))

        async def collect() -> list[Any]:
            return [outcome async for outcome in client.as_completed([response.job])]

        return collect()

    (outcome,) = started(job, shell, use)
    assert (outcome.job.operation, outcome.job_id) == (job.module_name, outcome.job.id)
    assert outcome.result().status in job.data["x-job"]["states"]["succeeded"]


@SHELL
@pytest.mark.parametrize("callback", CALLBACKS, ids=repr)
def test_an_event_has_the_job_that_it_is_about(callback: Callback, shell: str) -> None:
    event = callback.module.parse(callback.payload)
    assert (event.job.vendor, event.job.id) == (callback.contract.name, event.job_id)
    poll = poll_of(callback.starter)
    echo = poll.data["x-echo"][callback.starter.data["x-job"]["poll"]["parameter"]].rpartition("/")[2]
    status, body = job_in_state(callback.starter, callback.states["succeeded"][0])
    with Server(Answer(status, {**body, echo: event.job_id})) as server:
        done = run(callback.contract, shell, server.url, lambda client: client.wait(event))
    assert done.status == callback.states["succeeded"][0]


def test_a_response_that_only_reads_a_job_starts_none() -> None:
    job = JOBS[0]
    model = type(started(job, "sync"))
    read = model.from_dict(job.success().value)
    with pytest.raises(AttributeError, match="started no job"):
        _ = read.job
    assert "_job" not in repr(read)
    assert "_job" not in read.to_dict()
    assert read == started(job, "sync")


@pytest.mark.parametrize("text", ["", "tengr", "tengr:create", "tengr::id", ":create:id", "tengr:create:"])
def test_what_is_no_text_of_a_job_is_rejected(text: str) -> None:
    with pytest.raises(ValueError, match="is no job"):
        Job.parse(text)


def test_an_id_may_hold_colons() -> None:
    job = Job("vendor", "start", "a:b:c")  # type: Job[Any]
    assert Job.parse(str(job)) == job


@SHELL
@pytest.mark.parametrize(
    ("handle", "reason"),
    [
        (Job("another", "start", "id"), "is a job of another"),
        (Job(JOBS[0].contract.name, "no_such_operation", "id"), "starts no job"),
        (Job(JOBS[0].contract.name, JOBS[0].module_name, ""), "empty"),
        (f"{JOBS[0].contract.name}:no_such_operation:id", "starts no job"),
    ],
    ids=str,
)
def test_a_job_of_another_kind_is_rejected(handle: Any, reason: str, shell: str) -> None:
    with pytest.raises(ValueError, match=reason):
        run(JOBS[0].contract, shell, "http://127.0.0.1:9", lambda client: client.wait(handle))


def test_a_uuid_is_an_id() -> None:
    """C7: ids come out as UUID."""
    spec: Any = object()
    number = uuid.uuid4()
    found: Any
    _, found = find_job("vendor", {"start": spec}, number, "start")
    assert found == Job("vendor", "start", str(number))


@SHELL
@EACH_JOB
def test_errors_of_a_wait_carry_the_job(job: Operation, shell: str) -> None:
    handle = Job(job.contract.name, job.module_name, job.success().value[id_field(job)])  # type: Job[Any]
    failed = job_in_state(job, job.data["x-job"]["states"]["failed"][0])
    pending = job_in_state(job, "a-state-that-nobody-documented")
    for state, kind in ((failed, JobFailed), (pending, JobTimeout)):
        with RawServer(answer(*state), answer(*state)) as server, pytest.raises(kind) as caught:
            run(job.contract, shell, server.url, lambda client: client.wait(handle, timeout=0.01))
        assert caught.value.job == handle  # type: ignore[attr-defined]
        assert pickle.loads(pickle.dumps(caught.value)).job == handle  # noqa: S301 - our own
        if kind is JobTimeout:
            assert f"wait({str(handle)!r})" in str(caught.value)


@sampled("operation", "shell")
@SHELL
@pytest.mark.parametrize(("operation", "name", "expression"), ECHOES)
def test_a_response_about_something_else_is_rejected(
    operation: Operation, name: str, expression: str, shell: str
) -> None:
    """C2: another artwork than the requested one passed for it."""
    field = expression.rpartition("/")[2]
    other = "7c9e6679-7425-40de-944b-e07fc1f90ae0"
    value = {**operation.success().value, field: other}
    with Server(Answer(operation.success().status, value)) as server, pytest.raises(InvalidResponse) as caught:
        run(
            operation.contract,
            shell,
            server.url,
            lambda client: method_of(client, operation)(**arguments_of(operation)),
        )
    for part in (field, other, name, arguments_of(operation)[name]):
        assert part in str(caught.value)


@sampled("operation", "shell")
@SHELL
@pytest.mark.parametrize(("operation", "name", "expression"), ECHOES)
def test_a_uuid_may_be_written_otherwise(operation: Operation, name: str, expression: str, shell: str) -> None:
    number = "7c9e6679-7425-40de-944b-e07fc1f90ae0"
    value = {**operation.success().value, expression.rpartition("/")[2]: number}
    with Server(Answer(operation.success().status, value)) as server:
        for sent in (number, number.upper(), uuid.UUID(number)):
            arguments = arguments_of(operation) | {name: sent}
            run(operation.contract, shell, server.url, functools.partial(_call, operation, arguments))
    assert len(server.seen) == 3


def _call(operation: Operation, arguments: dict[str, Any], client: Any) -> Any:
    return method_of(client, operation)(**arguments)


@SHELL
@EACH_JOB
def test_a_wait_does_not_take_another_job_for_its_own(job: Operation, shell: str) -> None:
    """C2."""
    status, body = job_in_state(job, job.data["x-job"]["states"]["succeeded"][0])
    handle = Job(job.contract.name, job.module_name, "another-id")  # type: Job[Any]
    with Server(Answer(status, body)) as server, pytest.raises(InvalidResponse, match="another-id"):
        run(job.contract, shell, server.url, lambda client: client.wait(handle))
    assert len(server.seen) == 1


@SHELL
@pytest.mark.parametrize("callback", CALLBACKS, ids=repr)
def test_confirm_does_not_take_another_job_for_the_one_of_the_event(callback: Callback, shell: str) -> None:
    """C2."""
    event = callback.module.parse(callback.with_value("id", "7c9e6679-7425-40de-944b-e07fc1f90ae0"))
    status, body = job_in_state(callback.starter, event.status)
    tag = callback.poll.data["tags"][0]
    with Server(Answer(status, body)) as server, pytest.raises(InvalidResponse, match="was requested"):
        run(callback.contract, shell, server.url, lambda client: getattr(client, tag).confirm(event))


def test_a_started_job_that_is_awaited_has_its_type() -> None:
    """`wait_all` starts what is to be awaited, and gives the jobs."""
    job = JOBS[0]
    done = job_in_state(job, job.data["x-job"]["states"]["succeeded"][0])

    async def use(client: Any) -> Any:
        return await client.wait_all([method_of(client, job)(**arguments_of(job))])

    with RawServer(answer(job.success().status, job.success().value), answer(*done)) as server:
        (result,) = run(job.contract, "async", server.url, use)
    assert result.status == job.data["x-job"]["states"]["succeeded"][0]
    assert asyncio.iscoroutinefunction(use)
