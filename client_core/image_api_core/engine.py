"""What the sync and the async client share: how a request is made, how an answer is read, whether to try again.

Nothing here waits or sends. `Call` is one call of an operation: the shells ask it for the request, tell it what came,
and do what it says.
"""

from __future__ import annotations

import json
import logging
import platform
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import quote

import httpcore
import httpx

from .api_key import MASK, ApiKey, check_destination
from .errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    Attempt,
    ConfigurationError,
    InvalidResponse,
    RawResponse,
    UndocumentedStatus,
    ValidationError,
)
from .operation import Api, Operation
from .retry import Failure, RetryPolicy, read_retry_after
from .uploads import Upload
from .version import __version__

T = TypeVar("T")

LOGGER = logging.getLogger("image_api_core")

MAX_RESPONSE_BYTES = 16 * 1024 * 1024
"""The largest answer that is read. Answers of image job APIs are a few kilobytes; images come by URL."""


# A path parameter that is one of these leads to another operation: URLs are tidied on the way.
_NO_SEGMENT = frozenset({"", ".", ".."})


@dataclass(frozen=True, slots=True)
class Timeout:
    """How long one try of a request may take.

    Attributes:
        connect: Seconds to make a connection.
        total: Seconds from the first byte sent to the last one read.

    """

    connect: float = 5.0
    total: float = 60.0


# A server: its URL, the path that the operations' paths are added to, and the header that names its host.
_Root = tuple[httpx.URL, bytes, tuple[bytes, bytes]]
# What a request is sent to: its URL, and the header that names its host.
_Target = tuple[httpx.URL, tuple[bytes, bytes]]


def _root(url: httpx.URL) -> _Root:
    return url, url.raw_path.rstrip(b"/"), (b"Host", url.netloc)


class Engine:
    """What all calls of one client have in common."""

    def __init__(
        self, api: Api, *, key: ApiKey, base_url: str, timeout: Timeout, retry: RetryPolicy, allow_http: bool
    ) -> None:
        self.api = api
        self.timeout = timeout
        self.retry = retry
        self.key = key
        self.base_url = checked_base_url(base_url, key=key, allow_http=allow_http)
        # Another base URL than the documented one stands for all servers of the contract: a mock serves them at one.
        self._documented = api.base_url is not None and base_url.rstrip("/") == api.base_url.rstrip("/")
        self._allow_http = allow_http
        agent = (
            f"image-api-contracts/{__version__} ({api.name} contract {api.version}) "
            f"python/{platform.python_version()} httpx/{httpx.__version__}"
        )
        self._head = [
            (b"User-Agent", agent.encode("ascii", "replace")),
            (b"Accept-Encoding", b"gzip, deflate"),
            (b"Connection", b"keep-alive"),
        ]
        self._roots: dict[str | None, _Root] = {None: _root(self.base_url)}
        self._targets: dict[tuple[str | None, str], _Target] = {}

    def request(
        self,
        operation: Operation[Any],
        path: Mapping[str, str],
        query: Sequence[tuple[str, str]],
        headers: Mapping[str, str],
        body: object,
        timeout: Timeout,
    ) -> httpx.Request:
        """Make the request of a call. An `Upload` is sent as it is, any other body as JSON."""
        url, host = self._target(operation, path)
        if query:
            url = url.copy_merge_params(list(query))
        # The key stands in no variable: tracebacks that show locals would show it.
        head = [host, *self._head, (b"Accept", operation.accept.encode())]
        head += [(name.encode(), value.encode()) for name, value in headers.items()]
        content = b""
        if isinstance(body, Upload):
            content = body.content
            head.append((b"Content-Type", body.media_type.encode()))
        elif body is not None:
            content = json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
            head.append((b"Content-Type", operation.content_type.encode()))
        if content or operation.method not in {"GET", "HEAD", "DELETE"}:
            head.append((b"Content-Length", b"%d" % len(content)))
        limits = {"connect": timeout.connect, "read": timeout.total, "write": timeout.total, "pool": timeout.total}
        request = httpx.Request(
            operation.method, url, headers=head, stream=httpx.ByteStream(content), extensions={"timeout": limits}
        )
        if operation.secured:
            request.headers[self.api.key_header] = self.api.key_prefix + self.key.reveal()
        return request

    def _target(self, operation: Operation[Any], path: Mapping[str, str]) -> _Target:
        known = self._targets.get((operation.server, operation.path))
        if known is not None:
            return known
        target = operation.path
        for name, value in path.items():
            if value in _NO_SEGMENT:
                raise ValidationError(name, "pattern", value, "an id: it would change the path")
            target = target.replace(f"{{{name}}}", quote(value, safe=""))
        base, root, host = self._root(operation.server)
        found = base.copy_with(raw_path=root + target.encode("ascii")), host
        if not path:  # one for each operation; with ids there would be no end of them
            self._targets[operation.server, operation.path] = found
        return found

    def _root(self, server: str | None) -> _Root:
        """Return where the paths of an operation begin: at the server that is named for it alone, or at the API's."""
        if not self._documented:
            server = None
        if server not in self._roots:
            url = checked_base_url(server or "", key=self.key, allow_http=self._allow_http)
            self._roots[server] = _root(url)
        return self._roots[server]


