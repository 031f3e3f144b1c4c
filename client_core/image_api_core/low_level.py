"""What the functions in `api` of a generated client stand on: one request, one response, no retries.

They build requests as the methods of the client do, and keep the key as safe. Limits are not checked, so that they can
also send what the contract rules out.
"""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import copy
import math
import ssl
import threading
from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from io import BytesIO
from types import TracebackType
from typing import Any, BinaryIO, ClassVar, Generic, Self, TypeVar

import httpx
from attrs import define, field

from .api_key import ApiKey
from .content import read_json
from .errors import InvalidResponse, RawResponse, UnexpectedStatus
from .http_clients import follow_attempts
from .network import NetworkAttempt
from .operation import Api, Form, Operation
from .parameters import Url
from .request_builder import Arguments, RequestBuilder
from .sending import send, send_async
from .uploads import Upload

T = TypeVar("T")

DEFAULT_TIMEOUT = httpx.Timeout(60.0, connect=5.0)
"""5 s to connect, 60 s for each wait after that.

httpx counts a wait from byte to byte: 60 s is the longest silence while sending, while reading, or while waiting for a
connection. A response that drips in can take longer as a whole.
"""

_MAKING = threading.Lock()
"""Held while an httpx client is made: threads that share a client share its connections."""


@define
class File:
    """A raw body, to be uploaded or downloaded.

    Attributes:
        payload: Where the bytes are read from.
        file_name: Not sent: the body is the file itself.
        mime_type: Its media type; may be left out if the contract names only one.

    """

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None


@define
class Response(Generic[T]):
    """A response.

    Attributes:
        status_code: The HTTP status.
        content: The body, decompressed.
        headers: The headers.
        parsed: The body as the contract describes it for this status; None if it does not.

    """

    status_code: int
    content: bytes = field(repr=lambda content: f"<{len(content)} bytes>")
    headers: MutableMapping[str, str]
    parsed: T | None


