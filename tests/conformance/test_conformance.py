"""The mock does what the contracts say, in every phase and by every check of Schemathesis; and all of it really ran.

Its own admin API is one of the contracts. No failure is excluded.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from image_api_mocks.http import admin_app
from image_api_mocks.mock import Mock
from tests.support.sampling import example_count
from tools.conformance.schemathesis_run import Run, run
from tools.judges import egress
from tools.judges.contracts import FILES, operations, read

PHASES = ("examples", "coverage", "fuzzing", "stateful")
# For each operation, in the phases that draw requests.
EXAMPLES = ("--max-examples", str(example_count(100)))

EVERY_FILE = [*FILES, admin_app.FILE]

EACH_FILE = pytest.mark.parametrize("file", EVERY_FILE, ids=lambda file: file.name)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Run]:
    """One run of Schemathesis per contract, on a mock of its own: the admin API breaks and resets it."""
    with Mock() as gateway:
        return {file: run(file, gateway.url, tmp_path_factory.mktemp("schemathesis"), *EXAMPLES) for file in EVERY_FILE}


@EACH_FILE
def test_the_mock_conforms(file: Path, runs: dict[Path, Run]) -> None:
    assert runs[file].exit_code == 0, runs[file].output


@EACH_FILE
def test_every_phase_ran_to_its_end(file: Path, runs: dict[Path, Run]) -> None:
    report = runs[file].report
    assert report["complete"]
    assert report["errors"] == []
    expected = dict.fromkeys(PHASES, "success") | ({} if has_links(file) else {"stateful": "skip"})
    assert {phase: state["status"] for phase, state in report["phases"].items()} == expected


@EACH_FILE
def test_every_operation_was_called_in_every_phase(file: Path, runs: dict[Path, Run]) -> None:
    """With valid requests and with invalid ones."""
    cases = runs[file].cases
    for operation in operations(read(file)):
        expected = {("coverage", "positive"), ("fuzzing", "positive")}
        if operation.request_examples() or operation.definition.get("parameters"):
            expected |= {("examples", "positive"), ("coverage", "negative")}
        if operation.request_examples():  # No string is an invalid path parameter, so a read has nothing to fuzz.
            expected.add(("fuzzing", "negative"))
        called = {(phase, mode) for phase, label, mode in cases if label == operation.label}
        assert expected <= called, operation.label


def has_links(file: Path) -> bool:
    answers = (answer for operation in operations(read(file)) for answer in operation.responses().values())
    return any("links" in answer for answer in answers)


@EACH_FILE
def test_every_check_was_made(file: Path, runs: dict[Path, Run]) -> None:
    from schemathesis.checks import CHECKS, load_all_checks  # here, since it takes a second in each worker

    load_all_checks()
    assert runs[file].checks == set(CHECKS.get_all_names())


@pytest.mark.full
def test_schemathesis_cannot_leave_this_machine(tmp_path: Path, egress_log: Path) -> None:
    finished = run(FILES[0], "http://192.0.2.1", tmp_path, "--phases", "examples")
    assert finished.exit_code != 0
    (attempt, *_) = egress.attempts(egress_log)
    assert attempt.startswith("python st ")
    assert attempt.endswith("192.0.2.1:80")
