"""The workflows tell the whole contract, and only what it knows. Whether they pass is seen when they are run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.contracts.ledger import OPENAPI, VENDORS, read_bundle
from tools.judges.contract.outline import operations
from tools.judges.contracts import resolve
from tools.judges.validation import violations


def read_workflows(vendor: str) -> dict[str, Any]:
    text = (OPENAPI / vendor / "workflows.arazzo.yaml").read_text(encoding="utf-8")
    document: dict[str, Any] = yaml.safe_load(text)
    return document


def steps(vendor: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield name, operationId and step of each step that calls an operation of the contract."""
    for workflow in read_workflows(vendor)["workflows"]:
        for step in workflow["steps"]:
            if "operationId" in step:
                source, _, operation_id = step["operationId"].removeprefix("$sourceDescriptions.").partition(".")
                assert source == vendor, step["operationId"]
                yield f"{workflow['workflowId']}/{step['stepId']}", operation_id, step


def by_id(bundle: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {operation["operationId"]: operation for _, _, operation in operations(bundle)}


@pytest.mark.parametrize("vendor", VENDORS)
def test_every_operation_is_told_and_no_other(vendor: str) -> None:
    assert {operation_id for _, operation_id, _ in steps(vendor)} == by_id(read_bundle(vendor)).keys()


@pytest.mark.parametrize("vendor", VENDORS)
def test_the_workflows_have_the_version_of_the_contract(vendor: str) -> None:
    bundle, document = read_bundle(vendor), read_workflows(vendor)
    assert document["info"]["version"] == bundle["info"]["version"]
    assert [source["url"] for source in document["sourceDescriptions"]] == [f"../dist/{vendor}.openapi.json"]


def expected_status(step: dict[str, Any]) -> int:
    (status,) = re.findall(r"^\$statusCode == (\d+)$", step["successCriteria"][0]["condition"])
    return int(status)


def final_state(step: dict[str, Any]) -> str:
    (state,) = re.findall(r"/status == '(\w+)'$", step["successCriteria"][-1]["condition"])
    return str(state)


@pytest.mark.parametrize("vendor", VENDORS)
def test_what_may_become_of_a_job_is_told(vendor: str) -> None:
    """Success, failure, a refusal, and a rate limit that lets the same request through in the end."""
    states = [op["x-job"]["states"] for op in by_id(read_bundle(vendor)).values() if "x-job" in op]
    told = {final_state(step) for _, _, step in steps(vendor) if waits(step)}
    assert {state for known in states if known["pending"] for state in known["succeeded"]} <= told
    assert told & {state for known in states for state in known["failed"]}
    assert {400, 401} <= {expected_status(step) for _, _, step in steps(vendor)}
    for workflow in read_workflows(vendor)["workflows"]:
        first, second, *_ = workflow["steps"]
        if expected_status(first) == 429:
            assert (first["operationId"], first["requestBody"]) == (second["operationId"], second["requestBody"])
            break
    else:
        pytest.fail("no workflow begins with a request that is answered 429")


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_step_sends_what_the_contract_accepts_or_is_refused(vendor: str) -> None:
    bundle = read_bundle(vendor)
    carriers = {scheme.get("name", "authorization") for scheme in bundle["components"]["securitySchemes"].values()}
    known = by_id(bundle)
    for name, operation_id, step in steps(vendor):
        operation = known[operation_id]
        declared = {(parameter["in"], parameter["name"]): parameter for parameter in operation.get("parameters", [])}
        sent = {(parameter["in"], parameter["name"]): parameter["value"] for parameter in step.get("parameters", [])}
        sent.pop(("header", "content-type"), None)
        for carrier in carriers:
            assert (sent.pop(("header", carrier), None) is not None) is (expected_status(step) == 401), name
        assert sent.keys() <= declared.keys(), name
        assert {key for key, parameter in declared.items() if parameter.get("required")} <= sent.keys(), name
        for key, value in sent.items():
            schema = declared[key]["schema"]
            assert violations(bundle, schema, filled(bundle, schema, value, declared[key]["example"])) == [], name
        body = step.get("requestBody")
        assert (body is not None) is operation.get("requestBody", {}).get("required", False), name
        if body is not None:
            schema = operation["requestBody"]["content"][body["contentType"]]["schema"]
            wrong = violations(bundle, schema, filled(bundle, schema, body["payload"]))
            assert bool(wrong) is (expected_status(step) == 400), (name, wrong)


def filled(bundle: dict[str, Any], schema: dict[str, Any], value: Any, example: Any = "text") -> Any:
    """Return the value with an example of the schema in the place of each runtime expression."""
    schema = resolve(bundle, schema)
    if isinstance(value, dict):
        parts = schema["properties"]
        return {key: filled(bundle, parts.get(key, {}), item) for key, item in value.items()}
    if isinstance(value, list):
        return [filled(bundle, schema["items"], item) for item in value]
    if isinstance(value, str) and value.startswith("$"):
        return schema.get("examples", [example])[0]
    return value


def waits(step: dict[str, Any]) -> bool:
    """Whether a step asks again while a job goes on. One may also ask again because the rate limit is used up."""
    criteria = [one["condition"] for action in step.get("onFailure", []) for one in action["criteria"]]
    return bool(criteria) and criteria != ["$statusCode == 429"]


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_step_that_waits_goes_on_in_every_pending_state_and_in_no_other(vendor: str) -> None:
    known = by_id(read_bundle(vendor))
    jobs = [operation["x-job"] for operation in known.values() if "x-job" in operation]
    waited = set()
    for name, operation_id, step in steps(vendor):
        if waits(step):
            (action,) = step["onFailure"]
            (job, *_) = [job for job in jobs if job["poll"]["operationId"] == operation_id]
            (criterion,) = action["criteria"]
            assert re.findall(r"'(\w+)'", criterion["condition"]) == job["states"]["pending"], name
            assert final_state(step) in job["states"]["succeeded"] + job["states"]["failed"], name
            assert action["retryLimit"] > 0, name
            waited.add(operation_id)
    assert waited == {job["poll"]["operationId"] for job in jobs if job["states"]["pending"]}
