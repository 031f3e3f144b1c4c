"""So many requests in so many seconds."""

import math
from collections import deque
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

# Of those that were let through, so many still count after the mock was started again.
_REMEMBERED = 1000


@dataclass
class RateLimit:
    """Lets through at most `requests` in any span of `seconds`."""

    requests: int
    seconds: float
    passed: deque[float] = field(default_factory=deque, repr=False)
    """When the last ones were let through, in seconds since 1970."""

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "RateLimit":
        """Return what `as_json` returned, as it was."""
        return cls(kept["requests"], kept["seconds"], deque(kept["passed"]))

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        newest = list(islice(reversed(self.passed), _REMEMBERED))
        return {"requests": self.requests, "seconds": self.seconds, "passed": newest[::-1]}

    def wait(self, now: float) -> int | None:
        """Count a request at a time (seconds since 1970) and return None, or refuse it.

        A refused request is not counted; what is returned then is after how many whole seconds to come again.
        """
        while self.passed and self.passed[0] <= now - self.seconds:
            self.passed.popleft()
        if len(self.passed) < self.requests:
            self.passed.append(now)
            return None
        oldest = self.passed[0] if self.passed else now
        return max(1, math.ceil(oldest + self.seconds - now))
