"""Reads a schema along a JSON object: which properties the object may have, and which of them it must have."""

from collections.abc import Iterator
from typing import Any

from image_api_contracts.documents import Document, is_object, resolve


def properties(document: Document, schema: Any, value: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas of the properties of an object such as `value`, each resolved.

    Args:
        document: The document that contains the schema.
        schema: The schema of the object. What it states itself takes precedence over its `allOf` and its unions.
        value: The object. It decides which option of a union applies.
    """
    found: dict[str, Any] = {}
    for part in _parts(document, schema, value):
        for name, inner in part.get("properties", {}).items():
            if name not in found:
                found[name] = resolve(document, inner)
    return found


def required(document: Document, schema: Any, value: dict[str, Any]) -> set[str]:
    """Return the names of the properties that an object such as `value` must have."""
    return {name for part in _parts(document, schema, value) for name in part.get("required", [])}


def _parts(document: Document, schema: Any, value: dict[str, Any]) -> Iterator[Document]:
    """Yield the schema, what it is composed of, and of each union the first option that the value can belong to."""
    resolved = resolve(document, schema)
    if not is_object(resolved):  # `true` allows anything
        return
    yield resolved
    for part in resolved.get("allOf", []):
        yield from _parts(document, part, value)
    for union in ("anyOf", "oneOf"):
        for option in resolved.get(union, []):
            if _fits(document, resolve(document, option), value):
                yield from _parts(document, option, value)
                break


def _fits(document: Document, option: Any, value: dict[str, Any]) -> bool:
    """Return whether the value has the required properties of an option, and no discriminator of another option."""
    if not is_object(option):
        return bool(option)
    if not set(option.get("required", [])) <= set(value):
        return False
    for name, inner in option.get("properties", {}).items():
        tag = resolve(document, inner)
        if name not in value or not is_object(tag):
            continue
        if value[name] not in tag.get("enum", [value[name]]) or value[name] != tag.get("const", value[name]):
            return False
        excluded: Document = resolve(document, tag.get("not", {}))
        if value[name] in excluded.get("enum", []) or ("const" in excluded and value[name] == excluded["const"]):
            return False
    return True
