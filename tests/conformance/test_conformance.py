"""The mock does what the contracts say, in every phase and by every check of Schemathesis; and all of it really ran."""

from __future__ import annotations

from pathlib import Path

import pytest
from conformance.exclusions import EXCLUSIONS, Exclusion
from conformance.schemathesis_run import Run, run
from schemathesis.checks import CHECKS, load_all_checks
from support import egress
from support.contracts import FILES, operations, read

PHASES = ("examples", "coverage", "fuzzing", "stateful")

EACH_CONTRACT = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)


@pytest.fixture(scope="module")
def runs(mock_url: str, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Run]:
    """One run of Schemathesis per contract."""
    return {file: run(file, mock_url, tmp_path_factory.mktemp("schemathesis")) for file in FILES}


@EACH_CONTRACT
def test_the_mock_conforms(file: Path, runs: dict[Path, Run]) -> None:
    assert runs[file].exit_code == 0, runs[file].output


@EACH_CONTRACT
def test_every_phase_ran_to_its_end(file: Path, runs: dict[Path, Run]) -> None:
    report = runs[file].report
    assert report["complete"]
    assert report["errors"] == []
    assert {phase: state["status"] for phase, state in report["phases"].items()} == dict.fromkeys(PHASES, "success")


@EACH_CONTRACT
def test_every_operation_was_called_in_every_phase(file: Path, runs: dict[Path, Run]) -> None:
    """With valid requests and with invalid ones."""
    cases = runs[file].cases
    for operation in operations(read(file)):
        expected = {(phase, "positive") for phase in ("examples", "coverage", "fuzzing")} | {("coverage", "negative")}
        if operation.request_examples():  # No string is an invalid path parameter, so a read has nothing to fuzz.
            expected.add(("fuzzing", "negative"))
        called = {(phase, mode) for phase, label, mode in cases if label == operation.label}
        assert expected <= called, operation.label


@EACH_CONTRACT
def test_every_link_was_followed(file: Path, runs: dict[Path, Run]) -> None:
    """The stateful phase is made of them: it calls the operations that a link starts from or leads to."""
    by_id = {str(operation): operation for operation in operations(read(file))}
    links = {
        (operation.label, by_id[link["operationId"]].label)
        for operation in by_id.values()
        for response in operation.responses().values()
        for link in response.get("links", {}).values()
    }
    assert links
    assert links <= runs[file].followed_links


@EACH_CONTRACT
def test_every_check_was_made(file: Path, runs: dict[Path, Run]) -> None:
    load_all_checks()
    assert runs[file].checks == set(CHECKS.get_all_names())


@pytest.mark.parametrize("exclusion", EXCLUSIONS, ids=lambda exclusion: exclusion.name)
def test_every_exclusion_is_still_needed(exclusion: Exclusion, runs: dict[Path, Run]) -> None:
    used = {name for finished in runs.values() for name in finished.used_exclusions}
    assert exclusion.name in used, "No failure needs it any more: remove it from tests/conformance/exclusions.py"


def test_schemathesis_cannot_leave_this_machine(tmp_path: Path, egress_log: Path) -> None:
    finished = run(FILES[0], "http://192.0.2.1", tmp_path, "--phases", "examples")
    assert finished.exit_code != 0
    (attempt, *_) = egress.attempts(egress_log)
    assert attempt.startswith("python st ")
    assert attempt.endswith("192.0.2.1:80")
