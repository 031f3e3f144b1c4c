"""Jobs: the handle of one, and how it is waited for. Decisions only: the clients send the polls and sleep.

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
from typing import Any, Generic, Protocol, TypeGuard, TypeVar
from uuid import UUID

from .errors import (
    APIConnectionError,
    APIStatusError,
    ConfigurationError,
    ImageAPIError,
    JobFailed,
    JobTimeout,
)
from .operation import Operation

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

FIRST_INTERVAL = 1.0  # seconds; jobs of image APIs take from seconds to minutes
INTERVAL_GROWTH = 1.5
MAX_INTERVAL = 15.0  # seconds; a person who waits does not notice more


@dataclass(frozen=True)  # without slots: Job[X](...) sets an attribute, in a way that ends in TypeError with them
class Job(Generic[T_co]):
    """A job that was started. Keep `str(job)` to go on with it later, also in another process.

    Attributes:
        vendor: The API that carries it out: `API.name` of its client.
        operation: The method of the client that started it.
        id: Its id, as the vendor gave it.

    """

    vendor: str
    operation: str
    id: str

    def __str__(self) -> str:
        """Return the job as text: `<vendor>:<operation>:<id>`."""
        return f"{self.vendor}:{self.operation}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> Job[Any]:
        """Return the job that `str(job)` was made from.

        Args:
            text: What `str(job)` returned.

        Raises:
            ValueError: It is something else.

        """
        parts = text.split(":", 2)
        if len(parts) < 3 or not all(parts):
            raise ValueError(f"{text[:80]!r} is no job: it must be vendor:operation:id, as str(job) returns it")
        return cls(*parts)


class StartsJob(Protocol[T_co]):
    """What has a job: the response of an operation that starts one, or the event of a callback."""

    @property
    def job(self) -> Job[T_co]:
        """The job."""
        ...


def job_of(job: Job[T] | None) -> Job[T]:
    """Return the job that a response has started, for the property `job` of a model.

    Raises:
        AttributeError: The response has only read a job, or was not made by a client.

    """
    if job is None:
        raise AttributeError("this response started no job: `job` is there on the response of the call that started it")
    return job


@dataclass(frozen=True, slots=True)
class JobSpec(Generic[T]):
    """How the jobs of an operation are followed: its `x-job`.

    Attributes:
        job_id: Takes the id out of the response that starts a job.
        poll: The operation that reads the job.
        parameter: The path parameter of `poll` that takes the id.
        status: Takes the state out of the response of `poll`.
        succeeded: States that mean success.
        failed: States that mean failure. A state in neither set is pending.
        progress: Takes the progress, in percent, out of the response of `poll`; None if the contract has none.

    """

    job_id: Callable[[Any], object]
    poll: Operation[T]
    parameter: str
    status: Callable[[T], str]
    succeeded: frozenset[str]
    failed: frozenset[str]
    progress: Callable[[T], object] | None = None


Jobs = Mapping[str, JobSpec[Any]]
"""The jobs of a contract, by the name of the method that starts them."""


def find_job(vendor: str, jobs: Jobs, job: object, started_by: str | None = None) -> tuple[JobSpec[Any], Job[Any]]:
    """Return how to follow a job, and its handle.

    Args:
        vendor: The API of the client.
        jobs: The jobs of the contract.
        job: A `Job`, what has one, the text of one, or an id.
        started_by: With an id: the method that started the job. May be left out where all jobs are read in one way.

    Raises:
        ValueError: It is not a job of this API, or an id that could be of more than one kind.

    """
    if isinstance(job, UUID):
        job = str(job)
    found = job
    if isinstance(job, str):
        found = Job.parse(job) if job.startswith(f"{vendor}:") else _from_id(vendor, jobs, job, started_by)
    elif not _is_job(job):
        found = getattr(job, "job", job)
    if not _is_job(found):
        raise ValueError(
            f"a {type(found).__name__} is no job: pass what the operation that started it returned, its .job, or its id"
        )
    if found.vendor != vendor:
        raise ValueError(f"{found} is a job of {found.vendor}, and this client is one of {vendor}")
    if found.operation not in jobs:
        raise ValueError(f"{found.operation!r} starts no job: it must be one of {', '.join(jobs)}")
    if not found.id:
        raise ValueError("the id of the job is empty")
    return jobs[found.operation], found


def _is_job(value: object) -> TypeGuard[Job[Any]]:
    return isinstance(value, Job)


def _from_id(vendor: str, jobs: Jobs, job_id: str, started_by: str | None) -> Job[Any]:
    if started_by is not None:
        return Job(vendor, started_by, job_id)
    if not jobs:
        raise ValueError(f"{vendor} has no operation that starts a job")
    if len({(spec.poll.id, spec.parameter) for spec in jobs.values()}) > 1:
        raise ValueError(
            f"the id alone does not say how to read the job: pass started_by, one of {', '.join(jobs)}, "
            "or the job that the response had as .job"
        )
    return Job(vendor, next(iter(jobs)), job_id)


class Poll(Generic[T]):
    """One wait for one job.

    The clients ask `time_left` before each poll, and pass to `seen` or `missed` what came of it; both return the
    seconds to wait before the next poll.
    """

    def __init__(
        self,
        spec: JobSpec[T],
        job: Job[T],
        *,
        timeout: float,
        poll_interval: float | None,
        on_update: Callable[[T], object] | None,
    ) -> None:
        for name, value in (("timeout", timeout), ("poll_interval", poll_interval)):
            if value is not None and (isinstance(value, str | bool) or not value >= 0):
                raise ConfigurationError(f"{name} must be a number of seconds, 0 or more, not {value!r}")
        self.spec = spec
        self.job = job
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
            raise JobFailed(self.job, status, result)
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
            raise JobTimeout(self.job, self._timeout, status, self.last) from cause
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
    return isinstance(error, APIConnectionError) and error.temporary
