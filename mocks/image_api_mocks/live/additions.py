"""Finds what a response has beyond its contract: undocumented fields and headers."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from image_api_contracts import Document, resolve, schemas

# Headers of HTTP itself and of what stands between: a contract has no need to list them.
ORDINARY = frozenset(Path(__file__).with_name("ordinary-headers.txt").read_text(encoding="utf-8").split())


def new_headers(names: Iterable[str], response: Document | None) -> list[str]:
    """Return the headers that neither the documented response nor HTTP knows, in lower case."""
    documented = {name.lower() for name in (response or {}).get("headers", {})}
    return sorted({name.lower() for name in names} - ORDINARY - documented)


def new_fields(document: Document, schema: Any, value: Any, path: str = "$") -> Iterator[str]:
    """Yield the places of the fields of a value that its schema does not know.

    An object of which the schema names no field may have any.
    """
    schema = resolve(document, schema) if isinstance(schema, dict) else {}
    if isinstance(value, list):
        items: Document = next((part["items"] for part in _parts(document, schema) if "items" in part), {})
        for index, one in enumerate(value):
            yield from new_fields(document, items, one, f"{path}[{index}]")
    if not isinstance(value, dict):
        return
    known = schemas.properties(document, schema, value)
    open_to_any = any(isinstance(part.get("additionalProperties"), dict) for part in _parts(document, schema))
    for name, inner in value.items():
        if name in known:
            yield from new_fields(document, known[name], inner, f"{path}.{name}")
        elif known and not open_to_any:
            yield f"{path}.{name}"


def _parts(document: Document, schema: Document) -> Iterator[Document]:
    yield schema
    for key in ("allOf", "anyOf", "oneOf"):
        for option in schema.get(key, []):
            yield from _parts(document, resolve(document, option))
