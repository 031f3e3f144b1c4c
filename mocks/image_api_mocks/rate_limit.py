"""So many requests in so many seconds."""

import math
from collections import deque
from dataclasses import dataclass, field


@dataclass
class RateLimit:
    """Lets through at most `requests` in any span of `seconds`."""

    requests: int
    seconds: float
    _passed: deque[float] = field(default_factory=deque, repr=False)

    def wait(self, now: float) -> int | None:
        """Count a request at a time (seconds since 1970) and return None, or refuse it.

        A refused request is not counted; what is returned then is after how many whole seconds to come again.
        """
        while self._passed and self._passed[0] <= now - self.seconds:
            self._passed.popleft()
        if len(self._passed) < self.requests:
            self._passed.append(now)
            return None
        oldest = self._passed[0] if self._passed else now
        return max(1, math.ceil(oldest + self.seconds - now))
