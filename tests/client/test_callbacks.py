"""What a vendor posts is read typed: strict about its shape, open to what may grow, silent about its content."""

from __future__ import annotations

import copy
import json
import pickle
import traceback
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from image_api_core.callbacks.reader import MAX_DEPTH, MAX_PAYLOAD_BYTES
from image_api_core.errors import ImageAPIError, InvalidCallback
from tests.support.sampling import example_count
from tools.judges.client.callbacks import CALLBACKS, Callback
from tools.judges.client.contracts import same_json

EACH = pytest.mark.parametrize("callback", CALLBACKS, ids=repr)
EXAMPLES = [
    pytest.param(callback, payload, id=f"{callback}-{name}")
    for callback in CALLBACKS
    for name, payload in callback.payloads().items()
]
SECRET = "s3cr3t-in-the-payload"  # noqa: S105


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of everything inside a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield (*path, key)
        yield from places(inner, (*path, key))


def changed(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    value = copy.deepcopy(value)
    parent = value
    for key in path[:-1]:
        parent = parent[key]
    parent[path[-1]] = new
    return value


def without(value: Any, path: tuple[str | int, ...]) -> Any:
    value = copy.deepcopy(value)
    parent = value
    for key in path[:-1]:
        parent = parent[key]
    del parent[path[-1]]
    return value


def outcome(callback: Callback, payload: Any) -> Any:
    """Return the event, or the error that there is instead."""
    try:
        return callback.module.parse(payload)
    except InvalidCallback as error:
        return error


@pytest.mark.parametrize(("callback", "payload"), EXAMPLES)
def test_an_example_is_read_typed(callback: Callback, payload: Any) -> None:
    event = callback.module.parse(json.dumps(payload).encode())
    reference = callback.media["schema"]["$ref"].rpartition("/")[2]
    assert type(event.payload) is getattr(callback.contract.models, reference)
    assert same_json(event.payload.to_dict(), payload)
    assert callback.module.parse(json.dumps(payload)) == event
    assert callback.module.parse(payload) == event
    assert pickle.loads(pickle.dumps(event)) == event  # noqa: S301 - our own


@pytest.mark.parametrize(("callback", "payload"), EXAMPLES)
def test_all_events_look_alike(callback: Callback, payload: Any) -> None:
    event = callback.module.parse(payload)
    job_id, status, caller_id = (callback.pointer(field) for field in ("id", "status", "callerId"))
    assert job_id is not None
    assert status is not None
    assert event.name == callback.name
    assert event.job_id == job_id.resolve(payload)
    assert event.status == status.resolve(payload)
    assert event.caller_id == (caller_id.resolve(payload) if caller_id else None)


@pytest.mark.parametrize(
    ("callback", "state", "ended", "succeeded"),
    [
        pytest.param(callback, state, kind != "pending", kind == "succeeded", id=f"{callback}-{state}")
        for callback in CALLBACKS
        for kind, states in callback.states.items()
        for state in states
    ],
)
def test_an_event_says_whether_the_job_ended_and_how(
    callback: Callback, state: str, *, ended: bool, succeeded: bool
) -> None:
    event = callback.module.parse(callback.with_value("status", state))
    assert (event.status, event.ended, event.succeeded) == (state, ended, succeeded)


@pytest.mark.parametrize("callback", [found for found in CALLBACKS if found.pointer("callerId")], ids=repr)
def test_an_id_that_the_caller_did_not_give_is_none(callback: Callback) -> None:
    pointer = callback.pointer("callerId")
    assert pointer is not None
    assert callback.module.parse(without(callback.payload, tuple(pointer.parts))).caller_id is None


@EACH
def test_growth_passes(callback: Callback) -> None:
    grown = callback.with_value("status", "a-state-that-nobody-documented")
    for path in [(), *places(grown)]:
        inner = grown
        for key in path:
            inner = inner[key]
        if isinstance(inner, dict):
            inner["x_new"] = {"deep": [1, None]}
    event = callback.module.parse(grown)
    assert same_json(event.payload.to_dict(), grown)
    assert (event.ended, event.succeeded) == (False, False)


def opened(callback: Callback) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield the path and another value of each field whose documented values are a list that may grow."""

    def walk(schema: Any, value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
        schema = callback.starter.follow(schema)
        if len(schema.get("enum", [])) > 1 or {"maximum", "maxLength"} & set(schema):
            yield path, 2**40 if isinstance(value, int) else "x" * 5000
        for name, inner in schema.get("properties", {}).items():
            if isinstance(value, dict) and name in value:
                yield from walk(inner, value[name], (*path, name))

    # The bundle's own schema, before the receiver's contract opened it.
    reference = callback.media["schema"]
    yield from walk(reference, callback.payload, ())


@EACH
def test_every_closed_list_and_limit_of_the_vendor_may_grow(callback: Callback) -> None:
    found = list(opened(callback))
    assert found
    for path, value in found:
        payload = changed(callback.payload, path, value)
        assert same_json(callback.module.parse(payload).payload.to_dict(), payload)


VALUES: list[Any] = [
    None, True, 0, -1, 1.0, 2.5, "", "text", [], {}, [None], [[]], [{}], {"a": 1}, ["text"], 2**70,
    "3fa85f64-5717-4562-b3fc-2c963f66afa6", "3fa85f6457174562b3fc2c963f66afa6",
    "{3fa85f64-5717-4562-b3fc-2c963f66afa6}",
    "2024-07-29T15:51:28.071Z", "2024-07-29t15:51:28z", "2024-07-29", "2024-13-29T15:51:28Z", "2024-07-29T15:51:28",
    "2024-07-29 15:51:28Z", "20240729T155128Z", "2024-07-29T15:51:28+02:00", "2024-02-30T15:51:28Z",
]  # fmt: skip


@EACH
def test_a_payload_is_read_exactly_if_it_has_the_shape(callback: Callback) -> None:
    """Another judge, jsonschema, holds the same payloads against the receiver's contract."""
    verdicts: set[bool] = set()

    @settings(
        max_examples=example_count(500),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(data=st.data())
    def judge(data: st.DataObject) -> None:
        payload = data.draw(st.sampled_from(list(callback.payloads().values())))
        for _ in range(data.draw(st.integers(0, 3))):
            found = list(places(payload))
            if not found:
                break
            path = data.draw(st.sampled_from(found))
            if data.draw(st.booleans()):
                payload = without(payload, path)
            else:
                payload = changed(payload, path, data.draw(st.sampled_from(VALUES)))
        refused = bool(callback.violations(payload))
        verdicts.add(refused)
        assert isinstance(outcome(callback, payload), InvalidCallback) == refused, (
            payload,
            callback.violations(payload),
        )

    judge()
    for path in places(callback.payload):
        for value in VALUES:
            payload = changed(callback.payload, path, value)
            refused = bool(callback.violations(payload))
            assert isinstance(outcome(callback, payload), InvalidCallback) == refused, payload
    assert verdicts == {True, False}, "the payloads never reached one of the two verdicts"


@EACH
def test_a_byte_order_mark_is_ignored(callback: Callback) -> None:
    """Responses and callbacks are read alike (C13)."""
    text = json.dumps(callback.payload).encode()
    assert callback.module.parse(b"\xef\xbb\xbf" + text) == callback.module.parse(text)


def broken(callback: Callback) -> dict[str, tuple[Any, str]]:
    text = json.dumps(callback.payload)
    looped: dict[str, Any] = {}
    looped |= {"one": looped, "two": looped}
    return {
        "empty": (b"", "is not JSON"),
        "not JSON": (b"<html>", "is not JSON"),
        "cut off": (text[:-1], "is not JSON"),
        "two documents": (text + text, "is not JSON"),
        "NaN": (text.replace("{", '{"x": NaN, ', 1), "is not JSON"),
        "a huge number": (text.replace("{", '{"x": ' + "1" * 5000 + ", ", 1), "is not JSON"),
        "not UTF-8": (text.encode("utf-16"), "is not UTF-8"),
        "a list": (f"[{text}]", "is not a JSON object"),
        "null": ("null", "is not a JSON object"),
        "a string": ('"text"', "is not a JSON object"),
        "too large": (text + " " * MAX_PAYLOAD_BYTES, f"is larger than {MAX_PAYLOAD_BYTES} bytes"),
        "too deep": ('{"a":' * MAX_DEPTH + "{}" + "}" * MAX_DEPTH, f"more than {MAX_DEPTH} levels"),
        "far too deep": ("[" * 400_000, f"more than {MAX_DEPTH} levels"),
        "an endless dict": (looped, f"more than {MAX_DEPTH} levels"),
    }


@pytest.mark.parametrize(
    ("callback", "payload", "reason"),
    [
        pytest.param(callback, payload, reason, id=f"{callback}-{name}")
        for callback in CALLBACKS
        for name, (payload, reason) in broken(callback).items()
    ],
)
def test_what_is_no_payload_is_refused(callback: Callback, payload: Any, reason: str) -> None:
    with pytest.raises(InvalidCallback, match=reason) as caught:
        callback.module.parse(payload)
    assert isinstance(caught.value, ImageAPIError)
    assert caught.value.where == ""


@EACH
def test_the_deepest_payload_that_is_allowed_is_read(callback: Callback) -> None:
    inner: Any = {}
    for _ in range(MAX_DEPTH - 2):
        inner = {"a": inner}
    callback.module.parse(callback.payload | {"x_new": inner})
    with pytest.raises(InvalidCallback, match="levels"):
        callback.module.parse(callback.payload | {"x_new": {"a": inner}})


@EACH
def test_an_error_names_the_field(callback: Callback) -> None:
    pointer = callback.pointer("id")
    assert pointer is not None
    where = ".".join(pointer.parts)
    for payload, reason in (
        (without(callback.payload, tuple(pointer.parts)), "is missing"),
        (callback.with_value("id", 5), "must be a string, not a number"),
        (callback.with_value("id", None), "must be a string, not null"),
    ):
        with pytest.raises(InvalidCallback) as caught:
            callback.module.parse(payload)
        assert (caught.value.where, caught.value.reason) == (where, reason)
        assert str(caught.value).startswith(f"{where} {reason}. Answer 400")
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
        assert (str(again), again.where, again.reason) == (str(caught.value), where, reason)


@EACH
def test_every_missing_field_is_named(callback: Callback) -> None:
    required = callback.starter.follow(callback.media["schema"])["required"]
    for name in required:
        with pytest.raises(InvalidCallback) as caught:
            callback.module.parse(without(callback.payload, (name,)))
        assert (caught.value.where, caught.value.reason) == (name, "is missing")


@EACH
def test_a_payload_is_read_as_the_kind_that_its_tag_tells(callback: Callback) -> None:
    event = callback.module.parse(callback.payload)
    assert event.name == callback.name
    tags = tags_of(callback)
    for name in tags:
        with pytest.raises(InvalidCallback):
            callback.module.parse(callback.payload | {name: "another kind"})
    others = [other for other in CALLBACKS if other.contract is callback.contract and other is not callback]
    assert bool(tags) >= bool(others), "without a tag, nothing tells two kinds apart"
    for other in others:
        assert tags_of(other).items() != tags.items()


def tags_of(callback: Callback) -> dict[str, Any]:
    """Return the fields of a payload that have one value only."""
    properties = callback.starter.follow(callback.media["schema"])["properties"]
    return {name: part["enum"][0] for name, part in properties.items() if len(part.get("enum", ())) == 1}


@EACH
def test_a_text_that_is_no_json_is_not_shown(callback: Callback) -> None:
    for body in (SECRET, SECRET.encode("utf-16"), f'{{"a": "{SECRET}"', "[" * 400_000):
        error = outcome(callback, body)
        assert error.__suppress_context__, "what Python's json says holds the whole text"
        assert SECRET not in "".join(traceback.format_exception(error))


@EACH
def test_an_id_that_is_no_text_is_refused(callback: Callback) -> None:
    body = json.dumps(callback.with_value("status", "\ud800"))
    with pytest.raises(InvalidCallback, match="is not Unicode text"):
        callback.module.parse(body)


@EACH
def test_an_error_and_an_event_quote_nothing_of_the_payload(callback: Callback) -> None:
    named = [tuple(pointer.parts) for field in ("id", "status", "callerId") if (pointer := callback.pointer(field))]
    for path in places(callback.payload):
        for value in (SECRET, {SECRET: SECRET}, [SECRET]):
            payload = changed(callback.payload, path, value) | {SECRET: SECRET}
            seen = outcome(callback, payload)
            if isinstance(seen, InvalidCallback):
                shown = "".join(traceback.format_exception(seen)) + repr(seen) + repr(seen.__dict__)
                assert seen.__cause__ is None
                assert SECRET not in shown
                assert len(str(seen)) < 300
            elif path not in named:
                assert SECRET not in repr(seen)


@EACH
def test_what_is_neither_text_nor_dict_is_a_mistake_of_the_caller(callback: Callback) -> None:
    with pytest.raises(TypeError, match="bytes, str or dict, not int"):
        callback.module.parse(5)