class Client:
    """Settings and connections for operations that need no key.

    Args:
        base_url: The origin of the API; the paths of the contract are added to it. The one that the contract names if
            left out; required if it names none.
        cookies: Cookies to send with every request.
        headers: Headers to send with every request.
        timeout: How long to wait; 5 s to connect and 60 s for each wait after that if left out. None waits for ever.
        verify_ssl: Whether to check the server's certificate, or how: a CA bundle's path or an `ssl.SSLContext`.
        httpx_args: More arguments for `httpx.Client` and `httpx.AsyncClient`.
        raise_on_unexpected_status: Whether a status that the contract does not have raises `errors.UnexpectedStatus`.
            If not, the response's `parsed` is None.

    Raises:
        ConfigurationError: `base_url` cannot be used.
        TypeError: `base_url` is left out, and the vendor documents none.

    """

    _api: ClassVar[Api]

    def __init__(
        self,
        *,
        base_url: Url | None = None,
        cookies: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: httpx.Timeout | None = DEFAULT_TIMEOUT,
        verify_ssl: str | bool | ssl.SSLContext = True,
        httpx_args: Mapping[str, Any] | None = None,
        raise_on_unexpected_status: bool = False,
    ) -> None:
        base_url = self._base_url(base_url)
        self.raise_on_unexpected_status = raise_on_unexpected_status
        self._settings: dict[str, Any] = {
            "base_url": str(base_url),
            "cookies": dict(cookies or {}),
            "headers": dict(headers or {}),
            "timeout": timeout,
            "verify": verify_ssl,
        }
        self._httpx_args = dict(httpx_args or {})
        self._client: httpx.Client | None = None
        self._async_client: httpx.AsyncClient | None = None
        self._requests = RequestBuilder(self._api, None, base_url, allow_http=True)

    def __repr__(self) -> str:
        requests: RequestBuilder | None = getattr(self, "_requests", None)
        return f"<{type(self).__name__} {requests.base_url if requests else '(not made)'}>"

    def _base_url(self, base_url: Url | None) -> Url:
        if base_url is None:
            base_url = self._api.base_url
        if base_url is None:
            raise TypeError("base_url is missing: the vendor documents none, so ask for it")
        return base_url

    def with_headers(self, headers: Mapping[str, str]) -> Self:
        """Return a client like this one that sends `headers` too."""
        return self._with(headers={**self._settings["headers"], **headers})

    def with_cookies(self, cookies: Mapping[str, str]) -> Self:
        """Return a client like this one that sends `cookies` too."""
        return self._with(cookies={**self._settings["cookies"], **cookies})

    def with_timeout(self, timeout: httpx.Timeout | None) -> Self:
        """Return a client like this one that waits as long as `timeout` says."""
        return self._with(timeout=timeout)

    def _with(self, **settings: Any) -> Self:
        other = copy.copy(self)
        other._settings = {**self._settings, **settings}
        other._client = other._async_client = None
        return other

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Use the connections and settings of `client`. The base URL and the key stay those of this object."""
        self._client = client
        return self

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Use the connections and settings of `async_client`. The base URL and the key stay those of this object."""
        self._async_client = async_client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """Return the underlying `httpx.Client`; the first call makes it. It does not send the key by itself."""
        with _MAKING:
            if self._client is None:
                self._client = httpx.Client(**self._settings, **self._httpx_args)
                follow_attempts(self._client)
        return self._client

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Return the underlying `httpx.AsyncClient`; the first call makes it. It does not send the key by itself."""
        with _MAKING:
            if self._async_client is None:
                self._async_client = httpx.AsyncClient(**self._settings, **self._httpx_args)
                follow_attempts(self._async_client)
        return self._async_client

    def __enter__(self) -> Self:
        """Enter the underlying `httpx.Client`, which can be done once."""
        self.get_httpx_client().__enter__()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        """Close the underlying `httpx.Client` and its connections."""
        self.get_httpx_client().__exit__(exc_type, exc_value, traceback)

    async def __aenter__(self) -> Self:
        """Enter the underlying `httpx.AsyncClient`, which can be done once."""
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        """Close the underlying `httpx.AsyncClient` and its connections."""
        await self.get_async_httpx_client().__aexit__(exc_type, exc_value, traceback)

    def _request(
        self, operation: Operation[Any], arguments: Arguments, client: httpx.Client | httpx.AsyncClient
    ) -> httpx.Request:
        self._requests.check_client(client)
        if isinstance(arguments.body, File):
            upload = Upload(arguments.body.payload.read(), arguments.body.mime_type)
            arguments = replace(arguments, body=upload)
        return self._requests.build(
            operation,
            arguments,
            options={"unchecked": True},
            headers={},
            timeout=client.timeout.as_dict(),
            client=client,
        )

    def _response(self, operation: Operation[Any], response: RawResponse, problem: str | None) -> Response[Any]:
        status, content = response.status_code, response.content
        if problem is not None:
            raise InvalidResponse(problem, response=response, request=f"{operation.method} {operation.path}")
        parser = operation.success.get(status)
        form: Form = operation.forms.get(status, "json")
        if parser is None and status in operation.errors:
            parser, form = operation.errors[status][1], "json"
        if parser is None:
            if self.raise_on_unexpected_status:
                raise UnexpectedStatus(status, content)
            parsed = None
        else:
            parsed = parser(_body(form, response))
            if form == "bytes":
                parsed = File(BytesIO(response.content))
        return Response(status, content, httpx.Headers(response.headers), parsed)


class AuthenticatedClient(Client):
    """Settings and connections for operations that need a key.

    The key is sent to the servers of the API only, and is never shown: not in `repr`, logs, or exceptions.

    Args:
        base_url: The origin of the API; the paths of the contract are added to it. The one that the contract names if
            left out; required if it names none.
        token: The key.
        allow_http: Whether any key may go over plain http to any host. If not, plain http is for loopback, and for the
            key of the mock: `mock-key` or `mock-key.<world>`.
        settings: The settings of `Client`.

    Raises:
        ConfigurationError: The key is empty or cannot stand in a header, or `base_url` would receive it over http.

    """

    def __init__(
        self, *, token: str | ApiKey, base_url: Url | None = None, allow_http: bool = False, **settings: Any
    ) -> None:
        token = ApiKey(token)  # first of all: no traceback shows the key from here on
        super().__init__(base_url=base_url, **settings)
        token.check()
        self._requests = RequestBuilder(self._api, token, self._base_url(base_url), allow_http=allow_http)


def call(client: Client, operation: Operation[Any], arguments: Arguments) -> Response[Any]:
    """Send one request and return the response. The generated functions document what is raised."""
    http = client.get_httpx_client()
    request = client._request(operation, arguments, http)
    return client._response(operation, *send(http, request, _without_deadline()))


async def call_async(client: Client, operation: Operation[Any], arguments: Arguments) -> Response[Any]:
    """Send one request and return the response, as `call` does."""
    http = client.get_async_httpx_client()
    request = client._request(operation, arguments, http)
    return client._response(operation, *await send_async(http, request, _without_deadline()))


def _without_deadline() -> NetworkAttempt:
    return NetworkAttempt(math.inf)


def _body(form: Form, response: RawResponse) -> Any:
    if form == "json":
        return read_json(response.content)
    return {"text": response.text, "bytes": response.content, "none": None}[form]
