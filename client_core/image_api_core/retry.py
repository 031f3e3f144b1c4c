"""Whether a request is sent again, and when. Decisions only: no clock is read, nothing is sent, nobody sleeps here.

Two properties are kept, in this order:

1. **A retry can't pay twice.** A request that may have been received is not sent again unless its method only reads.
   No idempotency key is documented, so none is pretended.
2. **A caller waits for a bounded time.** All tries and the waiting between them fit into the policy's budget.

There are four classes of failure. Each has a predicate, so that the policy reads as a list of claims:

- *never delivered* (`is_never_delivered`): no byte of the request was sent. Any method is sent again, unless it cannot
  work later either: a certificate that is not trusted, a host without a DNS entry, a proxy that rejects the connection.
- *refused for its rate* (`is_rate_limited`): 429 says that the request was not carried out. Any method is sent again,
  not before `Retry-After`.
- *server trouble* (`is_server_trouble`): a 5xx may come after the work was done. Only reading methods are sent again.
- *outcome unknown* (`is_outcome_unknown`): a time-out or a connection lost after sending. Only reading methods are sent
  again.

Everything else is a response and not a failure: 4xx, redirects, bodies that cannot be read. What would make one change
the policy: a documented idempotency key, which turns the last two classes into "any method".
"""

# pyright: reportUnnecessaryIsInstance=false
# Arguments of callers are checked at run time, whatever the annotations say.

from __future__ import annotations

import email.utils
import math
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC

from .errors import APIConnectionError, APITimeoutError, ConfigurationError

LONGEST_RETRY_AFTER = 31_536_000.0
"""Seconds; a `Retry-After` of more than a year is read as a year."""

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with one try: an error without a response, or a status with what it said about waiting."""

    error: APIConnectionError | None = None
    status_code: int | None = None
    retry_after: float | None = None

    @property
    def reason(self) -> str:
        """A few words for a person."""
        if self.error is None:
            return f"status {self.status_code}"
        if isinstance(self.error, APITimeoutError):
            return "no response in time"
        return "no connection" if self.error.delivered is False else "connection lost"


def is_never_delivered(failure: Failure) -> bool:
    """No connection was made, so the server cannot have acted."""
    return failure.error is not None and failure.error.delivered is False


def is_outcome_unknown(failure: Failure) -> bool:
    """The request may have been received: what came of it is not known."""
    return failure.error is not None and failure.error.delivered is not False


def is_rate_limited(failure: Failure) -> bool:
    """429: the server says that it did not carry out the request."""
    return failure.status_code == 429


def is_server_trouble(failure: Failure) -> bool:
    """A 5xx: the server, or something before it, failed at an unknown point."""
    return failure.status_code is not None and failure.status_code >= 500


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how long to try again.

    Attributes:
        retries: Tries after the first one. 0 turns retrying off.
        budget: Seconds from the first try within which the last one must start.
        first_delay: Upper end of the first wait, in seconds; each further one doubles it.
        max_delay: Upper end of any wait that the server did not ask for, in seconds.

    """

    retries: int = 3
    budget: float = 60.0
    first_delay: float = 0.5
    max_delay: float = 8.0

    def __post_init__(self) -> None:
        if not isinstance(self.retries, int) or isinstance(self.retries, bool) or self.retries < 0:
            raise ConfigurationError(f"retries must be a whole number, 0 or more, or a RetryPolicy: {self.retries!r}")
        for name in ("budget", "first_delay", "max_delay"):
            value = getattr(self, name)
            if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < math.inf:
                raise ConfigurationError(f"{name} of a retry policy must be a finite number of seconds: {value!r}")

    def delay(
        self,
        method: str,
        failure: Failure,
        *,
        tried: int,
        elapsed: float,
        jitter: Callable[[], float] = random.random,
    ) -> float | None:
        """Say how many seconds to wait before the next try.

        Args:
            method: The HTTP method, upper case.
            failure: What went wrong.
            tried: Tries so far, 1 or more.
            elapsed: Seconds since the first try began.
            jitter: Gives a number from 0 to 1; it keeps clients that failed together from coming back together.

        Returns:
            Seconds, or None if the request must not be sent again.

        """
        if tried > self.retries or not self.may_repeat(method, failure):
            return None
        if failure.retry_after is not None:
            # Earlier than asked would only be refused again; later than the budget, the caller is better told now.
            delay = failure.retry_after
        else:
            delay = jitter() * min(self.max_delay, self.first_delay * 2.0 ** (tried - 1))
        return delay if elapsed + delay <= self.budget else None

    def may_repeat(self, method: str, failure: Failure) -> bool:
        """Say whether sending the request again can help, and cannot start anything twice."""
        if failure.error is not None and not failure.error.temporary:
            return False
        if is_never_delivered(failure) or is_rate_limited(failure):
            return True
        return method in READING_METHODS and (is_server_trouble(failure) or is_outcome_unknown(failure))


def read_retry_after(value: str | None, now: float) -> float | None:
    """Read a `Retry-After` header.

    Args:
        value: Seconds, or an HTTP date; None if the header is missing.
        now: Seconds since the epoch.

    Returns:
        Seconds to wait, 0 or more; None if there is no header, or none that can be read.

    """
    if value is None:
        return None
    value = value.strip()
    if re.fullmatch(r"\d+(\.\d+)?", value, re.ASCII):  # the decimals are not in the standard, and are sent
        return min(float(value), LONGEST_RETRY_AFTER)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(0.0, moment.timestamp() - now), LONGEST_RETRY_AFTER)
