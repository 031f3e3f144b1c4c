"""Many jobs at once: all are followed to their end, in order or as they end, with few requests in flight."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import pickle
from collections.abc import Iterator
from typing import Any

import pytest

from image_api_core.errors import ImageAPIError, JobFailed, JobsFailed, JobTimeout, ValidationError
from tests.client.hostile.raw_server import RawServer, answer
from tools.judges.client.contracts import Operation
from tools.judges.client.facade_calls import SHELLS, arguments_of, method_of, run
from tools.judges.client.job_server import JOBS, JobServer, own_id, started_by

EACH_JOB = pytest.mark.parametrize("job", JOBS, ids=repr)
SHELL = pytest.mark.parametrize("shell", SHELLS)

JOB = next(o for o in JOBS if o.data["x-job"]["states"]["pending"])
STATES = JOB.data["x-job"]["states"]
PENDING, DONE, FAILED = (STATES[kind][0] for kind in ("pending", "succeeded", "failed"))


def outcomes_of(client: Any, jobs: Any, most: int | None = None, **arguments: Any) -> Any:
    """Return the outcomes of `as_completed` as a list, from either shell; the first ones if `most` is given."""
    arguments.setdefault("poll_interval", 0.01)
    completed = client.as_completed(jobs, **started_by(JOB), **arguments)
    if isinstance(completed, Iterator):
        return list(itertools.islice(completed, most))

    async def collect() -> list[Any]:
        outcomes: list[Any] = []
        async with contextlib.aclosing(completed):
            async for outcome in completed:
                outcomes.append(outcome)
                if len(outcomes) == most:
                    break
        return outcomes

    return collect()


@SHELL
@EACH_JOB
def test_results_come_in_the_order_of_the_jobs(job: Operation, shell: str) -> None:
    states = job.data["x-job"]["states"]
    done = states["succeeded"][0]
    with JobServer(job, lambda number: [*states["pending"] * (3 - number % 3), done]) as server:
        ids = [server.id(number) for number in range(6)]
        results = run(
            job.contract,
            shell,
            server.url,
            lambda client: client.wait_all(ids, poll_interval=0.01, **started_by(job)),
        )
    assert [id_of(job, result) for result in results] == ids
    assert {result.status for result in results} == {done}
    assert server.polled == {server.id(n): len(states["pending"]) * (3 - n % 3) + 1 for n in range(6)}


def id_of(job: Operation, result: Any) -> str:
    body = result.to_dict()
    return str(body[own_id(job, body)])


@SHELL
@EACH_JOB
def test_jobs_are_started_while_others_are_followed(job: Operation, shell: str) -> None:
    """`jobs` is read step by step: each is polled before the next is started, and few are under way at a time."""
    states = job.data["x-job"]["states"]
    unfinished: list[int] = []

    def progress(number: int) -> list[str]:
        unfinished.append(server.started - sum(1 for polls in server.polled.values() if polls > len(states["pending"])))
        return [*states["pending"], states["succeeded"][0]]

    def action(client: Any) -> Any:
        method, arguments = method_of(client, job), arguments_of(job)
        few = {} if shell == "sync" else {"concurrency": 3}
        return client.wait_all((method(**arguments) for _ in range(12)), poll_interval=0.01, **few)

    with JobServer(job, progress) as server:
        results = run(job.contract, shell, server.url, action)
    assert server.started == len(results) == 12
    if shell == "async":
        assert max(unfinished) <= 3
        assert server.most_in_flight <= 3


@SHELL
def test_a_job_that_hangs_keeps_no_other_from_being_told(shell: str) -> None:
    """Also when there are more of them than requests may be in flight."""
    few = {} if shell == "sync" else {"concurrency": 2}
    with JobServer(JOB, lambda number: [PENDING] if number < 4 else [PENDING, DONE]) as server:
        ids = [server.id(number) for number in range(8)]
        outcomes = run(JOB.contract, shell, server.url, lambda client: outcomes_of(client, ids, most=4, **few))
    assert sorted(outcome.index for outcome in outcomes) == [4, 5, 6, 7]
    assert [outcome.job_id for outcome in sorted(outcomes, key=lambda o: o.index)] == ids[4:]


@SHELL
def test_a_job_that_hangs_is_given_up_in_time(shell: str) -> None:
    with JobServer(JOB, lambda _number: [PENDING]) as server:
        ids = [server.id(number) for number in range(3)]
        outcomes = run(JOB.contract, shell, server.url, lambda client: outcomes_of(client, ids, timeout=0.2))
    assert {type(outcome.error) for outcome in outcomes} == {JobTimeout}
    assert {outcome.job_id for outcome in outcomes} == set(ids)


@SHELL
def test_a_poll_that_is_due_goes_before_a_job_that_is_new(shell: str) -> None:
    """A long list of jobs does not delay the news of the first."""
    order: list[int] = []

    def states(number: int) -> list[str]:
        order.append(number)
        return [PENDING, PENDING, DONE]

    one = {} if shell == "sync" else {"concurrency": 1}
    with JobServer(JOB, states) as server:
        ids = [server.id(number) for number in range(3)]
        run(
            JOB.contract,
            shell,
            server.url,
            lambda client: client.wait_all(ids, poll_interval=0, **one, **started_by(JOB)),
        )
    assert order == [0, 0, 0, 1, 1, 1, 2, 2, 2]


@SHELL
def test_what_fails_loses_nothing_else(shell: str) -> None:
    plans: list[list[str | int]] = [[DONE], [FAILED], [404], [PENDING, DONE]]
    with JobServer(JOB, lambda number: plans[number]) as server:
        ids: list[Any] = [*(server.id(number) for number in range(4)), 7]
        with pytest.raises(JobsFailed, match=r"3 of 5 jobs did not succeed; the first: job .*failed") as caught:
            run(
                JOB.contract,
                shell,
                server.url,
                lambda client: client.wait_all(ids, poll_interval=0.01, **started_by(JOB)),
            )
    assert [type(outcome.error).__name__ for outcome in caught.value.outcomes] == [
        "NoneType",
        "JobFailed",
        "NotFoundError",
        "NoneType",
        "ValueError",
    ]
    assert [outcome.result().status for outcome in caught.value.outcomes if not outcome.error] == [DONE, DONE]
    with pytest.raises(JobFailed):
        caught.value.outcomes[1].result()
    assert caught.value.outcomes[4].job_id is None
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert str(copy) == str(caught.value)
    assert len(str(copy).splitlines()) == 1


@SHELL
def test_jobs_that_were_started_are_followed_when_the_next_cannot_be(shell: str) -> None:
    limited = next(name for name, schema in properties(JOB).items() if "enum" in schema)

    def action(client: Any) -> Any:
        method, arguments = method_of(client, JOB), arguments_of(JOB)
        return client.wait_all(
            (method(**(arguments | ({limited: "no such value"} if n == 2 else {}))) for n in range(4)),
            poll_interval=0.01,
        )

    with JobServer(JOB, lambda _: [PENDING, DONE]) as server, pytest.raises(JobsFailed) as caught:
        run(JOB.contract, shell, server.url, action)
    errors = {outcome.index: type(outcome.error) for outcome in caught.value.outcomes if outcome.error}
    assert errors == {2: ValidationError}
    # A generator that raises is at its end; coroutines are one by one.
    assert server.started == len(caught.value.outcomes) - 1 == (2 if shell == "sync" else 3)


def properties(job: Operation) -> dict[str, Any]:
    schema = job.follow(job.data["requestBody"]["content"]["application/json"]["schema"])
    return {name: job.follow(value) for name, value in schema["properties"].items()}


@SHELL
@pytest.mark.parametrize("jobs", [[], ()])
def test_no_jobs_are_done_at_once(jobs: Any, shell: str) -> None:
    assert run(JOB.contract, shell, "http://127.0.0.1:1", lambda client: client.wait_all(jobs)) == []


@SHELL
def test_one_id_is_not_taken_for_many(shell: str) -> None:
    with pytest.raises(ValueError, match="a list"):
        run(JOB.contract, shell, "http://127.0.0.1:1", lambda client: client.wait_all("gen_1"))


def test_no_concurrency_is_refused() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        run(JOB.contract, "async", "http://127.0.0.1:1", lambda client: client.wait_all([], concurrency=0))


def test_whoever_stops_listening_stops_the_polls() -> None:
    """Leaving the loop, and being cancelled, end all requests; what was not begun is given up without a warning."""

    async def leave(client: Any) -> None:
        method, arguments = method_of(client, JOB), arguments_of(JOB)
        starts = [method(**arguments) for _ in range(20)]
        async with contextlib.aclosing(client.as_completed(starts, concurrency=2, poll_interval=0.01)) as completed:
            async for _ in completed:
                break
        assert tasks() == 1

    async def be_cancelled(client: Any) -> None:
        polled = asyncio.Event()
        waiting = asyncio.ensure_future(
            client.wait_all(
                [JobServer.id(n) for n in range(9)],
                on_update=lambda _: polled.set(),
                poll_interval=3600,
                **started_by(JOB),
            )
        )
        await polled.wait()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert tasks() == 1

    with JobServer(JOB, lambda number: [DONE] if number == 0 else [PENDING]) as server:
        run(JOB.contract, "async", server.url, leave)
        run(JOB.contract, "async", server.url, be_cancelled)


def tasks() -> int:
    return len(asyncio.all_tasks())


@SHELL
def test_the_wait_of_many_has_a_deadline(shell: str) -> None:
    with RawServer(answer(503, {})) as server, pytest.raises(JobsFailed) as caught:
        run(
            JOB.contract,
            shell,
            server.url,
            lambda client: client.wait_all(["a", "b"], timeout=0.2, poll_interval=0.05, **started_by(JOB)),
        )
    assert {type(outcome.error) for outcome in caught.value.outcomes} == {JobTimeout}
    assert all(isinstance(outcome.error, ImageAPIError) for outcome in caught.value.outcomes)
