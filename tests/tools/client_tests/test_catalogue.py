"""The catalogue covers every operation of every contract, without naming one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tools.client_tests import catalogue
from tools.client_tests.catalogue import UNKNOWN, Request, Scenario, broken_limits, requests, scenarios
from tools.judges.contracts import OPERATIONS, Document, Operation

ALL = scenarios()


def of(operation: Operation) -> Counter[str]:
    return Counter(scenario.name for scenario in ALL if scenario.operation == operation)


def an_operation(**definition: object) -> Operation:
    return Operation({"openapi": "3.1.0", "components": {}}, "/things", "post", {"operationId": "go", **definition})


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_every_operation_goes_through_every_scenario_that_fits(operation: Operation) -> None:
    played = of(operation)
    for name in ("documented request", "wrong key", "too many requests", "server error", "documented answer"):
        assert played[name], name
    assert played["unknown field"] == len(operation.response_examples(operation.success))
    is_job = "x-job" in operation.definition
    assert (played["job succeeds"], played["job fails"]) == (is_job, is_job)
    assert played["broken limit"] == played["server's own word on a limit"]


def test_no_scenario_stands_twice() -> None:
    assert [name for name, times in Counter(map(str, ALL)).items() if times > 1] == []


def test_limits_are_broken_in_bodies_and_queries() -> None:
    schema = {
        "properties": {
            "name": {"type": "string", "minLength": 1, "maxLength": 3},
            "count": {"type": "integer", "minimum": 1, "maximum": 8},
            "seed": {"type": "integer", "maximum": 2**53},
            "free": {"type": "string"},
        }
    }
    media = {"schema": schema, "examples": {"one": {"value": {"name": "a"}}}}
    operation = an_operation(
        parameters=[{"name": "limit", "in": "query", "example": 10, "schema": {"type": "integer", "maximum": 500}}],
        requestBody={"content": {"application/json": media}},
    )
    ((_, request),) = requests(operation)
    broken = list(broken_limits(operation, request))
    assert [(name, keyword, given.query, given.body) for name, keyword, given in broken] == [
        ("limit", "maximum", {"limit": 501}, {"name": "a"}),
        ("name", "maxLength", {"limit": 10}, {"name": "xxxx"}),
        ("name", "minLength", {"limit": 10}, {"name": ""}),
        ("count", "maximum", {"limit": 10}, {"name": "a", "count": 9}),
        ("count", "minimum", {"limit": 10}, {"name": "a", "count": 0}),
    ]


def test_raw_bytes_are_sent_as_each_of_their_media_types() -> None:
    operation = an_operation(requestBody={"content": {"image/png": {}, "video/mp4": {}}})
    sent = dict(requests(operation))
    assert list(sent) == ["image/png", "video/mp4"]
    raw = sent["image/png"].raw
    assert raw is not None
    with pytest.raises(UnicodeDecodeError):
        raw.content.decode()


def test_an_operation_without_a_body_is_called_without_one() -> None:
    assert list(requests(an_operation())) == [("", Request())]


def test_an_unknown_member_stands_where_a_documented_one_was() -> None:
    found = [scenario for scenario in ALL if scenario.unknown is not None]
    assert found
    for scenario in found:
        value = scenario.answer
        for part in scenario.unknown or ():
            value = value[part]
        assert value == UNKNOWN


def test_unknown_fields_stand_in_every_object() -> None:
    def objects(value: object) -> list[Document]:
        if isinstance(value, list):
            return [found for item in value for found in objects(item)]
        if not isinstance(value, dict) or "nested" in value:
            return []
        return [value, *(found for item in value.values() for found in objects(item))]

    found = [scenario for scenario in ALL if scenario.name == "unknown field"]
    assert found
    assert all(UNKNOWN in one for scenario in found for one in objects(scenario.answer))


def test_a_limit_that_the_server_is_to_judge_is_broken_on_the_way() -> None:
    def named(name: str) -> list[Scenario]:
        return [scenario for scenario in ALL if scenario.name == name]

    assert all(scenario.request == scenario.sent for scenario in named("broken limit"))
    assert all(scenario.request != scenario.sent for scenario in named("server's own word on a limit"))


def test_a_scenario_that_is_for_nothing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "scenarios.yaml"
    file.write_text("scenarios: [{name: odd, for: reqest, expect: {success: true}}]", encoding="utf-8")
    monkeypatch.setattr(catalogue, "FILE", file)
    with pytest.raises(ValueError, match="'odd' is for 'reqest', of which no contract has any"):
        scenarios()
