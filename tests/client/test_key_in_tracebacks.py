"""No traceback shows the key, not even one that shows the variables of its frames, as rich and Sentry do (C10)."""

from __future__ import annotations

import asyncio
import copy
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from image_api_core.api_key import ApiKey
from image_api_core.errors import APIStatusError, ConfigurationError, InvalidResponse
from tests.client.hostile.raw_server import RawServer, answer, close, silence, then
from tools.judges.client.contracts import CONTRACTS, OPERATIONS, Contract
from tools.judges.client.facade_calls import SHELLS, arguments_of, call, facade_class, method_of, run
from tools.judges.client.server import Answer, Server

SECRET = "sk-s3cr3t-b7e1-never-shown"  # noqa: S105
SHELL = pytest.mark.parametrize("shell", SHELLS)
CONTRACT = pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
POST = next(o for o in OPERATIONS if "x-job" in o.data and o.method == "post")


def key() -> str:
    """The key, in no variable of the test: its frames are shown too."""
    return os.environ["THE_KEY"]


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THE_KEY", SECRET)


def shown(error: BaseException) -> str:
    """Return all that a tool shows which shows variables."""
    found = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    inner = [cause for cause in (error.__cause__, error.__context__) if cause is not None]
    return found + "".join(shown(cause) for cause in inner)


def failing(action: Callable[[], Any]) -> BaseException:
    with pytest.raises(BaseException) as caught:  # noqa: PT011
        action()
    return caught.value


@SHELL
@CONTRACT
def test_a_constructor_that_fails(contract: Contract, shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(f"{contract.name.upper()}_BASE_URL", raising=False)
    make = facade_class(contract, shell)
    url = "https://api.example"
    for action in (
        lambda: make(api_key=key() + "\n", base_url=url),
        lambda: make(api_key=key() + "ä", base_url=url),
        lambda: make(api_key=key(), base_url="not a url"),
        lambda: make(api_key=key(), base_url="http://api.example"),
        lambda: make(api_key=key(), base_url=url, timeout="5"),
        lambda: make(api_key=key(), base_url=url, retries="3"),
        lambda: make(api_key=key(), base_url=url, http_client=object()),
        lambda: contract.package.AuthenticatedClient(token=key() + "\n", base_url=url),
        lambda: contract.package.AuthenticatedClient(token=key(), base_url="http://api.example"),
    ):
        error = failing(action)
        assert isinstance(error, ConfigurationError)
        assert SECRET not in shown(error)
    for half_made in (object.__new__(make), object.__new__(contract.package.AuthenticatedClient)):
        assert "not made" in repr(half_made)


@SHELL
@pytest.mark.parametrize(
    "steps",
    [
        [close],
        [silence],
        [answer(401, {"echo": SECRET}, [f"x-echo: {SECRET}"])],
        [answer(520, SECRET.encode())],
        [answer(200, b"<html>" + SECRET.encode(), [f"x-echo: {SECRET}"])],
    ],
    ids=["closed", "silent", "documented error", "undocumented error", "unreadable"],
)
def test_a_call_that_fails(steps: Any, shell: str) -> None:
    """An error body that repeats the key kept it in `.body`, `.response` and the pickle."""
    with RawServer(*steps) as server:
        error = failing(lambda: call(POST, shell, server.url, api_key=ApiKey(key()), retries=0, timeout=1))
    assert SECRET not in shown(error)
    assert SECRET.encode() not in pickle.dumps(error)
    if isinstance(error, APIStatusError | InvalidResponse):
        assert SECRET.encode() not in error.response.content
        assert SECRET not in repr(error.response.headers)
        assert SECRET not in repr(getattr(error, "body", None))


def test_an_exception_of_a_signal_handler() -> None:
    """The frames below httpx hold the headers as they are sent."""

    class Stop(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stop

    before = signal.signal(signal.SIGUSR1, stop)
    main = threading.main_thread().ident or 0
    try:
        with RawServer(then(lambda _: signal.pthread_kill(main, signal.SIGUSR1), silence)) as server:
            error = failing(lambda: call(POST, "sync", server.url, api_key=ApiKey(key())))
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert isinstance(error, Stop)
    assert SECRET not in shown(error)


def test_a_call_that_is_cancelled() -> None:
    asked = threading.Event()

    async def use(client: Any) -> BaseException:
        task = asyncio.ensure_future(method_of(client, POST)(**arguments_of(POST)))
        assert await asyncio.to_thread(asked.wait, 10)
        task.cancel()
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        return caught.value

    with RawServer(then(lambda _: asked.set(), silence)) as server:
        error = run(POST.contract, "async", server.url, use, api_key=ApiKey(key()))
    assert SECRET not in shown(error)


@SHELL
def test_what_hooks_of_an_own_client_get(shell: str) -> None:
    """C8: request hooks saw the key, and so did what they raised."""
    kept: list[Any] = []

    def keep(request: httpx.Request) -> None:
        kept.append(request)

    async def keep_async(request: httpx.Request) -> None:
        keep(request)

    hooks: Any = {"request": [keep if shell == "sync" else keep_async]}
    own = (httpx.Client if shell == "sync" else httpx.AsyncClient)(event_hooks=hooks)
    with Server(Answer(POST.success().status, POST.success().value)) as server:
        call(POST, shell, server.url, api_key=ApiKey(key()), http_client=own)
    assert SECRET in "".join(server.seen[0].headers.values())
    for request in (kept[0], copy.copy(kept[0]), pickle.loads(pickle.dumps(kept[0]))):  # noqa: S301 - our own
        assert SECRET not in repr((request.headers, dict(request.headers), request.headers.raw))
        assert "***" in repr(request.headers)
    assert SECRET.encode() not in pickle.dumps(kept[0])


def test_a_key_is_not_pickled() -> None:
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(ApiKey(SECRET))
    with pytest.raises(TypeError, match="not pickled"):
        copy.deepcopy(ApiKey(SECRET))


def test_the_search_finds_a_key_that_is_shown() -> None:
    """The judge above must be able to say no."""

    def fail(value: str) -> None:
        raise ValueError(len(value))

    assert SECRET in shown(failing(lambda: fail(key())))
