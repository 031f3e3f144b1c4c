"""Merge bundled contracts into the one document that Prism serves."""

import re
from collections.abc import Mapping
from typing import Any

from image_api_contracts import METHODS, ContractError, Document, resolve
from image_api_mocks.errors import MockError

# Prism fires a callback at once, even if it refuses the request, to whatever host the request names. It reads no links.
_NOT_SERVED = {"callbacks", "links"}
# Path items are written out where they are used, because their operations differ from those of the contract.
_NOT_SERVED_COMPONENTS = _NOT_SERVED | {"pathItems"}


def merge(contracts: Mapping[str, Document]) -> Document:
    """Merge contracts, given by name, into one document for Prism.

    Components and operationIds get the name of their contract as a prefix (`name.Component`), and each operation
    carries its own `security`. Left out is what Prism would misuse or does not read: callbacks, links, servers,
    extensions of an operation.

    Raises MockError if two contracts share a path or differ in OpenAPI version, and ContractError if one refers to
    another file.
    """
    _refuse_mixed_versions(contracts)
    _refuse_shared_paths(contracts)
    merged: Document = {
        "openapi": next((contract["openapi"] for contract in contracts.values()), "3.1.0"),
        "info": {"title": "Mock of " + ", ".join(contracts), "version": "0"},
        "tags": [],
        "paths": {},
        "components": {},
    }
    tags: dict[str, Any] = {}  # by name
    for name, contract in contracts.items():
        for tag in contract.get("tags", []):
            tags.setdefault(tag["name"], tag)
        for path, item in contract.get("paths", {}).items():
            merged["paths"][path] = _rename_refs(name, _served_path_item(name, contract, resolve(contract, item)))
        for section, components in contract.get("components", {}).items():
            if section not in _NOT_SERVED_COMPONENTS:
                served = {
                    key: _served_response(part) if section == "responses" else part for key, part in components.items()
                }
                into = merged["components"].setdefault(section, {})
                into.update({f"{name}.{key}": _rename_refs(name, part) for key, part in served.items()})
    merged["tags"] = list(tags.values())
    return merged


def _refuse_mixed_versions(contracts: Mapping[str, Document]) -> None:
    versions = {name: ".".join(str(contract["openapi"]).split(".")[:2]) for name, contract in contracts.items()}
    if len(set(versions.values())) > 1:
        listed = ", ".join(f"{name} is {version}" for name, version in versions.items())
        raise MockError(
            f"Contracts of different OpenAPI versions cannot be served together: {listed}. Serve them one by one."
        )


def _refuse_shared_paths(contracts: Mapping[str, Document]) -> None:
    owners: dict[str, tuple[str, str]] = {}
    for name, contract in contracts.items():
        for path in contract.get("paths", {}):
            # Two paths that differ in the names of their parameters only are one path to a router.
            shape = re.sub(r"\{[^}]*\}", "{}", path)
            owner, taken = owners.setdefault(shape, (name, path))
            if owner != name:
                raise MockError(
                    f"The contracts {owner!r} and {name!r} share a path, {taken} and {path}, "
                    "and cannot be served at one address. "
                    "Serve them one by one: image-api-mocks --contract FILE"
                )


def _served_path_item(name: str, contract: Document, item: Document) -> Document:
    served = {key: value for key, value in item.items() if key != "servers"}
    return served | {method: _served_operation(name, contract, item[method]) for method in METHODS if method in item}


def _served_operation(name: str, contract: Document, operation: Document) -> Document:
    left_out = _NOT_SERVED | {"servers"}
    served = {key: value for key, value in operation.items() if key not in left_out and not key.startswith("x-")}
    if "operationId" in operation:
        served["operationId"] = f"{name}.{operation['operationId']}"
    security = operation.get("security", contract.get("security"))
    if security is not None:
        served["security"] = [{f"{name}.{scheme}": scopes for scheme, scopes in choice.items()} for choice in security]
    served["responses"] = {
        status: _served_response(response) for status, response in operation.get("responses", {}).items()
    }
    return served


def _served_response(response: Document) -> Document:
    return {key: value for key, value in response.items() if key not in _NOT_SERVED}


def _rename_refs(name: str, node: Any) -> Any:
    if isinstance(node, list):
        return [_rename_refs(name, item) for item in node]
    if not isinstance(node, dict):
        return node
    renamed = {key: _rename_refs(name, value) for key, value in node.items()}
    if isinstance(node.get("$ref"), str):
        renamed["$ref"] = _rename_ref(name, node["$ref"])
    if isinstance(node.get("discriminator"), dict):
        mapping = node["discriminator"].get("mapping", {})
        renamed["discriminator"] = node["discriminator"] | {
            "mapping": {
                # A mapping may name a schema without its path.
                value: _rename_ref(name, schema) if "#" in schema else f"{name}.{schema}"
                for value, schema in mapping.items()
            }
        }
    return renamed


def _rename_ref(name: str, ref: str) -> str:
    if not ref.startswith("#/"):
        raise ContractError(
            f"The contract {name!r} refers to another file, {ref}. Bundle it into one file: npx @redocly/cli bundle"
        )
    return re.sub(r"^#/components/([^/]+)/", rf"#/components/\1/{name}.", ref)
