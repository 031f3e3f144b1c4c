"""Bytes go out as they are, with the media type that the contract names, as often as the retry policy allows."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from image_api_core.errors import ValidationError
from tests.tools.generator.keeper import KEY, SHELLS, Zoo
from tools.judges.client.server import Answer, Seen, Server

BYTES = bytes(range(256)) * 64
FIVE = ("image/jpeg", "image/png", "video/mp4", "video/webm", "audio/mpeg")
DETAILED = ("sync_detailed", "asyncio_detailed")


def sent(zoo: Zoo) -> tuple[str | None, bytes]:
    seen = zoo.main.seen[-1]
    return seen.headers.get("content-type"), seen.body


@pytest.fixture(params=["bytes", "bytearray", "path"])
def content(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """The same bytes in each form that is taken."""
    (tmp_path / "file").write_bytes(BYTES)
    return {"bytes": BYTES, "bytearray": bytearray(BYTES), "path": tmp_path / "file"}[request.param]


@pytest.mark.parametrize("shell", SHELLS)
def test_bytes_of_the_one_documented_type(zoo: Zoo, content: Any, shell: str) -> None:
    assert zoo.call("a_binary_body", "upload_one", shell=shell, content=content).ok is True
    assert sent(zoo) == ("application/octet-stream", BYTES)
    zoo.call("a_binary_body", "upload_one_kind", shell=shell, content=content)
    assert sent(zoo) == ("image/png", BYTES)
    assert zoo.main.seen[-1].headers["content-length"] == str(len(BYTES))


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("media_type", FIVE)
def test_bytes_of_one_of_several_types(zoo: Zoo, media_type: str, shell: str) -> None:
    zoo.call("a_binary_body", "upload_some", shell=shell, content=BYTES, content_type=media_type)
    assert sent(zoo) == (media_type, BYTES)


def test_the_types_are_a_literal(zoo: Zoo) -> None:
    client = zoo.package("a_binary_body").ABinaryBody(api_key=KEY)
    assert client.things.upload_some.__annotations__["content_type"] == f"Literal[{', '.join(map(repr, FIVE))}]"


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("operation", "keywords", "field"),
    [
        ("upload_some", {"content": BYTES, "content_type": "image/gif"}, "content_type"),
        ("upload_any_image", {"content": BYTES, "content_type": "video/mp4"}, "content_type"),
        ("upload_any_image", {"content": BYTES, "content_type": "image/png\r\nx-evil: 1"}, "content_type"),
        ("upload_one", {"content": "a-name.png"}, "content"),
        ("upload_one", {"content": io.BytesIO(BYTES)}, "content"),
    ],
)
def test_what_cannot_be_sent_is_refused_before(zoo: Zoo, operation: str, keywords: Any, field: str, shell: str) -> None:
    before = len(zoo.main.seen)
    with pytest.raises(ValidationError) as caught:
        zoo.call("a_binary_body", operation, shell=shell, **keywords)
    assert caught.value.field == field
    assert len(zoo.main.seen) == before
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("shell", SHELLS)
def test_a_file_that_is_not_there_says_so(zoo: Zoo, tmp_path: Path, shell: str) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        zoo.call("a_binary_body", "upload_one", shell=shell, content=tmp_path / "nowhere.png")


@pytest.mark.parametrize("shell", SHELLS)
def test_any_type_of_a_kind_and_bodies_that_may_be_left_out(zoo: Zoo, shell: str) -> None:
    zoo.call("a_binary_body", "upload_any_image", shell=shell, content=BYTES, content_type="image/webp")
    assert sent(zoo) == ("image/webp", BYTES)
    zoo.call("a_binary_body", "upload_maybe", shell=shell, content=b"a,b\n")
    assert sent(zoo) == ("text/csv", b"a,b\n")
    for nothing in ({}, {"content": None}, {"content": zoo.package("a_binary_body").UNSET}):
        zoo.call("a_binary_body", "upload_maybe", shell=shell, **nothing)
        assert sent(zoo) == (None, b"")
    # Where the contract takes both, the facade sends JSON.
    zoo.call("a_binary_body", "upload_or_say", shell=shell, say="x")
    assert sent(zoo) == ("application/json", b'{"say":"x"}')


@pytest.mark.parametrize("shell", SHELLS)
def test_without_limits_another_type_is_sent_and_the_one_type_by_itself(zoo: Zoo, shell: str) -> None:
    zoo.call("a_binary_body", "upload_one_kind", shell=shell, content=BYTES, unchecked=True)
    assert sent(zoo) == ("image/png", BYTES)
    zoo.call("a_binary_body", "upload_some", shell=shell, content=BYTES, content_type="image/avif", unchecked=True)
    assert sent(zoo) == ("image/avif", BYTES)
    with pytest.raises(ValidationError, match="extra_body must be left out: the body is raw bytes"):
        zoo.call("a_binary_body", "upload_one", shell=shell, content=BYTES, extra_body={"a": 1})


@pytest.mark.parametrize("shell", SHELLS)
def test_a_retry_sends_all_of_it_again(zoo: Zoo, content: Any, shell: str) -> None:
    answers: Iterator[Answer] = iter([Answer(429, {}, {"retry-after": "0"})] * 2 + [Answer(200, {"ok": True})])

    def answer(_: Seen) -> Answer:
        return next(answers)

    with Server(answer) as server:
        zoo.call("a_binary_body", "upload_one", shell=shell, url=server.url, content=content)
    assert [seen.body for seen in server.seen] == [BYTES] * 3


@pytest.mark.parametrize("function", DETAILED)
def test_low_level_functions_send_files(zoo: Zoo, function: str) -> None:
    file = zoo.module("a_binary_body", "types").File
    call = ("a_binary_body", "things.upload_some", function, zoo.main.url)
    zoo.low(*call, body=file(payload=io.BytesIO(BYTES), mime_type="image/png"))
    assert sent(zoo) == ("image/png", BYTES)
    with pytest.raises(ValidationError, match="content_type must be one of 'image/jpeg'"):
        zoo.low(*call, body=file(payload=io.BytesIO(BYTES)))
    zoo.low(*call, body=file(payload=io.BytesIO(BYTES), mime_type="image/gif"))  # limits are not checked on this level
    assert sent(zoo) == ("image/gif", BYTES)
    zoo.low("a_binary_body", "things.upload_one_kind", function, zoo.main.url, body=file(payload=io.BytesIO(BYTES)))
    assert sent(zoo) == ("image/png", BYTES)


# --- a server of its own ----------------------------------------------------------------------------------------------


def uploads(zoo: Zoo, shell: str, **settings: Any) -> Any:
    return zoo.use(
        "a_server_of_its_own",
        lambda client: client.things.upload(content=BYTES, content_type="image/png"),
        shell=shell,
        **settings,
    )


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("slash", ["", "/"])
def test_an_operation_goes_to_the_server_that_the_contract_names_for_it(zoo: Zoo, shell: str, slash: str) -> None:
    before = len(zoo.main.seen)
    for settings in ({}, {"base_url": zoo.main.url + slash}):
        uploads(zoo, shell, **settings)
        seen = zoo.other.seen[-1]
        assert (seen.path, seen.body, seen.headers["x-key"]) == ("/v1/upload", BYTES, KEY)
        assert seen.headers["host"] == zoo.other.url.removeprefix("http://")
    assert len(zoo.main.seen) == before
    zoo.use("a_server_of_its_own", lambda client: client.things.list_things(), shell=shell)
    assert (zoo.main.seen[-1].path, zoo.main.seen[-1].headers["x-key"]) == ("/things", KEY)
    zoo.use("a_server_of_its_own", lambda client: client.things.same(), shell=shell)
    assert zoo.main.seen[-1].path == "/same"


@pytest.mark.parametrize("shell", SHELLS)
def test_another_base_url_stands_for_all_servers(zoo: Zoo, shell: str) -> None:
    before = len(zoo.other.seen)
    with Server(Answer(200, {"ok": True})) as mock:
        uploads(zoo, shell, base_url=mock.url)
    assert [seen.path for seen in mock.seen] == ["/upload"]
    assert len(zoo.other.seen) == before


@pytest.mark.parametrize("function", DETAILED)
def test_low_level_functions_go_there_too(zoo: Zoo, function: str) -> None:
    file = zoo.module("a_server_of_its_own", "types").File
    call = ("a_server_of_its_own", "things.upload", function)
    zoo.low(*call, zoo.main.url, body=file(payload=io.BytesIO(BYTES), mime_type="image/png"))
    seen = zoo.other.seen[-1]
    assert (seen.path, seen.headers["x-key"]) == ("/v1/upload", KEY)
    before = len(zoo.other.seen)
    with Server(Answer(200, {"ok": True})) as mock:
        zoo.low(*call, mock.url, body=file(payload=io.BytesIO(BYTES), mime_type="image/png"))
    assert [(seen.path, seen.headers["x-key"]) for seen in mock.seen] == [("/upload", KEY)]
    assert len(zoo.other.seen) == before
