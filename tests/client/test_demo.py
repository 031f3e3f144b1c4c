"""`make demo` shows every operation, whatever it prints to, and leaves nothing running."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys

import httpx
import pytest

from tools.judges.client.contracts import OPERATIONS
from tools.judges.contracts import ROOT

DEMO = [sys.executable, str(ROOT / "examples" / "demo.py")]


def environment(**changes: str) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "FORCE_COLOR"}} | changes


@pytest.mark.full
@pytest.mark.parametrize(("columns", "encoding"), [(80, "ascii"), (120, "utf-8")])
def test_it_shows_every_operation(columns: int, encoding: str) -> None:
    run = subprocess.run(
        DEMO, env=environment(COLUMNS=str(columns), PYTHONIOENCODING=encoding), capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    assert run.stderr == b""
    shown = run.stdout.decode(encoding)
    for operation in OPERATIONS:
        path = re.escape(operation.path).replace(r"\{", "{").replace(r"\}", "}")
        assert re.search(rf"Request +{operation.method.upper()} {re.sub(r'{[^}]*}', '[^/]+', path)}\n", shown), (
            operation
        )
        assert operation.data["summary"] in shown
        assert f"Answer   {operation.success().status} " in shown
    assert f"{len(OPERATIONS)} operations answered as documented" in shown
    assert "Answer   400 Bad Request" in shown
    assert "scaleFactor must be <= 8" in " ".join(shown.split())
    assert "mock-key" not in shown
    assert max(len(line) for line in shown.splitlines()) <= columns


@pytest.mark.full
def test_it_can_be_interrupted() -> None:
    # The pipe holds less than the demo has to say and is read byte by byte, so the demo is not done before the signal.
    with subprocess.Popen(
        DEMO,
        env=environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        pipesize=4096,
    ) as demo:
        assert demo.stdout is not None
        assert demo.stderr is not None
        url = next(match[0] for line in demo.stdout if (match := re.search(rb"http://127\.0\.0\.1:\d+", line)))
        demo.send_signal(signal.SIGINT)
        demo.stdout.read()
        assert demo.stderr.read().strip() == b"Stopped, and the mock with it."
    assert demo.returncode == 130
    with pytest.raises(httpx.ConnectError):
        httpx.get(url.decode())
