"""Whether what an event says is so. The API is asked; the event is never believed."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, TypeVar

from ..errors import APIStatusError, CallbackMismatch
from ..jobs import Jobs, JobSpec, find_job
from .event import CallbackEvent

T = TypeVar("T")


def event_spec(vendor: str, jobs: Jobs, event: object) -> JobSpec[Any]:
    """Return how the job of an event is read.

    Args:
        vendor: The API of the client.
        jobs: The jobs of the contract.
        event: What `parse` returned.

    Raises:
        ValueError: It is not an event, or one of another vendor.

    """
    if not isinstance(event, CallbackEvent):
        raise ValueError(f"a {type(event).__name__} is no event: pass what callbacks.parse returned")  # noqa: TRY004
    return find_job(vendor, jobs, event.job)[0]


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


def confirmed(event: CallbackEvent[Any], spec: JobSpec[T], result: T) -> T:
    """Return the job as the API has it.

    Args:
        event: The event.
        spec: How its job is read.
        result: The job as it was read after the event came.

    Raises:
        CallbackMismatch: The event says that the job has ended, and the API has it in another state.

    """
    status = spec.status(result)
    if event.ended and status != event.status:
        raise CallbackMismatch(event.job, event.status, status, result)
    return result
