"""Links say for tools what the extensions say for the client and the mock, and lead where something can be read."""

from __future__ import annotations

import pytest

from tools.judges.contract.coherence import asked_for, link_complaints
from tools.judges.contracts import OPERATIONS, Operation


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_links_are_those_that_are_asked_for_and_carry_what_they_should(operation: Operation) -> None:
    assert list(link_complaints(operation)) == []


def test_some_links_are_asked_for_by_each_extension() -> None:
    """Or the test above would hold because it asks for nothing."""
    for extension in ("x-job", "x-pagination", "x-resource"):
        asking = [one for one in OPERATIONS if extension in one.definition and list(asked_for(one))]
        assert asking, extension
