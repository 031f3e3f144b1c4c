"""Derive the receiver's contract from a bundle: `python -m tools.generator.receiver_contract openapi/dist/<vendor>.openapi.json`.

The callbacks of the bundle become the paths of a document of their own, `<vendor>.receiver.openapi.json` beside it: the
API that a receiver of the vendor's callbacks offers. A bundle without callbacks gets none.

It asks for the shape of a payload and for nothing that may grow: limits and closed lists of values are the vendor's
to keep, and a receiver that refuses what breaks them loses an event. An enum of one member stays, because it tells
kinds apart.
"""

import argparse
import copy
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from image_api_contracts import ContractError, Document, resolve
from image_api_contracts.documents import Pointer, pointer_parts
from image_api_contracts.operations import JSON, Operation, operations

BUNDLE_SUFFIX = ".openapi.json"
RECEIVER_SUFFIX = ".receiver.openapi.json"

# What a payload must keep to: types, required fields, and the formats that a model turns into a type of Python.
SHAPE = {"$ref", "type", "properties", "required", "items", "additionalProperties", "anyOf", "allOf", "enum", "not"}
SHAPE_FORMATS = {"date", "date-time", "uuid"}
PROSE = {"title", "description", "examples"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code: 0, or 1 with the reason on stderr."""
    parser = argparse.ArgumentParser(description="Derive the receiver's contract from each bundle, beside it.")
    parser.add_argument("bundles", type=Path, nargs="+", help=f"bundled contracts, <vendor>{BUNDLE_SUFFIX}")
    for bundle in parser.parse_args(arguments).bundles:
        output = bundle.with_name(bundle.name.removesuffix(BUNDLE_SUFFIX) + RECEIVER_SUFFIX)
        try:
            contract = receiver_contract(json.loads(bundle.read_text(encoding="utf-8")))
        except (OSError, ValueError, ContractError) as error:
            print(f"error: {bundle}: {error}", file=sys.stderr)
            return 1
        if contract is None:
            output.unlink(missing_ok=True)
        else:
            output.write_text(json.dumps(contract, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def receiver_contract(document: Document) -> Document | None:
    """Return the contract of a receiver, self-contained; None if the bundle has no callbacks.

    Raises:
        ContractError: A callback has no operationId or no JSON body, or shares its operationId with another.

    """
    found = callback_operations(document)
    if not found:
        return None
    info = document["info"]
    paths: Document = {}
    for identifier, callback in found.items():
        paths[f"/{identifier}"] = item = _path_item(callback)
        for operation in item.values():
            operation.setdefault("security", [])
            for media in operation["requestBody"]["content"].values():
                media["schema"] = shape(media.get("schema", {}))
    contract: Document = {
        "openapi": document["openapi"],
        "info": {
            **info,
            "title": f"{info['title']}: receiver of callbacks",
            "description": "What a receiver of the callbacks offers. Made from the bundle by `make generate`: each callback is "
            "a path, named by its operationId; mount it where you like. Only the shape of a payload is asked for, so that "
            "the vendor can grow.",
        },
        "servers": [{"url": "/", "description": "Your own server."}],
    }
    contract |= {key: document[key] for key in ("externalDocs",) if key in document}
    used = {tag for item in paths.values() for operation in item.values() for tag in operation.get("tags", [])}
    contract["tags"] = [tag for tag in document.get("tags", []) if tag["name"] in used]
    contract["paths"] = paths
    contract["components"] = _components(document, paths)
    return contract


def callback_operations(document: Document) -> dict[str, Operation]:
    """Return the operations of the callbacks by operationId.

    Raises:
        ContractError: One has no operationId or no JSON body, or shares its operationId with another.

    """
    found: dict[str, Operation] = {}
    for _, _, callback in callbacks(document):
        if not callback.definition.get("operationId"):
            raise ContractError("a callback has no operationId: give it one")
        if not callback.request.definition:
            raise ContractError(f"the callback {callback.id} has no requestBody: say what is posted")
        if set(callback.request.content) != {JSON}:
            raise ContractError(f"the callback {callback.id} must have a body of application/json and no other")
        if _path_item(found.setdefault(callback.id, callback)) != _path_item(callback):
            raise ContractError(f"two callbacks have the operationId {callback.id}: rename one")
    return found


def with_callbacks(document: Document) -> Document:
    """Return the bundle with its callbacks among its paths, so that their payloads get models. No path begins with two slashes.

    Raises:
        ContractError: As for `callback_operations`.

    """
    found = {f"//{name}": _path_item(callback) for name, callback in callback_operations(document).items()}
    return document | {"paths": document.get("paths", {}) | found}


def callbacks(document: Document) -> Iterator[tuple[Operation, str, Operation]]:
    """Yield for each callback: the operation that it belongs to, its name there, its own operation."""
    for operation in operations(document):
        for name, found in operation.callbacks.items():
            yield from ((operation, name, callback) for callback in found)


def _path_item(callback: Operation) -> Document:
    """Return a path item with a copy of the operation of a callback, its body inside."""
    # A callback without a payload says nothing, whatever OpenAPI's default is.
    body = callback.request.definition | {"required": True}
    return copy.deepcopy({callback.method.lower(): callback.definition | {"requestBody": body}})


def shape(schema: Any) -> Any:
    """Return a schema of the bundle without what may grow."""
    if not isinstance(schema, dict):
        return schema
    kept: Document = {}
    for key, value in schema.items():
        match key:
            case "properties":
                kept[key] = {name: shape(inner) for name, inner in value.items()}
            case "items":
                kept[key] = shape(value)
            case "additionalProperties":
                if isinstance(value, dict):
                    kept[key] = shape(value)
            case "anyOf" | "oneOf":  # With lists opened, a value may fit more than one member.
                kept["anyOf"] = [shape(inner) for inner in value]
            case "allOf":
                kept[key] = [shape(inner) for inner in value]
            case "const":
                kept["enum"] = [value]
            case "enum" if len(value) > 1:
                kept["x-extensible-enum"] = value
            case "format":
                if value in SHAPE_FORMATS:
                    kept[key] = value
            case _ if key in SHAPE or key in PROSE or key.startswith("x-"):
                kept[key] = value  # What stands under `not` stays as it is: opened, it would refuse more.
    return kept


def payload_tags(document: Document, schema: Any) -> Document:
    """Return the fields of a payload that can have one value only, with that value."""
    properties = shape(resolve(document, schema)).get("properties", {})
    return {name: part["enum"][0] for name, part in properties.items() if isinstance(part, dict) and part.get("enum")}


def _components(document: Document, paths: Document) -> Document:
    """Return the components that the paths need, in the order of the bundle."""
    needed: set[Pointer] = set()
    waiting: list[Any] = [paths]
    while waiting:
        for reference in _references(waiting.pop()):
            place = pointer_parts(reference)
            if place not in needed:
                needed.add(place)
                target = resolve(document, {"$ref": reference})
                waiting.append(shape(target) if place[:2] == ("components", "schemas") else target)
    components: Document = {}
    for section, parts in document.get("components", {}).items():
        kept = {name: part for name, part in parts.items() if ("components", section, name) in needed}
        if kept:
            components[section] = {name: shape(part) for name, part in kept.items()} if section == "schemas" else kept
    return components


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


if __name__ == "__main__":
    sys.exit(main())
