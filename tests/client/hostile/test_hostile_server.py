"""Whatever the server does, the call ends in the documented exception, and the server saw what the policy promises."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from image_api_core.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    ImageAPIError,
    InvalidResponse,
    UndocumentedStatus,
)
from image_api_core.options import Timeout
from image_api_core.retry import RetryPolicy
from tests.client.hostile.modes import DEFAULT, OTHERS, Mode
from tests.client.hostile.raw_server import (
    RawServer,
    Step,
    answer,
    close,
    drip_body,
    drip_headers,
    endless_body,
    reset,
    silence,
    then,
)
from tests.support.sampling import sampled
from tools.judges.client.contracts import OPERATIONS, Operation
from tools.judges.client.facade_calls import SHELLS, arguments_of, call, method_of, run

POST = next(o for o in OPERATIONS if o.method == "post" and "x-job" in o.data)
GET = next(o for o in OPERATIONS if o.method == "get")
SHELL = pytest.mark.parametrize("shell", SHELLS)
BOTH = pytest.mark.parametrize("operation", [POST, GET], ids=repr)

RETRIES = 2
QUICK = RetryPolicy(retries=RETRIES, budget=30, first_delay=0.01, max_delay=0.02)
SHORT = Timeout(connect=5, total=0.4)


def good(operation: Operation) -> Step:
    success = operation.success()
    return answer(success.status, success.value)


def altered(operation: Operation, **changes: Any) -> bytes:
    """Return the success of the operation with fields changed, or left out where the change is None."""
    value = {**operation.success().value, **changes}
    return json.dumps({name: content for name, content in value.items() if content is not ...}).encode()


def required(operation: Operation) -> str:
    """Return the first field that a success must have."""
    schema = operation.follow(operation.success().schema)
    name: str = schema["required"][0]
    return name


def success(operation: Operation, body: bytes, *headers: str, length: int | None = None) -> Step:
    return answer(operation.success().status, body, headers, length=length)


RATE_LIMITED = answer(429, {}, ["retry-after: 0"])

# What is sent, what is raised, and whether a reading request is sent again.
FAULTS: dict[str, tuple[Any, type[ImageAPIError], bool]] = {
    "reset after the request": (lambda o: reset, APIConnectionError, True),
    "closed after the request": (lambda o: close, APIConnectionError, True),
    "half a status line": (lambda o: then(lambda c: c.send(b"HTTP/1.1 2"), close), APIConnectionError, True),
    "not HTTP": (lambda o: then(lambda c: c.send(b"SSH-2.0-OpenSSH\r\n\r\n"), close), APIConnectionError, True),
    "endless headers": (
        lambda o: (
            lambda c: [c.send(b"HTTP/1.1 200 OK\r\n")] + [c.send(b"x: " + b"y" * 9999 + b"\r\n") for _ in range(99)]
        ),
        APIConnectionError,
        True,
    ),
    "silence": (lambda o: silence, APITimeoutError, True),
    "headers drip": (lambda o: drip_headers, APITimeoutError, True),
    "the body drips": (lambda o: drip_body, APITimeoutError, True),
    "half a body": (lambda o: then(success(o, b'{"half": ', length=500), close), InvalidResponse, False),
    "half a body, reset": (lambda o: then(success(o, b'{"half": ', length=500), reset), InvalidResponse, False),
    "100 MB": (lambda o: endless_body, InvalidResponse, False),
    "HTML": (lambda o: success(o, b"<html>hello</html>", "content-type: text/html"), InvalidResponse, False),
    "an empty body": (lambda o: success(o, b""), InvalidResponse, False),
    "a list": (lambda o: success(o, b"[1, 2]"), InvalidResponse, False),
    "null": (lambda o: success(o, b"null"), InvalidResponse, False),
    "a number": (lambda o: success(o, b"7"), InvalidResponse, False),
    "not UTF-8": (lambda o: success(o, b'{"a": "\xff\xfe"}'), InvalidResponse, False),
    "bad gzip": (lambda o: success(o, b"no gzip at all", "content-encoding: gzip"), InvalidResponse, False),
    "cut gzip": (
        lambda o: success(o, gzip.compress(altered(o))[:-20], "content-encoding: gzip"),
        InvalidResponse,
        False,
    ),
    "a field missing": (lambda o: success(o, altered(o, **{required(o): ...})), InvalidResponse, False),
    "deeply nested": (lambda o: success(o, b"[" * 100_000), InvalidResponse, False),
    "520": (lambda o: answer(520, b"<html>", ["content-type: text/html"]), UndocumentedStatus, True),
    "500": (lambda o: answer(500, {}), APIStatusError, True),
    "500, half a body": (lambda o: then(answer(500, b"{", length=50), close), APIStatusError, True),
    "429": (lambda o: answer(429, {}, ["retry-after: 0"]), APIStatusError, True),
    "302": (lambda o: answer(302, b"", ["location: http://127.0.0.1:1/"]), UndocumentedStatus, False),
}


@pytest.mark.parametrize("shell", SHELLS)
@BOTH
@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_ends_in_its_exception(fault: str, operation: Operation, shell: str) -> None:
    judge_fault(DEFAULT, fault, operation, shell)


@sampled("mode", "fault", ("mode.name", "shell"))
@pytest.mark.parametrize("mode", OTHERS, ids=str)
@pytest.mark.parametrize("shell", SHELLS)
@BOTH
@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_ends_in_its_exception_in_every_mode(
    fault: str, operation: Operation, shell: str, mode: Mode
) -> None:
    if fault == "half a body, reset" and mode.proxy in {"HTTP_PROXY", "HTTPS_PROXY"}:
        pytest.skip("a reset drops what the proxy has not read yet: whether the head arrives is a matter of luck")
    judge_fault(mode, fault, operation, shell)


def judge_fault(mode: Mode, fault: str, operation: Operation, shell: str) -> None:
    make, kind, repeated = FAULTS[fault]
    if operation is POST:
        repeated = fault == "429"  # the only response that says: this was not carried out

    def call(client: Any) -> Any:
        return method_of(client, operation)(**arguments_of(operation))

    with mode.environment(), RawServer(make(operation), tls=mode.tls) as server, pytest.raises(kind) as caught:
        mode.run(operation.contract, shell, server.url, call, retries=QUICK, timeout=SHORT)
    assert server.requests == (1 + RETRIES if repeated else 1)
    error = caught.value
    assert len(str(error).splitlines()) == 1
    if isinstance(error, APIConnectionError):
        assert error.delivered is None
    if isinstance(error, APIConnectionError | APIStatusError):
        assert len(error.attempts) == server.requests - 1


@SHELL
@BOTH
@pytest.mark.parametrize("fault", [reset, close, silence, drip_body, answer(500, {}), answer(503, {}), RATE_LIMITED])
def test_a_passing_fault_passes_where_the_request_may_be_repeated(
    fault: Step, operation: Operation, shell: str
) -> None:
    repeated = operation is GET or fault is RATE_LIMITED
    with RawServer(fault, good(operation)) as server:
        if repeated:
            result = call(operation, shell, server.url, retries=QUICK, timeout=SHORT)
            assert result.to_dict() == operation.success().value
        else:
            with pytest.raises((APIConnectionError, APIStatusError)):
                call(operation, shell, server.url, retries=QUICK, timeout=SHORT)
    assert server.requests == (2 if repeated else 1)


@SHELL
@BOTH
def test_never_delivered_is_reported_and_repeated(operation: Operation, shell: str) -> None:
    with RawServer(close) as server:
        url = server.url  # no server listens there from here on
    with pytest.raises(APIConnectionError, match="never reached") as caught:
        call(operation, shell, url, retries=QUICK)
    assert caught.value.delivered is False
    assert len(caught.value.attempts) == RETRIES
    assert server.requests == 0


@SHELL
@BOTH
def test_no_retries_means_none(operation: Operation, shell: str) -> None:
    with RawServer(answer(429, {}, ["retry-after: 0"])) as server, pytest.raises(APIStatusError):
        call(operation, shell, server.url, retries=0)
    assert server.requests == 1


@SHELL
@pytest.mark.parametrize("value", ["3600", "Fri, 31 Dec 9999 23:59:59 GMT", "9" * 400])
def test_a_long_retry_after_is_reported_and_not_slept(value: str, shell: str) -> None:
    with RawServer(answer(429, {}, [f"retry-after: {value}"])) as server, pytest.raises(APIStatusError) as caught:
        call(POST, shell, server.url)
    assert server.requests == 1
    assert caught.value.retry_after is not None
    assert caught.value.retry_after >= 3600


@SHELL
@pytest.mark.parametrize("value", ["0", " 0 ", "Thu, 01 Jan 1970 00:00:00 GMT", "soon", "-1", ""])
def test_other_forms_of_retry_after_are_understood(value: str, shell: str) -> None:
    with RawServer(answer(429, {}, [f"retry-after: {value}"]), good(POST)) as server:
        call(POST, shell, server.url, retries=QUICK)
    assert server.requests == 2


@SHELL
@BOTH
def test_growth_is_no_fault(operation: Operation, shell: str) -> None:
    """A new field stays readable, and the first of two equal names does not count (as in every JSON library)."""
    grown = json.loads(altered(operation, grown={"a": [1]}))
    body = b'{"grown": 1, ' + json.dumps(grown).encode()[1:]
    with RawServer(success(operation, body)) as server:
        result = call(operation, shell, server.url)
    assert result.additional_properties["grown"] == {"a": [1]}


@SHELL
def test_the_next_call_finds_a_sound_connection(shell: str) -> None:
    """A connection that was left in the middle of an answer is not used again."""

    def twice(client: Any) -> Any:
        method, arguments = method_of(client, GET), arguments_of(GET)
        if shell == "sync":
            for _ in range(3):
                with pytest.raises(InvalidResponse):
                    method(**arguments)
            return method(**arguments)

        async def run_twice() -> Any:
            for _ in range(3):
                with pytest.raises(InvalidResponse):
                    await method(**arguments)
            return await method(**arguments)

        return run_twice()

    faults = (endless_body, then(success(GET, b"{", length=500), close), success(GET, b"x" * 2000, length=1000))
    with RawServer(*faults, good(GET)) as server:
        result = run(GET.contract, shell, server.url, twice, timeout=Timeout(total=5))
    assert result.to_dict() == GET.success().value
