"""A tiny project for tools/set_up.py: one small package for each step, and the registry that serves them."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import psutil

from tools.judges.loopback_server import Exchange, LoopbackServer

ROOT = Path(__file__).parents[2]
PROJECTS = {".": "tiny-project", "mocks": "tiny-mocks"}
NPM_PROJECTS = (".", "mocks/node")
BALLAST = 6_000_000
"""Bytes in the npm package, so that there is a size of file system that has no room for it, and room for the rest."""

BUILD_BACKEND = """\
import shutil
from pathlib import Path

def build_editable(folder, config_settings=None, metadata_directory=None):
    (wheel,) = Path().glob("*.whl")
    shutil.copy(wheel, folder)
    return wheel.name
"""


BUILD = """\
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('mocks/node/node_modules/tiny-package/package.json'));
mkdirSync('mocks/image_api_mocks/node', { recursive: true });
writeFileSync('mocks/image_api_mocks/node/program.cjs', `console.log(${JSON.stringify(version)})`);
"""


def make_wheel(name: str, version: str, files: dict[str, str]) -> bytes:
    """Return a wheel with these files."""
    info = f"{name}-{version}.dist-info"
    files = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path), text)
    return content.getvalue()


def make_npm_package(name: str, version: str) -> bytes:
    """Return a package for npm that exports its version."""
    files = {
        "package.json": json.dumps({"name": name, "version": version, "main": "index.js"}).encode(),
        "index.js": f"module.exports = {json.dumps(version)};".encode(),
        "ballast": random.Random(name).randbytes(BALLAST),  # noqa: S311
    }
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz", compresslevel=1) as archive:
        for path, data in files.items():
            member = tarfile.TarInfo(f"package/{path}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return content.getvalue()


def tool_wheel(version: str) -> bytes:
    """Return the wheel of the one Python tool, which prints its version."""
    files = {
        "tiny_tool.py": f"def main(): print({version!r})",
        f"tiny_tool-{version}.dist-info/entry_points.txt": "[console_scripts]\ntiny-tool = tiny_tool:main\n",
    }
    return make_wheel("tiny_tool", version, files)


WHEELS = {version: tool_wheel(version) for version in ("1.0.0", "2.0.0")}
TARBALLS = {version: make_npm_package("tiny-package", version) for version in ("1.0.0", "2.0.0")}


def integrity(content: bytes) -> str:
    """Return the hash of a package as npm writes it."""
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()


class Registry(LoopbackServer):
    """A package index at /simple/ and an npm registry at /npm/. It serves the two packages, in two versions each."""

    def __init__(self) -> None:
        super().__init__(self._handle)

    def _handle(self, exchange: Exchange) -> None:
        path = exchange.path
        if path == "/simple/tiny-tool/":
            links = "".join(f'<a href="tiny_tool-{version}-py3-none-any.whl">x</a>' for version in WHEELS)
            exchange.answer(200, links.encode(), [("content-type", "text/html")])
        elif path.endswith(".whl"):
            exchange.answer(200, WHEELS[path.split("-")[2]])
        elif path == "/npm/tiny-package":
            versions = {
                version: {
                    "name": "tiny-package",
                    "version": version,
                    "dist": {"tarball": f"{self.url}/npm/{version}.tgz", "integrity": integrity(content)},
                }
                for version, content in TARBALLS.items()
            }
            about = {"name": "tiny-package", "dist-tags": {"latest": "1.0.0"}, "versions": versions}
            exchange.answer(200, json.dumps(about).encode(), [("content-type", "application/json")])
        elif path.endswith(".tgz"):
            exchange.answer(200, TARBALLS[path.rpartition("/")[2].removesuffix(".tgz")])
        else:
            exchange.answer(404)


class TinyProject:
    """A checkout of the tiny project, with the set-up of the real one."""

    def __init__(self, root: Path, registry: str, home: Path) -> None:
        """Write the project into a folder. Its tools get a registry's URL, and an empty folder as HOME."""
        self.root = root
        self.environment = {
            **{name: value for name, value in os.environ.items() if not is_setting(name)},
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.defpath]),  # with Node
            "HOME": str(home),
            "TMPDIR": str(home),
            "PIP_INDEX_URL": f"{registry}/simple",
            "PIP_CONFIG_FILE": os.devnull,
            "npm_config_registry": f"{registry}/npm",
        }
        home.mkdir(exist_ok=True)
        (root / "tools").mkdir(parents=True)
        for name in ("set_up.py", "npm_connect_timeout.cjs"):
            shutil.copy(ROOT / "tools" / name, root / "tools")
        shutil.copy(ROOT / "Makefile", root)
        for folder in (*PROJECTS, *NPM_PROJECTS):
            (root / folder).mkdir(parents=True, exist_ok=True)
        for folder, name in PROJECTS.items():
            module = name.replace("-", "_")
            wheel = make_wheel(module, "1.0", {f"{module}.pth": f"{root / folder}\n"})
            (root / folder / f"{module}-1.0-py3-none-any.whl").write_bytes(wheel)
            (root / folder / "backend.py").write_text(BUILD_BACKEND)
            (root / folder / f"{module}.py").touch()
            (root / folder / "pyproject.toml").write_text(
                '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
                f'[project]\nname = "{name}"\nversion = "1.0"\n'
            )
        (root / "mocks" / "node" / "build.mjs").write_text(BUILD)
        self.lock("1.0.0")

    def lock(self, version: str) -> None:
        """Lock all packages at this version."""
        digest = hashlib.sha256(WHEELS[version]).hexdigest()
        (self.root / "requirements-dev.txt").write_text(f"tiny-tool=={version} --hash=sha256:{digest}\n")
        self.lock_npm(version)

    def lock_npm(self, version: str) -> None:
        """Lock the npm package at this version."""
        for folder in NPM_PROJECTS:
            package = {"name": "tiny", "version": "1.0.0", "devDependencies": {"tiny-package": version}}
            locked = {"version": version, "integrity": integrity(TARBALLS[version]), "dev": True}
            lock = {"lockfileVersion": 3, "packages": {"": package, "node_modules/tiny-package": locked}}
            (self.root / folder / "package.json").write_text(json.dumps(package))
            (self.root / folder / "package-lock.json").write_text(json.dumps(lock))
            shutil.copy(ROOT / ".npmrc", self.root / folder)

    def start(self, **changes: str) -> subprocess.Popen[str]:
        """Start the set-up, in a process group of its own, as a terminal does."""
        return subprocess.Popen(
            [sys.executable, "tools/set_up.py"],
            cwd=self.root,
            env={**self.environment, **changes},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            process_group=0,
        )

    def run(self, **changes: str) -> subprocess.CompletedProcess[str]:
        """Run the set-up to its end."""
        with self.start(**changes) as process:
            out, error = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, out, error)

    def versions(self) -> list[str]:
        """Return the versions of what was set up, as each package gives its own when it is run."""
        commands = (
            [".venv/bin/tiny-tool"],
            [".venv/bin/python", "-c", "import tiny_project, tiny_tool; tiny_tool.main()"],
            [".venv/bin/python", "-c", "import tiny_mocks, tiny_tool; tiny_tool.main()"],
            ["node", "-p", "require('tiny-package')"],
            ["node", "mocks/image_api_mocks/node/program.cjs"],
        )
        return [self.command(*command).stdout.strip() for command in commands]

    def command(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the project."""
        return subprocess.run(command, cwd=self.root, env=self.environment, capture_output=True, text=True, check=True)

    def processes(self) -> list[psutil.Process]:
        """Return the processes that run in the project, zombies left out."""
        found = []
        for process in psutil.process_iter(["cwd", "status"]):
            folder = process.info["cwd"]
            if folder and Path(folder).is_relative_to(self.root) and process.info["status"] != psutil.STATUS_ZOMBIE:
                found.append(process)
        return found


def is_setting(name: str) -> bool:
    """Return whether a variable of the environment steers pip, npm, make, or what they connect through."""
    name = name.lower()
    return name.startswith(("pip_", "npm_", "make", "mflags", "virtual_env")) or name.endswith(
        ("_proxy", "ca_bundle", "ca_certs")
    )
