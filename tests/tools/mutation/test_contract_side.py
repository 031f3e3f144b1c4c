"""A contract that contradicts itself is complained of, and the contracts themselves are not."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tools.judges.contract.outline import callback_operations
from tools.judges.contracts import CONTRACTS, Document, Operation, operations
from tools.mutation.contract_side import complaints


def a_link_that_leads_elsewhere(starter: Operation) -> None:
    link_of(starter)["operationId"] = str(starter)


def a_link_that_is_lost(starter: Operation) -> None:
    starter.responses()[starter.success]["links"].clear()


def a_link_that_carries_something_else(starter: Operation) -> None:
    link = link_of(starter)
    link["parameters"] = dict.fromkeys(link["parameters"], "$response.body#/nothing")


def a_sample_that_breaks_its_schema(starter: Operation) -> None:
    (media,) = starter.responses()[starter.success]["content"].values()
    starter.resolve(next(iter(media["examples"].values())))["value"] = []


def a_callback_that_is_posted_elsewhere(starter: Operation) -> None:
    callback = starter.resolve(next(iter(starter.definition["callbacks"].values())))
    callback["{$request.body#/elsewhere}"] = callback.popitem()[1]


def another_reply_of_the_receiver(starter: Operation) -> None:
    for _, _, operation in callback_operations(starter.document):
        operation["responses"]["202"] = operation["responses"].pop("200")


def link_of(operation: Operation) -> Any:
    return next(iter(operation.responses()[operation.success]["links"].values()))


def test_the_contracts_agree_with_themselves() -> None:
    assert [complaint for document in CONTRACTS.values() for complaint in complaints(document)] == []


@pytest.mark.parametrize("contract", CONTRACTS)
@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (a_link_that_leads_elsewhere, "leads to nothing"),
        (a_link_that_is_lost, "is asked for, and not there"),
        (a_link_that_carries_something_else, "carries nothing of a sample"),
        (a_sample_that_breaks_its_schema, "the sample"),
        (a_callback_that_is_posted_elsewhere, "callbacks are posted to"),
        (another_reply_of_the_receiver, "our receiver replies"),
    ],
)
def test_a_contradiction_is_told(change: Callable[[Operation], None], complaint: str, contract: str) -> None:
    document: Document = copy.deepcopy(CONTRACTS[contract])
    change(next(operation for operation in operations(document) if "callbacks" in operation.definition))
    assert [found for found in complaints(document) if complaint in found]
