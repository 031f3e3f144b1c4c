"""The mock's clock: the time of day, which can be moved forward and never goes back."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

# A date has four digits for the year.
_FURTHEST = 1000 * 365 * 86400.0


class Clock:
    """Runs with the machine's clock from the moment it is made, plus what it has been moved by."""

    def __init__(self, *, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic) -> None:
        """Take the machine's time of day (seconds since 1970) and a clock that never goes back, which it runs by."""
        self._steady = steady
        self._start = wall() - steady()
        self.moved = 0.0
        """By how many seconds it has been moved forward."""

    def now(self) -> float:
        """Return the time in seconds since 1970."""
        return self._start + self._steady() + self.moved

    def advance(self, seconds: float) -> None:
        """Move it forward, by no more than a thousand years in all."""
        if seconds < 0:
            raise ValueError(f"The clock cannot go back: {seconds}")
        self.moved = min(self.moved + seconds, _FURTHEST)


def written(seconds: float, like: str) -> str:
    """Return a time as RFC 3339 in UTC, with as many digits after the second as the time `like` has."""
    moment = datetime.fromtimestamp(seconds, UTC)
    fraction = like.partition(".")[2]
    digits = len(fraction) - len(fraction.lstrip("0123456789"))
    text = moment.strftime("%Y-%m-%dT%H:%M:%S")
    if digits:
        text += f".{moment.microsecond:06d}".ljust(digits + 1, "0")[: digits + 1]
    return text + ("+00:00" if like.endswith("+00:00") else "Z")
