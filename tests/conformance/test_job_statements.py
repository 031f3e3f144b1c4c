"""The mock keeps what the contracts say of jobs, callbacks and prices, one by one."""

from __future__ import annotations

import httpx
import pytest
from conformance.job_statements import JobStatements
from image_api_mocks import admin
from image_api_mocks.pytest_plugin import MockApi
from support.contracts import OPERATIONS, Operation

STARTING = [operation for operation in OPERATIONS if "x-job" in operation.definition or operation.method != "get"]
assert STARTING


@pytest.mark.parametrize("operation", STARTING, ids=str)
def test_every_statement_of_jobs_and_prices(operation: Operation, mock_api: MockApi) -> None:
    with (
        httpx.Client(base_url=mock_api.url, timeout=30) as server,
        httpx.Client(base_url=mock_api.url, timeout=30, headers={admin.HEADER: mock_api.world}) as asking,
    ):
        assert list(JobStatements(operation).complaints(server, asking, mock_api.key)) == []
