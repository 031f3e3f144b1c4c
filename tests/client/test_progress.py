"""`progress=True` shows a bar on a terminal, nothing elsewhere, and says what to install if its library is missing."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import threading
from typing import IO

import pytest

from tests.support.sampling import sampled
from tools.judges.client.calls import KEY
from tools.judges.client.facade_calls import SHELLS, facade_class
from tools.judges.client.job_server import JOBS, JobServer, started_by

JOB = next(o for o in JOBS if o.data["x-job"]["states"]["pending"])
STATES = JOB.data["x-job"]["states"]
# How every call of these tests goes on.
WITH_BAR = "".join(f", {name}={value!r}" for name, value in {"progress": True, **started_by(JOB)}.items())
SHELL = pytest.mark.parametrize("shell", SHELLS)

SCRIPT = """
import asyncio, inspect, sys
{before}
from {package} import {name} as Client
client = Client(base_url={url!r}, api_key={key!r})
async def main():
    result = client.{call}
    result = await result if inspect.isawaitable(result) else result
    print("done")
asyncio.run(main())
"""


def run(
    shell: str, call: str, url: str, *, stderr: int | IO[str], before: str = ""
) -> subprocess.CompletedProcess[str]:
    name = facade_class(JOB.contract, shell).__name__
    script = SCRIPT.format(package=JOB.contract.package.__name__, name=name, url=url, key=KEY, call=call, before=before)
    return subprocess.run(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100"},
    )


def on_a_terminal(shell: str, call: str, url: str) -> str:
    """Run with a terminal for stderr, and return what a person has seen, without the codes that move the cursor."""
    ours, theirs = pty.openpty()
    shown = bytearray()

    def read() -> None:
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the last one that wrote has closed
                return
            shown.extend(part)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        assert run(shell, call, url, stderr=theirs).stdout == "done\n"
    finally:
        os.close(theirs)
        reader.join()
        os.close(ours)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())


@sampled()
@SHELL
def test_a_wait_shows_its_job_on_a_terminal(shell: str) -> None:
    with JobServer(JOB, lambda _: [*STATES["pending"], STATES["succeeded"][0]]) as server:
        shown = on_a_terminal(shell, f"wait({server.id(0)!r}{WITH_BAR}, poll_interval=0.01)", server.url)
    assert f"job {server.id(0)}" in shown
    assert STATES["succeeded"][0] in shown.splitlines()[-1]


@sampled()
@SHELL
def test_many_jobs_are_counted_on_a_terminal(shell: str) -> None:
    with JobServer(JOB, lambda _: [*STATES["pending"], STATES["succeeded"][0]]) as server:
        ids = [server.id(number) for number in range(7)]
        shown = on_a_terminal(shell, f"wait_all({ids!r}{WITH_BAR}, poll_interval=0.01)", server.url)
    assert "7 ended" in shown.splitlines()[-1]


@sampled()
@SHELL
@pytest.mark.parametrize("call", [f"wait({{id!r}}{WITH_BAR})", f"wait_all([{{id!r}}]{WITH_BAR})"])
def test_nothing_is_shown_where_there_is_no_terminal(call: str, shell: str) -> None:
    with JobServer(JOB, lambda _: [STATES["succeeded"][0]]) as server:
        ran = run(shell, call.format(id=server.id(0)), server.url, stderr=subprocess.PIPE)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "done\n", "")


@sampled()
@SHELL
@pytest.mark.parametrize("call", [f"wait('a'{WITH_BAR})", f"wait_all(['a']{WITH_BAR})"])
def test_a_missing_library_is_named(call: str, shell: str) -> None:
    """And before a request is sent: the port has no server."""
    ran = run(shell, call, "http://127.0.0.1:1", stderr=subprocess.PIPE, before="sys.modules['rich'] = None")
    assert ran.returncode == 1
    assert "ConfigurationError: progress=True needs rich: pip install 'image-api-contracts[progress]'" in ran.stderr
