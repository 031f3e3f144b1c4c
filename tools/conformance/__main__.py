"""Runs the conformance tests, Schemathesis at length, and reports which parts of the contracts they exercised."""

import os
import shutil
import subprocess
import sys

from tools.conformance import coverage_report, long_run
from tools.conformance.exchanges import VARIABLE


def main() -> int:
    """Run all three, also when one fails. Returns 0 if all pass, else 1."""
    shutil.rmtree(coverage_report.FOLDER, ignore_errors=True)
    coverage_report.FOLDER.mkdir(parents=True)
    tests = [sys.executable, "-m", "pytest", "tests/conformance", "-m", "not teeth"]
    environment = os.environ | {VARIABLE: str(coverage_report.FOLDER.absolute() / "exchanges.jsonl")}
    passed = subprocess.run(tests, env=environment, check=False).returncode == 0
    results = [long_run.main(), coverage_report.main()]
    return 0 if passed and not any(results) else 1


if __name__ == "__main__":
    sys.exit(main())
