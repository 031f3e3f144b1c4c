"""What all events have in common, whoever sends them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ..jobs import Job

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class CallbackEvent(Generic[T_co]):
    """What a callback says. Nothing shows that the vendor sent it: `confirm` it before you act on it.

    Attributes:
        name: The callback, by the operationId of the contract.
        job: The job that it is about, as `wait` takes it. Of operations that share a callback, the first is named.
        status: State of the job, as the vendor names it; may be one that the contract does not list.
        caller_id: The caller's own id, if the payload carries one.
        ended: Whether `status` is one of the documented final states.
        succeeded: Whether it is a final state that means success.
        payload: The whole payload, typed. Not part of `repr`: it may hold links to private images.

    """

    name: str
    job: Job[Any]
    status: str
    caller_id: str | None
    ended: bool
    succeeded: bool
    payload: T_co = field(repr=False, hash=False)

    @property
    def job_id(self) -> str:
        """The id of the job."""
        return self.job.id
