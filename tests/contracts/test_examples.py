"""Every example in a bundle is valid, and every answer has one that a person would believe."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from openapi_schema_validator import oas31_format_checker

from tests.contracts.ledger import VENDORS, read_bundle
from tools.judges.contract.coherence import bodies
from tools.judges.contract.outline import json_body, operations
from tools.judges.contracts import resolve
from tools.judges.validation import violations

# What a generator fills in where nobody wrote an example.
PLACEHOLDERS = {"string", "str", "foo", "lorem"}


def examples_of(bundle: dict[str, Any], media: dict[str, Any]) -> dict[str, Any]:
    return {name: resolve(bundle, example)["value"] for name, example in media.get("examples", {}).items()}


def schema_examples(node: Any, pointer: str = "") -> Iterator[tuple[str, dict[str, Any], Any]]:
    if isinstance(node, dict):
        if isinstance(node.get("examples"), list):
            for value in node["examples"]:
                yield pointer, node, value
        for key, value in node.items():
            yield from schema_examples(value, f"{pointer}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from schema_examples(value, f"{pointer}/{index}")


def cases() -> list[Any]:
    found = [
        pytest.param(vendor, schema, value, id=f"{vendor}-{where}-{name}")
        for vendor in VENDORS
        for where, schema, name, value in bodies(read_bundle(vendor))
    ]
    found += [
        pytest.param(vendor, schema, value, id=f"{vendor}-{pointer}-{index}")
        for vendor in VENDORS
        for index, (pointer, schema, value) in enumerate(schema_examples(read_bundle(vendor)["components"]["schemas"]))
    ]
    return found


@pytest.mark.parametrize(("vendor", "schema", "value"), cases())
def test_the_example_is_valid(vendor: str, schema: dict[str, Any], value: Any) -> None:
    assert violations(read_bundle(vendor), schema, value) == []


def formats(node: Any) -> set[str]:
    """Return the formats of the schemas in a node."""
    if isinstance(node, list):
        return set().union(*map(formats, node))
    if not isinstance(node, dict):
        return set()
    own = {node["format"]} if "type" in node and isinstance(node.get("format"), str) else set()
    return own.union(*map(formats, node.values()))


@pytest.mark.parametrize("vendor", VENDORS)
def test_every_format_is_asserted(vendor: str) -> None:
    """jsonschema ignores a format for which a library is missing."""
    found = formats(read_bundle(vendor)["components"]["schemas"])
    assert {"date-time", "uri"} <= found
    assert found - set(oas31_format_checker.checkers) == set()


@pytest.mark.parametrize("vendor", VENDORS)
def test_every_parameter_has_a_valid_example(vendor: str) -> None:
    bundle = read_bundle(vendor)
    for path, method, operation in operations(bundle):
        for parameter in operation.get("parameters", []):
            where = f"{method} {path} {parameter['name']}"
            assert violations(bundle, parameter["schema"], parameter["example"]) == [], where


@pytest.mark.parametrize("vendor", VENDORS)
def test_every_body_has_an_example_that_a_person_believes(vendor: str) -> None:
    bundle = read_bundle(vendor)
    for path, method, operation in operations(bundle):
        for status, answer in operation["responses"].items():
            for media in resolve(bundle, answer)["content"].values():
                found = list(examples_of(bundle, media).values())
                assert found, f"{method} {path} {status} has no example"
                # The first one is what the mock answers when it is not asked for another.
                assert not (set(_texts(found[0])) & PLACEHOLDERS), f"{method} {path} {status}: {found[0]}"
        if body := json_body(operation):
            assert body["examples"], f"{method} {path}"


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_request_example_broken_in_any_field_is_refused(vendor: str) -> None:
    """The counterpart of the valid examples: the same bodies with one thing wrong."""
    bundle = read_bundle(vendor)
    for path, method, operation in operations(bundle):
        body = json_body(operation)
        if body is None:
            continue
        schema = body["schema"]
        for name, value in examples_of(bundle, body).items():
            where = f"{method} {path} {name}"
            assert violations(bundle, schema, {**value, "undocumented": 1}), where
            assert violations(bundle, schema, [value]), where
            for field in value:
                assert violations(bundle, schema, {**value, field: {}}), f"{where} {field}"
                assert violations(bundle, schema, {**value, field: None}), f"{where} {field}"


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict | list):
        return [text for item in (value.values() if isinstance(value, dict) else value) for text in _texts(item)]
    return []


@pytest.mark.parametrize("vendor", VENDORS)
def test_the_bundle_is_self_contained(vendor: str) -> None:
    text = json.dumps(read_bundle(vendor))
    references = [part.split('"', 1)[0] for part in text.split('"$ref": "')[1:]]
    assert references
    assert [reference for reference in references if not reference.startswith("#/")] == []
