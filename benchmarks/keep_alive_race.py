"""How many POSTs are lost because the server closes the connection, idle for too long, while they are on their way.

The caller cannot know whether such a POST was carried out. The server closes a connection after 5 s without a request,
as Node.js and uvicorn do, and stands 20 ms away: what it gets and sends is that late. Each client calls again when its
connection was idle for 4.9 to 5.1 s.

`python -m benchmarks.keep_alive_race server` prints the port of the server, `... NAME URL ROUNDS` the counts of a
contender.
"""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from . import sync_calls
from .contract import REQUEST, SUBMIT
from .processes import ENVIRONMENT, server_process
from .stub_server import StubProtocol, serve
from .table import Row, Table, sorted_rows
from .versions import reason_to_skip, version_of

IDLE = 5.0
LATENCY = 0.02
SPREAD = 0.1  # seconds before and after IDLE within which the calls come
CLIENTS = 40  # of each contender, in threads
SEED = 4010

Call = Callable[[], object]


def _requests(url: str) -> Call:
    """Requests, with a session."""
    import requests

    session = requests.Session()

    def call() -> object:
        return session.post(url + SUBMIT, data=json.dumps(REQUEST), headers=sync_calls.HEADERS).json()

    return call


def _openai(url: str) -> Call:
    """The SDK of OpenAI, which by default would send the lost POST again: here it says that it was lost."""
    from openai import OpenAI

    client = OpenAI(base_url=url, api_key="bench-key", max_retries=0)
    return lambda: client.images.generate(model="gpt-image-1", prompt="a cat", size="1024x1024", n=1)


def _is_unknown(error: Exception) -> bool:
    """Whether an exception of ours says that the request may have been carried out."""
    return getattr(error, "delivered", True) is None


BASELINE = "httpx"
OURS = "konpro_client"
CONTENDERS: Mapping[str, tuple[Callable[[str], Call], str]] = {
    OURS: (sync_calls.ours, "image-api-contracts"),
    BASELINE: (sync_calls.httpx_by_hand, "httpx"),
    "requests": (_requests, "requests"),
    "openai": (_openai, "openai"),
}


def keep_alive_race(*, rounds: int) -> Table:
    """Measure the share of POSTs with an unknown outcome, with all contenders at once."""
    found: dict[str, list[float]] = {}
    rows = []
    with server_process("benchmarks.keep_alive_race", "server") as (url, _):
        workers = {
            name: subprocess.Popen(
                [sys.executable, "-m", "benchmarks.keep_alive_race", name, url, str(rounds)],
                stdout=subprocess.PIPE,
                text=True,
                env=ENVIRONMENT,
            )
            for name in CONTENDERS
        }
        for name, worker in workers.items():
            said, _ = worker.communicate(timeout=rounds * (IDLE + 1) + 60)
            if said.startswith("skipped: "):
                reason = reason_to_skip(CONTENDERS[name][1], said.removeprefix("skipped: ").strip())
                rows.append(Row(name, version_of(CONTENDERS[name][1]), skipped=reason))
            else:
                found[name] = [count / CLIENTS for count in json.loads(said)]
    baseline = sum(found[BASELINE]) / rounds
    for name, shares in found.items():
        # Of single rounds, the baseline's share may be 0.
        ratios = [share / baseline for share in shares] if baseline else [1.0]
        rows.append(Row(name, version_of(CONTENDERS[name][1]), shares, ratios))
    notes = [
        f"{rounds} rounds of {CLIENTS} clients, each with a connection of its own. 1 is httpx's mean.",
        f"The server closes after {IDLE:g} s, {LATENCY * 1000:g} ms away; the calls come after "
        f"{IDLE - SPREAD:g} to {IDLE + SPREAD:g} s.",
        "openai with max_retries=0: by default it sends a POST again that may have been carried out.",
        *(f"{name}: {sum(shares) / rounds:.1%} of {rounds * CLIENTS} POSTs." for name, shares in found.items()),
    ]
    goal = f"{OURS} at most 0.1"
    return Table("POSTs lost to a closing connection", BASELINE, "%", goal, sorted_rows(rows), notes)


class _ClosingProtocol(StubProtocol):
    """A connection that is closed after `IDLE` seconds without a request. Bytes take `LATENCY` in each direction."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection."""
        self._loop = asyncio.get_running_loop()
        self._is_closed = False
        self._closing: asyncio.TimerHandle | None = None
        self._wire: Any = transport
        super().connection_made(_Late(self._loop, self))

    def data_received(self, data: bytes) -> None:
        """Take what the client has sent, when it would be here."""
        self._loop.call_later(LATENCY, self._arrived, data)

    def _arrived(self, data: bytes) -> None:
        if self._is_closed:
            return  # the request is lost, and the client does not know it yet
        if self._closing is not None:
            self._closing.cancel()
        super().data_received(data)
        self._closing = self._loop.call_later(IDLE, self._close)

    def _close(self) -> None:
        self._is_closed = True
        self._loop.call_later(LATENCY, self._wire.close)


class _Late(asyncio.Transport):
    """Writes when the client would get it."""

    def __init__(self, loop: asyncio.AbstractEventLoop, connection: _ClosingProtocol) -> None:
        super().__init__()
        self._loop = loop
        self._connection = connection

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Write later."""
        self._loop.call_later(LATENCY, self._connection._wire.write, data)


def _work(name: str, url: str, rounds: int) -> None:
    """Print how many calls had an unknown outcome, for each round."""
    try:
        calls = [CONTENDERS[name][0](url) for _ in range(CLIENTS)]
    except ModuleNotFoundError as error:
        print(f"skipped: the module {error.name} is not installed", flush=True)
        return
    lost = [0] * rounds
    lock = threading.Lock()

    def repeat(call: Call, moments: random.Random) -> None:
        time.sleep(moments.uniform(0, IDLE))  # so that the calls of all clients are spread
        call()
        for number in range(rounds):
            time.sleep(moments.uniform(IDLE - SPREAD, IDLE + SPREAD))
            try:
                call()
            except Exception as error:
                if name != OURS or _is_unknown(error):
                    with lock:
                        lost[number] += 1
                call()  # makes a connection for the next round

    threads = [
        threading.Thread(target=repeat, args=(call, random.Random(SEED + number)))  # noqa: S311
        for number, call in enumerate(calls)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps(lost), flush=True)


def main() -> None:
    """Be the server, or a contender."""
    if sys.argv[1] == "server":
        asyncio.run(serve(_ClosingProtocol))
    else:
        _work(sys.argv[1], sys.argv[2], int(sys.argv[3]))


if __name__ == "__main__":
    main()
