"""The bundles are in a form that generators of other languages can read. What is valid is not always what they read."""

from __future__ import annotations

import pytest

from tools.judges.contracts import OPERATIONS, Operation

FIX = "Write it where it is used: docs/decisions.md says which generators stumble over it."


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_a_callback_is_written_where_it_is_used(operation: Operation) -> None:
    callbacks = operation.definition.get("callbacks", {})
    assert [name for name, callback in callbacks.items() if "$ref" in callback] == [], FIX
