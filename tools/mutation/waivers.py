"""Mutants that no suite could kill, by name, each with the proof (waivers.yaml)."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass
from pathlib import Path

import yaml

from tools.mutation.mutants import Mutant
from tools.mutation.verdicts import Side

FILE = Path(__file__).with_name("waivers.yaml")


@dataclass(frozen=True)
class Waiver:
    """Mutants that are waived, and why they cannot be told from the contract."""

    name: str
    """What the mutants have in common, in a few words."""
    side: str
    """`mock`, `client`, or `both`."""
    mutants: tuple[str, ...]
    """Each is `<contract> <kind> <pointer>: <change>`; `*` stands for anything."""
    proof: str
    """Why no request and no answer could tell them from the contract."""

    def covers(self, mutant: Mutant, side: Side) -> bool:
        """Whether the mutant is waived on a side."""
        text = f"{mutant.contract} {mutant.kind} {mutant.at}: {mutant.change}"
        return self.side in (side, "both") and any(fnmatch.fnmatchcase(text, form) for form in self.mutants)


def waivers(file: Path = FILE) -> list[Waiver]:
    """Read the waivers. Raises TypeError or KeyError if one lacks something."""
    return [
        Waiver(entry["name"], entry["side"], tuple(entry["mutants"]), entry["proof"].strip())
        for entry in yaml.safe_load(file.read_text(encoding="utf-8")) or []
    ]
