"""Exchanges as a HAR file, without keys: what a recording keeps can be shown to anybody."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

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


class Recording:
    """Exchanges in the order in which they were made."""

    def __init__(self, redaction: Redaction) -> None:
        """Take what is to be taken out."""
        self._redaction = redaction
        self._entries: list[dict[str, Any]] = []

    def add(self, answer: httpx.Response, seconds: float) -> None:
        """Keep an exchange. The answer has been read; `seconds` is how long it took."""
        request = answer.request
        sent: dict[str, Any] = {
            "method": request.method,
            "url": self._redaction.text(str(request.url)),
            "httpVersion": answer.http_version,
            "cookies": [],
            "headers": self._headers(request.headers),
            "queryString": [
                {"name": name, "value": self._redaction.text(value)} for name, value in request.url.params.items()
            ],
            "headersSize": -1,
            "bodySize": len(request.content),
        }
        if request.content:
            kind = request.headers.get("content-type", "")
            sent["postData"] = {"mimeType": kind, "text": self._redaction.body(request.content)}
        self._entries.append(
            {
                "startedDateTime": datetime.now(UTC).isoformat(),
                "time": round(seconds * 1000, 3),
                "request": sent,
                "response": {
                    "status": answer.status_code,
                    "statusText": answer.reason_phrase,
                    "httpVersion": answer.http_version,
                    "cookies": [],
                    "headers": self._headers(answer.headers),
                    "content": {
                        "size": len(answer.content),
                        "mimeType": answer.headers.get("content-type", ""),
                        "text": self._redaction.body(answer.content),
                    },
                    "redirectURL": self._redaction.text(answer.headers.get("location", "")),
                    "headersSize": -1,
                    "bodySize": len(answer.content),
                },
                "cache": {},
                "timings": {"send": 0, "wait": round(seconds * 1000, 3), "receive": 0},
            }
        )

    def write(self, file: Path) -> None:
        """Write all as HAR 1.2."""
        creator = {"name": "image-api-contracts", "version": "1"}
        file.parent.mkdir(parents=True, exist_ok=True)
        har = {"log": {"version": "1.2", "creator": creator, "entries": self._entries}}
        file.write_text(json.dumps(har, indent=1), encoding="utf-8")

    def _headers(self, headers: httpx.Headers) -> list[dict[str, str]]:
        return [{"name": name, "value": self._redaction.header(name, value)} for name, value in headers.multi_items()]


def _without_secrets(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: REDACTED if _SECRET_FIELD.search(name) and isinstance(inner, str) else _without_secrets(inner)
            for name, inner in value.items()
        }
    return [_without_secrets(one) for one in value] if isinstance(value, list) else value


def _base64(key: str) -> str:
    return base64.b64encode(key.encode()).decode().rstrip("=")