class Call(Generic[T]):
    """One call of an operation, over all its tries.

    The shells use it like this: send `request`; tell `failed` about an exception or `answered` about an answer; both
    return the seconds to wait before the next try, and raise what the caller has to see. `answered` returns None when
    `result` is there.
    """

    def __init__(
        self,
        engine: Engine,
        operation: Operation[T],
        *,
        path: Mapping[str, str],
        query: Sequence[tuple[str, str]],
        headers: Mapping[str, str],
        body: object,
        timeout: Timeout | None,
        retry: RetryPolicy | None,
    ) -> None:
        self.timeout = timeout or engine.timeout
        self.request = engine.request(operation, path, query, headers, body, self.timeout)
        self.result: T
        self.response: RawResponse
        self._engine = engine
        self._operation = operation
        self._retry = retry or engine.retry
        self._began = time.monotonic()
        self._attempts: list[Attempt] = []

    @property
    def _line(self) -> str:
        return f"{self.request.method} {self.request.url}"

    def deadline(self) -> float:
        """Return the moment of the monotonic clock at which a try that begins now has to be over."""
        return time.monotonic() + self.timeout.total

    def failed(self, error: Exception) -> float:
        """Take in that a try ended without an answer.

        Raises:
            APIConnectionError: There is no further try.

        """
        failure = Failure(error=_connection_error(error, self._line, self.timeout))
        delay = self._delay(failure)
        if delay is None:
            final = failure.error
            assert final is not None  # noqa: S101 - narrows the type
            final.attempts = tuple(self._attempts)
            raise final
        return delay

    def answered(self, response: RawResponse, broken: str | None) -> float | None:
        """Take in an answer.

        Args:
            response: The answer; its body as far as it came.
            broken: Why the body is not whole; None if it is.

        Returns:
            Seconds to wait before the next try; None if the call is done and `result` is there.

        Raises:
            APIStatusError: The answer is not a success, and there is no further try.
            InvalidResponse: It is a success that cannot be read.

        """
        status = response.status_code
        self.response = response
        if LOGGER.isEnabledFor(logging.DEBUG):
            LOGGER.debug("%s: status %d", self._line, status)
        parser = self._operation.success.get(status)
        if parser is not None:
            if broken is not None:
                raise self._unreadable(broken, response)
            self.result = self._parsed(parser, response)
            return None
        retry_after = read_retry_after(response.headers.get("retry-after"), time.time())
        delay = self._delay(Failure(status_code=status, retry_after=retry_after))
        if delay is None:
            raise self._status_error(response, retry_after)
        return delay

    def _unreadable(self, reason: str, response: RawResponse) -> InvalidResponse:
        return InvalidResponse(reason, response=response, request=self._line)

    def _delay(self, failure: Failure) -> float | None:
        delay = self._retry.delay(
            self._operation.method,
            failure,
            tried=len(self._attempts) + 1,
            elapsed=time.monotonic() - self._began,
            jitter=random.random,
        )
        if delay is not None:
            self._attempts.append(Attempt(failure.reason, delay))
            LOGGER.info("%s: %s, trying again in %.2f s", self._line, failure.reason, delay)
        return delay

    def _parsed(self, parser: Any, response: RawResponse) -> T:
        form = self._operation.forms.get(response.status_code, "json")
        document: Any = None
        if form == "json":
            try:
                document = json.loads(response.content)
            except (ValueError, RecursionError) as error:
                raise self._unreadable(_json_problem(response, error), response) from None
        elif form != "none":
            document = response.text if form == "text" else response.content
        try:
            parsed: T = parser(document)
        except KeyError as error:
            raise self._unreadable(f"the documented field {error} is missing", response) from None
        except (TypeError, ValueError, AttributeError) as error:
            raise self._unreadable(f"a field is not as documented ({error})", response) from None
        return parsed

    def _status_error(self, response: RawResponse, retry_after: float | None) -> APIStatusError:
        status = response.status_code
        documented = self._operation.errors.get(status)
        body = None
        if documented is not None:
            try:
                body = documented[1](json.loads(response.content))
            except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
                body = None  # The status is what the caller acts on; the body as it came is in `response`.
        request_id = getattr(body, "request_id", None) or response.headers.get("x-request-id")
        said = _said(body, response).replace(self._engine.key.reveal(), MASK)
        if documented is None:
            kind: type[APIStatusError] = UndocumentedStatus
            message = f"{self._line} answered {status}, which the contract does not know{said}. See .response."
        else:
            kind = documented[0]
            message = f"{self._line} answered {status}{said}. {_advice(status, retry_after)}"
        if self._attempts:
            message += f" ({len(self._attempts) + 1} tries.)"
        return kind(
            message,
            response=response,
            body=body,
            request_id=request_id if isinstance(request_id, str) else None,
            retry_after=retry_after,
            request=self._line,
            attempts=tuple(self._attempts),
        )


