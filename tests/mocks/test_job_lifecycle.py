"""A job echoes its request, has an id of its own, passes through its states in order, and stays where it ended."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import (
    ASYNC_JOBS,
    GIVEN_IDS,
    JOBS,
    ask,
    at,
    body_of,
    poll,
    poller_of,
    rule,
    send,
    state,
    submit,
)
from tools.judges.contracts import OPERATIONS, Operation

EACH_JOB = pytest.mark.parametrize("operation", JOBS, ids=str)
EACH_ASYNC_JOB = pytest.mark.parametrize("operation", ASYNC_JOBS, ids=str)
ENDS = [
    pytest.param(operation, final, id=f"{operation}-{final}")
    for operation in JOBS
    for kind in ("succeeded", "failed")
    for final in rule(operation)["states"][kind]
]


@pytest.mark.parametrize("operation", [job for job in JOBS if str(job) not in GIVEN_IDS], ids=str)
def test_ids_are_new_and_have_the_documented_form(operation: Operation, mock_api: MockApi) -> None:
    sample = next(iter(operation.response_examples(operation.success).values()))
    example = str(at(rule(operation)["id"], sample))
    found = [submit(mock_api, operation) for _ in range(20)]
    assert len({*found, example}) == 21
    form = re.sub("[0-9a-f]+", "[0-9a-f]+", example) if "-" in example else re.sub(r"\d+$", r"\\d{16}", example)
    assert all(re.fullmatch(form, job) for job in found), form


@pytest.mark.parametrize("operation", [job for job in JOBS if str(job) in GIVEN_IDS], ids=str)
def test_an_id_that_the_caller_gives_is_the_job_s_and_may_be_given_again(
    operation: Operation, mock_api: MockApi
) -> None:
    mock_api.settings(job_seconds=10)
    body, other = body_of(operation), mock_api.key + "x"
    job = body[GIVEN_IDS[str(operation)]]
    first = send(mock_api, operation, body).json()
    assert at(rule(operation)["id"], first) == job
    mock_api.advance(10)
    ended = state(mock_api, operation, job)
    assert ended in rule(operation)["states"]["succeeded"]
    assert send(mock_api, operation, body, key=other, Prefer="outcome=failed").status_code == operation.success
    assert state(mock_api, operation, job) == ended, "the job of another key is another job"
    again = send(mock_api, operation, body).json()
    assert state(mock_api, operation, job) in rule(operation)["states"]["pending"], "it has begun again"
    assert [kept["id"] for kept in mock_api.jobs()] == [job]
    made = [name for name, value in first.items() if again[name] != value and isinstance(value, str)]
    assert made, "what the vendor makes for each job is another for each"
    assert poll(mock_api, operation, job).json().items() >= {name: again[name] for name in made}.items() - times(again)


def times(body: dict[str, Any]) -> set[tuple[str, Any]]:
    return {(name, value) for name, value in body.items() if re.match(r"\d{4}-\d\d-\d\dT", str(value))}


@pytest.mark.parametrize(("operation", "final"), ENDS)
def test_a_job_passes_through_its_states_in_order_and_stays_in_the_last(
    operation: Operation, final: str, mock_api: MockApi
) -> None:
    mock_api.settings(job_seconds=100)
    states = rule(operation)["states"]
    job = submit(mock_api, operation, prefer=f"outcome={final}")
    seen = []
    for _ in range(13):
        seen.append(state(mock_api, operation, job))
        mock_api.advance(10)
    assert seen[-3:] == [final] * 3
    order = [*states["pending"], final]
    positions = [order.index(word) for word in seen]
    assert positions == sorted(positions)
    assert (seen[0] == final) is (states["pending"] == [])
    first = at(rule(operation)["poll"]["status"], next(iter(operation.response_examples(operation.success).values())))
    shown = states["pending"][states["pending"].index(first) :] if first in states["pending"] else states["pending"]
    assert [word for word in dict.fromkeys(seen) if word != final] == shown


@EACH_ASYNC_JOB
def test_progress_only_grows_and_results_are_there_when_the_job_succeeded(
    operation: Operation, mock_api: MockApi
) -> None:
    mock_api.settings(job_seconds=100)
    succeeding = submit(mock_api, operation)
    failing = submit(mock_api, operation, prefer=f"outcome={rule(operation)['states']['failed'][0]}")
    where = rule(operation)["poll"].get("progress")
    progress = []
    for _ in range(11):
        going_on = poll(mock_api, operation, succeeding).json()
        if at(rule(operation)["poll"]["status"], going_on) not in rule(operation)["states"]["succeeded"]:
            assert not results(going_on)
        progress.append(at(where, going_on) if where else None)
        assert not results(poll(mock_api, operation, failing).json())
        mock_api.advance(10)
    if where:  # a sample of the first state may be without it
        told = [number for number in progress if number is not None]
        assert len(told) > 1
        assert told == [*range(0, 100, 10), 100][-len(told) :]
    samples = poller_of(operation).response_examples(200).values()
    assert bool(results(poll(mock_api, operation, succeeding).json())) is any(map(results, samples))


def results(body: dict[str, Any]) -> list[Any]:
    """Return the images in an answer: the only lists of these contracts."""
    return [item for value in body.values() if isinstance(value, list) for item in value]


ECHOED = [
    pytest.param(operation, name, id=f"{operation}-{name}")
    for operation in JOBS
    for name, value in body_of(operation).items()
    if f"{name!r}: {value!r}" in str(next(iter(operation.response_examples(operation.success).values())))
]
assert ECHOED


@pytest.mark.parametrize(("operation", "name"), ECHOED)
def test_the_request_is_echoed(operation: Operation, name: str, mock_api: MockApi) -> None:
    """Wherever the samples show it: another value is sent, and comes back."""
    schema = operation.definition["requestBody"]["content"]["application/json"]["schema"]
    field = operation.resolve(operation.resolve(schema)["properties"][name])
    sample = body_of(operation)[name]
    value = next((word for word in field.get("enum", []) if word != sample), None)
    if value is None:
        value = sample + "2" if isinstance(sample, str) else field["minimum"]
    answer = send(mock_api, operation, body_of(operation, **{name: value}))
    assert answer.status_code == operation.success, answer.text
    read = poll(mock_api, operation, at(rule(operation)["id"], answer.json()))
    shown = {name: value}.items()
    assert shown <= answer.json().items() or any(is_part(shown, part) for part in answer.json().values())
    if f"{name!r}:" in str(poller_of(operation).response_examples(200)):
        assert shown <= read.json().items() or any(is_part(shown, part) for part in read.json().values())


def is_part(shown: Any, part: Any) -> bool:
    return isinstance(part, dict) and all(part.get(name) == value for name, value in shown)


@EACH_ASYNC_JOB
def test_times_come_from_the_clock_of_the_mock(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=3600)
    mock_api.advance(86400)
    job = submit(mock_api, operation)
    (kept,) = mock_api.jobs()
    assert kept["end"] - kept["created"] == 3600
    shown = poll(mock_api, operation, job).text
    mock_api.advance(3000)
    shown += poll(mock_api, operation, job).text
    found = [seconds(time) for time in re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", shown)]
    assert found
    assert all(min(abs(time - kept["created"]), abs(time - kept["end"])) < 2 for time in found)


def seconds(time: str) -> float:
    return datetime.fromisoformat(time).replace(tzinfo=UTC).timestamp()


@EACH_ASYNC_JOB
def test_no_time_to_take_ends_it_at_once(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    assert state(mock_api, operation, submit(mock_api, operation)) in rule(operation)["states"]["succeeded"]


@EACH_JOB
def test_a_job_is_found_by_its_id_and_by_nobody_else(operation: Operation, mock_api: MockApi) -> None:
    job = submit(mock_api, operation)
    assert poll(mock_api, operation, job).status_code == 200
    for key in ("mock-key", mock_api.key + "x"):
        refused = poll(mock_api, operation, job, key=key)
        assert refused.status_code == 404
        assert poller_of(operation).violations(404, refused.json()) == []
    assert poll(mock_api, operation, job + "0").status_code == 404


@EACH_JOB
def test_two_keys_in_one_world_do_not_see_each_other(operation: Operation, mock_api: MockApi) -> None:
    world = {"Mock-World": mock_api.world}
    answer = send(mock_api, operation, body_of(operation), key="mock-key.one", **world)
    poller = poller_of(operation)
    path = poller.path.replace(f"{{{rule(operation)['poll']['parameter']}}}", at(rule(operation)["id"], answer.json()))
    statuses = {
        key: ask("GET", mock_api.url + path, headers=poller.key_headers(key) | world).status_code
        for key in ("mock-key.one", "mock-key.two")
    }
    assert statuses == {"mock-key.one": 200, "mock-key.two": 404}
    assert len(mock_api.jobs()) == 1


def test_a_job_is_read_by_its_own_operation_only(mock_api: MockApi) -> None:
    """Also where another one has a path of the same form: what it answers would be of the wrong kind."""
    pollers = {str(poller_of(operation)): poller_of(operation) for operation in JOBS}
    for operation in JOBS:
        job = submit(mock_api, operation)
        for name, poller in pollers.items():
            path = poller.path.replace("{" + poller.definition["parameters"][0]["name"] + "}", job)
            answer = ask("GET", mock_api.url + path, headers=poller.key_headers(mock_api.key))
            assert answer.status_code == (200 if name == rule(operation)["poll"]["operationId"] else 404)


@EACH_JOB
def test_an_outcome_that_is_none_is_refused(operation: Operation, mock_api: MockApi) -> None:
    answer = send(mock_api, operation, body_of(operation), Prefer="outcome=no-such")
    assert answer.status_code == 400
    assert rule(operation)["states"]["failed"][0] in answer.text
    assert mock_api.jobs() == []


@pytest.mark.parametrize("operation", [o for o in OPERATIONS if o.request_examples()], ids=str)
@pytest.mark.parametrize("preference", ["code=500", "code=400"])
def test_a_documented_answer_on_demand_starts_and_costs_nothing(
    operation: Operation, preference: str, mock_api: MockApi
) -> None:
    body = next(iter(operation.request_examples().values()))
    assert send(mock_api, operation, body, Prefer=preference).status_code == int(preference[5:])
    assert (mock_api.jobs(), mock_api.charges(), mock_api.callbacks()) == ([], [], [])
