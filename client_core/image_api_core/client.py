"""The two clients that generated ones extend: they send and wait, one blocking, one awaiting. The engine decides.

What a blocking client does not need to send a request is imported where it is used: asyncio alone takes a third as long
to load as httpx.
"""

from __future__ import annotations

import contextlib
import functools
import os
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, ParamSpec, Self, TypeVar, overload
from uuid import UUID

import httpx

from .api_key import ApiKey
from .engine import Engine, Exchange, OnRequest, OnResponse
from .errors import APIConnectionError, APIStatusError, ConfigurationError, MissingAPIKey
from .failures import NO_RESPONSE
from .http_clients import (
    check_own_client,
    follow_attempts,
    make_client,
)
from .jobs import Job, Jobs, JobSpec, Poll, StartsJob, find_job
from .operation import Api, Operation
from .options import RequestOptions, Timeout
from .pages import Pages
from .parameters import Url
from .request_builder import Arguments
from .retry import RetryPolicy
from .sending import send, send_async
from .uploads import Upload

if TYPE_CHECKING:
    import asyncio

    from .callbacks.event import CallbackEvent
    from .events import DetailedResponse
    from .many_jobs import Outcome, Queue, Turn

CONCURRENCY = 32
"""Requests in flight, and jobs started and not ended, if nothing else is asked for."""

HTTP = TypeVar("HTTP", bound=httpx.Client | httpx.AsyncClient)
P = TypeVar("P")
T = TypeVar("T")
Starter = TypeVar("Starter", bound=str)
Parameters = ParamSpec("Parameters")

_exchanges: ContextVar[list[Exchange[Any]] | None] = ContextVar("image_api_exchanges", default=None)
"""Where the calls of this thread or task are noted, for `with_response`."""


class _Connections(Generic[HTTP]):
    """The httpx client, shared by a client and by those that `with_options` returns."""

    def __init__(self, client: HTTP, *, is_own: bool) -> None:
        self.client = client
        self.is_own = is_own

    def get(self) -> HTTP:
        """Return the httpx client.

        Raises:
            ConfigurationError: It is closed.

        """
        if self.client.is_closed:
            raise ConfigurationError("the client is closed: make a new one")
        return self.client


class _BaseClient(Generic[HTTP]):
    """What the blocking and the async client share."""

    _api: ClassVar[Api]
    _jobs: ClassVar[Jobs]
    _kind: ClassVar[type[Any]]

    def __init__(
        self,
        *,
        api_key: str | ApiKey | None = None,
        base_url: Url | None = None,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
        http_client: HTTP | None = None,
        allow_http: bool = False,
        on_request: OnRequest | None = None,
        on_response: OnResponse | None = None,
    ) -> None:
        # First of all: from here on, no exception can show the key among the variables of its traceback.
        api_key = ApiKey(os.environ.get(self._api.key_variable, "") if api_key is None else api_key)
        if api_key.is_empty:
            raise MissingAPIKey(
                f"no API key: pass api_key=..., or set the environment variable {self._api.key_variable}"
            )
        if base_url is None:
            base_url = os.environ.get(self._api.base_url_variable) or self._api.base_url
        if not base_url:
            raise ConfigurationError(
                "no base URL: the vendor documents none, so ask for it, and pass base_url=... "
                f"or set the environment variable {self._api.base_url_variable}"
            )
        self._engine = Engine(
            self._api,
            self._jobs,
            key=api_key,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            allow_http=allow_http,
            on_request=on_request,
            on_response=on_response,
        )
        if http_client is not None:
            check_own_client(http_client, self._kind)
            follow_attempts(http_client)
        client: Any = make_client(self._kind) if http_client is None else http_client
        self._engine.requests.check_client(client)
        self._connections: _Connections[HTTP] = _Connections(client, is_own=http_client is not None)
        self._closes = http_client is None

    @classmethod
    def from_env(
        cls,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
        http_client: HTTP | None = None,
        allow_http: bool = False,
        on_request: OnRequest | None = None,
        on_response: OnResponse | None = None,
    ) -> Self:
        """Make a client with the key and the base URL of the environment. The arguments are those of the class.

        Raises:
            MissingAPIKey: The variable of the key is not set, or is empty.
            ConfigurationError: There is no base URL, or the key must not be sent there.

        """
        return cls(
            timeout=timeout,
            retries=retries,
            http_client=http_client,
            allow_http=allow_http,
            on_request=on_request,
            on_response=on_response,
        )

    def __repr__(self) -> str:
        engine: Engine | None = getattr(self, "_engine", None)  # not there if the constructor has failed
        return f"<{type(self).__name__} {engine.requests.base_url if engine else '(not made)'}>"

    def with_options(
        self,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
        extra_headers: Mapping[str, str] | None = None,
    ) -> Self:
        """Return a client with other defaults that uses the connections of this one.

        Args:
            timeout: Seconds that one attempt may take, or a `Timeout`; as before if left out.
            retries: Further attempts, or a `RetryPolicy`; as before if left out.
            extra_headers: Headers to send with each call, beside those that were given before.

        Returns:
            The client. It need not be closed: close this one.

        Raises:
            ConfigurationError: `timeout` or `retries` cannot be used.
            ValidationError: A header cannot be sent.

        """
        other = object.__new__(type(self))
        # What does not begin with an underscore is made on demand, and belongs to this client.
        other.__dict__.update({name: value for name, value in self.__dict__.items() if name.startswith("_")})
        other._engine = self._engine.with_options(timeout, retries, extra_headers)
        other._closes = False
        return other

    def _exchange(self, operation: Operation[T], arguments: Arguments, options: RequestOptions) -> Exchange[T]:
        own = self._connections.client if self._connections.is_own else None
        exchange = Exchange(self._engine, operation, arguments, options, own)
        noted = _exchanges.get()
        if noted is not None:
            noted.append(exchange)
        return exchange

    def _find_job(self, job: object, started_by: str | None = None) -> tuple[JobSpec[Any], Job[Any]]:
        return find_job(self._api.name, self._jobs, job, started_by)

    def _poll_options(self, poll: Poll[Any]) -> RequestOptions:
        limits = self._engine.timeout
        left = min(poll.time_left(), limits.total)
        return {"timeout": Timeout(connect=min(limits.connect, left), total=left), "retries": 0}

    def _queue(
        self,
        jobs: Iterable[object],
        started_by: str | None,
        timeout: float,
        poll_interval: float | None,
        on_update: Callable[[Any], object] | None,
        concurrency: int,
    ) -> Queue[Any]:
        from .many_jobs import Queue

        return Queue(
            jobs,
            lambda job: self._find_job(job, started_by),
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            concurrency=concurrency,
        )


