"""What goes wrong in the stock output of the generator, and not here.

Each trap that is not shown gone by a test of its subject has its test here. The others: the key in the wrong header and
along a redirect (test_key_goes_to_one_origin); documented errors as values, and an undocumented status as None
(test_facade); 499 and 520 as a ValueError, an unlisted enum member as one too (test_growth); documented defaults that
are sent (test_facade, generator/test_parameters); a copied UNSET, and a client that its copies change (test_settings);
settings of the generator that are misspelt, and a ruff that is not pinned (generator/test_refusals).
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from image_api_core.errors import APIStatusError
from tests.support.sampling import sampled
from tools.judges.client.calls import KEY
from tools.judges.client.contracts import CONTRACTS, OPERATIONS, Contract, Operation, as_json, same_json
from tools.judges.client.facade_calls import SHELLS, call, errors_of
from tools.judges.client.server import Answer, Server
from tools.judges.validation import violations

PAGE = b"<html><title>Oh no</title></html>"
THREADS = 8


@pytest.fixture
def impatient_threads() -> Iterator[None]:
    """Threads that take turns as often as they can: what can come between two statements does."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("impatient_threads")
@pytest.mark.parametrize("getter", ["get_httpx_client", "get_async_httpx_client"])
@pytest.mark.parametrize("kind", ["Client", "AuthenticatedClient"])
@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_threads_that_share_a_client_share_its_connections(contract: Contract, kind: str, getter: str) -> None:
    settings = {} if kind == "Client" else {"token": KEY}
    client = getattr(contract.package, kind)(base_url="http://127.0.0.1:9", **settings)
    start = threading.Barrier(THREADS)
    found: list[Any] = []

    def ask() -> None:
        start.wait()
        found.append(getattr(client, getter)())

    threads = [threading.Thread(target=ask) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == THREADS
    assert len({id(one) for one in found}) == 1
    if getter == "get_httpx_client":
        found[0].close()
    else:
        asyncio.run(found[0].aclose())


DOCUMENTED = [pytest.param(o, e.status, id=f"{o}-{e.status}") for o in OPERATIONS for e in o.errors()]


@sampled("operation", "status", "shell")
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("operation", "status"), DOCUMENTED)
def test_a_page_in_place_of_a_documented_error_is_that_error(operation: Operation, status: int, shell: str) -> None:
    """A proxy answers 403 or 502 for the vendor: the status counts, and the page is there to be read."""
    page = Answer(status, PAGE, {"content-type": "text/html"})
    with Server(page) as server, pytest.raises(APIStatusError) as caught:
        call(operation, shell, server.url, retries=0)
    assert type(caught.value).__module__ == errors_of(operation.contract).__name__
    assert (caught.value.status_code, caught.value.body, caught.value.response.content) == (status, None, PAGE)


def out_of_bounds(operation: Operation, schema: dict[str, Any], value: Any) -> Any:
    """Return an answer in which every string and number is far beyond what a request may hold."""
    schema = operation.follow(schema)
    if isinstance(value, list):
        return [out_of_bounds(operation, member_of(operation, schema.get("items", {}), item), item) for item in value]
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        return {name: out_of_bounds(operation, properties.get(name, {}), inner) for name, inner in value.items()}
    if (
        schema.get("enum")
        or schema.get("const")
        or schema.get("format", "password") != "password"
        or isinstance(value, bool)
    ):
        return value
    if isinstance(value, str):
        return value * 2000
    return value * 10**6 if isinstance(value, int | float) else value


def member_of(operation: Operation, schema: dict[str, Any], value: Any) -> dict[str, Any]:
    """Return the schema, or of a union the member that the value belongs to."""
    members: list[dict[str, Any]] = operation.follow(schema).get("anyOf", [schema])
    (member,) = (member for member in members if violations(operation.contract.document, member, value) == [])
    return member


@sampled("operation", "shell")
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_limits_of_requests_do_not_bind_answers(operation: Operation, shell: str) -> None:
    """An answer that echoes a request is the vendor's: the client has no say in it."""
    success = operation.success()
    value = out_of_bounds(operation, member_of(operation, success.schema, success.value), success.value)
    for expression in operation.data.get("x-echo", {}).values():  # the id that was requested
        name = expression.rpartition("/")[2]
        value[name] = success.value[name]
    assert value != success.value or operation.data.get("x-echo")
    with Server(Answer(success.status, value)) as server:
        assert same_json(as_json(call(operation, shell, server.url)), value)
