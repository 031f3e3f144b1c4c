"""Every kind of answer comes back as what the contract says it is, and each error with its own body."""

from __future__ import annotations

from typing import Any

import pytest

from image_api_core.errors import InvalidResponse, UndocumentedStatus
from tests.support.sampling import sampled
from tests.tools.generator.keeper import KEY, SHELLS, Zoo
from tools.judges.client.server import Answer, Seen, Server

PNG = b"\x89PNG\r\n\x1a\n"
DETAILED = ("sync_detailed", "asyncio_detailed")


def received(zoo: Zoo, shell: str, operation: str, answer: Answer, name: str = "answers") -> Any:
    with Server(answer) as server:
        return zoo.call(name, operation, shell=shell, url=server.url)


@pytest.mark.parametrize("shell", SHELLS)
def test_each_success_has_its_type(zoo: Zoo, shell: str) -> None:
    models = zoo.module("answers", "models")
    ready = received(zoo, shell, "several", Answer(200, {"ready": True}))
    wait = received(zoo, shell, "several", Answer(202, {"wait": 3}))
    assert (type(ready), ready.ready) == (models.SeveralResponse200, True)
    assert (type(wait), wait.wait) == (models.SeveralResponse202, 3)
    assert received(zoo, shell, "several", Answer(204, b"")) is None


VALUES: dict[str, tuple[Any, Any]] = {
    "string": ("plain", "plain"),
    "text": ("größe\n".encode(), "größe\n"),
    "picture": (PNG, PNG),
    "numbers": ([1, 2], [1, 2]),
    "anything": ({"a": [None]}, {"a": [None]}),
}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("operation", "values"), VALUES.items(), ids=VALUES)
def test_an_answer_that_is_no_object(zoo: Zoo, operation: str, values: tuple[Any, Any], shell: str) -> None:
    assert received(zoo, shell, operation, Answer(200, values[0])) == values[1]


@pytest.mark.parametrize("function", DETAILED)
@pytest.mark.parametrize(("operation", "values"), VALUES.items(), ids=VALUES)
def test_low_level_functions_read_it_too(zoo: Zoo, operation: str, values: tuple[Any, Any], function: str) -> None:
    with Server(Answer(200, values[0])) as server:
        response = zoo.low("answers", f"things.{operation}", function, server.url)
    parsed = response.parsed.payload.read() if operation == "picture" else response.parsed
    assert parsed == values[1]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_documented_media_types_are_asked_for(zoo: Zoo, shell: str) -> None:
    for operation, accept in (("picture", "application/json, image/png"), ("numbers", "application/json")):
        with Server(Answer(200, [1])) as server:
            zoo.call("answers", operation, shell=shell, url=server.url)
        assert server.seen[0].headers["accept"] == accept


@pytest.mark.parametrize("shell", SHELLS)
def test_arrays_maps_and_what_is_put_together(zoo: Zoo, shell: str) -> None:
    pets = [{"name": "Rex", "born": "2020-02-29"}]
    assert [pet.to_dict() for pet in received(zoo, shell, "list_pets", Answer(200, pets), "an_array")] == pets
    assert received(zoo, shell, "list_pets", Answer(200, []), "an_array") == []
    assert received(zoo, shell, "map_", Answer(200, {"a": 1})).to_dict() == {"a": 1}
    mixed = received(zoo, shell, "mixed", Answer(200, {"base": "b", "more": "m"}))
    assert (mixed.base, mixed.more) == ("b", "m")


@sampled()
@pytest.mark.parametrize("shell", SHELLS)
def test_one_status_may_have_another_body_elsewhere(zoo: Zoo, shell: str) -> None:
    errors = zoo.module("answers", "errors")
    for operation, status, body, expected in (
        ("mixed", 404, {"missing": "x"}, errors.NotFoundError),
        ("mixed", 520, {"edge": "x"}, errors.Status520Error),
        ("other", 404, {"another": "x"}, errors.OtherNotFoundError),
    ):
        with pytest.raises(expected) as caught:
            received(zoo, shell, operation, Answer(status, body))
        assert caught.value.body.to_dict() == body
    with pytest.raises(errors.InternalServerError) as caught:
        received(zoo, shell, "other", Answer(500, b"<html>"))
    assert caught.value.body is None
    with pytest.raises(UndocumentedStatus):
        received(zoo, shell, "mixed", Answer(500, {}))


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("operation", "body"), [("list_pets", {"a": 1}), ("list_pets", [1]), ("list_pets", [{"name": "Rex"}])]
)
def test_an_array_that_is_none_cannot_be_read(zoo: Zoo, operation: str, body: Any, shell: str) -> None:
    with pytest.raises(InvalidResponse):
        received(zoo, shell, operation, Answer(200, body), "an_array")


# --- jobs and callbacks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_a_job_is_waited_for(zoo: Zoo, shell: str) -> None:
    states = iter(["waiting", "waiting", "done"])

    def answer(seen: Seen) -> Answer:
        return Answer(202, {"job": {"id": "j 1"}}) if seen.method == "POST" else Answer(200, {"state": next(states)})

    with Server(answer) as server:
        client = {"shell": shell, "base_url": server.url}
        job = zoo.use("a_job", lambda c: c.things.create_thing(callback_url="https://me.example/done"), **client)
        done = zoo.use("a_job", lambda c: c.wait(job, poll_interval=0), **client)
    assert done.state == "done"
    assert server.seen[0].body == b'{"callback_url":"https://me.example/done"}'
    assert [seen.path for seen in server.seen[1:]] == ["/jobs/j%201"] * 3


@pytest.mark.parametrize("shell", SHELLS)
def test_a_job_that_fails_says_so(zoo: Zoo, shell: str) -> None:
    failed = zoo.module("a_job", "errors").JobFailed
    with Server(Answer(200, {"state": "lost"})) as server, pytest.raises(failed, match="'lost'"):
        zoo.use("a_job", lambda c: c.wait("j1"), shell=shell, base_url=server.url)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_callback_is_read_and_confirmed(zoo: Zoo, shell: str) -> None:
    event = zoo.module("a_job", "callbacks").parse(b'{"id": "j1", "state": "done"}')
    assert (event.job_id, event.payload.state, event.succeeded) == ("j1", "done", True)
    with Server(Answer(200, {"state": "done"})) as server:
        job = zoo.use("a_job", lambda c: c.things.confirm(event), shell=shell, base_url=server.url)
    assert (job.state, [seen.path for seen in server.seen]) == ("done", ["/jobs/j1"])


def test_an_operation_may_be_called_like_a_job(zoo: Zoo) -> None:
    assert zoo.call("a_job", "create_thing_job").ok is True


# --- what holds for all of them ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_the_key_stands_where_the_contract_says(zoo: Zoo, shell: str) -> None:
    zoo.call("a_job", "create_thing_job", shell=shell)
    assert zoo.main.seen[-1].headers["x-key"] == KEY
    assert "authorization" not in zoo.main.seen[-1].headers
