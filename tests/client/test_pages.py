"""A list is read to its end: every item once, no request too many, and never for ever."""

from __future__ import annotations

import copy
import inspect
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from image_api_core.errors import PaginationError, ValidationError
from image_api_core.pages import STALE_PAGES, Pages
from image_api_mocks.pytest_plugin import MockApi
from tools.judges.client.contracts import OPERATIONS, Operation
from tools.judges.client.facade_calls import SHELLS, arguments_of, errors_of, facade_class, method_of, run
from tools.judges.client.server import Answer, Seen, Server

LISTS = [operation for operation in OPERATIONS if "x-pagination" in operation.data]
assert LISTS

EACH = pytest.mark.parametrize("operation", LISTS, ids=repr)
SHELL = pytest.mark.parametrize("shell", SHELLS)
DEFAULT = 10  # of both lists; read from the contract below


def iterate(operation: Operation, shell: str, url: str, take: int | None = None, **settings: Any) -> list[str]:
    """Read a list through the client, `take` items at most; return the ids."""
    key = settings.pop("api_key", "k")

    def start(client: Any) -> Any:
        tag = getattr(client, operation.data["tags"][0])
        return getattr(tag, operation.module_name.replace("list_", "iterate_"))(**settings)

    def read(client: Any) -> list[str]:
        found: list[str] = []
        for item in start(client):
            found.append(str(item.id))
            if len(found) == take:
                break
        return found

    async def read_async(client: Any) -> list[str]:
        found: list[str] = []
        async for item in start(client):
            found.append(str(item.id))
            if len(found) == take:
                break
        return found

    ids: list[str] = run(operation.contract, shell, url, read if shell == "sync" else read_async, api_key=key)
    return ids


def items(operation: Operation, count: int) -> list[dict[str, Any]]:
    """Return so many items, each with an id of its own."""
    made = []
    for number in range(count):
        item = copy.deepcopy(operation.success().value[0])
        item["id"] = str(uuid.UUID(int=number))
        made.append(item)
    return made


def window(seen: Seen) -> tuple[int, int]:
    query = parse_qs(urlsplit(seen.path).query)
    return int(query["offset"][0]), int(query["limit"][0])


def serving(things: list[dict[str, Any]]) -> Callable[[Seen], Answer]:
    def answer(seen: Seen) -> Answer:
        offset, limit = window(seen)
        return Answer(200, things[offset : offset + limit])

    return answer


@EACH
def test_the_contract_has_the_default_that_is_expected_here(operation: Operation) -> None:
    (limit,) = (one for one in operation.data["parameters"] if one["name"] == "limit")
    assert limit["schema"]["default"] == DEFAULT


@SHELL
@EACH
@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 20, 25])
def test_every_item_comes_once_and_in_order(operation: Operation, count: int, shell: str) -> None:
    things = items(operation, count)
    with Server(serving(things)) as server:
        assert iterate(operation, shell, server.url) == [thing["id"] for thing in things]
    assert [window(seen) for seen in server.seen] == [
        (offset, DEFAULT) for offset in range(0, count - count % DEFAULT + 1, DEFAULT)
    ]


@SHELL
@EACH
def test_offset_and_limit_are_the_caller_s(operation: Operation, shell: str) -> None:
    things = items(operation, 20)
    with Server(serving(things)) as server:
        found = iterate(operation, shell, server.url, offset=3, limit=7)
    assert found == [thing["id"] for thing in things[3:]]
    assert [window(seen) for seen in server.seen] == [(3, 7), (10, 7), (17, 7)]


@SHELL
@EACH
def test_a_page_is_read_when_it_is_needed(operation: Operation, shell: str) -> None:
    with Server(serving(items(operation, 100))) as server:
        assert len(iterate(operation, shell, server.url, take=DEFAULT)) == DEFAULT
        assert len(server.seen) == 1
        with pytest.raises(ValidationError, match="limit"):
            iterate(operation, shell, server.url, limit=0)
    assert len(server.seen) == 1


