"""The request examples of the contracts, as they stand, get the answer that the contract documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from support.contracts import OPERATIONS, Operation

REQUESTS = [
    pytest.param(operation, body, id=f"{operation}-{name}")
    for operation in OPERATIONS
    for name, body in operation.request_examples().items()
]
READS = [pytest.param(operation, id=str(operation)) for operation in OPERATIONS if not operation.request_examples()]
assert REQUESTS
assert READS


def keys(value: Any, prefix: str = "") -> Iterator[str]:
    """Yield the path of each key in a JSON value."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield f"{prefix}.{key}"
            yield from keys(part, f"{prefix}.{key}")
    elif isinstance(value, list):
        for part in value:
            yield from keys(part, f"{prefix}[]")


@pytest.mark.parametrize(("operation", "body"), REQUESTS)
def test_an_example_request_is_answered_as_documented(operation: Operation, body: Any, mock_url: str) -> None:
    answer = httpx.request(
        operation.method, mock_url + operation.url, headers=operation.key_headers(), json=body, timeout=30
    )
    assert answer.status_code == operation.success
    assert operation.violations(operation.success, answer.json()) == []
    documented = operation.response_examples(operation.success)["documented"]
    assert set(keys(documented)) <= set(keys(answer.json()))


@pytest.mark.parametrize("operation", READS)
def test_an_example_path_is_answered_as_documented(operation: Operation, mock_url: str) -> None:
    answer = httpx.request(operation.method, mock_url + operation.url, headers=operation.key_headers(), timeout=30)
    assert answer.status_code == operation.success
    assert answer.json() in operation.response_examples(operation.success).values()
