"""The key of a callback says for tools what `x-job` says for the client and the mock: where it is posted to."""

from __future__ import annotations

import pytest

from tools.judges.contract.coherence import callback_complaints
from tools.judges.contracts import OPERATIONS, Operation

CALLING = [operation for operation in OPERATIONS if "callbacks" in operation.definition]
assert CALLING


@pytest.mark.parametrize("operation", CALLING, ids=str)
def test_a_callback_is_posted_where_the_job_says(operation: Operation) -> None:
    assert "callback" in operation.definition["x-job"]
    assert list(callback_complaints(operation)) == []
