"""What the blocking and the async client share: how a response is read, and whether to try again.

Nothing here waits or sends. `Exchange` is one call of an operation: the clients ask it for the request, pass it what
came, and do what it says.
"""

from __future__ import annotations

import copy
import logging
import math
import random
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar
from uuid import UUID

import httpx

from .api_key import MASK, ApiKey
from .content import read_json
from .errors import APIStatusError, Attempt, InvalidResponse, RawResponse, UndocumentedStatus
from .failures import connection_error
from .jobs import Job, Jobs
from .limits import is_object
from .network import MAX_IDLE_TO_WRITE, NetworkAttempt
from .operation import Api, Operation
from .options import RequestOptions, Timeout, check_options, read_retries, read_timeout
from .request_builder import Arguments, RequestBuilder
from .retry import READING_METHODS, Failure, RetryPolicy, read_retry_after
from .unset import Unset

if TYPE_CHECKING:
    from .events import RequestEvent, ResponseEvent

T = TypeVar("T")

OnRequest = Callable[["RequestEvent"], object]
OnResponse = Callable[["ResponseEvent"], object]


class Engine:
    """What all calls of one client have in common.

    Args:
        api: The API.
        jobs: Its jobs.
        key: The key; checked here.
        base_url: The server.
        timeout: The timeout of each attempt; 60 s, of which 5 s to connect, if None.
        retries: The retry policy; three further attempts if None.
        allow_http: Whether the key may go over http to any host.
        on_request: Called before each attempt.
        on_response: Called after each attempt.

    Raises:
        ConfigurationError: One of them cannot be used.

    """

    def __init__(
        self,
        api: Api,
        jobs: Jobs,
        *,
        key: ApiKey,
        base_url: object,
        timeout: Timeout | float | None,
        retries: RetryPolicy | int | None,
        allow_http: bool,
        on_request: OnRequest | None,
        on_response: OnResponse | None,
    ) -> None:
        key.check()
        self.api = api
        self.jobs = jobs
        self.key = key
        self.timeout = read_timeout(timeout, Timeout())
        self.retry = read_retries(retries, RetryPolicy())
        self.requests = RequestBuilder(api, key, base_url, allow_http=allow_http)
        self.allow_http = allow_http
        self.on_request = on_request
        self.on_response = on_response
        self.logger = logging.getLogger(f"{api.name}_client")
        self.extra_headers: Mapping[str, str] = {}

    def with_options(
        self,
        timeout: Timeout | float | None,
        retries: RetryPolicy | int | None,
        extra_headers: Mapping[str, str] | None,
    ) -> Self:
        """Return an engine with other defaults. Raises ConfigurationError or ValidationError if one cannot be used."""
        other = copy.copy(self)
        other.timeout = read_timeout(timeout, self.timeout)
        other.retry = read_retries(retries, self.retry)
        other.extra_headers = {**self.extra_headers, **self.requests.checked_headers(extra_headers or {})}
        return other


