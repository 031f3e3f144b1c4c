"""The key is sent, and shown nowhere: not by the client, its parts, a response, a log, or an exception."""

from __future__ import annotations

import copy
import logging
import pprint
import socket
import traceback
from collections.abc import Iterator
from io import StringIO
from typing import Any

import attrs
import httpx
import pytest
from rich.pretty import pretty_repr

from image_api_core.api_key import ApiKey
from image_api_core.errors import ConfigurationError
from tests.support.sampling import sampled
from tools.judges.client.calls import DETAILED, authenticated, call
from tools.judges.client.contracts import CONTRACTS, OPERATIONS, Contract, Operation
from tools.judges.client.server import Answer, Server

SECRET = "s3cr3t-b7e1-never-shown"  # noqa: S105


def shown(thing: Any) -> Iterator[str]:
    """Yield every way in which people print a thing, and the things that they reach from it."""
    yield from (repr(thing), str(thing), f"{thing!a}", pprint.pformat(thing), pretty_repr(thing))
    slots = [slot for kind in type(thing).__mro__ for slot in getattr(kind, "__slots__", ()) if slot != "__weakref__"]
    inside = {slot: getattr(thing, slot) for slot in slots if hasattr(thing, slot) and not isinstance(thing, ApiKey)}
    yield from (
        repr(inside),
        repr(getattr(thing, "__dict__", None)),
        *(f"{value!s} {value}" for value in inside.values()),
    )
    if attrs.has(type(thing)):
        yield repr(attrs.asdict(thing, recurse=False))
    for headers in (getattr(thing, "headers", None), getattr(getattr(thing, "_request", None), "headers", None)):
        if isinstance(headers, httpx.Headers):
            yield from (repr(headers), repr(dict(headers)), repr(headers.raw))
    if isinstance(thing, BaseException):
        yield "".join(traceback.format_exception(thing))
        yield from (text for inner in (thing.__cause__, thing.__context__) if inner for text in shown(inner))


def assert_hidden(*things: Any) -> None:
    for thing in things:
        for text in shown(thing):
            assert SECRET not in text, f"{type(thing).__name__} shows the key"


@pytest.fixture
def log() -> Iterator[StringIO]:
    """Everything that any logger says, at the lowest level."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(1)
    yield stream
    root.setLevel(level)
    root.removeHandler(handler)


def closed_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    return f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_a_client_does_not_show_its_key(contract: Contract) -> None:
    client = authenticated(contract.operations[0], "http://127.0.0.1:9", token=SECRET)
    with client:
        assert_hidden(client, client.get_httpx_client(), client.get_httpx_client().headers)
        others = client.with_headers({"a": "b"}), client.with_cookies({"a": "b"}), client.with_timeout(httpx.Timeout(1))
        assert_hidden(*others, copy.copy(client))
    secretive = contract.package.Client(
        base_url="http://127.0.0.1:9",
        headers={"x-secret": SECRET},
        cookies={"session": SECRET},
        httpx_args={"auth": ("user", SECRET)},
    )
    assert SECRET not in repr(secretive)


@sampled("operation", "function")
@pytest.mark.parametrize("function", DETAILED)
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_a_call_shows_it_nowhere(operation: Operation, function: str, log: StringIO) -> None:
    success = operation.success()
    requests: list[httpx.Request] = []
    responses: list[httpx.Response] = []

    def remember(response: httpx.Response) -> None:
        responses.append(response)
        requests.append(response.request)

    async def remember_async(response: httpx.Response) -> None:
        remember(response)

    hooks = {"response": [remember if function == "sync_detailed" else remember_async]}
    with Server(Answer(success.status, success.value)) as server:
        client = authenticated(operation, server.url, token=SECRET, httpx_args={"event_hooks": hooks})
        result = call(operation, function, client)
    assert any(SECRET in value for value in server.seen[0].headers.values()), "the key has not been sent"
    assert requests
    assert_hidden(client, result, *requests, *responses)
    assert "HTTP Request" in log.getvalue()
    assert "receive_response_headers" in log.getvalue()
    assert SECRET not in log.getvalue()


@sampled("operation", ("trouble", "function"))
@pytest.mark.parametrize("function", DETAILED)
@pytest.mark.parametrize("trouble", ["nobody listens", "silence", "not JSON", "undocumented status", "half a body"])
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_an_exception_does_not_show_it(operation: Operation, trouble: str, function: str, log: StringIO) -> None:
    settings: dict[str, Any] = {
        "token": SECRET,
        "raise_on_unexpected_status": True,
        "timeout": httpx.Timeout(30, read=0.05 if trouble == "silence" else 30),
    }
    answers: dict[str, Any] = {
        "silence": None,
        "not JSON": Answer(operation.success().status, b"<html>"),
        "undocumented status": Answer(520, b"oops"),
        "half a body": Answer(operation.success().status, b"", {"content-length": "99"}),
    }
    if trouble == "nobody listens":
        with pytest.raises(Exception, match=r"refused|attempts failed") as caught:
            call(operation, function, authenticated(operation, closed_port(), **settings))
        assert isinstance(caught.value, httpx.ConnectError)
    else:
        with Server(answers[trouble]) as server:
            with pytest.raises(Exception) as caught:  # noqa: PT011
                call(operation, function, authenticated(operation, server.url, **settings))
            assert any(SECRET in value for value in server.first().headers.values()), "the key has not been sent"
    assert_hidden(caught.value)
    assert SECRET not in log.getvalue()


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("", "empty"),
        (f"{SECRET}\n", "line break"),
        (f" {SECRET}", "space"),
        (f"{SECRET}\r\nx-evil: 1", "cannot stand"),
        (f"{SECRET}é", "cannot stand"),
        (f"{SECRET}\x00", "cannot stand"),
    ],
)
@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_a_malformed_key_is_refused_without_showing_it(contract: Contract, key: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as caught:
        authenticated(contract.operations[0], "http://127.0.0.1:9", token=key)
    assert_hidden(caught.value)


@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_a_key_that_is_no_string_is_refused(contract: Contract) -> None:
    with pytest.raises(ConfigurationError, match="must be a string"):
        contract.package.AuthenticatedClient(base_url="http://127.0.0.1:9", token=None)


def test_the_search_finds_a_key_that_is_shown() -> None:
    """The judge above must be able to say no."""
    with pytest.raises(AssertionError, match="shows the key"):
        assert_hidden(httpx.Request("GET", "http://127.0.0.1", headers={"x-api-key": SECRET}))
    with pytest.raises(AssertionError, match="shows the key"):
        assert_hidden(ValueError(SECRET))
