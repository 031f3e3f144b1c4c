"""Reads schemas of a contract along a value: which properties an object has there, and which of them it must have."""

from collections.abc import Iterator
from typing import Any

from image_api_contracts import Document, resolve

Schema = dict[str, Any]


def properties(document: Document, schema: Schema, value: dict[str, Any]) -> dict[str, Schema]:
    """Return the properties that the schema gives an object such as `value`, each resolved."""
    found: dict[str, Schema] = {}
    for part in _parts(document, schema, value):
        found |= {name: resolve(document, prop) for name, prop in part.get("properties", {}).items()}
    return found


def required(document: Document, schema: Schema, value: dict[str, Any]) -> set[str]:
    """Return the names of the properties that an object such as `value` must have."""
    return {name for part in _parts(document, schema, value) for name in part.get("required", [])}


def _parts(document: Document, schema: Schema, value: dict[str, Any]) -> Iterator[Schema]:
    """Yield the schema, what it is composed of, and of a union the first member that the value can belong to."""
    resolved = resolve(document, schema)
    if not isinstance(resolved, dict):  # `true` allows anything
        return
    yield resolved
    for part in resolved.get("allOf", []):
        yield from _parts(document, part, value)
    for union in ("anyOf", "oneOf"):
        for member in resolved.get(union, []):
            if _can_be(document, resolve(document, member), value):
                yield from _parts(document, member, value)
                break


def _can_be(document: Document, member: Schema, value: dict[str, Any]) -> bool:
    """Return whether the tags of the value (what a member allows only certain values for) are those of the member."""
    if not set(member.get("required", [])) <= set(value):
        return False
    for name, prop in member.get("properties", {}).items():
        tag = resolve(document, prop)
        if name not in value or not isinstance(tag, dict):
            continue
        if value[name] not in tag.get("enum", [value[name]]) or value[name] != tag.get("const", value[name]):
            return False
        refused = resolve(document, tag.get("not", {}))
        if value[name] in refused.get("enum", []) or ("const" in refused and value[name] == refused["const"]):
            return False
    return True
