"""An exception that a signal handler raises at any moment of a call leaves a client that works (C12)."""

from __future__ import annotations

import gc
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import httpx
import psutil
import pytest

from image_api_core.network import current_attempt
from konpro_client import Konpro
from tests.client.hostile.modes import DEFAULT, OWN, Mode
from tests.client.hostile.raw_server import RawServer, silence
from tests.client.keep_alive_server import START, KeepAliveServer
from tests.support.sampling import example_count
from tools.judges.client.calls import KEY
from tools.judges.client.facade_calls import arguments_of

pytestmark = [
    pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there is no setitimer on this system"),
    # A connection that was interrupted before it was stored is closed by its destructor.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]

SEED = 4010
LONGEST = 0.004
"""Seconds after which an interrupt may come: a call takes about a quarter of that."""


class Interrupted(Exception):
    """What the user's handler raises."""


class Alarm:
    """Raises `Interrupted` once, at a moment within the `with` block of `after`, if that takes long enough."""

    def __init__(self) -> None:
        self.raised = 0
        self._is_armed = False

    def handle(self, _signal: int, _frame: FrameType | None) -> None:
        if self._is_armed:
            self._is_armed = False
            self.raised += 1
            raise Interrupted

    @contextmanager
    def after(self, seconds: float) -> Iterator[None]:
        self._is_armed = True
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            self._is_armed = False
            signal.setitimer(signal.ITIMER_REAL, 0)


@pytest.fixture
def alarm(monkeypatch: pytest.MonkeyPatch) -> Iterator[Alarm]:
    alarm = Alarm()
    before = signal.signal(signal.SIGALRM, alarm.handle)
    # pytest's own hook would be interrupted too.
    monkeypatch.setattr(sys, "unraisablehook", lambda _: None)
    try:
        yield alarm
    finally:
        gc.collect()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def client_sockets(port: int) -> int:
    """Return the number of sockets of this process that are connected to a port."""
    found = psutil.Process().net_connections("tcp")
    return sum(bool(connection.raddr) and connection.raddr.port == port for connection in found)


def port_of(url: str) -> int:
    port = httpx.URL(url).port
    assert port is not None
    return port


@pytest.mark.parametrize("mode", [DEFAULT, OWN], ids=str)
def test_a_client_survives_hundreds_of_interrupts(mode: Mode, alarm: Alarm) -> None:
    moments = random.Random(SEED)  # noqa: S311
    rounds = example_count(3000)
    with mode.environment(), KeepAliveServer() as server:

        def storm(client: Konpro) -> None:
            for number in range(rounds):
                job = f"job-{number}"
                try:
                    with alarm.after(moments.uniform(0.00001, LONGEST)):
                        if number % 4:
                            result = client.photo_avatars.get_generation(generation_id=job).generation_id
                        else:
                            arguments = {**arguments_of(START), "appearance": job}
                            result = client.photo_avatars.generate_photo_avatar(**arguments).job_id
                except Interrupted:
                    assert current_attempt.get() is None
                else:
                    assert result.endswith(job)
            for number in range(20):
                job = f"after-{number}"
                assert client.photo_avatars.get_generation(generation_id=job, retries=0).generation_id == job
            gc.collect()
            assert client_sockets(port_of(server.url)) == 1

        mode.run(START.contract, "sync", server.url, storm, timeout=5)
        gc.collect()
        assert client_sockets(port_of(server.url)) == 0
    assert alarm.raised > rounds / 20
    assert set(server.posts.values()) == {1}


@pytest.mark.parametrize("mode", [DEFAULT, OWN], ids=str)
def test_an_interrupt_does_not_disturb_the_calls_of_other_threads(mode: Mode, alarm: Alarm) -> None:
    """Connections that the interrupted call has given back are theirs."""
    moments = random.Random(SEED)  # noqa: S311
    ending = threading.Event()
    errors: list[BaseException] = []

    def work(client: Konpro, name: str) -> None:
        number = 0
        while not ending.is_set():
            number += 1
            try:
                arguments = {**arguments_of(START), "appearance": f"{name}-{number}"}
                client.photo_avatars.generate_photo_avatar(**arguments, retries=0)
            except BaseException as error:
                errors.append(error)
                return

    with mode.environment(), KeepAliveServer() as server:

        def storm(client: Konpro) -> None:
            threads = [threading.Thread(target=work, args=(client, f"thread{n}")) for n in range(3)]
            for thread in threads:
                thread.start()
            try:
                for number in range(example_count(500)):
                    try:
                        with alarm.after(moments.uniform(0.00001, 4 * LONGEST)):
                            client.photo_avatars.get_generation(generation_id=f"job-{number}")
                    except Interrupted:
                        pass
            finally:
                ending.set()
                for thread in threads:
                    thread.join()

        mode.run(START.contract, "sync", server.url, storm, timeout=5)
    assert errors == []
    assert alarm.raised > 0
    assert set(server.posts.values()) == {1}


@pytest.mark.parametrize("mode", [DEFAULT, OWN], ids=str)
def test_an_interrupt_while_the_server_is_silent_ends_the_call_at_once(mode: Mode, alarm: Alarm) -> None:
    with mode.environment(), RawServer(silence) as server:

        def use(client: Any) -> None:
            started = time.monotonic()
            with pytest.raises(Interrupted), alarm.after(0.1):
                client.photo_avatars.get_generation(generation_id="job")
            assert time.monotonic() - started < 1
            assert client_sockets(server.port) == 0

        mode.run(START.contract, "sync", server.url, use, timeout=5)
    assert server.requests == 1


def test_the_exception_holds_no_key(alarm: Alarm) -> None:
    """Its traceback shows no frame that has the headers as they were sent."""
    key = "mock-key.secret-" + os.urandom(4).hex()
    with RawServer(silence) as server, Konpro(api_key=key, base_url=server.url) as client:
        with pytest.raises(Interrupted) as caught, alarm.after(0.1):
            client.photo_avatars.get_generation(generation_id="job")
        shown = [repr(frame.frame.f_locals) for frame in caught.traceback if "tests" not in str(frame.path)]
    assert KEY not in shown
    assert not any(key in text for text in shown)
