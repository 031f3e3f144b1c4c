"""The request examples of the contracts get the answer that the contract documents, ids and times aside."""

from __future__ import annotations

from typing import Any

import pytest

from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import ask
from tools.judges.contracts import OPERATIONS, Operation
from tools.judges.samples import aside

REQUESTS = [
    pytest.param(operation, body, id=f"{operation}-{name}")
    for operation in OPERATIONS
    for name, body in operation.request_examples().items()
]
WITHOUT_BODY = [
    pytest.param(operation, id=str(operation)) for operation in OPERATIONS if "requestBody" not in operation.definition
]
READS = [
    pytest.param(operation, id=str(operation))
    for operation in OPERATIONS
    if operation.method == "get" and operation.path_parameters
]
assert WITHOUT_BODY
assert REQUESTS
assert READS


def echoing(operation: Operation, schema: Any, sample: Any, first: dict[str, Any], sent: dict[str, Any]) -> Any:
    """Return the sample as it is when this is sent, and not the first example, whose fields the sample echoes.

    What is not sent is shown with its default, if it has one.
    """
    if isinstance(sample, list):
        return echoing_each(sample, first, sent)
    if not isinstance(sample, dict):
        return sample
    known = operation.resolve(schema).get("properties", {})
    changed = {key: echoing(operation, known.get(key, {}), value, first, sent) for key, value in sample.items()}
    for name in known.keys() & (first.keys() | sent.keys()):
        if name in sent:
            changed[name] = sent[name]
        elif changed[name] == first[name]:
            default = operation.resolve(request_properties(operation)[name]).get("default")
            changed |= {name: default}
            if default is None:
                del changed[name]
    return changed


def request_properties(operation: Operation) -> dict[str, Any]:
    schema = operation.definition["requestBody"]["content"]["application/json"]["schema"]
    properties: dict[str, Any] = operation.resolve(schema)["properties"]
    return properties


def echoing_each(sample: list[Any], first: dict[str, Any], sent: dict[str, Any]) -> list[Any]:
    """Return a list that has an item for each item of a list that was sent, if the sample has it so."""
    for name, items in first.items():
        for field in sample[0] if sample and isinstance(sample[0], dict) else ():
            if items == [item[field] for item in sample]:
                return [sample[0] | {field: item} for item in sent[name]]
    return sample


@pytest.mark.parametrize(("operation", "body"), REQUESTS)
def test_an_example_request_is_answered_as_documented(operation: Operation, body: Any, mock_api: MockApi) -> None:
    answer = ask(
        operation.method,
        mock_api.url + operation.url,
        headers=operation.key_headers(mock_api.key),
        json=body,
    )
    assert answer.status_code == operation.success
    assert operation.violations(operation.success, answer.json()) == []
    first = next(iter(operation.request_examples().values()))
    sample = next(iter(operation.response_examples(operation.success).values()))
    schema = operation.responses()[operation.success]["content"]["application/json"]["schema"]
    assert aside(operation, answer.json()) == aside(operation, echoing(operation, schema, sample, first, body))


@pytest.mark.parametrize("operation", WITHOUT_BODY)
def test_an_example_path_is_answered_as_documented(operation: Operation, mock_api: MockApi) -> None:
    headers = operation.key_headers(mock_api.key)
    answer = ask(operation.method, mock_api.url + operation.url, headers=headers)
    assert answer.status_code == operation.success
    samples = [aside(operation, sample) for sample in operation.response_examples(operation.success).values()]
    assert aside(operation, answer.json()) in samples


@pytest.mark.parametrize("operation", READS)
def test_what_is_documented_is_there_to_be_read(operation: Operation, mock_api: MockApi) -> None:
    """The sample whose id is asked for, as it stands, times included."""
    for sample in operation.response_examples(operation.success).values():
        (name,) = operation.path_parameters
        url = mock_api.url + operation.path.replace(f"{{{name}}}", sample[name])
        answer = ask("GET", url, headers=operation.key_headers(mock_api.key))
        assert answer.status_code == operation.success
        assert answer.json()[name] == sample[name]
        assert answer.json() in operation.response_examples(operation.success).values()
