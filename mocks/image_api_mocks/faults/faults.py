"""Trouble on demand: what is to go wrong with the next calls of an operation, its jobs, or their callbacks."""

from collections import deque
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Stage(StrEnum):
    """What a fault is about."""

    CALL = "call"
    JOB = "job"
    CALLBACK = "callback"


# What can go wrong, as the admin API calls it.
STAGES = {
    "status": Stage.CALL,
    "delay": Stage.CALL,
    "reset": Stage.CALL,
    "reset_after": Stage.CALL,
    "truncated": Stage.CALL,
    "not_json": Stage.CALL,
    "stall": Stage.CALL,
    "job_fails": Stage.JOB,
    "callback_twice": Stage.CALLBACK,
    "callback_late": Stage.CALLBACK,
    "callback_out_of_order": Stage.CALLBACK,
    "callback_never": Stage.CALLBACK,
}

ANY = "*"


@dataclass(frozen=True)
class Fault:
    """Something that is to go wrong, and how often. See admin.openapi.json for what each field means."""

    fault: str
    operation: str = ANY
    times: int = 1
    status: int | None = None
    retry_after: int | str | None = None
    delay_seconds: float = 0.0
    state: str | None = None

    @classmethod
    def from_json(cls, body: dict[str, Any]) -> "Fault":
        """Return what the admin API was sent, which has been validated. JSON may write a whole number as 2.0."""
        whole: dict[str, Any] = {name: int(body[name]) for name in ("times", "status") if name in body}
        return cls(**{**body, **whole})

    @property
    def stage(self) -> Stage:
        """What it is about."""
        return STAGES[self.fault]

    def as_json(self) -> dict[str, Any]:
        """Return it as the admin API shows it."""
        shown = {name: getattr(self, name) for name in ("fault", "operation", "times", "delay_seconds")}
        optional = {name: getattr(self, name) for name in ("status", "retry_after", "state")}
        return shown | {name: value for name, value in optional.items() if value is not None}


class Faults:
    """The faults that wait for their turn, first come, first served."""

    def __init__(self) -> None:
        self._waiting: dict[Stage, deque[Fault]] = {stage: deque() for stage in Stage}

    def add(self, fault: Fault) -> None:
        """Let a fault wait for the next calls."""
        self._waiting[fault.stage].append(fault)

    def take(self, stage: Stage, operation: str) -> Fault | None:
        """Return the fault whose turn it is for an operation, and count it; None if nothing is to go wrong."""
        waiting = self._waiting[stage]
        for index, fault in enumerate(waiting):
            if fault.operation in (ANY, operation):
                if fault.times > 1:
                    waiting[index] = replace(fault, times=fault.times - 1)
                else:
                    del waiting[index]
                return fault
        return None

    def all(self) -> list[Fault]:
        """Return those that wait."""
        return [fault for waiting in self._waiting.values() for fault in waiting]

    def clear(self) -> None:
        """Forget them all."""
        for waiting in self._waiting.values():
            waiting.clear()
