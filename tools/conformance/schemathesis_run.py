"""Runs Schemathesis on a contract, and reads what it did."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from tools.judges.contracts import ROOT, operations, read


@dataclass(frozen=True)
class Run:
    """A finished run of Schemathesis."""

    exit_code: int
    output: str = field(repr=False)
    folder: Path

    @cached_property
    def report(self) -> dict[str, Any]:
        """The summary that Schemathesis wrote."""
        report: dict[str, Any] = json.loads((self.folder / "report.json").read_text(encoding="utf-8"))
        return report

    @cached_property
    def failures(self) -> set[str]:
        """The kinds of failure that were found, by Schemathesis' names."""
        return {failure["type"] for failure in self.report["failures"]}

    @cached_property
    def cases(self) -> Counter[tuple[str, str, str]]:
        """How many cases were checked, by phase, operation ("POST /path") and mode ("positive", "negative")."""
        return Counter(
            (phase, _label(case), case["value"]["meta"]["generation"]["mode"])
            for phase, recorder in self._scenarios
            for name, case in recorder["cases"].items()
            if recorder["checks"].get(name)
        )

    @cached_property
    def checks(self) -> set[str]:
        """The names of the checks that judged at least one answer."""
        judged = (checks for _phase, recorder in self._scenarios for checks in recorder["checks"].values())
        return {check["name"] for checks in judged for check in checks}

    @cached_property
    def _scenarios(self) -> list[tuple[str, dict[str, Any]]]:
        """The scenarios that ran: the phase, and what was sent, answered and checked."""
        events = [json.loads(line) for line in (self.folder / "events.ndjson").read_text(encoding="utf-8").splitlines()]
        finished = (event["ScenarioFinished"] for event in events if "ScenarioFinished" in event)
        return [(event["phase"], event["recorder"]) for event in finished if "cases" in event["recorder"]]


def _may_be_gone(contract: Path) -> str:
    """Return configuration: operations that name a thing may answer 404, since Schemathesis deletes things too."""
    found = [operation for operation in operations(read(contract)) if "x-resource" in operation.definition]
    named = [str(operation) for operation in found if {*operation.definition["x-resource"]} - {"kind", "creates"}]
    return "".join(
        f'\n[[operations]]\ninclude-operation-id = "{name}"\n\n'
        '[operations.checks.positive_data_acceptance]\nexpected-statuses = ["2xx", 404]\n'
        for name in named
    )


def _label(case: dict[str, Any]) -> str:
    return f"{case['value']['method']} {case['value']['path']}"


def run(contract: Path, url: str, folder: Path, *arguments: str, seconds: int = 600) -> Run:
    """Run Schemathesis on a contract against the server at `url`, as schemathesis.toml says; reports go to `folder`.

    Fails if it takes longer than `seconds`.
    """
    keys: dict[str, str] = {}
    for operation in operations(read(contract)):
        keys |= operation.key_headers()
    config = folder / "schemathesis.toml"
    config.write_text((ROOT / "schemathesis.toml").read_text(encoding="utf-8") + _may_be_gone(contract))
    command = [str(Path(sys.executable).parent / "st"), "--config-file", str(config), "run"]
    command += [str(contract), "--url", url, "--no-color", *arguments]
    command += [
        "--report-json-path",
        str(folder / "report.json"),
        "--report-ndjson-path",
        str(folder / "events.ndjson"),
    ]
    for header in keys.items():
        command += ["--header", ": ".join(header)]
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "SCHEMATHESIS_HOOKS": "tools.conformance.hooks",
        # Tables of characters, which take two seconds to compute. Examples are not kept (schemathesis.toml).
        "HYPOTHESIS_STORAGE_DIRECTORY": str(ROOT / ".hypothesis"),
    }
    # Its other working files go where its reports go.
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=seconds,
        check=False,
    )
    return Run(done.returncode, done.stdout, folder)
