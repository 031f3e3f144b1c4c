"""Whether a JSON value has the shape that a contract describes: types, required fields, kinds.

The schemas are those of the receiver's contract, in which nothing else is left. Whatever else a schema says is not
looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from .. import rfc3339
from ..limits import is_array, is_object

Problem = tuple[str, str]  # where, dotted; and what is wrong there

_TYPES: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "object": ("an object", lambda value: isinstance(value, dict)),
    "array": ("a list", lambda value: isinstance(value, list)),
    "string": ("a string", lambda value: isinstance(value, str)),
    "boolean": ("true or false", lambda value: isinstance(value, bool)),
    "null": ("null", lambda value: value is None),
    "number": ("a number", lambda value: isinstance(value, int | float) and not isinstance(value, bool)),
    "integer": (
        "a whole number",
        lambda value: not isinstance(value, bool) and (isinstance(value, int) or _is_whole(value)),
    ),
}
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII)
_FORMATS: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "uuid": ("a UUID", lambda text: _UUID.fullmatch(text) is not None),
    "date": ("a date such as 2024-01-15", lambda text: _DATE.fullmatch(text) is not None and _is_time(text)),
    "date-time": (
        "a time such as 2024-01-15T11:30:00Z",
        lambda text: _TIME.fullmatch(text) is not None and _is_time(text),
    ),
}


def find_problem(value: Any, schema: Any, schemas: Mapping[str, Any], where: str = "") -> Problem | None:
    """Return what is wrong with a value.

    Args:
        value: A JSON value as `json.loads` gives it.
        schema: The schema, or True or False.
        schemas: The schemas that it refers to, by their `$ref`.
        where: The place of the value, dotted; empty for the whole.

    Returns:
        The first problem; None if there is none.

    """
    if isinstance(schema, bool):
        return None if schema else (where, "must not be there")
    if "$ref" in schema:
        found = find_problem(value, schemas[schema["$ref"]], schemas, where)
        if found:
            return found
    return (
        _type_problem(value, schema, where)
        or _object_problem(value, schema, schemas, where)
        or _items_problem(value, schema, schemas, where)
        or _kind_problem(value, schema, schemas, where)
    )


def _type_problem(value: Any, schema: Mapping[str, Any], where: str) -> Problem | None:
    if "type" in schema:
        names: list[str] = schema["type"] if is_array(schema["type"]) else [schema["type"]]
        if not any(_TYPES[name][1](value) for name in names):
            wanted = " or ".join(_TYPES[name][0] for name in names)
            return where, f"must be {wanted}, not {_kind(value)}"
    if isinstance(value, str) and schema.get("format") in _FORMATS:
        words, fits = _FORMATS[schema["format"]]
        if not fits(value):
            return where, f"must be {words}"
    return None


def _object_problem(value: Any, schema: Mapping[str, Any], schemas: Mapping[str, Any], where: str) -> Problem | None:
    if not is_object(value):
        return None
    for name in schema.get("required", []):
        if name not in value:
            return _join(where, name), "is missing"
    properties = schema.get("properties", {})
    for name, inner in properties.items():
        if name in value and (found := find_problem(value[name], inner, schemas, _join(where, name))):
            return found
    others = schema.get("additionalProperties")
    if others is not None:
        for name, inner in value.items():
            # Its name is the sender's word, and stays out of messages.
            if name not in properties and (found := find_problem(inner, others, schemas, _join(where, "*"))):
                return found
    return None


def _items_problem(value: Any, schema: Mapping[str, Any], schemas: Mapping[str, Any], where: str) -> Problem | None:
    if is_array(value) and "items" in schema:
        for index, item in enumerate(value):
            if found := find_problem(item, schema["items"], schemas, f"{where}[{index}]"):
                return found
    return None


def _kind_problem(value: Any, schema: Mapping[str, Any], schemas: Mapping[str, Any], where: str) -> Problem | None:
    if "enum" in schema and not any(_same(value, member) for member in schema["enum"]):
        return where, f"must be {' or '.join(map(repr, schema['enum']))}"
    for inner in schema.get("allOf", []):
        if found := find_problem(value, inner, schemas, where):
            return found
    if "anyOf" in schema:
        problems = [find_problem(value, inner, schemas, where) for inner in schema["anyOf"]]
        if None not in problems:
            reasons = "; ".join(f"{at} {reason}".strip() for at, reason in dict.fromkeys(filter(None, problems)))
            return where, f"is of no documented kind ({reasons})"
    if "not" in schema and find_problem(value, schema["not"], schemas, where) is None:
        return where, "is of another kind"
    return None


def _kind(value: Any) -> str:
    for name in ("null", "boolean", "number", "string", "array", "object"):
        words, fits = _TYPES[name]
        if fits(value):
            return words
    return f"a {type(value).__name__}"


def _same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal; True and 1 are to Python, and not to JSON."""
    return isinstance(one, bool) is isinstance(other, bool) and bool(one == other)


def _is_whole(value: Any) -> bool:
    return isinstance(value, float) and value.is_integer()


def _is_time(text: str) -> bool:
    try:
        rfc3339.parse(text)
    except ValueError:
        return False
    return True


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
