"""Carries out a Dockerfile without a container engine, in a folder that stands for the root of the image.

Each stage starts with an empty folder. A path of the image, as far as a COPY names it, becomes a path below that
folder, also within commands. What remains is what an engine alone can show: the base image, and its isolation.
"""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shlex
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

from tests.install.room import run

INSTRUCTION = re.compile(r"^(?P<name>[A-Z]+)\s+(?P<text>.*)$", re.DOTALL)


class DockerfileError(Exception):
    """The Dockerfile cannot be carried out."""


@dataclass
class Image:
    """What a Dockerfile leads to."""

    root: Path
    """The folder that stands for the root of the image."""
    environment: dict[str, str]
    paths: set[str]
    """The absolute paths of the image that lie below the folder."""
    user: int | None = None
    port: int | None = None
    entrypoint: list[str] = field(default_factory=list)
    healthcheck: list[str] = field(default_factory=list)

    def locate(self, text: str) -> str:
        """Return a text with each path of the image as a path of this machine."""
        names = "|".join(re.escape(path) for path in sorted(self.paths, key=len, reverse=True))
        return re.sub(rf"(?<![\w./-])(?:{names})(?=[/:\s\"']|$)", lambda path: f"{self.root}{path[0]}", text)

    def command(self, exec_form: list[str]) -> list[str]:
        """Return a command of the image as one of this machine; its program is found in the image's PATH."""
        program = shutil.which(exec_form[0], path=self.environment["PATH"])
        if program is None:
            raise DockerfileError(f"{exec_form[0]} is not in the image's PATH, {self.environment['PATH']}")
        return [program, *(self.locate(argument) for argument in exec_form[1:])]


def build(dockerfile: Path, context: Path, root: Path, environment: dict[str, str]) -> Image:
    """Carry out a Dockerfile and return its last stage.

    Args:
        dockerfile: The file.
        context: The folder that COPY takes files from, as far as .dockerignore lets it.
        root: Where the image is made. Nothing is there yet.
        environment: What every command finds: a PATH with the programs of the base image, and settings of the test.
    """
    parsed = instructions(dockerfile.read_text(encoding="utf-8"))
    paths = {word.rstrip("/") for name, text in parsed if name == "COPY" for word in text.split() if word[0] == "/"}
    stages: dict[str, Path] = {}
    image = Image(root, dict(environment), paths)
    for name, text in parsed:
        if name == "FROM":
            if root.exists():
                _set_aside(root, stages)
            stages[text.split(" AS ")[-1]] = root
            root.mkdir()
            image = Image(root, dict(environment), paths)
        elif name == "COPY":
            _copy(image, text, context, stages)
        elif name == "RUN":
            run(["/bin/sh", "-e", "-c", image.locate(text)], cwd=root, env=image.environment)
        elif name == "ENV":
            for setting in shlex.split(text):
                key, _, value = setting.partition("=")
                image.environment[key] = Template(image.locate(value)).substitute(image.environment)
        elif name == "USER":
            image.user = int(text.split(":")[0])
        elif name == "EXPOSE":
            image.port = int(text)
        elif name == "ENTRYPOINT":
            image.entrypoint = json.loads(text)
        elif name == "HEALTHCHECK":
            image.healthcheck = json.loads(text.split("CMD", 1)[1])
        else:
            raise DockerfileError(f"{name} is not known here: teach tests/install/container.py")
    return image


def instructions(text: str) -> list[tuple[str, str]]:
    """Return the instructions of a Dockerfile in order: name and what follows it."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    found = [INSTRUCTION.match(line) for line in joined.splitlines()]
    return [(match["name"], match["text"]) for match in found if match is not None]


def _set_aside(root: Path, stages: dict[str, Path]) -> None:
    """Give the folder of a stage another name, so that the next stage cannot reach it by accident."""
    name = next(name for name, folder in stages.items() if folder == root)
    stages[name] = root.rename(root.with_name(f"{root.name}-{len(stages)}"))


def _copy(image: Image, text: str, context: Path, stages: dict[str, Path]) -> None:
    words = text.split()
    stage = words.pop(0).removeprefix("--from=") if words[0].startswith("--from=") else None
    *sources, target = words
    source_root = context if stage is None else stages[stage]
    destination = Path(f"{image.root}{target}")
    for source in sources:
        found = sorted(source_root.glob(source.lstrip("/")))
        if stage is None:
            found = [file for file in found if not is_ignored(file.relative_to(context), context)]
        if not found:
            raise DockerfileError(f"COPY {source}: there is no such file in {source_root}, or .dockerignore names it")
        for file in found:
            if file.is_dir():
                shutil.copytree(file, destination, symlinks=True, dirs_exist_ok=True)
            else:
                destination.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, destination)


def is_ignored(file: Path, context: Path) -> bool:
    """Return whether .dockerignore keeps a file out of the context. The last pattern that matches decides."""
    ignored = False
    for line in (context / ".dockerignore").read_text(encoding="utf-8").split():
        if fnmatch.fnmatchcase(str(file), line.removeprefix("!")):
            ignored = not line.startswith("!")
    return ignored


def clean_environment(base: Path, **more: str) -> dict[str, str]:
    """Return the environment of a container: the programs of the base image, and nothing of the caller's."""
    return {"PATH": os.pathsep.join([str(base), "/usr/bin", "/bin"]), "HOME": "/", "LANG": "C.UTF-8", **more}
