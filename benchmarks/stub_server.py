"""A server that answers at once, in a process of its own: `python -m benchmarks.stub_server` prints its port.

It ends when its standard input does.
"""

from __future__ import annotations

import asyncio
import json
import sys

from .contract import ANSWERS


def _response(answer: object) -> bytes:
    body = json.dumps(answer).encode()
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body)


_RESPONSES = {path.encode(): _response(answer) for path, answer in ANSWERS.items()}
_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n"


class StubProtocol(asyncio.Protocol):
    """One connection: reads requests up to their length, looks at nothing but the path, writes a fixed answer."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._received = b""

    def data_received(self, data: bytes) -> None:
        """Answer each request that is there whole."""
        received = self._received + data if self._received else data
        while (end := received.find(b"\r\n\r\n")) >= 0:
            head = received[:end].lower()
            _, found, after = head.partition(b"content-length:")
            length = int(after.partition(b"\r\n")[0]) if found else 0
            if len(received) < end + 4 + length:
                break
            path = head.split(b" ", 2)[1]
            answer = _RESPONSES.get(path) or _RESPONSES.get(path[: path.rfind(b"/") + 1], _NOT_FOUND)
            self._transport.write(answer)
            received = received[end + 4 + length :]
        self._received = received


async def serve(protocol: type[StubProtocol]) -> None:
    """Serve, with the port on standard output, until standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(protocol, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(StubProtocol))
