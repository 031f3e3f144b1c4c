"""Each package of the zoo can be imported as a whole, has working low-level functions, and no unknown type."""

from __future__ import annotations

import json
import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tools.generator.keeper import Zoo
from tests.tools.generator.zoo import ZOO
from tools.judges.contracts import ROOT

DETAILED = ("sync_detailed", "asyncio_detailed")
PET = {"name": "Rex", "born": "2020-02-29"}

# Of each kind of contract an operation, the body that it is given, and how that is made of models.
BODIES: dict[str, tuple[str, Any, Callable[[Any, Any], Any]]] = {
    "a_limit": ("maximum", {"value": 8}, lambda models, value: models.MaximumBody.from_dict(value)),
    "a_union": ("feed", {"kind": "cat", "lives": 9}, lambda models, value: models.Cat.from_dict(value)),
    "a_nested_object": ("plant", {"height": 1, "branches": [{"height": 2}]}, lambda m, value: m.Tree.from_dict(value)),
    "an_array": ("send", [PET, PET], lambda models, value: [models.Pet.from_dict(pet) for pet in value]),
    "a_nullable": ("send", {"by_type": None}, lambda models, value: models.SendBody.from_dict(value)),
    "a_job": ("create_thing_job", None, lambda _models, _value: None),
}


@pytest.mark.parametrize("name", ZOO)
def test_every_module_can_be_imported(zoo: Zoo, name: str) -> None:
    package = zoo.package(name)
    names = [info.name for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}.") if not info.ispkg]
    modules = [zoo.module(name, found.partition(".")[2]) for found in names]
    operations = [module for module in modules if ".api." in module.__name__]
    assert operations
    for module in operations:
        assert all(callable(getattr(module, function)) for function in DETAILED)
    for exported in package.__all__:
        assert getattr(package, exported) is not None


@pytest.mark.parametrize("function", DETAILED)
@pytest.mark.parametrize("name", BODIES)
def test_the_low_level_functions_send_bodies(zoo: Zoo, name: str, function: str) -> None:
    operation, value, made = BODIES[name]
    body = made(zoo.module(name, "models"), value)
    response = zoo.low(name, f"things.{operation}", function, zoo.main.url, **({} if value is None else {"body": body}))
    assert (response.status_code, response.parsed.ok) == (200, True)
    assert zoo.main.seen[-1].body == b"" if value is None else json.loads(zoo.main.seen[-1].body) == value


@pytest.mark.full
def test_nothing_in_a_package_has_an_unknown_type(zoo: Zoo, tmp_path: Path) -> None:
    """Strict pyright, which asks for more than mypy. The two largest packages hold nothing that the others lack."""
    packages = [zoo.generated(name) for name in ZOO if name not in {"a_limit", "odd_names"}]
    config = {
        "typeCheckingMode": "strict",
        "include": [os.path.relpath(package, tmp_path) for package in packages],
        "extraPaths": [str(ROOT / "client_core")],
        "pythonVersion": "3.11",
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    done = subprocess.run(
        [str(ROOT / "node_modules" / ".bin" / "pyright"), "--pythonpath", sys.executable, "-p", str(tmp_path)],
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},  # where node is
        capture_output=True,
        text=True,
        check=False,
    )
    assert "0 errors" in done.stdout, done.stdout
    assert "No source files" not in done.stdout
