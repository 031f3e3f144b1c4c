"""respx responds in place of the vendor, in both of its modes."""

from __future__ import annotations

import httpx
import respx

from tests.client.ecosystem.every_client import FAKE_HOST, assert_masked, assert_success, call_once, every_client, items
from tools.judges.client.contracts import Operation


def call_mocked(using: str, operation: Operation, shell: str) -> httpx.Request:
    success = operation.success()
    with respx.mock(using=using) as router:
        route = router.route(host=FAKE_HOST).respond(success.status, json=success.value)
        assert_success(call_once(operation, shell, f"https://{FAKE_HOST}"), operation)
        assert route.call_count == router.calls.call_count == 1
        request: httpx.Request = route.calls.last.request
        return request


@every_client
def test_respx_sees_the_call_in_httpx(operation: Operation, shell: str) -> None:
    assert call_mocked("httpx", operation, shell).method.lower() == operation.method


@every_client
def test_respx_sees_the_call_in_httpcore(operation: Operation, shell: str) -> None:
    """httpcore is below httpx: what it gets goes over the wire, so that its headers may hold the key."""
    assert call_mocked("httpcore", operation, shell).method.lower() == operation.method


@every_client
def test_respx_does_not_see_the_key_in_httpx(operation: Operation, shell: str) -> None:
    assert_masked(items(call_mocked("httpx", operation, shell)), operation)
