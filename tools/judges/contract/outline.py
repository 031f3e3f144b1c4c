"""The operations of a bundle, as (path, method, operation) for the tests that look at the document itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tools.judges import contracts
from tools.judges.contracts import METHODS, Document, resolve


def operations(bundle: Document) -> Iterator[tuple[str, str, Document]]:
    """Yield the operations of the bundle's paths."""
    for operation in contracts.operations(bundle):
        yield operation.path, operation.method, operation.definition


def callback_operations(bundle: Document) -> Iterator[tuple[str, str, Document]]:
    """Yield the operations of the callbacks, with their expression in place of the path."""
    for _, _, operation in operations(bundle):
        for callback in operation.get("callbacks", {}).values():
            for expression, item in resolve(bundle, callback).items():
                yield from ((expression, method, item[method]) for method in METHODS if method in item)


def json_body(operation: Document) -> Document | None:
    """Return the JSON media type of the operation's request body; None if there is no body, or one of bytes."""
    media: Document | None = operation.get("requestBody", {}).get("content", {}).get("application/json")
    return media


def body_schema(operation: Document) -> dict[str, Any]:
    """Return the schema of the operation's JSON request body."""
    schema: dict[str, Any] = operation["requestBody"]["content"]["application/json"]["schema"]
    return schema
