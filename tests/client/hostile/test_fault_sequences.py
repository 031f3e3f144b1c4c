"""Whatever the sequence of faults: one logical POST starts at most one job, and none when the client says "never
delivered"; a reading request is sent no more often than the policy allows."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from image_api_core.errors import APIConnectionError, APIStatusError, ImageAPIError, InvalidResponse
from image_api_core.options import Timeout
from image_api_core.retry import RetryPolicy
from tests.client.hostile.modes import MODES, Mode
from tests.client.hostile.raw_server import read_request
from tests.support.sampling import example_count, sampled
from tools.judges.client.contracts import OPERATIONS, Operation
from tools.judges.client.facade_calls import SHELLS, arguments_of, method_of

POST = next(o for o in OPERATIONS if o.method == "post" and "x-job" in o.data)
GET = next(o for o in OPERATIONS if o.method == "get")

RETRIES = 4

# A request that warms up a connection would be a try of the plan.
SEQUENCE_MODES = [mode for mode in MODES if not mode.is_used]


@dataclass(frozen=True)
class Fault:
    """What the server does with one try.

    `listens`: whether a connection can be made; `reads`: whether the request is read; `acts`: whether a job is started;
    `status` and `whole`: what it answers, and whether to the end; None to cut the connection instead.
    """

    listens: bool = True
    reads: bool = True
    acts: bool = True
    status: int | None = None
    whole: bool = True


REFUSED = Fault(listens=False, acts=False)
FAULTS = st.one_of(
    st.just(REFUSED),
    st.just(Fault(reads=False, acts=False)),  # reset before the request is read
    st.just(Fault(status=429, acts=False)),
    st.builds(Fault, status=st.just(200), whole=st.booleans()),
    st.builds(
        Fault,
        acts=st.booleans(),
        status=st.sampled_from([None, 302, 400, 408, 500, 502, 503, 504, 520]),
        whole=st.booleans(),
    ),
)


class Vendor:
    """A server of one operation that takes each try as planned. It closes each connection, so a try is a connection."""

    def __init__(self, operation: Operation, plan: list[Fault], tls: ssl.SSLContext | None) -> None:
        self._tls = tls
        self.jobs = 0
        self.requests = 0
        self._success = operation.success()
        self._plan = iter([*plan, Fault(status=200)])
        self._fault = REFUSED
        self._listener: socket.socket | None = None
        self._thread: threading.Thread | None = None
        with socket.create_server(("127.0.0.1", 0)) as taken:
            self._address = taken.getsockname()

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self._address[1]}"

    def next_try(self) -> None:
        """Be ready for the next try, as the plan says; then a success, and then nothing more."""
        self.stop()
        self._fault = next(self._plan, REFUSED)
        if self._fault.listens:
            self._listener = socket.create_server(self._address)
            self._thread = threading.Thread(target=self._serve, args=(self._listener,))
            self._thread.start()

    def stop(self) -> None:
        if self._listener is not None and self._thread is not None:
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread if no client came
            self._thread.join()
            self._listener.close()
            self._listener = None

    def _serve(self, listener: socket.socket) -> None:
        try:
            sock, _ = listener.accept()
        except OSError:
            return
        with contextlib.ExitStack() as stack, contextlib.suppress(OSError):
            stack.enter_context(sock)
            if self._tls is not None:
                sock.settimeout(5)
                sock = stack.enter_context(self._tls.wrap_socket(sock, server_side=True))
            if self._fault.reads:
                assert read_request(sock)
                self.requests += 1
                self.jobs += self._fault.acts
            if self._fault.status is not None:
                sock.sendall(b"".join(self._answer(self._fault.status)))
                return
            # RST in place of FIN
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _answer(self, status: int) -> Iterator[bytes]:
        ok = status == 200
        content = json.dumps(self._success.value).encode() if ok else b"<html>sorry</html>"
        yield f"HTTP/1.1 {self._success.status if ok else status} Status\r\n".encode()
        yield b"content-type: application/json\r\nconnection: close\r\nretry-after: 0\r\n"
        yield f"content-length: {len(content)}\r\n\r\n".encode()
        yield content if self._fault.whole else content[: len(content) // 2]

    def __enter__(self) -> Self:
        self.next_try()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()


def attempt(operation: Operation, vendor: Vendor, shell: str, mode: Mode) -> Any:
    """Make one logical call. Between its tries, in place of waiting, the server gets ready for the next."""

    async def pause(_: float) -> None:
        vendor.next_try()

    def action(client: Any) -> Any:
        client._sleep = pause if shell == "async" else lambda _: vendor.next_try()
        return method_of(client, operation)(**arguments_of(operation))

    policy = RetryPolicy(retries=RETRIES)
    timeout = Timeout(connect=5, total=5)
    return mode.run(operation.contract, shell, vendor.url, action, retries=policy, timeout=timeout)


@sampled("shell")
@pytest.mark.parametrize("mode", SEQUENCE_MODES, ids=str)
@pytest.mark.parametrize("shell", SHELLS)
@settings(max_examples=example_count(100), deadline=None)
@given(plan=st.lists(FAULTS, max_size=RETRIES + 2))
def test_a_post_is_never_charged_twice(shell: str, mode: Mode, plan: list[Fault]) -> None:
    never_delivered = False
    with mode.environment(), Vendor(POST, plan, mode.tls) as vendor:
        try:
            attempt(POST, vendor, shell, mode)
        except APIConnectionError as error:
            never_delivered = error.delivered is False
        except (APIStatusError, InvalidResponse):
            pass
        else:
            assert vendor.jobs == 1
    assert vendor.jobs <= (0 if never_delivered else 1)
    assert vendor.requests <= 1 + RETRIES


@sampled("shell")
@pytest.mark.parametrize("mode", SEQUENCE_MODES, ids=str)
@pytest.mark.parametrize("shell", SHELLS)
@settings(max_examples=example_count(100), deadline=None)
@given(plan=st.lists(FAULTS, max_size=RETRIES + 2))
def test_a_reading_request_succeeds_if_the_fault_passes(shell: str, mode: Mode, plan: list[Fault]) -> None:
    def passes(fault: Fault) -> bool:
        return fault.status is None or fault.status == 429 or fault.status >= 500

    lasting = next((fault for fault in plan if not passes(fault)), Fault(status=200))
    tries = next((n for n, fault in enumerate(plan) if not passes(fault)), len(plan)) + 1
    answered = tries <= 1 + RETRIES and lasting.status == 200 and lasting.whole
    with mode.environment(), Vendor(GET, plan, mode.tls) as vendor:
        try:
            result = attempt(GET, vendor, shell, mode)
        except ImageAPIError:
            assert not answered
        else:
            assert answered
            assert result.to_dict() == GET.success().value
    assert vendor.requests <= min(tries, 1 + RETRIES)
