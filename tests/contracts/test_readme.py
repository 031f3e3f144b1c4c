"""The table of operations in the README is what the contracts say."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.contracts.ledger import OPENAPI, VENDORS, read_bundle
from tools.judges.contract.outline import operations

README = OPENAPI.parent / "README.md"


def test_the_table_is_current() -> None:
    command = [sys.executable, "-m", "tools.docs.operations_table", "--check"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("vendor", VENDORS)
def test_the_table_names_every_operation(vendor: str) -> None:
    lines = README.read_text(encoding="utf-8").splitlines()
    found = list(operations(read_bundle(vendor)))
    assert found
    for path, method, operation in found:
        rows = [line for line in lines if line.startswith(f"| `{operation['operationId']}` |")]
        assert len(rows) == 1, operation["operationId"]
        assert method.upper() in rows[0]
        assert f"{path}`" in rows[0]
        assert operation["externalDocs"]["url"] in rows[0]
