"""What a method takes for a value: whatever can mean one thing only. The rest gets a sentence (C7, C11, C13)."""

from __future__ import annotations

import enum
import json
import uuid
from typing import Any

import httpx
import pydantic
import pytest
import yarl

from image_api_core.errors import ValidationError
from image_api_core.parameters import given, to_json, web_url
from image_api_core.unset import UNSET
from tests.support.sampling import sampled
from tools.judges.client.contracts import OPERATIONS, Operation, python_name
from tools.judges.client.facade_calls import SHELLS, arguments_of, method_of, run
from tools.judges.client.server import Answer, Server

SHELL = pytest.mark.parametrize("shell", SHELLS)


def body_schema(operation: Operation) -> dict[str, Any]:
    content = operation.data.get("requestBody", {}).get("content", {}).get("application/json", {})
    found: dict[str, Any] = operation.follow(content.get("schema", {}))
    return found


def fields(operation: Operation) -> dict[str, dict[str, Any]]:
    return {name: operation.follow(schema) for name, schema in body_schema(operation).get("properties", {}).items()}


def is_called(operation: Operation, name: str) -> bool:
    """Whether the vendor fetches or calls the URL in a field."""
    return "x-image" in fields(operation)[name] or operation.data.get("x-job", {}).get("callback", {}).get(
        "url", ""
    ).endswith(f"/{name}")


URLS = [
    pytest.param(operation, name, id=f"{operation}-{name}")
    for operation in OPERATIONS
    for name, schema in fields(operation).items()
    if schema.get("format") == "uri" and is_called(operation, name)
]
OPTIONAL = [
    pytest.param(operation, name, id=f"{operation}-{name}")
    for operation in OPERATIONS
    for name in fields(operation)
    if name not in body_schema(operation).get("required", [])
]
ENUMS = [
    pytest.param(operation, name, id=f"{operation}-{name}")
    for operation in OPERATIONS
    for name, schema in fields(operation).items()
    if "enum" in schema
]
WITH_ID = next(o for o in OPERATIONS if "x-echo" in o.data and o.method == "get")
assert URLS
assert OPTIONAL
assert ENUMS


def sent(operation: Operation, shell: str, **arguments: Any) -> Any:
    """Return the body that a call sends."""
    with Server(Answer(operation.success().status, operation.success().value)) as server:
        run(
            operation.contract,
            shell,
            server.url,
            lambda client: method_of(client, operation)(**arguments_of(operation) | arguments),
        )
    return json.loads(server.seen[0].body)


def rejected(operation: Operation, shell: str, **arguments: Any) -> ValidationError:
    with Server(Answer(500)) as server, pytest.raises(ValidationError) as caught:
        run(
            operation.contract,
            shell,
            server.url,
            lambda client: method_of(client, operation)(**arguments_of(operation) | arguments),
        )
    assert server.seen == []
    return caught.value


@sampled(("operation", "name"), "shell")
@SHELL
@pytest.mark.parametrize(("operation", "name"), OPTIONAL)
def test_none_leaves_an_optional_field_out(operation: Operation, name: str, shell: str) -> None:
    assert name not in sent(operation, shell, **{python_name(name): None})


@SHELL
@pytest.mark.parametrize("value", [None, UNSET], ids=repr)
def test_none_does_not_leave_out_what_is_required(value: Any, shell: str) -> None:
    operation = next(o for o in OPERATIONS if body_schema(o).get("required"))
    name = body_schema(operation)["required"][0]
    error = rejected(operation, shell, **{python_name(name): value})
    assert (error.field, error.rule) == (name, "required")


@sampled(("operation", "name"), "shell")
@SHELL
@pytest.mark.parametrize(("operation", "name"), URLS)
def test_urls_of_other_libraries_are_taken(operation: Operation, name: str, shell: str) -> None:
    text = "https://images.example/portrait.jpg?v=1"
    for url in (text, httpx.URL(text), yarl.URL(text), pydantic.AnyUrl(text), pydantic.HttpUrl(text)):
        assert sent(operation, shell, **{python_name(name): url})[name] == text


