"""Kinds of mutants that break what stands in extensions: things that stay, lists, uploads, what is made anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tools.judges.contracts import Document, operations
from tools.mutation.pointers import at, join, pointer_of, removal, schemas, setting
from tools.mutation.showing import Showing

if TYPE_CHECKING:
    from tools.mutation.mutants import Breakage, Kind

_VERBS = ("creates", "uses", "reads", "changes", "deletes")


def resource_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    kinds = sorted({o.definition["x-resource"]["kind"] for o in operations(document) if "x-resource" in o.definition})
    for operation in operations(document):
        rule = operation.definition.get("x-resource")
        place = join(pointer_of(operation), "x-resource")
        if rule is None:
            continue
        yield place, "no thing", removal(place)
        for kind in (*(one for one in kinds if one != rule["kind"]), "stranger"):
            yield join(place, "kind"), kind, setting(join(place, "kind"), kind)
        verb = next(one for one in _VERBS if one in rule)
        for other in _VERBS:
            if other == verb:
                continue

            def breaks(it: Document, place: str = place, verb: str = verb, other: str = other) -> None:
                node = at(it, place)
                node[other] = node.pop(verb)

            yield join(place, verb), f"{verb} as {other}", breaks
        for pointer, value in _texts(rule, place):
            if not pointer.endswith("/kind") or "/members/" in pointer:
                yield pointer, f"{value}x", setting(pointer, f"{value}x")
        for key in ("answer", "from", "members"):
            if key in rule:
                yield join(place, key), f"no {key}", removal(join(place, key))
        for index, entry in enumerate(rule.get("sets", [])):
            where = join(place, "sets", index)
            yield where, f"{entry['field']} is not set", removal(where)
            if not isinstance(entry["value"], str):
                yield join(where, "value"), f"not {entry['value']}", setting(join(where, "value"), not entry["value"])


def pagination_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        rule = operation.definition.get("x-pagination")
        place = join(pointer_of(operation), "x-pagination")
        if rule is None:
            continue
        yield place, "no pages", removal(place)
        wrongs = {
            "items": "$response.body#/items",
            "id": "/artworkId",
            "offset": rule["limit"],
            "limit": rule["offset"],
        }
        for key, wrong in wrongs.items():
            yield join(place, key), wrong, setting(join(place, key), wrong)


def echo_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        place = join(pointer_of(operation), "x-echo")
        for name, value in operation.definition.get("x-echo", {}).items():
            yield join(place, name), "not repeated", removal(join(place, name))
            for wrong in (f"{value}x", "$response.body#/status"):
                yield join(place, name), wrong, setting(join(place, name), wrong)


def upload_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    return _places_changed(document, "x-upload")


def result_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    return _places_changed(document, "x-result")


def _places_changed(document: Document, extension: str) -> Iterator[Breakage]:
    for operation in operations(document):
        place = join(pointer_of(operation), extension)
        for key, value in operation.definition.get(extension, {}).items():
            yield join(place, key), f"{value}x", setting(join(place, key), f"{value}x")
            yield join(place, key), "not told", removal(join(place, key))


def generated_lost(document: Document, _: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        if "x-generated" in schema:
            place = join(pointer, "x-generated")
            yield place, "not made anew", removal(place)


def _texts(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from [(join(pointer, key), one)] if isinstance(one, str) else _texts(one, join(pointer, key))


KINDS: dict[str, Kind] = {
    "resource-changed": resource_changed,
    "pagination-changed": pagination_changed,
    "echo-changed": echo_changed,
    "upload-changed": upload_changed,
    "result-changed": result_changed,
    "generated-lost": generated_lost,
}