def checked_base_url(base_url: str, *, key: ApiKey, allow_http: bool) -> httpx.URL:
    """Return the base URL, if the key may be sent there.

    Args:
        base_url: An https URL, or an http one where `check_destination` allows it.
        key: The key that is sent there.
        allow_http: Whether http is allowed to any host with any key.

    Raises:
        ConfigurationError: It is not a URL, carries credentials or a query, or would receive the key unencrypted.

    """
    try:
        url = httpx.URL(base_url)
    except (httpx.InvalidURL, TypeError) as error:
        raise ConfigurationError(f"base_url is not a URL: {error}") from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise ConfigurationError(f"base_url must be https://<host>, not {base_url!r}")
    if url.userinfo or url.query or url.fragment:
        raise ConfigurationError("base_url must hold no user, password, query or fragment")
    check_destination(key, url, allow_http=allow_http)
    return url


# Raised before a byte of the request is sent. Everything else may come after.
_NEVER_DELIVERED = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.UnsupportedProtocol,
    httpcore.ConnectError,
    httpcore.ConnectTimeout,
    httpcore.PoolTimeout,
    httpcore.UnsupportedProtocol,
)
_TIMEOUTS = (httpx.TimeoutException, httpcore.TimeoutException, TimeoutError)


def _connection_error(error: Exception, line: str, timeout: Timeout) -> APIConnectionError:
    delivered = False if isinstance(error, _NEVER_DELIVERED) else None
    known = (
        "It never reached the server."
        if delivered is False
        else "It may have been carried out: look before you send it again."
    )
    if isinstance(error, _TIMEOUTS):
        limit = timeout.connect if delivered is False else timeout.total
        return APITimeoutError(f"{line} got no answer within {limit:g} s. {known}", delivered=delivered, request=line)
    what = str(error) or type(error).__name__
    return APIConnectionError(f"{line} failed: {what}. {known}", delivered=delivered, request=line)


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


def _advice(status: int, retry_after: float | None) -> str:
    if status in {400, 422}:
        return "Mend the request; sent again as it is, it is refused again."
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
    return "See .body."
