"""The statements of every operation, asked of the mock once for all tests."""

from __future__ import annotations

from dataclasses import dataclass

import httpx
import pytest

from tools.conformance.exchanges import Exchange, exchange_of, keep
from tools.judges.contracts import OPERATIONS
from tools.judges.mock.statements import Statements


@dataclass(frozen=True)
class Asked:
    """What came of asking the statements of an operation."""

    complaints: list[str]
    exchanges: list[Exchange]


@pytest.fixture(scope="session")
def asked(mock_url: str) -> dict[str, Asked]:
    """What came of the statements, by `Operation.label`: an operationId is unique in its own contract only."""
    found: dict[str, Asked] = {}
    for operation in OPERATIONS:
        exchanges: list[Exchange] = []

        def note(response: httpx.Response, exchanges: list[Exchange] = exchanges) -> None:
            response.read()
            exchanges.append(exchange_of(response))

        with httpx.Client(base_url=mock_url, timeout=30, event_hooks={"response": [note]}) as server:
            complaints = list(Statements(operation).complaints(server))
        found[operation.label] = Asked(complaints, exchanges)
        for exchange in exchanges:
            keep(exchange)
    return found
