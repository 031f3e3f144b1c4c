"""openapi/extensions.md describes every field of the extensions that the contracts use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.contracts.ledger import OPENAPI, VENDORS, read_bundle

# Extensions whose value is an object with fields of its own. In the name of a field a dot goes one deeper.
OBJECTS = ("x-job", "x-event", "x-billing", "x-pagination", "x-resource", "x-result", "x-upload", "x-image")


def extensions(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key.startswith("x-"):
                yield key, value
            else:
                yield from extensions(value)
    elif isinstance(node, list):
        for item in node:
            yield from extensions(item)


def fields(value: dict[str, Any]) -> Iterator[str]:
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield from (f"{key}.{field}" for field in fields(inner))
        else:
            yield key


def used() -> list[tuple[str, Any]]:
    return [found for vendor in VENDORS for found in extensions(read_bundle(vendor))]


def sections() -> dict[str, str]:
    text = (OPENAPI / "extensions.md").read_text(encoding="utf-8")
    _, *parts = re.split(r"^## `(x-[a-z-]+)`$", text, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_every_field_of_an_extension_is_described() -> None:
    described = sections()
    assert {name for name, _ in used()} >= set(OBJECTS)
    for name, value in used():
        if name in OBJECTS:
            assert [field for field in fields(value) if f"`{field}`" not in described[name]] == [], name
