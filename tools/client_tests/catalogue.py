"""The catalogue: scenarios.yaml, played for everything in the contracts that a scenario is for."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from tools.judges import contracts
from tools.judges.contracts import Document, Operation
from tools.judges.validation import violations

FILE = Path(__file__).parent / "scenarios.yaml"
UNKNOWN = "unheard_of"
INT32_MAX = 2**31 - 1
JSON = "application/json"
BYTES = b"\x00\x01\xfe\xff\r\n not text"
"""A body that anything which treats it as text would spoil."""

Pointer = tuple[str | int, ...]


@dataclass(frozen=True)
class Expectation:
    """What a client has to hand its caller. See scenarios.yaml."""

    success: bool = False
    status: int | None = None
    retry_after: str | None = None
    names_the_field: bool = False
    or_refuses: bool = False


@dataclass(frozen=True)
class Request:
    """A request of an operation, without its key."""

    path: Document = field(default_factory=dict)
    """The parameters in the path, by name."""
    query: Document = field(default_factory=dict)
    """The parameters in the query, by name."""
    body: Any = None
    """A JSON body; None without one."""
    raw: Raw | None = None
    """A body of raw bytes; None without one."""


@dataclass(frozen=True)
class Raw:
    """Bytes to send as they are."""

    media_type: str
    content: bytes


@dataclass(frozen=True)
class Scenario:
    """One scenario, for one thing in one contract."""

    name: str
    vendor: str
    operation: Operation
    detail: str
    """What of the operation it is for: the name of a sample, of a field, of a value."""
    expect: Expectation
    request: Request
    """What the client is given to send."""
    sent: Request
    """What the mock gets: the same, unless it is broken on the way."""
    key: str | None = None
    fault: Document | None = None
    answer: Any = None
    """What is answered in place of the mock; None lets the mock answer."""
    unknown: Pointer | None = None
    """Where in that answer an unknown member of an enum stands."""
    limited: str | None = None
    """The field whose limit is broken."""
    follow: str | None = None

    def __str__(self) -> str:
        return f"{self.name}: {self.vendor} {self.operation}" + (f" ({self.detail})" if self.detail else "")


def scenarios() -> list[Scenario]:
    """Return the whole catalogue, in the order of the file.

    Raises ValueError if a scenario is for nothing in any contract: then its `for` is misspelt, or the search broken.
    """
    played: list[Scenario] = []
    for entry in yaml.safe_load(FILE.read_text(encoding="utf-8"))["scenarios"]:
        found = [
            scenario
            for vendor, document in contracts.CONTRACTS.items()
            for operation in contracts.operations(document)
            for scenario in _for(entry, vendor, operation)
        ]
        if not found:
            raise ValueError(f"{FILE.name}: {entry['name']!r} is for {entry['for']!r}, of which no contract has any")
        played += found
    return played


def _for(entry: Document, vendor: str, operation: Operation) -> Iterator[Scenario]:
    samples = dict(requests(operation))
    first = next(iter(samples.values()))

    def scenario(detail: str = "", request: Request = first, **values: Any) -> Scenario:
        return Scenario(
            name=entry["name"],
            vendor=vendor,
            operation=operation,
            detail=detail,
            expect=Expectation(**entry["expect"]),
            key=entry.get("key"),
            fault=entry.get("fault"),
            follow=entry.get("follow"),
            **{"request": request, "sent": request, **values},
        )

    on_the_way = entry.get("on_the_way", [])
    match entry["for"]:
        case "operation":
            yield scenario()
        case "request":
            for name, request in samples.items():
                yield scenario(name, request)
        case "job":
            if "x-job" in operation.definition:
                yield scenario()
        case "limit":
            for name, keyword, broken in broken_limits(operation, first):
                given = {"sent": broken} if "break the limit" in on_the_way else {"request": broken, "sent": broken}
                yield scenario(f"{name}: {keyword}", limited=name, **given)
        case "answer":
            for name, answer in operation.response_examples(operation.success).items():
                grown = _grown(answer) if "add unknown fields" in on_the_way else answer
                yield scenario(name, _about(operation, first, answer), answer=grown)
        case "enum":
            for name, answer in operation.response_examples(operation.success).items():
                for pointer in _enums(operation, answer):
                    changed = _with(answer, pointer, UNKNOWN)
                    detail = f"{name}: {'/'.join(map(str, pointer))}"
                    yield scenario(detail, _about(operation, first, changed), answer=changed, unknown=pointer)


def _about(operation: Operation, request: Request, response: Any) -> Request:
    """Return the request whose path parameters are those that the response repeats: a client may compare them."""
    echo = operation.definition.get("x-echo", {})
    repeated = {name: response[expression.rpartition("/")[2]] for name, expression in echo.items()}
    return replace(request, path={**request.path, **repeated})


def requests(operation: Operation) -> Iterator[tuple[str, Request]]:
    """Yield each sample of a request with its name; for a raw body, a request of each of its media types."""
    places: dict[str, Document] = {"path": {}, "query": {}}
    for definition in map(operation.resolve, operation.definition.get("parameters", [])):
        places[definition["in"]][definition["name"]] = definition["example"]
    bare = Request(places["path"], places["query"])
    content = operation.resolve(operation.definition.get("requestBody", {})).get("content", {})
    if not content:
        yield "", bare
    elif JSON in content:
        for name, body in operation.request_examples().items():
            yield name, replace(bare, body=body)
    else:
        for media_type in content:
            yield media_type, replace(bare, raw=Raw(media_type, BYTES))


def broken_limits(operation: Operation, request: Request) -> Iterator[tuple[str, str, Request]]:
    """Yield each limited field or query parameter, the keyword of its limit, and a request that is just beyond it.

    Numbers beyond 32 bits are left out: most typed clients cannot even hold them.
    """
    for definition in map(operation.resolve, operation.definition.get("parameters", [])):
        if definition["in"] == "query":
            for keyword, value in _beyond(operation.resolve(definition["schema"])):
                query = {**request.query, definition["name"]: value}
                yield definition["name"], keyword, replace(request, query=query)
    body = operation.resolve(operation.definition.get("requestBody", {}))
    schema = operation.resolve(body.get("content", {}).get(JSON, {}).get("schema", {}))
    for name, node in schema.get("properties", {}).items():
        for keyword, value in _beyond(operation.resolve(node)):
            yield name, keyword, replace(request, body={**request.body, name: value})


def _beyond(schema: Document) -> Iterator[tuple[str, Any]]:
    if "maxLength" in schema:
        yield "maxLength", "x" * (schema["maxLength"] + 1)
    if schema.get("minLength", 0) > 0:
        yield "minLength", "x" * (schema["minLength"] - 1)
    if schema.get("maximum", INT32_MAX) < INT32_MAX:
        yield "maximum", schema["maximum"] + 1
    if "minimum" in schema:
        yield "minimum", schema["minimum"] - 1


def _grown(value: Any) -> Any:
    """Return the value with an unknown field in every object of it."""
    if isinstance(value, dict):
        return {name: _grown(part) for name, part in value.items()} | {UNKNOWN: {"nested": [1, "two", None]}}
    return [_grown(part) for part in value] if isinstance(value, list) else value


def _with(value: Any, pointer: Pointer, put: Any) -> Any:
    changed = copy.deepcopy(value)
    parent = changed
    for part in pointer[:-1]:
        parent = parent[part]
    parent[pointer[-1]] = put
    return changed


def _enums(operation: Operation, answer: Any) -> Iterator[Pointer]:
    """Yield where in an answer a string of a documented list stands.

    An enum of one member is none: it tells the members of a union apart.
    """
    schema = operation.responses()[operation.success].get("content", {}).get("application/json", {}).get("schema", {})
    yield from dict.fromkeys(_enums_below(operation, schema, answer, ()))


def _enums_below(operation: Operation, node: Document, value: Any, at: Pointer) -> Iterator[Pointer]:
    schema = operation.resolve(node)
    for member in [*schema.get("anyOf", []), *schema.get("oneOf", []), *schema.get("allOf", [])]:
        if not _is_of_another_kind(operation, member, value):
            yield from _enums_below(operation, member, value, at)
    if isinstance(value, str) and at and len(schema.get("enum", [])) > 1:
        yield at
    if isinstance(value, dict):
        for name, part in schema.get("properties", {}).items():
            if name in value:
                yield from _enums_below(operation, part, value[name], (*at, name))
    if isinstance(value, list) and "items" in schema:
        for index, part in enumerate(value):
            yield from _enums_below(operation, schema["items"], part, (*at, index))


def _is_of_another_kind(operation: Operation, member: Document, value: Any) -> bool:
    return bool(violations(operation.document, member, value))
