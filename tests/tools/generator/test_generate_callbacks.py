"""A contract of nobody gets callbacks, `confirm` and image limits with no new code, however it writes them down."""

from __future__ import annotations

import copy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from image_api_core.errors import CallbackMismatch, InvalidCallback
from image_api_core.images import ImageLimit
from tests.support.sampling import sampled
from tests.tools.generator.test_generate import generate, generated_kiln, write
from tools.judges.client.server import Answer, Server
from tools.judges.contracts import ROOT


def answer(schema: Any) -> dict[str, Any]:
    return {"description": "Fine.", "content": {"application/json": {"schema": schema}}}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def starter(thing: str, callback: dict[str, Any]) -> dict[str, Any]:
    """An operation that starts a job with a callback."""
    return {
        "post": {
            "operationId": f"fire{thing}",
            "tags": ["pottery"],
            "summary": f"Fire a {thing}",
            "x-job": {
                "id": "$response.body#/id",
                "poll": {"operationId": f"get{thing}", "parameter": "id", "status": "$response.body#/state"},
                "states": {"pending": ["raw"], "succeeded": ["fired"], "failed": ["broken"]},
                "callback": {"name": "done", "url": "$request.body#/tell"},
            },
            "requestBody": {"required": True, "content": {"application/json": {"schema": ref("Order")}}},
            "responses": {"201": answer(ref(thing))},
            "callbacks": {"done": callback},
        }
    }


def reader(thing: str) -> dict[str, Any]:
    """The operation that reads the job."""
    parameter = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    return {
        "get": {
            "operationId": f"get{thing}",
            "tags": ["pottery"],
            "summary": f"Read a {thing}",
            "parameters": [parameter],
            "responses": {"200": answer(ref(thing))},
        }
    }


def callback(name: str, schema: Any, **event: str) -> dict[str, Any]:
    operation = {
        "operationId": name,
        "tags": ["events"],
        "summary": "It is done",
        "x-event": {"id": "$request.body#/id", "status": "$request.body#/state", **event},
        "requestBody": {"content": {"application/json": {"schema": schema}}},
        "responses": {"200": {"description": "Received."}},
    }
    return {"{$request.body#/tell}": {"post": operation}}


def thing(kind: str, **fields: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["id", "state", "kind"],
        "properties": {
            "id": {"type": "string"},
            "state": {"type": "string", "enum": ["raw", "fired", "broken"]},
            "kind": {"type": "string", "enum": [kind]},
            **fields,
        },
    }


PHOTO = {"type": "string", "x-image": {"maxPixels": 100, "mediaTypes": ["image/png"]}}
CONTRACT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Kiln", "version": "1"},
    "servers": [{"url": "https://api.kiln.example"}],
    "security": [{"Key": []}],
    "paths": {
        "/pots": starter("Pot", {"$ref": "#/components/callbacks/pot"}),
        "/pots/{id}": reader("Pot"),
        "/cups": starter(
            "Cup",
            callback(
                "cup-done",
                {  # a schema of its own, inline
                    "type": "object",
                    "required": ["cup", "when"],
                    "properties": {
                        "cup": {"anyOf": [ref("Cup"), ref("Mug")]},
                        "when": {"type": "string", "format": "date-time"},
                        "number": {"type": "integer"},
                        "from": {"type": ["object", "null"], "additionalProperties": ref("Cup")},
                    },
                },
                id="$request.body#/cup/id",
                status="$request.body#/cup/state",
                callerId="$request.body#/number",
            ),
        ),
        "/cups/{id}": reader("Cup"),
        "/plates": starter("Plate", callback("plateDone", {"anyOf": [ref("Plate"), ref("Set")]})),
        "/plates/{id}": reader("Plate"),
    },
    "components": {
        "securitySchemes": {"Key": {"type": "http", "scheme": "Bearer"}},
        "callbacks": {"pot": callback("potDone", None)},
        "requestBodies": {"Pot": {"content": {"application/json": {"schema": ref("Pot")}}}},
        "schemas": {
            "Pot": thing("pot"),
            "Cup": thing("cup"),
            "Mug": thing("mug"),
            "Plate": thing("plate"),
            "Set": thing(
                "set",
                parts={"type": "array", "items": {"anyOf": [ref("Set"), {"type": "null"}]}},
                cover={"allOf": [ref("Plate"), {"type": "object", "properties": {"color": {"type": "string"}}}]},
                glaze={"type": "string", "not": {"enum": ["lead", "tin"]}},
                weight={"type": ["integer", "null"]},
            ),
            "Order": {
                "type": "object",
                "required": ["photo"],
                "properties": {
                    "photo": PHOTO,
                    "tell": {"type": "string"},
                    "more": {"type": "array", "items": {"$ref": "#/components/schemas/Photo"}},
                    "inside": {"type": "object", "properties": {"class": {"type": "string", "x-image": {}}}},
                },
            },
            "Photo": PHOTO,
        },
    },
}
POT_DONE = CONTRACT["components"]["callbacks"]["pot"]["{$request.body#/tell}"]["post"]
POT_DONE["requestBody"] = {"$ref": "#/components/requestBodies/Pot"}
POT: dict[str, Any] = {"id": "p/1", "state": "fired", "kind": "pot"}
CUP: dict[str, Any] = {
    "cup": {"id": "c1", "state": "broken", "kind": "mug"},
    "when": "2024-07-29T15:51:28.000Z",
    "number": 7,
}


