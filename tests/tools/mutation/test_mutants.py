"""Mutants are the same each time, each differs from the contract, and every fact of the ledgers has some."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jsonpointer import JsonPointer

from tests.contracts.ledger import MISSING, VENDORS, constraints, read_ledger
from tests.support.sampling import sampled
from tools.judges.contracts import CONTRACTS, Document
from tools.mutation.mutants import KINDS, Mutant, mutants
from tools.mutation.pointers import at, join, schemas
from tools.mutation.schema_kinds import misspelt
from tools.mutation.showing import Showing

EACH_CONTRACT = pytest.mark.parametrize("name", CONTRACTS)


@EACH_CONTRACT
def test_the_same_contract_gives_the_same_mutants(name: str) -> None:
    first, second = (mutants(name, CONTRACTS[name]) for _ in range(2))
    assert first
    assert [str(one) for one in first] == [str(one) for one in second]
    assert len({one.id for one in first}) == len(first)


@pytest.mark.full
@EACH_CONTRACT
def test_each_mutant_differs_from_the_contract_and_leaves_it_as_it_is(name: str) -> None:
    before = str(CONTRACTS[name])
    for mutant in mutants(name, CONTRACTS[name]):
        assert mutant.document(CONTRACTS[name]) != CONTRACTS[name], str(mutant)
    assert str(CONTRACTS[name]) == before


def test_every_kind_has_mutants() -> None:
    found = {mutant.kind for name, document in CONTRACTS.items() for mutant in mutants(name, document)}
    assert found == KINDS.keys()


def facts() -> Iterator[object]:
    for vendor in VENDORS:
        for entry in read_ledger(vendor, "facts").entries:
            # What no schema can say stands in a description, which the suite leaves to people.
            if any(claim.value is not MISSING for claim in entry.claims):
                yield pytest.param(vendor, entry, id=f"{vendor}-{entry.id}")


@pytest.fixture(scope="module")
def pointers() -> dict[str, set[str]]:
    """Where the mutants of each contract change it."""
    return {name: {mutant.at for mutant in mutants(name, document)} for name, document in CONTRACTS.items()}


@sampled("vendor")
@pytest.mark.parametrize(("vendor", "entry"), list(facts()))
def test_every_fact_has_a_mutant(vendor: str, entry: object, pointers: dict[str, set[str]]) -> None:
    claims = [claim.at for claim in entry.claims if claim.value is not MISSING]  # type: ignore[attr-defined]
    assert any(
        f"{pointer}/".startswith(f"{claim}/") or f"{claim}/".startswith(f"{pointer}/")
        for claim in claims
        for pointer in pointers[vendor]
    )


# They take an operation away as a whole, and say nothing of what is inside of it.
_COARSE = {"operation-lost", "path-changed", "method-changed"}


@pytest.mark.full
@EACH_CONTRACT
def test_every_constraint_has_a_mutant(name: str) -> None:
    document = CONTRACTS[name]
    own = [mutant for mutant in mutants(name, document) if mutant.kind not in _COARSE]
    found = {mutant.at for mutant in own}
    within = {parent for pointer in found for parent in _parents(pointer)}
    left = [one for one in constraints(document) if one not in found | within]
    assert [one for one in left if not _is_changed(document, one, own)] == []


def _is_changed(document: Document, pointer: str, own: list[Mutant]) -> bool:
    """Whether a mutant changes what stands at a pointer: first those are tried that change something near it."""
    near = [mutant for mutant in own if pointer.startswith(f"{mutant.at.rpartition('/')[0]}/")]
    nearest = sorted(near, key=lambda mutant: -len(mutant.at))
    return any(_leaf(mutant.document(document), pointer) != _leaf(document, pointer) for mutant in nearest)


def _leaf(document: Document, pointer: str) -> object:
    return JsonPointer(pointer).resolve(document, None)


def _parents(pointer: str) -> Iterator[str]:
    while pointer := pointer.rpartition("/")[0]:
        yield pointer


@EACH_CONTRACT
def test_every_field_of_an_answer_is_shown_by_a_sample(name: str) -> None:
    """Or the mock would answer the same if it had another name."""
    document = CONTRACTS[name]
    showing = Showing(document)
    hidden = [
        join(pointer, field)
        for pointer, schema in schemas(document)
        for field, inner in schema.get("properties", {}).items()
        if showing.places(pointer)
        and not showing.places(join(pointer, "properties", field))
        and not showing.places(inner.get("$ref", "").removeprefix("#"))
    ]
    assert hidden == []


def test_what_an_example_shows_changes_with_its_schema() -> None:
    document: Document = {
        "paths": {
            "/pots": {
                "get": {
                    "responses": {
                        "200": {
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Pot"},
                                    "examples": {"one": {"$ref": "#/components/examples/one"}},
                                }
                            }
                        }
                    }
                }
            }
        },
        "components": {
            "schemas": {"Pot": {"properties": {"marks": {"items": {"type": "string"}}, "size": {"type": "integer"}}}},
            "examples": {"one": {"value": {"marks": ["a", "b"]}}},
        },
    }
    showing = Showing(document)
    items = "/components/schemas/Pot/properties/marks/items"
    assert showing.places(items) == [f"/components/examples/one/value/marks/{index}" for index in (0, 1)]
    showing.change(document, items, lambda value: value * 2)
    showing.change(document, "/components/schemas/Pot/properties/size", lambda _: 7)
    assert at(document, "/components/examples/one/value") == {"marks": ["aa", "bb"], "size": 7}


@pytest.mark.parametrize(
    ("text", "wrong"), [("square", "squaer"), ("done", "doen"), ("aa", "aaaa"), ("x", "xx"), ("Noir", "Nori")]
)
def test_misspelt(text: str, wrong: str) -> None:
    assert misspelt(text) == wrong
