"""A list inside of an object is read to its end, under whatever names; a secret is refused and shown masked."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from image_api_core.errors import ValidationError
from tests.tools.generator.keeper import SHELLS, Zoo
from tools.judges.client.server import Answer, Seen, Server

NAME = "lists_and_secrets"
THINGS = [{"key": str(number), "secret": f"hidden{number}"} for number in range(5)]
HIDDEN = "hidden"
TOO_LONG = "hidden-and-too-long"
SHELL = pytest.mark.parametrize("shell", SHELLS)


def page(seen: Seen) -> Answer:
    query = parse_qs(urlsplit(seen.path).query)
    start, count = int(query["start"][0]), int(query["count"][0])
    return Answer(200, {"page": {"things": THINGS[start : start + count]}})


@SHELL
def test_it_is_read_to_its_end(zoo: Zoo, shell: str) -> None:
    """Beside an operation that has the name already, and with the caller's other parameters."""

    def read(client: Any) -> Any:
        things = client.things.iterate_things_(only="red")
        if shell == "sync":
            return list(things)

        async def collect() -> list[Any]:
            return [thing async for thing in things]

        return collect()

    with Server(page) as server:
        found = zoo.use(NAME, read, shell=shell, base_url=server.url)
    assert [thing.to_dict() for thing in found] == THINGS
    queries = [parse_qs(urlsplit(seen.path).query) for seen in server.seen]
    assert queries == [{"start": [str(start)], "count": ["2"], "only": ["red"]} for start in (0, 2, 4)]
    assert "hidden" not in repr(found)
    assert "secret='***'" in repr(found)


@SHELL
def test_the_operation_of_that_name_is_there_too(zoo: Zoo, shell: str) -> None:
    assert zoo.call(NAME, "iterate_things", shell=shell).ok is True


@SHELL
def test_a_secret_that_is_refused_is_not_shown(zoo: Zoo, shell: str) -> None:
    with pytest.raises(ValidationError, match="secret must be at most 8 characters long") as caught:
        zoo.call(NAME, "send_secret", shell=shell, secret=TOO_LONG)
    assert "hidden" not in f"{caught.value!r} {caught.value} {vars(caught.value)}"
    model = zoo.module(NAME, "models").SendSecretBody(secret=HIDDEN)
    assert "hidden" not in repr(model)
    assert model.to_dict() == {"secret": HIDDEN}
