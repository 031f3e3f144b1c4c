"""A forward proxy on loopback: for http with absolute URLs, and for https with CONNECT."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


class Proxy:
    """A proxy that forwards bytes, faults included.

    Args:
        rejection: What it returns to each CONNECT, such as `407 Proxy Authentication Required`; None to connect.
        is_silent: Whether it never responds.

    Attributes:
        requests: How many connections began with a request.

    """

    def __init__(self, *, rejection: str | None = None, is_silent: bool = False) -> None:
        self.requests = 0
        self._rejection = rejection
        self._is_silent = is_silent
        self._closing = threading.Event()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self._thread = threading.Thread(target=self._accept)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def _accept(self) -> None:
        while not self._closing.is_set():
            with contextlib.suppress(TimeoutError):
                sock, _ = self._listener.accept()
                thread = threading.Thread(target=self._serve, args=(sock,))
                thread.start()
                self._threads.append(thread)

    def _serve(self, client: socket.socket) -> None:
        client.settimeout(10)
        with client, contextlib.suppress(OSError):
            data = b""
            while b"\r\n\r\n" not in data:
                part = client.recv(65536)
                if not part:
                    return
                data += part
            self.requests += 1
            if self._is_silent:
                while not self._closing.is_set() and not select.select([client], [], [], 0.05)[0]:
                    pass
                return
            line, _, rest = data.partition(b"\r\n")
            method, target, version = line.split(b" ")
            if method == b"CONNECT" and self._rejection is not None:
                client.sendall(f"HTTP/1.1 {self._rejection}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode())
                return
            url = urlsplit(target if method != b"CONNECT" else b"//" + target)
            try:
                server = socket.create_connection((url.hostname.decode(), url.port), timeout=10)  # type: ignore[union-attr]
            except OSError:
                client.sendall(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                return
            with server:
                if method == b"CONNECT":
                    client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                else:
                    path = url.path + (b"?" + url.query if url.query else b"")
                    server.sendall(b" ".join((method, path, version)) + b"\r\n" + rest)
                self._forward(client, server)

    def _forward(self, client: socket.socket, server: socket.socket) -> None:
        peers = {client: server, server: client}
        while not self._closing.is_set():
            for readable in select.select(list(peers), [], [], 0.05)[0]:
                peer = peers[readable]
                try:
                    part = readable.recv(65536)
                except ConnectionResetError:
                    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    return
                if not part:
                    return
                peer.sendall(part)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._closing.set()
        self._thread.join()
        for thread in self._threads:
            thread.join()
        self._listener.close()
