"""Install the missing tools that Debian has: `python -m tools.languages.install_tools` (`make client-tools`).

What cannot be installed is named, with how to get it. Nothing that is here already is touched.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence

from tools.languages import debian, language
from tools.languages.language import Language, Tool


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code: 0, whatever could be installed; 2 for a wrong option."""
    description = "Install the missing tools of every language from Debian's packages."
    argparse.ArgumentParser(prog="make client-tools", description=description).parse_args(arguments)
    missing = wanted(language.read_all().values())
    if not missing:
        print("Every tool is here.")
        return 0
    hindrance = debian.hindrance("client-tools")
    for tool in missing:
        reason = hindrance or (
            debian.install(tool.debian) if tool.debian else "Debian has no package that is new enough"
        )
        print(f"{tool.name}: " + (f"not installed, {reason}. Get it: {tool.get}" if reason else "installed"))
    return 0


def wanted(languages: Iterable[Language]) -> list[Tool]:
    """Return the tools that some language misses, each once."""
    return list({tool.name: tool for one in languages for tool in one.missing}.values())


if __name__ == "__main__":
    sys.exit(main())
