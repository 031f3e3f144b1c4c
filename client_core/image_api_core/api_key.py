"""The key of an account: kept out of sight, and sent to one origin only."""

from collections.abc import AsyncGenerator, Generator

import httpx
from attrs import define, field

from .errors import ConfigurationError

MASK = "***"

MOCK_KEY = "mock-key"
"""The key of the mock; `mock-key.<world>` leads to a world of it. No vendor accepts either."""


class ApiKey:
    """A key that does not show itself: not in `repr`, `str`, a log line, or an exception about it."""

    __slots__ = ("_value",)

    def __init__(self, value: "str | ApiKey") -> None:
        """Take the key.

        Args:
            value: The key as the vendor gave it: visible ASCII characters, without spaces or line breaks.

        Raises:
            TypeError: The key is not a string.
            ValueError: The key cannot stand in an HTTP header. The message does not repeat it; without this check an
                exception of the HTTP library would.

        """
        value = _text(value.reveal() if isinstance(value, ApiKey) else value)
        if not value:
            raise ValueError("the key is empty: pass the key of your account, or check the variable it comes from")
        if value != value.strip():
            raise ValueError("the key begins or ends with a space or a line break: pass key.strip()")
        if not all("!" <= character <= "~" for character in value):
            raise ValueError("the key holds a character that cannot stand in an HTTP header: copy it again")
        self._value = value

    def reveal(self) -> str:
        """Return the key itself. Call it where the key is sent, and keep no copy."""
        return self._value

    @property
    def is_mock_key(self) -> bool:
        """Whether this is a key that only the mock accepts: `mock-key`, or `mock-key.` and anything after it."""
        return self._value == MOCK_KEY or self._value.startswith(f"{MOCK_KEY}.")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ApiKey) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({MASK!r})"

    def __str__(self) -> str:
        return MASK


def check_destination(key: ApiKey, url: httpx.URL, *, allow_http: bool) -> None:
    """Check that a server may receive a key.

    Every key may go over https, and over http to loopback. The key of the mock is worth nothing, so it may go over http
    to any host: to a mock in another container, for example.

    Args:
        key: The key.
        url: The server.
        allow_http: Whether the key may go over http to any host, whatever it is worth.

    Raises:
        ConfigurationError: The key would cross a network unencrypted.

    """
    if url.scheme != "http" or allow_http or key.is_mock_key or _is_loopback(url.host):
        return
    raise ConfigurationError(
        f"http://{url.netloc.decode()} would receive the key unencrypted: use a base_url with https://. For a mock, "
        f"use the key `{MOCK_KEY}` or `{MOCK_KEY}.<world>`. Pass allow_http=True only if you trust every network on "
        "the way to that host."
    )


def _is_loopback(host: str) -> bool:
    import ipaddress  # only for http, which is for mocks

    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@define(frozen=True)
class ApiKeyHeader(httpx.Auth):
    """Puts the key into a header while a request is on its way to the origin that the key belongs to.

    httpx drops `Authorization` when a redirect leads to another origin, but carries a header such as `x-api-key` along.
    Here every hop is looked at. Once the answer is there, or cannot come any more, the request holds only a mask: it
    stays within reach as `response.request` or `exception.request`, and httpx shows its headers.
    """

    name: str
    prefix: str
    key: ApiKey
    origin: httpx.URL = field(converter=httpx.URL)
    others: tuple[str, ...] = ()
    """Further origins, those that the contract names for single operations."""
    allow_http: bool = False
    """See `check_destination`."""

    def __attrs_post_init__(self) -> None:
        """Reject an origin that must not receive the key before the first request."""
        check_destination(self.key, self.origin, allow_http=self.allow_http)

    def install(self, client: httpx.Client) -> None:
        """Make `client` send the key. Hooks that it has already do not see the key."""
        client.event_hooks["request"].append(self._add)
        client.event_hooks["response"].insert(0, self._mask_response)
        client.auth = client.auth or self

    def install_async(self, client: httpx.AsyncClient) -> None:
        """Make `client` send the key. Hooks that it has already do not see the key."""

        async def add(request: httpx.Request) -> None:
            self._add(request)

        async def mask(response: httpx.Response) -> None:
            self._mask(response.request)

        client.event_hooks["request"].append(add)
        client.event_hooks["response"].insert(0, mask)
        client.auth = client.auth or self

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Mask the key also when no response comes: hooks are not told of that."""
        try:
            yield request
        finally:
            self._mask(request)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """Mask the key also when no response comes: hooks are not told of that."""
        try:
            yield request
        finally:
            self._mask(request)

    def _add(self, request: httpx.Request) -> None:
        if _origin(request.url) in {_origin(self.origin), *(_origin(httpx.URL(other)) for other in self.others)}:
            check_destination(self.key, request.url, allow_http=self.allow_http)
            request.headers[self.name] = f"{self.prefix} {self.key.reveal()}" if self.prefix else self.key.reveal()
        else:
            request.headers.pop(self.name, None)

    def _mask_response(self, response: httpx.Response) -> None:
        self._mask(response.request)

    def _mask(self, request: httpx.Request) -> None:
        if self.name in request.headers:
            request.headers[self.name] = f"{self.prefix} {MASK}" if self.prefix else MASK


def _text(value: object) -> str:
    """Return the key if it is a string: many a caller has no type checker."""
    if not isinstance(value, str):
        raise TypeError(f"the key must be a string, not {type(value).__name__}")
    return value


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    """Return scheme, host and port. httpx has lowered the case and dropped a scheme's own port already."""
    return url.scheme, url.host, url.port
