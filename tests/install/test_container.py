"""The container's image, made without an engine: the steps of the Dockerfile in a folder, then what it starts."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.install import figures
from tests.install.container import DockerfileError, Image, build, clean_environment
from tests.install.room import Served, http, run
from tests.install.wheelhouse import ROOT, WHEELHOUSE
from tools.release.build import built

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="containers run Linux programs")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that the image's user may read."""
    made = Path(tempfile.mkdtemp(prefix="image-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def context(dist: Path, folder: Path) -> Path:
    """What a container engine would see of the checkout."""
    context = folder / "context"
    (context / "dist").mkdir(parents=True)
    (context / "mocks").mkdir()
    for file in built(dist):
        shutil.copy(file, context / "dist")
    for name in ("Dockerfile", ".dockerignore", "README.md", "mocks/requirements.txt"):
        shutil.copy(ROOT / name, context / name)
    return context


@pytest.fixture(scope="module")
def image(context: Path, folder: Path) -> Image:
    """The image; pip finds the locked dependencies without network."""
    base = folder / "base"
    run([sys.executable, "-m", "venv", str(base)])
    offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(WHEELHOUSE), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return build(context / "Dockerfile", context, folder / "root", clean_environment(base / "bin", **offline))


def server(image: Image) -> Served:
    """What `docker compose up` starts."""
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    command = image.command([*image.entrypoint, *compose["services"]["mock"]["command"]])
    return Served(command, cwd=image.root, env=image.environment, user=image.user if can_run_as_another() else None)


def can_run_as_another() -> bool:
    """Return whether another user could run this interpreter, and this process may become another user."""
    folders = Path(sys.executable).resolve().parents
    return os.geteuid() == 0 and all(folder.stat().st_mode & 0o001 for folder in folders)


def is_healthy(image: Image) -> bool:
    command = image.command(image.healthcheck)
    return subprocess.run(command, env=image.environment, capture_output=True, timeout=30, check=False).returncode == 0


def test_the_image_contains_both_wheels_and_what_they_need(image: Image) -> None:
    """Nothing else: no pip, no tool of a developer, no checkout."""
    lock = (ROOT / "mocks" / "requirements.txt").read_text(encoding="utf-8")
    locked = {*re.findall(r"^([\w.-]+)==", lock, re.MULTILINE), "image-api-contracts", "image-api-mocks"}
    code = "import importlib.metadata as m, json; print(json.dumps([d.name for d in m.distributions()]))"
    installed = json.loads(run(image.command(["python", "-c", code]), env=image.environment))
    assert {name.lower().replace("_", "-") for name in installed} == locked
    assert [path.name for path in image.root.iterdir()] == ["opt"]


def test_the_image_serves_other_machines_without_privileges(image: Image) -> None:
    assert image.user not in (None, 0)
    figures.add("user of the container's image", "as declared" if can_run_as_another() else "not tried on this system")
    assert not is_healthy(image)
    with server(image) as mock:
        assert mock.url.endswith(f":{image.port}")
        assert is_healthy(image)
        # 127.0.0.2 is this machine too, at another address than 127.0.0.1.
        other = http("GET", f"http://127.0.0.2:{image.port}/_mock/health", headers={"Host": f"mock:{image.port}"})
        assert other.status == 200
    assert not is_healthy(image)


def test_a_file_that_the_context_lacks_is_an_error(context: Path, tmp_path: Path) -> None:
    """So the image cannot be built before the wheels, and .dockerignore lets the needed files through."""
    (context / "Unusual").write_text("FROM scratch\nCOPY README.md /\n", encoding="utf-8")
    with pytest.raises(DockerfileError, match=r"COPY README\.md"):
        build(context / "Unusual", context, tmp_path / "root", clean_environment(tmp_path))
