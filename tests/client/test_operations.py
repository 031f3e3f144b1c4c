"""Every operation can be called through its client, in all four ways, and each documented answer comes back typed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.sampling import sampled
from tools.judges.client.calls import DETAILED, PLAIN, authenticated, call
from tools.judges.client.contracts import CONTRACTS, OPERATIONS, Contract, Example, Operation, as_json, same_json

REQUESTS = [
    pytest.param(operation, arguments, body, id=f"{operation}-{name}")
    for operation in OPERATIONS
    for name, (arguments, body) in operation.requests().items()
]
ERRORS = [
    pytest.param(operation, error, id=f"{operation}-{error.status}")
    for operation in OPERATIONS
    for error in operation.errors()
]


@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_each_operation_has_a_module_and_each_module_an_operation(contract: Contract) -> None:
    assert {operation.module_name for operation in contract.operations} == set(contract.modules)
    for module in contract.modules.values():
        for function in (*DETAILED, *PLAIN):
            assert callable(getattr(module, function))


@sampled("operation", "function")
@pytest.mark.parametrize("function", [*DETAILED, *PLAIN])
@pytest.mark.parametrize(("operation", "arguments", "body"), REQUESTS)
def test_a_request_of_the_contract_succeeds(
    mock_url: str, operation: Operation, arguments: dict[str, Any], body: Any, function: str
) -> None:
    if body is not None:
        assert same_json(arguments["body"].to_dict(), body)
    expected = operation.success()
    client = authenticated(operation, mock_url, headers={"Prefer": f"code={expected.status}"})
    result = call(operation, function, client, arguments)
    if function in DETAILED:
        assert result.status_code == expected.status
        assert same_json(json.loads(result.content), expected.value)
        result = result.parsed
    assert same_json(as_json(result), expected.value)


@sampled("operation", "error.status", "function")
@pytest.mark.parametrize("function", [*DETAILED, *PLAIN])
@pytest.mark.parametrize(("operation", "error"), ERRORS)
def test_a_documented_error_comes_back_typed(
    mock_url: str, operation: Operation, error: Example, function: str
) -> None:
    client = authenticated(operation, mock_url, headers={"Prefer": f"code={error.status}"})
    result = call(operation, function, client)
    if function in DETAILED:
        assert result.status_code == error.status
        result = result.parsed
    schema = error.schema["$ref"].rpartition("/")[2]
    assert type(result) is getattr(operation.contract.models, schema)
    assert same_json(result.to_dict(), error.value)
