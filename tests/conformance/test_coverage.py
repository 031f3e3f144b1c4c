"""The statements alone exercise every documented status, member and limit; and coverage is not given away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conformance.conftest import Asked
from tools.conformance.coverage import Coverage
from tools.conformance.coverage_report import REASONS, page_of, text_of
from tools.conformance.exchanges import VARIABLE, Exchange, keep, read_exchanges
from tools.judges.contracts import CONTRACTS, Document, operations


@pytest.fixture(scope="module")
def coverages(asked: dict[str, Asked]) -> dict[str, Coverage]:
    """What the statements of each contract exercise."""
    found = {name: Coverage(document) for name, document in CONTRACTS.items()}
    for coverage in found.values():
        for operation in operations(coverage.document):
            coverage.feed(asked[operation.label].exchanges)
        coverage.excuse(REASONS)
    return found


@pytest.mark.full
@pytest.mark.parametrize("name", CONTRACTS)
def test_everything_is_exercised_or_has_a_reason(name: str, coverages: dict[str, Coverage]) -> None:
    items = coverages[name].items.values()
    assert items
    assert [item for item in items if not item.covered and not item.reason] == []


@pytest.mark.full
def test_every_reason_is_needed(coverages: dict[str, Coverage]) -> None:
    used = {item.reason for coverage in coverages.values() for item in coverage.items.values()} - {""}
    assert used == set(REASONS.values())


@pytest.mark.full
def test_the_reports_tell_what_is_not_covered(coverages: dict[str, Coverage]) -> None:
    missed = [item for coverage in coverages.values() for item in coverage.items.values() if not item.covered]
    named = [f"    {item.operation}: {item.dimension} {item.name}" for item in missed]
    text, short, page = text_of(coverages), text_of(coverages, excused=False), page_of(coverages)
    assert sorted(set(text.splitlines()) - set(short.splitlines())) == sorted(named)
    counted = re.findall(r"^  (\d+) not covered, because (.*)$", short, re.MULTILINE)
    assert sum(int(count) for count, _ in counted) == len(missed)
    assert {reason for _, reason in counted} == set(REASONS.values())
    reasons, under = {name: item.reason for name, item in zip(named, missed, strict=True)}, ""
    for line in text.splitlines():
        under = line.partition("because ")[2] or under
        assert reasons.get(line, under) == under
    assert "<b class=no>no</b>" in page
    assert "<script" not in page


def test_what_has_no_reason_is_named_in_both() -> None:
    for excused in (True, False):
        assert "  not covered: firePot: answer member 200 state = 'raw'" in text_of(
            {"tiny": Coverage(TINY)}, excused=excused
        )


TINY: Document = {
    "paths": {
        "/pots/{id}": {
            "post": {
                "operationId": "firePot",
                "parameters": [{"name": "id", "in": "path"}, {"name": "since", "in": "query"}],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "properties": {
                                    "glaze": {"enum": ["red", "blue"]},
                                    "heat": {"minimum": 5, "maximum": 9},
                                    "marks": {"items": {"maxLength": 2}},
                                }
                            },
                            "examples": {"red": {"value": {"glaze": "red"}}},
                        }
                    }
                },
                "responses": {
                    "200": {
                        "content": {
                            "application/json": {
                                "schema": {"anyOf": [{"properties": {"state": {"enum": ["raw", "fired"]}}}]},
                                "examples": {"raw": {"value": {"state": "raw"}}},
                            }
                        }
                    },
                    "400": {"content": {"application/json": {}}},
                },
            }
        }
    }
}


def covered_by(*exchanges: Exchange) -> set[str]:
    coverage = Coverage(TINY)
    coverage.feed(exchanges)
    return {f"{item.dimension} {item.name}" for item in coverage.items.values() if item.covered}


def test_what_is_documented() -> None:
    assert {f"{item.dimension} {item.name}" for item in Coverage(TINY).items.values()} == {
        "operation POST /pots/{id}",
        "status 200",
        "status 400",
        "parameter id",
        "parameter since",
        "request example red",
        "request field glaze",
        "request field heat",
        "request field marks",
        "request field marks[]",
        "request member glaze = 'red'",
        "request member glaze = 'blue'",
        "limit heat minimum 5: accepted",
        "limit heat minimum 5: refused beyond",
        "limit heat maximum 9: accepted",
        "limit heat maximum 9: refused beyond",
        "limit marks[] maxLength 2: accepted",
        "limit marks[] maxLength 2: refused beyond",
        "answer example 200 raw",
        "answer field 200 state",
        "answer member 200 state = 'raw'",
        "answer member 200 state = 'fired'",
    }


def test_only_what_happened_is_covered() -> None:
    assert covered_by() == set()
    assert covered_by(Exchange("GET", "/pots/1", 200), Exchange("POST", "/pots/1/more", 200)) == set()
    assert covered_by(Exchange("POST", "/pots/1", 500)) == {"operation POST /pots/{id}", "parameter id"}
    bare = {"operation POST /pots/{id}", "parameter id"}
    accepted = Exchange("POST", "/pots/1", 200, {"since": "x"}, {"glaze": "red"}, {"state": "raw"})
    assert covered_by(accepted) - bare == {
        "status 200",
        "parameter since",
        "request example red",
        "request field glaze",
        "request member glaze = 'red'",
        "answer example 200 raw",
        "answer field 200 state",
        "answer member 200 state = 'raw'",
    }


def test_a_limit_is_covered_from_both_sides() -> None:
    bare = {"operation POST /pots/{id}", "parameter id"}
    at_it = Exchange("POST", "/pots/1", 200, {}, {"heat": 9, "marks": ["xx"]})
    beyond = Exchange("POST", "/pots/1", 400, {}, {"heat": 10, "marks": ["xxx"]})
    inside = Exchange("POST", "/pots/1", 200, {}, {"heat": 8, "marks": ["x"]})
    limits = {name for name in covered_by(at_it) if name.startswith("limit")}
    assert limits == {"limit heat maximum 9: accepted", "limit marks[] maxLength 2: accepted"}
    assert covered_by(beyond) - bare - {"status 400"} == {
        "limit heat maximum 9: refused beyond",
        "limit marks[] maxLength 2: refused beyond",
    }
    assert not any(name.startswith("limit") for name in covered_by(inside))


def test_exchanges_are_kept_only_where_they_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Exchange("POST", "/pots/1", 200, {"since": "x"}, {"glaze": "red"}, ["\N{SNOWMAN}"])
    monkeypatch.delenv(VARIABLE, raising=False)
    keep(one)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "exchanges.jsonl"))
    keep(one)
    keep(one)
    assert list(read_exchanges(tmp_path / "exchanges.jsonl")) == [one, one]


def test_what_a_sample_shows_has_no_excuse() -> None:
    """A mock that stopped to answer a documented sample would not be excused."""
    coverage = Coverage(TINY)
    coverage.excuse({"answer member": "no sample shows it", "status": "no reason at all"})
    reasons = {item.name: item.reason for item in coverage.items.values() if item.dimension == "answer member"}
    assert reasons == {"200 state = 'raw'": "", "200 state = 'fired'": "no sample shows it"}
    assert coverage.items["firePot", "status", "400"].reason == "no reason at all"


def test_limits_and_members_of_a_query_are_counted() -> None:
    schema = {"type": "integer", "minimum": 1, "maximum": 5}
    parameters = [{"name": "limit", "in": "query", "schema": schema}]
    listing: Document = {"paths": {"/pots": {"get": {"operationId": "listPots", "parameters": parameters}}}}
    bare: Document = {"content": {"application/json": {}}}
    listing["paths"]["/pots"]["get"]["responses"] = {"200": bare, "400": bare}
    coverage = Coverage(listing)
    coverage.feed([Exchange("GET", "/pots", 200, {"limit": "1"}), Exchange("GET", "/pots", 400, {"limit": "6"})])
    covered = {item.name: item.covered for item in coverage.items.values() if item.dimension == "limit"}
    assert covered == {
        "limit minimum 1: accepted": True,
        "limit minimum 1: refused beyond": False,
        "limit maximum 5: accepted": False,
        "limit maximum 5: refused beyond": True,
    }
