"""What the judges say of a mutant, and where that is kept, so that a run that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from tools.judges.contracts import ROOT

Side = Literal["mock", "client", "contract"]
Outcome = Literal["killed", "survived", "unread"]

SIDES: tuple[Side, ...] = ("mock", "client", "contract")
FOLDER = ROOT / "build" / "mutation"

# A verdict holds as long as nothing in these has changed.
_JUDGED = (
    "client_core",
    "contract_model",
    "generated_client",
    "mocks",
    "openapi/dist",
    "tools/generator",
    "tools/judges",
    "tools/mutation",
)
# They tell what came of it.
_TELLERS = {"__main__.py", "report.py", "waivers.py", "verdicts.py", "coverage.py", "coverage_report.py"}


@dataclass(frozen=True)
class Verdict:
    """What the suite says of one mutant on one side."""

    id: str
    """The id of the mutant."""
    side: Side
    """`mock`: the mock serves the mutant and the suite keeps the contract. `client`: the client is made from it.
    `contract`: the mutant is held against itself."""
    outcome: Outcome
    """`unread`: what is served, or the client, is the same with the mutant as with the contract; a mutant that agrees
    with itself is unread on the side of the contract."""
    says: str = ""
    """The complaint that killed it."""


class Store:
    """The verdicts of the code as it is now."""

    def __init__(self, folder: Path = FOLDER, fingerprint: str = "") -> None:
        """Read what a run of the same code has left in the folder."""
        self._file = folder / f"{fingerprint or fingerprint_of()}.jsonl"
        self._found = {(verdict.id, verdict.side): verdict for verdict in self._read()}

    def get(self, mutant: str, side: Side) -> Verdict | None:
        """Return what is known of a mutant on a side."""
        return self._found.get((mutant, side))

    def put(self, verdict: Verdict) -> None:
        """Keep a verdict, at once."""
        self._found[verdict.id, verdict.side] = verdict
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(asdict(verdict)) + "\n")

    def _read(self) -> Iterator[Verdict]:
        if not self._file.exists():
            return
        for line in self._file.read_text(encoding="utf-8").splitlines():
            try:
                yield Verdict(**json.loads(line))
            except ValueError:
                continue  # the run was stopped while it wrote this line


def fingerprint_of(root: Path = ROOT) -> str:
    """Return sixteen hexadecimal digits that change with any file that a verdict depends on."""
    digest = hashlib.sha256()
    for name in _JUDGED:
        for file in sorted([root / name, *(root / name).rglob("*")]):
            if _judges(file):
                digest.update(f"{file.relative_to(root)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _judges(file: Path) -> bool:
    """Whether a verdict depends on a file. The judges' own tests, and waivers, judge no mutant."""
    judges = file.suffix in (".py", ".json", ".jinja", ".toml", ".cjs") and not file.name.startswith("test_")
    return judges and file.name not in _TELLERS
