"""The calls that each tool has to see: of every kind of client, with and without proxy variables."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import httpx
import pytest

from image_api_core.api_key import MASK
from image_api_core.retry import RetryPolicy
from tests.support.sampling import sampled
from tools.judges.client.contracts import OPERATIONS, Operation, as_json, same_json
from tools.judges.client.facade_calls import SHELLS, arguments_of, call, method_of, run
from tools.judges.client.server import Answer, Seen, Server

KEY = "mock-key.recognisable-secret"  # of the mock, so that plain http may carry it through a proxy

# Where no server is: the tool responds.
FAKE_HOST = "api.example.invalid"

CLOSED_PROXY = "http://127.0.0.1:9"
PROXY_VARIABLES = {
    "no-proxy-variables": {},
    "https-proxy": {"HTTPS_PROXY": CLOSED_PROXY},
    "http-proxy-and-no-proxy": {"HTTP_PROXY": CLOSED_PROXY, "NO_PROXY": "127.0.0.1,localhost"},
}

PAID, READ = (
    next(operation for operation in OPERATIONS if repr(operation) == name)
    for name in ("konpro.generatePhotoAvatar", "tengr.getArtwork")
)


Test = TypeVar("Test", bound=Callable[..., None])


def every_client(test: Test) -> Test:
    """Run a test for the blocking and the asynchronous client of both vendors, in each environment."""
    marks = [
        sampled(("proxy_variables", "shell"), "operation"),
        pytest.mark.usefixtures("proxy_variables"),
        pytest.mark.parametrize("shell", SHELLS),
        pytest.mark.parametrize("operation", [PAID, READ], ids=repr),
    ]
    for mark in marks:
        test = mark(test)
    return test


def respond(operation: Operation, *statuses: int) -> Server:
    """Return a server that responds with these error statuses first, and with the documented success from then on."""
    success = operation.success()
    errors = (Answer(status, {}) for status in statuses)
    responses = itertools.chain(errors, itertools.repeat(Answer(success.status, success.value)))
    return Server(lambda _: next(responses))


def call_once(operation: Operation, shell: str, base_url: str) -> Any:
    """Call the operation with `KEY`. An error is not retried."""
    return call(operation, shell, base_url, api_key=KEY, retries=0)


def call_with_retry(operation: Operation, shell: str, base_url: str) -> Any:
    """Call the operation with `KEY`. An error is retried once, without a pause."""
    return call(operation, shell, base_url, api_key=KEY, retries=RetryPolicy(retries=1, first_delay=0))


def call_after(prepare: Callable[[], object], operation: Operation, shell: str, base_url: str) -> Any:
    """Call `prepare` between the construction of the client and the call."""

    def action(client: Any) -> Any:
        prepare()
        return method_of(client, operation)(**arguments_of(operation))

    return run(operation.contract, shell, base_url, action, api_key=KEY, retries=0)


def assert_success(result: Any, operation: Operation) -> None:
    """Check that the typed result is the documented success."""
    assert same_json(as_json(result), operation.success().value)


def key_header(operation: Operation, key: str) -> tuple[str, str]:
    """Return name and value of the header that carries a key. The name is lower case."""
    ((name, value),) = operation.bundled.key_headers(key).items()
    return name.lower(), value


def assert_masked(headers: Iterable[tuple[str, str]], operation: Operation) -> None:
    """Check that a tool finds the mask among the request headers, and the key nowhere."""
    found = [(name.lower(), value) for name, value in headers]
    name, value = key_header(operation, MASK)
    assert [(each, text) for each, text in found if each == name] == [(name, value)]
    assert KEY not in repr(found)


def assert_received(requests: list[Seen], operation: Operation, *, count: int = 1) -> None:
    """Check that the server received so many requests, each with the key."""
    name, value = key_header(operation, KEY)
    assert [seen.headers[name] for seen in requests] == [value] * count


def items(request: httpx.Request) -> list[tuple[str, str]]:
    """Return the headers of a request as tools read them. `raw` is what the transport writes, with the key."""
    return request.headers.multi_items()
