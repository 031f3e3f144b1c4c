"""Parameters of path, query, header and cookie are checked like fields of a body, and written as the contract says."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest

from image_api_core.errors import ValidationError
from tests.tools.generator.keeper import SHELLS, Zoo
from tools.judges.client.server import Answer, Server

ID = UUID("123e4567-e89b-12d3-a456-426614174000")
NOON = datetime(2024, 1, 15, 12, tzinfo=UTC)
DETAILED = ("sync_detailed", "asyncio_detailed")


def query(zoo: Zoo) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(zoo.main.seen[-1].path).query, keep_blank_values=True)


@pytest.mark.parametrize("shell", SHELLS)
def test_only_what_was_given_is_sent(zoo: Zoo, shell: str) -> None:
    zoo.call("parameters", "list_things", shell=shell)
    assert zoo.main.seen[-1].path == "/things"
    assert {"x-trace", "cookie"}.isdisjoint(zoo.main.seen[-1].headers)
    zoo.call("parameters", "list_things", shell=shell, offset=0, limit=100)
    assert query(zoo) == [("offset", "0"), ("limit", "100")]
    zoo.call("parameters", "list_things", shell=shell, offset=None, limit=3, ids=None, x_trace=None, session=None)
    assert query(zoo) == [("limit", "3")]
    assert {"x-trace", "cookie"}.isdisjoint(zoo.main.seen[-1].headers)
    zoo.call("parameters", "list_things", shell=shell, ids=(1, 2), tags=("a", "b"))
    assert query(zoo) == [("ids", "1"), ("ids", "2"), ("tags", "a,b")]


@pytest.mark.parametrize("shell", SHELLS)
def test_every_kind_of_value(zoo: Zoo, shell: str) -> None:
    zoo.call(
        "parameters",
        "list_things",
        shell=shell,
        limit=1,
        sort="desc",
        new=True,
        since=NOON,
        ids=[1, 2],
        tags=["a b", "ü&c"],
        x_trace=9,
        session="abc=",
    )
    pairs = [("limit", "1"), ("sort", "desc"), ("new", "true"), ("since", "2024-01-15T12:00:00Z")]
    assert query(zoo) == [*pairs, ("ids", "1"), ("ids", "2"), ("tags", "a b,ü&c")]
    seen = zoo.main.seen[-1]
    assert (seen.headers["x-trace"], seen.headers["cookie"]) == ("9", "session=abc=")
    assert seen.headers["accept"] == "application/json"  # a header parameter of that name means nothing


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("name", "value", "field", "rule"),
    [
        ("offset", -1, "offset", "minimum"),
        ("limit", 0, "limit", "minimum"),
        ("limit", 101, "limit", "maximum"),
        ("limit", True, "limit", "type"),
        ("sort", "up", "sort", "enum"),
        ("new", "yes", "new", "type"),
        ("ids", [1, 2, 3], "ids", "maxItems"),
        ("ids", ["1"], "ids[]", "type"),
        ("tags", ["abcd"], "tags[]", "maxLength"),
        ("since", "tomorrow", "since", "format"),
        ("since", datetime(2024, 1, 15, 12), "since", "format"),  # noqa: DTZ001 - without a zone
        ("x_trace", 10, "X-Trace", "maximum"),
        ("session", "123456789", "session", "maxLength"),
        ("session", "a;b=c", "session", "format"),
        ("session", "a\r\nb: c", "session", "format"),
        ("session", "ü", "session", "format"),
    ],
)
def test_past_a_limit_nothing_is_sent(zoo: Zoo, name: str, value: Any, field: str, rule: str, shell: str) -> None:
    before = len(zoo.main.seen)
    with pytest.raises(ValidationError) as caught:
        zoo.call("parameters", "list_things", shell=shell, **{name: value})
    assert (caught.value.field, caught.value.rule) == (field, rule)
    assert len(zoo.main.seen) == before


@pytest.mark.parametrize("shell", SHELLS)
def test_limits_of_a_path(zoo: Zoo, shell: str) -> None:
    with Server(Answer(204, b"")) as server:
        assert zoo.call("parameters", "drop_thing", 1, ID, shell=shell, url=server.url) is None
    assert (server.seen[0].method, server.seen[0].path) == ("DELETE", f"/things/1/{ID}")
    before = len(zoo.main.seen)
    for number, key, field in ((0, ID, "number"), (1, "no-uuid", "key")):
        with pytest.raises(ValidationError, match=f"^{field} must be"):
            zoo.call("parameters", "drop_thing", number, key, shell=shell)
    assert len(zoo.main.seen) == before


@pytest.mark.parametrize("function", DETAILED)
def test_low_level_functions_send_them(zoo: Zoo, function: str) -> None:
    call = ("parameters", "things.list_things", function, zoo.main.url)
    zoo.low(*call, offset=3, ids=[1, 2], x_trace=9, session="abc", since=NOON)
    assert query(zoo) == [("offset", "3"), ("since", "2024-01-15T12:00:00Z"), ("ids", "1"), ("ids", "2")]
    assert (zoo.main.seen[-1].headers["x-trace"], zoo.main.seen[-1].headers["cookie"]) == ("9", "session=abc")
    with Server(Answer(204, b"")) as server:
        response = zoo.low("parameters", "things.drop_thing", function, server.url, 1, ID)
    assert (response.status_code, response.parsed, server.seen[0].path) == (204, None, f"/things/1/{ID}")


def test_limits_and_defaults_are_in_the_documentation(zoo: Zoo) -> None:
    doc = zoo.package("parameters").Parameters(api_key="k").things.list_things.__doc__
    assert "limit: limit; from 1 to 100. 20 if left out." in doc
    assert "x_trace: For you; at most 9." in doc
