"""A job and its states: nothing here waits or looks at a clock."""

from dataclasses import dataclass, field
from typing import Any

from image_api_contracts.extensions import Job as JobRule


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it was accepted. All that becomes of it follows from this and the time."""

    contract: str
    """The contract of the operation that started it."""
    operation: str
    """The id of that operation."""
    reader: str
    """The id of the operation that reads it."""
    id: str
    owner: str = field(repr=False)
    """Whose it is: a hash of the key that started it. Nobody else finds it."""
    request: dict[str, Any]
    """The body that started it."""
    created: float
    """When it was accepted, in seconds since 1970."""
    seconds: float
    """How long it takes; 0 if it ends at once."""
    first: int
    """The index of the pending state in which it starts."""
    outcome: str
    """The final state."""
    images: str = ""
    """What the URLs of its images begin with."""
    number: int = 0
    """Which it is of all the jobs of its world, from 1."""
    generated: dict[str, Any] = field(default_factory=dict, repr=False)
    """What was made for it beside its id, by the name of the field: each answer about it shows the same."""

    @property
    def end(self) -> float:
        """When it ends, in seconds since 1970."""
        return self.created + self.seconds

    def has_ended(self, now: float) -> bool:
        """Return whether it is in its final state."""
        return now >= self.end

    def fraction(self, now: float) -> float:
        """Return how much of it is done, from 0 to 1."""
        if self.has_ended(now):
            return 1.0
        return max(0.0, (now - self.created) / self.seconds)

    def state(self, rule: JobRule, now: float) -> str:
        """Return its state: the pending ones in their order, in equal shares of its time, then the final one."""
        if self.has_ended(now):
            return self.outcome
        left = rule.pending[self.first :]
        return left[min(int(self.fraction(now) * len(left)), len(left) - 1)]
