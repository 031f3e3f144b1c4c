"""A field with `format: password` is there to be used, and shown nowhere."""

from __future__ import annotations

import logging
import pprint
from typing import Any

import pytest
from rich.pretty import pretty_repr

from image_api_core.errors import InvalidResponse
from image_api_core.secrets import masked
from tools.judges.client.calls import DETAILED, authenticated
from tools.judges.client.calls import call as low_level_call
from tools.judges.client.contracts import OPERATIONS, Operation, as_json
from tools.judges.client.facade_calls import SHELLS, call
from tools.judges.client.server import Answer, Server

SECRET = "d0n0t5h0w"  # noqa: S105


def secret_fields(operation: Operation) -> list[str]:
    schema = operation.follow(operation.success().schema)
    return [
        name
        for name, part in schema.get("properties", {}).items()
        if operation.follow(part).get("format") == "password"
    ]


WITH_SECRET = [(operation, name) for operation in OPERATIONS for name in secret_fields(operation)]
assert WITH_SECRET
EACH = pytest.mark.parametrize(("operation", "name"), WITH_SECRET, ids=str)


def answer(operation: Operation, name: str) -> Answer:
    success = operation.success()
    return Answer(success.status, success.value | {name: SECRET})


def assert_unshown(*things: Any) -> None:
    for thing in things:
        for text in (repr(thing), str(thing), f"{thing}", pprint.pformat(thing), pretty_repr(thing), repr([thing])):
            assert SECRET not in text


@pytest.mark.parametrize("shell", SHELLS)
@EACH
def test_a_client_returns_it_and_does_not_show_it(
    operation: Operation, name: str, shell: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with Server(answer(operation, name)) as server:
        result = call(operation, shell, server.url)
    assert getattr(result, name) == SECRET
    assert as_json(result)[name] == SECRET
    assert_unshown(result)
    assert "***" in repr(result)
    assert SECRET not in caplog.text


@pytest.mark.parametrize("function", DETAILED)
@EACH
def test_a_low_level_response_does_not_show_it(operation: Operation, name: str, function: str) -> None:
    with Server(answer(operation, name)) as server:
        response = low_level_call(operation, function, authenticated(operation, server.url))
    assert getattr(response.parsed, name) == SECRET
    assert SECRET.encode() in response.content
    assert_unshown(response, response.parsed)


@pytest.mark.parametrize("shell", SHELLS)
@EACH
def test_an_answer_that_cannot_be_read_does_not_show_it(operation: Operation, name: str, shell: str) -> None:
    success = operation.success()
    body = f'["{name}", "{SECRET}"]'.encode()
    with Server(Answer(success.status, body)) as server, pytest.raises(InvalidResponse) as caught:
        call(operation, shell, server.url)
    assert SECRET in caught.value.response.text
    assert_unshown(caught.value, caught.value.response)


def test_that_there_is_none_is_shown() -> None:
    assert [masked(value) for value in ("x", b"x", None)] == ["'***'", "'***'", "None"]
