"""Each lint rule of our own (tools/lint/contract-rules.mjs) bites, on a copy of a contract broken on purpose."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.contracts.ledger import OPENAPI, VENDORS, read_bundle
from tools.judges.contract.outline import callback_operations, operations

ROOT = OPENAPI.parent


def problems(document: Path) -> list[tuple[str, str]]:
    """Return (rule, message) of what `redocly lint` has against the document."""
    command = [
        "npx",
        "--no-install",
        "redocly",
        "lint",
        "--format=json",
        "--config",
        str(ROOT / "redocly.yaml"),
        str(document),
    ]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    report = json.loads(run.stdout)
    return [(problem["ruleId"], problem["message"]) for problem in report["problems"]]


def break_everything(bundle: dict[str, Any]) -> dict[str, Any]:
    """Break each of our rules once, in an operation or a schema of its own."""
    first, second, third, fourth, *_ = (operation for _, _, operation in operations(bundle))
    first["operationId"] = "photo_generate"
    second["operationId"] = "fetchLooks"
    del third["summary"]
    del fourth["description"]
    fourth["responses"] = {status: answer for status, answer in fourth["responses"].items() if status.startswith("2")}
    for answer in third["responses"].values():
        for media in answer.get("content", {}).values():
            media.pop("examples", None)
    del bundle["security"]
    bundle["components"]["schemas"]["Age"].pop("description")
    bundle["components"]["schemas"]["Gender"].pop("examples")
    return bundle


def test_the_rules_bite(tmp_path: Path) -> None:
    document = tmp_path / "broken.openapi.json"
    document.write_text(json.dumps(break_everything(read_bundle("konpro"))), encoding="utf-8")
    found = problems(document)
    expected = [
        ("contract/operation-id-form", "lowerCamelCase"),
        ("contract/operation-id-form", "`fetchLooks` starts with `fetch`"),
        ("contract/response-example", "needs an example"),
        ("contract/schema-described", "`age` needs a description"),
        ("contract/schema-described", "`gender` needs an example"),
        ("contract/operation-secured", "needs `security`"),
        ("operation-summary", "summary"),
        ("operation-description", "description"),
        ("operation-4xx-response", "4XX"),
    ]
    missed = [(rule, part) for rule, part in expected if not any(rule == r and part in message for r, message in found)]
    assert missed == [], found


@pytest.mark.full
@pytest.mark.parametrize("vendor", VENDORS)
def test_the_bundles_of_the_repository_are_current(vendor: str, tmp_path: Path) -> None:
    """The committed bundles are what `make generate` makes of the contracts."""
    make = shutil.which("make")
    assert make
    subprocess.run(
        [make, "--silent", "bundle", f"DIST={tmp_path}", f"VENDORS={vendor}"], cwd=ROOT, check=True, capture_output=True
    )
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    expected = {f"{vendor}.{ending}" for ending in ("openapi-3.0.json", "openapi.json", "openapi.yaml")}
    if list(callback_operations(read_bundle(vendor))):
        expected.add(f"{vendor}.receiver.openapi.json")
    assert set(made) == expected
    stale = [name for name, content in made.items() if (OPENAPI / "dist" / name).read_bytes() != content]
    assert stale == [], "run `make generate` and commit the result"
