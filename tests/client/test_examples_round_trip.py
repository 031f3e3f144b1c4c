"""Each example of an answer or a callback parses into its model and serialises back unchanged."""

from __future__ import annotations

import pytest

from tests.support.sampling import sampled
from tools.judges.client.calls import DETAILED, authenticated, call
from tools.judges.client.contracts import OPERATIONS, Example, Operation, as_json, same_json
from tools.judges.client.server import Answer, Server

ANSWERS = [
    pytest.param(operation, answer, id=f"{operation}-{answer.status}-{answer.name}")
    for operation in OPERATIONS
    for answer in operation.answers()
]
PAYLOADS = [
    pytest.param(operation, payload, id=f"{operation}-{payload.name}")
    for operation in OPERATIONS
    for payload in operation.callback_payloads()
]


@sampled("operation", "answer.schema", "answer.status", "function")
@pytest.mark.parametrize("function", DETAILED)
@pytest.mark.parametrize(("operation", "answer"), ANSWERS)
def test_an_answer(operation: Operation, answer: Example, function: str) -> None:
    with Server(Answer(answer.status, answer.value)) as server:
        response = call(operation, function, authenticated(operation, server.url))
    assert response.status_code == answer.status
    if isinstance(answer.value, list):
        assert [type(item).__name__ for item in response.parsed] == expected_models(operation, answer)
    else:
        assert type(response.parsed).__name__ == expected_model(operation, answer)
    assert same_json(as_json(response.parsed), answer.value)


@pytest.mark.parametrize(("operation", "payload"), PAYLOADS)
def test_a_callback(operation: Operation, payload: Example) -> None:
    model = getattr(operation.contract.models, expected_model(operation, payload))
    assert same_json(model.from_dict(payload.value).to_dict(), payload.value)


def expected_models(operation: Operation, example: Example) -> list[str]:
    """Return the names of the schemas that describe the items of the example."""
    items = operation.follow(example.schema)["items"]
    return [expected_model(operation, Example("item", 0, items, item)) for item in example.value]


def expected_model(operation: Operation, example: Example) -> str:
    """Return the name of the schema that describes the example; of a union, the member whose tags fit."""
    name: str = example.schema["$ref"].rpartition("/")[2]
    schema = operation.follow(example.schema)
    if "anyOf" not in schema:
        return name
    fitting = [
        member["$ref"].rpartition("/")[2]
        for member in schema["anyOf"]
        if all(
            example.value.get(tag) in values.get("enum", [example.value.get(tag)])
            and example.value.get(tag) not in values.get("not", {}).get("enum", [])
            for tag, values in operation.follow(member)["properties"].items()
            if len(values.get("enum", [])) == 1 or "not" in values
        )
    ]
    (only,) = fitting
    return str(only)
