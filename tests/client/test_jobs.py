"""Waiting for a job: polled at once, to its end or the deadline, over passing trouble, also from a bare id."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from image_api_core.errors import APIStatusError, InvalidResponse, JobFailed, JobTimeout
from image_api_core.jobs import Job, JobSpec, Poll
from tests.client.hostile.raw_server import RawServer, Step, answer, reset, silence
from tools.judges.client.contracts import Operation
from tools.judges.client.facade_calls import SHELLS, errors_of, run
from tools.judges.client.job_server import JOBS, id_field, job_in_state, poll_of, started_by

EACH_JOB = pytest.mark.parametrize("job", JOBS, ids=repr)
SHELL = pytest.mark.parametrize("shell", SHELLS)


def in_state(job: Operation, state: str) -> Step:
    """Answer the poll with the job in that state."""
    return answer(*job_in_state(job, state))


def wait(job: Operation, shell: str, url: str, *, by_id: bool = True, **arguments: Any) -> Any:
    arguments.setdefault("poll_interval", 0.01)
    arguments.setdefault("timeout", 20)
    started = job.success()
    handle = started.value[id_field(job)]
    if not by_id:
        handle = Job(job.contract.name, job.module_name, handle)

    def action(client: Any) -> Any:
        if by_id:
            return client.wait(handle, started_by=job.module_name, **arguments)
        return client.wait(handle, **arguments)

    return run(job.contract, shell, url, action)


@SHELL
@EACH_JOB
@pytest.mark.parametrize("by_id", [True, False])
def test_a_job_is_polled_until_it_succeeds(job: Operation, shell: str, *, by_id: bool) -> None:
    states = job.data["x-job"]["states"]
    seen: list[Any] = []
    steps = [in_state(job, state) for state in [*states["pending"], *states["pending"], states["succeeded"][0]]]
    with RawServer(*steps) as server:
        done = wait(job, shell, server.url, by_id=by_id, on_update=seen.append)
    assert done.status == states["succeeded"][0]
    assert server.requests == len(steps)
    assert [update.status for update in seen][-1] == done.status
    assert len(seen) == len(steps)


@SHELL
def test_an_update_is_told_once(shell: str) -> None:
    job = next(o for o in JOBS if o.data["x-job"]["states"]["pending"])
    states = job.data["x-job"]["states"]
    pending, done = in_state(job, states["pending"][0]), in_state(job, states["succeeded"][0])
    seen: list[Any] = []
    with RawServer(pending, pending, pending, done) as server:
        wait(job, shell, server.url, on_update=seen.append)
    assert server.requests == 4
    assert [update.status for update in seen] == [states["pending"][0], states["succeeded"][0]]


@SHELL
@EACH_JOB
def test_a_job_that_ended_costs_one_poll(job: Operation, shell: str) -> None:
    with RawServer(in_state(job, job.data["x-job"]["states"]["succeeded"][0])) as server:
        wait(job, shell, server.url, timeout=0)
    assert server.requests == 1


@SHELL
@pytest.mark.parametrize(
    ("job", "state"),
    [pytest.param(o, state, id=f"{o}-{state}") for o in JOBS for state in o.data["x-job"]["states"]["failed"]],
)
def test_a_job_that_failed_says_so(job: Operation, state: str, shell: str) -> None:
    with RawServer(in_state(job, state)) as server, pytest.raises(JobFailed, match=state) as caught:
        wait(job, shell, server.url)
    assert server.requests == 1
    assert caught.value.status == caught.value.result.status == state
    assert caught.value.job_id in str(caught.value)


@SHELL
@pytest.mark.parametrize("job", [o for o in JOBS if o.data["x-job"]["states"]["pending"]], ids=repr)
def test_a_wait_ends_at_its_deadline_and_can_go_on(job: Operation, shell: str) -> None:
    pending, done = job.data["x-job"]["states"]["pending"][0], job.data["x-job"]["states"]["succeeded"][0]
    with RawServer(in_state(job, pending)) as server, pytest.raises(JobTimeout) as caught:
        wait(job, shell, server.url, timeout=1.0, poll_interval=None)
    assert caught.value.status == pending
    assert 1 <= server.requests <= 3
    assert isinstance(caught.value, TimeoutError)
    with RawServer(in_state(job, done)) as server:
        assert wait(job, shell, server.url).status == done


@SHELL
def test_a_server_that_says_nothing_does_not_outlast_the_deadline(shell: str) -> None:
    with RawServer(silence) as server, pytest.raises(JobTimeout, match="could not be read") as caught:
        wait(JOBS[0], shell, server.url, timeout=0.3)
    assert caught.value.result is None
    assert caught.value.__cause__ is not None


@SHELL
@EACH_JOB
def test_passing_trouble_passes(job: Operation, shell: str) -> None:
    trouble = [reset, answer(500, {}), answer(520, b"<html>"), answer(429, {}, ["retry-after: 0"]), answer(503, b"")]
    with RawServer(*trouble, in_state(job, job.data["x-job"]["states"]["succeeded"][0])) as server:
        wait(job, shell, server.url)
    assert server.requests == len(trouble) + 1


@SHELL
@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_lasting_trouble_is_told_at_once(status: int, shell: str) -> None:
    with RawServer(answer(status, {})) as server, pytest.raises(APIStatusError) as caught:
        wait(JOBS[0], shell, server.url)
    assert server.requests == 1
    assert caught.value.status_code == status
    assert type(caught.value).__module__ == errors_of(JOBS[0].contract).__name__


@SHELL
def test_what_cannot_be_read_is_told_at_once(shell: str) -> None:
    with RawServer(answer(200, b"<html>")) as server, pytest.raises(InvalidResponse):
        wait(JOBS[0], shell, server.url)
    assert server.requests == 1


@SHELL
def test_an_unknown_state_is_pending(shell: str) -> None:
    job = JOBS[0]
    with RawServer(in_state(job, "resting"), in_state(job, job.data["x-job"]["states"]["succeeded"][0])) as server:
        wait(job, shell, server.url)
    assert server.requests == 2


@SHELL
@pytest.mark.parametrize("job", [None, 7, object()])
def test_what_is_no_job_is_refused(job: Any, shell: str) -> None:
    for operation in JOBS:
        with pytest.raises(ValueError, match="no job"):
            run(operation.contract, shell, "http://127.0.0.1:1", lambda client: client.wait(job))


@SHELL
def test_an_id_of_several_kinds_is_asked_for_its_kind(shell: str) -> None:
    several = [o for o in JOBS if len({poll_of(j).module_name for j in JOBS if j.contract is o.contract}) > 1]
    assert several
    with pytest.raises(ValueError, match="started_by"):
        run(several[0].contract, shell, "http://127.0.0.1:1", lambda client: client.wait("an-id"))


@pytest.mark.parametrize("poll_interval", [None, 3600])
def test_the_last_poll_is_made_at_the_deadline(poll_interval: float | None) -> None:
    spec: Any = JobSpec(str, None, "id", str, frozenset({"done"}), frozenset({"failed"}))  # type: ignore[arg-type]
    poll = Poll(spec, Job("vendor", "start", "id"), timeout=0.5, poll_interval=poll_interval, on_update=None)
    pause = poll.seen("pending")
    assert pause is not None
    assert 0 < pause <= 0.5


def test_a_cancelled_wait_stops() -> None:
    job = JOBS[0]
    polled = asyncio.Event()

    async def action(client: Any) -> None:
        loop = asyncio.get_running_loop()
        waiting = asyncio.ensure_future(
            client.wait(
                job.success().value[id_field(job)],
                on_update=lambda _: loop.call_soon(polled.set),
                poll_interval=3600,
                **started_by(job),
            )
        )
        await polled.wait()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    with RawServer(in_state(job, job.data["x-job"]["states"]["pending"][0])) as server:
        run(job.contract, "async", server.url, action)
    assert server.requests == 1
