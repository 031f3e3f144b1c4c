"""The receiver under a real server: it answers at once, handles each event once, and nothing in it grows or tells."""

from __future__ import annotations

import asyncio
import json
import logging
import queue
import re
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from litestar import Litestar, asgi
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route

from image_api_core.callbacks.asgi import CallbackReceiver
from image_api_core.callbacks.reader import MAX_PAYLOAD_BYTES
from tests.client.serving import Served
from tests.client.test_confirm import job_in, tag_of
from tools.judges.client.callbacks import CALLBACKS, Callback
from tools.judges.client.calls import KEY
from tools.judges.client.facade_calls import SHELLS, facade_class
from tools.judges.client.server import Answer, Server

EACH = pytest.mark.parametrize("callback", CALLBACKS, ids=repr)
FIRST = CALLBACKS[0]
SECRET = "s3cr3t-in-the-payload"  # noqa: S105
PATIENCE = 20  # seconds after which a test gives up


def post(url: str, payload: Any, **settings: Any) -> httpx.Response:
    """Deliver a payload."""
    content = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    settings.setdefault("timeout", PATIENCE)
    return httpx.post(url, content=content, headers={"content-type": "application/json"}, **settings)


def event_of(number: int, callback: Callback = FIRST) -> Any:
    """A payload about another job for each number."""
    return callback.with_value("id", f"{number:08}-0000-4000-8000-000000000000")


def job_of(payload: Any) -> str:
    return str(FIRST.module.parse(payload).job_id)


class Handler:
    """A handler that tells what it gets, and waits where it is told to."""

    def __init__(self) -> None:
        self.jobs: queue.Queue[str] = queue.Queue()
        self.proceed = threading.Event()
        self.proceed.set()
        self.running = 0
        self.most = 0
        self._lock = threading.Lock()

    def __call__(self, event: Any) -> None:
        with self._lock:
            self.running += 1
            self.most = max(self.most, self.running)
        self.jobs.put(event.job_id)
        assert self.proceed.wait(PATIENCE)
        with self._lock:
            self.running -= 1

    def handled(self) -> list[str]:
        """What came so far."""
        return [self.jobs.get_nowait() for _ in range(self.jobs.qsize())]


@pytest.fixture
def handler() -> Iterator[Handler]:
    """A handler that is let go at the end, so that nothing hangs."""
    handler = Handler()
    yield handler
    handler.proceed.set()


def receiver_of(handle: Any, callback: Callback = FIRST, **settings: Any) -> CallbackReceiver:
    return CallbackReceiver(parse=callback.module.parse, handle=handle, **settings)


async def settled(receiver: CallbackReceiver) -> None:
    """Wait until all acknowledged events are handled."""
    while receiver._tasks:
        await asyncio.wait(receiver._tasks)


@EACH
@pytest.mark.parametrize("path", ["", "/", "/any/path?and=query"])
def test_a_delivery_is_handled(callback: Callback, path: str, handler: Handler) -> None:
    receiver = receiver_of(handler, callback)
    with Served(receiver) as served:
        answer = post(served.url + path, callback.payload)
    assert (answer.status_code, answer.content) == (200, b"")
    assert handler.handled() == [callback.module.parse(callback.payload).job_id]


def test_it_is_acknowledged_before_it_is_handled(handler: Handler) -> None:
    handler.proceed.clear()
    with Served(receiver_of(handler)) as served:
        assert post(served.url, event_of(1)).status_code == 200
        handler.jobs.get(timeout=PATIENCE)
        assert handler.running == 1
        # A plain function waits in a thread, so the loop is free for others.
        assert post(served.url, event_of(2)).status_code == 200
        handler.proceed.set()


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_only_post_is_served(method: str, handler: Handler) -> None:
    with Served(receiver_of(handler)) as served:
        answer = httpx.request(method, served.url)
    assert (answer.status_code, answer.headers["allow"], answer.content) == (405, "POST", b"")


