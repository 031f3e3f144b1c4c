"""A contract that nobody wrote code for: with `x-job` its jobs run, and without it the rest works all the same."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from image_api_mocks.mock import Mock
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import ask
from tests.mocks.receiver import receiving
from tests.mocks.test_callback_delivery import wait_for

MEDIA = "application/json"


def body(schema: dict[str, Any], example: Any) -> dict[str, Any]:
    return {"content": {MEDIA: {"schema": schema, "examples": {"sample": {"value": example}}}}}


def answer(schema: dict[str, Any], example: Any) -> dict[str, Any]:
    return {"description": "x", **body(schema, example)}


TEXT = {"type": "string"}
ERROR = answer(
    {"type": "object", "required": ["problem"], "properties": {"problem": {"$ref": "#/components/schemas/Problem"}}},
    {"problem": {"reason": "Bad Request", "code": 400}},
)
ORDER = {
    "type": "object",
    "required": ["size"],
    "additionalProperties": False,
    "properties": {"size": {"type": "integer", "maximum": 9}, "tell": TEXT, "mine": TEXT},
}
EVENT = {"print": {"number": "P-0001", "phase": "printed"}, "yours": "m1"}
# Everything is called otherwise than the vendors call it, and nested otherwise.
PRINTS: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Prints", "version": "1"},
    "security": [{"secret": []}],
    "paths": {
        "/prints": {
            "post": {
                "operationId": "orderPrint",
                "requestBody": {"required": True, **body(ORDER, {"size": 4, "mine": "m1"})},
                "responses": {
                    "202": answer(
                        {
                            "type": "object",
                            "properties": {"order": {"$ref": "#/components/schemas/Order"}},
                        },
                        {"order": {"number": "P-0001", "size": 4}},
                    ),
                    "400": ERROR,
                },
                "x-job": {
                    "id": "$response.body#/order/number",
                    "poll": {
                        "operationId": "readPrint",
                        "parameter": "number",
                        "status": "$response.body#/print/phase",
                    },
                    "states": {"pending": ["waiting", "printing"], "succeeded": ["printed"], "failed": ["jammed"]},
                    "callback": {
                        "name": "printed",
                        "url": "$request.body#/tell",
                        "callerId": "$request.body#/mine",
                    },
                },
                "callbacks": {
                    "printed": {
                        "{$request.body#/tell}": {
                            "post": {
                                "x-event": {
                                    "id": "$request.body#/print/number",
                                    "status": "$request.body#/print/phase",
                                    "callerId": "$request.body#/yours",
                                },
                                "requestBody": body(
                                    {"type": "object"},
                                    {"print": {"number": "P-0001", "phase": "printed"}, "yours": "m1"},
                                ),
                                "responses": {"204": {"description": "x"}},
                            }
                        }
                    }
                },
            }
        },
        "/prints/{number}": {
            "get": {
                "operationId": "readPrint",
                "parameters": [{"name": "number", "in": "path", "required": True, "schema": TEXT}],
                "responses": {
                    "200": answer(
                        {"type": "object", "properties": {"print": {"$ref": "#/components/schemas/Order"}}},
                        {"print": {"number": "P-0001", "phase": "printed", "size": 4, "pages": ["p1"]}},
                    ),
                    "404": ERROR,
                },
            }
        },
    },
    "components": {
        "securitySchemes": {"secret": {"type": "apiKey", "in": "query", "name": "secret"}},
        "schemas": {
            "Order": {
                "type": "object",
                "required": ["number"],
                "properties": {"number": TEXT, "phase": TEXT, "size": {"type": "integer"}},
            },
            "Problem": {"type": "object", "properties": {"reason": TEXT, "code": {"type": "integer"}}},
        },
    },
}


def without_jobs() -> dict[str, Any]:
    document = copy.deepcopy(PRINTS)
    del document["paths"]["/prints"]["post"]["x-job"]
    return document


@pytest.fixture(scope="module")
def prints() -> Iterator[MockApi]:
    with Mock({"prints": PRINTS}, job_seconds=0) as gateway:
        yield MockApi(gateway.url, "w")


@pytest.fixture(scope="module")
def plain() -> Iterator[MockApi]:
    with Mock({"prints": without_jobs()}) as gateway:
        yield MockApi(gateway.url, "w")


def order(api: MockApi, body: Any, key: str = "") -> httpx.Response:
    return ask("POST", f"{api.url}/prints", params={"secret": key or api.key}, json=body)


def read(api: MockApi, number: str) -> httpx.Response:
    return ask("GET", f"{api.url}/prints/{number}", params={"secret": api.key})


def test_its_jobs_run_and_call_back(prints: MockApi) -> None:
    with receiving() as receiver:
        accepted = order(prints, {"size": 7, "tell": receiver.url, "mine": "m2"})
        assert accepted.status_code == 202
        number = accepted.json()["order"]["number"]
        assert re.fullmatch(r"P-\d{16}", number)
        assert accepted.json()["order"]["size"] == 7
        assert receiver.next().body == {
            "print": {"number": number, "phase": "printed"},
            "yours": "m2",
        }
    assert read(prints, number).json() == {"print": {"number": number, "phase": "printed", "size": 7, "pages": ["p1"]}}
    wait_for(prints, pending=0)


def test_its_jobs_pass_through_its_states(prints: MockApi) -> None:
    prints.settings(job_seconds=100)
    number = order(prints, {"size": 1}).json()["order"]["number"]
    seen = []
    for seconds in (60, 60, 0):
        seen.append(read(prints, number).json()["print"])
        prints.advance(seconds)
    assert [shown["phase"] for shown in seen] == ["waiting", "printing", "printed"]
    assert [shown.get("pages") for shown in seen] == [None, None, ["p1"]], "results only once it succeeded"
    prints.settings(job_seconds=0)
    prints.fault("job_fails")
    failed = read(prints, order(prints, {"size": 1}).json()["order"]["number"]).json()["print"]
    assert (failed["phase"], failed.get("pages")) == ("jammed", None)


@pytest.mark.parametrize("mock", ["prints", "plain"])
def test_its_refusals_are_in_its_own_words(mock: str, request: pytest.FixtureRequest) -> None:
    api = request.getfixturevalue(mock)
    refused = order(api, {"size": 10, "colour": 1})
    assert refused.status_code == 400
    assert set(refused.json()) == {"problem"}
    assert "9" in refused.json()["problem"]["reason"]
    assert "'colour'" in refused.json()["problem"]["reason"]
    assert order(api, {"size": 1}, key="wrong").status_code == 401
    assert order(api, {"size": 1}, key="wrong").json() == {"problem": {"reason": "Unauthorized", "code": 401}}


@pytest.mark.full
def test_without_jobs_it_echoes_and_fails_on_demand(plain: MockApi) -> None:
    plain.reset()
    accepted = order(plain, {"size": 7})
    assert (accepted.status_code, accepted.json()) == (202, {"order": {"number": "P-0001", "size": 7}})
    plain.fault("status", operation="orderPrint", status=503, retry_after=3)
    refused = order(plain, {"size": 7})
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "3")
    assert read(plain, "P-0001").status_code == 200
    assert (plain.jobs(), len(plain.requests())) == ([], 3)
    assert "P-0001" in json.dumps(plain.requests())
