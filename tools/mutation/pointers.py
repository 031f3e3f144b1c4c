"""JSON pointers into a contract."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

from jsonpointer import JsonPointer

from tools.judges.contracts import Document, Operation

# Below these stand values that people wrote, and no statements.
VALUES = {"example", "examples", "enum", "default", "const"}


def at(document: Document, pointer: str) -> Any:
    """Return what stands at a pointer."""
    return JsonPointer(pointer).resolve(document)


def put(document: Document, pointer: str, value: Any) -> None:
    """Set what stands at a pointer."""
    parent, key = JsonPointer(pointer).to_last(document)
    parent[key] = value


def remove(document: Document, pointer: str) -> None:
    """Take away what stands at a pointer."""
    parent, key = JsonPointer(pointer).to_last(document)
    del parent[key]


def setting(pointer: str, value: Any) -> Callable[[Document], None]:
    """Return a change of a contract that sets what stands at a pointer."""
    return functools.partial(put, pointer=pointer, value=value)


def removal(pointer: str) -> Callable[[Document], None]:
    """Return a change of a contract that takes away what stands at a pointer."""
    return functools.partial(remove, pointer=pointer)


def join(pointer: str, *keys: str | int) -> str:
    """Return the pointer of something inside of what a pointer leads to."""
    return pointer + "".join(f"/{str(key).replace('~', '~0').replace('/', '~1')}" for key in keys)


def pointer_of(operation: Operation) -> str:
    """Return where an operation stands."""
    return join("", "paths", operation.path, operation.method)


def schemas(document: Document) -> Iterator[tuple[str, Document]]:
    """Yield every schema that stands in a contract, those inside of others too, with its pointer."""
    for pointer, node in _nodes(document, ""):
        if isinstance(node, dict) and _is_schema(pointer) and "$ref" not in node:
            yield pointer, node


def _nodes(node: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    yield pointer, node
    if isinstance(node, dict):
        for key, inner in node.items():
            # A property may be called `example`, a keyword of that name holds a value.
            if key not in VALUES or pointer.endswith("/properties"):
                yield from _nodes(inner, join(pointer, key))
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            yield from _nodes(inner, join(pointer, index))


def _is_schema(pointer: str) -> bool:
    parts = pointer.split("/")
    if len(parts) < 3:
        return False
    if parts[1:3] == ["components", "schemas"] and len(parts) == 4:
        return True
    return parts[-1] in ("schema", "items", "not") or parts[-2] in ("properties", "anyOf", "oneOf", "allOf")
