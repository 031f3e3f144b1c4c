"""Installs what some tests need and Debian's packages have: Chromium, and the toolchains of other languages."""

import argparse
import sys
from collections.abc import Callable, Sequence

from tools.install import chromium, languages

_PARTS: dict[str, Callable[[], None]] = {"chromium": chromium.install, "languages": languages.install}


def main(arguments: Sequence[str] | None = None) -> int:
    """Install what is asked for. Returns 0, also if something cannot be installed: its tests are skipped by name."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.install",
        description="Install what some tests need from Debian's packages, as root. What is here is not touched.",
    )
    parser.add_argument("parts", nargs="+", choices=_PARTS, help="what to install")
    for part in parser.parse_args(arguments).parts:
        _PARTS[part]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