@SHELL
@EACH
def test_a_server_that_takes_no_notice_of_the_offset_is_told(operation: Operation, shell: str) -> None:
    page = items(operation, DEFAULT)
    with Server(Answer(200, page)) as server, pytest.raises(PaginationError, match="nothing new") as caught:
        iterate(operation, shell, server.url)
    assert errors_of(operation.contract).PaginationError is PaginationError
    assert len(server.seen) == STALE_PAGES + 1
    assert (caught.value.pages, caught.value.offset) == (STALE_PAGES, DEFAULT * (STALE_PAGES + 1))


@SHELL
@EACH
def test_a_server_that_takes_no_notice_of_the_limit_is_read_to_its_end(operation: Operation, shell: str) -> None:
    things = items(operation, 60)
    with Server(lambda seen: Answer(200, things[window(seen)[0] :][:25])) as server:
        assert iterate(operation, shell, server.url) == [thing["id"] for thing in things]
    assert [window(seen)[0] for seen in server.seen] == [0, 25, 50, 60]


@SHELL
@EACH
def test_what_others_push_to_a_later_page_is_not_told_twice(operation: Operation, shell: str) -> None:
    """New items at the front: each page begins with some that were the end of the one before."""
    things = items(operation, 40)

    def growing(seen: Seen) -> Answer:
        offset, limit = window(seen)
        pushed = max(0, offset - 4 * (offset // limit))
        return Answer(200, things[pushed : pushed + limit])

    with Server(growing) as server:
        found = iterate(operation, shell, server.url)
    assert found == [thing["id"] for thing in things]


@SHELL
@EACH
def test_an_error_on_the_way_is_the_operation_s(operation: Operation, shell: str) -> None:
    page = items(operation, DEFAULT)
    errors = errors_of(operation.contract)

    def second_fails(seen: Seen) -> Answer:
        return Answer(200, page) if window(seen)[0] == 0 else Answer(403, {"message": "Forbidden", "statusCode": 403})

    with Server(second_fails) as server, pytest.raises(errors.APIStatusError) as caught:
        iterate(operation, shell, server.url)
    assert caught.value.status_code == 403
    assert len(server.seen) == 2


@SHELL
@EACH
def test_on_the_mock_it_finds_what_was_made(operation: Operation, mock_api: MockApi, shell: str) -> None:
    (reader,) = {link["operationId"] for link in operation.data["responses"]["200"]["links"].values()}
    maker = next(
        o for o in operation.contract.operations if o.data.get("x-job", {}).get("poll", {}).get("operationId") == reader
    )
    made = [
        str(
            run(
                operation.contract,
                "sync",
                mock_api.url,
                lambda c: method_of(c, maker)(**arguments_of(maker)),
                api_key=mock_api.key,
            ).id
        )
        for _ in range(12)
    ]
    assert iterate(operation, shell, mock_api.url, api_key=mock_api.key) == made
    assert iterate(operation, shell, mock_api.url, api_key=mock_api.key + "x") == []


@EACH
def test_it_says_how_it_ends(operation: Operation) -> None:
    client = facade_class(operation.contract, "sync")(api_key="k", base_url="http://127.0.0.1:9")
    tag = getattr(client, operation.data["tags"][0])
    method = getattr(tag, operation.module_name.replace("list_", "iterate_"))
    for word in ("PaginationError", "page after page", f"{DEFAULT} if left out"):
        assert word in method.__doc__
    assert {"offset", "limit", "options"} == {*inspect.signature(method).parameters}


def test_stale_pages_in_between_are_no_fault() -> None:
    pages: Pages[list[int], int] = Pages(0, 2, items=lambda page: page, item_id=lambda item: item)
    told = [pages.take(page) for page in ([1, 2], *[[1, 2]] * (STALE_PAGES - 1), [2, 3], [3, 3], [4])]
    assert told == [[1, 2], *[[]] * (STALE_PAGES - 1), [3], [], [4]]
    assert pages.is_last
    assert pages.offset == 2 * (STALE_PAGES + 2) + 1
