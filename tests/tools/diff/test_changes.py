"""Changes made by hand to a tiny contract, with a person's verdict on each (data/changes.yaml): the judge agrees."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonpointer import JsonPointer

from tools.diff.changes import Change, ComparisonError, compare, step_of

DATA = Path(__file__).parent / "data"
BASE: dict[str, Any] = yaml.safe_load((DATA / "base.openapi.yaml").read_text(encoding="utf-8"))
CHANGES: list[dict[str, Any]] = yaml.safe_load((DATA / "changes.yaml").read_text(encoding="utf-8"))


def changed(change: dict[str, Any]) -> dict[str, Any]:
    """Return the tiny contract with one of the changes."""
    document = copy.deepcopy(BASE)
    for pointer, value in change.get("set", {}).items():
        parent, key = JsonPointer(pointer).to_last(document)
        parent[key] = value
    for pointer in change.get("remove", []):
        parent, key = JsonPointer(pointer).to_last(document)
        del parent[key]
    return document


def joined(documents: list[dict[str, Any]]) -> dict[str, Any]:
    """Return one document of many, each under a path of its number: Redocly's start takes most of the time."""
    whole: dict[str, Any] = {"openapi": BASE["openapi"], "info": BASE["info"], "paths": {}, "components": {}}
    for number, document in enumerate(documents):
        text = re.sub(r"#/components/(\w+)/", rf"#/components/\1/{number}.", json.dumps(document))
        own = json.loads(text)
        for path, item in own["paths"].items():
            for operation in item.values():
                operation["operationId"] = f"{number}.{operation['operationId']}"
                operation["security"] = [{f"{number}.{name}": [] for name in need} for need in own["security"]]
            whole["paths"][f"/{number}{path}"] = item
        for section, parts in own["components"].items():
            whole["components"].setdefault(section, {}).update({f"{number}.{key}": part for key, part in parts.items()})
    return whole


@pytest.fixture(scope="module")
def verdicts() -> dict[str, tuple[list[str], str]]:
    """Whom each change breaks, and the step it asks for."""
    found: dict[int, list[Change]] = {number: [] for number in range(len(CHANGES))}
    for change in compare(joined([BASE] * len(CHANGES)), joined([changed(change) for change in CHANGES])):
        number = re.match(r"#/(?:paths/~1|components/\w+/)(\d+)", change.where)
        assert number, change
        found[int(number[1])].append(change)
    return {
        CHANGES[number]["change"]: (sorted({change.breaks for change in changes if change.breaks}), step_of(changes))
        for number, changes in found.items()
    }


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change["change"])
def test_the_judge_agrees_with_a_person(change: dict[str, Any], verdicts: dict[str, Any]) -> None:
    assert verdicts[change["change"]] == (change["breaks"], change["step"])


def test_nothing_changed() -> None:
    assert compare(BASE, copy.deepcopy(BASE)) == []


def test_a_version_is_no_change() -> None:
    later = copy.deepcopy(BASE)
    later["info"]["version"] = "2.0.0"
    assert compare(BASE, later) == []


def test_what_is_no_contract_is_told() -> None:
    with pytest.raises(ComparisonError, match="Redocly cannot compare"):
        compare(BASE, changed({"set": {"/openapi": "not a version"}}))
