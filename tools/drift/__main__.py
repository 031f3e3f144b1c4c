"""`python -m tools.drift`: holds another text of a vendor's page against the facts that were drawn from it."""

from __future__ import annotations

import argparse
import fnmatch
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.drift.evidence import Evidence, Finding, look, plain, read_evidence, strangers
from tools.judges.contracts import ROOT

SOURCES = ROOT / "docs" / "sources"


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 if all facts hold and the text has nothing new, 1 if not, 2 if nothing could be compared."""
    parser = argparse.ArgumentParser(prog="python -m tools.drift", description=__doc__)
    parser.add_argument("--page", help="<vendor>/<page>, a file of docs/sources without .yaml")
    parser.add_argument("--text", type=Path, help="the new text of the page; - reads standard input")
    parser.add_argument(
        "--facts", default="*", help="only facts like this (`*` stands for anything): what the text has"
    )
    options = parser.parse_args(arguments)
    pages = {str(file.relative_to(SOURCES).with_suffix("")): file for file in sorted(SOURCES.glob("*/*.yaml"))}
    if options.page not in pages or options.text is None:
        print(
            "error: name a page and a text: python -m tools.drift --page <page> --text <file>. "
            f"Pages: {', '.join(pages)}",
            file=sys.stderr,
        )
        return 2
    try:
        whole = sys.stdin.read() if str(options.text) == "-" else options.text.read_text(encoding="utf-8")
        evidence = read_evidence(pages[options.page])
    except (OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    chosen = [one for one in evidence if fnmatch.fnmatchcase(one.fact, options.facts)]
    if not chosen:
        print(f"error: no fact of {options.page} is like {options.facts}", file=sys.stderr)
        return 2
    return _tell(options.page, chosen, evidence, whole)


def _tell(page: str, chosen: list[Evidence], evidence: list[Evidence], whole: str) -> int:
    text = plain(whole)
    findings = [look(one, text) for one in chosen]
    vendor, _, name = page.partition("/")
    for finding in findings:
        if finding.outcome != "holds":
            print(_described(finding))
    new = strangers(evidence, whole)
    if new:
        print(f"in the text, and in no fact of the page: {', '.join(new)}")
    counts = {outcome: sum(one.outcome == outcome for one in findings) for outcome in ("holds", "changed", "gone")}
    print(f"{page}: {counts['holds']} facts hold, {counts['changed']} changed, {counts['gone']} gone")
    drifted = counts["changed"] + counts["gone"]
    if drifted or new:
        print(
            f"Read the page, then bring openapi/{vendor}/facts.yaml and docs/sources/{vendor}/{name}.yaml up to date."
        )
    return 1 if drifted or new else 0


def _described(finding: Finding) -> str:
    lines = [f"{finding.outcome}: {finding.fact}", f"  not found: {' | '.join(finding.missing)}"]
    if finding.near:
        lines.append(f"  there stands: ...{finding.near}...")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
