"""Validates values against the schemas of a bundle, with formats asserted."""

from __future__ import annotations

from typing import Any

import referencing
from openapi_schema_validator import OAS30Validator, OAS31Validator, oas30_format_checker, oas31_format_checker
from referencing.jsonschema import DRAFT202012

_ROOT = "urn:bundle"


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


def _absolute(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _ROOT + value if key == "$ref" else _absolute(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_absolute(item) for item in node]
    return node