@EACH
def test_what_cannot_be_read_gets_400_and_is_not_handled(
    callback: Callback, handler: Handler, caplog: pytest.LogCaptureFixture
) -> None:
    (first, *_) = callback.payload
    payloads = [b"", b"<html>", [callback.payload], {**callback.payload, first: {SECRET: SECRET}}]
    with Served(receiver_of(handler, callback)) as served:
        answers = [post(served.url, payload) for payload in payloads]
    assert [(answer.status_code, answer.content) for answer in answers] == [(400, b"")] * len(payloads)
    assert handler.handled() == []
    rejected = [record.getMessage() for record in caplog.records if record.name == "image_api_core.callbacks"]
    assert len(rejected) == len(payloads)
    assert all("callback rejected" in line for line in rejected)
    assert SECRET not in caplog.text


def raw(port: int, *parts: bytes) -> bytes:
    """Send bytes, and return the first line of the answer without sending more."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        for part in parts:
            connection.sendall(part)
        return connection.makefile("rb").readline()


def test_a_body_that_is_too_large_is_not_read_to_its_end(handler: Handler) -> None:
    head = b"POST / HTTP/1.1\r\nhost: here\r\n"
    chunk = b"20000\r\n" + b" " * 0x20000 + b"\r\n"
    with Served(receiver_of(handler)) as served:
        assert b" 400 " in raw(served.port, head + b"transfer-encoding: chunked\r\n\r\n", *[chunk] * 9)
        announced = head + b"content-length: %d\r\n\r\n" % (100 * MAX_PAYLOAD_BYTES)
        assert b" 400 " in raw(served.port, announced, b" " * (MAX_PAYLOAD_BYTES + 1))
        assert post(served.url, event_of(1)).status_code == 200
    assert len(handler.handled()) == 1


def test_the_largest_body_can_be_made_smaller(handler: Handler) -> None:
    body = json.dumps(event_of(1)).encode()
    with Served(receiver_of(handler, max_body_bytes=len(body))) as served:
        assert post(served.url, body + b" ").status_code == 400
        assert post(served.url, body).status_code == 200


def test_a_body_that_does_not_come_gets_400(handler: Handler) -> None:
    with Served(receiver_of(handler, body_timeout=0.05)) as served:
        assert b" 400 " in raw(served.port, b"POST / HTTP/1.1\r\nhost: here\r\ncontent-length: 9\r\n\r\n{")
    assert handler.handled() == []


def test_a_sender_that_goes_away_is_forgotten(handler: Handler, caplog: pytest.LogCaptureFixture) -> None:
    with Served(receiver_of(handler)) as served:
        with socket.create_connection(("127.0.0.1", served.port)) as connection:
            body = json.dumps(event_of(2)).encode()  # all but the last byte that was announced
            connection.sendall(b"POST / HTTP/1.1\r\nhost: here\r\ncontent-length: %d\r\n\r\n" % (len(body) + 1) + body)
        assert post(served.url, event_of(1)).status_code == 200
    assert len(handler.handled()) == 1
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_what_comes_again_is_acknowledged_and_not_handled_again(handler: Handler) -> None:
    handler.proceed.clear()
    receiver = receiver_of(handler)
    with Served(receiver) as served:
        with ThreadPoolExecutor(8) as pool:  # while the first one is being handled
            answers = list(pool.map(lambda _: post(served.url, event_of(1)).status_code, range(8)))
        handler.proceed.set()
        served.run(settled(receiver))
        answers.append(post(served.url, event_of(1)).status_code)  # after it has been handled
        other_state = FIRST.with_value("status", "another-state")
        answers += [post(served.url, payload).status_code for payload in (event_of(2), other_state)]
    assert answers == [200] * 11
    assert len(handler.handled()) == 3


def test_what_failed_is_handled_when_it_comes_again(caplog: pytest.LogCaptureFixture) -> None:
    tries: list[str] = []

    def fail_once(event: Any) -> None:
        tries.append(event.job_id)
        if len(tries) == 1:
            raise ValueError(SECRET, event.payload.to_dict())

    receiver = receiver_of(fail_once)
    payload = {**event_of(1), "x_new": SECRET}
    with Served(receiver) as served:
        for _ in range(3):
            assert post(served.url, payload).status_code == 200
            served.run(settled(receiver))
    assert len(tries) == 2
    (failure,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert "ValueError" in failure.getMessage()
    assert "fail_once" in failure.getMessage()
    assert SECRET not in caplog.text


def test_what_came_while_a_handler_failed_is_handled() -> None:
    """It has been acknowledged, so nobody will deliver it again."""
    tries: queue.Queue[int] = queue.Queue()
    proceed = threading.Event()

    def fail_once(event: Any) -> None:
        tries.put(event.payload.to_dict().get("x_delivery"))
        if not proceed.is_set():
            assert proceed.wait(PATIENCE)
            raise RuntimeError

    with Served(receiver_of(fail_once)) as served:
        assert post(served.url, {**event_of(1), "x_delivery": 1}).status_code == 200
        assert tries.get(timeout=PATIENCE) == 1
        assert post(served.url, {**event_of(1), "x_delivery": 2}).status_code == 200
        proceed.set()
        assert tries.get(timeout=PATIENCE) == 2
    assert tries.empty()


def test_only_so_many_are_remembered(handler: Handler) -> None:
    receiver = receiver_of(handler, remembered=1)
    with Served(receiver) as served:
        for number in (1, 1, 2, 1):
            post(served.url, event_of(number))
            served.run(settled(receiver))
    assert len(handler.handled()) == 3
    assert len(receiver._handled) == 1


def test_only_so_many_run_at_once(handler: Handler) -> None:
    handler.proceed.clear()
    with Served(receiver_of(handler, max_running=2)) as served:
        for number in range(6):
            assert post(served.url, event_of(number)).status_code == 200
        handler.jobs.get(timeout=PATIENCE)
        handler.jobs.get(timeout=PATIENCE)
        handler.proceed.set()
    assert handler.most == 2
    assert len(handler.handled()) == 4


def test_when_too_many_wait_the_answer_waits_too(handler: Handler) -> None:
    handler.proceed.clear()
    with Served(receiver_of(handler, max_running=1, max_waiting=1)) as served:
        assert post(served.url, event_of(1)).status_code == 200
        for number in (2, 3, 3):  # the same event waits twice
            with pytest.raises(httpx.ReadTimeout):
                post(served.url, event_of(number), timeout=0.3)
        handler.proceed.set()
        assert post(served.url, event_of(4)).status_code == 200
    assert handler.most == 1
    assert sorted(int(job.split("-")[0]) for job in handler.handled()) == [1, 2, 3, 4]


@pytest.mark.parametrize("shell", SHELLS)
@EACH
def test_the_handler_gets_the_confirmed_job(callback: Callback, shell: str) -> None:
    state = callback.states["succeeded"][0]
    job = job_in(callback, state)
    handled: list[Any] = []

    async def handle(event: Any, job: Any) -> None:
        handled.append((event.job_id, job.to_dict()))

    answers = [Answer(200, job_in(callback, callback.states["pending"][0])), Answer(200, job)]
    with Server(lambda _: answers.pop(0)) as api:
        client = facade_class(callback.contract, shell)(api_key=KEY, base_url=api.url)
        receiver = receiver_of(handle, callback, confirm=tag_of(callback, client).confirm)
        payload = callback.with_value("status", state)
        with Served(receiver) as served:
            for expected in (0, 1, 1):  # the API denies it at first, so the delivery is not handled; then it does not
                assert post(served.url, payload).status_code == 200
                served.run(settled(receiver))
                assert len(handled) == expected
            served.run(client.aclose() if shell == "async" else close(client))
    assert handled == [(callback.module.parse(payload).job_id, job)]


async def close(client: Any) -> None:
    client.close()


def test_an_async_handler_runs_in_the_loop() -> None:
    seen: list[Any] = []

    class Handle:
        async def __call__(self, event: Any) -> None:
            seen.append(asyncio.get_running_loop())

    async def handle(event: Any) -> None:
        seen.append(asyncio.get_running_loop())

    for function in (handle, Handle(), lambda event: handle(event)):
        with Served(receiver_of(function)) as served:
            post(served.url, event_of(1))
        assert seen.pop() is served._loop


def test_a_shutdown_waits_for_handlers(handler: Handler) -> None:
    handler.proceed.clear()
    finished: list[str] = []

    async def handle(event: Any) -> None:
        await asyncio.to_thread(handler, event)
        finished.append(event.job_id)

    served = Served(receiver_of(handle))
    with served:
        post(served.url, event_of(1))
        handler.jobs.get(timeout=PATIENCE)
        stopping = threading.Thread(target=served.stop)
        stopping.start()
        handler.proceed.set()
        stopping.join()
    assert len(finished) == 1


def not_handled(caplog: pytest.LogCaptureFixture, reason: str) -> list[str]:
    """The ids of the jobs in the errors that were logged, sorted."""
    errors = "\n".join(record.getMessage() for record in caplog.records if record.levelno == logging.ERROR)
    return sorted(re.findall(rf"callback {FIRST.name} of job '([^']+)' was not handled: {reason}", errors))


class Endless:
    """An async handler that only a cancellation ends."""

    def __init__(self) -> None:
        self.began, self.cancelled = threading.Event(), threading.Event()

    async def __call__(self, event: Any) -> None:
        self.began.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.cancelled.set()


def test_a_shutdown_logs_each_job_that_it_cancels(caplog: pytest.LogCaptureFixture) -> None:
    endless = Endless()
    long = "1" * 200
    with Served(receiver_of(endless, max_running=1, shutdown_timeout=0)) as served:
        post(served.url, event_of(1))
        assert endless.began.wait(PATIENCE)
        for payload in (event_of(1), event_of(1), event_of(2), FIRST.with_value("id", long)):
            assert post(served.url, payload).status_code == 200
    assert endless.cancelled.is_set()
    assert not_handled(caplog, "cancelled") == sorted([job_of(event_of(1)), job_of(event_of(2)), long[:80]])
    assert long not in caplog.text


def test_a_server_without_lifespan_logs_each_job_that_it_cancels(caplog: pytest.LogCaptureFixture) -> None:
    endless = Endless()
    with Served(Starlette(routes=[Route("/", receiver_of(endless, max_running=1))])) as served:
        for number in (1, 2):
            assert post(served.url, event_of(number)).status_code == 200
        assert endless.began.wait(PATIENCE)
    assert not_handled(caplog, "cancelled") == [job_of(event_of(1)), job_of(event_of(2))]


def test_a_closed_receiver_acknowledges_nothing(handler: Handler, caplog: pytest.LogCaptureFixture) -> None:
    handler.proceed.clear()
    parsed = threading.Semaphore(0)

    def parse(body: bytes) -> Any:
        parsed.release()
        return FIRST.module.parse(body)

    receiver = CallbackReceiver(parse=parse, handle=handler, max_running=1, max_waiting=1)
    with Served(receiver) as served, ThreadPoolExecutor(1) as pool:
        assert post(served.url, event_of(1)).status_code == 200
        delayed = pool.submit(post, served.url, event_of(2))  # it waits for the slot of the first
        for _ in range(2):
            assert parsed.acquire(timeout=PATIENCE)
        closing = served.start(receiver.aclose())
        served.run(asyncio.sleep(0))  # aclose has started
        responses = [post(served.url, event_of(number)) for number in (1, 3)]
        handler.proceed.set()
        responses.append(delayed.result(PATIENCE))
        closing.result(PATIENCE)
        responses.append(post(served.url, event_of(1)))
        assert [(response.status_code, response.content) for response in responses] == [(503, b"")] * 4
        assert post(served.url, b"").status_code == 400
        assert f"of job '{job_of(event_of(2))}' rejected: the receiver is closed" in caplog.text

        served.run(receiver.__aenter__())
        assert post(served.url, event_of(4)).status_code == 200
    assert handler.handled() == [job_of(event_of(1)), job_of(event_of(4))]


def test_a_repeated_delivery_is_handled_if_the_handler_cancels_itself() -> None:
    tries: list[Any] = []
    proceed = threading.Event()

    async def cancel_once(event: Any) -> None:
        tries.append(event.job_id)
        if len(tries) == 1:
            await asyncio.to_thread(proceed.wait, PATIENCE)
            raise asyncio.CancelledError

    with Served(receiver_of(cancel_once)) as served:
        for _ in range(2):
            assert post(served.url, event_of(1)).status_code == 200
        proceed.set()
    assert len(tries) == 2


def test_a_cancelled_handler_that_fails_is_not_repeated(caplog: pytest.LogCaptureFixture) -> None:
    tries = threading.Semaphore(0)

    async def fail_when_cancelled(event: Any) -> None:
        tries.release()
        try:
            await asyncio.Event().wait()
        finally:
            raise ValueError

    with Served(receiver_of(fail_when_cancelled, shutdown_timeout=0)) as served:
        post(served.url, event_of(1))
        assert tries.acquire(timeout=PATIENCE)
        post(served.url, event_of(1))
    assert not tries.acquire(blocking=False)
    assert not_handled(caplog, "ValueError") == [job_of(event_of(1))]


PATH = "/hooks/tengr"
PATHS = (PATH, f"{PATH}/")


def lifespan_of(receiver: CallbackReceiver) -> Any:
    @asynccontextmanager
    async def lifespan(app: Any) -> AsyncIterator[None]:
        async with receiver:
            yield

    return lifespan


def routes_of(receiver: CallbackReceiver) -> list[BaseRoute]:
    return [Route(path, receiver) for path in PATHS]


def starlette_app(receiver: CallbackReceiver) -> Starlette:
    return Starlette(routes=routes_of(receiver), lifespan=lifespan_of(receiver))


def fastapi_app(receiver: CallbackReceiver) -> FastAPI:
    return FastAPI(routes=routes_of(receiver), lifespan=lifespan_of(receiver))


def fastapi_app_with_router(receiver: CallbackReceiver) -> FastAPI:
    app = FastAPI(lifespan=lifespan_of(receiver))
    router = APIRouter(routes=[Route(path.removeprefix("/hooks"), receiver) for path in PATHS])
    app.include_router(router, prefix="/hooks")
    return app


def litestar_app(receiver: CallbackReceiver) -> Litestar:
    return Litestar([asgi(PATH, copy_scope=True)(receiver)], lifespan=[receiver], logging_config=None)


def litestar_mount(receiver: CallbackReceiver) -> Litestar:
    handler = asgi(PATH, is_mount=True, copy_scope=True)(receiver)
    return Litestar([handler], lifespan=[receiver], logging_config=None)


def plain_app(receiver: CallbackReceiver) -> CallbackReceiver:
    return receiver


APPS = (plain_app, starlette_app, fastapi_app, fastapi_app_with_router, litestar_app, litestar_mount)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("app", APPS)
def test_it_is_a_route_endpoint(app: Callable[[CallbackReceiver], Any], path: str, handler: Handler) -> None:
    with Served(app(receiver_of(handler))) as served:
        assert post(served.url + path, event_of(1)).status_code == 200
        assert post(served.url + path, b"").status_code == 400
        rejected = httpx.get(served.url + path)
        assert (rejected.status_code, rejected.headers["allow"]) == (405, "POST")
        if app is not plain_app:
            assert post(f"{served.url}/elsewhere", event_of(2)).status_code == 404
    assert len(handler.handled()) == 1


def starlette_mount(receiver: CallbackReceiver) -> Starlette:
    return Starlette(routes=[Mount(PATH, receiver)], lifespan=lifespan_of(receiver))


def fastapi_mount(receiver: CallbackReceiver) -> FastAPI:
    app = FastAPI(lifespan=lifespan_of(receiver))
    app.mount(PATH, receiver)
    return app


@pytest.mark.parametrize("app", [starlette_mount, fastapi_mount])
def test_a_mount_serves_the_path_with_a_slash(app: Callable[[CallbackReceiver], Any], handler: Handler) -> None:
    with Served(app(receiver_of(handler))) as served:
        assert post(f"{served.url}{PATH}/", event_of(1)).status_code == 200
        assert post(served.url + PATH, event_of(2)).status_code == 307  # the receiver does not see this request
    assert len(handler.handled()) == 1


def test_a_websocket_is_refused(handler: Handler) -> None:
    """The test's server speaks none, so the app is asked as a server would."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(receiver_of(handler)({"type": "websocket"}, send, send))  # type: ignore[arg-type]
    assert [message["type"] for message in sent] == ["websocket.close"]


@pytest.mark.parametrize(
    "settings",
    [
        {"max_body_bytes": 0},
        {"max_body_bytes": MAX_PAYLOAD_BYTES + 1},
        {"max_running": 0},
        {"max_running": 2, "max_waiting": 1},
        {"body_timeout": 0},
        {"remembered": -1},
        {"shutdown_timeout": -1},
    ],
)
def test_a_number_out_of_its_range_is_refused(settings: dict[str, Any], handler: Handler) -> None:
    with pytest.raises(ValueError, match=r"max_|timeout"):
        receiver_of(handler, **settings)
