"""Runs Schemathesis at length on the mock, and on bare Prism for comparison: part of `python -m tools.conformance`.

Every check and every phase, no failure excluded. Prints how many cases were made and how many unique failures were
found. The exit code is 1 if the mock failed in anything, or if there were too few cases to tell.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from image_api_mocks.mock import Mock
from image_api_mocks.prism.merge import merge
from image_api_mocks.prism.process import Prism
from tools.conformance.schemathesis_run import Run, run
from tools.judges.contracts import CONTRACTS, FILES

# Per contract.
FEWEST_CASES = 2000
_EXAMPLES = ("--max-examples", "400")
_SECONDS = 1800


def main() -> int:
    """Run, print, and return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        with Mock() as gateway:
            ours = _runs("the mock", gateway.url, Path(folder))
        with Prism(merge(CONTRACTS)) as prism:
            _runs("bare Prism", prism.url, Path(folder))
    wrong = [finished for finished in ours if finished.exit_code != 0]
    for finished in wrong:
        print(finished.output)
    if any(sum(finished.cases.values()) < FEWEST_CASES for finished in ours):
        print(f"error: fewer than {FEWEST_CASES} cases for a contract", file=sys.stderr)
        return 1
    return 1 if wrong else 0


def _runs(name: str, url: str, folder: Path) -> list[Run]:
    finished = []
    for file in FILES:
        place = Path(tempfile.mkdtemp(dir=folder))
        finished.append(run(file, url, place, *_EXAMPLES, seconds=_SECONDS))
        cases = sum(finished[-1].cases.values())
        failures = finished[-1].report["test_cases"]["unique_failures"]
        print(f"{name}, {file.name}: {cases} cases, {failures} unique failures", flush=True)
    return finished