class Exchange(Generic[T]):
    """One call of an operation, over all its attempts.

    The clients use it like this: send `request` within the attempt that `start` returns; pass to `failed` an exception,
    or to `responded` a response. Both return the seconds to wait before the next attempt, and raise what the caller has
    to see. `responded` returns None when `result` is there.

    Args:
        engine: What the calls of the client have in common.
        operation: The operation.
        arguments: Its arguments.
        options: The options of the call.
        client: The user's own client, whose headers, query parameters and cookies are sent too.

    Raises:
        ValidationError: An argument breaks a documented limit, or cannot be sent.
        ConfigurationError: An option cannot be used.
        TypeError: An option is unknown.

    """

    def __init__(
        self,
        engine: Engine,
        operation: Operation[T],
        arguments: Arguments,
        options: RequestOptions,
        client: httpx.Client | httpx.AsyncClient | None,
    ) -> None:
        check_options(operation.name, options)
        timeout = self.timeout = read_timeout(options.get("timeout"), engine.timeout)
        total = timeout.total
        # The wait for a connection ends a little before the attempt, and is reported as what it is.
        self.request = engine.requests.build(
            operation,
            arguments,
            options=options,
            headers=engine.extra_headers,
            timeout={"connect": timeout.connect, "read": total, "write": total, "pool": 0.95 * total},
            client=client,
        )
        self.result: T
        self.response: RawResponse
        self._engine = engine
        self._operation = operation
        self._path = arguments.path
        self._retry = read_retries(options.get("retries"), engine.retry)
        self._started = time.monotonic()
        self._attempt_started = self._started
        self._attempts: list[Attempt] = []

    @property
    def attempts(self) -> int:
        """How many requests were sent so far."""
        return len(self._attempts) + 1

    @property
    def duration(self) -> float:
        """Seconds since the call started."""
        return time.monotonic() - self._started

    @property
    def request_id(self) -> str | None:
        """The vendor's id of the request, if the response carries one."""
        return self.response.headers.get("x-request-id")

    @property
    def _line(self) -> str:
        return f"{self.request.method} {self.request.url}"

    def start(self) -> NetworkAttempt:
        """Start an attempt."""
        self._attempt_started = time.monotonic()
        if self._engine.on_request is not None:
            from .events import RequestEvent  # loaded only for who wants it

            headers = dict(self.request.headers.items())
            event = RequestEvent(self._operation.id, self.attempts, self.request.method, str(self.request.url), headers)
            self._call_hook(self._engine.on_request, event)
        is_reading = self._operation.method in READING_METHODS
        return NetworkAttempt(
            time.monotonic() + self.timeout.total, max_idle=math.inf if is_reading else MAX_IDLE_TO_WRITE
        )

    def failed(self, error: Exception, attempt: NetworkAttempt) -> float:
        """Take in that an attempt ended without a response.

        Raises:
            APIConnectionError: There is no further attempt.

        """
        elapsed = time.monotonic() - self._attempt_started
        failure = connection_error(error, attempt, line=self._line, elapsed=elapsed)
        self._attempt_ended(None, elapsed, failure)
        delay = self._delay(Failure(error=failure))
        if delay is None:
            failure.attempts = tuple(self._attempts)
            raise failure
        return delay

    def responded(self, response: RawResponse, problem: str | None) -> float | None:
        """Take in a response.

        Args:
            response: The response; its body as far as it came.
            problem: Why the body is not complete; None if it is.

        Returns:
            Seconds to wait before the next attempt; None if the call is done and `result` is there.

        Raises:
            APIStatusError: The response is not a success, and there is no further attempt.
            InvalidResponse: It is a success that cannot be read.

        """
        status = response.status_code
        self.response = response
        elapsed = time.monotonic() - self._attempt_started
        self._attempt_ended(response, elapsed, None)
        parser = self._operation.success.get(status)
        if parser is not None:
            if problem is not None:
                raise self._unreadable(problem)
            self.result = self._parsed(parser)
            self._note_job(elapsed)
            return None
        response = self.response = self._masked(response)
        retry_after = read_retry_after(response.headers.get("retry-after"), time.time())
        delay = self._delay(Failure(status_code=status, retry_after=retry_after))
        if delay is None:
            raise self._status_error(response, retry_after)
        return delay

    def _attempt_ended(self, response: RawResponse | None, elapsed: float, error: Exception | None) -> None:
        status = None if response is None else response.status_code
        request_id = None if response is None else response.headers.get("x-request-id")
        if self._engine.logger.isEnabledFor(logging.DEBUG):
            self._engine.logger.debug(
                "%s: attempt %d: %s after %.3f s%s",
                self._line,
                self.attempts,
                type(error).__name__ if error is not None else f"status {status}",
                elapsed,
                f", request id {request_id}" if request_id else "",
            )
        if self._engine.on_response is not None:
            from .events import ResponseEvent

            event = ResponseEvent(
                operation=self._operation.id,
                attempt=self.attempts,
                method=self.request.method,
                url=str(self.request.url),
                status_code=status,
                headers={} if response is None else response.headers,
                request_id=request_id,
                duration=elapsed,
                error=error,
            )
            self._call_hook(self._engine.on_response, event)

    def _call_hook(self, hook: Callable[[Any], object], event: object) -> None:
        try:
            hook(event)
        except Exception:  # the response of a paid call must not be lost for it
            self._engine.logger.exception("%s: the hook %r failed; the call goes on", self._line, hook)

    def _note_job(self, elapsed: float) -> None:
        """Give the response its job, if it started one."""
        spec = self._engine.jobs.get(self._operation.name)
        if spec is None:
            return
        try:
            job_id = spec.job_id(self.result)
        except AttributeError:  # of a field around it that was left out
            job_id = None
        if job_id is None or isinstance(job_id, Unset):
            raise self._unreadable("the id of the job is missing")
        job: Job[Any] = Job(self._engine.api.name, self._operation.name, str(job_id))
        setattr(self.result, "_job", job)  # noqa: B010 - the attribute of a generated model
        self._engine.logger.info(
            "%s: started job %s: status %d after %.3f s, attempt %d, request id %s",
            self._line,
            job,
            self.response.status_code,
            elapsed,
            self.attempts,
            self.request_id,
        )

    def _unreadable(self, reason: str) -> InvalidResponse:
        return InvalidResponse(reason, response=self._masked(self.response), request=self._line)

    def _masked(self, response: RawResponse) -> RawResponse:
        """Return a response without the key, which some servers repeat in an error."""
        key = self._engine.key
        headers = {name: key.mask(value.encode()).decode() for name, value in response.headers.items()}
        return RawResponse(response.status_code, headers, key.mask(response.content))

    def _delay(self, failure: Failure) -> float | None:
        delay = self._retry.delay(
            self._operation.method, failure, tried=self.attempts, elapsed=self.duration, jitter=random.random
        )
        if delay is not None:
            self._engine.logger.info(
                "%s: attempt %d: %s, trying again in %.2f s", self._line, self.attempts, failure.reason, delay
            )
            self._attempts.append(Attempt(failure.reason, delay))
        return delay

    def _parsed(self, parser: Callable[[Any], T]) -> T:
        response = self.response
        form = self._operation.forms.get(response.status_code, "json")
        document: Any = None
        if form == "json":
            problem = None
            try:
                document = read_json(response.content)
            except (ValueError, RecursionError) as error:
                problem = _json_problem(response, error)
            if problem is not None:  # raised out here: the frames of the parser hold the content, and may hold the key
                raise self._unreadable(problem)
            self._check_echo(document)
        elif form != "none":
            document = response.text if form == "text" else response.content
        try:
            return parser(document)
        except KeyError as error:
            raise self._unreadable(f"the documented field {error} is missing") from None
        except (TypeError, ValueError, AttributeError) as error:
            raise self._unreadable(f"a field is not as documented ({error})") from None

    def _check_echo(self, document: object) -> None:
        """Check that the response is about what was asked for."""
        for name, keys in self._operation.echo.items():
            found = _value_at(document, keys)
            sent = str(self._path[name])
            if found is not None and not _is_same_id(str(found), sent):
                raise self._unreadable(
                    f"{'.'.join(keys)} is {str(found)[:80]!r}, and {name} {sent[:80]!r} was requested"
                )

    def _status_error(self, response: RawResponse, retry_after: float | None) -> APIStatusError:
        status = response.status_code
        documented = self._operation.errors.get(status)
        body = None
        if documented is not None:
            try:
                body = documented[1](read_json(response.content))
            except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
                body = None  # The status is what the caller acts on; the body as it came is in `response`.
        request_id = getattr(body, "request_id", None) or self.request_id
        said = _said(body, response).replace(self._engine.key.reveal(), MASK)
        if documented is None:
            kind: type[APIStatusError] = UndocumentedStatus
            message = f"{self._line} returned {status}, which the contract does not have{said}. {_advice(response)}"
        else:
            kind = documented[0]
            message = f"{self._line} returned {status}{said}. {_advice(response, retry_after)}"
        if self._attempts:
            message += f" ({self.attempts} attempts.)"
        return kind(
            message,
            response=response,
            body=body,
            request_id=request_id if isinstance(request_id, str) else None,
            retry_after=retry_after,
            request=self._line,
            attempts=tuple(self._attempts),
        )


