"""The key of an account: kept out of sight, and sent to the servers of its API only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NoReturn

import httpx

from .errors import ConfigurationError

MASK = "***"

MOCK_KEY = "mock-key"
"""The key of the mock; `mock-key.<world>` leads to a world of it. No vendor accepts either."""


class ApiKey:
    """A key that does not show itself: not in `repr`, `str`, a log line, a pickle, or an exception about it.

    Args:
        value: The key as the vendor gave it. Nothing is checked here: an exception would show the key to tools that
            show the variables of a traceback. Call `check`.

    """

    __slots__ = ("_value",)

    def __init__(self, value: str | ApiKey) -> None:
        self._value: object = value._value if isinstance(value, ApiKey) else value

    def check(self) -> None:
        """Check that the key can stand in an HTTP header: visible ASCII characters, without spaces or line breaks.

        Raises:
            ConfigurationError: It cannot. The message does not repeat it; without this check an exception of the HTTP
                library would.

        """
        if not isinstance(self._value, str):
            raise ConfigurationError(f"the API key must be a string, not {type(self._value).__name__}")
        if not self._value:
            raise ConfigurationError("the API key is empty: pass the key of your account, or check its variable")
        if self._value != self._value.strip():
            raise ConfigurationError("the API key begins or ends with a space or a line break: pass key.strip()")
        if not all("!" <= character <= "~" for character in self._value):
            raise ConfigurationError("the API key holds a character that cannot stand in an HTTP header: copy it again")

    @property
    def is_empty(self) -> bool:
        """Whether there is no key."""
        return not self._value

    def reveal(self) -> str:
        """Return the key itself. Call it where the key is sent, and keep no copy."""
        return self._value  # type: ignore[return-value]

    @property
    def is_mock_key(self) -> bool:
        """Whether this is a key that only the mock accepts: `mock-key`, or `mock-key.` and anything after it."""
        return self.reveal() == MOCK_KEY or self.reveal().startswith(f"{MOCK_KEY}.")

    def mask(self, content: bytes) -> bytes:
        """Return what a server sent with a mask in place of the key. A key of less than 8 characters is left."""
        key = self.reveal().encode()
        return content.replace(key, MASK.encode()) if len(key) >= 8 else content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ApiKey) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("an API key is not pickled: make the client in the process that uses it")

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
        url: The server, or the proxy before it.
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


class _KeyedHeaders(httpx.Headers):
    key: KeyHeader
    has_key = False
    """Whether `raw` shows the key."""

    @property
    def raw(self) -> list[tuple[bytes, bytes]]:
        if not self.has_key:
            return super().raw
        name, masked, real = self.key.name.lower().encode(), self.key.masked.encode(), self.key.reveal().encode()
        return [(key, real if value == masked and key.lower() == name else value) for key, value in super().raw]


@dataclass(frozen=True, slots=True)
class KeyHeader:
    """The header that carries the key.

    Attributes:
        name: Its name.
        prefix: What stands before the key, with its space; may be empty.
        key: The key.

    """

    name: str
    prefix: str
    key: ApiKey

    @property
    def masked(self) -> str:
        """The value that is shown."""
        return self.prefix + MASK

    def reveal(self) -> str:
        """Return the value that is sent."""
        return self.prefix + self.key.reveal()


class KeyedRequest(httpx.Request):
    """A request that carries the key and shows a mask: to hooks, in a recording, in a trace, in an exception.

    A transport writes what is in `headers.raw`, where the key is while the request is sent. All else that reads or
    copies the headers gets the mask. If the URL is changed to another origin, the key is not in `raw` either.

    Args:
        header: The header that carries the key.
        method: As for `httpx.Request`.
        url: As for `httpx.Request`.
        settings: As for `httpx.Request`.

    """

    def __init__(self, header: KeyHeader, method: str, url: httpx.URL, **settings: Any) -> None:
        self._key_header = header
        self._keyed_url = url
        self._is_sending = False
        super().__init__(method, url, **settings)

    @property
    def headers(self) -> httpx.Headers:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The headers. Tools replace them by a copy to which they have added something."""
        self._headers.has_key = self._is_sending and (
            self.url is self._keyed_url or _origin(self.url) == _origin(self._keyed_url)
        )
        return self._headers

    @headers.setter
    def headers(self, value: httpx.Headers) -> None:
        self._headers = _KeyedHeaders(value)
        self._headers.key = self._key_header

    def show_key(self, *, is_sending: bool) -> None:
        """Let the transport read the key, or no longer."""
        self._is_sending = is_sending
        self._headers.has_key = False  # until `headers` is asked for

    def __reduce__(self) -> tuple[Any, ...]:
        shown = {"method": self.method, "url": self.url, "headers": httpx.Headers(self._headers)}
        return httpx.Request, (self.method, self.url), shown


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    """Return scheme, host and port. httpx has lowered the case and dropped a scheme's own port already."""
    return url.scheme, url.host, url.port
