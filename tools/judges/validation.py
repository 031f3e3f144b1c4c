"""Validates values against the schemas of a bundle, with formats asserted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import referencing
from jsonschema.exceptions import ValidationError
from openapi_schema_validator import OAS30Validator, OAS31Validator, oas30_format_checker, oas31_format_checker
from referencing.jsonschema import DRAFT202012

_ROOT = "urn:bundle"


class Validator:
    """Validates many values against one schema of a bundle."""

    def __init__(self, bundle: dict[str, Any], schema: dict[str, Any]) -> None:
        resource = DRAFT202012.create_resource(bundle)
        registry = referencing.Registry().with_resource(_ROOT, resource)
        schema = _absolute(schema)
        if bundle["openapi"].startswith("3.0"):
            self._validator = OAS30Validator(schema, registry=registry, format_checker=oas30_format_checker)
        else:
            self._validator = OAS31Validator(schema, registry=registry, format_checker=oas31_format_checker)

    def violations(self, value: Any) -> list[str]:
        """Return what the schema has against the value, a sentence each; empty when it is valid."""
        return [f"{error.json_path}: {error.message}" for error in self.errors(value)]

    def errors(self, value: Any) -> Iterator[ValidationError]:
        """Yield what the schema has against the value, as jsonschema tells it."""
        yield from self._validator.iter_errors(value)


def violations(bundle: dict[str, Any], schema: dict[str, Any], value: Any) -> list[str]:
    """Return what the schema has against the value, a sentence each; empty when it is valid."""
    return Validator(bundle, schema).violations(value)


def _absolute(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _ROOT + value if key == "$ref" else _absolute(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_absolute(item) for item in node]
    return node
