"""image-api-contracts in an empty environment: it changes nothing else there, its README is true, its types hold."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
from pathlib import Path

import pytest

from tests.install.room import Room, Served, run

ROOT = Path(__file__).absolute().parents[2]
ADDRESS = "http://127.0.0.1:4010"
PYRIGHT = ROOT / "node_modules" / ".bin" / "pyright"


@pytest.fixture(scope="module")
def sample(contracts_room: Room, mock: Served) -> Path:
    """The first client code of the README that calls the mock, as a file. It calls the mock of this run."""
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    code = next(block for block in blocks if f'base_url="{ADDRESS}"' in block)
    file = contracts_room.outside / "sample.py"
    file.write_text(code.replace(ADDRESS, mock.url), encoding="utf-8")
    return file


def test_an_empty_test_passes(contracts_room: Room) -> None:
    """P1: installing the clients changes no pytest run."""
    (contracts_room.outside / "test_empty.py").write_text("def test_empty():\n    assert True\n", encoding="utf-8")
    printed = contracts_room.run("python", "-m", "pytest", "-W", "error", "test_empty.py")
    assert "1 passed" in printed
    plugins = re.findall(r"^plugins: (.*)$", printed, re.MULTILINE)
    assert [name for name in plugins if "image" in name] == []


def test_the_mock_is_not_installed(contracts_room: Room) -> None:
    printed = contracts_room.run("python", "-c", "import image_api_mocks", code=1)
    assert "ModuleNotFoundError: No module named 'image_api_mocks'" in printed
    assert not Path(contracts_room.command("image-api-mocks")).exists()


def test_the_sample_of_the_readme_runs(contracts_room: Room, sample: Path) -> None:
    assert "http" in contracts_room.run("python", str(sample))


def test_the_sample_of_the_readme_passes_mypy(contracts_room: Room, sample: Path) -> None:
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("mypy is not installed beside pytest")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--python-executable", contracts_room.python]
    environment = {name: value for name, value in os.environ.items() if name != "MYPYPATH"}
    assert "no issues found" in run([*command, str(sample)], cwd=contracts_room.outside, env=environment)


def test_the_sample_of_the_readme_passes_pyright(contracts_room: Room, sample: Path) -> None:
    if not PYRIGHT.exists():
        pytest.skip("pyright is not installed in node_modules")
    (sample.parent / "pyrightconfig.json").write_text(
        json.dumps({"include": [sample.name], "typeCheckingMode": "strict"}), encoding="utf-8"
    )
    command = [str(PYRIGHT), "--project", str(sample.parent), "--pythonpath", contracts_room.python]
    assert "0 errors" in run(command, cwd=contracts_room.outside, env=dict(os.environ))


def test_types_that_are_wrong_are_noticed(contracts_room: Room) -> None:
    """Without py.typed every name would be `Any`, and the two tests above would pass whatever the sample says."""
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("mypy is not installed beside pytest")
    (contracts_room.outside / "wrong.py").write_text(
        "import image_api_contracts\n\nnumber: int = image_api_contracts.path('any')\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--python-executable", contracts_room.python]
    assert '"Path"' in run([*command, "wrong.py"], code=1, cwd=contracts_room.outside)


def test_the_bundles_are_installed(contracts_room: Room) -> None:
    """`path` and `load` return what openapi/dist has, from any folder."""
    code = (
        "import hashlib, json, image_api_contracts as c;"
        "print(json.dumps({str(c.path(n, f)): hashlib.sha256(c.path(n, f).read_bytes()).hexdigest()"
        " for n in c.names() for f in c.FORMS}));"
        "assert all(c.load(n)['openapi'] for n in c.names())"
    )
    found: dict[str, str] = json.loads(contracts_room.run("python", "-c", code))
    assert {Path(file).parent for file in found} == {contracts_room.site / "image_api_contracts" / "bundles"}
    assert {Path(file).name for file in found} == {file.name for file in (ROOT / "openapi" / "dist").iterdir()}


def test_every_module_can_be_imported(contracts_room: Room) -> None:
    code = (
        "import importlib, pkgutil, sys\n"
        "for name in sys.argv[1:]:\n"
        "    package = importlib.import_module(name)\n"
        "    for info in pkgutil.walk_packages(package.__path__, name + '.'):\n"
        "        importlib.import_module(info.name)\n"
    )
    packages = [file.parent.name for file in contracts_room.site.glob("*/py.typed")]
    ours = [name for name in packages if name.startswith("image_api_") or name.endswith("_client")]
    assert len(ours) == 2 + len(list((ROOT / "generated_client").iterdir()))
    contracts_room.run("python", "-c", code, *ours)
