"""Exchanges with the mock, kept as lines of JSON in the file that CONFORMANCE_EXCHANGES names, if it does."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import httpx

VARIABLE = "CONFORMANCE_EXCHANGES"


@dataclass(frozen=True)
class Exchange:
    """A request and the status and body of its answer. A body that is no JSON is None."""

    method: str
    path: str
    status: int
    query: dict[str, str] = field(default_factory=dict)
    body: Any = None
    answer: Any = None


def read_exchanges(file: Path) -> Iterator[Exchange]:
    """Yield the exchanges of a file."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield Exchange(**json.loads(line))


def keep(exchange: Exchange) -> None:
    """Add an exchange to the file, if there is one."""
    if name := os.environ.get(VARIABLE):
        with Path(name).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(asdict(exchange)) + "\n")


def exchange_of(response: httpx.Response) -> Exchange:
    """Return the exchange that ended with a response, which has been read."""
    request = response.request
    return Exchange(
        request.method,
        request.url.path,
        response.status_code,
        dict(request.url.params),
        json_or_none(request.content),
        json_or_none(response.content),
    )


def json_or_none(content: bytes | str | None) -> Any:
    """Return what a body says in JSON, None if it is none."""
    try:
        return json.loads(content or b"null")
    except ValueError:
        return None
