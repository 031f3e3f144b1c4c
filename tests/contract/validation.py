"""Validates values against the schemas of a bundle, with formats asserted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import referencing
from jsonpointer import JsonPointer
from openapi_schema_validator import OAS30Validator, OAS31Validator, oas30_format_checker, oas31_format_checker
from referencing.jsonschema import DRAFT202012

METHODS = ("get", "put", "post", "delete", "patch")
_ROOT = "urn:bundle"


def operations(bundle: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (path, method, operation) of the bundle's paths, references followed one step."""
    for path, item in bundle["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def callback_operations(bundle: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (expression, method, operation) of the callbacks of all operations."""
    for _, _, operation in operations(bundle):
        for callback in operation.get("callbacks", {}).values():
            for expression, item in follow(bundle, callback).items():
                for method in METHODS:
                    if method in item:
                        yield expression, method, item[method]


def follow(bundle: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Return what a `$ref` points to, or the node itself."""
    if "$ref" in node:
        found: dict[str, Any] = JsonPointer(node["$ref"].removeprefix("#")).resolve(bundle)
        return found
    return node


def violations(bundle: dict[str, Any], schema: dict[str, Any], value: Any) -> list[str]:
    """Return what the schema has against the value, a sentence each; empty when it is valid."""
    resource = DRAFT202012.create_resource(bundle)
    registry = referencing.Registry().with_resource(_ROOT, resource)
    schema = _absolute(schema)
    if bundle["openapi"].startswith("3.0"):
        validator = OAS30Validator(schema, registry=registry, format_checker=oas30_format_checker)
    else:
        validator = OAS31Validator(schema, registry=registry, format_checker=oas31_format_checker)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def body_schema(operation: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the operation's JSON request body."""
    schema: dict[str, Any] = operation["requestBody"]["content"]["application/json"]["schema"]
    return schema


def _absolute(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _ROOT + value if key == "$ref" else _absolute(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_absolute(item) for item in node]
    return node
