"""OpenAPI runtime expressions that point into a JSON body: `$response.body#/data/id`."""

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
    parts = expression.removeprefix(start).split("/")
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in parts)


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


def drop(value: Any, path: Pointer) -> None:
    """Remove what stands at the pointer, if anything does."""
    parent = get(value, path[:-1])
    if isinstance(parent, dict):
        parent.pop(path[-1], None)
