"""An API may grow: no new field, enum member or status breaks the caller. A tag still tells kinds apart."""

from __future__ import annotations

import copy
import importlib
import json
import pkgutil
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest

from image_api_core.errors import UnexpectedStatus
from tests.support.sampling import sampled
from tools.judges.client.calls import DETAILED, PLAIN, authenticated, call
from tools.judges.client.contracts import CONTRACTS, OPERATIONS, Example, Operation, as_json, same_json
from tools.judges.client.server import Answer, Server

NEW = "a-value-that-nobody-documented"

Path = tuple[str | int, ...]


def enum_members(operation: Operation, example: Example) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the path in the example and the schema of each value that the contract gives an enum for."""

    def walk(schema: dict[str, Any], value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
        schema = operation.follow(schema)
        for member in schema.get("anyOf", []):
            yield from walk(member, value, path)
        if "enum" in schema:
            yield path, schema
        if isinstance(value, dict):
            for name, inner in schema.get("properties", {}).items():
                if name in value:
                    yield from walk(inner, value[name], (*path, name))
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from walk(schema["items"], item, (*path, index))

    yield from walk(example.schema, example.value, ())


def value_at(value: Any, path: Path) -> Any:
    for name in path:
        value = value[name]
    return value


def changed(value: Any, path: Path, new: Any) -> Any:
    value = copy.deepcopy(value)
    value_at(value, path[:-1])[path[-1]] = new
    return value


def with_new_fields(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: with_new_fields(inner) for name, inner in value.items()} | {"x_new": {"deep": [1, None]}}
    return [with_new_fields(item) for item in value] if isinstance(value, list) else value


def is_of_a_union(operation: Operation, example: Example) -> bool:
    schema = operation.follow(example.schema)
    return "anyOf" in operation.follow(schema.get("items", schema))


ANSWERS = [(operation, answer) for operation in OPERATIONS for answer in operation.answers()]
ENUMS = [
    pytest.param(
        operation, answer, path, schema, id=f"{operation}-{answer.status}-{answer.name}-{'.'.join(map(str, path))}"
    )
    for operation, answer in ANSWERS
    for path, schema in enum_members(operation, answer)
    if len(schema["enum"]) > 1
]
TAGS = [
    pytest.param(operation, answer, path, id=f"{operation}-{answer.name}-{'.'.join(map(str, path))}")
    for operation, answer in ANSWERS
    for path, schema in enum_members(operation, answer)
    if schema["enum"] == [value_at(answer.value, path)] and is_of_a_union(operation, answer)
]
assert ENUMS
assert TAGS


def received(operation: Operation, status: int, body: Any) -> Any:
    with Server(Answer(status, body)) as server:
        return call(operation, "sync_detailed", authenticated(operation, server.url)).parsed


def types_of(model: Any) -> list[type]:
    """Return the type of a model, or those of the models in a list."""
    return [type(item) for item in (model if isinstance(model, list) else [model])]


@sampled("operation", "answer.status")
@pytest.mark.parametrize(
    ("operation", "answer"), [pytest.param(o, a, id=f"{o}-{a.status}-{a.name}") for o, a in ANSWERS]
)
def test_new_fields_are_kept(operation: Operation, answer: Example) -> None:
    grown = with_new_fields(answer.value)
    model = received(operation, answer.status, grown)
    assert same_json(as_json(model), grown)
    for item in model if isinstance(model, list) else [model]:
        assert item["x_new"] == {"deep": [1, None]}
    assert types_of(model) == types_of(received(operation, answer.status, answer.value))


@sampled("operation", "schema")
@pytest.mark.parametrize(("operation", "answer", "path", "schema"), ENUMS)
def test_a_new_enum_member_is_passed_on(
    operation: Operation, answer: Example, path: Path, schema: dict[str, Any]
) -> None:
    new = 4711 if schema["type"] == "integer" else NEW
    grown = changed(answer.value, path, new)
    model = received(operation, answer.status, grown)
    assert types_of(model) == types_of(received(operation, answer.status, answer.value))
    assert same_json(as_json(model), grown)


@pytest.mark.parametrize(("operation", "answer", "path"), TAGS)
def test_another_tag_is_another_kind(operation: Operation, answer: Example, path: Path) -> None:
    other = changed(answer.value, path, NEW)
    model = received(operation, answer.status, other)
    expected = types_of(received(operation, answer.status, answer.value))
    different = [index for index, kind in enumerate(types_of(model)) if kind is not expected[index]]
    assert different == [path[0] if isinstance(path[0], int) else 0]
    assert same_json(as_json(model), other)


def test_an_enum_member_of_another_type_is_refused() -> None:
    modules = [
        importlib.import_module(info.name)
        for contract in CONTRACTS
        for info in pkgutil.iter_modules(contract.models.__path__, f"{contract.models.__name__}.")
    ]
    checks = [getattr(module, name) for module in modules for name in dir(module) if name.startswith("check_")]
    assert checks
    for check in checks:
        with pytest.raises(TypeError, match="expected one of"):
            check(None)


@sampled("operation", "status", "function")
@pytest.mark.parametrize("function", [*DETAILED, *PLAIN])
@pytest.mark.parametrize("status", [204, 302, 418, 451, 499, 520, 599])
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_an_undocumented_status_is_no_error(operation: Operation, status: int, function: str) -> None:
    assert str(status) not in operation.data["responses"]
    body = b"" if status == 204 else b"<html>not JSON</html>"
    with Server(Answer(status, body, {"content-type": "text/html"})) as server:
        result = call(operation, function, authenticated(operation, server.url))
    if function in PLAIN:
        assert result is None
        return
    assert type(result.status_code) is int
    assert result.status_code == status
    assert result.content == body
    assert result.parsed is None


@sampled("operation", "function")
@pytest.mark.parametrize("function", [*DETAILED, *PLAIN])
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_an_undocumented_status_is_raised_on_request(operation: Operation, function: str) -> None:
    with Server(Answer(520, {"oops": True})) as server:
        client = authenticated(operation, server.url, raise_on_unexpected_status=True)
        with pytest.raises(UnexpectedStatus, match="520") as caught:
            call(operation, function, client)
    assert (caught.value.status_code, json.loads(caught.value.content)) == (520, {"oops": True})


@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_a_status_equals_the_one_of_the_standard_library(operation: Operation) -> None:
    success = operation.success()
    with Server(Answer(success.status, success.value)) as server:
        response = call(operation, "sync_detailed", authenticated(operation, server.url))
    assert response.status_code == HTTPStatus(success.status)
