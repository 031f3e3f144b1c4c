"""The distribution holds both sides of every client, and works where nothing but its declared dependencies is."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tools.judges.client.contracts import CONTRACTS
from tools.judges.contracts import ROOT

PACKAGES = [contract.package.__name__ for contract in CONTRACTS]

USE = """
import importlib, pkgutil, sys
site, *packages = sys.argv[1:]
sys.path.insert(0, site)
for name in packages:
    package = importlib.import_module(name)
    for info in pkgutil.walk_packages(package.__path__, name + "."):
        module = importlib.import_module(info.name)
        assert module.__file__.startswith(site), module.__file__
    print(package.AuthenticatedClient(base_url="http://127.0.0.1:9", token="k").get_httpx_client().base_url)
"""


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), ".")
    (wheel,) = folder.iterdir()
    return wheel


def dependencies(requirements: list[str]) -> dict[str, importlib.metadata.Distribution]:
    """Return the distributions that the requirements (without extras) lead to, out of this environment."""
    found: dict[str, importlib.metadata.Distribution] = {}
    waiting = list(requirements)
    while waiting:
        requirement = waiting.pop()
        name = re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower()
        if ";" in requirement or name in found:  # extras and other versions of Python
            continue
        found[name] = importlib.metadata.distribution(name)
        waiting += found[name].requires or []
    return found


@pytest.mark.full
def test_the_wheel_holds_the_typed_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for package in [*PACKAGES, "image_api_core"]:
        assert {f"{package}/__init__.py", f"{package}/py.typed"} <= names
    sources = {f"{path.relative_to(ROOT / 'generated_client')}" for path in (ROOT / "generated_client").rglob("*.py")}
    assert sources <= names


@pytest.mark.full
def test_the_wheel_works_with_its_dependencies_alone(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    pip("install", "--no-index", "--no-deps", "--target", str(site), str(wheel))
    (installed,) = importlib.metadata.distributions(path=[str(site)], name="image-api-contracts")
    needed = dependencies(installed.requires or [])
    assert {"attrs", "httpx"} <= set(needed)
    for distribution in needed.values():
        for top in {Path(file).parts[0] for file in distribution.files or [] if not file.as_posix().startswith("..")}:
            (site / top).symlink_to(str(distribution.locate_file(top)))
    # Isolated and without site: neither this environment nor the checkout is on the path.
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", USE, str(site), *PACKAGES],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == ["http://127.0.0.1:9"] * len(PACKAGES)
