"""Rehearse a release: `python -m tools.release` (`make release`).

It does what .github/workflows/release.yml does, except publishing: it checks that the release is consistent, builds
both distributions, tests them in empty environments, and writes the checksums. dist/ then contains what is published.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.release.build import DIST, ROOT, BuildError, build, built
from tools.release.readiness import problems, version

BUNDLES = ROOT / "openapi" / "dist"
CHECKSUMS = "SHA256SUMS"


def main(arguments: Sequence[str] | None = None) -> int:
    """Rehearse a release. Return 0 if it can be published, 1 if something is in the way."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.release",
        description="Check, build and test a release as the release workflow does, and publish nothing.",
    )
    parser.add_argument("--tag", help="the git tag that is being released; it has to be v and the version")
    options = parser.parse_args(arguments)
    try:
        found = problems(ROOT, options.tag)
        _step("Building both distributions into dist/")
        shutil.rmtree(DIST, ignore_errors=True)
        build(DIST)
    except (BuildError, ValueError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    _step("Testing them in empty environments (tests/install)")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--confcutdir",
        "tests/install",
        "tests/install",
        "--packages",
        str(DIST),
    ]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        found.append("The tests of the distributions fail, see above.")
    _step(f"Adding the bundled contracts and {CHECKSUMS}")
    assets = add_bundles(DIST)
    write_checksums(DIST, assets)
    print((DIST / CHECKSUMS).read_text(encoding="utf-8"), end="")
    return _conclude(found)


def add_bundles(dist: Path) -> list[Path]:
    """Copy the bundled contracts into a folder with built distributions and return all files to publish, sorted."""
    bundles = [Path(shutil.copy(file, dist)) for file in sorted(BUNDLES.iterdir())]
    return sorted([*built(dist), *bundles])


def write_checksums(dist: Path, files: Sequence[Path]) -> None:
    """Write `SHA256SUMS` in the format that `sha256sum --check` reads."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (dist / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def _conclude(found: Sequence[str]) -> int:
    if found:
        print(f"\nNot ready to release {version(ROOT)}:", file=sys.stderr)
        for problem in found:
            print(f"- {problem}", file=sys.stderr)
        return 1
    tag = f"v{version(ROOT)}"
    packages = ", ".join(file.name for file in built(DIST))
    print(f"""
Ready. Nothing was published. Publish with: git tag {tag} && git push origin {tag}
.github/workflows/release.yml then repeats all of this, tests dist/ on macOS and Windows too, and publishes
- to PyPI: {packages}
- as GitHub release {tag}: every file of dist/
- to the GitHub container registry: image-api-mocks:{version(ROOT)}, built from the same wheels""")
    return 0


def _step(text: str) -> None:
    print(f"==> {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
