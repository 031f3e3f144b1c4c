"""How much of a contract a run has exercised: operations, statuses, parameters, fields, members, limits, examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tools.conformance.exchanges import Exchange
from tools.judges.contracts import Document, Operation, operations

_LIMITS = ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems")


@dataclass
class Item:
    """One thing that the contract documents of an operation, and whether the run has exercised it."""

    operation: str
    dimension: str
    """`operation`, `status`, `parameter`, `request field`, `request member`, `limit`, `request example`, ..."""
    name: str
    covered: bool = False
    reason: str = ""
    """Why it cannot be exercised, if it cannot."""


@dataclass
class Coverage:
    """The items of a contract. Feed it exchanges, then read the items."""

    document: Document
    items: dict[tuple[str, str, str], Item] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the items."""
        self._operations = list(operations(self.document))
        for operation in self._operations:
            for dimension, name in _documented(operation):
                self.items[str(operation), dimension, name] = Item(str(operation), dimension, name)

    def feed(self, exchanges: Iterable[Exchange]) -> None:
        """Mark what the exchanges exercise."""
        for exchange in exchanges:
            operation = self._operation_of(exchange)
            if operation is not None:
                for dimension, name in _exercised(operation, exchange):
                    if item := self.items.get((str(operation), dimension, name)):
                        item.covered = True

    def excuse(self, reasons: dict[str, str]) -> None:
        """Give what is not covered, and is shown by no documented sample of an answer, the reason of its dimension."""
        shown = {
            (str(operation), dimension, name)
            for operation in self._operations
            for status in operation.responses()
            for sample in operation.response_examples(status).values()
            for dimension, name in _exercised(operation, Exchange("", "", status, answer=sample))
        }
        for key, item in self.items.items():
            if not item.covered and key not in shown:
                item.reason = reasons.get(item.dimension, "")

    def _operation_of(self, exchange: Exchange) -> Operation | None:
        for operation in self._operations:
            form = re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(operation.path))
            if operation.method.upper() == exchange.method and re.fullmatch(form, exchange.path):
                return operation
        return None


def _documented(operation: Operation) -> Iterator[tuple[str, str]]:
    yield "operation", operation.label
    for status in operation.responses():
        yield "status", str(status)
        for name in operation.response_examples(status):
            yield "answer example", f"{status} {name}"
    for parameter in operation.definition.get("parameters", []):
        yield "parameter", parameter["name"]
        yield from _bounds(parameter["name"], operation.resolve(parameter.get("schema", {})))
    for name in operation.request_examples():
        yield "request example", name
    for path, schema in _parts(operation, _request_schema(operation)):
        if path:
            yield "request field", path
        yield from _bounds(path, schema)
    for status, answer in operation.responses().items():
        for path, schema in _parts(operation, _schema(answer)):
            if path:
                yield "answer field", f"{status} {path}"
            yield from (("answer member", f"{status} {path} = {member!r}") for member in schema.get("enum", []))


def _bounds(path: str, schema: Document) -> Iterator[tuple[str, str]]:
    yield from (("request member", f"{path} = {member!r}") for member in schema.get("enum", []))
    for name in _LIMITS:
        if name in schema:
            yield "limit", f"{path} {name} {schema[name]}: accepted"
            yield "limit", f"{path} {name} {schema[name]}: refused beyond"


def _exercised(operation: Operation, exchange: Exchange) -> Iterator[tuple[str, str]]:
    yield "operation", operation.label
    yield "status", str(exchange.status)
    answered, accepted = operation.responses().get(exchange.status), exchange.status < 300
    if answered is not None:
        for name, value in operation.response_examples(exchange.status).items():
            if value == exchange.answer:
                yield "answer example", f"{exchange.status} {name}"
        for path, schema, value in _values(operation, _schema(answered), exchange.answer):
            yield "answer field", f"{exchange.status} {path}"
            if value in schema.get("enum", []):
                yield "answer member", f"{exchange.status} {path} = {value!r}"
    for parameter in operation.definition.get("parameters", []):
        if parameter["in"] == "path" or parameter["name"] in exchange.query:
            yield "parameter", parameter["name"]
        if parameter["name"] in exchange.query:
            schema, text = operation.resolve(parameter.get("schema", {})), exchange.query[parameter["name"]]
            value = int(text) if re.fullmatch(r"-?\d+", text) and schema.get("type") == "integer" else text
            if accepted and value in schema.get("enum", []):
                yield "request member", f"{parameter['name']} = {value!r}"
            yield from _limits(parameter["name"], schema, value, accepted=accepted)
    for name, value in operation.request_examples().items():
        if value == exchange.body and accepted:
            yield "request example", name
    for path, schema, value in _values(operation, _request_schema(operation), exchange.body):
        if accepted:
            yield "request field", path
            if value in schema.get("enum", []) and not isinstance(value, bool):
                yield "request member", f"{path} = {value!r}"
        yield from _limits(path, schema, value, accepted=accepted)


def _limits(path: str, schema: Document, value: Any, *, accepted: bool) -> Iterator[tuple[str, str]]:
    for name in _LIMITS:
        if name not in schema:
            continue
        measured = value if name in ("minimum", "maximum") else len(value) if isinstance(value, str | list) else None
        if isinstance(measured, bool) or not isinstance(measured, int):
            continue
        beyond = schema[name] + (1 if name.startswith("max") else -1)
        if accepted and measured == schema[name]:
            yield "limit", f"{path} {name} {schema[name]}: accepted"
        if not accepted and measured == beyond:
            yield "limit", f"{path} {name} {schema[name]}: refused beyond"


def _request_schema(operation: Operation) -> Document:
    return _schema(operation.resolve(operation.definition.get("requestBody", {})))


def _schema(holder: Document) -> Document:
    schema: Document = holder.get("content", {}).get("application/json", {}).get("schema", {})
    return schema


def _parts(operation: Operation, schema: Document, path: str = "") -> Iterator[tuple[str, Document]]:
    """Yield the schemas inside of a schema by the path of what they describe; members of a union share a path."""
    schema = operation.resolve(schema)
    for member in schema.get("anyOf", []) + schema.get("oneOf", []) + schema.get("allOf", []):
        yield from _parts(operation, member, path)
    if schema:
        yield path, schema
    for name, inner in schema.get("properties", {}).items():
        yield from _parts(operation, inner, f"{path}.{name}".lstrip("."))
    if "items" in schema:
        yield from _parts(operation, schema["items"], f"{path}[]")


def _values(operation: Operation, schema: Document, value: Any, path: str = "") -> Iterator[tuple[str, Document, Any]]:
    schema = operation.resolve(schema)
    for member in schema.get("anyOf", []) + schema.get("oneOf", []) + schema.get("allOf", []):
        yield from _values(operation, member, value, path)
    if schema:
        yield path, schema, value
    if isinstance(value, dict):
        for name, inner in schema.get("properties", {}).items():
            if name in value:
                yield from _values(operation, inner, value[name], f"{path}.{name}".lstrip("."))
    if isinstance(value, list) and "items" in schema:
        for one in value:
            yield from _values(operation, schema["items"], one, f"{path}[]")
