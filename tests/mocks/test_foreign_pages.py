"""A web page that a person has open somewhere else can neither command the mock nor read what happens in it."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from image_api_mocks.http.origin_policy import OriginPolicy
from image_api_mocks.mock import Mock
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import ASYNC_JOBS, ask, submit

HERE = "127.0.0.1:4010"


@pytest.fixture(scope="module")
def shared() -> Iterator[str]:
    """A mock that others reach by a name."""
    with Mock(allowed_hosts=["mock.example"]) as gateway:
        yield gateway.url


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/_mock/reset"), ("DELETE", "/_mock/faults"), ("POST", "/_mock/faults"), ("PATCH", "/_mock/clock")],
)
@pytest.mark.parametrize("origin", ["https://example.com", "http://127.0.0.1:1", "null"])
def test_a_page_of_another_origin_may_not_command(mock_url: str, method: str, path: str, origin: str) -> None:
    answer = ask(method, mock_url + path, headers={"Origin": origin}, json={})
    assert answer.status_code == 403
    assert answer.json()["message"].startswith(f"A page of {origin} may not change the mock.")
    assert "access-control-allow-origin" not in answer.headers


def test_what_was_refused_has_not_happened(mock_api: MockApi) -> None:
    job = submit(mock_api, ASYNC_JOBS[0])
    headers = {"Mock-World": mock_api.world, "Origin": "https://example.com"}
    assert ask("POST", f"{mock_api.url}/_mock/reset", headers=headers).status_code == 403
    assert [found["id"] for found in mock_api.jobs()] == [job]


def test_a_page_of_another_origin_cannot_read(mock_url: str) -> None:
    answer = ask("GET", f"{mock_url}/_mock/requests", headers={"Origin": "https://example.com"})
    assert not [name for name in answer.headers if name.startswith("access-control-")]
    asked = ask(
        "OPTIONS",
        f"{mock_url}/_mock/requests",
        headers={"Origin": "https://example.com", "Access-Control-Request-Method": "GET"},
    )
    assert not [name for name in asked.headers if name.startswith("access-control-")]


def test_the_mocks_own_page_may(mock_url: str) -> None:
    answer = ask("DELETE", f"{mock_url}/_mock/faults", headers={"Origin": mock_url, "Mock-World": "own"})
    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/", "/_mock/", "/_mock/contracts/", "/_mock/requests", "/_mock/nowhere"])
def test_a_name_that_leads_here_by_rebinding_is_refused(mock_url: str, path: str) -> None:
    answer = ask("GET", mock_url + path, headers={"Host": "rebound.example"})
    assert answer.status_code == 403
    assert "--allowed-host rebound.example" in answer.text


@pytest.mark.parametrize(
    "host", ["localhost:4010", "mock.localhost", "[::1]:4010", "192.0.2.7:80", "mock.example:8000"]
)
@pytest.mark.parametrize("path", ["/", "/_mock/", "/_mock/requests"])
def test_an_address_localhost_and_an_allowed_name_are_not(shared: str, path: str, host: str) -> None:
    assert ask("GET", shared + path, headers={"Host": host}).status_code == 200


def test_any_page_may_call_the_vendors_operations_and_show_images(mock_url: str) -> None:
    """As it may at the vendors, and at Prism."""
    headers = {"Host": "shop.example", "Origin": "https://shop.example"}
    image = ask("GET", f"{mock_url}/_mock/images/sample-1.png", headers=headers)
    assert (image.status_code, image.headers["access-control-allow-origin"]) == (200, "*")
    operation = ASYNC_JOBS[0]
    answer = ask(operation.method, mock_url + operation.path, headers=headers | operation.key_headers("wrong"), json={})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (401, "*")


@pytest.mark.parametrize(
    "host", ["", "a b", "[::1", "evil.example#127.0.0.1", "127.0.0.1.evil.example", "localhost.evil"]
)
def test_a_host_that_is_no_name_of_the_mock_is_refused(host: str) -> None:
    assert OriginPolicy().refusal("GET", {"Host": host}) is not None


def test_any_name_can_be_allowed() -> None:
    policy = OriginPolicy(["*"])
    assert policy.refusal("POST", {"Host": "any.example", "Origin": "http://any.example"}) is None
    assert policy.refusal("POST", {"Host": "any.example", "Origin": "http://other.example"}) is not None


def test_a_proxy_in_front_may_speak_tls() -> None:
    headers = {"Host": "mock.example", "Origin": "https://mock.example"}
    assert OriginPolicy(["mock.example"]).refusal("POST", headers) is None


def test_a_page_is_read_and_nothing_else(mock_url: str) -> None:
    answer = ask("POST", f"{mock_url}/_mock/", headers={"Host": HERE})
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert httpx.head(mock_url).status_code == 200
    beside = ask("GET", f"{mock_url}/_mock")
    assert (beside.status_code, beside.headers["Location"]) == (308, "/_mock/")
