"""A key that goes through the facade shows up nowhere but in the header of a request to the configured origin."""

from __future__ import annotations

import logging
import pickle
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from image_api_core.errors import ConfigurationError, ImageAPIError
from image_api_core.options import Timeout
from tests.client.hostile.raw_server import RawServer, answer, close, reset, silence, then
from tools.judges.client.contracts import CONTRACTS, OPERATIONS, Contract
from tools.judges.client.facade_calls import SHELLS, arguments_of, call, method_of, run
from tools.judges.client.server import Answer, Seen, Server

SECRET = "sk-do-not-show-0451"  # noqa: S105
POST = next(o for o in OPERATIONS if o.method == "post")
SHELL = pytest.mark.parametrize("shell", SHELLS)


FAULTS: dict[str, Callable[[], Any]] = {
    "reset": lambda: reset,
    "closed": lambda: close,
    "silence": lambda: silence,
    "cut": lambda: then(answer(POST.success().status, b"{", length=500), close),
    "401 that repeats the key": lambda: answer(401, {"message": f"bad key {SECRET}", "statusCode": 401}),
    "418 that repeats the key": lambda: answer(418, f"bad key {SECRET}".encode(), ["content-type: text/plain"]),
    "302": lambda: answer(302, b"", ["location: http://127.0.0.1:1/"]),
}


@SHELL
@pytest.mark.parametrize("fault", FAULTS)
def test_no_failure_shows_the_key(fault: str, shell: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with RawServer(FAULTS[fault]()) as server, pytest.raises(ImageAPIError) as caught:
        call(POST, shell, server.url, api_key=SECRET, timeout=Timeout(total=0.3), retries=1)
    error = caught.value
    # The frames of this test hold the key by right.
    shown = "".join(f"{link!r} {link} {link.args!r}" for link in chain_of(error))
    inner = [
        frame for frame in traceback.walk_tb(error.__traceback__) if "image_api_core" in frame[0].f_code.co_filename
    ]
    assert inner
    assert SECRET not in shown
    assert SECRET not in "".join(repr(value) for frame, _ in inner for value in frame.f_locals.values())
    assert chain_of(error) == [error], "the frames of a cause hold the headers that were sent"
    assert SECRET not in caplog.text
    if "repeats" not in fault:  # what the vendor wrote stands in `.response` as it came
        assert SECRET.encode() not in pickle.dumps(error)


def chain_of(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    seen: BaseException | None = error
    while seen is not None and seen not in chain:
        chain.append(seen)
        seen = seen.__cause__ or seen.__context__
    return chain


@SHELL
@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_a_client_does_not_show_its_key(contract: Contract, shell: str) -> None:
    def look(client: Any) -> None:
        resources = [value for value in vars(client).values() if not callable(value)]
        assert SECRET not in repr(client) + str(client) + repr(vars(client)) + repr(resources)
        assert SECRET not in repr(vars(client._engine))

    run(contract, shell, "http://127.0.0.1:1", look, api_key=SECRET)


@SHELL
@pytest.mark.parametrize("key", [f" {SECRET}", f"{SECRET}\n", f"{SECRET}\u00e9", f"{SECRET} {SECRET}"])
def test_a_key_that_fits_no_header_is_refused_unshown(key: str, shell: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        run(CONTRACTS[0], shell, "http://127.0.0.1:1", repr, api_key=key)
    assert SECRET not in f"{caught.value!r} {caught.value} {caught.value.__cause__!r}"


@SHELL
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_takes_the_key_nowhere(status: int, shell: str) -> None:
    """Also when the caller's own HTTP client follows redirects."""
    import httpx

    own: Any = httpx.Client if shell == "sync" else httpx.AsyncClient
    with Server(Answer(200, {})) as other:
        to_other: Callable[[Seen], Answer] = lambda _: Answer(status, b"", {"location": f"{other.url}/stolen"})  # noqa: E731
        with Server(to_other) as server, pytest.raises(ImageAPIError, match=str(status)):
            call(POST, shell, server.url, api_key=SECRET, http_client=own(follow_redirects=True))
    assert other.seen == []
    assert len(server.seen) == 1


@SHELL
def test_the_log_tells_of_a_retry(shell: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger=f"{POST.contract.name}_client")
    success = POST.success()
    with RawServer(answer(429, {}, ["retry-after: 0"]), answer(success.status, success.value)) as server:
        run(
            POST.contract,
            shell,
            server.url,
            lambda client: method_of(client, POST)(**arguments_of(POST)),
            api_key=SECRET,
        )
    lines = [record.getMessage() for record in caplog.records if record.name == f"{POST.contract.name}_client"]
    assert "attempt 1: status 429, trying again in 0.00 s" in lines[0]
