"""The pytest plugin of image-api-mocks in somebody else's project, as strict as pytest can be."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.install.room import Room, Served

ROOT = Path(__file__).absolute().parents[2]

STRICT = """
[pytest]
addopts = --strict-markers --strict-config
filterwarnings = error
"""
TESTS = """
import json
import urllib.request

import pytest


@pytest.mark.parametrize("number", range(3))
def test_each_test_is_alone(mock_api, mock_url, number):
    assert mock_api.url == mock_url
    with urllib.request.urlopen(mock_url + "/_mock/health") as response:
        assert json.load(response)["status"] == "ok"
    assert mock_api.requests() == []
    print("the mock is at", mock_url)
"""
LIGHT = """
import sys


def test_light():
    heavy = ("PIL", "aiohttp", "httpx", "image_api_contracts", "jsonschema", "yaml")
    assert [name for name in heavy if name in sys.modules] == []
"""


@pytest.fixture
def project(mocks_room: Room, tmp_path: Path) -> Path:
    """A project with tests of its own, and the test of the package's README."""
    readme = (ROOT / "mocks" / "README.md").read_text(encoding="utf-8")
    (sample,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    folder = tmp_path / "a project"
    folder.mkdir()
    (folder / "pytest.ini").write_text(STRICT, encoding="utf-8")
    (folder / "test_mock.py").write_text(TESTS, encoding="utf-8")
    (folder / "test_readme.py").write_text(sample, encoding="utf-8")
    return folder


def run_pytest(room: Room, project: Path, *options: str) -> str:
    """Run the tests of the project and return what was printed. They pass."""
    command = [room.python, "-m", "pytest", "-rP", *options, str(project)]
    done = subprocess.run(
        command, cwd=project, env=room.environment(), capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_run_without_the_fixtures_imports_nothing_heavy(mocks_room: Room, tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text(STRICT, encoding="utf-8")
    (tmp_path / "test_light.py").write_text(LIGHT, encoding="utf-8")
    printed = run_pytest(mocks_room, tmp_path)
    assert "1 passed" in printed
    assert "image-api-mocks-" in printed


@pytest.mark.parametrize("options", [[], ["-n", "2"]], ids=["alone", "xdist"])
def test_one_mock_serves_the_whole_run(mocks_room: Room, project: Path, options: list[str]) -> None:
    printed = run_pytest(mocks_room, project, *options)
    assert "4 passed" in printed
    assert len({*re.findall(r"the mock is at (\S+)", printed)}) == 1


@pytest.mark.parametrize("options", [[], ["-n", "2"]], ids=["alone", "xdist"])
def test_a_mock_that_runs_already_is_used(mocks_room: Room, project: Path, mock: Served, options: list[str]) -> None:
    printed = run_pytest(mocks_room, project, "--mock-url", mock.url, *options)
    assert "4 passed" in printed
    assert {*re.findall(r"the mock is at (\S+)", printed)} == {mock.url}
