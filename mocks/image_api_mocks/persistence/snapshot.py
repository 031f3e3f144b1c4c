"""What is kept of a world. A new world begins with nothing of it."""

from dataclasses import dataclass, field
from typing import Any

from image_api_mocks.state.jobs import Job
from image_api_mocks.state.journal import CallbackEntry, RequestEntry
from image_api_mocks.state.ledger import Charge
from image_api_mocks.state.resources import Resource


@dataclass(slots=True)
class Scalars:
    """All of a world that is one small thing each."""

    numbers: dict[str, int] = field(default_factory=dict)
    """The last number of each kind that was given out."""
    moved: float = 0.0
    """By how many seconds the clock was moved forward."""
    requests: int = 0
    """How many requests there were."""
    attempts: int = 0
    """How many attempts to call back there were."""
    faults: list[dict[str, Any]] = field(default_factory=list)
    """The faults that wait for their turn."""
    job_seconds: float | None = None
    """How long a job takes; None for as long as in a new world."""
    rate_limit: dict[str, Any] | None = None
    credits: float | None = None
    scenario: str | None = None
    """The scenario that is played; None for that of a new world."""
    plays: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What has happened of each scenario."""


@dataclass(slots=True)
class Snapshot:
    """A world as it was kept."""

    rest: Scalars = field(default_factory=Scalars)
    jobs: list[Job] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    requests: list[RequestEntry] = field(default_factory=list)
    attempts: list[CallbackEntry] = field(default_factory=list)


def as_json(thing: Any) -> dict[str, Any]:
    """Return the fields of a dataclass by name: not copied, unlike `dataclasses.asdict`, which takes far longer."""
    return {name: getattr(thing, name) for name in thing.__dataclass_fields__}
