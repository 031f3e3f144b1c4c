"""Lays out what is compiled and run for a language: its runner, and the first request of each client's README."""

from __future__ import annotations

import shutil
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.languages import contracts, language, make_client, templates
from tools.languages.contracts import ROOT
from tools.languages.language import Language

RUNNERS = Path(__file__).resolve().parent / "runners"


@dataclass(frozen=True)
class Plan:
    """What runner.toml of a language says."""

    directory: Path
    """Where everything stands, and the commands run."""
    compile: list[list[str]]
    """The commands that compile all of it."""
    hide: str
    """A pattern of the lines of their output that say nothing; the empty string hides none."""
    run: list[str]
    """The command that starts the runner."""
    first_requests: dict[str, list[str]]
    """The command that runs the first request of the README, by vendor."""


def lay_out(chosen: Language, base_url: str) -> Plan:
    """Write the runner, and the first requests as they would be sent to this URL.

    What a compiler made there before stays, so that it need not be made again.
    """
    source = RUNNERS / chosen.name
    directory = ROOT / "build" / "clients" / chosen.name / "runner"
    read = contracts.read_all()
    for file in sorted(source.rglob("*")):
        if file.is_dir() or file.name == "runner.toml":
            continue
        target = directory / file.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == templates.SUFFIX:
            target.with_suffix("").write_text(templates.render(file, contracts=read), encoding="utf-8")
        else:
            shutil.copy(file, target)
    plan: dict[str, Any] = tomllib.loads((source / "runner.toml").read_text(encoding="utf-8"))
    for contract in read:
        program = directory / _fill(plan["first_request"], chosen, contract.vendor)
        program.parent.mkdir(parents=True, exist_ok=True)
        head = plan.get("first_request_head", "").format(vendor=contract.vendor)
        program.write_text(head + make_client.first_request(chosen, contract, base_url), encoding="utf-8")
    return Plan(
        directory=directory,
        compile=[_filled(command, chosen) for command in plan["compile"]],
        hide=plan.get("hide", ""),
        run=_filled(plan["run"], chosen),
        first_requests={
            contract.vendor: _filled(plan["run_first_request"], chosen, contract.vendor) for contract in read
        },
    )


def _filled(command: Sequence[str], chosen: Language, vendor: str = "") -> list[str]:
    return [sys.executable if part == "python" else _fill(part, chosen, vendor) for part in command]


def _fill(part: str, chosen: Language, vendor: str = "") -> str:
    return part.format(vendor=vendor, client=ROOT / chosen.client_of(vendor), languages=language.FOLDER, root=ROOT)
