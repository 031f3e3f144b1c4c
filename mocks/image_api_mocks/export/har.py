"""The journal as HAR 1.2, which browsers' tools and many others read. No key is in it: the journal has none."""

from collections.abc import Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

from image_api_mocks.state.journal import RequestEntry, left_out

# Not known, in the words of the format.
_UNKNOWN = -1
_VERSION = "HTTP/1.1"
_PHRASES = {status.value: status.phrase for status in HTTPStatus}


def export(entries: Iterable[RequestEntry], version: str, scheme: str = "http") -> dict[str, Any]:
    """Return the requests as HAR, each with what the mock knows beside it in fields that begin with `_`.

    What the journal did not keep, a file or a body that is too long, is left out, and the comment says so.

    Args:
        entries: The requests.
        version: The version of the mock.
        scheme: `http` or `https`, by which the requests were made.
    """
    return {
        "log": {
            "version": "1.2",
            "creator": {"name": "image-api-mocks", "version": version},
            "entries": [_entry(entry, scheme) for entry in entries],
        }
    }


def _entry(entry: RequestEntry, scheme: str) -> dict[str, Any]:
    query = f"?{entry.query}" if entry.query else ""
    return {
        "startedDateTime": datetime.fromtimestamp(entry.time, UTC).isoformat(timespec="milliseconds"),
        "time": entry.milliseconds,
        "request": {
            "method": entry.method,
            "url": f"{scheme}://{entry.headers.get('host', 'localhost')}{entry.path}{query}",
            "httpVersion": _VERSION,
            "cookies": [],
            "headers": _headers(entry.headers),
            "queryString": [
                {"name": name, "value": value} for name, value in parse_qsl(entry.query, keep_blank_values=True)
            ],
            "headersSize": _UNKNOWN,
            "bodySize": _UNKNOWN,
            **_posted(entry),
        },
        "response": _response(entry),
        "cache": {},
        "timings": {"send": 0, "wait": entry.milliseconds, "receive": 0},
        "_operation": entry.operation,
        "_job": entry.job,
        "_fault": entry.fault,
        "_scenario": entry.scenario,
        "_reasons": entry.reasons,
    }


def _posted(entry: RequestEntry) -> dict[str, Any]:
    if entry.body is None:
        return {}
    posted: dict[str, Any] = {"mimeType": entry.headers.get("content-type", "")}
    size = left_out(entry.body)
    if size is not None:
        return {"postData": posted | {"text": "", "comment": f"{size} bytes, which the mock did not keep"}}
    return {"postData": posted | {"text": entry.text}}


def _response(entry: RequestEntry) -> dict[str, Any]:
    text = entry.answer or ""
    content: dict[str, Any] = {"size": len(text.encode(errors="replace")), "mimeType": "", "text": text}
    content["mimeType"] = entry.answer_headers.get("content-type", "")
    response = {
        "status": entry.status,
        "statusText": _PHRASES.get(entry.status, ""),
        "httpVersion": _VERSION,
        "cookies": [],
        "headers": _headers(entry.answer_headers),
        "content": content,
        "redirectURL": entry.answer_headers.get("location", ""),
        "headersSize": _UNKNOWN,
        "bodySize": _UNKNOWN,
    }
    if entry.status == 0:
        response["comment"] = f"No answer was sent, as asked for: {entry.fault}"
    elif entry.fault == "truncated":
        response["comment"] = "Half of this was sent, as asked for: truncated"
    return response


def _headers(headers: dict[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers.items()]
