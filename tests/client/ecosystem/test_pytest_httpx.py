"""pytest-httpx responds in place of the vendor."""

from __future__ import annotations

import httpx
from pytest_httpx import HTTPXMock

from tests.client.ecosystem.every_client import FAKE_HOST, assert_masked, assert_success, call_once, every_client, items
from tools.judges.client.contracts import Operation


def call_mocked(httpx_mock: HTTPXMock, operation: Operation, shell: str) -> httpx.Request:
    success = operation.success()
    httpx_mock.add_response(status_code=success.status, json=success.value)
    assert_success(call_once(operation, shell, f"https://{FAKE_HOST}"), operation)
    (request,) = httpx_mock.get_requests()
    return request


@every_client
def test_pytest_httpx_sees_the_call(httpx_mock: HTTPXMock, operation: Operation, shell: str) -> None:
    request = call_mocked(httpx_mock, operation, shell)
    assert (request.method.lower(), request.url.host) == (operation.method, FAKE_HOST)


@every_client
def test_pytest_httpx_does_not_see_the_key(httpx_mock: HTTPXMock, operation: Operation, shell: str) -> None:
    assert_masked(items(call_mocked(httpx_mock, operation, shell)), operation)
