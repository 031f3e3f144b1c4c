"""A server of jobs that keeps connections alive and counts: for many calls, from many threads and processes."""

from __future__ import annotations

import json
import ssl
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from tools.judges.client.contracts import OPERATIONS, Operation

START = next(o for o in OPERATIONS if str(o.bundled) == "generatePhotoAvatar")
"""Starts a job; the server notes its field `appearance`."""

READ = next(o for o in OPERATIONS if str(o.bundled) == "getGeneration")
"""Reads a job: one that has succeeded, with the id that was requested."""


def _response(operation: Operation, **changes: Any) -> bytes:
    return json.dumps({**operation.success().value, **changes}).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: _Server

    def do_GET(self) -> None:
        job = urlsplit(self.path).path.rpartition("/")[2]
        self.server.owner.reads[job] += 1
        self._send(_response(READ, generation_id=job))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.owner.posts[body["appearance"]] += 1
        self._send(_response(START, job_id=f"job of {body['appearance']}"))

    def _send(self, content: bytes) -> None:
        self.send_response_only(200)
        for name, value in self.server.owner.headers.items():
            self.send_header(name, value)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    owner: KeepAliveServer

    def get_request(self) -> tuple[Any, Any]:
        self.owner.connections += 1
        return super().get_request()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients that are interrupted close in the middle."""


class KeepAliveServer:
    """Serves `START` and `READ` while its `with` block runs.

    Args:
        tls: The certificate to present, if the server speaks https.
        headers: Further headers of each response.

    Attributes:
        posts: How often each `appearance` was received.
        reads: How often each job was read.
        connections: How many connections were accepted.

    """

    def __init__(self, tls: ssl.SSLContext | None = None, headers: dict[str, str] | None = None) -> None:
        self.posts: Counter[str] = Counter()
        self.reads: Counter[str] = Counter()
        self.connections = 0
        self.headers = headers or {}
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.owner = self
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
