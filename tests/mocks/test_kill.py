"""Killed (kill -9) at a random moment under load and started again: what anybody was told of is still so.

`make test-all` does it twenty times, `KILL_SEED=...` repeats the moments of a run as far as a machine can.
"""

from __future__ import annotations

import os
import random
import threading
from pathlib import Path

import httpx
import pytest

from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import WITH_CALLBACK, at, body_of, poll, rule
from tests.mocks.receiver import Receiver, receiving
from tests.mocks.test_callback_delivery import event
from tests.mocks.test_command_line import running
from tools.judges.contracts import CONTRACTS, FILES

ROUNDS = int(os.environ.get("KILL_ROUNDS", "1"))
SEED = int(os.environ.get("KILL_SEED", random.SystemRandom().randrange(10**6)))

# A job that costs something and calls back.
JOB = next(operation for operation in WITH_CALLBACK if "x-billing" in operation.definition)
FILE = next(file for file, document in zip(FILES, CONTRACTS.values(), strict=True) if document is JOB.document)
WORLDS = ("one", "two")
CLIENTS = 4  # threads
MOST_JOBS = 150
LONGEST_PAUSE = 0.02


class Load:
    """Threads that start jobs until the mock is gone, and note what they were answered."""

    def __init__(self, url: str, callback: str) -> None:
        self.started: dict[str, list[str]] = {world: [] for world in WORLDS}
        self.wrong: list[str] = []
        self._answered = threading.Semaphore(0)
        self._threads = [
            threading.Thread(target=self._submit, args=(url, callback, WORLDS[number % len(WORLDS)]))
            for number in range(CLIENTS)
        ]
        for thread in self._threads:
            thread.start()

    def wait_for(self, answers: int) -> None:
        """Return once so many jobs have been started."""
        for _ in range(answers):
            assert self._answered.acquire(timeout=30), self.wrong

    def join(self) -> None:
        for thread in self._threads:
            thread.join()

    def _submit(self, url: str, callback: str, world: str) -> None:
        headers = JOB.key_headers(f"mock-key.{world}")
        with httpx.Client(headers=headers, timeout=30) as client:
            while True:
                try:
                    answer = client.request(JOB.method, url + JOB.url, json=body_of(JOB, callback))
                except httpx.TransportError:
                    return  # it was killed
                if answer.status_code != JOB.success:
                    self.wrong.append(answer.text)
                    return
                self.started[world].append(str(at(rule(JOB)["id"], answer.json())))
                self._answered.release()


class Told:
    """What anybody outside was told so far."""

    def __init__(self, receiver: Receiver) -> None:
        self.started: dict[str, list[str]] = {world: [] for world in WORLDS}
        self._receiver = receiver
        self._arrived: set[str] = set()

    def arrived(self, at_least: set[str]) -> set[str]:
        """Return the jobs that were called back for, once these are among them. Fails if they never are."""
        while not (at_least <= self._arrived and self._receiver.is_empty):
            self._arrived.add(str(at(event(JOB)["x-event"]["id"], self._receiver.next().body)))
        return self._arrived


def check(url: str, told: Told, newest: dict[str, list[str]]) -> None:
    """Check that a mock that was started again knows of all that was told."""
    kept: set[str] = set()
    for world, started in told.started.items():
        api = MockApi(url, world)
        jobs = [job["id"] for job in api.jobs()]
        assert len(set(started)) == len(started), "an id came twice"
        assert set(started) <= set(jobs), "a job that was answered is gone"
        assert sorted(charge["job"] for charge in api.charges()) == sorted(jobs), "not one charge for each job"
        for job in newest[world][-20:]:
            assert poll(api, JOB, job).status_code == 200
        kept |= set(jobs)
    # Those of jobs that nobody was answered are due too: they are there.
    assert told.arrived(kept) == kept, "called back for a job that is gone"


def bytes_of(file: Path) -> bytes:
    return b"".join(part.read_bytes() for part in file.parent.glob(file.name + "*"))


@pytest.mark.full
def test_what_was_told_is_still_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moments = random.Random(SEED)  # noqa: S311
    state = tmp_path / "mock.db"
    newest: dict[str, list[str]] = {world: [] for world in WORLDS}
    with receiving() as receiver:
        told = Told(receiver)
        for number in range(ROUNDS + 1):
            seconds = moments.choice(["0", "0.1", "1"])
            options = ["--contract", str(FILE), "--state", str(state), "--job-seconds", seconds, "--log", "none"]
            with running(*options) as mock:
                url = mock.read_until(r"Ready at (\S+)\n")[1]
                check(url, told, newest)
                if number == ROUNDS:
                    break
                load = Load(url, receiver.url)
                load.wait_for(moments.randint(1, MOST_JOBS))
                threading.Event().wait(moments.uniform(0, LONGEST_PAUSE))  # any moment, also between two answers
                mock.process.kill()
                load.join()
            assert load.wrong == []
            newest = load.started
            for world, started in newest.items():
                told.started[world] += started
            assert b"mock-key" not in bytes_of(state)
    jobs = sum(map(len, told.started.values()))
    with capsys.disabled():
        print(f" [KILL_SEED={SEED}: killed {ROUNDS} times, {jobs} jobs answered]", end="")
