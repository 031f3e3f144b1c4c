"""All contracts become one document that Prism can serve, and nothing of one gets into another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from image_api_contracts import ContractError, read
from image_api_mocks.errors import MockError
from image_api_mocks.mock import Mock
from image_api_mocks.prism.merge import merge
from tools.judges import contracts


@pytest.fixture(scope="module")
def merged() -> contracts.Document:
    return merge(read(contracts.FILES))


def contract(**fields: Any) -> contracts.Document:
    """The smallest contract: what a test does not care about is filled in."""
    return {"openapi": "3.1.0", "info": {"title": "Tiny", "version": "1"}, "paths": {}} | fields


def operation(**fields: Any) -> contracts.Document:
    return {"responses": {"200": {"description": "Fine"}}} | fields


def keys_of(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node
        for value in node.values():
            yield from keys_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys_of(value)


def test_the_contracts_of_the_checkout_make_a_valid_document(merged: contracts.Document) -> None:
    OpenAPIV31SpecValidator(merged).validate()


def test_every_operation_is_served(merged: contracts.Document) -> None:
    served = {(operation.path, operation.method) for operation in contracts.operations(merged)}
    assert served == {(operation.path, operation.method) for operation in contracts.OPERATIONS}


def test_every_operation_keeps_its_tags_and_parameters_and_statuses(merged: contracts.Document) -> None:
    for operation in contracts.OPERATIONS:
        served = merged["paths"][operation.path][operation.method]
        assert served["tags"] == operation.definition["tags"]
        assert served.get("parameters") == operation.definition.get("parameters")
        assert served["responses"].keys() == operation.definition["responses"].keys()
    tags = {tag["name"] for document in contracts.CONTRACTS.values() for tag in document["tags"]}
    assert {tag["name"] for tag in merged["tags"]} == tags


def test_every_operation_asks_for_the_key_of_its_own_contract(merged: contracts.Document) -> None:
    assert "security" not in merged
    before = {operation.path: operation.key_headers().keys() for operation in contracts.OPERATIONS}
    after = {operation.path: operation.key_headers().keys() for operation in contracts.operations(merged)}
    assert all(after.values())
    assert after == before


def test_no_component_is_lost_or_shared(merged: contracts.Document) -> None:
    for section in ("schemas", "responses", "examples", "securitySchemes"):
        count = sum(len(document["components"][section]) for document in contracts.CONTRACTS.values())
        assert len(merged["components"][section]) == count, section


def test_there_is_nothing_that_prism_would_call_out_to(merged: contracts.Document) -> None:
    assert "callbacks" in {key for document in contracts.CONTRACTS.values() for key in keys_of(document)}
    assert not {"callbacks", "links", "servers"} & set(keys_of(merged))


def test_components_of_the_same_name_stay_apart() -> None:
    def version(number: int) -> contracts.Document:
        response = {
            "description": "Fine",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}},
        }
        return contract(
            paths={
                f"/{number}": {
                    "get": {"operationId": "get", "responses": {"200": {"$ref": "#/components/responses/A"}}}
                }
            },
            components={"schemas": {"A": {"const": number}}, "responses": {"A": response}},
        )

    merged = merge({"one": version(1), "two": version(2)})
    OpenAPIV31SpecValidator(merged).validate()
    for name, number in (("one", 1), ("two", 2)):
        assert merged["paths"][f"/{number}"]["get"]["responses"]["200"] == {"$ref": f"#/components/responses/{name}.A"}
        media = merged["components"]["responses"][f"{name}.A"]["content"]["application/json"]
        assert media["schema"] == {"$ref": f"#/components/schemas/{name}.A"}
        assert merged["components"]["schemas"][f"{name}.A"] == {"const": number}


def test_an_operation_keeps_its_own_security_also_when_it_asks_for_none() -> None:
    paths = {
        "/root": {"get": operation()},
        "/own": {"get": operation(security=[{"B": ["read"]}, {}])},
        "/open": {"get": operation(security=[])},
    }
    merged = merge({"tiny": contract(security=[{"A": []}], paths=paths)})["paths"]
    assert merged["/root"]["get"]["security"] == [{"tiny.A": []}]
    assert merged["/own"]["get"]["security"] == [{"tiny.B": ["read"]}, {}]
    assert merged["/open"]["get"]["security"] == []
    assert "security" not in merge({"tiny": contract(paths=paths)})["paths"]["/root"]["get"]


def test_a_discriminator_follows_its_schemas() -> None:
    mapping = {"cat": "#/components/schemas/Cat", "dog": "Dog"}
    schema = {
        "oneOf": [{"$ref": "#/components/schemas/Cat"}],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }
    merged = merge({"zoo": contract(components={"schemas": {"Pet": schema, "Cat": {}, "Dog": {}}})})
    discriminator = merged["components"]["schemas"]["zoo.Pet"]["discriminator"]
    assert discriminator["mapping"] == {"cat": "#/components/schemas/zoo.Cat", "dog": "zoo.Dog"}


def test_a_shared_path_item_is_served_with_the_security_of_its_contract() -> None:
    items = {"Thing": {"get": operation()}}
    document = contract(
        security=[{"A": []}],
        paths={"/thing": {"$ref": "#/components/pathItems/Thing"}},
        components={"pathItems": items},
    )
    assert merge({"tiny": document})["paths"]["/thing"]["get"]["security"] == [{"tiny.A": []}]


def test_the_contracts_given_are_left_as_they_are() -> None:
    documents = read(contracts.FILES)
    before = json.dumps(documents)
    merge(documents)
    assert json.dumps(documents) == before


@pytest.mark.parametrize("other", ["/things/{id}", "/things/{thing_id}"])
def test_a_path_of_two_contracts_is_refused(other: str) -> None:
    one = contract(paths={"/things/{id}": {"get": operation()}})
    two = contract(paths={other: {"post": operation()}})
    with pytest.raises(MockError, match=r"'one' and 'two' share a path, /things/\{id\} and ") as refused:
        merge({"one": one, "two": two})
    assert other in str(refused.value)
    assert "--contract" in str(refused.value)


def test_contracts_of_different_versions_are_refused() -> None:
    with pytest.raises(MockError, match=r"one is 3\.1, two is 3\.0"):
        merge({"one": contract(), "two": contract(openapi="3.0.3")})


def test_a_contract_in_several_files_is_refused() -> None:
    with pytest.raises(
        ContractError, match=r"'tiny' refers to another file, thing\.yaml.*undle (it|the contract) into one file"
    ):
        merge({"tiny": contract(paths={"/": {"get": operation(parameters=[{"$ref": "thing.yaml"}])}})})


def test_the_mock_has_one_exception_for_its_users() -> None:
    """What the reader of contracts raises is a MockError there."""
    with pytest.raises(
        MockError, match=r"'tiny' refers to another file, thing\.yaml.*undle (it|the contract) into one file"
    ):
        Mock({"tiny": contract(paths={"/": {"get": operation(parameters=[{"$ref": "thing.yaml"}])}})})


def test_a_contract_is_called_what_its_file_is_called(tmp_path: Path) -> None:
    file = tmp_path / "my vendor.openapi.json"
    file.write_text(json.dumps(contract()), encoding="utf-8")
    assert read([file]) == {"my-vendor": contract()}


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("openapi: 3.1.0", "is not JSON .*redocly/cli bundle"),
        ("[]", "is not an OpenAPI document"),
        ("{}", "is not an OpenAPI document"),
        (None, "cannot be read: No such file"),
    ],
)
def test_what_is_no_contract_is_refused(content: str | None, complaint: str, tmp_path: Path) -> None:
    file = tmp_path / "broken.openapi.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(ContractError, match=complaint) as refused:
        read([file])
    assert str(file) in str(refused.value)


def test_two_contracts_of_the_same_name_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "tiny.openapi.json"
    file.write_text(json.dumps(contract()), encoding="utf-8")
    with pytest.raises(ContractError, match="called 'tiny'"):
        read([file, file])
