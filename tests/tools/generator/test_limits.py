"""Every limit that a contract can state holds up to its edge, and past it nothing is sent."""

from __future__ import annotations

import json
import math
import re
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx
import jsonschema
import pytest

from image_api_core import rfc3339
from image_api_core.errors import ValidationError
from tests.support.sampling import sampled
from tests.tools.generator.keeper import SHELLS, Zoo
from tests.tools.generator.zoo import LIMIT_SCHEMAS, LIMITS, Document
from tools.judges.client.server import Answer, Server

# A value whose Python type is not JSON: as the client takes it.
TYPED: dict[str, Any] = {
    "uuid": UUID,
    "dateTime": rfc3339.parse,
    "date": date.fromisoformat,
    "nullableDate": date.fromisoformat,
    "nullableDateTime": rfc3339.parse,
}
# Python's word for a name of the table.
WORDS = {name: re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower() for name in LIMITS}

EDGES = [
    pytest.param(name, value, id=f"{name}-{value!r}") for name, (_, values, _) in LIMITS.items() for value in values
]
PAST = [
    pytest.param(name, value, rule, id=f"{name}-{value!r}")
    for name, (_, _, values) in LIMITS.items()
    for value, rule in values
]


def judged(schema: Document, value: Any) -> bool:
    """What a validator of its own says."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "components": {"schemas": LIMIT_SCHEMAS},
        **schema,
    }
    formats = jsonschema.Draft202012Validator.FORMAT_CHECKER
    # JavaScript and Python write some patterns differently; those are judged by the table alone.
    schema = {key: inner for key, inner in schema.items() if key != "pattern"}
    schema, value = json.loads(json.dumps([schema, value]), parse_float=Decimal)
    return jsonschema.Draft202012Validator(schema, format_checker=formats).is_valid(value)


@pytest.mark.parametrize(("name", "value"), EDGES)
def test_the_table_of_edges_is_right(name: str, value: Any) -> None:
    assert judged(LIMITS[name][0], value)


def knows(case: Any) -> bool:
    """Whether that validator can judge a case: no pattern of JavaScript, and no number that JSON does not have."""
    _, value, rule = case.values
    return rule != "pattern" and not (isinstance(value, float) and not math.isfinite(value))


@pytest.mark.parametrize(("name", "value", "rule"), [case for case in PAST if knows(case)])
def test_the_table_of_what_is_past_is_right(name: str, value: Any, rule: str) -> None:
    assert not judged(LIMITS[name][0], value), rule


def attempt(zoo: Zoo, shell: str, contract: str, name: str, value: Any) -> Document:
    """Send a value, as a field or as the whole body. Returns what the server saw, as JSON."""
    if value in LIMITS[name][1] and isinstance(value, str):
        value = TYPED.get(name, str)(value)
    if isinstance(value, dict):  # the model of an object
        models = zoo.module(contract, "models")
        part = "Body" if contract == "a_limit_of_a_whole_body" else "BodyValue"
        value = getattr(models, f"{name[0].upper()}{name[1:]}{part}", ModelOf).from_dict(value)
    before = len(zoo.main.seen)
    if contract == "a_limit":
        zoo.call(contract, WORDS[name], shell=shell, value=value)
        return dict(json.loads(zoo.main.seen[before].body))
    zoo.call(contract, WORDS[name], shell=shell, body=value)
    return {"value": json.loads(zoo.main.seen[before].body)}


class ModelOf:
    """Stands in where a contract has no model: any JSON is sent as it is."""

    @staticmethod
    def from_dict(value: Document) -> Document:
        return value


def is_whole(name: str) -> bool:
    """Whether the body is one parameter. An object is taken apart into its fields."""
    return LIMITS[name][0].get("type") != "object"


@sampled("name", "shell")
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("name", "value"), EDGES)
def test_at_the_edge_it_is_sent(zoo: Zoo, shell: str, name: str, value: Any) -> None:
    assert attempt(zoo, shell, "a_limit", name, value) == {"value": value}
    if is_whole(name) and value is not None:
        assert attempt(zoo, shell, "a_limit_of_a_whole_body", name, value) == {"value": value}


@sampled("name", "rule", "shell")
@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("name", "value", "rule"), PAST)
def test_past_the_edge_nothing_is_sent(zoo: Zoo, shell: str, name: str, value: Any, rule: str) -> None:
    for contract, field in [("a_limit", "value"), ("a_limit_of_a_whole_body", "body")][: 1 + is_whole(name)]:
        before = len(zoo.main.seen)
        with pytest.raises(ValidationError) as caught:
            attempt(zoo, shell, contract, name, value)
        assert len(zoo.main.seen) == before
        # A field that takes no null has no value then.
        assert caught.value.rule == ("required" if value is None and contract == "a_limit" else rule)
        assert re.split(r"[.\[]", caught.value.field)[0] == field
        assert caught.value.limit
        assert caught.value.limit in str(caught.value)


def test_a_limit_deep_inside_is_named_by_its_path(zoo: Zoo) -> None:
    models = zoo.module("a_nested_object", "models")

    def nest(deep: int, name: str) -> Any:
        outer = {"inner": {"deep": deep}, "pet": {"name": name, "born": "2020-02-29"}}
        return zoo.call("a_nested_object", "nest", outer=models.NestBodyOuter.from_dict(outer))

    nest(1, "12345")
    assert json.loads(zoo.main.seen[-1].body)["outer"]["pet"] == {"name": "12345", "born": "2020-02-29"}
    for arguments, field, rule in (
        ((0, "Rex"), "outer.inner.deep", "minimum"),
        ((1, "123456"), "outer.pet.name", "maxLength"),
    ):
        with pytest.raises(ValidationError) as caught:
            nest(*arguments)
        assert (caught.value.field, caught.value.rule) == (field, rule)


def test_a_schema_that_holds_itself_is_checked_all_the_way_down(zoo: Zoo) -> None:
    tree = zoo.module("a_nested_object", "models").Tree
    branches = [tree.from_dict({"height": 9, "branches": [{"height": 8}]})]
    zoo.call("a_nested_object", "plant", height=9, branches=branches)
    assert json.loads(zoo.main.seen[-1].body) == {"height": 9, "branches": [{"height": 9, "branches": [{"height": 8}]}]}
    branches[0].branches[0].height = 10
    with pytest.raises(ValidationError, match=r"branches\[\]\.branches\[\]\.height must be a whole number to 9"):
        zoo.call("a_nested_object", "plant", height=9, branches=branches)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_union_takes_each_of_its_kinds_and_says_what_is_wrong_with_one(zoo: Zoo, shell: str) -> None:
    models = zoo.module("a_union", "models")
    cat, dog = models.Cat(kind="cat", lives=9), models.Dog(kind="dog", tricks=["sit"])
    for animal in (cat, dog):
        zoo.call("a_union", "feed", shell=shell, body=animal)
        assert json.loads(zoo.main.seen[-1].body) == animal.to_dict()
        zoo.call("a_union", "groom", shell=shell, animal=animal, size="big")
        assert json.loads(zoo.main.seen[-1].body) == {"animal": animal.to_dict(), "size": "big"}
    before = len(zoo.main.seen)
    with pytest.raises(ValidationError, match=r"whole number to 9|'dog'"):
        zoo.call("a_union", "feed", shell=shell, body=models.Cat(kind="cat", lives=10))
    with pytest.raises(ValidationError, match="size must be"):
        zoo.call("a_union", "groom", shell=shell, size=10)
    assert len(zoo.main.seen) == before


@pytest.mark.parametrize("shell", SHELLS)
def test_one_of_two_fields_can_be_asked_for(zoo: Zoo, shell: str) -> None:
    zoo.call("a_union", "pick", shell=shell, b="x")
    assert json.loads(zoo.main.seen[-1].body) == {"b": "x"}
    with pytest.raises(ValidationError):
        zoo.call("a_union", "pick", shell=shell)


@pytest.mark.parametrize("shell", SHELLS)
def test_an_array_of_objects_is_sent_and_checked(zoo: Zoo, shell: str) -> None:
    pet = zoo.module("an_array", "models").Pet
    pets = [pet.from_dict({"name": name, "born": "2020-02-29"}) for name in ("Rex", "Mia", "Bo")]
    zoo.call("an_array", "send", shell=shell, body=pets[:2])
    assert json.loads(zoo.main.seen[-1].body) == [pet.to_dict() for pet in pets[:2]]
    zoo.call("an_array", "hold", shell=shell, pets=pets)
    assert json.loads(zoo.main.seen[-1].body) == {"pets": [pet.to_dict() for pet in pets]}
    with pytest.raises(ValidationError, match="body must be at most 2 items long"):
        zoo.call("an_array", "send", shell=shell, body=pets)
    pets[1].name = "Wilhelmina"
    with pytest.raises(ValidationError, match=r"pets\[\]\.name"):
        zoo.call("an_array", "hold", shell=shell, pets=pets)


@pytest.mark.parametrize("shell", SHELLS)
def test_null_is_sent_where_it_is_allowed_and_what_is_left_out_is_not(zoo: Zoo, shell: str) -> None:
    zoo.call("a_nullable", "send", shell=shell, by_type=None, by_union=None, when=None)
    assert json.loads(zoo.main.seen[-1].body) == {"by_type": None, "by_union": None, "when": None}
    zoo.call("a_nullable", "send", shell=shell, by_type="abc")
    assert json.loads(zoo.main.seen[-1].body) == {"by_type": "abc"}


@pytest.mark.parametrize("shell", SHELLS)
def test_none_leaves_out_what_is_optional_and_takes_no_null(zoo: Zoo, shell: str) -> None:
    cat = zoo.module("a_union", "models").Cat(kind="cat", lives=9)
    zoo.call("a_union", "groom", shell=shell, animal=cat, size=None)
    assert json.loads(zoo.main.seen[-1].body) == {"animal": cat.to_dict()}
    zoo.call("a_union", "pick", shell=shell, a=None, b="x")
    assert json.loads(zoo.main.seen[-1].body) == {"b": "x"}
    before = len(zoo.main.seen)
    with pytest.raises(ValidationError, match="height must be given, not None") as caught:
        zoo.call("a_nested_object", "plant", shell=shell, height=None)
    assert (caught.value.field, caught.value.rule) == ("height", "required")
    assert len(zoo.main.seen) == before


@pytest.mark.parametrize("shell", SHELLS)
def test_a_tuple_is_a_list(zoo: Zoo, shell: str) -> None:
    pets = tuple(zoo.module("an_array", "models").Pet(name=name, born=date(2020, 2, 29)) for name in ("Rex", "Mia"))
    zoo.call("an_array", "hold", shell=shell, pets=pets)
    assert [pet["name"] for pet in json.loads(zoo.main.seen[-1].body)["pets"]] == ["Rex", "Mia"]
    zoo.call("an_array", "send", shell=shell, body=pets)
    assert json.loads(zoo.main.seen[-1].body) == [pet.to_dict() for pet in pets]
    zoo.call("a_limit", "unique_items", shell=shell, value=(1, ("2",)))
    assert json.loads(zoo.main.seen[-1].body) == {"value": [1, ["2"]]}
    with pytest.raises(ValidationError, match="body must be at most 2 items long"):
        zoo.call("an_array", "send", shell=shell, body=pets * 2)


WEB_URLS = {
    "https://a.example/b.png?c=d": "https://a.example/b.png?c=d",
    "http://127.0.0.1:8080": "http://127.0.0.1:8080",
    "https://a.example/\u00e4.png": "https://a.example/%C3%A4.png",
}
NOT_OF_THE_WEB = (
    *("file:///etc/passwd", "javascript:alert(1)", "data:image/png;base64,AA==", "ftp://a.example/b.png"),
    *("https://", "https:///b.png", "https://a.example:0/", "https://[a", "a.example/b.png", ""),
)


@pytest.mark.parametrize("shell", SHELLS)
def test_urls_that_the_vendor_fetches_or_calls_are_of_the_web(zoo: Zoo, shell: str) -> None:
    """Of images, and of callbacks. Any other absolute URL is one where the contract says no more than `uri`."""

    def draw(**keywords: Any) -> Any:
        return zoo.call("web_urls", "draw", shell=shell, **keywords)

    for url, sent in WEB_URLS.items():
        for given in (url, httpx.URL(url)):
            draw(image_url=given)
            assert json.loads(zoo.main.seen[-1].body) == {"image_url": sent}
    with Server(Answer(202, {"job": {"id": "j"}})) as server:
        zoo.call(
            "a_job", "create_thing", shell=shell, url=server.url, callback_url=httpx.URL("https://me.example/\u00e4")
        )
    assert json.loads(server.seen[0].body) == {"callback_url": "https://me.example/%C3%A4"}
    draw(image_url="https://a.example", page="urn:isbn:0451450523")
    before = len(zoo.main.seen)
    for url in NOT_OF_THE_WEB:
        for field, keywords in (("image_url", {}), ("images[]", {"image_url": "https://a.example"})):
            with pytest.raises(ValidationError) as caught:
                draw(**keywords, **({"images": [url]} if keywords else {"image_url": url}))
            assert (caught.value.field, caught.value.rule) == (field, "format")
        with pytest.raises(ValidationError, match="callback_url must be"):
            zoo.call("a_job", "create_thing", shell=shell, callback_url=url)
    assert len(zoo.main.seen) == before


@pytest.mark.parametrize("shell", SHELLS)
def test_a_value_of_a_type_that_cannot_be_written_is_refused(zoo: Zoo, shell: str) -> None:
    before = len(zoo.main.seen)
    for keywords in ({"by_type": "a", "when": "tomorrow"}, {"by_type": object()}):
        with pytest.raises(ValidationError, match="Nothing was sent"):
            zoo.call("a_nullable", "send", shell=shell, **keywords)
    assert len(zoo.main.seen) == before


@pytest.mark.parametrize("shell", SHELLS)
def test_fields_that_the_contract_does_not_name_are_checked_as_it_says(zoo: Zoo, shell: str) -> None:
    call: dict[str, Any] = {"name": "no_limits_tags_or_key", "tag": "default", "shell": shell}
    zoo.call(operation="open_", a=[1], additional_properties={"b": 1}, **call)
    assert json.loads(zoo.main.seen[-1].body) == {"a": [1], "b": 1}
    assert "x-key" not in zoo.main.seen[-1].headers
    with pytest.raises(ValidationError, match="b must be a whole number from 1"):
        zoo.call(operation="open_", additional_properties={"b": 0}, **call)
    zoo.call(operation="merge", base="abc", **call)
    assert json.loads(zoo.main.seen[-1].body) == {"base": "abc"}  # the default is the vendor's to add
    with pytest.raises(ValidationError, match="base must be at most 3"):
        zoo.call(operation="merge", base="abcd", **call)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_body_that_may_be_left_out_is(zoo: Zoo, shell: str) -> None:
    call: dict[str, Any] = {"name": "no_limits_tags_or_key", "tag": "default", "shell": shell}
    for operation, keywords, sent in (
        ("maybe", {}, b""),
        ("maybe", {"a": "x"}, b'{"a":"x"}'),
        ("free", {}, b""),
        ("maybe", {"a": None}, b""),
        ("free", {"body": [1, {"b": None}]}, b'[1,{"b":null}]'),
        ("free", {"body": "größe"}, '"größe"'.encode()),
        ("free", {"body": 1.5}, b"1.5"),
        ("free", {"body": None}, b"null"),
    ):
        zoo.call(operation=operation, **call, **keywords)
        assert zoo.main.seen[-1].body == sent
        assert ("content-type" in zoo.main.seen[-1].headers) is bool(sent)
    for body in ([1], "x", None):
        with pytest.raises(ValidationError, match="extra_body must be left out: the body is no JSON object"):
            zoo.call(operation="free", body=body, extra_body={"a": 1}, **call)
    zoo.call(operation="free", extra_body={"a": 1}, **call)
    assert zoo.main.seen[-1].body == b'{"a":1}'
    zoo.call(operation="vendor", a="x", **call)
    assert zoo.main.seen[-1].headers["content-type"] == "application/vnd.zoo+json"


def test_the_limits_are_in_the_documentation(zoo: Zoo) -> None:
    doc = zoo.package("a_limit").ALimit(api_key="k").things.maximum.__doc__
    assert "value: value; at most 8." in doc
