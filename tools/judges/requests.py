"""The requests that hold a server, or a client, to what a contract says of requests: valid ones, and near misses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tools.judges.contracts import CONTENT, Document, Operation
from tools.judges.validation import Validator
from tools.judges.values import around, objects, vocabulary


@dataclass(frozen=True)
class Request:
    """What is sent to an operation besides the key: a body, and a query."""

    valid: bool
    body: Any = None
    """What is sent as JSON; None: no JSON."""
    query: dict[str, str] = field(default_factory=dict)
    media_type: str = ""
    """Of a body that is sent as bytes, `content`."""
    content: bytes = b""

    def __str__(self) -> str:
        if self.media_type:
            return f"{len(self.content)} bytes as {self.media_type}"
        shown = json.dumps(self.body) if self.body is not None else json.dumps(self.query)
        return shown if len(shown) <= 200 else f"{shown[:200]}... ({len(shown)} characters)"


def requests(operation: Operation) -> list[Request]:
    """Return the requests of an operation, without two alike. The same contract gives the same requests."""
    found = {
        (json.dumps(one.body), json.dumps(one.query), one.media_type, one.content): one for one in _requests(operation)
    }
    return list(found.values())


def _requests(operation: Operation) -> Iterator[Request]:
    body = operation.resolve(operation.definition.get("requestBody", {}))
    media = body.get("content", {}).get("application/json")
    yield from _files(operation)
    if media is None:
        yield Request(valid=not body.get("required", False))
    else:
        examples = list(operation.request_examples().values())
        words = vocabulary(operation.document)
        judge = Validator(operation.document, media["schema"])
        for example in examples:
            yield Request(valid=not judge.violations(example), body=example)
        for value in objects(operation.document, media["schema"], examples[0], words):
            yield Request(valid=not judge.violations(value), body=value)
        yield Request(valid=not body.get("required", False), body=None)
        for other in ([], [examples[0]], "text", 1):
            yield Request(valid=not judge.violations(other), body=other)
        text = json.dumps(examples[0]).encode()
        for media_type in ("text/plain", "application/x-www-form-urlencoded"):
            yield Request(valid=media_type in body["content"], media_type=media_type, content=text)
    valid = next(iter(operation.request_examples().values()), None)
    for parameter in map(operation.resolve, operation.definition.get("parameters", [])):
        if parameter["in"] == "query":
            for query, fine in _queries(operation, parameter):
                yield Request(valid=fine, body=valid, query=query)


def _files(operation: Operation) -> Iterator[Request]:
    """Yield files: of each documented media type, and of neighbours of these."""
    documented = operation.media_types
    for media_type in documented:
        yield Request(valid=True, media_type=media_type, content=CONTENT)
    for media_type in documented:
        for neighbour in (f"{media_type}x", media_type.partition("/")[0] + "/x-other"):
            yield Request(valid=neighbour in documented, media_type=neighbour, content=CONTENT)
    if documented:
        yield Request(valid=False, media_type="application/octet-stream", content=CONTENT)


def _queries(operation: Operation, parameter: Document) -> Iterator[tuple[dict[str, str], bool]]:
    schema = operation.resolve(parameter["schema"])
    judge = Validator(operation.document, schema)
    for value in around(operation.document, schema, vocabulary(operation.document)):
        if isinstance(value, str | int | float):
            text = value if isinstance(value, str) else json.dumps(value)
            yield {parameter["name"]: text}, not judge.violations(_read(text, schema.get("type")))


def _read(text: str, kind: str | None) -> Any:
    """Return what a query says, as the type that the contract gives it; the text itself if it is none."""
    if kind == "integer" and re.fullmatch(r"-?\d+", text):
        return int(text)
    if kind == "number" and re.fullmatch(r"-?\d+(\.\d+)?", text):
        return float(text)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    return text
