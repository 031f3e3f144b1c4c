"""OpenAPI documents as parsed JSON, and their local references."""

from typing import Any

Document = dict[str, Any]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The fields of a path item that hold an operation."""


class ContractError(Exception):
    """A contract cannot be found, read or used. The message says what is wrong, where, and what to do."""


def resolve(document: Document, node: Any) -> Any:
    """Return the node of a document, or the target of its `$ref`.

    Args:
        document: The document that contains the node.
        node: Any part of it. A chain of local references is followed to its end.
    """
    while isinstance(node, dict) and isinstance(node.get("$ref"), str):
        target: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node
