"""Install what Debian has of the tools that are missing: `python -m languages.install_tools` (`make client-tools`).

What cannot be installed is named, with how to get it. Nothing that is here already is touched.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence

from languages import language
from languages.language import Language, Tool

_LIMIT = 900.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code: 0, whatever could be installed; 2 for a wrong option."""
    description = "Install the missing tools of every language from Debian's packages."
    argparse.ArgumentParser(prog="make client-tools", description=description).parse_args(arguments)
    missing = wanted(language.read_all().values())
    if not missing:
        print("Every tool is here.")
        return 0
    hindrance = _hindrance()
    if hindrance is None:
        hindrance = _apt_get("update", "--quiet=2")
    for tool in missing:
        reason = hindrance or (_install(tool) if tool.debian else "Debian has no package that is new enough")
        print(f"{tool.name}: " + (f"not installed, {reason}. Get it: {tool.get}" if reason else "installed"))
    return 0


def wanted(languages: Iterable[Language]) -> list[Tool]:
    """Return the tools that some language misses, each once."""
    return list({tool.name: tool for one in languages for tool in one.missing}.values())


def _hindrance() -> str | None:
    if shutil.which("apt-get") is None:
        return "this is no Debian (there is no apt-get)"
    if os.geteuid() != 0:
        return "only root can (run it as root: sudo make client-tools)"
    return None


def _install(tool: Tool) -> str | None:
    return _apt_get("install", "--quiet=2", "--yes", "--no-install-recommends", *tool.debian)


def _apt_get(*arguments: str) -> str | None:
    """Return why apt-get failed, in a line; None if it did not."""
    try:
        done = subprocess.run(  # noqa: S603
            ["apt-get", *arguments],  # noqa: S607
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


if __name__ == "__main__":
    sys.exit(main())
