"""The circle between the ledgers and the bundle is closed: every fact holds, and every constraint is claimed."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from jsonpointer import JsonPointer

from tests.contracts.ledger import VENDORS, Claim, broken, constraints, read_bundle, read_ledger, unclaimed

LEDGERS = ("facts", "assumptions")
TEXT = {"facts": {"page", "says"}, "assumptions": {"question", "choice", "why", "changes_if"}}


def entries() -> list[Any]:
    return [
        pytest.param(vendor, entry, id=f"{vendor}-{name}-{entry.id}")
        for vendor in VENDORS
        for name in LEDGERS
        for entry in read_ledger(vendor, name).entries
    ]


@pytest.mark.parametrize(("vendor", "entry"), entries())
def test_the_bundle_carries_the_entry(vendor: str, entry: Any) -> None:
    assert entry.claims
    bundle = read_bundle(vendor)
    assert [reason for claim in entry.claims if (reason := broken(claim, bundle))] == []


@pytest.mark.parametrize("vendor", VENDORS)
def test_every_constraint_is_claimed(vendor: str) -> None:
    claims = [claim for name in LEDGERS for entry in read_ledger(vendor, name).entries for claim in entry.claims]
    left = unclaimed(read_bundle(vendor), claims)
    assert left == [], "write a fact or an assumption for each of these, or take them out of the contract"


@pytest.mark.parametrize("vendor", VENDORS)
@pytest.mark.parametrize("name", LEDGERS)
def test_the_ledger_is_complete_in_itself(vendor: str, name: str) -> None:
    ledger = read_ledger(vendor, name)
    ids = [entry.id for entry in ledger.entries]
    assert ids
    assert sorted(ids) == sorted(set(ids))
    assert all(entry.text.keys() == TEXT[name] and all(entry.text.values()) for entry in ledger.entries)
    if name == "facts":
        assert {entry.text["page"] for entry in ledger.entries} == ledger.pages.keys()
        assert all(page.keys() == {"title", "url", "seen"} for page in ledger.pages.values())


@pytest.mark.full
@pytest.mark.parametrize("vendor", VENDORS)
def test_no_constraint_can_be_dropped_unnoticed(vendor: str) -> None:
    """Take each constraint out of the bundle in turn: some entry has to miss it."""
    bundle = read_bundle(vendor)
    claims = [claim for name in LEDGERS for entry in read_ledger(vendor, name).entries for claim in entry.claims]
    pointers = list(constraints(bundle))
    assert pointers
    unnoticed = []
    for pointer in pointers:
        mutant = copy.deepcopy(bundle)
        parent, key = JsonPointer(pointer).to_last(mutant)
        del parent[key]
        if not any(broken(claim, mutant) for claim in claims):
            unnoticed.append(pointer)
    assert unnoticed == []


DOCUMENT: dict[str, Any] = {
    "components": {
        "schemas": {
            "A": {"type": "object", "properties": {"title": {"type": "string", "title": "prose"}}, "required": []}
        }
    }
}
ALL = Claim(
    "/components/schemas/A", value={"type": "object", "properties": {"title": {"type": "string"}}, "required": []}
)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (Claim("/components/schemas/B", value={}), "is not in the bundle"),
        (Claim("/components/schemas/A", value={"type": "array"}), "should be 'array', is 'object'"),
        (Claim("/components/schemas/A", value={"maxLength": 1}), "/maxLength is not in the bundle"),
        (Claim("/components/schemas/A/type", value={"a": 1}), "should be an object"),
        (Claim("/components/schemas/A/required", value=["title"]), "should be ['title'], is []"),
        (Claim("/components/schemas/A", absent=True), "should not be"),
        (Claim("/components/schemas/A/type", mentions="string"), "does not mention"),
    ],
)
def test_a_wrong_claim_is_told(claim: Claim, reason: str) -> None:
    assert reason in (broken(claim, DOCUMENT) or "")


def test_true_is_not_one() -> None:
    assert broken(Claim("/a", value=1), {"a": True})


def test_what_nobody_claims_is_told() -> None:
    assert unclaimed(DOCUMENT, [ALL]) == []
    grown = copy.deepcopy(DOCUMENT)
    grown["components"]["schemas"]["A"]["properties"]["title"]["maxLength"] = 5
    assert unclaimed(grown, [ALL]) == ["/components/schemas/A/properties/title/maxLength"]


def test_an_empty_object_claims_nothing_of_what_stands_there() -> None:
    assert unclaimed(DOCUMENT, [Claim("/components/schemas", value={})]) == unclaimed(DOCUMENT, [])
    assert unclaimed(DOCUMENT, []) != []
