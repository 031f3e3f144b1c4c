"""The clients keep every statement of the contracts, one by one. `make mutation` shows that none breaks unnoticed."""

from __future__ import annotations

import pytest

from tools.judges.client.contracts import CONTRACTS, Contract
from tools.judges.client.statements import ClientStatements


@pytest.mark.parametrize(
    ("contract", "operation"),
    [
        pytest.param(contract, str(operation.bundled), id=str(operation))
        for contract in CONTRACTS
        for operation in contract.operations
    ],
)
def test_every_statement_of_an_operation(contract: Contract, operation: str, mock_url: str) -> None:
    statements = ClientStatements(contract.name, contract.document)
    assert list(statements.complaints(mock_url, [operation])) == []
