"""A sample of the mutants is killed; a mutant that nobody notices would be told, and so would a waiver too many."""

from __future__ import annotations

import copy
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tools.judges.contracts import CONTRACTS, METHODS, OPERATIONS, ROOT
from tools.mutation.__main__ import main
from tools.mutation.mutants import Mutant
from tools.mutation.report import Report, replay
from tools.mutation.verdicts import SIDES, Store, Verdict
from tools.mutation.waivers import Waiver, waivers

# As the Makefile runs it.
COMMAND = [sys.executable, "-m", "tools.mutation"]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.full
def test_a_sample_is_killed_also_by_a_run_that_was_interrupted(tmp_path: Path) -> None:
    """The same one each time; `make mutation` judges all. Ctrl-C is sent to all processes of the command."""
    sample = ["--sample", "12", "--seed", "20261121", "--store", str(tmp_path)]
    with subprocess.Popen([*COMMAND, *sample], cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True) as judging:
        while not any(file.stat().st_size for file in tmp_path.glob("*.jsonl")):
            assert judging.poll() is None
        os.killpg(judging.pid, signal.SIGINT)
        _, said = judging.communicate(timeout=60)
    assert judging.returncode == 130
    assert said.decode().endswith("Stopped. The same command goes on from here.\n")
    assert b"Traceback" not in said
    (kept,) = tmp_path.glob("*.jsonl")
    before = kept.read_text(encoding="utf-8")
    assert 0 < len(before.splitlines()) < 12 * len(SIDES)
    done = run(*sample)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "12 mutants, 0 survivors" in done.stdout
    after = kept.read_text(encoding="utf-8")
    assert after.startswith(before)
    outcomes = [json.loads(line)["outcome"] for line in after.splitlines()]
    assert len(outcomes) == 12 * len(SIDES)
    assert outcomes.count("killed") >= 12


def foreign(folder: Path, name: str, change: str) -> Path:
    """Write a contract that somebody else has changed."""
    document = copy.deepcopy(CONTRACTS[name])
    item = next(iter(document["paths"].values()))
    operation = next(item[method] for method in METHODS if method in item)
    if change == "harmful":
        operation["responses"].pop("429")
    else:
        operation["description"] = "Says the same in other words."
    file = folder / f"{name}.{change}.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


@pytest.mark.full
def test_mutants_made_elsewhere_are_judged_too(tmp_path: Path) -> None:
    """And a change that nobody notices is told."""
    harmful, harmless = (foreign(tmp_path, next(iter(CONTRACTS)), change) for change in ("harmful", "harmless"))
    done = run("--file", str(harmful), str(harmless))
    assert done.returncode == 1, done.stdout + done.stderr
    told = done.stdout.splitlines()
    assert [line.removeprefix(f"{tmp_path}/").split(")")[0] for line in told] == [
        f"{harmful.name}: killed (mock",
        f"{harmful.name}: killed (client",
        f"{harmful.name}: unread (contract",
        f"{harmless.name}: unread (mock",
        f"{harmless.name}: survived (client",
        f"{harmless.name}: unread (contract",
    ]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--only", "00000000"], "error: no such mutant: 'python -m tools.mutation --list' lists them"),
        (["--file", "nobody.json"], "is named for none of"),
        (["--file", f"{next(iter(CONTRACTS))}.no-such-file.json"], "cannot be read"),
    ],
)
def test_what_makes_no_sense_is_said(arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert reason in capsys.readouterr().err


def a_mutant(change: str = "without 'a'") -> Mutant:
    return Mutant("kiln", "enum-member-dropped", "/components/schemas/Pot/enum", change, lambda _: None)


def judged(folder: Path, *outcomes: tuple[str, str]) -> Store:
    store = Store(folder, "of-this-test")
    for side, outcome in outcomes:
        store.put(Verdict(a_mutant().id, side, outcome))  # type: ignore[arg-type]
    return store


@pytest.mark.parametrize(
    ("mock", "client", "contract", "survivors"),
    [
        ("killed", "killed", "unread", []),
        ("killed", "unread", "unread", []),
        ("unread", "killed", "unread", []),
        ("unread", "unread", "unread", ["mock", "client"]),
        ("unread", "unread", "killed", []),
        ("survived", "killed", "unread", ["mock"]),
        ("survived", "killed", "killed", ["mock"]),
        ("killed", "survived", "unread", ["client"]),
        ("survived", "unread", "unread", ["mock", "client"]),
        ("survived", "unread", "killed", ["mock"]),
    ],
)
def test_what_has_survived(mock: str, client: str, contract: str, survivors: list[str], tmp_path: Path) -> None:
    """What nobody reads, and what one side reads and nobody notices."""
    report = Report([a_mutant()], judged(tmp_path, ("mock", mock), ("client", client), ("contract", contract)), [])
    assert [side for _, side in report.survivors()] == survivors


def test_a_waiver_covers_what_it_names_and_is_needed(tmp_path: Path) -> None:
    store = judged(tmp_path, ("mock", "survived"), ("client", "killed"))
    fitting = Waiver("fits", "mock", ("kiln enum-member-dropped /components/schemas/Pot/*",), "because")
    other_side = Waiver("other side", "client", fitting.mutants, "because")
    other_kind = Waiver("other kind", "both", ("kiln enum-member-added *",), "because")
    report = Report([a_mutant()], store, [fitting, other_side, other_kind])
    assert report.survivors() == []
    assert report.unneeded() == [other_side, other_kind]
    assert Report([a_mutant()], store, [other_side, other_kind]).survivors() == [(a_mutant(), "mock")]


def test_the_table_has_a_row_for_each_kind_and_the_sum(tmp_path: Path) -> None:
    table = Report([a_mutant()], judged(tmp_path, ("mock", "killed"), ("client", "unread")), []).table()
    header, _, row, total = table.splitlines()
    assert header.startswith("| kind | mutants | mock: killed |")
    assert row == "| enum-member-dropped | 1 | 1 |  |  |  |  |  |  | 1 |  |"
    assert total == "| **all** | 1 | 1 |  |  |  |  |  |  | 1 |  |"


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    judged(tmp_path, ("mock", "killed"))
    file = tmp_path / "of-this-test.jsonl"
    file.write_text(file.read_text(encoding="utf-8") + '{"id": "cut o', encoding="utf-8")
    again = Store(tmp_path, "of-this-test")
    assert again.get(a_mutant().id, "mock") == Verdict(a_mutant().id, "mock", "killed")
    assert again.get(a_mutant().id, "client") is None
    assert Store(tmp_path, "of-other-code").get(a_mutant().id, "mock") is None


def test_a_mutant_is_replayed_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert replay(a_mutant()) == f"python -m tools.mutation --only {a_mutant().id}"
    assert a_mutant().id != a_mutant("without 'b'").id
    main(["--list", "--kind", "status-removed"])
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == sum(len(operation.responses()) for operation in OPERATIONS)
    assert all(re.match("[0-9a-f]{8} ", line) for line in listed)


def test_every_waiver_has_a_proof() -> None:
    found = waivers()
    assert len({waiver.name for waiver in found}) == len(found)
    for waiver in found:
        assert waiver.mutants
        assert waiver.side in (*SIDES, "both")
        assert len(waiver.proof.split()) >= 15, waiver.name
