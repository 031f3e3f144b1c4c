"""A stand-in for the vendor's live API on loopback: the mock, with one deliberate deviation in what it answers."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
from jsonpointer import JsonPointer

from tools.judges.client.calls import TLS
from tools.judges.client.server import Answer, Seen, Server
from tools.judges.contracts import Document, Operation, operations
from tools.judges.values import vocabulary

# Prism adds it; no vendor sends it.
_OF_THE_MOCK = {"sl-violations", "content-length", "date", "server", "connection"}


@dataclass
class Reply:
    """An answer that can be changed."""

    status: int
    headers: dict[str, str]
    body: Any


# Changes an answer of an operation.
Deviation = Callable[[Operation, Reply], None]


@dataclass
class StandIn:
    """Answers as the mock does, but for a deviation in what some operations answer with the status given for each."""

    mock_url: str
    document: Document
    deviation: Deviation = lambda _operation, _reply: None
    statuses: Mapping[str, int] = field(default_factory=dict)
    """By operationId."""

    def served(self) -> Server:
        """Return a server, to be used in a `with` block."""
        return Server(self.answer)

    def answer(self, seen: Seen) -> Answer:
        """Answer a request."""
        headers = {name: value for name, value in seen.headers.items() if name not in ("host", "content-length")}
        got = httpx.request(
            seen.method, self.mock_url + seen.path, headers=headers, content=seen.body, timeout=30, verify=TLS
        )
        kept = {name: value for name, value in got.headers.items() if name not in _OF_THE_MOCK}
        reply = Reply(got.status_code, kept, json.loads(got.content))
        path = seen.path.partition("?")[0]
        for operation in operations(self.document):
            form = re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(operation.path))
            if operation.method.upper() == seen.method and re.fullmatch(form, path):
                if self.statuses.get(str(operation)) == reply.status:
                    self.deviation(operation, reply)
                break
        return Answer(reply.status, reply.body, reply.headers)


def extra_field(_operation: Operation, reply: Reply) -> None:
    """A field more; in a list, in its first item."""
    first(reply.body)["shade_of_grey"] = "light"


def new_member(operation: Operation, reply: Reply) -> None:
    """A value that no enum of the answer lists, where there is an enum."""
    place = enum_in(operation, reply.status, reply.body)
    if place:
        JsonPointer(place).set(reply.body, "paused_for_lunch")


def missing_field(operation: Operation, reply: Reply) -> None:
    """A required field less, where one is required."""
    name = lost_field(operation, reply.status)
    if name:
        del first(reply.body)[name]


def other_status(_operation: Operation, reply: Reply) -> None:
    """A status that no operation documents: of success, or of refusal."""
    reply.status = 299 if reply.status < 300 else 418


def new_header(_operation: Operation, reply: Reply) -> None:
    """A header more."""
    reply.headers["x-shade"] = "light"


def first(body: Any) -> Any:
    """Return an answer, or the first item of it if it is a list."""
    return body[0] if isinstance(body, list) else body


def lost_field(operation: Operation, status: int) -> str | None:
    """Return the first field of an answer whose absence breaks its schema; None if all may be left out."""
    sample = next(filter(None, operation.response_examples(status).values()))
    one = first(sample)
    for name in one:
        rest = {key: value for key, value in one.items() if key != name}
        if operation.violations(status, [rest] if isinstance(sample, list) else rest):
            return str(name)
    return None


def enum_in(operation: Operation, status: int, body: Any) -> str | None:
    """Return the JSON pointer of the first text in an answer that has to be one of several; None if there is none."""
    members = set(map(repr, vocabulary(operation.document)))
    for pointer, text in _texts(body):
        changed = copy.deepcopy(body)
        JsonPointer(pointer).set(changed, "paused_for_lunch")
        if repr(text) in members and operation.violations(status, changed):
            return pointer
    return None


def _texts(value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from [(f"{pointer}/{key}", one)] if isinstance(one, str) else _texts(one, f"{pointer}/{key}")
