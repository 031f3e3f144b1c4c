"""Installs Debian's packages, where that is possible."""

import os
import shutil
import subprocess
from collections.abc import Sequence

_LIMIT = 900.0


def hindrance() -> str | None:
    """Return why nothing can be installed here; None if something can. The package lists are up to date then."""
    if shutil.which("apt-get") is None:
        return "this is no Debian (there is no apt-get)"
    if os.geteuid() != 0:
        return "only root can (run the same command as root)"
    return _apt_get("update", "--quiet=2")


def install(packages: Sequence[str]) -> str | None:
    """Install packages. Returns why that failed, in a line; None if it did not."""
    return _apt_get("install", "--quiet=2", "--yes", "--no-install-recommends", *packages)


def _apt_get(*arguments: str) -> str | None:
    """Return why apt-get failed, in a line; None if it did not."""
    try:
        done = subprocess.run(
            ["apt-get", *arguments],
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"apt-get {arguments[0]} took longer than {_LIMIT:g} s"
    if done.returncode == 0:
        return None
    said = done.stdout.strip().splitlines() or ["it said nothing"]
    return f"apt-get {arguments[0]} failed: {said[-1]}"
