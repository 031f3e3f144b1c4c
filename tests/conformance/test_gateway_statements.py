"""The mock keeps what the contracts say of jobs, callbacks, prices, things, lists and uploads, one by one."""

from __future__ import annotations

import httpx
import pytest

from image_api_mocks.http import admin_app
from image_api_mocks.pytest_plugin import MockApi
from tools.judges.contracts import OPERATIONS, Operation
from tools.judges.mock.gateway_statements import KINDS, gateway_complaints


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_every_statement_that_needs_a_memory(operation: Operation, mock_api: MockApi) -> None:
    with (
        httpx.Client(base_url=mock_api.url, timeout=30) as server,
        httpx.Client(base_url=mock_api.url, timeout=30, headers={admin_app.HEADER: mock_api.world}) as asking,
    ):
        assert list(gateway_complaints(operation, server, asking, mock_api.key)) == []


def test_each_kind_of_statement_has_something_to_ask() -> None:
    for kind in KINDS:
        assert any(kind.has_something_to_ask(operation) for operation in OPERATIONS), kind
