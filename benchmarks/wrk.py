"""Load from wrk: so many connections ask as fast as they are answered, and every answer has to be a success."""

from __future__ import annotations

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CONNECTIONS = 8

# Asks for each path in turn. The figures come as JSON in the last line.
_SCRIPT = """
local paths = {{ {paths} }}
local number = 0
wrk.method = "{method}"
wrk.body = {body}
wrk.headers["content-type"] = "application/json"
wrk.headers["x-api-key"] = "{key}"
function request()
  number = number % #paths + 1
  return wrk.format(nil, paths[number])
end
function done(summary, latency, requests)
  local errors = summary.errors
  local wrong = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format('{{"requests": %d, "seconds": %f, "p99": %f, "wrong": %d}}',
    summary.requests, summary.duration / 1e6, latency:percentile(99) / 1e6, wrong))
end
"""


@dataclass(frozen=True)
class Load:
    """What came of it."""

    per_second: float
    p99: float
    """Seconds in which 99 of 100 requests were answered."""


def load(port: int, method: str, paths: list[str], *, key: str, seconds: int, body: Any = None) -> Load:
    """Ask a server at a port of 127.0.0.1. Raises RuntimeError if a request was not answered with success."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "script.lua"
        script.write_text(
            _SCRIPT.format(
                paths=", ".join(map(json.dumps, paths)),
                method=method,
                key=key,
                body="nil" if body is None else f"[[{json.dumps(body)}]]",
            ),
            encoding="utf-8",
        )
        url = f"http://127.0.0.1:{port}"
        arguments = ["-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(script), url]
        run = subprocess.run(["wrk", *arguments], capture_output=True, text=True, check=True, timeout=seconds + 60)
    said = json.loads(run.stdout.splitlines()[-1])
    if said["wrong"] or not said["requests"]:
        raise RuntimeError(f"{said['wrong']} of {said['requests']} requests were not answered with success")
    return Load(said["requests"] / said["seconds"], said["p99"])