@sampled(("operation", "name"), "shell")
@SHELL
@pytest.mark.parametrize(("operation", "name"), URLS)
def test_an_iri_is_encoded(operation: Operation, name: str, shell: str) -> None:
    found = sent(operation, shell, **{python_name(name): "https://bücher.example/ä.png?q=ö"})[name]
    assert found == "https://xn--bcher-kva.example/%C3%A4.png?q=%C3%B6"


@SHELL
@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "ftp://images.example/a.png",
        "https://",
        "https:///a.png",
        "https://:443/a.png",
        "https://user@/a.png",
        "https://images.example:port/a.png",
        "//images.example/a.png",
        "images.example/a.png",
        "https://images.example/a b.png",
        "https://images.example/\ud800.png",
        "",
        7,
    ],
    ids=repr,
)
@pytest.mark.parametrize(("operation", "name"), URLS[:2])
def test_a_url_that_the_vendor_cannot_fetch_is_rejected(operation: Operation, name: str, url: Any, shell: str) -> None:
    """C13: `file:///etc/passwd` passed for the image of a paid call."""
    assert rejected(operation, shell, **{python_name(name): url}).field == name


@sampled(("operation", "name"), "shell")
@SHELL
@pytest.mark.parametrize(("operation", "name"), ENUMS)
def test_an_enum_of_the_callers_own_is_taken(operation: Operation, name: str, shell: str) -> None:
    value = fields(operation)[name]["enum"][0]
    kind: Any = enum.StrEnum if isinstance(value, str) else enum.IntEnum
    own = kind("Own", {"VALUE": value})
    found = sent(operation, shell, **{python_name(name): own.VALUE})[name]
    assert (found, type(found)) == (value, type(value))


class _Whole:
    """An integer of another library, such as numpy's: registered as one, and no `int`."""

    def __init__(self, value: int) -> None:
        self._value = value

    def __int__(self) -> int:
        return self._value

    def __index__(self) -> int:
        return self._value


def test_numbers_tuples_and_mappings_of_other_libraries_are_taken() -> None:
    import numbers

    numbers.Integral.register(_Whole)
    assert to_json((1, [_Whole(2)], {"a": (_Whole(3),)})) == [1, [2], {"a": [3]}]
    number = uuid.uuid4()
    assert to_json({"id": number}) == {"id": str(number)}


def test_a_url_that_is_no_text_is_left_to_the_check() -> None:
    for value in (None, UNSET, 7, "no url", "https://ä\x00"):
        assert web_url(value) == value


def test_null_is_sent_where_the_contract_has_it() -> None:
    values = {"a": None, "b": None, "c": UNSET, "d": 1}
    assert given(values, nullable=["a"]) == {"a": None, "d": 1}


@SHELL
@pytest.mark.parametrize("value", ["\ud800", "a\udfff", "x" * 100_000], ids=["high", "low", "long"])
def test_an_id_that_cannot_be_sent_is_rejected(value: str, shell: str) -> None:
    """C11: raw UnicodeEncodeError and httpx.InvalidURL."""
    operation = WITH_ID
    name = next(iter(operation.data["x-echo"]))
    error = rejected(operation, shell, **{name: value})
    assert error.field == name
    assert len(str(error)) < 300


@SHELL
def test_text_with_lone_surrogates_is_rejected(shell: str) -> None:
    """C11."""
    operation, name = next(
        (o, name)
        for o in OPERATIONS
        for name, schema in fields(o).items()
        if schema.get("type") == "string" and not schema.keys() & {"enum", "format", "pattern"}
    )
    assert rejected(operation, shell, **{python_name(name): "a\ud800b"}).field == name
    with pytest.raises(ValidationError):
        to_json({"deep": ["\udfff"]})
