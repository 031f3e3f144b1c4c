"""How a job is waited for. Decisions only: the shells send the polls and sleep.

A wait has one deadline, on the monotonic clock. The first poll goes out at once, because a job may have ended before
anybody asks; the waits between polls grow, with jitter. A poll that fails for a passing reason (no connection, 429,
5xx) is as good as a poll that says "still going": the wait goes on until its deadline. Everything else that goes wrong
is the caller's to know at once.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from .errors import APIConnectionError, APIStatusError, ImageAPIError, JobFailed, JobTimeout
from .operation import Operation

T = TypeVar("T")

FIRST_INTERVAL = 1.0  # seconds; jobs of image APIs take from seconds to minutes
INTERVAL_GROWTH = 1.5
MAX_INTERVAL = 15.0  # seconds; a person who waits does not notice more


@dataclass(frozen=True, slots=True)
class JobSpec(Generic[T]):
    """How the jobs of an operation are followed: its `x-job`.

    Attributes:
        job_id: Takes the id out of the answer that starts a job.
        poll: The operation that reads the job.
        parameter: The path parameter of `poll` that takes the id.
        status: Takes the state out of the answer of `poll`.
        succeeded: States that mean success.
        failed: States that mean failure. A state in neither set is pending.
        progress: Takes the progress, in percent, out of the answer of `poll`; None if the contract has none.

    """

    job_id: Callable[[Any], str]
    poll: Operation[T]
    parameter: str
    status: Callable[[T], str]
    succeeded: frozenset[str]
    failed: frozenset[str]
    progress: Callable[[T], object] | None = None


@dataclass(frozen=True, slots=True)
class Jobs:
    """All jobs of a contract: by the type of the answer that starts one, and by the operation, by its Python name."""

    by_type: Mapping[type, JobSpec[Any]]
    by_operation: Mapping[str, JobSpec[Any]]


def find_job(jobs: Jobs, job: object, started_by: str | None) -> tuple[JobSpec[Any], str]:
    """Return how to follow a job, and its id.

    Args:
        jobs: The jobs of the contract.
        job: The answer that started it, or its id.
        started_by: With an id: the operation that started it. May be left out where all jobs are read in one way.

    Raises:
        ValueError: It is not a job, or an id that could be of more than one kind.

    """
    if not isinstance(job, str):
        spec = jobs.by_type.get(type(job))
        if spec is None:
            raise ValueError(f"a {type(job).__name__} is no job: pass what started one, or its id")
        return spec, spec.job_id(job)
    if started_by is not None:
        if started_by not in jobs.by_operation:
            raise ValueError(f"{started_by!r} starts no job: started_by is one of {', '.join(jobs.by_operation)}")
        return jobs.by_operation[started_by], job
    specs = list(jobs.by_operation.values())
    if len({(spec.poll.id, spec.parameter) for spec in specs}) > 1:
        raise ValueError(f"jobs are read in several ways: pass started_by, one of {', '.join(jobs.by_operation)}")
    return specs[0], job


class Poll(Generic[T]):
    """One wait for one job.

    The shells ask `time_left` before each poll, and tell `seen` or `missed` what came of it; both return the seconds to
    wait before the next poll.
    """

    def __init__(
        self,
        spec: JobSpec[T],
        job_id: str,
        *,
        timeout: float,
        poll_interval: float | None,
        on_update: Callable[[T], object] | None,
    ) -> None:
        if not job_id:
            raise ValueError("the id of the job is empty")
        if timeout < 0 or (poll_interval is not None and poll_interval < 0):
            raise ValueError("timeout and poll_interval are seconds, 0 or more")
        self.spec = spec
        self.job_id = job_id
        self._timeout = timeout
        self._deadline = time.monotonic() + timeout
        self._fixed = poll_interval
        self._interval = FIRST_INTERVAL
        self._on_update = on_update
        self.last: T | None = None  # the job as it was read last

    def time_left(self) -> float:
        """Return the seconds until the deadline, never less than a little: the first poll is always made."""
        return max(self._deadline - time.monotonic(), 0.05)

    def seen(self, result: T) -> float | None:
        """Take in what a poll read.

        Returns:
            Seconds to wait before the next poll; None if the job has succeeded.

        Raises:
            JobFailed: The job has ended otherwise.
            JobTimeout: The deadline has come.

        """
        changed = result != self.last
        self.last = result
        if changed and self._on_update is not None:
            self._on_update(result)
        status = self.spec.status(result)
        if status in self.spec.succeeded:
            return None
        if status in self.spec.failed:
            raise JobFailed(self.job_id, status, result)
        return self._next()

    def result(self) -> T:
        """Return the job, once `seen` has returned None."""
        return self.last  # type: ignore[return-value]

    def missed(self, error: ImageAPIError) -> float:
        """Take in that a poll failed.

        Returns:
            Seconds to wait before the next poll.

        Raises:
            ImageAPIError: The error, if it will not pass.
            JobTimeout: The deadline has come.

        """
        if not is_passing(error):
            raise error
        retry_after = error.retry_after if isinstance(error, APIStatusError) else None
        return self._next(at_least=retry_after or 0.0, cause=error)

    def _next(self, at_least: float = 0.0, cause: ImageAPIError | None = None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            status = None if self.last is None else self.spec.status(self.last)
            raise JobTimeout(self.job_id, self._timeout, status, self.last) from cause
        if self._fixed is not None:
            delay = self._fixed
        else:
            delay = self._interval * random.uniform(0.75, 1.25)  # noqa: S311 - spreads polls, hides nothing
            self._interval = min(self._interval * INTERVAL_GROWTH, MAX_INTERVAL)
        # The last poll is made at the deadline, not an interval before it.
        return min(max(delay, at_least), left)


def is_passing(error: ImageAPIError) -> bool:
    """Say whether the same poll may work a little later: no connection, too many requests, or trouble at the server."""
    if isinstance(error, APIStatusError):
        return error.status_code == 429 or error.status_code >= 500
    return isinstance(error, APIConnectionError)
