"""Kinds of mutants that say more than the contract: limits, forms, media types and headers that nobody documented."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tools.judges.contracts import Document, operations
from tools.mutation.pointers import at, join, pointer_of, put, setting
from tools.mutation.showing import Showing

if TYPE_CHECKING:
    from tools.mutation.mutants import Breakage, Kind

# What is said of a plain value of each type, that its values around need not keep.
_STRICTER: dict[str, dict[str, Any]] = {
    "string": {"minLength": 2, "maxLength": 300, "pattern": "^[a-z]*$", "format": "uuid", "enum": ["text"]},
    "integer": {"minimum": 1, "maximum": 100, "multipleOf": 2},
    "array": {"minItems": 2, "maxItems": 3, "uniqueItems": True},
}
# A limit of one kind takes the place of another: both at once are covered by moving the one that is there.
_BOUND = {"string": ("enum", "format", "pattern"), "integer": ("enum",), "array": ()}


def rule_added(document: Document, _: Showing) -> Iterator[Breakage]:
    for pointer in sorted(_asked(document)):
        schema = at(document, pointer)
        kind = schema.get("type")
        if kind not in _STRICTER or any(key in schema for key in _BOUND[kind]):
            continue
        for key, value in _STRICTER[kind].items():
            if key not in schema:
                place = join(pointer, key)
                yield place, f"{value!r}, which is not documented", setting(place, value)


def enum_member_case(document: Document, showing: Showing) -> Iterator[Breakage]:
    for pointer in sorted(_asked(document)):
        for member in at(document, pointer).get("enum", []):
            if not isinstance(member, str) or member.swapcase() == member:
                continue

            def breaks(it: Document, pointer: str = pointer, member: str = member) -> None:
                enum = at(it, pointer)["enum"]
                enum[enum.index(member)] = member.swapcase()
                if at(it, pointer).get("default") == member:
                    at(it, pointer)["default"] = member.swapcase()
                showing.replace(it, pointer, member, member.swapcase())

            yield join(pointer, "enum"), f"{member!r} as {member.swapcase()!r}", breaks


def media_type_added(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        content = operation.definition.get("requestBody", {}).get("content", {})
        for name in list(content)[:1]:
            other = "text/plain" if name == "application/json" else f"{name.partition('/')[0]}/x-other"
            media = {"schema": {"type": "string"}} if name == "application/json" else content[name]
            place = join(pointer_of(operation), "requestBody", "content", other)
            yield place, "which is not documented", setting(place, media)


def answer_without_body(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        for status, answer in operation.responses().items():
            place = join(pointer_of(operation), "responses", str(status))
            bare = {"description": answer["description"]}
            yield place, "without a body", setting(place, bare)


def header_added(document: Document, _: Showing) -> Iterator[Breakage]:
    header = {"required": True, "schema": {"type": "string"}, "example": "text"}
    for operation in operations(document):
        place = join(pointer_of(operation), "responses", str(operation.success))

        def breaks(it: Document, place: str = place) -> None:
            put(it, place, {**at(it, place), "headers": {"X-Stranger": header}})

        yield join(place, "headers"), "with X-Stranger", breaks


def _asked(document: Document) -> set[str]:
    """Return the pointers of the schemas that describe requests."""
    found: set[str] = set()

    def walk(pointer: str) -> None:
        schema = at(document, pointer)
        while "$ref" in schema:
            pointer = schema["$ref"].removeprefix("#")
            schema = at(document, pointer)
        if pointer in found:
            return
        found.add(pointer)
        for name in schema.get("properties", {}):
            walk(join(pointer, "properties", name))
        if "items" in schema:
            walk(join(pointer, "items"))

    for operation in operations(document):
        here = pointer_of(operation)
        if "application/json" in operation.definition.get("requestBody", {}).get("content", {}):
            walk(join(here, "requestBody", "content", "application/json", "schema"))
        for index, parameter in enumerate(operation.definition.get("parameters", [])):
            if parameter["in"] == "query":
                walk(join(here, "parameters", index, "schema"))
    return found


KINDS: dict[str, Kind] = {
    "rule-added": rule_added,
    "enum-member-case": enum_member_case,
    "media-type-added": media_type_added,
    "answer-without-body": answer_without_body,
    "header-added": header_added,
}
