"""Takes keys out of what is shown or kept of a live API, so that a report or a recording can be shown to anybody."""

import base64
import json
import re
import time
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import httpx

from image_api_mocks.state.journal import RequestEntry

REDACTED = "[redacted]"

# Whatever these hold is nobody else's business, whether or not it is the key.
_SECRET_HEADERS = {"authorization", "cookie", "proxy-authorization", "set-cookie"}
_SECRET_FIELD = re.compile(r"secret|token|password|api_?-?key|signature", re.IGNORECASE)
# A signed URL is a key to what it leads to.
_QUERY = re.compile(r"(https?://[^\s\"'?]+)\?[^\s\"']+")


class Redaction:
    """Takes keys out of what is shown or kept."""

    def __init__(self, keys: Iterable[str], headers: Iterable[str] = ()) -> None:
        """Take the keys, and the headers that carry them."""
        forms = {form for key in keys for form in (key, quote(key, safe=""), json.dumps(key)[1:-1], _base64(key))}
        self._forms = sorted(forms - {""}, key=len, reverse=True)
        self._headers = _SECRET_HEADERS | {name.lower() for name in headers}

    def text(self, text: str) -> str:
        """Return a text without keys, and without the queries of URLs in it."""
        for form in self._forms:
            text = text.replace(form, REDACTED)
        return _QUERY.sub(rf"\1?{REDACTED}", text)

    def header(self, name: str, value: str) -> str:
        """Return the value of a header without keys."""
        return REDACTED if name.lower() in self._headers or _SECRET_FIELD.search(name) else self.text(value)

    def body(self, content: bytes) -> str:
        """Return a body without keys, and without what its fields call a secret."""
        try:
            value = json.loads(content)
        except ValueError:
            return self.text(content.decode(errors="replace"))
        return self.text(json.dumps(_without_secrets(value)))

    def entry(self, number: int, operation: str, response: httpx.Response, seconds: float) -> RequestEntry:
        """Return an exchange as the journal of the mock keeps it; `seconds` is how long it took."""
        request = response.request
        return RequestEntry(
            number=number,
            time=time.time() - seconds,
            method=request.method,
            path=self.text(request.url.path),
            query=self.text(request.url.query.decode()),
            operation=operation,
            headers={name: self.header(name, value) for name, value in request.headers.items()},
            body=self.body(request.content) if request.content else None,
            status=response.status_code,
            answer=self.body(response.content),
            answer_headers={name: self.header(name, value) for name, value in response.headers.items()},
            milliseconds=round(seconds * 1000, 3),
        )


def _without_secrets(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: REDACTED if _SECRET_FIELD.search(name) and isinstance(inner, str) else _without_secrets(inner)
            for name, inner in value.items()
        }
    return [_without_secrets(one) for one in value] if isinstance(value, list) else value


def _base64(key: str) -> str:
    return base64.b64encode(key.encode()).decode().rstrip("=")
