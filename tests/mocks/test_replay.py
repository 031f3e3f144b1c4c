"""The journal as a pytest file: it passes on the mock that it was recorded on, and fails on one that has changed."""

from __future__ import annotations

import contextlib
import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from image_api_mocks.mock import Mock
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import ASYNC_JOBS, JOBS, ask, body_of, poll, rule, send, submit
from tests.support.pytest_runs import WITHOUT_TOOLS
from tests.support.sampling import sampled
from tools.judges.contracts import CONTRACTS, OPERATIONS

JOB = ASYNC_JOBS[0]
BROKEN = ("reset", "reset_after", "truncated", "not_json", "stall")


def exported(api: MockApi) -> str:
    answer = ask("GET", f"{api.url}/_mock/test_recorded.py", headers={"Mock-World": api.world})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/x-python")
    return answer.text


def replay(text: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run an exported file by itself, on a mock that it starts, or on the one that the options name."""
    file = folder / "test_recorded.py"
    file.write_text(text, encoding="utf-8")
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            *WITHOUT_TOOLS,
            "-W",
            "error",
            *options,
            str(file),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def passes(run: subprocess.CompletedProcess[str]) -> bool:
    assert run.returncode in (0, 1), run.stdout + run.stderr
    assert ("1 passed" in run.stdout) == (run.returncode == 0), run.stdout
    return run.returncode == 0


def everything(api: MockApi) -> None:
    """Let happen what can happen, to each operation at least once."""
    api.settings(job_seconds=60)
    for operation in OPERATIONS:
        send(api, operation, None)
    for operation in ASYNC_JOBS:
        job = submit(api, operation)
        poll(api, operation, job)
        api.advance(50)
        poll(api, operation, job)
        api.advance(10)
        poll(api, operation, job)
        failing = submit(api, operation, prefer=f"outcome={rule(operation)['states']['failed'][-1]}")
        api.advance(60)
        poll(api, operation, failing)
    strange = json.dumps(body_of(JOB) | {"no_such_field": "é\n\x1b\ud800"})  # escaped: JSON may hold half a character
    key = JOB.key_headers(api.key) | {"Content-Type": "application/json"}
    ask(JOB.method, api.url + JOB.path, headers=key, content=strange.encode())
    send(api, JOB, body_of(JOB), key="sk-wrong")
    send(api, JOB, body_of(JOB), Prefer="code=500")
    headers = {"Mock-World": api.world, "Content-Type": "application/json"}
    ask("POST", f"{api.url}/nowhere?a=1", headers=headers, content=b"{")
    ask("PATCH", api.url + JOB.path, headers=headers)
    ask(JOB.method, api.url + JOB.path, headers=headers | JOB.key_headers(api.key), content=b'{"a": ')
    poll(api, JOB, "nobody-has-this")
    for fault in BROKEN:
        api.fault(fault)
        with contextlib.suppress(httpx.HTTPError):
            httpx.request(
                JOB.method, api.url + JOB.path, headers=JOB.key_headers(api.key), json=body_of(JOB), timeout=1
            )
    api.fault("status", status=503)
    send(api, JOB, body_of(JOB))
    api.settings(rate_limit={"requests": 0, "seconds": 60})
    send(api, JOB, body_of(JOB))
    api.settings(rate_limit={"requests": 1000, "seconds": 60}, credits=0)
    for operation in JOBS:
        send(api, operation, body_of(operation))
    api.settings(credits=1000, scenario="contract-grew")
    poll(api, JOB, submit(api, JOB))


@pytest.fixture
def recorded(mock_api: MockApi) -> str:
    everything(mock_api)
    return exported(mock_api)


def test_it_passes_where_it_was_recorded(recorded: str, tmp_path: Path, mock_api: MockApi) -> None:
    run = replay(recorded, tmp_path)
    assert passes(run), run.stdout
    for operation in OPERATIONS:
        assert f".{snake(str(operation))}(" in recorded, operation
    assert len(mock_api.requests()) == sum("answered" in line for line in recorded.splitlines() if "# " in line)


def test_it_holds_no_key(recorded: str, mock_api: MockApi) -> None:
    assert mock_api.key not in recorded
    assert "sk-wrong" not in recorded


def test_it_passes_the_linter_as_it_is(recorded: str, tmp_path: Path) -> None:
    file = tmp_path / "test_recorded.py"
    file.write_text(recorded, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--isolated", str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def with_another_status(document: Any) -> Any:
    responses = document["paths"][JOB.path][JOB.method]["responses"]
    responses["203"] = responses.pop(str(JOB.success))
    return document


def with_another_state(document: Any) -> Any:
    states = rule(JOB)["states"]
    document["paths"][JOB.path][JOB.method]["x-job"]["states"] = states | {"pending": ["delayed"]}
    return document


def without_a_limit(document: Any) -> Any:
    return json.loads(json.dumps(document).replace('"additionalProperties": false', '"additionalProperties": true'))


@sampled()
@pytest.mark.parametrize("change", [with_another_status, with_another_state, without_a_limit])
def test_it_fails_on_a_mock_that_has_changed(change: Callable[[Any], Any], mock_api: MockApi, tmp_path: Path) -> None:
    mock_api.settings(job_seconds=60)
    job = submit(mock_api, JOB)
    assert poll(mock_api, JOB, job).status_code == 200
    assert send(mock_api, JOB, body_of(JOB) | {"no_such_field": 1}).status_code == 400
    name = next(name for name, document in CONTRACTS.items() if document is JOB.document)
    changed = copy.deepcopy(CONTRACTS)
    changed[name] = change(changed[name])
    with Mock(changed) as other:
        run = replay(exported(mock_api), tmp_path, "--mock-url", other.url)
    assert not passes(run), change
    assert "assert" in run.stdout or "Error" in run.stdout


@pytest.mark.full
def test_it_fails_when_an_answer_repeats_something_else(mock_api: MockApi, tmp_path: Path) -> None:
    echoed, value = next(
        (name, value)
        for operation in ASYNC_JOBS
        for body, job in [(body_of(operation), send(mock_api, operation, body_of(operation)).json())]
        for name, value in body.items()
        if isinstance(value, str) and job.get(name) == value
    )
    recorded = exported(mock_api)
    sent = f"{echoed}={json.dumps(value)}"
    run = replay(recorded.replace(sent, f"{echoed}={json.dumps(value + 's')}"), tmp_path)
    assert sent in recorded
    assert not passes(run)
    assert "AssertionError: assert" in run.stdout, run.stdout


@pytest.mark.full
def test_nothing_recorded_is_a_test_that_says_so(mock_api: MockApi, tmp_path: Path) -> None:
    run = replay(exported(mock_api), tmp_path)
    assert run.returncode == 0
    assert "1 skipped" in run.stdout


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
