"""Whether what an event says is so. The API is asked; the event is never believed."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from ..errors import APIStatusError, CallbackMismatch
from ..jobs import JobSpec
from .event import CallbackEvent

T = TypeVar("T")


def event_job(jobs: Mapping[str, JobSpec[T]], event: object) -> JobSpec[T]:
    """Return how the job of an event is read.

    Args:
        jobs: How jobs are read, by the name of the callback.
        event: What `parse` returned.

    Raises:
        ValueError: It is not an event, or one of another kind.

    """
    if not isinstance(event, CallbackEvent):
        raise ValueError(f"a {type(event).__name__} is no event: pass what callbacks.parse returned")  # noqa: TRY004
    if event.name not in jobs:
        raise ValueError(f"{event.name} is not confirmed here, only {', '.join(jobs)}")
    return jobs[event.name]


@contextmanager
def confirming(event: CallbackEvent[Any]) -> Generator[None]:
    """Note on a 404 what it means for the event whose job is read inside."""
    try:
        yield
    except APIStatusError as error:
        if error.status_code == 404:
            error.add_note(
                f"The callback {event.name} names this job. Do not act on it: either the vendor did not send it, "
                "or the job is gone."
            )
        raise


def confirmed(event: CallbackEvent[Any], spec: JobSpec[T], job: T) -> T:
    """Return the job as the API has it.

    Args:
        event: The event.
        spec: How its job is read.
        job: The job as it was read after the event came.

    Raises:
        CallbackMismatch: The event says that the job has ended, and the API has it in another state.

    """
    status = spec.status(job)
    if event.ended and status != event.status:
        raise CallbackMismatch(event.job_id, event.status, status, job)
    return job
