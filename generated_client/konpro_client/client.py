# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""Settings and connections of the low-level functions in `api`."""

import ssl
import threading
from types import TracebackType
from typing import Any, Self

import httpx
from attrs import define, evolve, field
from image_api_core.api_key import ApiKey, ApiKeyHeader
from image_api_core.timeouts import DEFAULT_TIMEOUT

_MAKING = threading.Lock()
"""Held while a connection pool is made: threads that share a client share its pool."""


@define(kw_only=True)
class Client:
    """Settings and connections for operations that need no key.

    Every argument is a keyword.

    Args:
        base_url: The origin of the API; the paths of the contract are added to it. The contract documents the default.
        cookies: Cookies to send with every request.
        headers: Headers to send with every request.
        timeout: How long to wait; see `image_api_core.timeouts.DEFAULT_TIMEOUT`. None waits for ever.
        verify_ssl: Whether to check the server's certificate, or how: a CA bundle's path or an `ssl.SSLContext`.
        follow_redirects: Whether to follow redirects.
        httpx_args: More arguments for `httpx.Client` and `httpx.AsyncClient`.
        raise_on_unexpected_status: Whether a status that the contract does not document raises
            `errors.UnexpectedStatus`. If not, the response's `parsed` is None.

    """

    raise_on_unexpected_status: bool = False
    _base_url: str = field(default="https://api.konpro.ai", alias="base_url")
    _cookies: dict[str, str] = field(factory=dict[str, str], alias="cookies", repr=False)
    _headers: dict[str, str] = field(factory=dict[str, str], alias="headers", repr=False)
    _timeout: httpx.Timeout | None = field(default=DEFAULT_TIMEOUT, alias="timeout")
    _verify_ssl: str | bool | ssl.SSLContext = field(default=True, alias="verify_ssl")
    _follow_redirects: bool = field(default=False, alias="follow_redirects")
    _httpx_args: dict[str, Any] = field(factory=dict[str, Any], alias="httpx_args", repr=False)
    _client: httpx.Client | None = field(default=None, init=False, repr=False, eq=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False, eq=False)

    def url_at(self, server: str, path: str) -> str:
        """Return the URL of an operation that has a server of its own; another `base_url` than the documented one stands for all servers."""
        return server + path if self._base_url.rstrip("/") == "https://api.konpro.ai" else path

    def with_headers(self, headers: dict[str, str]) -> Self:
        """Return a client like this one that sends `headers` too."""
        return evolve(self, headers={**self._headers, **headers})

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """Return a client like this one that sends `cookies` too."""
        return evolve(self, cookies={**self._cookies, **cookies})

    def with_timeout(self, timeout: httpx.Timeout | None) -> Self:
        """Return a client like this one that waits as long as `timeout` says."""
        return evolve(self, timeout=timeout)

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Use `client` as it is: the settings of this object and timeout included, no longer count."""
        self._client = client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """Return the underlying `httpx.Client`; the first call makes it."""
        if self._client is None:
            with _MAKING:
                if self._client is None:
                    made = httpx.Client(
                        base_url=self._base_url,
                        cookies=self._cookies,
                        headers=self._headers,
                        timeout=self._timeout,
                        verify=self._verify_ssl,
                        follow_redirects=self._follow_redirects,
                        **self._httpx_args,
                    )
                    self._client = made
        return self._client

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

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Use `async_client` as it is: the settings of this object and timeout included, no longer count."""
        self._async_client = async_client
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Return the underlying `httpx.AsyncClient`; the first call makes it."""
        if self._async_client is None:
            with _MAKING:
                if self._async_client is None:
                    made = httpx.AsyncClient(
                        base_url=self._base_url,
                        cookies=self._cookies,
                        headers=self._headers,
                        timeout=self._timeout,
                        verify=self._verify_ssl,
                        follow_redirects=self._follow_redirects,
                        **self._httpx_args,
                    )
                    self._async_client = made
        return self._async_client

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


@define(kw_only=True)
class AuthenticatedClient:
    """Settings and connections for operations that need a key.

    The key is sent to `base_url` and to no other origin, and is never shown: not in `repr`, logs, or exceptions.

    Every argument is a keyword.

    Args:
        base_url: The origin of the API; the paths of the contract are added to it. The contract documents the default.
        cookies: Cookies to send with every request.
        headers: Headers to send with every request.
        timeout: How long to wait; see `image_api_core.timeouts.DEFAULT_TIMEOUT`. None waits for ever.
        verify_ssl: Whether to check the server's certificate, or how: a CA bundle's path or an `ssl.SSLContext`.
        follow_redirects: Whether to follow redirects.
        httpx_args: More arguments for `httpx.Client` and `httpx.AsyncClient`.
        raise_on_unexpected_status: Whether a status that the contract does not document raises
            `errors.UnexpectedStatus`. If not, the response's `parsed` is None.
        token: The key.
        prefix: What stands before the key in its header. The contract documents the default.
        auth_header_name: The header that carries the key. The contract documents the default.
        allow_http: Whether any key may go over plain http to any host. If not, plain http is for loopback, and for the
            key of the mock: `mock-key` or `mock-key.<world>`.

    Raises:
        ValueError: The key is empty or cannot stand in a header, or `base_url` would receive it over plain http.
    """

    raise_on_unexpected_status: bool = False
    _base_url: str = field(default="https://api.konpro.ai", alias="base_url")
    _cookies: dict[str, str] = field(factory=dict[str, str], alias="cookies", repr=False)
    _headers: dict[str, str] = field(factory=dict[str, str], alias="headers", repr=False)
    _timeout: httpx.Timeout | None = field(default=DEFAULT_TIMEOUT, alias="timeout")
    _verify_ssl: str | bool | ssl.SSLContext = field(default=True, alias="verify_ssl")
    _follow_redirects: bool = field(default=False, alias="follow_redirects")
    _httpx_args: dict[str, Any] = field(factory=dict[str, Any], alias="httpx_args", repr=False)
    _client: httpx.Client | None = field(default=None, init=False, repr=False, eq=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False, eq=False)

    _token: ApiKey = field(converter=ApiKey, alias="token")
    prefix: str = ""
    auth_header_name: str = "x-api-key"
    allow_http: bool = False

    def __attrs_post_init__(self) -> None:
        """Reject a `base_url` that must not receive the key before the first request."""
        self._key_header()

    def _key_header(self) -> ApiKeyHeader:
        documented = self._base_url.rstrip("/") == "https://api.konpro.ai"
        return ApiKeyHeader(
            name=self.auth_header_name,
            prefix=self.prefix,
            key=self._token,
            origin=self._base_url,
            others=("https://upload.konpro.ai",) if documented else (),
            allow_http=self.allow_http,
        )

    def url_at(self, server: str, path: str) -> str:
        """Return the URL of an operation that has a server of its own; another `base_url` than the documented one stands for all servers."""
        return server + path if self._base_url.rstrip("/") == "https://api.konpro.ai" else path

    def with_headers(self, headers: dict[str, str]) -> Self:
        """Return a client like this one that sends `headers` too."""
        return evolve(self, headers={**self._headers, **headers})

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """Return a client like this one that sends `cookies` too."""
        return evolve(self, cookies={**self._cookies, **cookies})

    def with_timeout(self, timeout: httpx.Timeout | None) -> Self:
        """Return a client like this one that waits as long as `timeout` says."""
        return evolve(self, timeout=timeout)

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Use `client` as it is: the settings of this object, its key and timeout included, no longer count."""
        self._client = client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """Return the underlying `httpx.Client`; the first call makes it."""
        if self._client is None:
            with _MAKING:
                if self._client is None:
                    made = httpx.Client(
                        base_url=self._base_url,
                        cookies=self._cookies,
                        headers=self._headers,
                        timeout=self._timeout,
                        verify=self._verify_ssl,
                        follow_redirects=self._follow_redirects,
                        **self._httpx_args,
                    )
                    self._key_header().install(made)
                    self._client = made
        return self._client

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

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Use `async_client` as it is: the settings of this object, its key and timeout included, no longer count."""
        self._async_client = async_client
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Return the underlying `httpx.AsyncClient`; the first call makes it."""
        if self._async_client is None:
            with _MAKING:
                if self._async_client is None:
                    made = httpx.AsyncClient(
                        base_url=self._base_url,
                        cookies=self._cookies,
                        headers=self._headers,
                        timeout=self._timeout,
                        verify=self._verify_ssl,
                        follow_redirects=self._follow_redirects,
                        **self._httpx_args,
                    )
                    self._key_header().install_async(made)
                    self._async_client = made
        return self._async_client

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
