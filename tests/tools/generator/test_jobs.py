"""A response that starts a job has its handle. A response about something else than what was requested is rejected."""

from __future__ import annotations

import copy
import functools
import pickle
from typing import Any
from uuid import UUID

import pytest

from image_api_core.errors import InvalidResponse
from image_api_core.jobs import Job
from tests.tools.generator.keeper import KEY, SHELLS, Zoo
from tools.judges.client.server import Answer, Seen, Server

SHELL = pytest.mark.parametrize("shell", SHELLS)
KINDS = ("pot", "cup", "jar")
SHELF = "123e4567-e89b-12d3-a456-426614174000"


def kiln(seen: Seen) -> Answer:
    """Start and read the jobs of `several_jobs`."""
    kind = seen.path.split("/")[1].removesuffix("s")
    if seen.method == "POST":
        return Answer(200, {"id": f"{kind}:1", "job": "potter"})
    return Answer(200, {"state": "done", kind: seen.path})


def waited(job: Any, client: Any) -> Any:
    return client.wait(job)


# --- the handle -------------------------------------------------------------------------------------------------------


@SHELL
@pytest.mark.parametrize("kind", KINDS)
def test_one_model_leads_to_the_job_that_was_started(zoo: Zoo, kind: str, shell: str) -> None:
    """Whichever operation has returned it. The field that is named like the handle is there too."""
    with Server(kiln) as server:
        settings: dict[str, Any] = {"shell": shell, "base_url": server.url}
        started = zoo.use("several_jobs", lambda c: getattr(c.things, f"start_{kind}")(), **settings)
        assert type(started) is zoo.module("several_jobs", "models").Started
        assert started.job == Job("several_jobs", f"start_{kind}", f"{kind}:1")
        assert Job.parse(str(started.job)) == started.job
        assert (started.field_job, started.to_dict()) == ("potter", {"id": f"{kind}:1", "job": "potter"})
        for job in (started, started.job, str(started.job)):
            done = zoo.use("several_jobs", functools.partial(waited, job), **settings)
            assert getattr(done, kind) == f"/{kind}s/{kind}%3A1"


@SHELL
def test_an_id_alone_does_not_say_how_the_job_is_read(zoo: Zoo, shell: str) -> None:
    with Server(kiln) as server:
        settings: dict[str, Any] = {"shell": shell, "base_url": server.url}
        done = zoo.use("several_jobs", lambda c: c.wait("7", started_by="start_cup"), **settings)
        assert done.cup == "/cups/7"
        with pytest.raises(ValueError, match="one of start_pot, start_cup, start_jar"):
            zoo.use("several_jobs", lambda c: c.wait("7"), **settings)
        with pytest.raises(ValueError, match="'start_mug' starts no job"):
            zoo.use("several_jobs", lambda c: c.wait("7", started_by="start_mug"), **settings)
    assert [seen.path for seen in server.seen] == ["/cups/7"]


def test_only_the_response_of_a_call_has_a_job(zoo: Zoo) -> None:
    model = zoo.module("several_jobs", "models").Started
    with Server(kiln) as server:
        started = zoo.call("several_jobs", "start_pot", url=server.url)
    read = model.from_dict(started.to_dict())
    assert read == started
    assert "pot:1" in repr(started)
    assert "start_pot" not in repr(started)
    assert copy.deepcopy(started).job == pickle.loads(pickle.dumps(started)).job == started.job  # noqa: S301
    with pytest.raises(AttributeError, match="started no job"):
        _ = read.job


def test_the_type_of_a_handle_names_each_result(zoo: Zoo) -> None:
    models = zoo.module("several_jobs", "models")
    for model, kinds in ((models.Started, ("Pot", "Cup", "Jar")), (models.Queued, ("Jar",))):
        results = " | ".join(f"Read{kind}Response200" for kind in kinds)
        assert model.job.fget.__annotations__["return"] == f"Job[{results}]"


@SHELL
def test_a_response_that_may_be_of_several_kinds_starts_a_job(zoo: Zoo, shell: str) -> None:
    with Server(Answer(200, {"id": "j1", "place": 3})) as server:
        started = zoo.call("several_jobs", "start_jar", shell=shell, url=server.url)
    assert (type(started).__name__, started.job.id) == ("Queued", "j1")
    with Server(Answer(200, {"place": 3})) as server, pytest.raises(InvalidResponse, match="id of the job is missing"):
        zoo.call("several_jobs", "start_jar", shell=shell, url=server.url)


@SHELL
def test_a_contract_without_jobs_waits_for_none(zoo: Zoo, shell: str) -> None:
    with pytest.raises(ValueError, match="parameters has no operation that starts a job"):
        zoo.use("parameters", lambda c: c.wait("7"), shell=shell, base_url=zoo.main.url)
    assert zoo.module("parameters", "_operations").JOBS == {}
    assert "CallbackEvent" not in zoo.package("parameters").__all__


@SHELL
def test_with_response_has_the_job_too(zoo: Zoo, shell: str) -> None:
    with Server(kiln) as server:
        detailed = zoo.use("several_jobs", lambda c: c.with_response.start_cup(), shell=shell, base_url=server.url)
    assert (detailed.status_code, detailed.attempts, detailed.result.job.id) == (200, 1, "cup:1")


# --- x-echo -----------------------------------------------------------------------------------------------------------


def read(zoo: Zoo, shell: str, body: Any, shelf: Any = SHELF, number: Any = 3) -> Any:
    with Server(Answer(200, body)) as server:
        return zoo.call("echoes", "read_thing", shelf, number, shell=shell, url=server.url)


@SHELL
def test_a_response_about_what_was_requested_is_read(zoo: Zoo, shell: str) -> None:
    """However the id is written, and also if the response does not repeat it."""
    bodies: list[dict[str, Any]] = [
        {"shelf": {"id": SHELF}, "number": 3},
        {"shelf": {"id": SHELF.upper()}, "number": 3},
        {"shelf": {}, "number": None},
        {},
    ]
    for body in bodies:
        assert read(zoo, shell, body).to_dict() == body
    assert read(zoo, shell, {"shelf": {"id": SHELF}}, UUID(SHELF)).shelf.id == SHELF


@SHELL
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"shelf": {"id": SHELF[:-1] + "1"}, "number": 3}, r"shelf\.id is '123e4567.*1', and shelf-id '123e4567"),
        ({"shelf": {"id": SHELF}, "number": 4}, "number is '4', and number '3' was requested"),
        ({"shelf": {"id": ""}, "number": 3}, r"shelf\.id is ''"),
    ],
)
def test_a_response_about_something_else_is_not(zoo: Zoo, body: Any, reason: str, shell: str) -> None:
    with pytest.raises(InvalidResponse, match=reason):
        read(zoo, shell, body)


@pytest.mark.parametrize("function", ["sync_detailed", "asyncio_detailed"])
def test_low_level_functions_read_it_as_it_is(zoo: Zoo, function: str) -> None:
    with Server(Answer(200, {"number": 4})) as server:
        response = zoo.low("echoes", "things.read_thing", function, server.url, SHELF, 3)
    assert response.parsed.number == 4
    assert server.seen[0].headers["x-key"] == KEY
