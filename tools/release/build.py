"""Build the wheels and source distributions of both projects: `python -m tools.release.build`.

It needs a checkout that is set up (`make setup`), and no network. The same commit gives the same bytes.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).absolute().parents[2]
PROJECTS = (ROOT, ROOT / "mocks")
DIST = ROOT / "dist"

_BUILT = ("*.whl", "*.tar.gz")


class BuildError(Exception):
    """A distribution cannot be built. The message says which one and why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build into a folder and print the files. Return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.release.build",
        description="Build the wheels and source distributions of image-api-contracts and image-api-mocks.",
    )
    parser.add_argument("--output", type=Path, default=DIST, help="the folder for the files (default: dist)")
    options = parser.parse_args(arguments)
    try:
        files = build(options.output)
    except BuildError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for file in files:
        print(f"{file.stat().st_size:>10,}  {file}")
    return 0


def build(output: Path) -> list[Path]:
    """Build all distributions and return their files, sorted.

    Args:
        output: The folder for the files. Wheels and source distributions that it contains already are removed.

    Raises:
        BuildError: A distribution cannot be built.
    """
    output.mkdir(parents=True, exist_ok=True)
    for file in built(output):
        file.unlink()
    for project in PROJECTS:
        command = [sys.executable, "-m", "hatchling", "build", "--directory", str(output.absolute())]
        run = subprocess.run(
            command,
            cwd=project,
            env={"SOURCE_DATE_EPOCH": _commit_time(), **os.environ},
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            *_, reason = run.stderr.strip().splitlines() or [f"hatchling ended with exit code {run.returncode}"]
            raise BuildError(re.sub(r"^\w+Error: ", "", reason))
    return built(output)


def built(folder: Path) -> list[Path]:
    """Return the wheels and source distributions of a folder, sorted."""
    return sorted(file for pattern in _BUILT for file in folder.glob(pattern))


def _commit_time() -> str:
    """Return the time of the commit in seconds, as the time of every file in an archive; that of 2020 without git."""
    run = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return run.stdout.strip() or "1577836800"


if __name__ == "__main__":
    sys.exit(main())
