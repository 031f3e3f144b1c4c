"""Values around what a schema says: at each limit, just past it, every member, near misses, every wrong type.

Which of them are valid is not decided here. Whoever uses them asks a validator, so that no rule is written twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tools.judges.contracts import Document, resolve

# One of each type of JSON.
TYPES: tuple[Any, ...] = (None, True, False, 0, 1, -1, 2.5, "", "text", [], {}, [1], {"a": 1})

FORMATS: dict[str, tuple[str, ...]] = {
    "uri": (
        "https://example.com/a?b=c#d",
        "http://example.com",
        "not a url",
        "/relative",
        "example.com/a",
        "https://a b",
    ),
    "uuid": ("3fa85f64-5717-4562-b3fc-2c963f66afa6", "3fa85f64", "not-a-uuid"),
    "date-time": ("2024-07-29T15:51:28.071Z", "2024-07-29T15:51:28+02:00", "2024-07-29", "yesterday"),
    "date": ("2024-07-29", "29.7.2024", "2024-07-29T15:51:28Z"),
    "email": ("a@example.com", "nobody"),
}


def vocabulary(document: Document) -> list[Any]:
    """Return every member of every enum of a document: the likeliest strangers in any other."""
    found: dict[str, Any] = {}

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if isinstance(node.get("enum"), list):
                found.update({repr(member): member for member in node["enum"]})
            for inner in node.values():
                walk(inner)
        elif isinstance(node, list):
            for inner in node:
                walk(inner)

    walk(document.get("components", {}).get("schemas", {}))
    return list(found.values())


def field_names(document: Document) -> list[str]:
    """Return the name of every field in the schemas of a document: the likeliest unknown fields of any other."""
    schemas = document.get("components", {}).get("schemas", {}).values()
    return sorted({name for schema in schemas for name in schema.get("properties", {})})


def around(document: Document, schema: Document, words: list[Any]) -> Iterator[Any]:
    """Yield values around a schema; `words` are further candidates for every enum. Some come twice."""
    schema = resolve(document, schema)
    for key in ("anyOf", "oneOf", "allOf"):
        for member in schema.get(key, []):
            yield from around(document, member, words)
    yield from TYPES
    yield from schema.get("examples", [])
    if "default" in schema:
        yield schema["default"]
    if "enum" in schema:
        yield from _members(schema["enum"], words)
    yield from FORMATS.get(schema.get("format", ""), ())
    yield from _limits(schema)
    if "properties" in schema:
        yield from objects(document, schema, {}, words)
    if "items" in schema:
        yield from _arrays(document, schema, words)


def objects(document: Document, schema: Document, example: Document, words: list[Any]) -> Iterator[Document]:
    """Yield objects around a schema, each one step from the least valid object, or from the example."""
    schema = resolve(document, schema)
    properties: Document = schema.get("properties", {})
    least = {name: example.get(name, sample(document, properties[name])) for name in schema.get("required", [])}
    full = least | example
    yield from (least, full, full | {"undocumented": 1})
    yield from (least | {name: "text"} for name in field_names(document) if name not in properties)
    yield from ({key: value for key, value in full.items() if key != name} for name in full)
    for name, inner in properties.items():
        for value in around(document, inner, words):
            yield least | {name: value}
        if name not in full:
            yield full | {name: sample(document, inner)}


def sample(document: Document, schema: Document) -> Any:
    """Return a valid value of a schema: what its author wrote, or the plainest that fits."""
    schema = resolve(document, schema)
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return sample(document, schema[key][0])
    for key in ("examples", "enum"):
        if schema.get(key):
            return schema[key][0]
    if "default" in schema:
        return schema["default"]
    match schema.get("type"):
        case "object":
            return {name: sample(document, schema["properties"][name]) for name in schema.get("required", [])}
        case "array":
            return [sample(document, schema["items"])] * max(1, schema.get("minItems", 1))
        case "integer" | "number":
            return schema.get("minimum", schema.get("maximum", 1))
        case "boolean":
            return True
    return FORMATS.get(schema.get("format", ""), ("text" + "x" * schema.get("minLength", 0),))[0]


def _members(members: list[Any], words: list[Any]) -> Iterator[Any]:
    yield from members
    yield from words
    for member in members:
        if isinstance(member, str):
            yield from (member + "x", member[:-1], member.swapcase(), f" {member}", member.replace("_", "-"))
        elif isinstance(member, int):
            yield from (member - 1, member + 1, member + 0.5, str(member), member * 2)


def _limits(schema: Document) -> Iterator[Any]:
    for name in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
        if name in schema:
            edge = schema[name]
            yield from (edge - 1, edge, edge + 1, edge + 0.5, str(edge))
    for name in ("minLength", "maxLength"):
        if name in schema:
            yield from ("a" * length for length in (schema[name] - 1, schema[name], schema[name] + 1) if length >= 0)
            yield "\N{PERSON WITH BLOND HAIR}" * schema[name]  # characters, not bytes and not UTF-16 units
    if "multipleOf" in schema:
        yield from (schema["multipleOf"] * 3, schema["multipleOf"] * 3 + 1)
    # Where no limit is documented, there is none: beyond those that somebody would think of.
    if schema.get("type") == "string" and not schema.keys() & {"maxLength", "enum", "format"}:
        yield from ("x" * 70_000, "\N{SNOWMAN} \u00fc\n")
    if schema.get("type") in ("integer", "number") and "enum" not in schema:
        if "maximum" not in schema:
            yield from (1000, 2**31, 10**12)
        if "minimum" not in schema:
            yield from (-1000, -(2**31))


def _arrays(document: Document, schema: Document, words: list[Any]) -> Iterator[Any]:
    whole = sample(document, schema["items"])
    for length in {
        0,
        1,
        2,
        100,
        *(schema.get(name, 1) + step for name in ("minItems", "maxItems") for step in (-1, 0, 1)),
    }:
        yield [whole] * length
    for value in around(document, schema["items"], words):
        yield [value]
