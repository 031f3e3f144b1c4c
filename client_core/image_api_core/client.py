"""The two shells around the engine: they send and wait, one blocking, one awaiting. Every decision is the engine's."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import os
import ssl
import time
import urllib.request
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar

import httpcore
import httpx

from .api_key import ApiKey
from .deadline import until
from .engine import MAX_RESPONSE_BYTES, Call, Engine, Timeout
from .errors import APIConnectionError, APIStatusError, ConfigurationError, MissingAPIKey, RawResponse
from .jobs import JobSpec, Poll
from .lanes import AsyncLaneTransport, LaneTransport
from .many_jobs import Outcome, Queue, Turn, results
from .operation import Api, Operation
from .pages import Pages
from .retry import RetryPolicy

P = TypeVar("P")
T = TypeVar("T")

# What httpx and the transports in lanes.py raise when there is no answer, or only a part of one.
_NO_ANSWER = (
    httpx.HTTPError,
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
    TimeoutError,
    OSError,
)
_TOO_LATE = (httpx.TimeoutException, httpcore.TimeoutException, TimeoutError)


def _engine(
    api: Api,
    api_key: str | None,
    base_url: str | None,
    timeout: Timeout | float | None,
    retries: RetryPolicy | int | None,
    *,
    allow_http: bool,
) -> Engine:
    key = api_key if api_key is not None else os.environ.get(api.key_variable)
    if not key:
        raise MissingAPIKey(f"no API key: pass api_key=..., or set the environment variable {api.key_variable}")
    url = base_url if base_url is not None else os.environ.get(api.base_url_variable) or api.base_url
    if not url:
        raise ConfigurationError(
            "no base URL: the vendor documents none, so ask for it, and pass base_url=... "
            f"or set the environment variable {api.base_url_variable}"
        )
    try:
        checked = ApiKey(key)
    except (TypeError, ValueError) as error:
        raise ConfigurationError(f"api_key cannot be used: {error}") from None
    return Engine(
        api,
        key=checked,
        base_url=url,
        timeout=_timeout(timeout) or Timeout(),
        retry=_policy(retries) or RetryPolicy(),
        allow_http=allow_http,
    )


def _timeout(timeout: Timeout | float | None) -> Timeout | None:
    if timeout is None or isinstance(timeout, Timeout):
        return timeout
    return Timeout(connect=min(timeout, Timeout().connect), total=timeout)


def _policy(retries: RetryPolicy | int | None) -> RetryPolicy | None:
    if retries is None or isinstance(retries, RetryPolicy):
        return retries
    return RetryPolicy(retries=retries)


@functools.cache
def _ssl_context(_cert_file: str | None, _cert_dir: str | None) -> ssl.SSLContext:
    """Return the context that httpx makes by itself, once: making it takes longer than all else of a client."""
    return httpx.create_ssl_context()


def _shared_ssl_context() -> ssl.SSLContext:
    return _ssl_context(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


class SyncClient:
    """The blocking shell. Safe to share between threads."""

    def __init__(
        self,
        api: Api,
        *,
        api_key: str | None,
        base_url: str | None,
        timeout: Timeout | float | None,
        retries: RetryPolicy | int | None,
        http_client: httpx.Client | None,
        allow_http: bool,
    ) -> None:
        self._engine = _engine(api, api_key, base_url, timeout, retries, allow_http=allow_http)
        self._own = http_client is None
        self._http, self._begin = _through(http_client) if http_client else _http_client()
        self._sleep: Callable[[float], None] = time.sleep

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._engine.base_url}>"

    def close(self) -> None:
        """Close the connections. An `http_client` that was passed in is left open."""
        if self._own:
            self._http.close()

    def _call(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, str] | None = None,
        query: Sequence[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
        body: object = None,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> T:
        if self._http.is_closed:
            raise ConfigurationError("the client is closed: make a new one")
        call = Call(
            self._engine,
            operation,
            path=path or {},
            query=query,
            headers=headers or {},
            body=body,
            timeout=_timeout(timeout),
            retry=_policy(retries),
        )
        while True:
            try:
                response, broken = self._send(call)
            except _NO_ANSWER as error:
                # Told below and not in here: it would become the cause, and its frames hold the headers that were sent.
                failure = error
            else:
                delay = call.answered(response, broken)
                if delay is None:
                    return call.result
                self._sleep(delay)
                continue
            self._sleep(call.failed(failure))

    def _send(self, call: Call[Any]) -> tuple[RawResponse, str | None]:
        """Send once. Returns the answer, and why its body is not whole, if it is not."""
        content = bytearray()
        broken = None
        with until(call.deadline()):
            response = self._begin(call.request)
            try:
                for part in response.iter_bytes():
                    content += part
                    if len(content) > MAX_RESPONSE_BYTES:
                        broken = _TOO_LARGE
                        break
            except _TOO_LATE:
                raise
            except _NO_ANSWER as error:
                broken = _broke_off(error)
            finally:
                response.close()
        return RawResponse(response.status_code, response.headers, bytes(content)), broken

    def _wait(
        self,
        spec: JobSpec[T],
        job_id: str,
        *,
        timeout: float,
        poll_interval: float | None,
        on_update: Callable[[T], object] | None,
        progress: bool,
    ) -> T:
        with _shown(spec, job_id, on_update, progress=progress) as update:
            poll = Poll(spec, job_id, timeout=timeout, poll_interval=poll_interval, on_update=update)
            while (pause := self._poll(poll)) is not None:
                self._sleep(pause)
            return poll.result()

    def _poll(self, poll: Poll[Any]) -> float | None:
        """Read the job once. Returns the seconds to wait before the next time; None if it has succeeded."""
        try:
            result = self._call(
                poll.spec.poll,
                path={poll.spec.parameter: poll.job_id},
                timeout=min(poll.time_left(), self._engine.timeout.total),
                retries=0,
            )
        except (APIConnectionError, APIStatusError) as error:
            return poll.missed(error)
        return poll.seen(result)

    def _as_completed(self, queue: Queue[T]) -> Iterator[Outcome[T]]:
        while (turn := queue.take()) is not None:
            try:
                self._sleep(turn.delay())
                pause = self._poll(turn.poll or queue.begin(turn, turn.job))
            except Exception as error:
                yield queue.ended(turn, error)
            else:
                if pause is None:
                    yield queue.ended(turn, None)
                else:
                    queue.again(turn, pause)

    def _iterate(self, pages: Pages[P, T], read: Callable[[], P]) -> Iterator[T]:
        """Yield the items of a list; `read` asks for the page at `pages.offset`."""
        while not pages.is_last:
            yield from pages.take(read())

    def _wait_all(self, queue: Queue[T], jobs: object, *, progress: bool) -> list[T]:
        outcomes: list[Outcome[T]] = []
        with _counted(jobs, progress=progress) as count:
            for outcome in self._as_completed(queue):
                count(outcome.error)
                outcomes.append(outcome)
        return results(outcomes)


class AsyncClient:
    """The awaiting shell, for one event loop of asyncio."""

    def __init__(
        self,
        api: Api,
        *,
        api_key: str | None,
        base_url: str | None,
        timeout: Timeout | float | None,
        retries: RetryPolicy | int | None,
        http_client: httpx.AsyncClient | None,
        allow_http: bool,
    ) -> None:
        self._engine = _engine(api, api_key, base_url, timeout, retries, allow_http=allow_http)
        self._own = http_client is None
        self._http, self._begin = _through_async(http_client) if http_client else _async_http_client()
        self._sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._engine.base_url}>"

    async def aclose(self) -> None:
        """Close the connections. An `http_client` that was passed in is left open."""
        if self._own:
            await self._http.aclose()

    async def _call(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, str] | None = None,
        query: Sequence[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
        body: object = None,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> T:
        if self._http.is_closed:
            raise ConfigurationError("the client is closed: make a new one")
        call = Call(
            self._engine,
            operation,
            path=path or {},
            query=query,
            headers=headers or {},
            body=body,
            timeout=_timeout(timeout),
            retry=_policy(retries),
        )
        while True:
            try:
                response, broken = await self._send(call)
            except _NO_ANSWER as error:
                # Told below and not in here: it would become the cause, and its frames hold the headers that were sent.
                failure = error
            else:
                delay = call.answered(response, broken)
                if delay is None:
                    return call.result
                await self._sleep(delay)
                continue
            await self._sleep(call.failed(failure))

    async def _send(self, call: Call[Any]) -> tuple[RawResponse, str | None]:
        """Send once. Returns the answer, and why its body is not whole, if it is not."""
        content = bytearray()
        broken = None
        async with asyncio.timeout(call.timeout.total):
            response = await self._begin(call.request)
            try:
                async for part in response.aiter_bytes():
                    content += part
                    if len(content) > MAX_RESPONSE_BYTES:
                        broken = _TOO_LARGE
                        break
            except _TOO_LATE:
                raise
            except _NO_ANSWER as error:
                broken = _broke_off(error)
            finally:
                await response.aclose()
        return RawResponse(response.status_code, response.headers, bytes(content)), broken

    async def _wait(
        self,
        spec: JobSpec[T],
        job_id: str,
        *,
        timeout: float,
        poll_interval: float | None,
        on_update: Callable[[T], object] | None,
        progress: bool,
    ) -> T:
        with _shown(spec, job_id, on_update, progress=progress) as update:
            poll = Poll(spec, job_id, timeout=timeout, poll_interval=poll_interval, on_update=update)
            while (pause := await self._poll(poll)) is not None:
                await self._sleep(pause)
            return poll.result()

    async def _poll(self, poll: Poll[Any]) -> float | None:
        """Read the job once. Returns the seconds to wait before the next time; None if it has succeeded."""
        try:
            result = await self._call(
                poll.spec.poll,
                path={poll.spec.parameter: poll.job_id},
                timeout=min(poll.time_left(), self._engine.timeout.total),
                retries=0,
            )
        except (APIConnectionError, APIStatusError) as error:
            return poll.missed(error)
        return poll.seen(result)

    async def _as_completed(self, queue: Queue[T]) -> AsyncGenerator[Outcome[T], None]:
        ended: asyncio.Queue[Outcome[T] | None] = asyncio.Queue()

        async def work() -> None:
            try:
                while (turn := queue.take()) is not None:
                    await self._turn(queue, turn, ended)
            finally:
                ended.put_nowait(None)

        workers = [asyncio.create_task(work()) for _ in range(queue.concurrency)]
        try:
            for _ in workers:
                while (outcome := await ended.get()) is not None:
                    yield outcome
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
            queue.close()

    async def _turn(self, queue: Queue[T], turn: Turn[T], ended: asyncio.Queue[Outcome[T] | None]) -> None:
        try:
            if (poll := turn.poll) is None:
                poll = queue.begin(turn, await turn.job if turn.begun_here else turn.job)
            else:
                await self._sleep(turn.delay())
            pause = await self._poll(poll)
        except Exception as error:
            ended.put_nowait(queue.ended(turn, error))
        else:
            if pause is None:
                ended.put_nowait(queue.ended(turn, None))
            else:
                queue.again(turn, pause)

    async def _iterate(self, pages: Pages[P, T], read: Callable[[], Awaitable[P]]) -> AsyncGenerator[T, None]:
        """Yield the items of a list; `read` asks for the page at `pages.offset`."""
        while not pages.is_last:
            for item in pages.take(await read()):
                yield item

    async def _wait_all(self, queue: Queue[T], jobs: object, *, progress: bool) -> list[T]:
        outcomes: list[Outcome[T]] = []
        with _counted(jobs, progress=progress) as count:
            async for outcome in self._as_completed(queue):
                count(outcome.error)
                outcomes.append(outcome)
        return results(outcomes)


@contextlib.contextmanager
def _shown(
    spec: JobSpec[T], job_id: str, on_update: Callable[[T], object] | None, *, progress: bool
) -> Generator[Callable[[T], object] | None]:
    if not progress:
        yield on_update
        return
    from .progress import one_job  # with its library only for who wants to see it

    with one_job(spec, job_id, on_update) as update:
        yield update


@contextlib.contextmanager
def _counted(jobs: object, *, progress: bool) -> Generator[Callable[[Exception | None], object]]:
    """Show how many jobs have ended. Yields what to call for each, with its error."""
    if not progress:
        yield lambda _error: None
        return
    from .progress import many_jobs

    with many_jobs(jobs) as ended:
        yield ended


_TOO_LARGE = f"it is larger than {MAX_RESPONSE_BYTES} bytes"


def _broke_off(error: BaseException) -> str:
    return f"it broke off ({error or type(error).__name__})"


_Begin = Callable[[httpx.Request], httpx.Response]
_AsyncBegin = Callable[[httpx.Request], Awaitable[httpx.Response]]


def _through(client: httpx.Client) -> tuple[httpx.Client, _Begin]:
    """Return the client, and what sends a request and returns once the head of the answer is there."""
    return client, functools.partial(client.send, stream=True, follow_redirects=False)


def _through_async(client: httpx.AsyncClient) -> tuple[httpx.AsyncClient, _AsyncBegin]:
    return client, functools.partial(client.send, stream=True, follow_redirects=False)


# A transport of one's own switches off httpx's reading of the proxy variables; where there are any, httpx wins. Where
# there are none, a request goes straight to the transport: what httpx.Client does on the way (hooks, cookies,
# redirects) is not used here, and takes about a sixth of the time of a call.


def _http_client() -> tuple[httpx.Client, _Begin]:
    if urllib.request.getproxies():
        return _through(httpx.Client(verify=_shared_ssl_context(), timeout=None))  # noqa: S113 - each request has its own
    transport = LaneTransport(_shared_ssl_context())
    return httpx.Client(transport=transport), transport.handle_request


def _async_http_client() -> tuple[httpx.AsyncClient, _AsyncBegin]:
    if urllib.request.getproxies():
        return _through_async(httpx.AsyncClient(verify=_shared_ssl_context(), timeout=None))  # noqa: S113 - as above
    transport = AsyncLaneTransport(_shared_ssl_context())
    return httpx.AsyncClient(transport=transport), transport.handle_async_request
