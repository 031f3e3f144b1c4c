"""Writes the generated pages: the README's table of operations, docs/scenarios.md and docs/other-languages.md."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.docs import languages_page, operations_table, scenarios_page

ROOT = Path(__file__).absolute().parents[2]

PAGES: dict[str, Callable[[str], str]] = {
    "README.md": operations_table.with_table,
    "docs/scenarios.md": lambda _text: scenarios_page.page(),
    "docs/other-languages.md": lambda _text: languages_page.page(),
}
"""The pages by path, each with what makes its text of the text that stands there."""


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write the pages, or check them. Returns the exit code: 0, or 1 with the reason on stderr."""
    parser = argparse.ArgumentParser(prog="python -m tools.docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is not up to date")
    check = parser.parse_args(arguments).check
    stale = []
    for name, page in PAGES.items():
        file = root / name
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        try:
            wanted = page(text)
        except operations_table.MarkError as error:
            print(f"error: {name}: {error}", file=sys.stderr)
            return 1
        if wanted == text:
            continue
        stale.append(name)
        if not check:
            file.write_text(wanted, encoding="utf-8")
    if check and stale:
        print(f"error: not up to date: {', '.join(stale)}. Run 'make generate' and commit the result.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
