"""A server that speaks HTTP as badly as it is told to, byte by byte, and counts the requests that reached it whole."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, Self

Step = Callable[["Connection"], None]


class Connection:
    """One connection to a client, in the hands of a fault."""

    def __init__(self, sock: socket.socket, closing: threading.Event) -> None:
        self.sock = sock
        self._closing = closing

    def send(self, content: bytes) -> None:
        self.sock.sendall(content)

    def reset(self) -> None:
        """Close with RST in place of FIN."""
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()

    def until_the_client_gives_up(self, content: bytes = b"", every: float = 0.02) -> None:
        """Send `content` again and again, or nothing, until the client closes or the test ends."""
        self.sock.settimeout(every)
        while not self._closing.is_set():
            if content:
                self.send(content)
            with contextlib.suppress(TimeoutError):
                if not self.sock.recv(1):
                    return


class RawServer:
    """Answers the n-th request with the n-th fault, and further ones with the last."""

    def __init__(self, *faults: Step) -> None:
        self.requests = 0
        self._faults = faults
        self._closing = threading.Event()
        self._lock = threading.Lock()
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

    def _serve(self, sock: socket.socket) -> None:
        sock.settimeout(10)
        with sock, contextlib.suppress(OSError):
            while read_request(sock):
                with self._lock:
                    fault = self._faults[min(self.requests, len(self._faults) - 1)]
                    self.requests += 1
                fault(Connection(sock, self._closing))
                if sock.fileno() == -1:
                    return

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


def read_request(sock: socket.socket) -> bool:
    """Read one request to its last byte; False when the client has closed."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = sock.recv(65536)
        if not part:
            return False
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = (int(lengths[0]) if lengths else 0) - len(body)
    while missing > 0:
        part = sock.recv(65536)
        if not part:
            return False
        missing -= len(part)
    return True


def answer(status: int, body: Any = b"", headers: Iterable[str] = (), *, length: int | None = None) -> Step:
    """A whole answer. A body that is not bytes is sent as JSON; `length` lies about it."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} Status", f"content-length: {len(content) if length is None else length}"]
    if not any(header.startswith("content-type") for header in headers):
        lines.append("content-type: application/json")
    head = "\r\n".join([*lines, *headers]).encode() + b"\r\n\r\n"
    return lambda connection: connection.send(head + content)


def then(*steps: Step) -> Step:
    """One step after the other."""

    def run(connection: Connection) -> None:
        for step in steps:
            step(connection)

    return run


def close(connection: Connection) -> None:
    """Close the connection."""
    connection.sock.close()


def reset(connection: Connection) -> None:
    """Reset the connection: the request was received, and nobody will know what became of it."""
    connection.reset()


def silence(connection: Connection) -> None:
    """Say nothing until the client gives up."""
    connection.until_the_client_gives_up()


def drip_headers(connection: Connection) -> None:
    """Send a header field after the other, and never the last."""
    connection.send(b"HTTP/1.1 200 OK\r\n")
    connection.until_the_client_gives_up(b"x-drip: 1\r\n")


def drip_body(connection: Connection) -> None:
    """Send a body a byte at a time, and never its end."""
    connection.send(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n")
    connection.until_the_client_gives_up(b" ")


def endless_body(connection: Connection) -> None:
    """Send more than anybody wants to read."""
    connection.send(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 104857600\r\n\r\n")
    for _ in range(100):
        connection.send(b" " * 1048576)
