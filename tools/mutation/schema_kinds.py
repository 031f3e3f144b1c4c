"""Kinds of mutants that break what a schema says: members, limits, required marks, types, defaults, names of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from tools.judges.contracts import Document
from tools.mutation.pointers import at, join, put, removal, remove, schemas, setting
from tools.mutation.showing import Showing

if TYPE_CHECKING:
    from tools.mutation.mutants import Breakage, Kind

LIMITS = ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems")
STRANGER = "stranger"

# A type, the type that takes its place, and how a value of the one becomes a value of the other.
OTHER_TYPE: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "string": ("integer", lambda _: 7),
    "integer": ("string", str),
    "number": ("string", str),
    "boolean": ("string", str),
    "array": ("string", lambda _: "text"),
    "object": ("array", lambda _: []),
}


def enum_member_dropped(document: Document, showing: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        for member in schema.get("enum", []):
            others = [other for other in schema["enum"] if other != member]
            if not others:
                continue  # what is left would be no enum; `enum-member-misspelt` covers it

            def breaks(it: Document, pointer: str = pointer, member: Any = member, others: Any = others) -> None:
                put(it, join(pointer, "enum"), others)
                _forget_default(it, pointer, member)
                if any(at(it, place) == member for place in showing.places(pointer)):
                    showing.replace(it, pointer, member, others[0])

            yield join(pointer, "enum"), f"without {member!r}", breaks


def enum_member_added(document: Document, showing: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        if "enum" not in schema or pointer.endswith("/not"):
            continue
        stranger = STRANGER if isinstance(schema["enum"][0], str) else max(schema["enum"]) * 2

        def breaks(it: Document, pointer: str = pointer, stranger: Any = stranger) -> None:
            at(it, pointer)["enum"].append(stranger)
            showing.change(it, pointer, lambda _: stranger)

        yield join(pointer, "enum"), f"with {stranger!r}", breaks


def enum_member_misspelt(document: Document, showing: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        for member in schema.get("enum", []):
            wrong = misspelt(member) if isinstance(member, str) else member + 100

            def breaks(it: Document, pointer: str = pointer, member: Any = member, wrong: Any = wrong) -> None:
                enum = at(it, pointer)["enum"]
                enum[enum.index(member)] = wrong
                if at(it, pointer).get("default") == member:
                    at(it, pointer)["default"] = wrong
                showing.replace(it, pointer, member, wrong)

            yield join(pointer, "enum"), f"{member!r} as {wrong!r}", breaks


def misspelt(text: str) -> str:
    """Return a text with two neighbouring letters swapped, or with one letter twice where that changes nothing."""
    for index in range(len(text) - 1, 0, -1):
        if text[index] != text[index - 1]:
            return text[: index - 1] + text[index] + text[index - 1] + text[index + 1 :]
    return text + text


def enum_opened(document: Document, showing: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        if "enum" in schema:
            stranger = STRANGER if isinstance(schema["enum"][0], str) else 1000

            def breaks(it: Document, pointer: str = pointer, stranger: Any = stranger) -> None:
                remove(it, join(pointer, "enum"))
                showing.change(it, pointer, lambda _: stranger)

            yield join(pointer, "enum"), "any value", breaks


def _limit_moved(step: int) -> Kind:
    def kind(document: Document, showing: Showing) -> Iterator[Breakage]:
        for pointer, schema in schemas(document):
            for name in LIMITS:
                if name in schema:
                    limit = schema[name] + step

                    def breaks(it: Document, pointer: str = pointer, name: str = name, limit: Any = limit) -> None:
                        at(it, pointer)[name] = limit
                        if name in ("minimum", "maximum"):
                            # The mock answers what is now the utmost.
                            showing.change(it, pointer, lambda _: limit)

                    yield join(pointer, name), f"{schema[name]} as {limit}", breaks

    return kind


def limit_lost(document: Document, showing: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        for name in LIMITS:
            if name in schema:
                beyond = schema[name] + (1 if name.startswith("max") else -1)

                def breaks(it: Document, pointer: str = pointer, name: str = name, beyond: Any = beyond) -> None:
                    remove(it, join(pointer, name))
                    if name in ("minimum", "maximum"):
                        showing.change(it, pointer, lambda _: beyond)

                yield join(pointer, name), "no limit", breaks


def required_dropped(document: Document, showing: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        for name in schema.get("required", []):

            def breaks(it: Document, pointer: str = pointer, name: str = name) -> None:
                at(it, pointer)["required"].remove(name)
                showing.change(it, pointer, lambda value: _without(value, name))

            yield join(pointer, "required"), f"{name} may be left out", breaks


def required_added(document: Document, _: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        for name in schema.get("properties", {}):
            if name not in schema.get("required", []):

                def breaks(it: Document, pointer: str = pointer, name: str = name) -> None:
                    at(it, pointer).setdefault("required", []).append(name)

                yield join(pointer, "required"), f"{name} must be there", breaks


def type_changed(document: Document, showing: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        if "type" in schema:
            other, convert = OTHER_TYPE[schema["type"]]

            def breaks(it: Document, pointer: str = pointer, other: str = other, convert: Any = convert) -> None:
                node = at(it, pointer)
                kept = {key: node[key] for key in ("description", "title") if key in node}
                node.clear()
                node.update(kept | {"type": other} | ({"items": {}} if other == "array" else {}))
                showing.change(it, pointer, convert)

            yield join(pointer, "type"), f"{schema['type']} as {other}", breaks


def number_or_integer(document: Document, showing: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        if schema.get("type") in ("integer", "number"):
            other = {"integer": "number", "number": "integer"}[schema["type"]]

            def breaks(it: Document, pointer: str = pointer, other: str = other) -> None:
                at(it, pointer)["type"] = other
                showing.change(it, pointer, lambda value: (value or 0) + 0.5 if other == "number" else int(value or 0))

            yield join(pointer, "type"), f"{schema['type']} as {other}", breaks


def null_allowed(document: Document, showing: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        if isinstance(schema.get("type"), str) and "enum" not in schema and "/properties/" in pointer:

            def breaks(it: Document, pointer: str = pointer) -> None:
                at(it, pointer)["type"] = [at(it, pointer)["type"], "null"]
                showing.change(it, pointer, lambda _: None)

            yield join(pointer, "type"), f"{schema['type']} or null", breaks


def format_changed(document: Document, showing: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        if "format" in schema:

            def breaks(it: Document, pointer: str = pointer) -> None:
                remove(it, join(pointer, "format"))
                showing.change(it, pointer, lambda _: "free text")

            yield join(pointer, "format"), f"no {schema['format']}", breaks


def default_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        if "default" in schema:
            default = schema["default"]
            others = [member for member in schema.get("enum", []) if member != default]
            other = others[0] if others else default + 1 if isinstance(default, int) else f"{default}x"
            place = join(pointer, "default")
            yield place, f"{default!r} as {other!r}", setting(place, other)


def default_lost(document: Document, _: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        if "default" in schema:
            place = join(pointer, "default")
            yield place, "no default", removal(place)


def field_renamed(document: Document, showing: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        for name in schema.get("properties", {}):
            wrong = misspelt(name)

            def breaks(it: Document, pointer: str = pointer, name: str = name, wrong: str = wrong) -> None:
                node = at(it, pointer)
                node["properties"] = {(wrong if key == name else key): one for key, one in node["properties"].items()}
                if name in node.get("required", []):
                    node["required"][node["required"].index(name)] = wrong
                showing.change(it, pointer, lambda value: _renamed(value, name, wrong))

            yield join(pointer, "properties", name), f"{name} as {wrong}", breaks


def field_lost(document: Document, showing: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        for name in schema.get("properties", {}):

            def breaks(it: Document, pointer: str = pointer, name: str = name) -> None:
                remove(it, join(pointer, "properties", name))
                if name in at(it, pointer).get("required", []):
                    at(it, pointer)["required"].remove(name)
                showing.change(it, pointer, lambda value: _without(value, name))

            yield join(pointer, "properties", name), f"no {name}", breaks


def field_added(document: Document, showing: Showing) -> Iterator[Breakage]:
    # A name that the contract knows: no finite number of requests finds one that nobody knows.
    names = sorted({name for _, schema in schemas(document) for name in schema.get("properties", {})})
    for pointer, schema in schemas(document):
        if "properties" in schema:
            new = next(name for name in names if name not in schema["properties"])

            def breaks(it: Document, pointer: str = pointer, new: str = new) -> None:
                at(it, pointer)["properties"][new] = {"type": "string"}
                showing.change(it, pointer, lambda value: value | {new: "text"})

            yield join(pointer, "properties"), f"with {new}", breaks


def closed_object_opened(document: Document, _: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        if schema.get("additionalProperties") is False:
            place = join(pointer, "additionalProperties")
            yield place, "takes unknown fields", removal(place)


def open_object_closed(document: Document, _: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        if "properties" in schema and "additionalProperties" not in schema:
            place = join(pointer, "additionalProperties")
            yield place, "refuses unknown fields", setting(place, False)


def union_member_lost(document: Document, _: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        for key in ("anyOf", "oneOf"):
            for index in range(len(schema.get(key, []))):
                place = join(pointer, key, index)
                yield place, "one kind less", removal(place)


def image_rule_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for pointer, schema in schemas(document):
        rule = schema.get("x-image", {})
        if "maxPixels" in rule:
            for step in (-1, 1):
                place = join(pointer, "x-image", "maxPixels")
                limit = rule["maxPixels"] + step
                yield place, f"{limit}", setting(place, limit)
        for index, name in enumerate(rule.get("mediaTypes", [])):
            place = join(pointer, "x-image", "mediaTypes", index)
            yield place, f"without {name}", removal(place)


def _forget_default(document: Document, pointer: str, value: Any) -> None:
    if at(document, pointer).get("default") == value:
        remove(document, join(pointer, "default"))


def _without(value: Any, name: str) -> Any:
    return {key: inner for key, inner in value.items() if key != name} if isinstance(value, dict) else value


def _renamed(value: Any, name: str, wrong: str) -> Any:
    if not isinstance(value, dict):
        return value
    return {(wrong if key == name else key): inner for key, inner in value.items()}


KINDS: dict[str, Kind] = {
    "enum-member-dropped": enum_member_dropped,
    "enum-member-added": enum_member_added,
    "enum-member-misspelt": enum_member_misspelt,
    "enum-opened": enum_opened,
    "limit-raised": _limit_moved(1),
    "limit-lowered": _limit_moved(-1),
    "limit-lost": limit_lost,
    "required-dropped": required_dropped,
    "required-added": required_added,
    "type-changed": type_changed,
    "number-or-integer": number_or_integer,
    "null-allowed": null_allowed,
    "format-changed": format_changed,
    "default-changed": default_changed,
    "default-lost": default_lost,
    "field-renamed": field_renamed,
    "field-lost": field_lost,
    "field-added": field_added,
    "closed-object-opened": closed_object_opened,
    "open-object-closed": open_object_closed,
    "union-member-lost": union_member_lost,
    "image-rule-changed": image_rule_changed,
}
