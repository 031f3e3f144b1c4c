"""Changes JSON values in place, at a JSON pointer."""

from typing import Any

from image_api_contracts.documents import Pointer
from image_api_contracts.expressions import get


def put(value: Any, path: Pointer, content: Any) -> None:
    """Write the content at the pointer, if the objects on the way there exist."""
    parent = get(value, path[:-1])
    if isinstance(parent, dict):
        parent[path[-1]] = content


def make(value: dict[str, Any], path: Pointer, content: Any) -> None:
    """Write the content at the pointer, and create the objects that are missing on the way there."""
    for part in path[:-1]:
        value = value.setdefault(part, {})
    value[path[-1]] = content


def drop(value: Any, path: Pointer) -> None:
    """Remove what is at the pointer, if there is anything."""
    parent = get(value, path[:-1])
    if isinstance(parent, dict):
        parent.pop(path[-1], None)
