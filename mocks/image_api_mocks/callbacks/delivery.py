"""A callback on its way, as it stands: `callbacks` sends it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from image_api_mocks.faults.active_scenario import ActiveScenario
from image_api_mocks.state.jobs import Job


@dataclass(eq=False)
class Delivery:
    """A callback on its way."""

    job: Job
    url: str
    method: str
    payload: Callable[[], dict[str, Any]]
    """Makes what is posted, once the job has ended."""
    play: ActiveScenario | None = None
    """The scenario that is played for it."""
    attempt: int = 0
    """How many attempts have been made."""
    behaves: bool = False
    """The faults have been asked about it."""
    due: float = 0.0
    """When it is to be sent, in seconds since 1970."""
    sends: int = 1
    """How often it still has to arrive."""
    is_held: bool = False
    """It waits for another one to go first."""

    def as_json(self) -> dict[str, Any]:
        """Return how it stands, as it is kept. The rest follows from the job."""
        return {
            "job": self.job.number,
            "scenario": None if self.play is None else self.play.scenario.name,
            "attempt": self.attempt,
            "behaves": self.behaves,
            "due": self.due,
            "sends": self.sends,
            "is_held": self.is_held,
        }

    def go_on(self, kept: dict[str, Any]) -> None:
        """Go on where it was when `as_json` returned this."""
        self.attempt = kept["attempt"]
        self.behaves = kept["behaves"]
        self.due = kept["due"]
        self.sends = kept["sends"]
        self.is_held = kept["is_held"]
