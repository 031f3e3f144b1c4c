"""The one reader of contracts agrees with the judges' own reading, and reports each mistake with its place."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from image_api_contracts import ContractError, Document, resolve, schemas
from image_api_contracts.expressions import evaluate, pointer, text
from image_api_contracts.operations import Operation, operations
from tools.judges import contracts

POT: Document = {"type": "object", "properties": {"id": {"type": "string"}}}
KILN: Document = {
    "openapi": "3.1.0",
    "info": {"title": "Kiln", "version": "1"},
    "security": [{"Key": []}],
    "paths": {
        "/pots": {
            "parameters": [{"$ref": "#/components/parameters/trace"}, {"name": "size", "in": "query"}],
            "servers": [{"url": "https://pots.example"}],
            "post": {
                "operationId": "firePot",
                "parameters": [{"name": "size", "in": "query", "required": True}],
                "requestBody": {"$ref": "#/components/requestBodies/Pot"},
                "responses": {
                    "202": {"content": {"application/problem+json; charset=utf-8": {"example": {"id": "p1"}}}},
                    "4XX": {"description": "Wrong."},
                },
                "callbacks": {"fired": {"$ref": "#/components/callbacks/fired"}},
                "x-billing": {"amount": 2, "unit": "credit", "per": "call"},
                "x-job": {
                    "id": "$response.body#/id",
                    "poll": {"operationId": "getPot", "parameter": "id", "status": "$response.body#/state"},
                    "states": {"pending": ["wet"], "succeeded": ["fired"], "failed": ["cracked"]},
                    "callback": {"name": "fired", "url": "$request.body#/tell"},
                },
                "x-resource": {"kind": "pot", "creates": "$response.body#/id", "from": "$request.body#/like"},
                "x-result": {"input": "$request.body#/clay"},
                "x-upload": {"size": "$response.body#/size"},
            },
        },
        "/pots/{id}": {"$ref": "#/components/pathItems/pot"},
    },
    "components": {
        "parameters": {"trace": {"name": "X-Trace", "in": "header"}},
        "requestBodies": {
            "Pot": {
                "content": {
                    "text/plain": {},
                    "application/json": {
                        "schema": POT,
                        "examples": {name: {"$ref": f"#/components/examples/{name}"} for name in ("far", "one")},
                    },
                }
            }
        },
        "examples": {"one": {"value": {"tell": "https://a.example"}}, "far": {"externalValue": "https://b.example"}},
        "pathItems": {
            "pot": {
                "parameters": [{"name": "id", "in": "path"}],
                "get": {
                    "security": [{"Other": [], "Key": []}],
                    "operationId": "getPot",
                    "responses": {"default": {"description": "Any."}},
                    "x-pagination": {
                        "items": "$response.body",
                        "offset": "$request.query.skip",
                        "limit": "$request.query.take",
                        "id": "/id",
                    },
                },
                "delete": {
                    "security": [],
                    "responses": {},
                    "x-echo": {"id": "$response.body#/pot/id"},
                },
            }
        },
        "callbacks": {
            "fired": {
                "{$request.body#/tell}": {"put": {"operationId": "potFired", "x-event": {"id": "$request.body#/id"}}}
            }
        },
        "securitySchemes": {
            "Key": {"type": "http", "scheme": "bearer"},
            "Other": {"type": "apiKey", "in": "header", "name": "X-Key"},
        },
    },
}


def kiln(change: Callable[[Document], object] = lambda _: None) -> dict[str, Operation]:
    """Read the contract after a change to it."""
    document = copy.deepcopy(KILN)
    change(document)
    return {operation.id: operation for operation in operations(document, "kiln")}


@pytest.mark.parametrize("name", contracts.CONTRACTS)
def test_it_reads_what_the_judges_read(name: str) -> None:
    document = contracts.CONTRACTS[name]
    read = operations(document)
    judged = list(contracts.operations(document))
    assert [(one.id, one.method, one.path) for one in read] == [
        (str(one), one.method.upper(), one.path) for one in judged
    ]
    for one, other in zip(read, judged, strict=True):
        assert one.success_status == other.success
        assert one.request.json.examples == other.request_examples()
        assert {name: prefix + "k" for name, prefix in one.key_headers.items()} == other.key_headers("k")
        assert {int(status): response.definition for status, response in one.responses.items()} == other.responses()
        assert one.success.json.examples == other.response_examples(other.success)
        for extension in ("x-job", "x-billing", "x-resource", "x-pagination", "x-upload"):
            assert (getattr(one, extension[2:]) is None) == (extension not in other.definition)
        assert one.echo.keys() == other.definition.get("x-echo", {}).keys()


def test_what_is_said_in_several_places_is_brought_together() -> None:
    fire, read, delete = kiln().values()
    assert delete.id == "DELETE /pots/{id}"
    assert fire.parameters == [{"name": "X-Trace", "in": "header"}, {"name": "size", "in": "query", "required": True}]
    assert (fire.servers, read.servers) == (["https://pots.example"], [])
    assert [[*choice] for choice in (*fire.security, *read.security, *delete.security)] == [["Key"], ["Other", "Key"]]
    assert (read.key_headers, delete.key_headers) == ({"X-Key": "", "Authorization": "Bearer "}, {})
    assert [*fire.request.content] == ["text/plain", "application/json"]
    assert (fire.request.json.schema, fire.request.json.examples) == (POT, {"one": {"tell": "https://a.example"}})
    assert (fire.success_status, fire.success.json.example) == (202, {"id": "p1"})
    assert (fire.response(404), fire.response(500)) == (fire.responses["4XX"], None)
    assert read.response(500) == read.responses["default"]
    assert fire.job is not None
    assert fire.job.states == ("wet", "fired", "cracked")
    assert fire.job_callback is not None
    assert (fire.job_callback.method, fire.job_callback.id) == ("PUT", "potFired")
    assert fire.resource is not None
    assert (fire.resource.creates, fire.resource.named) == (("id",), "$request.body#/like")
    assert read.pagination is not None
    assert read.pagination.items == ()
    assert (delete.echo, read.echo) == ({"id": ("pot", "id")}, {})


def change(*path: str, to: Any = None) -> Callable[[Document], None]:
    """Return the change of one place; without a value, its removal."""

    def apply(document: Document) -> None:
        *above, last = path
        for part in above:
            document = document[part]
        if to is None:
            del document[last]
        else:
            document[last] = to

    return apply


POST = ("paths", "/pots", "post")
MISTAKES: list[tuple[Callable[[Document], None], str, str]] = [
    (change(*POST, "x-job", "states"), "job", "x-job lacks 'states'"),
    (change(*POST, "x-job", "poll", "status"), "job", "x-job lacks 'status'"),
    (change(*POST, "x-job", to="yes"), "job", "x-job is not as extensions.md describes it"),
    (change(*POST, "x-job", "id", to="$response.header.id"), "job", "does not point into the response body"),
    (change(*POST, "x-job", "id", to=7), "job", "x-job is not as extensions.md describes it"),
    (change(*POST, "x-job", "poll", "operationId", to="getPan"), "job", "getPan, which is not an operation"),
    (change(*POST, "x-job", "poll", "parameter", to="size"), "job", "'size', which is not a path parameter of getPot"),
    (change(*POST, "x-job", "callback", "name", to="done"), "job", "'done', which is not there or has no x-event"),
    (
        change("components", "callbacks", "fired", "{$request.body#/tell}", "put", "x-event"),
        "job",
        "'fired', which is not there or has no x-event",
    ),
    (change(*POST, "x-billing", "unit"), "billing", "x-billing lacks 'unit'"),
    (change(*POST, "x-billing", "amount", to="two"), "billing", "the amount 'two' is not a number"),
    (change(*POST, "x-resource", "kind"), "resource", "x-resource lacks 'kind'"),
    (change(*POST, "x-resource", "creates"), "resource", "it needs one of creates, uses, reads, changes, deletes"),
    (change(*POST, "x-resource", "from", to="$request.query.like"), "resource", "does not point into the request body"),
    (change(*POST, "x-result", "height", to="$request.body#/h"), "result", "only input, scale, format are known"),
    (change(*POST, "x-upload", "size", to="$request.body#/s"), "upload", "does not point into the response body"),
    (change(*POST, "x-echo", to={"size": "$response.body#/s"}), "echo", "names 'size', which is no path parameter"),
    (change(*POST, "x-echo", to={"id": "$request.body#/id"}), "echo", "does not point into the response body"),
    (change(*POST, "x-echo", to="id"), "echo", "x-echo is not as extensions.md describes it"),
    (
        change(*POST, "parameters", to=[{"name": "size"}]),
        "parameters",
        "its parameters cannot be read (KeyError: 'in')",
    ),
    (change(*POST, "responses", to=[]), "responses", "its responses cannot be read (AttributeError"),
    (change(*POST, "requestBody", to={"content": {"text/plain": "any"}}), "request", "its request cannot be read"),
]


@pytest.mark.parametrize(("damage", "part", "reason"), MISTAKES, ids=[mistake[2] for mistake in MISTAKES])
def test_a_mistake_is_reported_with_its_place(damage: Callable[[Document], None], part: str, reason: str) -> None:
    operation = kiln(damage)["firePot"]
    with pytest.raises(ContractError) as caught:
        getattr(operation, part)
    assert str(caught.value).startswith("The contract 'kiln', firePot: ")
    assert reason in str(caught.value)
    assert str(caught.value).endswith("again")


def test_a_mistake_outside_of_any_operation_is_reported_too() -> None:
    with pytest.raises(ContractError, match=r"POST /pots is not an operation object.*bundle it again"):
        kiln(change(*POST, to="fire"))
    with pytest.raises(ContractError, match="'security' names 'Key', which is not in securitySchemes"):
        _ = kiln(change("components", "securitySchemes", "Key"))["firePot"].security


def test_references_are_followed_to_their_end() -> None:
    document = {"a/b": {"~": [{"$ref": "#/end"}]}, "end": {"x": 1}, "p": {"{id}": 2}}
    assert resolve(document, {"$ref": "#/a~1b/~0/0"}) == {"x": 1}
    assert resolve(document, {"$ref": "#/p/%7Bid%7D"}) == 2
    assert resolve(document, {"$ref": "#"}) is document
    assert resolve(document, {"$ref": 7}) == {"$ref": 7}


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("pot.yaml#/a", "is in another file"),
        ("#/nowhere", "is not in it"),
        ("#/list/2", "is not in it"),
        ("#/list/x", "is not in it"),
        ("#/loop", "leads back to itself"),
    ],
)
def test_a_broken_reference_is_reported(reference: str, reason: str) -> None:
    document = {"info": {"title": "Kiln"}, "loop": {"$ref": "#/again"}, "again": {"$ref": "#/loop"}, "list": [1]}
    with pytest.raises(ContractError, match=rf"'Kiln' refers to '.*', which {reason}.*(again|into one file)"):
        resolve(document, {"$ref": reference})


def test_expressions_find_parts_of_requests_and_responses() -> None:
    body = {"a/b": {"~c": 1}}
    assert pointer("$response.body#/a~1b/~0c", "response") == ("a/b", "~c")
    assert text(("a/b", "~c"), "response") == "$response.body#/a~1b/~0c"
    assert text((), "request") == "$request.body"
    assert evaluate("$response.body#/a~1b/~0c", {}, None, body) == 1
    assert evaluate("$request.body#/a~1b/none", {}, body, None) is None
    assert evaluate("$request.path.id", {"id": "p1"}, None, None) == "p1"


def test_a_schema_is_read_along_a_value() -> None:
    document: Document = {
        "glaze": {"required": ["kind"], "properties": {"kind": {"const": "glaze"}, "colour": {"type": "string"}}},
        "clay": {"required": ["kind", "wet"], "properties": {"kind": {"not": {"const": "glaze"}}, "wet": True}},
    }
    schema: Document = {
        "required": ["id"],
        "properties": {"id": {"type": "integer"}},
        "allOf": [{"properties": {"id": {"type": "string"}, "made": {"type": "string"}}}],
        "anyOf": [{"$ref": "#/clay"}, {"$ref": "#/glaze"}],
    }
    glaze = schemas.properties(document, schema, {"kind": "glaze", "wet": True})
    assert (glaze["id"], [*glaze]) == ({"type": "integer"}, ["id", "made", "kind", "colour"])
    assert schemas.required(document, schema, {"kind": "clay", "wet": 1}) == {"id", "kind", "wet"}
    assert schemas.properties(document, schema, {}).keys() == {"id", "made"}
    assert schemas.properties(document, True, {}) == {}