class SyncClient(_BaseClient[httpx.Client], Generic[Starter]):
    """The blocking client. Safe to share between threads, and with processes that are forked.

    `Starter` is the type of `started_by`: the names of the methods that start jobs.
    """

    _kind = httpx.Client

    @staticmethod
    def _sleep(seconds: float) -> None:
        time.sleep(seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections. An `http_client` that was passed in is left open."""
        if self._closes:
            self._connections.client.close()

    @overload
    def wait(
        self,
        job: Job[T] | StartsJob[T],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[T], object] | None = ...,
        progress: bool = ...,
    ) -> T: ...
    @overload
    def wait(
        self,
        job: str | UUID,
        *,
        started_by: Starter | None = ...,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Any], object] | None = ...,
        progress: bool = ...,
    ) -> Any: ...
    def wait(
        self,
        job: Any,
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        progress: bool = False,
    ) -> Any:
        """Wait until a job has succeeded.

        Args:
            job: A `Job`, the text of one (`str(job)`), what the operation that started it returned, the event of a
                callback, or the job's id.
            started_by: With an id: the method that started the job, if jobs of this API are read in several ways.
            timeout: Seconds to wait at most, 0 or more. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            progress: Whether to show a progress bar on stderr, where that is a terminal. Needs the extra `progress`.

        Returns:
            The job as it was read last.

        Raises:
            JobFailed: The job has ended, and not in success.
            JobTimeout: It had not ended in time.
            APIStatusError: The job cannot be read. Not for 429 and 5xx, which may pass.
            APIConnectionError: The job cannot be read, now or later: a certificate that is not trusted, for example.
            InvalidResponse: What was read is not this job.
            ConfigurationError: `timeout` or `poll_interval` is no number of seconds, or `progress` needs a package.
            ValueError: What was passed in is no job of this API.

        """
        spec, found = self._find_job(job, started_by)
        with _shown(spec, found, on_update, progress=progress) as update:
            poll = Poll(spec, found, timeout=timeout, poll_interval=poll_interval, on_update=update)
            while (pause := self._poll(poll)) is not None:
                self._sleep(pause)
            return poll.result()

    @overload
    def wait_all(
        self,
        jobs: Iterable[Job[T] | StartsJob[T]],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[T], object] | None = ...,
        progress: bool = ...,
    ) -> list[T]: ...
    @overload
    def wait_all(
        self,
        jobs: Iterable[str | UUID],
        *,
        started_by: Starter | None = ...,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Any], object] | None = ...,
        progress: bool = ...,
    ) -> list[Any]: ...
    def wait_all(
        self,
        jobs: Iterable[Any],
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        progress: bool = False,
    ) -> list[Any]:
        """Wait until many jobs have ended, and return their results.

        All are followed to their end, even if others fail. `jobs` is read step by step, so it may be a generator that
        starts them.

        Args:
            jobs: The jobs, each as `wait` takes it.
            started_by: With ids: the method that started the jobs, if jobs of this API are read in several ways.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait
                again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            progress: Whether to show a progress bar on stderr, where that is a terminal. Needs the extra `progress`.

        Returns:
            The jobs as they were read last, in the order of `jobs`.

        Raises:
            JobsFailed: Not all have succeeded. It carries what became of each, results included.
            ConfigurationError: `timeout` or `poll_interval` is no number of seconds, or `progress` needs a package.

        """
        queue = self._queue(jobs, started_by, timeout, poll_interval, on_update, 1)
        from .many_jobs import results

        outcomes: list[Outcome[Any]] = []
        with _counted(jobs, progress=progress) as count:
            for outcome in self._as_completed(queue):
                count(outcome.error)
                outcomes.append(outcome)
        return results(outcomes)

    @overload
    def as_completed(
        self,
        jobs: Iterable[Job[T] | StartsJob[T]],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[T], object] | None = ...,
    ) -> Iterator[Outcome[T]]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[str | UUID],
        *,
        started_by: Starter | None = ...,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Any], object] | None = ...,
    ) -> Iterator[Outcome[Any]]: ...
    def as_completed(
        self,
        jobs: Iterable[Any],
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
    ) -> Iterator[Outcome[Any]]:
        """Yield what became of each of many jobs, as soon as it has ended.

        All are followed to their end, even if others fail. `jobs` is read step by step, so it may be a generator that
        starts them.

        Args:
            jobs: The jobs, each as `wait` takes it.
            started_by: With ids: the method that started the jobs, if jobs of this API are read in several ways.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait
                again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.

        Yields:
            What became of a job: its place in `jobs`, its `job`, and its `result()`, which raises what `wait` would
            raise.

        Raises:
            ConfigurationError: `timeout` or `poll_interval` is no number of seconds.

        """
        return self._as_completed(self._queue(jobs, started_by, timeout, poll_interval, on_update, 1))

    def _call(self, operation: Operation[T], arguments: Arguments, options: RequestOptions) -> T:
        client = self._connections.get()
        if isinstance(arguments.body, Upload):
            arguments = replace(arguments, body=arguments.body.read())
        exchange = self._exchange(operation, arguments, options)
        while True:
            attempt = exchange.start()
            try:
                response, problem = send(client, exchange.request, attempt)
            except NO_RESPONSE as error:
                # Handled below and not in here: it would become the cause, and its frames hold the headers that were
                # sent.
                failure = error
            else:
                delay = exchange.responded(response, problem)
                if delay is None:
                    return exchange.result
                self._sleep(delay)
                continue
            self._sleep(exchange.failed(failure, attempt))

    def _poll(self, poll: Poll[Any]) -> float | None:
        """Read the job once. Returns the seconds to wait before the next time; None if it has succeeded."""
        arguments = Arguments(path={poll.spec.parameter: poll.job.id})
        try:
            result = self._call(poll.spec.poll, arguments, self._poll_options(poll))
        except (APIConnectionError, APIStatusError) as error:
            return poll.missed(error)
        return poll.seen(result)

    def _confirm(self, event: CallbackEvent[Any], options: RequestOptions) -> Any:
        from .callbacks.confirm import confirmed, confirming, event_spec

        spec = event_spec(self._api.name, self._jobs, event)
        with confirming(event):
            result = self._call(spec.poll, Arguments(path={spec.parameter: event.job_id}), options)
        return confirmed(event, spec, result)

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


class AsyncClient(_BaseClient[httpx.AsyncClient], Generic[Starter]):
    """The client for asyncio. Each event loop that uses it gets connections of its own.

    `Starter` is the type of `started_by`: the names of the methods that start jobs.
    """

    _kind = httpx.AsyncClient

    @staticmethod
    async def _sleep(seconds: float) -> None:
        import asyncio

        await asyncio.sleep(seconds)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections. An `http_client` that was passed in is left open."""
        if self._closes:
            await self._connections.client.aclose()

    @overload
    async def wait(
        self,
        job: Job[T] | StartsJob[T],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[T], object] | None = ...,
        progress: bool = ...,
    ) -> T: ...
    @overload
    async def wait(
        self,
        job: str | UUID,
        *,
        started_by: Starter | None = ...,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Any], object] | None = ...,
        progress: bool = ...,
    ) -> Any: ...
    async def wait(
        self,
        job: Any,
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        progress: bool = False,
    ) -> Any:
        """Wait until a job has succeeded.

        Args:
            job: A `Job`, the text of one (`str(job)`), what the operation that started it returned, the event of a
                callback, or the job's id.
            started_by: With an id: the method that started the job, if jobs of this API are read in several ways.
            timeout: Seconds to wait at most, 0 or more. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            progress: Whether to show a progress bar on stderr, where that is a terminal. Needs the extra `progress`.

        Returns:
            The job as it was read last.

        Raises:
            JobFailed: The job has ended, and not in success.
            JobTimeout: It had not ended in time.
            APIStatusError: The job cannot be read. Not for 429 and 5xx, which may pass.
            APIConnectionError: The job cannot be read, now or later: a certificate that is not trusted, for example.
            InvalidResponse: What was read is not this job.
            ConfigurationError: `timeout` or `poll_interval` is no number of seconds, or `progress` needs a package.
            ValueError: What was passed in is no job of this API.

        """
        spec, found = self._find_job(job, started_by)
        with _shown(spec, found, on_update, progress=progress) as update:
            poll = Poll(spec, found, timeout=timeout, poll_interval=poll_interval, on_update=update)
            while (pause := await self._poll(poll)) is not None:
                await self._sleep(pause)
            return poll.result()

    @overload
    async def wait_all(
        self,
        jobs: Iterable[Job[T] | StartsJob[T] | Awaitable[StartsJob[T]]],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[T], object] | None = ...,
        concurrency: int = ...,
        progress: bool = ...,
    ) -> list[T]: ...
    @overload
    async def wait_all(
        self,
        jobs: Iterable[str | UUID],
        *,
        started_by: Starter | None = ...,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Any], object] | None = ...,
        concurrency: int = ...,
        progress: bool = ...,
    ) -> list[Any]: ...
    async def wait_all(
        self,
        jobs: Iterable[Any],
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        concurrency: int = CONCURRENCY,
        progress: bool = False,
    ) -> list[Any]:
        """Wait until many jobs have ended, and return their results.

        All are followed to their end, even if others fail. `jobs` is read step by step, so it may be a generator that
        starts them.

        Args:
            jobs: The jobs, each as `wait` takes it, or what is to be awaited to start it.
            started_by: With ids: the method that started the jobs, if jobs of this API are read in several ways.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait
                again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            concurrency: Requests in flight at most, and jobs started here that have not ended; 1 or more.
            progress: Whether to show a progress bar on stderr, where that is a terminal. Needs the extra `progress`.

        Returns:
            The jobs as they were read last, in the order of `jobs`.

        Raises:
            JobsFailed: Not all have succeeded. It carries what became of each, results included.
            ConfigurationError: `timeout` or `poll_interval` is no number of seconds, `concurrency` is less than 1, or
                `progress` needs a package.

        """
        queue = self._queue(jobs, started_by, timeout, poll_interval, on_update, concurrency)
        from .many_jobs import results

        outcomes: list[Outcome[Any]] = []
        with _counted(jobs, progress=progress) as count:
            async for outcome in self._as_completed(queue):
                count(outcome.error)
                outcomes.append(outcome)
        return results(outcomes)

    @overload
    def as_completed(
        self,
        jobs: Iterable[Job[T] | StartsJob[T] | Awaitable[StartsJob[T]]],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[T], object] | None = ...,
        concurrency: int = ...,
    ) -> AsyncGenerator[Outcome[T], None]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[str | UUID],
        *,
        started_by: Starter | None = ...,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Any], object] | None = ...,
        concurrency: int = ...,
    ) -> AsyncGenerator[Outcome[Any], None]: ...
    def as_completed(
        self,
        jobs: Iterable[Any],
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        concurrency: int = CONCURRENCY,
    ) -> AsyncGenerator[Outcome[Any], None]:
        """Yield what became of each of many jobs, as soon as it has ended.

        All are followed to their end, even if others fail. `jobs` is read step by step, so it may be a generator that
        starts them.

        Args:
            jobs: The jobs, each as `wait` takes it, or what is to be awaited to start it.
            started_by: With ids: the method that started the jobs, if jobs of this API are read in several ways.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait
                again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            concurrency: Requests in flight at most, and jobs started here that have not ended; 1 or more.

        Yields:
            What became of a job: its place in `jobs`, its `job`, and its `result()`, which raises what `wait` would
            raise.

        Raises:
            ConfigurationError: `timeout` or `poll_interval` is no number of seconds, `concurrency` is less than 1.

        """
        return self._as_completed(self._queue(jobs, started_by, timeout, poll_interval, on_update, concurrency))

    async def _call(self, operation: Operation[T], arguments: Arguments, options: RequestOptions) -> T:
        client = self._connections.get()
        import asyncio

        try:
            asyncio.get_running_loop()
        except RuntimeError:
            raise ConfigurationError(
                f"{type(self).__name__} needs asyncio, and another library runs this coroutine: call the blocking "
                "client in a thread instead"
            ) from None
        if isinstance(arguments.body, Upload):
            upload = arguments.body
            arguments = replace(
                arguments, body=await asyncio.to_thread(upload.read) if upload.is_file else upload.read()
            )
        exchange = self._exchange(operation, arguments, options)
        while True:
            attempt = exchange.start()
            try:
                response, problem = await send_async(client, exchange.request, attempt)
            except NO_RESPONSE as error:
                failure = error  # as in the blocking client
            else:
                delay = exchange.responded(response, problem)
                if delay is None:
                    return exchange.result
                await self._sleep(delay)
                continue
            await self._sleep(exchange.failed(failure, attempt))

    async def _poll(self, poll: Poll[Any]) -> float | None:
        """Read the job once. Returns the seconds to wait before the next time; None if it has succeeded."""
        arguments = Arguments(path={poll.spec.parameter: poll.job.id})
        try:
            result = await self._call(poll.spec.poll, arguments, self._poll_options(poll))
        except (APIConnectionError, APIStatusError) as error:
            return poll.missed(error)
        return poll.seen(result)

    async def _confirm(self, event: CallbackEvent[Any], options: RequestOptions) -> Any:
        from .callbacks.confirm import confirmed, confirming, event_spec

        spec = event_spec(self._api.name, self._jobs, event)
        with confirming(event):
            result = await self._call(spec.poll, Arguments(path={spec.parameter: event.job_id}), options)
        return confirmed(event, spec, result)

    async def _as_completed(self, queue: Queue[T]) -> AsyncGenerator[Outcome[T], None]:
        import asyncio

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


