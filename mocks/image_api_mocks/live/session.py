"""Makes calls to a live API: slowly, recorded, and with the key for its origin only."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any, Self

import httpx

from image_api_mocks.live.plan import Call
from image_api_mocks.live.recording import Recording, Redaction
from image_api_mocks.live.targets import Target, server_of
from tools.judges.contracts import operations

WRONG_KEY = "not-a-key"

_LONGEST_WAIT = 120.0
_TIMEOUT = httpx.Timeout(60.0, connect=10.0)


@dataclass
class Pace:
    """At most so many requests a minute, evenly."""

    per_minute: float
    _next: float = field(default=0.0, repr=False)

    def wait(self) -> None:
        """Return when the next request may be sent."""
        now = time.monotonic()
        if self._next > now:
            time.sleep(self._next - now)
        self._next = max(now, self._next) + 60.0 / self.per_minute


class Session:
    """Calls a live API. To be used in a `with` block."""

    def __init__(self, target: Target, per_minute: float) -> None:
        """Take the API, and how many requests a minute it allows."""
        self._target = target
        self._pace = Pace(per_minute)
        headers = {name for operation in operations(target.document) for name in operation.key_headers("")}
        self.redaction = Redaction([target.key], headers)
        self.recording = Recording(self.redaction)
        self.count = 0
        """How many requests have been sent."""
        # Nothing of the environment: a proxy of the environment or a .netrc would see or replace the key.
        self._client = httpx.Client(
            timeout=_TIMEOUT,
            follow_redirects=False,
            trust_env=False,
            headers={"user-agent": "image-api-contracts", "accept": "application/json"},
        )

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the connections."""
        self._client.close()

    def send(self, call: Call) -> httpx.Response:
        """Make a call, and make it once more if it is answered 429. Raises httpx.TransportError without an answer."""
        answer = self._send(call)
        if answer.status_code == 429:
            time.sleep(min(_seconds(answer.headers.get("retry-after")), _LONGEST_WAIT))
            answer = self._send(call)
        return answer

    def _send(self, call: Call) -> httpx.Response:
        key = {"own": self._target.key, "wrong": WRONG_KEY, "none": ""}[call.key]
        headers = call.operation.key_headers(key) if key else {}
        body: dict[str, Any] = {} if call.body is None else {"json": call.body}
        if call.media_type:
            headers["content-type"] = call.media_type
        self._pace.wait()
        self.count += 1
        started = time.monotonic()
        url = server_of(call.operation, self._target.base_url) + call.path
        answer = self._client.request(
            call.operation.method, url, headers=headers, params=dict(call.query) or None, **body
        )
        self.recording.add(answer, time.monotonic() - started)
        return answer


def _seconds(text: str | None) -> float:
    try:
        return max(0.0, float(text or ""))
    except ValueError:
        return 5.0  # a date, or none: long enough for most, and it is tried only once
