"""Makes calls to a live API: slowly, recorded, and with the key for its origin only."""

import time
from dataclasses import dataclass, field
from typing import Any, Self

import httpx

from image_api_contracts.operations import operations
from image_api_mocks.live.plan import Call
from image_api_mocks.live.redaction import Redaction
from image_api_mocks.live.targets import Target, server_of
from image_api_mocks.state.journal import RequestEntry

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
        headers = {name for operation in operations(target.document) for name in operation.key_headers}
        self.redaction = Redaction([target.key], headers)
        self.recording: list[RequestEntry] = []
        """The exchanges, without keys."""
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
        """Make a call, and make it once more if the response is 429.

        Raises:
            httpx.TransportError: There is no response.
        """
        response = self._send(call)
        if response.status_code == 429:
            time.sleep(min(_seconds(response.headers.get("retry-after")), _LONGEST_WAIT))
            response = self._send(call)
        return response

    def _send(self, call: Call) -> httpx.Response:
        operation = call.operation
        key = {"own": self._target.key, "wrong": WRONG_KEY, "none": ""}[call.key]
        headers = {name: prefix + key for name, prefix in operation.key_headers.items()} if key else {}
        body: dict[str, Any] = {} if call.body is None else {"json": call.body}
        if call.media_type:
            headers["content-type"] = call.media_type
        self._pace.wait()
        self.count += 1
        started = time.monotonic()
        url = server_of(operation, self._target.base_url) + call.path
        response = self._client.request(operation.method, url, headers=headers, params=dict(call.query) or None, **body)
        seconds = time.monotonic() - started
        self.recording.append(self.redaction.entry(self.count, operation.id, response, seconds))
        return response


def _seconds(text: str | None) -> float:
    try:
        return max(0.0, float(text or ""))
    except ValueError:
        return 5.0  # a date, or none: long enough for most, and it is tried only once
