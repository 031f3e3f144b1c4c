"""The mock keeps every statement of the contracts, one by one. `make mutation` shows that none breaks unnoticed."""

from __future__ import annotations

import pytest

from tests.conformance.conftest import Asked
from tools.judges.contracts import OPERATIONS, Operation


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_every_statement_of_an_operation(operation: Operation, asked: dict[str, Asked]) -> None:
    assert asked[operation.label].exchanges
    assert asked[operation.label].complaints == []
