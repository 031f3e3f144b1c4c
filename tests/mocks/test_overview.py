"""What the page `/_mock/` is made of: the admin API's view of everything at once."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from image_api_mocks.http import api_reference
from image_api_mocks.mock import Mock
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import ASYNC_JOBS, JOBS, ask, body_of, poll, rule, send, submit
from tools.judges.contracts import CONTRACTS, METHODS, OPERATIONS, resolve

JOB = ASYNC_JOBS[0]


def overview(api: MockApi) -> Any:
    return ask("GET", f"{api.url}/_mock/overview", headers={"Mock-World": api.world}).json()


def test_it_shows_what_the_lists_show(mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    mock_api.fault("status", status=503, times=2)
    submit_all = [send(mock_api, operation, body_of(operation)) for operation in JOBS]
    assert submit_all
    shown = overview(mock_api)
    assert shown["requests"] == mock_api.requests()
    assert shown["jobs"] == mock_api.jobs()
    assert shown["charges"] == mock_api.charges()
    assert shown["callbacks"] == mock_api.callbacks()
    assert shown["counts"]["requests"] == len(JOBS)
    assert shown["counts"]["jobs"] == len(JOBS) - 2
    assert (shown["world"], mock_api.world in shown["worlds"]) == (mock_api.world, True)


def test_it_shows_the_last_of_many(mock_api: MockApi) -> None:
    for _ in range(52):
        poll(mock_api, JOB, "nobody-has-this")
    shown = overview(mock_api)
    assert [entry["number"] for entry in shown["requests"]] == list(range(3, 53))
    assert shown["counts"]["requests"] == 52


@pytest.mark.parametrize("operation", JOBS, ids=str)
def test_a_job_has_its_images_once_it_has_succeeded(operation: Any, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=60)
    submit(mock_api, operation)
    if rule(operation)["states"]["pending"]:
        assert mock_api.jobs()[-1]["images"] == []
        assert mock_api.jobs()[-1]["succeeded"] is False
    mock_api.advance(60)
    (job,) = mock_api.jobs()
    assert job["succeeded"] is True
    for url in job["images"]:
        assert ask("GET", url).headers["content-type"].startswith("image/")
    answered = poll(mock_api, operation, job["id"]).text
    assert all(url in answered for url in job["images"])
    assert bool(job["images"]) == ("/_mock/images/" in answered)


def test_a_job_that_failed_has_none(mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    mock_api.fault("job_fails")
    submit(mock_api, JOB)
    (job,) = mock_api.jobs()
    assert (job["images"], job["succeeded"]) == ([], False)


def test_a_request_is_kept_with_its_answer(mock_api: MockApi) -> None:
    answer = send(mock_api, JOB, body_of(JOB))
    (entry,) = mock_api.requests()
    assert entry["answer"] == answer.text
    assert entry["answer_headers"]["content-type"] == answer.headers["content-type"]
    assert entry["milliseconds"] > 0
    assert entry["query"] == ""


def test_a_lost_answer_is_not_kept(mock_api: MockApi) -> None:
    mock_api.fault("reset_after")
    with pytest.raises(httpx.TransportError):
        send(mock_api, JOB, body_of(JOB))
    (entry,) = mock_api.requests()
    assert (entry["status"], entry["answer"], entry["answer_headers"]) == (0, None, {})


def test_a_key_in_a_query_is_not_kept() -> None:
    scheme = {"type": "apiKey", "in": "query", "name": "api key"}
    things = {
        "operationId": "listThings",
        "security": [{"key": []}],
        "responses": {"200": {"description": "Things.", "content": {"application/json": {"example": {"things": []}}}}},
    }
    contract = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {"/things": {"get": things}},
        "components": {"securitySchemes": {"key": scheme}},
    }
    with Mock({"things": contract}) as gateway:
        for query in ("api%20key=mock-key&limit=2", "limit=2&api+key=secret"):
            ask("GET", f"{gateway.url}/things?{query}")
        text = ask("GET", f"{gateway.url}/_mock/requests").text
    assert "mock-key" not in text
    assert "secret" not in text
    assert "api%20key=<key>&limit=2" in text


def test_operations_are_listed_with_what_they_do_with_jobs(mock_api: MockApi) -> None:
    listed = ask("GET", f"{mock_api.url}/_mock/operations").json()["operations"]
    assert {entry["id"] for entry in listed} == set(map(str, OPERATIONS))
    assert {entry["id"] for entry in listed if entry["role"] == "start"} == set(map(str, JOBS))


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_reference_shows_a_contract_with_the_mock_for_its_only_server(name: str, mock_url: str) -> None:
    shown = ask("GET", mock_url + api_reference.path(name)).json()
    assert [server["url"] for server in shown["servers"]] == ["/"]
    for path, item in shown["paths"].items():
        found = resolve(shown, item)
        assert [part for part in (found, *(found.get(method, {}) for method in METHODS)) if "servers" in part] == [], (
            path
        )
    without = {key: value for key, value in CONTRACTS[name].items() if key not in ("servers", "paths")}
    assert without.items() <= shown.items()


def test_a_key_is_filled_in_for_every_scheme(mock_url: str) -> None:
    listed = {entry["slug"]: entry for entry in ask("GET", f"{mock_url}/_mock/contracts/").json()}
    for name, document in CONTRACTS.items():
        schemes = document["components"]["securitySchemes"]
        assert listed[name]["schemes"].keys() == schemes.keys()
        assert all("mock-key" in filled.values() for filled in listed[name]["schemes"].values())


@pytest.mark.full
def test_an_operation_goes_before_a_page() -> None:
    answer = {"200": {"description": "Root.", "content": {"application/json": {"example": {"root": True}}}}}
    contract = {
        "openapi": "3.1.0",
        "info": {"title": "Root", "version": "1"},
        "paths": {"/": {"get": {"operationId": "getRoot", "responses": answer}}},
    }
    with Mock({"root": contract}) as gateway:
        assert ask("GET", gateway.url + "/").json() == {"root": True}
        assert ask("GET", gateway.url + "/_mock/").status_code == 200
