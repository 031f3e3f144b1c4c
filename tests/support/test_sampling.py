"""A sample shows each value of each kind, is the same one each time, and only `make test` runs less than everything."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import settings

from tests.support.pytest_runs import WITHOUT_TOOLS
from tests.support.sampling import SHORT, example_count, sample
from tools.judges.contracts import ROOT

CASES: list[dict[str, Any]] = [
    {"operation": SimpleNamespace(name=name, vendor=name[0]), "status": status, "shell": shell}
    for name, status, shell in itertools.product(("a1", "a2", "b1"), (400, 401, 500, 503), ("sync", "async"))
]


def names(*kinds: str | tuple[str, ...]) -> list[tuple[str, int, str]]:
    chosen = [CASES[position] for position in sorted(sample(CASES, kinds))]
    return [(case["operation"].name, case["status"], case["shell"]) for case in chosen]


def test_each_value_of_each_kind_appears() -> None:
    found = names("operation", "status", "shell")
    assert [set(values) for values in zip(*found, strict=True)] == [
        {"a1", "a2", "b1"},
        {400, 401, 500, 503},
        {"sync", "async"},
    ]
    assert len(found) == 4


def test_a_kind_is_an_attribute_too_or_all_combinations_of_several() -> None:
    assert {name[0] for name, _, _ in names("operation.vendor")} == {"a", "b"}
    assert len(names("operation.vendor")) == 2
    pairs = {(status, shell) for _, status, shell in names(("status", "shell"))}
    assert pairs == set(itertools.product((400, 401, 500, 503), ("sync", "async")))


def test_without_a_kind_it_is_one_case_and_always_the_same() -> None:
    assert len(names()) == 1
    assert names() == names()
    assert names("status", "operation") == names("status", "operation")


@pytest.mark.parametrize(("number", "fewer"), [(1000, 100), (100, 10), (20, 10), (5, 5)])
def test_the_short_profile_has_fewer_examples(number: int, fewer: int) -> None:
    before = settings.get_current_profile_name()
    try:
        settings.load_profile("default")
        assert example_count(number) == number
        settings.load_profile(SHORT)
        assert example_count(number) == fewer
    finally:
        settings.load_profile(before)


@pytest.mark.parametrize(("options", "passed"), [([], 9), (["-m", "not full"], 4)])
def test_everything_runs_unless_it_is_left_out(options: list[str], passed: int, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "import pytest\n"
        "from tests.support.sampling import sampled\n"
        "@sampled('letter', 'number')\n"
        "@pytest.mark.parametrize('letter', 'ab')\n"
        "@pytest.mark.parametrize('number', range(3))\n"
        "def test_matrix(letter, number): pass\n"
        "@pytest.mark.parametrize('word', ['short', pytest.param('long', marks=pytest.mark.full)])\n"
        "def test_word(word): pass\n"
        "@pytest.mark.full\n"
        "def test_long(): pass\n"
    )
    command = [sys.executable, "-m", "pytest", "-p", "tests.support.sampling", "-p", "no:cacheprovider"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [*command, *WITHOUT_TOOLS, "--rootdir", str(tmp_path), *options, "test_it.py"],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert f"{passed} passed" in run.stdout, run.stdout + run.stderr
