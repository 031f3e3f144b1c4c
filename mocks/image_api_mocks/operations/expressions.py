"""OpenAPI runtime expressions that point into a JSON body: `$response.body#/data/id`."""

import re
from collections.abc import Mapping
from typing import Any

from image_api_mocks.errors import MockError

Pointer = tuple[str, ...]


def pointer(expression: str, of: str) -> Pointer:
    """Return the parts of the JSON pointer in an expression such as `$response.body#/data/id`.

    `of` is "request" or "response", whichever body the expression has to speak of. Raises MockError if it does not.
    """
    start = f"${of}.body#/"
    if not expression.startswith(start):
        raise MockError(
            f"The mock cannot follow the expression {expression!r}: it reads only bodies here, as in '{start}id'. "
            "Correct the extension in the contract, as extensions.md describes it, then: make bundle"
        )
    return parts(expression.removeprefix(f"${of}.body#"))


def parts(json_pointer: str) -> Pointer:
    """Return the parts of a JSON pointer such as `/data/id`."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in json_pointer.split("/")[1:])


def parameter(expression: str, where: str) -> str:
    """Return the name in an expression such as `$request.query.limit`; `where` is "query" or "path".

    Raises MockError if it speaks of something else.
    """
    found = re.fullmatch(rf"\$request\.{where}\.(.+)", expression)
    if found is None:
        raise MockError(
            f"The mock cannot follow the expression {expression!r}: it expects a {where} parameter here, as in "
            f"'$request.{where}.id'. Correct the extension in the contract, as extensions.md describes it, then: "
            "make bundle"
        )
    return found[1]


def value(expression: str, path: Mapping[str, str], request: Any, answer: Any) -> Any:
    """Return what an expression finds; None if nothing is there.

    Takes the path parameters, the body of the request, and that of the answer. Raises MockError if the expression
    speaks of something else.
    """
    if expression.startswith("$request.path."):
        return path.get(parameter(expression, "path"))
    if expression.startswith("$request."):
        return get(request, pointer(expression, "request"))
    return get(answer, pointer(expression, "response"))


def get(value: Any, path: Pointer) -> Any:
    """Return what stands at the pointer in a JSON value; None if nothing does."""
    for part in path:
        if not isinstance(value, dict) or part not in value:
            return None
        value = value[part]
    return value


def put(value: Any, path: Pointer, content: Any) -> None:
    """Write the content at the pointer into a JSON object, if the objects on the way there exist."""
    parent = get(value, path[:-1])
    if isinstance(parent, dict):
        parent[path[-1]] = content


def make(value: dict[str, Any], path: Pointer, content: Any) -> None:
    """Write the content at the pointer into a JSON object; objects that are missing on the way there are made."""
    for part in path[:-1]:
        value = value.setdefault(part, {})
    value[path[-1]] = content


def drop(value: Any, path: Pointer) -> None:
    """Remove what stands at the pointer, if anything does."""
    parent = get(value, path[:-1])
    if isinstance(parent, dict):
        parent.pop(path[-1], None)
