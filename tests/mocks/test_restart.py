"""What the mock remembered is there when it is started again with the same file, also if it was killed.

Each story begins in one mock, up to its `yield`, and goes on in the next, which was started with a copy of the file as
it was while the first one ran: what a killed process leaves behind. Each story has a world of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from image_api_contracts import read
from image_api_mocks.mock import Mock
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks import test_resources as resources
from tests.mocks.jobs_of import ASYNC_JOBS, JOBS, WITH_CALLBACK, ask, body_of, poll, send, state, submit
from tests.mocks.receiver import receiving
from tests.mocks.test_callback_delivery import journal, wait_for
from tests.mocks.test_images import WITH_IMAGES, results_of
from tools.judges.contracts import FILES, OPERATIONS

JOB = ASYNC_JOBS[0]
CALLER = WITH_CALLBACK[0]
VIEWS = ("requests", "callbacks", "jobs", "charges", "faults", "settings", "scenarios")
WRONG_KEY = "sk-secret-of-somebody"

Story = Generator[None, MockApi, None]


def view(api: MockApi, name: str) -> Any:
    return ask("GET", f"{api.url}/_mock/{name}", headers={"Mock-World": api.world}).json()


def let_time_pass(api: MockApi) -> None:
    """Move the clock until no callback waits or is on its way."""
    while (shown := view(api, "callbacks"))["pending"] or shown["sending"]:
        api.advance(3600)


def all_that_the_admin_api_shows(api: MockApi) -> Story:
    api.settings(job_seconds=0)
    for operation in OPERATIONS:
        for key in (api.key, WRONG_KEY):
            headers = {"Mock-World": api.world, "Cookie": f"key={key}", "Authorization": key}
            send(api, operation, next(iter(operation.request_examples().values()), None), key=key, **headers)
    with receiving() as receiver:
        for operation in WITH_CALLBACK:
            submit(api, operation, callback=receiver.url)
        wait_for(api, pending=view(api, "callbacks")["pending"])
    api.advance(1000)
    api.fault("status", operation=str(JOB), status=503, retry_after="1", times=3)
    api.fault("callback_twice", delay_seconds=2)
    api.settings(job_seconds=70, credits=50, scenario="happy", rate_limit={"requests": 40, "seconds": 60})
    before = {name: view(api, name) for name in VIEWS}
    assert all(before.values())
    api = yield
    assert {name: view(api, name) for name in VIEWS} == before
    assert view(api, "clock")["moved"] == 1000


def jobs_are_found_by_their_key_alone(api: MockApi) -> Story:
    api.settings(job_seconds=0)
    ids = {str(operation): submit(api, operation) for operation in JOBS}
    told = {str(operation): poll(api, operation, ids[str(operation)]).json() for operation in JOBS}
    api = yield
    for operation in JOBS:
        job = ids[str(operation)]
        assert poll(api, operation, job).json() == told[str(operation)]
        assert submit(api, operation) not in ids.values()
    other = MockApi(api.url, api.world + "-other")
    assert poll(other, JOB, ids[str(JOB)]).status_code == 404
    assert ask("GET", f"{api.url}/_mock/jobs", headers={"Mock-World": other.world}).json() == {"jobs": []}


def a_job_goes_on(api: MockApi) -> Story:
    api.settings(job_seconds=80_000)
    job = submit(api, JOB)
    api.advance(79_000)
    last = state(api, JOB, job)
    api = yield
    assert state(api, JOB, job) == last
    api.advance(1000)
    assert state(api, JOB, job) != last


def things_stay_as_they_are(api: MockApi) -> Story:
    made = {str(operation): resources.create(api, operation)[0] for operation in resources.READABLE}
    told = {str(o): resources.read(api, o, made[str(o)]) for o in resources.READABLE}
    deleting = resources.those("deletes")
    for operation in deleting:
        assert resources.send(api, operation).status_code == operation.success
    api = yield
    for operation in resources.READABLE:
        assert resources.read(api, operation, made[str(operation)]) == told[str(operation)]
    for operation in deleting:
        assert resources.send(api, operation).status_code == 404


def a_fault_waits_for_its_turn(api: MockApi) -> Story:
    api.fault("status", times=3, status=500)
    assert send(api, JOB, body_of(JOB)).status_code == 500
    api = yield
    assert [send(api, JOB, body_of(JOB)).status_code for _ in range(3)] == [500, 500, JOB.success]


def limits_are_used_up(api: MockApi) -> Story:
    priced = next(o for o in JOBS if "x-billing" in o.definition)
    api.settings(credits=priced.definition["x-billing"]["amount"], rate_limit={"requests": 2, "seconds": 3600})
    submit(api, priced)
    api = yield
    assert send(api, priced, body_of(priced)).status_code in (402, 403)
    assert send(api, priced, body_of(priced)).status_code == 429
    api.advance(3600)
    assert send(api, priced, body_of(priced)).status_code in (402, 403)


def a_scenario_is_played_on(api: MockApi) -> Story:
    """Every other read of a job is reset, the first one too."""
    api.settings(scenario="flaky-network")
    job = submit(api, JOB)
    with pytest.raises(httpx.TransportError):
        poll(api, JOB, job)
    api = yield
    assert poll(api, JOB, job).status_code == 200
    with pytest.raises(httpx.TransportError):
        poll(api, JOB, job)


def a_result_is_the_same_image(api: MockApi) -> Story:
    (url, *_) = results_of(api, WITH_IMAGES[0])
    before = ask("GET", url)
    api = yield
    after = ask("GET", api.url + httpx.URL(url).path)
    assert (after.status_code, after.content) == (200, before.content)


def a_callback_waits_for_its_time(api: MockApi) -> Story:
    api.settings(job_seconds=1000)
    with receiving() as receiver:
        job = submit(api, CALLER, callback=receiver.url)
        api = yield
        assert view(api, "callbacks")["pending"] == 1
        assert receiver.is_empty
        api.advance(1000)
        assert job in str(receiver.next().body)
        wait_for(api, pending=0)
        assert receiver.is_empty
    assert journal(api) == [("delivered", 1, 200)]


def a_late_callback_comes_late_and_no_later(api: MockApi) -> Story:
    """The scenario delays every callback by a minute, this one once."""
    in_scenario = MockApi(api.url, f"callback-late.{api.world}")
    in_scenario.settings(job_seconds=1000)
    with receiving() as receiver:
        submit(in_scenario, CALLER, callback=receiver.url)
        in_scenario.advance(1000)
        wait_for(in_scenario, pending=1)
        api = yield
        in_scenario = MockApi(api.url, in_scenario.world)
        in_scenario.advance(60)
        receiver.next()
        wait_for(in_scenario, pending=0)


def a_callback_lets_another_go_first(api: MockApi) -> Story:
    api.settings(job_seconds=0)
    api.fault("callback_out_of_order", delay_seconds=3600)
    with receiving() as receiver:
        first = submit(api, CALLER, callback=receiver.url)
        wait_for(api, pending=1)
        api = yield
        second = submit(api, CALLER, callback=receiver.url)
        assert second in str(receiver.next().body)
        assert first in str(receiver.next().body)
        wait_for(api, pending=0)


def a_callback_is_tried_again(api: MockApi) -> Story:
    """With the same content, in which the scenario has added a field, and four times more."""
    with receiving(500) as receiver:
        submit(api, CALLER, callback=receiver.url, key=f"mock-key.contract-grew.{api.world}")
        in_scenario = f"contract-grew.{api.world}"
        first = receiver.next()
        wait_for(MockApi(api.url, in_scenario), pending=1)
        api = yield
        api = MockApi(api.url, in_scenario)
        let_time_pass(api)
        assert [receiver.next().body for _ in range(4)] == [first.body] * 4
    assert journal(api) == [("failed", number, 500) for number in range(1, 6)]


def a_callback_that_comes_twice_still_does(api: MockApi) -> Story:
    api.settings(job_seconds=0)
    api.fault("callback_twice")
    with receiving(500) as receiver:
        submit(api, CALLER, callback=receiver.url)
        for _ in range(2):
            receiver.next()
        wait_for(api, pending=2)
        receiver.statuses[:] = [200]
        api = yield
        let_time_pass(api)
    assert [outcome for outcome, _, _ in journal(api)] == ["failed", "failed", "delivered", "delivered"]


def a_callback_that_arrived_is_not_sent_again(api: MockApi) -> Story:
    api.settings(job_seconds=0)
    with receiving() as receiver:
        submit(api, CALLER, callback=receiver.url)
        receiver.next()
        wait_for(api, pending=0)
        api = yield
        api.advance(3600)
        wait_for(api, pending=0)
        assert receiver.is_empty


def what_was_forgotten_stays_forgotten(api: MockApi) -> Story:
    api.settings(job_seconds=1000)
    with receiving() as receiver:
        first = submit(api, CALLER, callback=receiver.url)
        api.fault("status")
        api.reset()
        api = yield
        assert (api.jobs(), api.requests(), api.charges(), view(api, "faults")) == ([], [], [], {"faults": []})
        assert submit(api, CALLER) == first, "the same requests get the same ids again"
        api.advance(3600)
        wait_for(api, pending=0)
        assert receiver.is_empty


STORIES: list[Callable[[MockApi], Story]] = [
    all_that_the_admin_api_shows,
    jobs_are_found_by_their_key_alone,
    a_job_goes_on,
    things_stay_as_they_are,
    a_fault_waits_for_its_turn,
    limits_are_used_up,
    a_scenario_is_played_on,
    a_result_is_the_same_image,
    a_callback_waits_for_its_time,
    a_late_callback_comes_late_and_no_later,
    a_callback_lets_another_go_first,
    a_callback_that_arrived_is_not_sent_again,
    what_was_forgotten_stays_forgotten,
    # Last, because they are tried again as time passes.
    a_callback_is_tried_again,
    a_callback_that_comes_twice_still_does,
]


@dataclass(frozen=True)
class Restarted:
    """The second mock, and the stories that have begun in the first."""

    url: str
    begun: dict[str, Story]
    seeds: tuple[str, str]
    bytes_left: dict[str, bytes]
    """What the first mock had written while it ran, by the name of the file."""


@pytest.fixture(scope="module")
def restarted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Restarted]:
    folder = tmp_path_factory.mktemp("state")
    (folder / "after").mkdir()
    contracts = read(FILES)
    begun: dict[str, Story] = {}
    try:
        with Mock(contracts, state=folder / "mock.db") as first:
            for story in STORIES:
                begun[story.__name__] = story(MockApi(first.url, story.__name__))
                next(begun[story.__name__])
            for file in folder.glob("mock.db*"):
                shutil.copy(file, folder / "after")
        bytes_left = {file.name: file.read_bytes() for file in (folder / "after").iterdir()}
        with Mock(contracts, state=folder / "after" / "mock.db") as second:
            yield Restarted(second.url, begun, (first.seed, second.seed), bytes_left)
    finally:
        for story_begun in begun.values():
            story_begun.close()


@pytest.mark.parametrize("name", [story.__name__ for story in STORIES])
def test_after_a_restart(name: str, restarted: Restarted) -> None:
    with pytest.raises(StopIteration):
        restarted.begun[name].send(MockApi(restarted.url, name))


def test_the_seed_is_that_of_the_file(restarted: Restarted) -> None:
    assert restarted.seeds[0] == restarted.seeds[1]


def test_no_key_is_in_the_files(restarted: Restarted) -> None:
    assert restarted.bytes_left.keys() == {"mock.db", "mock.db-wal"}
    written = b"".join(restarted.bytes_left.values())
    assert JOB.url.encode() in written
    assert b"mock-key" not in written
    assert WRONG_KEY.encode() not in written
