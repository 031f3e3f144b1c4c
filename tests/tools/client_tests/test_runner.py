"""A runner that ends, talks nonsense or falls silent is told of, and the next call gets a new one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tools.client_tests import runner
from tools.client_tests.runner import Outcome, Runner

PROGRAM = """
import json, sys
for line in sys.stdin:
    call = json.loads(line)
    if call["operation"] == "die":
        sys.exit("out of memory")
    if call["operation"] == "sleep":
        sys.stdin.read()
    answer = json.dumps({"status": 200, "body": call["body"]})
    print("nonsense" if call["operation"] == "babble" else answer, flush=True)
"""


@pytest.fixture
def echo(tmp_path: Path) -> Runner:
    return Runner([sys.executable, "-c", PROGRAM], tmp_path, dict(os.environ))


def test_it_answers_call_after_call(echo: Runner) -> None:
    with echo:
        assert [echo.call({"operation": "go", "body": number}).body for number in range(3)] == [0, 1, 2]


@pytest.mark.parametrize(("operation", "complaint"), [("die", "out of memory"), ("babble", "nonsense")])
def test_what_went_wrong_is_told(echo: Runner, operation: str, complaint: str) -> None:
    with echo:
        broken = echo.call({"operation": operation, "body": None})
        assert broken.broken is not None
        assert complaint in broken.broken
        assert echo.call({"operation": "go", "body": "again"}) == Outcome(200, "again")


def test_one_that_falls_silent_is_given_up(echo: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "PATIENCE", 0.1)
    with echo:
        assert echo.call({"operation": "sleep", "body": None}).broken is not None
        monkeypatch.setattr(runner, "PATIENCE", 60.0)
        assert echo.call({"operation": "go", "body": "again"}) == Outcome(200, "again")
