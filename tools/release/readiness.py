"""What has to agree before a version is released: the tree, the version, the changelog, the tag, the baseline."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path


def version(root: Path) -> str:
    """Return the version of both distributions."""
    text = (root / "client_core" / "image_api_core" / "version.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError(f"{root}: version.py of the client core sets no __version__")
    return found[1]


def problems(root: Path, tag: str | None = None) -> list[str]:
    """Return what is in the way of a release, a sentence each; empty if nothing is.

    Args:
        root: The checkout.
        tag: The tag that is being released. Without one, a tag of the version may exist, but on this commit only.
    """
    wanted = f"v{version(root)}"
    return [*_tree(root), *_changelog(root, wanted), *_tag(root, wanted, tag), *_baseline(root)]


def _tree(root: Path) -> list[str]:
    changed = _git(root, "status", "--porcelain").splitlines()
    if not changed:
        return []
    names = ", ".join(line[3:] for line in changed[:3]) + (" ..." if len(changed) > 3 else "")
    return [f"{len(changed)} files are changed and not committed ({names}). Commit or restore them."]


def _changelog(root: Path, wanted: str) -> list[str]:
    number = wanted.removeprefix("v")
    headings = re.findall(r"^## (.+)$", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    first = headings[0] if headings else "nothing"
    if re.fullmatch(rf"{re.escape(number)} \(\d{{4}}-\d{{2}}-\d{{2}}\)", first):
        return []
    return [
        f"CHANGELOG.md begins with '{first}'. Write '## {number} (<today as yyyy-mm-dd>)' there, "
        "or set the version in client_core/image_api_core/version.py."
    ]


def _tag(root: Path, wanted: str, tag: str | None) -> list[str]:
    if tag is not None and tag != wanted:
        return [f"The tag is {tag} and the version asks for {wanted}. Delete the tag, or set the version."]
    tagged = _git(root, "rev-parse", "--quiet", "--verify", f"refs/tags/{wanted}^{{commit}}", missing="")
    if tagged and tagged != _git(root, "rev-parse", "HEAD"):
        return [f"The tag {wanted} is on another commit ({tagged.strip()[:12]}). Set a new version in version.py."]
    return []


def _baseline(root: Path) -> list[str]:
    different = [
        file.name
        for file in sorted((root / "openapi" / "dist").glob("*.openapi.json"))
        if "." not in file.name.removesuffix(".openapi.json")
        and _text(file) != _text(root / "openapi" / "baseline" / file.name)
    ]
    if not different:
        return []
    return [
        f"openapi/baseline differs from what is released ({', '.join(different)}). "
        "Run: python -m tools.diff --take-baseline"
    ]


def _text(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _git(root: Path, *arguments: str, missing: str | None = None) -> str:
    run = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    if run.returncode and missing is not None:
        return missing
    if run.returncode:
        raise ValueError(f"git {' '.join(arguments)}: {run.stderr.strip()}")
    return run.stdout
