"""A server that speaks HTTP with the faults it is given, and counts the requests that reached it whole."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, Self

Step = Callable[["Connection"], None]

WARM_UP = "/warm-up"
"""A path with a response that is no fault."""


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
    """Responds to the n-th request with the n-th fault, and to further ones with the last.

    Args:
        faults: The faults.
        tls: The certificate to present, if the server speaks https.

    Attributes:
        requests: How many requests were read whole. Requests for WARM_UP do not count.
        connections: How many connections were accepted.

    """

    def __init__(self, *faults: Step, tls: ssl.SSLContext | None = None) -> None:
        self.requests = 0
        self.connections = 0
        self._faults = faults
        self._tls = tls
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self._thread = threading.Thread(target=self._accept)

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    def _accept(self) -> None:
        while not self._closing.is_set():
            with contextlib.suppress(TimeoutError):
                sock, _ = self._listener.accept()
                self.connections += 1
                thread = threading.Thread(target=self._serve, args=(sock,))
                thread.start()
                self._threads.append(thread)

    def _serve(self, sock: socket.socket) -> None:
        sock.settimeout(10)
        with contextlib.ExitStack() as stack, contextlib.suppress(OSError):
            stack.enter_context(sock)
            if self._tls is not None:
                sock = stack.enter_context(self._tls.wrap_socket(sock, server_side=True))
            while head := read_request(sock):
                if WARM_UP.encode() in head.partition(b"\r\n")[0]:
                    sock.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
                    continue
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


def read_request(sock: socket.socket) -> bytes:
    """Read one request to its last byte. Returns its head; nothing when the client has closed."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = sock.recv(65536)
        if not part:
            return b""
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = (int(lengths[0]) if lengths else 0) - len(body)
    while missing > 0:
        part = sock.recv(65536)
        if not part:
            return b""
        missing -= len(part)
    return head


def answer(status: int, body: Any = b"", headers: Iterable[str] = (), *, length: int | None = None) -> Step:
    """A whole response. A body that is not bytes is sent as JSON; `length` lies about it."""
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
    """Reset the connection: the request was received, and its outcome is unknown."""
    connection.reset()


def silence(connection: Connection) -> None:
    """Send nothing until the client gives up."""
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
    """Send more than the limit of the client."""
    connection.send(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 104857600\r\n\r\n")
    for _ in range(100):
        connection.send(b" " * 1048576)
