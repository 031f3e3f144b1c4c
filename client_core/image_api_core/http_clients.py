"""The httpx clients that requests go through: the default ones, and those that the user passes as `http_client`.

Everything here that begins with an underscore in httpx and httpcore is checked by `tests/client/test_http_clients.py`.
"""
# pyright: reportPrivateUsage=false, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import functools
import os
import ssl
import sys
import threading
from collections.abc import Iterator
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, TypeVar
from weakref import WeakSet

import httpcore
import httpx

from .api_key import ApiKey, check_destination
from .connections import AsyncConnectionPool, ConnectionPool
from .errors import ConfigurationError
from .network import AsyncBackend, Backend, adopted

C = TypeVar("C", httpx.Client, httpx.AsyncClient)


def make_client(kind: type[C]) -> C:
    """Return the default client of a kind: httpx's own, with a faster connection pool where no proxy is used.

    Raises:
        ConfigurationError: A proxy variable of the environment cannot be used.

    """
    try:
        client = kind(
            verify=_shared_ssl_context(),
            timeout=None,  # each request has its own
            # Cookies of one account would be sent with the calls of another client option or key.
            cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
        )
    except ImportError as error:  # the library for SOCKS
        raise ConfigurationError(f"a proxy variable of the environment needs a further package: {error}") from None
    except (ValueError, httpx.InvalidURL):
        # The message of the exception would quote the proxy's password.
        raise ConfigurationError(
            "a proxy variable of the environment (HTTP_PROXY, HTTPS_PROXY, ALL_PROXY) is not a proxy URL such as "
            "http://proxy.example:8080: correct it, or unset it"
        ) from None
    follow_attempts(client)
    transport: Any = client._transport
    pool = ConnectionPool if isinstance(client, httpx.Client) else AsyncConnectionPool
    transport._pool = pool(transport._pool.create_connection)
    return client


def check_own_client(client: object, kind: type[httpx.Client | httpx.AsyncClient]) -> None:
    """Check a client that the user passed in.

    Raises:
        ConfigurationError: It is of the other kind, is closed, or sends credentials of its own.

    """
    if not isinstance(client, kind):
        raise ConfigurationError(
            f"http_client must be an httpx.{kind.__name__}, not a {type(client).__name__}: "
            "the blocking client needs httpx.Client, the async client httpx.AsyncClient"
        )
    if client.is_closed:
        raise ConfigurationError("http_client is closed: pass an open one")
    if client.auth is not None:
        raise ConfigurationError(
            "http_client has auth, which would replace the API key or be sent beside it: make it without auth=, and "
            "send what a gateway needs as a header"
        )


_followed: WeakSet[httpx.Client | httpx.AsyncClient] = WeakSet()
_of_parent: list[Any] = []
"""Connections of the parent of this process, kept so that they are not closed in the parent's event loop."""


def follow_attempts(client: httpx.Client | httpx.AsyncClient) -> None:
    """Let the connections of a client follow the attempt that `network.current_attempt` holds, and survive a fork.

    A transport that is not httpx's own is left as it is.
    """
    _followed.add(client)
    for pool in _pools(client):
        if isinstance(pool._network_backend, Backend | AsyncBackend):
            continue
        if isinstance(pool, httpcore.ConnectionPool):
            with pool._optional_thread_lock:
                pool._network_backend = Backend(pool._network_backend)
                # A `with` on httpcore's own lock, which is written in Python, leaves it locked if a signal handler
                # raises an exception at the wrong moment.
                pool._optional_thread_lock = threading.Lock()  # type: ignore[assignment]
        else:
            pool._network_backend = AsyncBackend(pool._network_backend)
        for connection in pool.connections:
            _expire(connection)


def _expire(connection: Any) -> None:
    """Let a connection that was made before not be used again."""
    while (inner := getattr(connection, "_connection", None)) is not None:
        connection = inner
    if hasattr(connection, "_network_stream"):
        connection._network_stream = adopted(connection._network_stream)
    connection._keepalive_expiry = 0.0  # for one that is in use now
    if connection.is_idle():
        connection._expire_at = 0.0


