"""Reads a vendor's ledgers (facts.yaml, assumptions.yaml) and holds them against its bundle.

The form of the ledgers is described in openapi/README.md.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jsonpointer import JsonPointer, JsonPointerException

OPENAPI = Path(__file__).parents[2] / "openapi"
VENDORS = sorted(path.parent.name for path in OPENAPI.glob("*/openapi.yaml"))

# Keywords that tell people something and bind nobody.
PROSE = {"title", "summary", "description", "tags", "externalDocs", "example", "examples", "info", "openapi"}
# Objects whose keys are names that the author chose, so that a property named "title" is no prose.
NAMED = {
    "properties",
    "paths",
    "schemas",
    "responses",
    "parameters",
    "securitySchemes",
    "callbacks",
    "links",
    "content",
    "variables",
}

MISSING = object()


@dataclass(frozen=True)
class Claim:
    """One place of the bundle that carries a statement: its pointer, and what stands there."""

    at: str
    value: Any = MISSING
    mentions: str | None = None
    absent: bool = False


@dataclass(frozen=True)
class Entry:
    """One statement of a ledger: a fact or an assumption."""

    id: str
    text: dict[str, str]
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Ledger:
    """One ledger file of a vendor."""

    entries: tuple[Entry, ...]
    pages: dict[str, dict[str, str]]


@functools.cache
def read_ledger(vendor: str, name: str) -> Ledger:
    """Read `openapi/<vendor>/<name>.yaml`; `name` is `facts` or `assumptions`."""
    document = yaml.load((OPENAPI / vendor / f"{name}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    entries = tuple(
        Entry(
            id=entry["id"],
            text={key: value for key, value in entry.items() if key not in ("id", "carried_by")},
            claims=tuple(Claim(**claim) for claim in entry["carried_by"]),
        )
        for entry in document[name]
    )
    return Ledger(entries, document.get("pages", {}))


def read_bundle(vendor: str) -> dict[str, Any]:
    """Read `openapi/dist/<vendor>.openapi.json`."""
    bundle: dict[str, Any] = json.loads((OPENAPI / "dist" / f"{vendor}.openapi.json").read_text(encoding="utf-8"))
    return bundle


def broken(claim: Claim, bundle: dict[str, Any]) -> str | None:
    """Say why the bundle does not carry the claim; None where it does."""
    try:
        found = JsonPointer(claim.at).resolve(bundle)
    except JsonPointerException:
        return None if claim.absent else f"{claim.at} is not in the bundle"
    if claim.absent:
        return f"{claim.at} is in the bundle and should not be"
    if claim.mentions is not None:
        return None if claim.mentions in found else f"{claim.at} does not mention {claim.mentions!r}: {found!r}"
    return _difference(claim.at, claim.value, found)


def _difference(pointer: str, expected: Any, found: Any) -> str | None:
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return f"{pointer} should be an object, is {found!r}"
        for key, value in expected.items():
            at = f"{pointer}/{_escape(key)}"
            if key not in found:
                return f"{at} is not in the bundle"
            if difference := _difference(at, value, found[key]):
                return difference
        return None
    # 1 and True are equal to Python and different to JSON.
    if json.dumps(expected, sort_keys=True) != json.dumps(found, sort_keys=True):
        return f"{pointer} should be {expected!r}, is {found!r}"
    return None


def constraints(node: Any, pointer: str = "", *, names: bool = False) -> Iterator[str]:
    """Yield the pointer of everything in the bundle that binds someone: each leaf that is no prose."""
    if isinstance(node, dict) and node:
        for key, value in node.items():
            if names or key not in PROSE:
                yield from constraints(value, f"{pointer}/{_escape(key)}", names=not names and key in NAMED)
    elif isinstance(node, list) and any(isinstance(item, dict) for item in node):
        for index, item in enumerate(node):
            yield from constraints(item, f"{pointer}/{index}")
    else:
        yield pointer


def claimed(claims: list[Claim]) -> set[str]:
    """Return the pointers of the leaves, and of the whole lists, that the claims account for."""
    return {pointer for pointer, _ in _claimed(claims)}


def unclaimed(bundle: dict[str, Any], claims: list[Claim]) -> list[str]:
    """Return the pointers of the constraints that no claim accounts for."""
    accounted = claimed(claims)
    # A list is claimed whole. An empty object is not: it names nothing of what stands there.
    lists = {pointer for pointer, value in _claimed(claims) if isinstance(value, list)}
    return [
        pointer
        for pointer in constraints(bundle)
        if pointer not in accounted and not any(parent in lists for parent in _parents(pointer))
    ]


def _claimed(claims: list[Claim]) -> Iterator[tuple[str, Any]]:
    for claim in claims:
        if claim.value is not MISSING:
            yield from _leaves(claim.value, claim.at)


def _leaves(value: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from _leaves(item, f"{pointer}/{_escape(key)}")
    else:
        yield pointer, value


def _parents(pointer: str) -> Iterator[str]:
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer


def _escape(key: str) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")
