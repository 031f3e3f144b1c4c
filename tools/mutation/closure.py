"""What an operation says, with everything that it refers to: two contracts differ in it, or they do not."""

from __future__ import annotations

import json
from typing import Any

from jsonpointer import JsonPointer

from tools.judges.contracts import Document, Operation, operations

# Texts that tell people something and bind nobody. The samples of answers bind: the mock answers them.
_PROSE = {"description", "summary", "title"}


def affected(original: Document, mutated: Document) -> list[Operation]:
    """Return the operations of the original that the other contract says something else about, or has not."""
    later = {(operation.path, operation.method): whole(operation) for operation in operations(mutated)}
    return [o for o in operations(original) if later.get((o.path, o.method)) != whole(o)]


def fields(operation: Operation, mutated: Document) -> set[str]:
    """Return the fields of the request that the other contract says something else about."""
    later = next((o for o in operations(mutated) if (o.path, o.method) == (operation.path, operation.method)), None)
    before, after = _fields(operation), _fields(later) if later else {}
    return {name for name in before if before[name] != after.get(name)}


def asks_the_same(operation: Operation, mutated: Document) -> bool:
    """Whether the other contract says the same of the requests of an operation, if not of its answers."""
    later = next((o for o in operations(mutated) if (o.path, o.method) == (operation.path, operation.method)), None)
    return later is not None and _asked(operation) == _asked(later)


def _asked(operation: Operation) -> str:
    document, definition = operation.document, operation.definition
    said = [definition.get(key) for key in ("parameters", "requestBody", "security")]
    said += [document.get("security"), document["components"].get("securitySchemes")]
    statuses = sorted(definition["responses"])
    return _with_references(document, [*said, statuses, definition["operationId"]])


def whole(operation: Operation) -> str:
    """Return all that a contract says about an operation, as one text."""
    document = operation.document
    said: list[Any] = [operation.definition, document.get("security"), document["components"].get("securitySchemes")]
    poll = operation.definition.get("x-job", {}).get("poll", {}).get("operationId")
    said += [other.definition for other in operations(document) if str(other) == poll]
    return _with_references(document, said)


def _fields(operation: Operation) -> dict[str, str]:
    body = operation.resolve(operation.definition.get("requestBody", {}))
    schema = operation.resolve(body.get("content", {}).get("application/json", {}).get("schema", {}))
    found = dict(schema.get("properties", {}))
    found |= {parameter["name"]: parameter for parameter in operation.definition.get("parameters", [])}
    return {name: _with_references(operation.document, [inner]) for name, inner in found.items()}


def _with_references(document: Document, said: list[Any]) -> str:
    parts: dict[str, Any] = {}
    waiting = list(said)
    while waiting:
        for reference in _references(waiting.pop()):
            if reference not in parts:
                parts[reference] = JsonPointer(reference.removeprefix("#")).resolve(document)
                waiting.append(parts[reference])
    return json.dumps(_binding([said, parts]), sort_keys=True)


def _binding(node: Any) -> Any:
    if isinstance(node, dict):
        # A property may be called `title`: it is no text.
        return {key: _binding(inner) for key, inner in node.items() if key not in _PROSE or not isinstance(inner, str)}
    if isinstance(node, list):
        return [_binding(inner) for inner in node]
    return node


def _references(node: Any) -> list[str]:
    if isinstance(node, dict):
        found = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return found + [reference for inner in node.values() for reference in _references(inner)]
    if isinstance(node, list):
        return [reference for inner in node for reference in _references(inner)]
    return []
