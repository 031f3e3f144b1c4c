"""What was asked and what was posted: the last thousand of each, for a test or a person to read."""

import json
import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

# Older entries make room: a mock that runs for days must not grow with every request.
KEPT = 1000
_LEFT_OUT = re.compile(r"\((\d+) bytes\)")


def left_out(body: Any) -> int | None:
    """Return the size of a body that was not kept; None if it was."""
    found = _LEFT_OUT.fullmatch(body) if isinstance(body, str) else None
    return None if found is None else int(found[1])


@dataclass(slots=True)
class RequestEntry:
    """A request, and how it was answered. It never holds a key."""

    number: int
    time: float
    method: str
    path: str
    operation: str | None
    headers: dict[str, str]
    body: Any
    status: int = 0
    """The status of the answer; 0 if the connection was closed without one."""
    job: str | None = None
    fault: str | None = None
    scenario: str | None = None
    reasons: list[str] = field(default_factory=list)
    query: str = ""
    """What stands after the question mark, without keys."""
    answer: str | None = None
    """The body of the answer as text; None if there was no answer, or if it is too long to keep."""
    answer_headers: dict[str, str] = field(default_factory=dict)
    """The headers of the answer, names in lower case."""
    milliseconds: float = 0.0
    """How long it took to answer."""

    @property
    def text(self) -> str:
        """The body as text; JSON is written anew, unless it could not be read."""
        if self.body is None:
            return ""
        return self.body if isinstance(self.body, str) else json.dumps(self.body, ensure_ascii=False)


@dataclass(slots=True)
class CallbackEntry:
    """An attempt to deliver a callback, or why none was made."""

    number: int
    time: float
    job: str
    operation: str
    url: str
    attempt: int
    """The number of the attempt, from 1; 0 if none was made."""
    outcome: str
    """`delivered`, `failed`, `refused` (the address may not be called) or `withheld` (on demand)."""
    status: int | None
    """What the receiver answered."""
    reason: str | None
    payload: dict[str, Any]


class Journal:
    """Numbers and keeps entries."""

    def __init__(
        self,
        requests: Iterable[RequestEntry],
        callbacks: Iterable[CallbackEntry],
        told: Callable[[CallbackEntry], None],
    ) -> None:
        """Take the entries so far, and who is told of each new one about a callback."""
        self.requests: deque[RequestEntry] = deque(requests, maxlen=KEPT)
        self.callbacks: deque[CallbackEntry] = deque(callbacks, maxlen=KEPT)
        self.request_count = 0
        self.callback_count = 0
        self._told = told

    def add_request(self, entry: RequestEntry) -> None:
        """Enter a request, and number it."""
        self.request_count += 1
        entry.number = self.request_count
        self.requests.append(entry)

    def add_callback(self, **fields: Any) -> None:
        """Enter an attempt to call back; its number is the next one. Takes the fields of the entry."""
        self.callback_count += 1
        entry = CallbackEntry(self.callback_count, **fields)
        self.callbacks.append(entry)
        self._told(entry)
