"""The 3.0 bundle, for generators that read nothing newer, says the same as the 3.1 bundle."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate

from tests.contracts.ledger import OPENAPI, VENDORS, read_bundle
from tests.support.sampling import example_count
from tools.judges.contract.outline import body_schema, callback_operations, json_body, operations
from tools.judges.contracts import resolve
from tools.judges.validation import Validator


def read_old_bundle(vendor: str) -> dict[str, Any]:
    bundle: dict[str, Any] = json.loads((OPENAPI / "dist" / f"{vendor}.openapi-3.0.json").read_text(encoding="utf-8"))
    return bundle


@pytest.mark.parametrize("vendor", VENDORS)
def test_both_bundles_are_valid_openapi(vendor: str) -> None:
    new, old = read_bundle(vendor), read_old_bundle(vendor)
    assert (new["openapi"], old["openapi"]) == ("3.1.0", "3.0.3")
    validate(new)
    validate(old)


@pytest.mark.parametrize("vendor", VENDORS)
def test_operations_statuses_and_links_are_the_same(vendor: str) -> None:
    def outline(bundle: dict[str, Any]) -> list[Any]:
        return [
            (
                path,
                method,
                operation["operationId"],
                sorted(operation["responses"]),
                operation.get("parameters"),
                operation.get("servers"),
                sorted(operation.get("requestBody", {}).get("content", {})),
                links(operation),
            )
            for path, method, operation in [*operations(bundle), *callback_operations(bundle)]
        ]

    def links(operation: dict[str, Any]) -> list[Any]:
        return [answer.get("links") for answer in operation["responses"].values()]

    new, old = read_bundle(vendor), read_old_bundle(vendor)
    assert outline(new)
    assert outline(new) == outline(old)
    assert new["components"]["securitySchemes"] == old["components"]["securitySchemes"]
    assert new["servers"] == old["servers"]


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_body_of_bytes_is_binary_in_both(vendor: str) -> None:
    """OpenAPI 3.0 has `format: binary` for what 3.1 says with `contentMediaType`."""
    new, old = read_bundle(vendor), read_old_bundle(vendor)
    for path, method, operation in operations(new):
        for media_type, media in operation.get("requestBody", {}).get("content", {}).items():
            if media_type == "application/json":
                continue
            schema = resolve(new, media["schema"])
            assert schema["contentMediaType"] == "application/octet-stream", f"{method} {path} {media_type}"
            old_media = old["paths"][path][method]["requestBody"]["content"][media_type]
            old_schema = resolve(old, old_media["schema"])
            assert (old_schema["type"], old_schema["format"]) == ("string", "binary"), f"{method} {path} {media_type}"


def request_bodies() -> list[Any]:
    return [
        pytest.param(vendor, path, method, id=f"{vendor}-{operation['operationId']}")
        for vendor in VENDORS
        for path, method, operation in operations(read_bundle(vendor))
        if json_body(operation)
    ]


def fields(bundle: dict[str, Any], schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: resolve(bundle, field) for name, field in resolve(bundle, schema)["properties"].items()}


def near(field: dict[str, Any]) -> list[Any]:
    """Values that the field accepts, values just beside them, and values of another type."""
    values: list[Any] = [*field.get("enum", []), *field.get("examples", []), None, True, "", "x", 0, -1, 2.5, [], {}]
    values += [member.lower() if isinstance(member, str) else member + 1 for member in field.get("enum", [])]
    for limit in ("minimum", "maximum"):
        if limit in field:
            values += [field[limit] - 1, field[limit], field[limit] + 1, str(field[limit])]
    if "maxLength" in field:
        values += ["a" * field["maxLength"], "a" * (field["maxLength"] + 1)]
    if field.get("format") == "uri":
        values += ["no url", "/relative", "https://example.com/a b"]
    return values


@pytest.mark.parametrize(("vendor", "path", "method"), request_bodies())
def test_request_bodies_are_judged_alike(vendor: str, path: str, method: str) -> None:
    new, old = read_bundle(vendor), read_old_bundle(vendor)
    new_schema, old_schema = (body_schema(bundle["paths"][path][method]) for bundle in (new, old))
    judges = Validator(new, new_schema), Validator(old, old_schema)
    examples = [
        resolve(new, example)["value"]
        for example in new["paths"][path][method]["requestBody"]["content"]["application/json"]["examples"].values()
    ]
    tries = {name: near(field) for name, field in fields(new, new_schema).items()} | {"undocumented": [1]}
    verdicts: set[bool] = set()

    @settings(
        max_examples=example_count(300),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        example=st.sampled_from(examples),
        changes=st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in tries.items()}),
        dropped=st.sets(st.sampled_from(sorted(tries)), max_size=2),
    )
    def holds(example: dict[str, Any], changes: dict[str, Any], dropped: set[str]) -> None:
        body = {name: value for name, value in {**example, **changes}.items() if name not in dropped}
        refused, refused_by_old = (bool(judge.violations(body)) for judge in judges)
        assert refused == refused_by_old, body
        verdicts.add(refused)

    holds()
    one_wrong = [{**examples[0], name: value} for name, values in tries.items() for value in values]
    for body in (*examples, *one_wrong, None, [], "text", {}):
        refused, refused_by_old = (bool(judge.violations(body)) for judge in judges)
        assert refused == refused_by_old, body
    assert verdicts == {True, False}, "the generated bodies never reached one of the two verdicts"
