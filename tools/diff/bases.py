"""The contracts to compare with: the baseline, a git revision's, or those of a folder."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tools.judges.contracts import ROOT, Document, read

BASELINE = ROOT / "openapi" / "baseline"
DIST = "openapi/dist"
SUFFIX = ".openapi.json"


class BaseError(Exception):
    """There is nothing to compare with. The message says why, and what to do."""


def contracts_in(folder: Path) -> dict[str, Document]:
    """Return the contracts of a folder by name. Raises BaseError if there are none."""
    files = [file for file in sorted(folder.glob(f"*{SUFFIX}")) if _is_contract(file.name)]
    found = {file.name.removesuffix(SUFFIX): read(file) for file in files}
    if not found:
        raise BaseError(f"no *{SUFFIX} in {folder}: run 'make generate'")
    return found


def take_baseline(dist: Path, baseline: Path = BASELINE) -> list[Path]:
    """Replace the baseline with the contracts of a folder and return its files.

    Raises:
        BaseError: The folder has no contract.
    """
    names = contracts_in(dist)
    baseline.mkdir(exist_ok=True)
    for file in baseline.glob(f"*{SUFFIX}"):
        file.unlink()
    return [Path(shutil.copy(dist / f"{name}{SUFFIX}", baseline)) for name in sorted(names)]


def contracts_at(revision: str) -> dict[str, Document]:
    """Return the bundles as they stood at a git revision, by name. Raises BaseError if there is none."""
    listed = _git("ls-tree", "--name-only", revision, f"{DIST}/")
    files = [line for line in listed.splitlines() if _is_contract(Path(line).name)]
    if not files:
        raise BaseError(f"{revision} has no bundle in {DIST}: choose another revision")
    return {Path(file).name.removesuffix(SUFFIX): json.loads(_git("show", f"{revision}:{file}")) for file in files}


def _is_contract(name: str) -> bool:
    """Whether a file is a vendor's contract: what is derived from one has a dot in the name before the suffix."""
    return name.endswith(SUFFIX) and "." not in name.removesuffix(SUFFIX)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BaseError(
            f"git {' '.join(arguments)}: {done.stderr.strip()}\nName a revision that git knows: make diff BASE=main"
        )
    return done.stdout
