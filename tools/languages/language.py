"""A language: a folder beside this file, with what makes a client in it (language.toml, see README.md)."""

import functools
import re
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
_PATIENCE = 60.0


@dataclass(frozen=True)
class Tool:
    """Something that has to be on this machine."""

    name: str
    ask: tuple[str, ...]
    """The command that prints its version, and fails if it is not here."""
    at_least: str
    """The oldest version that serves."""
    get: str
    """How to get it, for a person."""
    debian: tuple[str, ...]
    """The packages of Debian that hold it; empty if those are too old, or there are none."""

    @property
    def version(self) -> str:
        """The version that is here; the empty string if none is."""
        return _version(self.ask)

    @property
    def is_here(self) -> bool:
        """Whether it is here, and new enough."""
        return bool(self.version) and _numbers(self.version) >= _numbers(self.at_least)


@dataclass(frozen=True)
class Mend:
    """A change to generated code that no option of the generator makes."""

    files: str
    where: re.Pattern[str]
    """What a file has that needs the mend; an empty pattern for every file."""
    find: re.Pattern[str]
    put: str


@dataclass(frozen=True)
class Language:
    """How a client is made in a language. languages/README.md describes the fields of language.toml."""

    name: str
    title: str
    generator: str
    tools: tuple[Tool, ...]
    generate: tuple[tuple[str, ...], ...]
    mends: tuple[Mend, ...]
    client: str
    sources: str
    use: str
    gaps: tuple[str, ...]
    unknown_member: str
    folder: Path

    @property
    def missing(self) -> list[Tool]:
        """The tools that are not here, or too old."""
        return [tool for tool in self.tools if not tool.is_here]

    def client_of(self, vendor: str) -> str:
        """Return the directory of the client for a vendor, from the root of the checkout."""
        return self.client.format(vendor=vendor)


def read_all(folder: Path = FOLDER) -> dict[str, Language]:
    """Return the languages by name."""
    return {file.parent.name: _read(file) for file in sorted(folder.glob("*/language.toml"))}


def _read(file: Path) -> Language:
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    name = file.parent.name
    return Language(
        name=name,
        title=data["title"],
        generator=data["generator"],
        tools=tuple(_tool(tool) for tool in data.get("tool", [])),
        generate=tuple(tuple(command) for command in data.get("generate", [])),
        mends=tuple(_mend(mend) for mend in data.get("mend", [])),
        client=data.get("client", f"build/clients/{name}/{{vendor}}"),
        sources=data["sources"],
        use=data["use"],
        gaps=tuple(data.get("gaps", [])),
        unknown_member=data["unknown_member"],
        folder=file.parent,
    )


def _mend(data: dict[str, Any]) -> Mend:
    return Mend(data["files"], re.compile(data.get("where", "")), re.compile(data["find"]), data["put"])


def _tool(data: dict[str, Any]) -> Tool:
    return Tool(data["name"], tuple(data["ask"]), data["at_least"], data["get"], tuple(data.get("debian", [])))


@functools.cache
def _version(ask: tuple[str, ...]) -> str:
    try:
        done = subprocess.run(ask, capture_output=True, text=True, timeout=_PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    said = re.sub(r"\x1b\[[\d;]*m", "", done.stdout + done.stderr)  # Maven prints in bold
    found = re.search(r"\d+(\.\d+)*", said)
    return found[0] if found else ""


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]
