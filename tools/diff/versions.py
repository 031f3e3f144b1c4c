"""Whether a contract's version and the changelog own up to what has changed since the base."""

from __future__ import annotations

import re

from tools.diff.changes import STEPS


def step_between(base: str, revision: str) -> str:
    """Return the semver step from one version (`1.2.3`) to another: major, minor, patch or none.

    A version below 1 is no excuse: people build on it. Raises ValueError for what is no version, or one that goes back.
    """
    old, new = (_parts(version) for version in (base, revision))
    if new < old:
        raise ValueError(f"the version goes back, from {base} to {revision}")
    return next(
        (step for step, one, other in zip(("major", "minor", "patch"), old, new, strict=True) if one != other), "none"
    )


def complaints(name: str, needed: str, base: str, revision: str, changelog: str) -> list[str]:
    """Return what is wrong with the version of the contract `name`, a sentence each; empty if nothing is.

    `needed` is the step that the changes ask for, `base` and `revision` the versions, `changelog` the text of the file.
    """
    if needed != "major":
        return []
    major = f"{_parts(base)[0] + 1}.0.0"
    if STEPS.index(step_between(base, revision)) < STEPS.index("major"):
        return [
            f"the contract of {name} breaks its users, and its version went from {base} to {revision}: "
            f"undo the change, or set info.version in openapi/{name}/openapi.yaml to {major}"
        ]
    told = re.compile(rf"^.*\b{re.escape(name)}\b.*\b{re.escape(revision)}\b", re.IGNORECASE | re.MULTILINE)
    if not told.search(changelog):
        return [
            f"CHANGELOG.md does not tell of what breaks the users of {name}: "
            f"add a line such as '- Contract of {name} {revision}: what breaks, and what to do'"
        ]
    return []


def _parts(version: str) -> tuple[int, int, int]:
    found = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)", version)
    if found is None:
        raise ValueError(f"{version!r} is no version of three numbers")
    return int(found[1]), int(found[2]), int(found[3])