def with_details(
    method: Callable[Parameters, T],
) -> Callable[Parameters, DetailedResponse[T]]:
    """Return a method of a blocking client that returns its response too."""

    @functools.wraps(method)
    def call(*args: Parameters.args, **kwargs: Parameters.kwargs) -> DetailedResponse[T]:
        with _noting() as exchanges:
            result = method(*args, **kwargs)
        return _details(result, exchanges)

    return call


def with_details_async(
    method: Callable[Parameters, Awaitable[T]],
) -> Callable[Parameters, Awaitable[DetailedResponse[T]]]:
    """Return a method of an async client that returns its response too."""

    @functools.wraps(method)
    async def call(*args: Parameters.args, **kwargs: Parameters.kwargs) -> DetailedResponse[T]:
        with _noting() as exchanges:
            result = await method(*args, **kwargs)
        return _details(result, exchanges)

    return call


@contextlib.contextmanager
def _noting() -> Generator[list[Exchange[Any]]]:
    exchanges: list[Exchange[Any]] = []
    token = _exchanges.set(exchanges)
    try:
        yield exchanges
    finally:
        _exchanges.reset(token)


def _details(result: T, exchanges: list[Exchange[Any]]) -> DetailedResponse[T]:
    from .events import DetailedResponse

    exchange = exchanges[-1]
    return DetailedResponse(
        result=result,
        status_code=exchange.response.status_code,
        headers=exchange.response.headers,
        request_id=exchange.request_id,
        attempts=exchange.attempts,
        duration=exchange.duration,
    )


@contextlib.contextmanager
def _shown(
    spec: JobSpec[T], job: Job[T], on_update: Callable[[T], object] | None, *, progress: bool
) -> Generator[Callable[[T], object] | None]:
    if not progress:
        yield on_update
        return
    from .progress import one_job  # with its library only for who wants to see it

    with one_job(spec, job, on_update) as update:
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
