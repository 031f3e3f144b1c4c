"""How many jobs are followed at once. Decisions only: the clients send, await and sleep.

All jobs that are known are looked after together: whichever poll is due next goes out next, so that a job that hangs
keeps no other from being told. Two things are bounded, both by `concurrency`: the requests in flight, and the jobs that
were begun here and have not ended. A job that was begun elsewhere costs its place in a queue and nothing more.
"""

# pyright: reportUnnecessaryIsInstance=false
# Arguments of callers are checked at run time, whatever the annotations say.

from __future__ import annotations

import heapq
import inspect
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from .errors import ConfigurationError, JobsFailed
from .jobs import Job, JobSpec, Poll

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one of many jobs.

    Attributes:
        index: The job's place among those that were passed in, from 0.
        job: The job; None if it was never known, because starting it failed.
        value: The job as it was read last, if it has succeeded; None if not.
        error: What `wait` would have raised, or what starting the job raised; None if the job has succeeded.

    """

    index: int
    job: Job[T] | None
    value: T | None
    error: Exception | None

    @property
    def job_id(self) -> str | None:
        """The id of the job; None if it was never known."""
        return None if self.job is None else self.job.id

    def result(self) -> T:
        """Return the job as it was read last, or raise `error`."""
        if self.error is not None:
            raise self.error
        return self.value  # type: ignore[return-value]


@dataclass(order=True, slots=True)
class Turn(Generic[T]):
    """One of the jobs, on its way to its outcome."""

    due: float
    index: int
    job: Any = field(compare=False)
    begun_here: bool = field(compare=False, default=False)
    poll: Poll[T] | None = field(compare=False, default=None)
    broken: Exception | None = field(compare=False, default=None)

    def delay(self) -> float:
        """Return the seconds until the next poll is due."""
        return max(0.0, self.due - time.monotonic())

    def outcome(self, error: Exception | None) -> Outcome[T]:
        """Return what became of the job."""
        if self.poll is None:
            return Outcome(self.index, None, None, error)
        return Outcome(self.index, self.poll.job, None if error else self.poll.last, error)


class Queue(Generic[T]):
    """The jobs that have not ended.

    The clients take a turn, begin its job if it is not begun, poll it once, and say `again` or `ended`. Whoever gets no
    turn is not needed any more.
    """

    def __init__(
        self,
        jobs: Iterable[object],
        find: Callable[[object], tuple[JobSpec[T], Job[T]]],
        *,
        timeout: float,
        poll_interval: float | None,
        on_update: Callable[[T], object] | None,
        concurrency: int,
    ) -> None:
        if not isinstance(concurrency, int) or concurrency < 1:
            raise ConfigurationError(f"concurrency must be a number of jobs, 1 or more, not {concurrency!r}")
        if isinstance(jobs, str | Job) or not isinstance(jobs, Iterable):
            raise ValueError("jobs is one job: pass a list of them, or call wait")  # noqa: TRY004 - as find_job says it
        self.concurrency = concurrency
        self._listed = isinstance(jobs, Sequence)
        self._jobs = iter(jobs)
        self._taken = 0
        self._waiting: list[Turn[T]] = []
        self._begun = 0
        self._find = find
        self._timeout = timeout
        self._poll_interval = poll_interval
        self._on_update = on_update

    def take(self) -> Turn[T] | None:
        """Return the job whose turn it is, perhaps only after its `delay`; None if others have all that is left."""
        if self._waiting and self._waiting[0].delay() == 0:
            return heapq.heappop(self._waiting)
        if self._begun < self.concurrency and (turn := self._next()) is not None:
            return turn
        return heapq.heappop(self._waiting) if self._waiting else None

    def _next(self) -> Turn[T] | None:
        index, self._taken = self._taken, self._taken + 1
        try:
            job = next(self._jobs)
        except StopIteration:
            return None
        except Exception as error:
            # A generator that starts jobs has failed at one: the others were paid for and are followed all the same.
            return Turn(time.monotonic(), index, None, broken=error)
        begun_here = inspect.isawaitable(job)
        self._begun += begun_here
        return Turn(time.monotonic(), index, job, begun_here)

    def begin(self, turn: Turn[T], job: object) -> Poll[T]:
        """Make the wait for a job that has been started, or for an id. Its deadline counts from here.

        Raises:
            ValueError: It is no job.
            Exception: There is none: what was iterated over has raised this.

        """
        if turn.broken is not None:
            raise turn.broken
        spec, found = self._find(job)
        turn.job = None  # the answer that started it is not needed any more
        turn.poll = Poll(
            spec, found, timeout=self._timeout, poll_interval=self._poll_interval, on_update=self._on_update
        )
        return turn.poll

    def again(self, turn: Turn[T], pause: float) -> None:
        """Take a job back that has not ended."""
        turn.due = time.monotonic() + pause
        heapq.heappush(self._waiting, turn)

    def ended(self, turn: Turn[T], error: Exception | None) -> Outcome[T]:
        """Take note that a job has ended, and return what became of it."""
        self._begun -= turn.begun_here
        return turn.outcome(error)

    def close(self) -> None:
        """Give up what has not been begun: Python warns of a coroutine that is neither awaited nor closed."""
        if self._listed:
            for job in self._jobs:
                if inspect.iscoroutine(job):
                    job.close()


def results(outcomes: Iterable[Outcome[T]]) -> list[T]:
    """Return the results of jobs in the order in which the jobs were passed in.

    Raises:
        JobsFailed: Not all have succeeded.

    """
    ordered = sorted(outcomes, key=lambda outcome: outcome.index)
    if any(outcome.error for outcome in ordered):
        raise JobsFailed(ordered)
    return [outcome.result() for outcome in ordered]