PLATE: dict[str, Any] = POT | {"kind": "plate"}
SET: dict[str, Any] = POT | {"kind": "set", "parts": [None], "cover": PLATE, "glaze": "ash", "weight": 3.0}


@pytest.fixture(scope="module")
def kiln(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client of the contract, made once."""
    with generated_kiln(tmp_path_factory.mktemp("kiln"), CONTRACT) as package:
        yield package


def test_the_kind_of_event_is_told_by_its_shape(kiln: ModuleType) -> None:
    pot = kiln.callbacks.parse(POT)
    assert (pot.name, pot.job_id, pot.status, pot.succeeded, type(pot.payload).__name__) == (
        "potDone",
        "p/1",
        "fired",
        True,
        "Pot",
    )
    cup = kiln.callbacks.parse(CUP)
    assert (cup.name, cup.job_id, cup.status, cup.caller_id) == ("cup-done", "c1", "broken", "7")
    assert (cup.ended, cup.succeeded, type(cup.payload.cup).__name__) == (True, False, "Mug")
    assert cup.payload.to_dict() == CUP
    a_set = kiln.callbacks.parse(SET)
    assert (a_set.name, a_set.job_id, type(a_set.payload).__name__) == ("plateDone", "p/1", "Set")
    within = kiln.callbacks.parse(CUP | {"from": {"x": CUP["cup"] | {"kind": "cup"}}})
    assert within.payload.to_dict()["from"]["x"]["kind"] == "cup"


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ({}, "fits no callback: potDone id is missing; cup-done cup is missing"),
        (POT | {"kind": "cup"}, "potDone kind must be 'pot'"),
        (CUP | {"cup": {}}, "cup-done cup is of no documented kind (cup.id is missing)"),
        (CUP | {"cup": CUP["cup"] | {"kind": "jug"}}, "(cup.kind must be 'cup'; cup.kind must be 'mug')"),
        (CUP | {"when": "today"}, "cup-done when must be a time such as 2024-01-15T11:30:00Z"),
        (CUP | {"number": 1.5}, "cup-done number must be a whole number, not a number"),
        (CUP | {"from": {"secret": 1}}, "cup-done from.* must be an object, not a number"),
        (CUP | {"from": []}, "cup-done from must be an object or null, not a list"),
        ({}, "plateDone is of no documented kind (id is missing)"),
        (
            SET | {"parts": [SET, {}]},
            "of no documented kind (parts[1].id is missing; parts[1] must be null, not an object)",
        ),
        (SET | {"parts": [SET | {"parts": [SET, 1]}]}, "parts[0].parts[1] must be an object, not a number"),
        (SET | {"cover": {"id": "secret"}}, "cover.state is missing"),
        (SET | {"cover": PLATE | {"color": 1}}, "cover.color must be a string, not a number"),
        (SET | {"glaze": "tin"}, "glaze is of another kind"),
        (SET | {"weight": True}, "weight must be a whole number or null, not true or false"),
    ],
)
def test_what_fits_none_is_refused_with_the_reasons(kiln: ModuleType, payload: Any, reason: str) -> None:
    with pytest.raises(InvalidCallback) as caught:
        kiln.callbacks.parse(payload)
    assert reason in str(caught.value)
    assert "secret" not in str(caught.value)


def test_each_kind_of_event_is_confirmed_where_its_job_is_read(kiln: ModuleType) -> None:
    pot, cup = kiln.callbacks.parse(POT), kiln.callbacks.parse(CUP)
    with (
        Server(lambda seen: Answer(200, POT if "pots" in seen.path else CUP["cup"] | {"kind": "cup"})) as server,
        kiln.Kiln(api_key="k", base_url=server.url) as client,
    ):
        assert client.pottery.confirm(pot).to_dict() == POT
        assert client.pottery.confirm(cup).id == "c1"
        with pytest.raises(CallbackMismatch):
            client.pottery.confirm(kiln.callbacks.parse(POT | {"state": "broken"}))
    assert [seen.path for seen in server.seen] == ["/pots/p%2F1", "/cups/c1", "/pots/p%2F1"]


def test_callbacks_are_no_operations_of_the_client(kiln: ModuleType) -> None:
    (package,) = kiln.__path__
    assert sorted(path.name for path in Path(package, "api").iterdir() if path.is_dir()) == ["pottery"]
    assert not hasattr(kiln.Kiln(api_key="k"), "events")


def test_every_image_has_its_limit(kiln: ModuleType) -> None:
    limits = {name: value for name, value in vars(kiln.images).items() if isinstance(value, ImageLimit)}
    of_photo: Any = {"max_pixels": 100, "media_types": ("image/png",)}
    for operation in ("FIRE_POT", "FIRE_CUP", "FIRE_PLATE"):
        assert limits.pop(f"{operation}_PHOTO") == ImageLimit("photo", **of_photo)
        assert limits.pop(f"{operation}_MORE") == ImageLimit("more", **of_photo)
        assert limits.pop(f"{operation}_INSIDE_CLASS_") == ImageLimit("inside.class")
    assert limits == {}


@pytest.mark.full
def test_the_client_passes_mypy_strict_and_tells_kinds_apart(kiln: ModuleType, tmp_path: Path) -> None:
    (package,) = kiln.__path__
    use = tmp_path / "use.py"
    use.write_text(
        "from kiln_client import AsyncKiln, Kiln, callbacks\n"
        "from kiln_client.models import Cup, Pot\n"
        "from image_api_core.callbacks.asgi import CallbackReceiver\n"
        "def events(client: Kiln) -> None:\n"
        "    event = callbacks.parse(b'')\n"
        "    if isinstance(event.payload, Pot):\n"
        "        reveal_type(event.payload)\n"
        "def handle(event: callbacks.CallbackEvent[Pot], pot: Pot) -> None: ...\n"
        "async def handle_cup(event: callbacks.CallbackEvent[Pot], cup: Cup) -> None: ...\n"
        "def read(body: bytes) -> callbacks.CallbackEvent[Pot]: ...\n"
        "def receive(one: Kiln, two: AsyncKiln) -> None:\n"
        "    reveal_type(one.pottery.confirm(read(b'')))\n"
        "    CallbackReceiver(parse=callbacks.parse, handle=print)\n"
        "    CallbackReceiver(parse=read, confirm=one.pottery.confirm, handle=handle)\n"
        "    CallbackReceiver(parse=read, confirm=two.pottery.confirm, handle=handle)\n"
        "    CallbackReceiver(parse=read, confirm=two.pottery.confirm, handle=handle_cup)  # wrong\n"
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--cache-dir", str(tmp_path / "mypy")]
    environment = {"MYPYPATH": f"{ROOT / 'client_core'}:{Path(package).parent}"}
    run = subprocess.run(
        [*command, "--disable-error-code", "empty-body", package, str(use)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in run.stdout.splitlines() if ": error:" in line]
    assert "kiln_client.models.pot.Pot" in run.stdout
    assert errors
    assert all(line.startswith("use.py:16:") for line in errors), run.stdout


def without_event(document: Any) -> str:
    del document["components"]["callbacks"]["pot"]["{$request.body#/tell}"]["post"]["x-event"]
    return "firePot: x-job names the callback 'done', which is not there or has no x-event"


def without_job(document: Any) -> str:
    del document["paths"]["/pots"]["post"]["x-job"]["callback"]
    return "potDone: a callback needs x-event, and an x-job that names it"


def without_id(document: Any) -> str:
    del document["components"]["callbacks"]["pot"]["{$request.body#/tell}"]["post"]["operationId"]
    return "a callback has no operationId: give it one"


def without_body(document: Any) -> str:
    del document["components"]["callbacks"]["pot"]["{$request.body#/tell}"]["post"]["requestBody"]
    return "the callback potDone has no requestBody: say what is posted"


def not_json(document: Any) -> str:
    content = document["components"]["requestBodies"]["Pot"]["content"]
    content["text/plain"] = content.pop("application/json")
    return "the callback potDone must have a body of application/json and no other"


def unchecked(document: Any) -> str:
    document["components"]["schemas"]["Pot"]["properties"]["kind"] = {"not": {"contains": {"type": "string"}}}
    return "potDone: 'contains' cannot be checked: describe the items with 'items'"


def unreadable(document: Any) -> str:
    document["components"]["requestBodies"]["Pot"]["content"]["application/json"]["schema"] = ref("Nothing")
    return "Could not find reference"


def shared_by_two_kinds(document: Any) -> str:
    document["paths"]["/cups"]["post"]["callbacks"] = {"done": {"$ref": "#/components/callbacks/pot"}}
    return "potDone: its jobs are followed in several ways; give each a callback of its own"


@sampled()
@pytest.mark.parametrize(
    "damage",
    [without_event, without_job, without_id, without_body, not_json, unchecked, unreadable, shared_by_two_kinds],
)
def test_a_callback_that_says_too_little_is_refused(damage: Any, tmp_path: Path) -> None:
    document = copy.deepcopy(CONTRACT)
    reason = damage(document)
    run = generate(write(tmp_path / "dist", kiln=document), tmp_path / "clients")
    assert run.returncode == 1
    assert reason in run.stderr
    assert "Traceback" not in run.stderr
