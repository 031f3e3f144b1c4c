"""One deadline for a whole request, however slowly its bytes drip.

httpx counts each read and write by itself: a server that sends a byte a second is never late. Here every network
operation of a request gets what is left of the request's time, through the network backend that httpcore takes for
this purpose.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore


class _Deadline(threading.local):
    at: float | None = None

    def left(self, timeout: float | None) -> float | None:
        if self.at is None:
            return timeout
        left = max(self.at - time.monotonic(), 0.0)
        return left if timeout is None else min(left, timeout)


_deadline = _Deadline()


class until:  # noqa: N801 - reads as a word at its place: with until(moment)
    """Bound all network operations of this thread to a moment of the monotonic clock."""

    __slots__ = ("_at", "_before")

    def __init__(self, at: float) -> None:
        self._at = at

    def __enter__(self) -> None:
        self._before = _deadline.at
        _deadline.at = self._at

    def __exit__(self, *exc: object) -> None:
        _deadline.at = self._before


class _Stream(httpcore.NetworkStream):
    __slots__ = ("_stream",)

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = _deadline.left(timeout)
        if left is not None and left <= 0:
            raise httpcore.ReadTimeout("the time of the request is over")
        return self._stream.read(max_bytes, timeout=left)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        left = _deadline.left(timeout)
        if left is not None and left <= 0:
            raise httpcore.WriteTimeout("the time of the request is over")
        self._stream.write(buffer, timeout=left)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, _deadline.left(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class DeadlineBackend(httpcore.NetworkBackend):
    """httpcore's own backend, with every operation bound by `until`."""

    def __init__(self) -> None:
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect, in what is left of the time."""
        left = _deadline.left(timeout)
        if left is not None and left <= 0:
            raise httpcore.ConnectTimeout("the time of the request is over")
        return _Stream(self._backend.connect_tcp(host, port, left, local_address, socket_options))

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.NetworkStream:
        """Connect, in what is left of the time."""
        return _Stream(self._backend.connect_unix_socket(path, _deadline.left(timeout), socket_options))

    def sleep(self, seconds: float) -> None:
        """Sleep; httpcore does between tries to connect, of which there are none here."""
        self._backend.sleep(seconds)
