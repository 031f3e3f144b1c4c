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

from tools.generator.document import METHODS, ContractError, Document, resolve

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
    operations = callback_operations(document)
    if not operations:
        return None
    info = document["info"]
    paths: Document = {}
    for identifier, (method, operation) in operations.items():
        operation = operation | {"security": operation.get("security", [])}  # noqa: PLW2901 - the bundle stays as it is
        for media in operation["requestBody"]["content"].values():
            media["schema"] = shape(media.get("schema", {}))
        paths[f"/{identifier}"] = {method: operation}
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


def callback_operations(document: Document) -> dict[str, tuple[str, Document]]:
    """Return the operations of the callbacks by operationId, each with its method, as copies with their body inside.

    Raises:
        ContractError: One has no operationId or no JSON body, or shares its operationId with another.

    """
    found: dict[str, tuple[str, Document]] = {}
    for _, _, method, original in callbacks(document):
        identifier = original.get("operationId")
        if not isinstance(identifier, str):
            raise ContractError("a callback has no operationId: give it one")
        if "requestBody" not in original:
            raise ContractError(f"the callback {identifier} has no requestBody: say what is posted")
        operation = copy.deepcopy(original)
        # A callback without a payload says nothing, whatever OpenAPI's default is.
        operation["requestBody"] = copy.deepcopy(resolve(document, original["requestBody"])) | {"required": True}
        if set(operation["requestBody"].get("content", {})) != {"application/json"}:
            raise ContractError(f"the callback {identifier} must have a body of application/json and no other")
        if found.setdefault(identifier, (method, operation)) != (method, operation):
            raise ContractError(f"two callbacks have the operationId {identifier}: rename one")
    return found


def with_callbacks(document: Document) -> Document:
    """Return the bundle with its callbacks among its paths, so that their payloads get models. No path begins with two slashes.

    Raises:
        ContractError: As for `callback_operations`.

    """
    found = {f"//{name}": {method: callback} for name, (method, callback) in callback_operations(document).items()}
    return document | {"paths": document.get("paths", {}) | found}


def callbacks(document: Document) -> Iterator[tuple[Document, str, str, Document]]:
    """Yield for each callback: the operation that it belongs to, its name there, its method, its own operation."""
    for item in document.get("paths", {}).values():
        for starter in (item[method] for method in METHODS if method in item):
            for name, callback in starter.get("callbacks", {}).items():
                for target in resolve(document, callback).values():
                    yield from (
                        (starter, name, method, target[method])
                        for method in METHODS
                        if isinstance(target, dict) and method in target
                    )


def shape(schema: Any, *, prose: bool = True) -> Any:
    """Return a schema without what may grow.

    Args:
        schema: A schema of the bundle.
        prose: Whether to keep what people read: descriptions, examples, extensions.

    """
    if not isinstance(schema, dict):
        return schema
    kept: Document = {}
    for key, value in schema.items():
        match key:
            case "properties":
                kept[key] = {name: shape(inner, prose=prose) for name, inner in value.items()}
            case "items":
                kept[key] = shape(value, prose=prose)
            case "additionalProperties":
                if isinstance(value, dict):
                    kept[key] = shape(value, prose=prose)
            case "anyOf" | "oneOf":  # With lists opened, a value may fit more than one member.
                kept["anyOf"] = [shape(inner, prose=prose) for inner in value]
            case "allOf":
                kept[key] = [shape(inner, prose=prose) for inner in value]
            case "const":
                kept["enum"] = [value]
            case "enum" if len(value) > 1:
                if prose:
                    kept["x-extensible-enum"] = value
            case "format":
                if value in SHAPE_FORMATS:
                    kept[key] = value
            case _ if key in SHAPE or (prose and (key in PROSE or key.startswith("x-"))):
                kept[key] = value  # What stands under `not` stays as it is: opened, it would refuse more.
    return kept


def shapes(document: Document, schema: Any) -> tuple[Any, Document]:
    """Return the shape of a schema without prose, and the shapes that it refers to, by their `$ref`."""
    found: Document = {}
    waiting = [(bare := shape(schema, prose=False))]
    while waiting:
        for reference in _references(waiting.pop()):
            if reference not in found:
                found[reference] = shape(resolve(document, {"$ref": reference}), prose=False)
                waiting.append(found[reference])
    return bare, found


def _components(document: Document, paths: Document) -> Document:
    """Return the components that the paths need, in the order of the bundle."""
    needed: set[str] = set()
    waiting: list[Any] = [paths]
    while waiting:
        for reference in set(_references(waiting.pop())) - needed:
            needed.add(reference)
            target = resolve(document, {"$ref": reference})
            waiting.append(shape(target) if reference.startswith("#/components/schemas/") else target)
    components: Document = {}
    for section, parts in document.get("components", {}).items():
        kept = {name: part for name, part in parts.items() if f"#/components/{section}/{_escape(name)}" in needed}
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


def _escape(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


if __name__ == "__main__":
    sys.exit(main())
