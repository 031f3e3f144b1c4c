"""The request examples of the contracts get the answer that the contract documents, ids and times aside."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from support.contracts import OPERATIONS, Operation
from support.samples import aside

REQUESTS = [
    pytest.param(operation, body, id=f"{operation}-{name}")
    for operation in OPERATIONS
    for name, body in operation.request_examples().items()
]
READS = [pytest.param(operation, id=str(operation)) for operation in OPERATIONS if not operation.request_examples()]
assert REQUESTS
assert READS


def echoing(sample: Any, first: dict[str, Any], sent: dict[str, Any]) -> Any:
    """Return the sample as it is when this is sent, and not the first example, whose fields the sample echoes."""
    if not isinstance(sample, dict):
        return sample
    changed = {key: echoing(value, first, sent) for key, value in sample.items()}
    for name in set(first) | set(sent):
        if name in sample or (sample.keys() & first.keys() and name in sent):
            if name in sent:
                changed[name] = sent[name]
            elif changed[name] == first[name]:
                del changed[name]
    return changed


@pytest.mark.parametrize(("operation", "body"), REQUESTS)
def test_an_example_request_is_answered_as_documented(operation: Operation, body: Any, mock_url: str) -> None:
    answer = httpx.request(
        operation.method, mock_url + operation.url, headers=operation.key_headers(), json=body, timeout=30
    )
    assert answer.status_code == operation.success
    assert operation.violations(operation.success, answer.json()) == []
    first = next(iter(operation.request_examples().values()))
    sample = next(iter(operation.response_examples(operation.success).values()))
    assert aside(operation, answer.json()) == aside(operation, echoing(sample, first, body))


@pytest.mark.parametrize("operation", READS)
def test_an_example_path_is_answered_as_documented(operation: Operation, mock_url: str) -> None:
    answer = httpx.request(operation.method, mock_url + operation.url, headers=operation.key_headers(), timeout=30)
    assert answer.status_code == operation.success
    samples = [aside(operation, sample) for sample in operation.response_examples(operation.success).values()]
    assert aside(operation, answer.json()) in samples


@pytest.mark.parametrize("operation", READS)
def test_a_documented_job_is_there_to_be_read(operation: Operation, mock_url: str) -> None:
    """The sample whose id is asked for, as it stands, times included."""
    for sample in operation.response_examples(operation.success).values():
        (name,) = (parameter["name"] for parameter in operation.definition["parameters"])
        url = mock_url + operation.path.replace(f"{{{name}}}", sample[name])
        answer = httpx.get(url, headers=operation.key_headers(), timeout=30)
        assert answer.status_code == operation.success
        assert answer.json()[name] == sample[name]
        assert answer.json() in operation.response_examples(operation.success).values()
