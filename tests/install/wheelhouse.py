"""The locked dependencies as wheels in a folder, downloaded once, so that the tests need no network."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).absolute().parents[2]
WHEELHOUSE = ROOT / "build" / "wheelhouse"
LOCKS = (ROOT / "mocks" / "requirements.txt", Path(__file__).with_name("requirements.txt"))


class WheelhouseError(Exception):
    """The wheels cannot be downloaded."""


def fill(folder: Path = WHEELHOUSE) -> None:
    """Download the wheels for this interpreter, unless the folder contains them already.

    Raises:
        WheelhouseError: pip cannot download them.
    """
    lines = [line for lock in LOCKS for line in lock.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    state = f"{sys.version} {sys.platform} {hashlib.sha256(chr(10).join(lines).encode()).hexdigest()}"
    stamp = folder / "complete"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == state:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    command += ["--only-binary", ":all:", "--dest", str(folder)]
    command += [part for lock in LOCKS for part in ("--requirement", str(lock))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise WheelhouseError(
            f"pip cannot download the locked dependencies into {folder}:\n{done.stderr.strip()}\n"
            "They are downloaded once; after that tests/install needs no network."
        )
    stamp.write_text(state, encoding="utf-8")
