"""OpenAPI runtime expressions such as `$response.body#/data/id`, and what they find in a request and its response."""

import re
from collections.abc import Mapping
from typing import Any

from image_api_contracts.documents import ContractError, Pointer, is_object, pointer_parts


def pointer(expression: str, of: str) -> Pointer:
    """Return the parts of the JSON pointer in an expression.

    Args:
        expression: `$response.body#/data/id`.
        of: The body that the expression has to point into: `request` or `response`.

    Raises:
        ContractError: The expression points into something else.
    """
    start = f"${of}.body#"
    if not expression.startswith(f"{start}/"):
        raise ContractError(f"{expression!r} does not point into the {of} body, as '{start}/id' does")
    return pointer_parts(expression.removeprefix(start))


def parameter(expression: str, where: str) -> str:
    """Return the name of the parameter in an expression.

    Args:
        expression: `$request.query.limit`.
        where: The place of the parameter: `query` or `path`.

    Raises:
        ContractError: The expression names something else.
    """
    found = re.fullmatch(rf"\$request\.{where}\.(.+)", expression)
    if found is None:
        raise ContractError(f"{expression!r} names no {where} parameter, as '$request.{where}.id' does")
    return found[1]


def text(path: Pointer, of: str) -> str:
    """Return the expression of a JSON pointer into the `request` or `response` body: the reverse of `pointer`."""
    escaped = (part.replace("~", "~0").replace("/", "~1") for part in path)
    return f"${of}.body" + ("#" + "".join(f"/{part}" for part in escaped) if path else "")


def evaluate(expression: str, path: Mapping[str, Any], request: Any, response: Any) -> Any:
    """Return the value that an expression finds; None if there is none.

    Args:
        expression: An expression for a path parameter, a request body or a response body.
        path: The path parameters.
        request: The request body.
        response: The response body.

    Raises:
        ContractError: The expression names something else.
    """
    if expression.startswith("$request.path."):
        return path.get(parameter(expression, "path"))
    if expression.startswith("$request."):
        return get(request, pointer(expression, "request"))
    return get(response, pointer(expression, "response"))


def get(value: Any, path: Pointer) -> Any:
    """Return the part of a JSON value at a pointer; None if there is none."""
    for part in path:
        if not is_object(value) or part not in value:
            return None
        value = value[part]
    return value
