"""The toolchains of other languages, as far as Debian has them. The rest is named, with how to get it."""

from collections.abc import Iterable

from tools.install import debian
from tools.languages import language
from tools.languages.language import Language, Tool


def install() -> None:
    """Install the missing tools of every language, and print what came of it."""
    missing = wanted(language.read_all().values())
    if not missing:
        print("Every tool is here.")
        return
    hindrance = debian.hindrance()
    for tool in missing:
        reason = hindrance or (
            debian.install(tool.debian) if tool.debian else "Debian has no package that is new enough"
        )
        print(f"{tool.name}: " + (f"not installed, {reason}. Get it: {tool.get}" if reason else "installed"))


def wanted(languages: Iterable[Language]) -> list[Tool]:
    """Return the tools that some language misses, each once."""
    return list({tool.name: tool for one in languages for tool in one.missing}.values())
