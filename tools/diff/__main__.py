"""`make diff`: what has changed in the contracts since a base, whom it breaks, and what the versions have to say."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.diff.bases import BASELINE, BaseError, contracts_at, contracts_in, take_baseline
from tools.diff.changes import Change, ComparisonError, compare, step_of
from tools.diff.versions import complaints, step_between
from tools.judges.contracts import ROOT, Document


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 if nobody is broken without a version that says so, 1 if somebody is, 2 if nothing can be compared."""
    parser = argparse.ArgumentParser(
        prog="make diff", description="Tell what has changed in the contracts, and whom it breaks."
    )
    parser.add_argument("--base", default="", help="a git revision, or a folder of bundles (default: openapi/baseline)")
    parser.add_argument("--dist", type=Path, default=ROOT / "openapi" / "dist", help="the bundles of now")
    parser.add_argument(
        "--changelog", type=Path, default=ROOT / "CHANGELOG.md", help="where a breaking change is told of"
    )
    parser.add_argument("--quiet", action="store_true", help="print only what is wrong")
    parser.add_argument(
        "--take-baseline",
        action="store_true",
        help="replace openapi/baseline with the bundles of now, which a release does; compares nothing",
    )
    options = parser.parse_args(arguments)
    try:
        if options.take_baseline:
            for file in take_baseline(options.dist):
                _say(f"took {file}", options.quiet)
            return 0
        base = _base(options.base)
        now = contracts_in(options.dist)
        changelog = options.changelog.read_text(encoding="utf-8")
        wrong = [
            complaint
            for name in sorted(base | now)
            for complaint in _judge(name, base.get(name), now.get(name), changelog, quiet=options.quiet)
        ]
    except (BaseError, ComparisonError, OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    for complaint in wrong:
        print(f"error: {complaint}", file=sys.stderr)
    return 1 if wrong else 0


def _base(text: str) -> dict[str, Document]:
    if not text:
        return contracts_in(BASELINE)
    return contracts_in(Path(text)) if Path(text).is_dir() else contracts_at(text)


def _judge(name: str, base: Document | None, now: Document | None, changelog: str, *, quiet: bool) -> list[str]:
    if base is None:
        _say(f"{name}: new, breaks nobody", quiet)
        return []
    if now is None:
        return [f"the contract of {name} is gone, with all that its users call: restore it, or take it out of the base"]
    changes = compare(base, now)
    needed, old, new = step_of(changes), base["info"]["version"], now["info"]["version"]
    taken = step_between(old, new)
    _say(f"{name}: {_count(changes)}; asks for the step: {needed}; taken: {taken} ({old} -> {new})", quiet)
    for change in changes:
        whom = f"breaks the {change.breaks}" if change.breaks else "breaks nobody"
        _say(f"  {change.step:5}  {whom:20}  {change.where}\n         {change.what}", quiet)
    wrong = complaints(name, needed, old, new, changelog)
    return [f"{complaint}\n{_told(changes)}" for complaint in wrong]


def _count(changes: list[Change]) -> str:
    breaking = sum(change.breaks is not None for change in changes)
    return f"{len(changes)} changes, {breaking} of them breaking" if changes else "no change"


def _told(changes: list[Change]) -> str:
    return "\n".join(
        f"  breaks the {change.breaks}: {change.where}: {change.what}" for change in changes if change.breaks
    )


def _say(text: str, quiet: bool) -> None:
    if not quiet:
        print(text)


if __name__ == "__main__":
    sys.exit(main())
