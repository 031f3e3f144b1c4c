"""A contract as each of its two readers sees it: the caller of its operations, and the receiver of its callbacks.

The tool that compares contracts knows one direction: a caller writes requests and reads answers. In a callback it is
the other way round, so each callback is turned into an operation that a receiver *calls*: what the vendor posts is its
answer, and what the receiver may reply is a parameter that takes the documented statuses.
"""

from __future__ import annotations

import copy
import re
from typing import Any

from tools.judges.contracts import METHODS, Document, operations, resolve


def caller_view(document: Document) -> Document:
    """Return the contract without its callbacks."""
    view = copy.deepcopy(document)
    for operation in operations(view):
        operation.definition.pop("callbacks", None)
    view.get("components", {}).pop("callbacks", None)
    return _without_unused(view)


def receiver_view(document: Document) -> Document:
    """Return the contract's callbacks, each as an operation with the direction reversed."""
    view: Document = {key: copy.deepcopy(document[key]) for key in ("openapi", "info", "components") if key in document}
    view["paths"] = {}
    for operation in operations(document):
        for name, callback in operation.definition.get("callbacks", {}).items():
            for item in resolve(document, callback).values():
                delivery = next(item[method] for method in METHODS if method in item)
                place = re.sub(r"[{}]", "", operation.path)
                view["paths"][f"{place}/{operation.method}/{name}"] = {"get": _reversed(document, delivery)}
    view.get("components", {}).pop("callbacks", None)
    view.get("components", {}).pop("securitySchemes", None)
    return _without_unused(view)


def _reversed(document: Document, delivery: Document) -> Document:
    payload = resolve(document, delivery.get("requestBody", {}))
    replies = sorted(str(status) for status in delivery["responses"])
    return {
        "parameters": [{"name": "reply", "in": "query", "schema": {"type": "string", "enum": replies}}],
        "responses": {"200": {"description": "What is posted.", "content": copy.deepcopy(payload.get("content", {}))}},
    }


def _without_unused(view: Document) -> Document:
    """Return the view without the components that nothing in it leads to: a change there is no change to its reader."""
    used: set[tuple[str, str]] = set()
    waiting: list[Any] = [{key: value for key, value in view.items() if key != "components"}]
    while waiting:
        for reference in _references(waiting.pop()):
            section, _, name = reference.removeprefix("#/components/").partition("/")
            if (section, name) not in used:
                used.add((section, name))
                waiting.append(view["components"][section][name.replace("~1", "/").replace("~0", "~")])
    names = {name.replace("~1", "/").replace("~0", "~") for _, name in used}
    view["components"] = {
        section: {
            name: part
            for name, part in parts.items()
            if section == "securitySchemes" or (name in names and any(section == kind for kind, _ in used))
        }
        for section, parts in view.get("components", {}).items()
    }
    return view


def _references(node: Any) -> list[str]:
    if isinstance(node, dict):
        found = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return found + [reference for value in node.values() for reference in _references(value)]
    if isinstance(node, list):
        return [reference for value in node for reference in _references(value)]
    return []
