"""The story of each contract passes on the mock, and fails on plain Prism, which remembers nothing.

`redocly respect` runs it. A story is no contract: it stands beside the contract's sources, and is not bundled.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from image_api_mocks.mock import Mock
from image_api_mocks.prism.merge import merge
from image_api_mocks.prism.process import Prism
from tests.support.sampling import sampled
from tools.judges.contracts import CONTRACTS, ROOT, operations
from tools.judges.loopback_server import Exchange, LoopbackServer

STORIES = sorted((ROOT / "openapi").glob("*/workflows.arazzo.yaml"))
EACH_STORY = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.parent.name)
# Shorter than a story's pause between two polls, and long enough for the first of them to come too early.
JOB_SECONDS = 0.5


def test_there_is_a_story_for_each_contract() -> None:
    assert [story.parent.name for story in STORIES] == sorted(CONTRACTS)


@pytest.fixture(scope="module")
def webhook() -> Iterator[str]:
    with receiver() as url:
        yield url


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    with Mock(job_seconds=JOB_SECONDS) as running:
        yield running


@sampled()
@EACH_STORY
def test_it_passes_on_the_mock(story: Path, mock: Mock, webhook: str, tmp_path: Path) -> None:
    finished, steps = respect(story, mock.url, webhook, tmp_path)
    assert finished.returncode == 0, finished.stdout
    assert set(steps.values()) == {True}, steps
    assert steps.keys() == {step for _, step in told(story)}


@pytest.fixture(scope="module")
def prism() -> Iterator[Prism]:
    with Prism(merge(CONTRACTS)) as running:
        yield running


@pytest.mark.full
@EACH_STORY
def test_every_workflow_fails_on_plain_prism(story: Path, prism: Prism, webhook: str, tmp_path: Path) -> None:
    finished, steps = respect(story, prism.url, webhook, tmp_path)
    assert finished.returncode == 1, finished.stdout
    failed = {workflow for workflow, step in told(story) if steps.get(step) is False}
    assert failed == {workflow for workflow, _ in told(story)}, finished.stdout


def told(story: Path) -> list[tuple[str, str]]:
    """Return the steps of a story, as pairs of the workflow and `workflow/step`."""
    document = yaml.safe_load(story.read_text(encoding="utf-8"))
    return [
        (workflow["workflowId"], f"{workflow['workflowId']}/{step['stepId']}")
        for workflow in document["workflows"]
        for step in workflow["steps"]
    ]


def respect(
    story: Path, url: str, webhook: str, folder: Path
) -> tuple[subprocess.CompletedProcess[str], dict[str, bool]]:
    """Run a story against a server; return the run, and whether each step that was made was good in the end."""
    name = story.parent.name
    report = folder / "respect.json"
    command = [str(ROOT / "node_modules" / ".bin" / "redocly"), "respect", str(story), "--server", f"{name}={url}"]
    command += ["--json-output", str(report), "--execution-timeout", "120000"]
    for given in inputs(story, webhook).items():
        command += ["--input", "=".join(given)]
    # Node is where Python is.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = os.environ | {"PATH": path, "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
    finished = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180, check=False
    )
    return finished, steps_of(json.loads(report.read_text(encoding="utf-8")))


def steps_of(report: dict[str, Any]) -> dict[str, bool]:
    """Return whether each step was good the last time that it was made."""
    return {
        f"{workflow['workflowId']}/{step['stepId']}": step["status"] == "success"
        for file in report["files"].values()
        for workflow in file["executedWorkflows"]
        for step in workflow["executedSteps"]
    }


def inputs(story: Path, webhook: str) -> dict[str, str]:
    """Return a value for each input: the example, or a key as the contract wants it sent, or the receiver's URL."""
    document = yaml.safe_load(story.read_text(encoding="utf-8"))
    operation = next(operations(CONTRACTS[story.parent.name]))
    (key,) = operation.key_headers().values()
    found = {}
    for workflow in document["workflows"]:
        for name, schema in workflow["inputs"]["properties"].items():
            missing = key if schema.get("format") == "password" else webhook
            found[name] = schema["examples"][0] if "examples" in schema else missing
    return found


@contextmanager
def receiver() -> Iterator[str]:
    """Run a receiver that answers a GET with what was posted last, and 404 before."""
    posted: list[bytes] = []

    def handle(exchange: Exchange) -> None:
        if exchange.command == "POST":
            posted.append(exchange.content())
        status = 200 if posted else 404
        exchange.answer(status, posted[-1] if posted else b"{}", [("content-type", "application/json")])

    with LoopbackServer(handle) as server:
        yield f"{server.url}/last"