def drop_interrupted(client: httpx.Client, request: httpx.Request) -> None:
    """Close what a request may have left half done that an exception of a signal handler interrupted.

    httpcore's pool is not made for such exceptions: they may leave a connection that is never idle again, a lock that
    is never released, or a request that waits for ever. Every connection that no other request uses is closed.
    """
    for pool in _pools(client):
        if not isinstance(pool._network_backend, Backend):
            continue
        with pool._optional_thread_lock:
            closing = _without(pool, request, is_idle_kept=False)
        for connection in closing:
            connection.close()


async def drop_cancelled(client: httpx.AsyncClient, request: httpx.Request) -> None:
    """Close what a request may have left half done that was cancelled, by the caller or by the deadline.

    httpcore's pool keeps a connection for ever if the request is cancelled just when the connection was made, or just
    when the response came.
    """
    for pool in _pools(client):
        for connection in _without(pool, request, is_idle_kept=True):
            await connection.aclose()  # closes the socket before it waits, should this be cancelled again


def _without(pool: Any, request: httpx.Request, *, is_idle_kept: bool) -> list[Any]:
    """Take a request and the connections that no other request uses out of a pool. Returns what is to be closed."""
    pool._requests = [other for other in pool._requests if other.request.extensions is not request.extensions]
    used = {id(other.connection) for other in pool._requests}
    kept: list[Any] = []
    closing: list[Any] = []
    for connection in pool._connections:
        is_kept = id(connection) in used or (is_idle_kept and connection.is_idle())
        (kept if is_kept else closing).append(connection)
    pool._connections = kept
    return closing + list(pool._assign_requests_to_connections())


def _forget_connections_of_parent() -> None:
    """Take from all clients what belongs to the parent of this process: connections, and a lock that may be held."""
    for client in list(_followed):
        for pool in _pools(client):
            connections: list[Any] = pool._connections
            pool._connections, pool._requests = [], []
            if isinstance(pool, httpcore.AsyncConnectionPool):
                _of_parent.extend(connections)
                continue
            pool._optional_thread_lock = threading.Lock()
            for connection in connections:
                connection.close()  # the parent has its own descriptor of the socket


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_forget_connections_of_parent)


def check_proxy(client: httpx.Client | httpx.AsyncClient, key: ApiKey, url: httpx.URL, *, allow_http: bool) -> None:
    """Check that no proxy receives the key unencrypted on the way to a server.

    Raises:
        ConfigurationError: One would.

    """
    if url.scheme != "http" or allow_http or key.is_mock_key:
        return
    pool = getattr(client._transport_for_url(url), "_pool", None)
    proxy = getattr(pool, "_proxy_url", None)
    if proxy is None:
        return
    host = f"{proxy.host.decode()}:{proxy.port}" if proxy.port else proxy.host.decode()
    try:
        check_destination(key, httpx.URL(f"http://{host}"), allow_http=False)
    except ConfigurationError:
        raise ConfigurationError(
            f"the proxy {host} would receive the key unencrypted: set NO_PROXY={url.host}, or use the mock's key"
        ) from None


def _pools(client: httpx.Client | httpx.AsyncClient) -> Iterator[Any]:
    """Yield httpcore's pools of a client."""
    for transport in [client._transport, *client._mounts.values()]:
        pool = getattr(transport, "_pool", None)
        if isinstance(pool, httpcore.ConnectionPool | httpcore.AsyncConnectionPool):
            yield pool


@functools.cache
def _ssl_context(_cert_file: str | None, _cert_dir: str | None) -> ssl.SSLContext:
    """Return the context that httpx makes by itself, once: making it takes longer than all else of a client."""
    return httpx.create_ssl_context()


def _shared_ssl_context() -> ssl.SSLContext:
    return _ssl_context(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
