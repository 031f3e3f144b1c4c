"""OpenAPI documents as parsed JSON: their references and JSON pointers."""

from typing import Any, TypeGuard
from urllib.parse import unquote

Document = dict[str, Any]
Pointer = tuple[str, ...]
"""The parts of a JSON pointer; empty for the whole value."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The fields of a path item that hold an operation."""


class ContractError(Exception):
    """A contract cannot be found, read or used. The message says what is wrong, where, and what to do."""


def is_object(value: Any) -> TypeGuard[Document]:
    """Return whether a JSON value is an object."""
    return isinstance(value, dict)


def resolve(document: Document, node: Any) -> Any:
    """Return the node of a document, or the target of its `$ref`.

    Args:
        document: The document that contains the node.
        node: Any part of it. A chain of local references is followed to its end.

    Raises:
        ContractError: A reference is not local, leads nowhere, or leads back to itself.
    """
    seen: set[str] = set()
    while is_object(node) and isinstance(reference := node.get("$ref"), str):
        if not reference.startswith("#"):
            raise _broken(document, reference, "is in another file. Bundle the contract into one file")
        if reference in seen:
            raise _broken(document, reference, "leads back to itself. Correct it and bundle the contract again")
        seen.add(reference)
        target: Any = document
        for part in pointer_parts(unquote(reference[1:])):
            try:
                target = target[part] if is_object(target) else target[int(part)]
            except (LookupError, TypeError, ValueError):
                raise _broken(
                    document, reference, "is not in it. Correct the '$ref' and bundle the contract again"
                ) from None
        node = target
    return node


def pointer_parts(json_pointer: str) -> Pointer:
    """Return the parts of a JSON pointer such as `/data/id`."""
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in json_pointer.split("/")[1:])


def _broken(document: Document, reference: str, reason: str) -> ContractError:
    title = document.get("info", {}).get("title", "without a title")
    return ContractError(f"The contract {title!r} refers to {reference!r}, which {reason}")
