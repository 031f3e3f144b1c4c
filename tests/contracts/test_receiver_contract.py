"""The receiver's contract says of the callbacks what the bundle says, less what may grow, and stands by itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import validate

from tests.contracts.ledger import OPENAPI, VENDORS, read_bundle
from tools.judges.contract.outline import callback_operations
from tools.judges.contracts import resolve
from tools.judges.validation import violations

WITH_CALLBACKS = [vendor for vendor in VENDORS if list(callback_operations(read_bundle(vendor)))]

assert WITH_CALLBACKS


def read_receiver(vendor: str) -> dict[str, Any]:
    file = OPENAPI / "dist" / f"{vendor}.receiver.openapi.json"
    receiver: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return receiver


def derive(folder: Path, document: Any) -> tuple[subprocess.CompletedProcess[str], Path]:
    bundle = folder / "kiln.openapi.json"
    bundle.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    command = [sys.executable, "-m", "tools.generator.receiver_contract", str(bundle)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done, folder / "kiln.receiver.openapi.json"


@pytest.mark.parametrize("vendor", WITH_CALLBACKS)
def test_each_callback_is_a_path(vendor: str) -> None:
    bundle, receiver = read_bundle(vendor), read_receiver(vendor)
    validate(receiver)
    assert receiver["openapi"] == bundle["openapi"]
    expected = {
        (f"/{operation['operationId']}", method, operation["summary"], tuple(operation["responses"]))
        for _, method, operation in callback_operations(bundle)
    }
    found = {
        (path, method, operation["summary"], tuple(operation["responses"]))
        for path, item in receiver["paths"].items()
        for method, operation in item.items()
    }
    assert found == expected


@pytest.mark.parametrize("vendor", WITH_CALLBACKS)
def test_it_holds_what_it_refers_to_and_nothing_else(vendor: str) -> None:
    receiver = read_receiver(vendor)
    text = json.dumps(receiver)
    components = {
        f"#/components/{section}/{name}" for section, parts in receiver["components"].items() for name in parts
    }
    assert {part.split('"', 1)[0] for part in text.split('"$ref": "')[1:]} == components


@pytest.mark.parametrize("vendor", WITH_CALLBACKS)
def test_it_takes_every_example_and_whatever_the_bundle_takes(vendor: str) -> None:
    bundle, receiver = read_bundle(vendor), read_receiver(vendor)
    tried = 0
    for _, method, operation in callback_operations(bundle):
        media = operation["requestBody"]["content"]["application/json"]
        own = receiver["paths"][f"/{operation['operationId']}"][method]["requestBody"]["content"]["application/json"]
        for reference in media["examples"].values():
            value = resolve(bundle, reference)["value"]
            for body in (value, {**value, "grown": 1}, [value], {}, None, *({**value, name: {}} for name in value)):
                if not violations(bundle, media["schema"], body):
                    assert violations(receiver, own["schema"], body) == []
                tried += 1
            assert violations(receiver, own["schema"], {})
    assert tried


SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["kind", "state"],
    "minProperties": 2,
    "properties": {
        "kind": {"const": "pot"},
        "state": {"type": "string", "enum": ["raw", "fired"], "maxLength": 5, "default": "raw"},
        "temperature": {"type": ["integer", "null"], "minimum": 0, "examples": [1000]},
        "photo": {"type": "string", "format": "uri", "pattern": "^https"},
        "id": {"type": "string", "format": "uuid"},
        "marks": {"type": "array", "maxItems": 2, "items": {"oneOf": [{"enum": ["a", "b"]}, {"type": "number"}]}},
        "labels": {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}},
        "other": {"not": {"enum": ["x", "y"]}},
        "enum": {"allOf": [{"type": "string", "maxLength": 3}]},
        "anything": True,
    },
}
SHAPE = {
    "type": "object",
    "required": ["kind", "state"],
    "properties": {
        "kind": {"enum": ["pot"]},
        "state": {"type": "string", "x-extensible-enum": ["raw", "fired"]},
        "temperature": {"type": ["integer", "null"], "examples": [1000]},
        "photo": {"type": "string"},
        "id": {"type": "string", "format": "uuid"},
        "marks": {"type": "array", "items": {"anyOf": [{"x-extensible-enum": ["a", "b"]}, {"type": "number"}]}},
        "labels": {"type": "object", "additionalProperties": {"type": "string"}},
        "other": {"not": {"enum": ["x", "y"]}},
        "enum": {"allOf": [{"type": "string"}]},
        "anything": True,
    },
}


def kiln(**callback: Any) -> dict[str, Any]:
    operation = {
        "operationId": "potFired",
        "summary": "A pot has been fired",
        "requestBody": {"content": {"application/json": {"schema": SCHEMA}}},
        "responses": {"200": {"description": "Received."}},
    } | callback
    return {
        "openapi": "3.1.0",
        "info": {"title": "Kiln", "version": "1"},
        "paths": {
            "/pots": {"post": {"operationId": "firePot", "callbacks": {"fired": {"{$url}": {"post": operation}}}}}
        },
    }


def test_only_the_shape_is_left(tmp_path: Path) -> None:
    done, output = derive(tmp_path, kiln())
    assert done.returncode == 0, done.stderr
    receiver = json.loads(output.read_text(encoding="utf-8"))
    operation = receiver["paths"]["/potFired"]["post"]
    assert operation["requestBody"]["content"]["application/json"]["schema"] == SHAPE
    assert operation["security"] == []
    validate(receiver)


def test_a_bundle_without_callbacks_gets_none(tmp_path: Path) -> None:
    document = kiln()
    assert derive(tmp_path, document)[1].exists()
    del document["paths"]["/pots"]["post"]["callbacks"]
    done, output = derive(tmp_path, document)
    assert done.returncode == 0, done.stderr
    assert not output.exists(), "a stale file is left"


def test_what_cannot_be_derived_is_said(tmp_path: Path) -> None:
    two = kiln()
    two["paths"]["/cups"] = {"post": kiln(summary="Another")["paths"]["/pots"]["post"]}
    silent = kiln()
    del silent["paths"]["/pots"]["post"]["callbacks"]["fired"]["{$url}"]["post"]["requestBody"]
    for document, reason in (
        (silent, "the callback potFired has no requestBody: say what is posted"),
        (kiln(operationId=None), "a callback has no operationId: give it one"),
        (two, "two callbacks have the operationId potFired: rename one"),
        ("not JSON", "Expecting value"),
    ):
        done, _ = derive(tmp_path, document)
        assert done.returncode == 1
        assert done.stderr.startswith("error: ")
        assert reason in done.stderr
        assert "Traceback" not in done.stderr