def _value_at(document: object, keys: Sequence[str]) -> object:
    for key in keys:
        document = document.get(key) if is_object(document) else None
    return document


def _is_same_id(one: str, other: str) -> bool:
    if one == other:
        return True
    try:
        return UUID(one) == UUID(other)  # written in upper case, for example
    except ValueError:
        return False


def _json_problem(response: RawResponse, error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    kind = response.headers.get("content-type", "no content type")
    return f"it is not JSON ({kind}, {len(response.content)} bytes)"


def _said(body: Any, response: RawResponse) -> str:
    """What the vendor says about an error, for the message; at most a line of it."""
    inner = getattr(body, "error", body)
    message = getattr(inner, "message", None) or getattr(body, "message", None)
    if not isinstance(message, str):
        message = None if body is not None else response.text.partition("\n")[0]
    return f": {message[:200].strip()}" if message and message.strip() else ""


def _advice(response: RawResponse, retry_after: float | None = None) -> str:
    status = response.status_code
    if 300 <= status < 400:
        location = response.headers.get("location")
        where = f"to {location[:200]!r}" if location else "elsewhere"
        return f"It redirects {where}, which is not followed: the key would go along. Correct base_url."
    if status in {400, 422}:
        return "Correct the request; sent again as it is, it is rejected again."
    if status == 401:
        return "Check the API key."
    if status == 403:
        return "The API key may not do this: check its permissions."
    if status == 404:
        return "Check the id: it is unknown, was deleted, or belongs to another account."
    if status == 429:
        return f"Wait {retry_after:g} s, then try again." if retry_after is not None else "Wait, then try again."
    if status >= 500:
        return "The fault is the vendor's: look whether the request was carried out, then try again later."
    return "See .response."
