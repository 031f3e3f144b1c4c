"""What a client does when nobody says otherwise, and that changing one client leaves the others alone."""

from __future__ import annotations

import asyncio
import copy
import pickle
from typing import Any

import httpx
import pytest

from image_api_core.low_level import DEFAULT_TIMEOUT
from tools.judges.client.calls import DETAILED, KEY, authenticated, call
from tools.judges.client.contracts import CONTRACTS, OPERATIONS, Contract, Operation
from tools.judges.client.server import Answer, Server


def clients(contract: Contract, **settings: Any) -> list[Any]:
    return [contract.package.Client(**settings), contract.package.AuthenticatedClient(token=KEY, **settings)]


def test_the_default_timeout_is_as_documented() -> None:
    assert httpx.Timeout(connect=5, read=60, write=60, pool=60) == DEFAULT_TIMEOUT


@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_a_client_has_the_default_timeout(contract: Contract) -> None:
    for client in clients(contract, base_url="http://127.0.0.1:9"):
        with client:
            assert client.get_httpx_client().timeout == DEFAULT_TIMEOUT
        assert client.get_async_httpx_client().timeout == DEFAULT_TIMEOUT
        asyncio.run(client.get_async_httpx_client().aclose())


@pytest.mark.parametrize("function", DETAILED)
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_a_silent_server_ends_in_a_timeout(operation: Operation, function: str) -> None:
    with Server(None) as server, pytest.raises(httpx.ReadTimeout):
        call(operation, function, authenticated(operation, server.url, timeout=httpx.Timeout(5, read=0.05)))


@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_the_base_url_is_the_one_that_the_contract_fixes(contract: Contract) -> None:
    server = contract.document["servers"][0]["url"]
    if "{" in server:
        with pytest.raises(TypeError, match="base_url"):
            contract.package.Client()
        with pytest.raises(TypeError, match="base_url"):
            contract.package.AuthenticatedClient(token=KEY)
        return
    for client in clients(contract):
        assert server in repr(client)


@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_an_operation_asks_for_a_client_with_a_key(operation: Operation) -> None:
    assert operation.module.sync_detailed.__annotations__["client"] is operation.contract.package.AuthenticatedClient


@pytest.mark.parametrize("when", ["before the first call", "after it"])
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_a_changed_client_is_another_one(operation: Operation, when: str) -> None:
    def change(client: Any) -> Any:
        return client.with_headers({"x-a": "1"}).with_cookies({"b": "2"}).with_timeout(httpx.Timeout(1))

    success = operation.success()
    with Server(Answer(success.status, success.value)) as server:
        first = authenticated(operation, server.url)
        changed = change(first) if when == "before the first call" else None
        with first:
            changed = changed or change(first)
            operation.module.sync_detailed(client=first, **operation.arguments())
            assert first.get_httpx_client().timeout == DEFAULT_TIMEOUT
        with changed:
            operation.module.sync_detailed(client=changed, **operation.arguments())
            assert changed.get_httpx_client().timeout == httpx.Timeout(1)
    assert [seen.headers.get("x-a") for seen in server.seen] == [None, "1"]
    assert [seen.headers.get("cookie") for seen in server.seen] == [None, "b=2"]


@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_an_httpx_client_of_the_caller_is_used_for_its_connections_and_settings(contract: Contract) -> None:
    operation = contract.operations[0]
    success = operation.success()
    with Server(Answer(success.status, success.value)) as server, httpx.Client(headers={"x-own": "1"}) as own:
        client = authenticated(operation, server.url).set_httpx_client(own)
        assert operation.module.sync_detailed(client=client, **operation.arguments()).status_code == success.status
    (seen,) = server.seen
    assert seen.headers["x-own"] == "1"
    assert KEY in "".join(seen.headers.values())


@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_a_copied_model_sends_what_the_first_one_sends(operation: Operation) -> None:
    for arguments, body in operation.requests().values():
        for model in arguments.values() if body is not None else ():
            smallest = type(model).from_dict({key: body[key] for key in schema_of(operation).get("required", [])})
            for copied in (copy.deepcopy(smallest), pickle.loads(pickle.dumps(smallest))):  # noqa: S301
                assert copied.to_dict() == smallest.to_dict()


def schema_of(operation: Operation) -> dict[str, Any]:
    return operation.follow(operation.examples(operation.data["requestBody"])[0].schema)
