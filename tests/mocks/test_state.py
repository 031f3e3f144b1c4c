"""What `--state` does when the world has changed meanwhile: time, contracts, the file, the disk."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from image_api_mocks.callbacks.address_policy import AddressPolicy
from image_api_mocks.callbacks.delivery import Delivery
from image_api_mocks.errors import MockError, StateFailed
from image_api_mocks.mock import Mock
from image_api_mocks.operations.contract import Contract
from image_api_mocks.operations.dispatch import Dispatch
from image_api_mocks.persistence.recorder import Recorder
from image_api_mocks.persistence.state import State
from image_api_mocks.persistence.state_file import LISTS, StateFile
from image_api_mocks.pytest_plugin import MockApi
from image_api_mocks.state.jobs import Job
from image_api_mocks.state.journal import KEPT, RequestEntry
from image_api_mocks.state.ledger import Charge
from image_api_mocks.state.resources import Resource
from image_api_mocks.state.worlds import Settings, World, Worlds
from tests.mocks.jobs_of import ask, at, body_of, poll, rule
from tests.mocks.receiver import receiving
from tests.mocks.test_command_line import COMMAND, running
from tests.mocks.test_kill import FILE, JOB
from tests.mocks.test_other_contracts import PRINTS, order, read, without_jobs
from tests.support.sampling import sampled

LONG = 80_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mock.db"


@contextlib.contextmanager
def prints(path: Path, contract: Any = PRINTS, log: str = "none") -> Iterator[MockApi]:
    with Mock({"prints": contract}, state=path, job_seconds=LONG, log=log) as gateway:
        yield MockApi(gateway.url, "w")


def change(path: Path, sql: str, *values: Any) -> None:
    with sqlite3.connect(path) as database:
        assert database.execute(sql, values).rowcount == 1
    database.close()


@pytest.mark.full
def test_a_job_whose_time_came_meanwhile_has_ended_and_calls_back(path: Path) -> None:
    with receiving() as receiver:
        with prints(path) as api:
            number = order(api, {"size": 1, "tell": receiver.url}).json()["order"]["number"]
        assert receiver.is_empty
        # As if the mock had been away for so long.
        change(path, "UPDATE jobs SET entry = json_set(entry, '$.created', entry ->> '$.created' - ?)", LONG)
        change(path, "UPDATE deliveries SET entry = json_set(entry, '$.due', entry ->> '$.due' - ?)", LONG)
        with prints(path) as api:
            assert receiver.next().body["print"] == {"number": number, "phase": "printed"}
            assert read(api, number).json()["print"]["phase"] == "printed"


@pytest.mark.full
def test_jobs_that_a_contract_no_longer_knows_are_left_aside(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with receiving() as receiver:
        with prints(path, log="text") as api:
            number = order(api, {"size": 1, "tell": receiver.url}).json()["order"]["number"]
        assert f"State: {path} (jobs: 0, callbacks on their way: 0)\n" in capsys.readouterr().out
        with prints(path, without_jobs(), log="text") as api:
            assert api.jobs() == []
            assert len(api.requests()) == 1
            api.advance(LONG)
        said = capsys.readouterr().out
        assert f"State: {path} (jobs: 0, callbacks on their way: 0)\n" in said
        assert "Left aside are jobs that the contracts no longer know as they were: prints orderPrint (1)." in said
        assert receiver.is_empty
        with prints(path, log="text") as api:
            assert receiver.next().body["print"] == {"number": number, "phase": "printed"}
            assert read(api, number).status_code == 200
        assert f"State: {path} (jobs: 1, callbacks on their way: 1)\n" in capsys.readouterr().out


PRINT = Job("prints", "orderPrint", "readPrint", "P-1", "owner", {}, created=0, seconds=1, first=0, outcome="printed")


@pytest.mark.parametrize(
    ("job", "is_known"),
    [
        (PRINT, True),
        (replace(PRINT, outcome="jammed", first=1), True),
        (replace(PRINT, contract="gone"), False),
        (replace(PRINT, operation="readPrint"), False),
        (replace(PRINT, reader="gone"), False),
        (replace(PRINT, outcome="gone"), False),
        (replace(PRINT, first=2), False),
    ],
    ids=["as it is", "failed", "contract", "operation", "reader", "final state", "pending state"],
)
def test_a_job_is_known_that_the_contract_can_answer_for(job: Job, is_known: bool) -> None:
    assert Dispatch({"prints": Contract("prints", PRINTS)}).is_known(job) is is_known


def entry(number: int) -> RequestEntry:
    return RequestEntry(number, 0.0, "GET", "/", None, {}, None)


def in_state(path: Path, do: Callable[[World], None]) -> World:
    """Do something in the world `w` of a state, and return it."""

    async def run() -> World:
        state = State(StateFile(path), lambda: None)
        worlds = Worlds(Settings("s", 0, AddressPolicy()), state.record)
        accepted = Dispatch({"prints": Contract("prints", PRINTS)})
        try:
            state.restore(worlds, accepted)
            do(worlds.get("w"))
        finally:
            state.close()
        return worlds.get("w")

    return asyncio.run(run())


def test_the_journal_keeps_the_last_thousand_over_restarts(path: Path) -> None:
    def ask(world: World) -> None:
        for _ in range(KEPT // 2 + 60):
            request = entry(0)
            world.journal.add_request(request)
            world.record.request(request)

    for _ in range(3):
        in_state(path, ask)
    journal = in_state(path, lambda _: None).journal
    total = 3 * (KEPT // 2 + 60)
    assert journal.request_count == total
    assert [one.number for one in journal.requests] == list(range(total - KEPT + 1, total + 1))
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM requests").fetchone()[0] < KEPT + 100
    database.close()


def rows(path: Path) -> dict[str, int]:
    """Return how many entries there are of each kind."""
    with sqlite3.connect(path) as database:
        found = {
            table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in ("worlds", "resources", *LISTS)
        }
    database.close()
    return found


def test_a_reset_leaves_nothing_in_the_file(path: Path) -> None:
    def tell_all(world: World) -> None:
        world.jobs.add(PRINT)
        world.resources.put(Resource("prints", "print", "owner", "P-1", {}))
        world.ledger.charge(Charge(0, "orderPrint", "P-1", 1, "credit"))
        world.record.request(entry(1))
        world.journal.add_callback(
            time=0, job="P-1", operation="", url="", attempt=1, outcome="", status=200, reason=None, payload={}
        )
        world.callbacks.schedule(Delivery(PRINT, "", "POST", dict), due=world.clock.now() + LONG)

    in_state(path, tell_all)
    assert set(rows(path).values()) == {1}
    in_state(path, lambda world: world.record.forget())
    assert set(rows(path).values()) == {0}


@sampled("table", "content")
@pytest.mark.parametrize("content", ["{", "[]", '{"no_such": 1}', "null"])
@pytest.mark.parametrize("table", ["worlds", "resources", *LISTS])
def test_what_cannot_be_read_is_an_error_and_stays(table: str, content: str, path: Path) -> None:
    in_state(path, lambda world: world.record.changed())
    if table == "worlds":
        change(path, "UPDATE worlds SET rest = ?", content)
    else:
        change(path, f"INSERT INTO {table} VALUES (1, 1, ?)", content)  # noqa: S608
    before = path.read_bytes()
    with pytest.raises(MockError, match=r"The state .* is damaged: .* It is left as it is\. Put a copy of it back"):
        in_state(path, lambda _: None)
    assert path.read_bytes() == before


@pytest.mark.full
def test_a_full_disk_ends_the_mock_and_loses_nothing_that_was_answered(path: Path) -> None:
    """It is full to the mock at 1 MiB a file."""
    limited = ["bash", "-c", 'ulimit -f 1024; exec "$@"', "bash", *COMMAND]
    options = ["--contract", str(FILE), "--state", str(path), "--log", "none"]
    started = []
    with running(*options, command=limited) as mock:
        url = mock.read_until(r"Ready at (\S+)\n")[1]
        while (answer := start(url)).status_code == JOB.success:
            started.append(at(rule(JOB)["id"], answer.json()))
        assert answer.status_code == 503
        assert JOB.violations(503, answer.json()) == []
        assert "what it has answered is kept" in answer.text
        assert mock.end() == 1
        assert f"error: The mock ends; what it has answered is kept. The state {path} cannot be" in mock.printed
        assert "Traceback" not in mock.printed
    assert started
    with running(*options) as mock:
        api = MockApi(mock.read_until(r"Ready at (\S+)\n")[1], "w")
        assert [job["id"] for job in api.jobs()][: len(started)] == started
        assert poll(api, JOB, started[-1]).status_code == 200


def test_nobody_is_called_back_for_a_job_that_cannot_be_kept() -> None:
    class Failing(Recorder):
        def save(self) -> None:
            raise StateFailed

    async def run(record: Recorder, url: str) -> None:
        worlds = Worlds(Settings("s", 0, AddressPolicy()), lambda _: record)
        callbacks = worlds.get("w").callbacks
        callbacks.schedule(Delivery(PRINT, url, "POST", dict), due=0)
        await asyncio.wait(asyncio.all_tasks() - {asyncio.current_task()})

    with receiving() as receiver:
        asyncio.run(run(Failing(), receiver.url))
        assert receiver.is_empty
        asyncio.run(run(Recorder(), receiver.url))
        receiver.next()


def start(url: str) -> httpx.Response:
    return ask(JOB.method, url + JOB.url, headers=JOB.key_headers("mock-key.w"), json=body_of(JOB))
