"""What the distributions consist of: every file is expected, licences are complete, other tools accept them."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

from tests.install.room import run
from tools.release.build import PROJECTS, build, built

ROOT = Path(__file__).absolute().parents[2]
VENDORS = "|".join(sorted(folder.name for folder in (ROOT / "generated_client").iterdir()))

CODE = r"(?:\w+/)*\w+\.py"
METADATA = r"[\w.-]+\.dist-info/(?:METADATA|WHEEL|RECORD|licenses/LICENSE)"
CONTRACTS = {
    METADATA,
    rf"(?:{VENDORS}|image_api_core|image_api_contracts)/{CODE}",
    rf"(?:{VENDORS}|image_api_core|image_api_contracts)/py\.typed",
    r"image_api_contracts/bundles/\w+(?:\.receiver)?\.openapi(?:-3\.0)?\.(?:json|yaml)",
}
MOCKS = {
    METADATA,
    r"[\w.-]+\.dist-info/entry_points\.txt",
    r"[\w.-]+\.dist-info/licenses/image_api_mocks/node/LICENSES\.txt",
    rf"image_api_mocks/{CODE}",
    r"image_api_mocks/py\.typed",
    r"image_api_mocks/faults/catalogue/[\w-]+\.yaml",
    r"image_api_mocks/http/admin\.openapi\.json",
    r"image_api_mocks/http/web/[\w-]+\.(?:js|css|html|svg)",
    r"image_api_mocks/live/ordinary-headers\.txt",
    r"image_api_mocks/node/(?:prism\.cjs|api-reference\.js|LICENSES\.txt)",
    r"image_api_mocks/prism/preload/[\w-]+\.cjs",
}


def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def read(wheel: Path, path: str) -> str:
    """Return the text of a file, named by its path without the version."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if re.sub(r"^[\w.-]+(?=\.dist-info/)", "", name) == path]
        return archive.read(name).decode()


def metadata(wheel: Path) -> Message:
    return Parser().parsestr(read(wheel, ".dist-info/METADATA"))


@pytest.fixture(params=["contracts", "mocks"])
def wheel(request: pytest.FixtureRequest, contracts_wheel: Path, mocks_wheel: Path) -> Path:
    return {"contracts": contracts_wheel, "mocks": mocks_wheel}[request.param]


@pytest.fixture
def expected(wheel: Path) -> set[str]:
    return MOCKS if "mocks" in wheel.name else CONTRACTS


def test_every_file_of_a_wheel_is_expected(wheel: Path, expected: set[str]) -> None:
    found = names(wheel)
    assert [name for name in found if not any(re.fullmatch(pattern, name) for pattern in expected)] == []
    assert [pattern for pattern in expected if not any(re.fullmatch(pattern, name) for name in found)] == []


def test_every_file_of_the_packages_is_in_a_wheel(contracts_wheel: Path, mocks_wheel: Path) -> None:
    folders = ("client_core", "contract_model", "generated_client", "mocks/image_api_mocks")
    tracked = run(["git", "ls-files", "--", *folders], cwd=ROOT).splitlines()
    assert tracked
    packed = {*names(contracts_wheel), *names(mocks_wheel)}
    assert [file for file in tracked if file.partition("/")[2] not in packed] == []


def test_the_wheels_are_for_every_system(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")
    assert "Root-Is-Purelib: true" in read(wheel, ".dist-info/WHEEL")


def test_both_have_the_same_version_and_addresses(contracts_wheel: Path, mocks_wheel: Path) -> None:
    contracts, mocks = metadata(contracts_wheel), metadata(mocks_wheel)
    assert contracts["Version"] == mocks["Version"]
    assert contracts.get_all("Project-URL") == mocks.get_all("Project-URL")
    assert f"image-api-contracts=={contracts['Version']}" in (mocks.get_all("Requires-Dist") or [])


def test_a_description_has_no_relative_link(wheel: Path) -> None:
    """A package index shows it at another address."""
    text = str(metadata(wheel).get_payload())
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    links = re.findall(r"\]\(([^)\s]+)\)", prose)
    assert links
    assert [link for link in links if not link.startswith(("https://", "#"))] == []


def test_the_licence_of_every_bundled_package_is_declared(mocks_wheel: Path) -> None:
    text = read(mocks_wheel, ".dist-info/licenses/image_api_mocks/node/LICENSES.txt")
    assert text == read(mocks_wheel, "image_api_mocks/node/LICENSES.txt")
    titles = re.findall(
        r"^(\S+) \S+ \(([^;)]+)(?:; [^)]*)?\), in (?:prism\.cjs|api-reference\.js)$", text, re.MULTILINE
    )
    bundled = {name for name, _ in titles}
    assert {"@stoplight/prism-cli", "@stoplight/prism-http", "@scalar/api-reference"} <= bundled
    declared = set(str(metadata(mocks_wheel)["License-Expression"]).split(" AND "))
    assert {licence for _, licence in titles} | {"MIT"} == declared


def test_package_indexes_accept_the_files(dist: Path) -> None:
    if importlib.util.find_spec("twine") is None:
        pytest.skip("twine is not installed beside pytest")
    printed = run([sys.executable, "-m", "twine", "check", "--strict", *map(str, built(dist))])
    assert printed.count("PASSED") == 4


def test_check_wheel_contents_accepts_the_wheels(dist: Path) -> None:
    if importlib.util.find_spec("check_wheel_contents") is None:
        pytest.skip("check-wheel-contents is not installed beside pytest")
    run([sys.executable, "-m", "check_wheel_contents", *map(str, dist.glob("*.whl"))], cwd=ROOT)


def test_the_same_commit_gives_the_same_bytes(dist: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed beside pytest")
    build(tmp_path)
    assert {file.name: file.read_bytes() for file in built(tmp_path)} == {
        file.name: file.read_bytes() for file in built(dist)
    }


def test_a_source_distribution_builds_the_same_wheel(dist: Path, tmp_path: Path) -> None:
    """It has neither the checkout nor git around it."""
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed beside pytest")
    for archive in dist.glob("*.tar.gz"):
        with tarfile.open(archive) as files:
            files.extractall(tmp_path, filter="data")
            epoch = str(files.getmembers()[0].mtime)
        source = tmp_path / archive.name.removesuffix(".tar.gz")
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
        run(command, cwd=source, env={**os.environ, "SOURCE_DATE_EPOCH": epoch})
    for wheel in dist.glob("*.whl"):
        assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_a_build_without_the_bundle_of_prism_is_rejected(dist: Path, tmp_path: Path) -> None:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed beside pytest")
    (archive,) = dist.glob("image_api_mocks-*.tar.gz")
    with tarfile.open(archive) as files:
        files.extractall(tmp_path, filter="data")
    source = tmp_path / archive.name.removesuffix(".tar.gz")
    (source / "image_api_mocks" / "node" / "prism.cjs").unlink()
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(tmp_path / "built")]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "has no prism.cjs" in done.stderr
    assert "make setup" in done.stderr
    assert not list((tmp_path / "built").glob("*"))


def test_both_projects_are_built(dist: Path) -> None:
    assert len(built(dist)) == 2 * len(PROJECTS)
