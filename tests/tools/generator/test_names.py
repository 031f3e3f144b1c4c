"""Any name that a contract uses arrives as it is, whatever it is called in Python."""

from __future__ import annotations

import inspect
import json
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.tools.generator.keeper import SHELLS, Zoo
from tests.tools.generator.zoo import ODD_NAMES, ODD_SCHEMAS
from tools.judges.client.server import Answer, Server

VALUES = {name: f"value {index}" for index, name in enumerate(ODD_NAMES)}


OWN = {"self", "options"}  # parameters that every method has


def method(zoo: Zoo, operation: str) -> Any:
    return getattr(zoo.package("odd_names").OddNames(api_key="k").things, operation)


def send(zoo: Zoo, shell: str, operation: str) -> None:
    """Send the values of the odd names, under the names that the method gives them; it keeps the contract's order."""
    names = [name for name in inspect.signature(method(zoo, operation)).parameters if name not in OWN]
    arguments = dict(zip(names, VALUES.values(), strict=True))
    zoo.use(
        "odd_names", lambda client: getattr(client.things, operation)(**arguments), shell=shell, base_url=zoo.main.url
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_fields_of_a_body(zoo: Zoo, shell: str) -> None:
    send(zoo, shell, "send_body")
    assert json.loads(zoo.main.seen[-1].body) == VALUES


@pytest.mark.parametrize("shell", SHELLS)
def test_parameters_of_a_query(zoo: Zoo, shell: str) -> None:
    send(zoo, shell, "send_query")
    assert dict(parse_qsl(urlsplit(zoo.main.seen[-1].path).query)) == VALUES


@pytest.mark.parametrize("function", ["sync_detailed", "asyncio_detailed"])
def test_low_level_functions_know_them_too(zoo: Zoo, function: str) -> None:
    body = zoo.module("odd_names", "models").SendBodyBody.from_dict(VALUES)
    zoo.low("odd_names", "things.send_body", function, zoo.main.url, body=body)
    assert json.loads(zoo.main.seen[-1].body) == VALUES
    call = getattr(zoo.module("odd_names", "api.things.send_query"), function)
    names = [name for name in inspect.signature(call).parameters if name != "client"]
    arguments = dict(zip(names, VALUES.values(), strict=True))
    zoo.low("odd_names", "things.send_query", function, zoo.main.url, **arguments)
    assert dict(parse_qsl(urlsplit(zoo.main.seen[-1].path).query)) == VALUES


def test_a_model_gives_back_what_it_was_made_of(zoo: Zoo) -> None:
    assert zoo.module("odd_names", "models").SendBodyBody.from_dict(VALUES).to_dict() == VALUES


@pytest.mark.parametrize("shell", SHELLS)
def test_one_name_in_several_places(zoo: Zoo, shell: str) -> None:
    names = [name for name in inspect.signature(method(zoo, "send_everywhere")).parameters if name not in OWN]
    arguments: dict[str, Any] = dict(zip(names, "pbqhc", strict=True))
    zoo.call("odd_names", "send_everywhere", shell=shell, **arguments)
    seen = zoo.main.seen[-1]
    found = {urlsplit(seen.path).path[-1], *dict(parse_qsl(urlsplit(seen.path).query)).values(), seen.headers["id"]}
    assert found | {seen.headers["cookie"].removeprefix("id="), json.loads(seen.body)["id"]} == set("pqhcb")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("index", range(len(ODD_SCHEMAS)), ids=ODD_SCHEMAS)
def test_schemas(zoo: Zoo, index: int, shell: str) -> None:
    value = {ODD_SCHEMAS[index]: "x"}
    kind = getattr(zoo.module("odd_names", "models"), method(zoo, f"echo{index}").__annotations__["return"])
    with Server(Answer(200, value)) as server:
        result = zoo.call("odd_names", f"echo{index}", shell=shell, url=server.url, value=kind.from_dict(value))
    assert json.loads(server.seen[0].body) == {"value": value}
    assert type(result) is kind
    assert result.to_dict() == value


@pytest.mark.parametrize("shell", SHELLS)
def test_errors_of_schemas_that_are_called_like_errors(zoo: Zoo, shell: str) -> None:
    errors = zoo.module("odd_names", "errors")
    models = zoo.module("odd_names", "models")
    value = models.OddNamesModel.from_dict({"OddNames": "x"})
    for status, body, expected in (
        (404, {"Error": "gone"}, errors.NotFoundStatusError),
        (422, {"NotFoundError": "x"}, errors.UnprocessableEntityError),
    ):
        with Server(Answer(status, body)) as server, pytest.raises(expected) as caught:
            zoo.call("odd_names", f"echo{ODD_SCHEMAS.index('OddNames')}", shell=shell, url=server.url, value=value)
        assert caught.value.body.to_dict() == body


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("name", ["import_", "api", "jobs", "field_2get", "get_it", "list_", "wait", "größe"])
def test_operations(zoo: Zoo, name: str, shell: str) -> None:
    assert zoo.call("odd_names", name, shell=shell).ok is True


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("index", "tag"), list(enumerate(["wait_", "close_", "two_words", "class_", "tag3d", "odd_names", "any_"]))
)
def test_tags(zoo: Zoo, index: int, tag: str, shell: str) -> None:
    assert zoo.call("odd_names", f"tagged{index}", shell=shell, tag=tag).ok is True


@pytest.mark.parametrize("shell", SHELLS)
def test_a_path(zoo: Zoo, shell: str) -> None:
    zoo.call("odd_names", "strange", "a/b?{id}", shell=shell)
    assert zoo.main.seen[-1].path == "/a%20path/gr%C3%B6%C3%9Fe/a%2Fb%3F%7Bid%7D"
