"""The journal as HAR: valid by the schema of the format, and all of it there but what nobody may read."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import ASYNC_JOBS, ask, body_of, send, submit
from tools.judges.contracts import CONTENT, OPERATIONS, ROOT

SCHEMAS = ROOT / "node_modules" / "har-schema" / "lib"
JOB = ASYNC_JOBS[0]
UPLOAD = next(operation for operation in OPERATIONS if operation.media_types)


def exported(api: MockApi) -> Any:
    answer = ask("GET", f"{api.url}/_mock/requests.har", headers={"Mock-World": api.world})
    assert answer.status_code == 200
    return answer.json()


def violations(archive: Any) -> list[str]:
    documents = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in SCHEMAS.glob("*.json")}
    resources = [(document["$id"], DRAFT7.create_resource(document)) for document in documents.values()]
    registry: Registry[Any] = Registry().with_resources(resources)
    validator = Draft7Validator(documents["har.json"], registry=registry)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(archive)]


def test_every_request_is_there_with_its_answer(mock_api: MockApi) -> None:
    answers = [send(mock_api, operation, None) for operation in OPERATIONS]
    archive = exported(mock_api)
    assert violations(archive) == []
    entries = archive["log"]["entries"]
    assert [entry["_operation"] for entry in entries] == list(map(str, OPERATIONS))
    assert [entry["response"]["status"] for entry in entries] == [answer.status_code for answer in answers]
    assert [entry["response"]["content"]["text"] for entry in entries] == [answer.text for answer in answers]
    assert [entry["request"]["url"] for entry in entries] == [str(answer.url) for answer in answers]


def test_what_was_sent_is_there(mock_api: MockApi) -> None:
    body = body_of(JOB)
    send(mock_api, JOB, body)
    ask("GET", f"{mock_api.url}/nowhere?a=1&b=%20&b=", headers={"Mock-World": mock_api.world})
    first, second = exported(mock_api)["log"]["entries"]
    assert json.loads(first["request"]["postData"]["text"]) == body
    assert first["request"]["postData"]["mimeType"] == "application/json"
    assert second["request"]["queryString"] == [
        {"name": "a", "value": "1"},
        {"name": "b", "value": " "},
        {"name": "b", "value": ""},
    ]


def test_no_key_is_in_it(mock_api: MockApi) -> None:
    submit(mock_api, JOB)
    secret = "sk-3f9d1c"  # noqa: S105
    headers = JOB.key_headers(secret) | {"Cookie": f"a={secret}", "Mock-World": mock_api.world}
    ask(JOB.method, mock_api.url + JOB.path, headers=headers, json=body_of(JOB))
    text = json.dumps(exported(mock_api))
    assert "<key>" in text
    assert secret not in text
    assert mock_api.key not in text


def test_a_file_is_left_out_and_that_is_said(mock_api: MockApi) -> None:
    send(mock_api, UPLOAD, None)
    (entry,) = exported(mock_api)["log"]["entries"]
    assert entry["request"]["postData"]["text"] == ""
    assert entry["request"]["postData"]["comment"] == f"{len(CONTENT)} bytes, which the mock did not keep"


def test_an_answer_that_never_came_is_none(mock_api: MockApi) -> None:
    mock_api.fault("reset_after")
    with pytest.raises(httpx.TransportError):
        send(mock_api, JOB, body_of(JOB))
    archive = exported(mock_api)
    assert violations(archive) == []
    (entry,) = archive["log"]["entries"]
    assert (entry["response"]["status"], entry["_fault"]) == (0, "reset_after")
    assert entry["response"]["content"]["text"] == ""
    assert "No answer was sent" in entry["response"]["comment"]


def test_the_judge_knows_the_format() -> None:
    assert violations({"log": {"version": "1.2", "creator": {"name": "x", "version": "1"}, "entries": []}}) == []
    assert violations({"log": {"version": "1.2", "entries": [{}]}})
