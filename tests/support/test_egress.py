"""The egress guard bites, in Python and in Node, and a run in which something tried to leave fails."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.egress_plugin import NODE_GUARD
from tests.support.pytest_runs import WITHOUT_TOOLS
from tests.support.sampling import sampled
from tools.judges import egress

# 192.0.2.0/24 and example.com are reserved for documentation: nobody is bothered if the guard fails.
PYTHON = {
    "connect": ("socket.create_connection(('192.0.2.1', 80), 1)", "192.0.2.1:80"),
    "connect-ipv6": ("with socket.socket(socket.AF_INET6) as it: it.connect(('2001:db8::1', 80))", "2001:db8::1:80"),
    "connect_ex": ("with socket.socket() as it: it.connect_ex(('192.0.2.1', 80))", "192.0.2.1:80"),
    "sendto": ("with socket.socket(type=socket.SOCK_DGRAM) as it: it.sendto(b'x', ('192.0.2.1', 53))", "192.0.2.1:53"),
    "sendmsg": (
        "with socket.socket(type=socket.SOCK_DGRAM) as it: it.sendmsg([b'x'], [], 0, ('192.0.2.1', 53))",
        "192.0.2.1:53",
    ),
    "getaddrinfo": ("socket.getaddrinfo('example.com', 443)", "example.com"),
    "gethostbyname": ("socket.gethostbyname('example.com')", "example.com"),
    "lookalike": ("socket.getaddrinfo('localhost.example.com', 443)", "localhost.example.com"),
    "httpx": ("__import__('httpx').get('http://192.0.2.1/', timeout=1)", "192.0.2.1:80"),
    "requests": ("__import__('requests').get('https://example.com/', timeout=1)", "example.com"),
    "asyncio": ("__import__('asyncio').run(__import__('asyncio').open_connection('192.0.2.1', 80))", "192.0.2.1:80"),
}

NODE = {
    "net": ("net.connect(80, '192.0.2.1').on('error', end)", "192.0.2.1:80"),
    "net-ipv6": ("net.connect({ port: 80, host: '2001:db8::1' }).on('error', end)", "2001:db8::1:80"),
    "net-name": ("net.connect(80, 'example.com').on('error', end)", "example.com:80"),
    "net-lookalike": ("net.connect(80, 'localhost.example.com').on('error', end)", "localhost.example.com:80"),
    "socket": ("new net.Socket().on('error', end).connect({ port: 80, host: '192.0.2.1' })", "192.0.2.1:80"),
    "tls": ("tls.connect(443, '192.0.2.1').on('error', end)", "192.0.2.1:443"),
    "http": ("http.get('http://192.0.2.1/').on('error', end)", "192.0.2.1:80"),
    "https": ("https.get('https://example.com/').on('error', end)", "example.com:443"),
    "http2": ("http2.connect('https://192.0.2.1').on('error', end)", "192.0.2.1:443"),
    "fetch": ("fetch('http://192.0.2.1/').catch((error) => end(error.cause))", "192.0.2.1:80"),
    "fetch-name": ("fetch('https://example.com/').catch((error) => end(error.cause))", "example.com:443"),
    "dns.lookup": ("dns.lookup('example.com', end)", "example.com"),
    "dns.resolve": ("dns.resolve('example.com', end)", "example.com"),
    "dns.reverse": ("dns.reverse('192.0.2.1', end)", "192.0.2.1"),
    "dns.Resolver": ("new dns.Resolver().resolve4('example.com', end)", "example.com"),
    "dns.promises.lookup": ("dns.promises.lookup('example.com').catch(end)", "example.com"),
    "dns.promises.resolve": ("dns.promises.resolve4('example.com').catch(end)", "example.com"),
    "dns.promises.Resolver": ("new dns.promises.Resolver().resolve('example.com').catch(end)", "example.com"),
    "dgram-send": ("dgram.createSocket('udp4').send('x', 53, '192.0.2.1', end)", "192.0.2.1"),
    "dgram-connect": ("dgram.createSocket('udp4').connect(53, '192.0.2.1', end)", "192.0.2.1"),
    "worker": (
        "new Worker(\"require('net').connect(80, '192.0.2.1')\", { eval: true }).on('error', end)",
        "192.0.2.1:80",
    ),
    "esm": ("import('node:dns').then(({ lookup }) => lookup('example.com', end))", "example.com"),
}

NODE_NAMES = "const { Worker } = require('worker_threads');\n" + "\n".join(
    f"const {name} = require('{name}');" for name in ("dgram", "dns", "http", "http2", "https", "net", "tls")
)


def node(script: str) -> subprocess.CompletedProcess[str]:
    """Run a script that calls `end(error)`; its output is the code of the error, or "no error"."""
    end = "const end = (error) => { console.log(error?.code ?? 'no error'); process.exit(); };"
    program = Path(sys.executable).parent / "node"
    environment = os.environ | {"NODE_OPTIONS": f'--require "{NODE_GUARD}"'}
    source = f"{NODE_NAMES}\n{end}\n{script}"
    return subprocess.run(
        [program, "--eval", source], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(("statement", "target"), PYTHON.values(), ids=PYTHON)
def test_python_cannot_leave(statement: str, target: str, egress_log: Path) -> None:
    with pytest.raises(Exception, match=f"Only loopback may be contacted: refused .*{target}"):
        exec(f"import socket\n{statement}", {})  # noqa: S102
    (attempt, *_) = egress.attempts(egress_log)
    assert attempt.endswith(target)
    assert "test_python_cannot_leave" in attempt, "says which test it was"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_python_reaches_loopback(host: str, egress_log: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection((host, server.getsockname()[1]), timeout=5).close()
    assert egress.attempts(egress_log) == []


def test_python_reaches_unix_sockets(tmp_path: Path, egress_log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may be no longer than about 100 bytes
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind("server")
        server.listen()
        client.connect("server")
    assert egress.attempts(egress_log) == []


@sampled("target")
@pytest.mark.parametrize(("script", "target"), NODE.values(), ids=NODE)
def test_node_cannot_leave(script: str, target: str, egress_log: Path) -> None:
    done = node(script)
    assert done.stdout.strip() == "EGRESS_REFUSED", done.stderr
    (attempt, *_) = egress.attempts(egress_log)
    assert attempt.endswith(target)
    assert attempt.startswith("node ")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_node_reaches_loopback(host: str, egress_log: Path) -> None:
    script = (
        "const server = http.createServer((request, response) => response.end());"
        "server.listen(0, '127.0.0.1', () =>"
        f" fetch(`http://{host}:${{server.address().port}}`).then(() => end(), end));"
    )
    assert node(script).stdout.strip() == "no error"
    assert egress.attempts(egress_log) == []


@sampled("leaves", "workers")
@pytest.mark.parametrize("workers", ["0", "2"])
@pytest.mark.parametrize("leaves", [True, False])
def test_a_run_in_which_something_tried_to_leave_fails(leaves: bool, workers: str, tmp_path: Path) -> None:
    """Also when the test itself passes: the code under test may swallow the error."""
    host = "192.0.2.1" if leaves else "127.0.0.1"
    test = tmp_path / "test_that_passes.py"
    test.write_text(
        "import contextlib, socket\n"
        "def test_swallows():\n"
        "    with contextlib.suppress(OSError):\n"
        f"        socket.create_connection(('{host}', 1), 1)\n",
        encoding="utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.support.egress_plugin",
        "--rootdir",
        str(tmp_path),
        str(test),
    ]
    command += [*WITHOUT_TOOLS, "--numprocesses", workers]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert "1 passed" in run.stdout, run.stdout + run.stderr
    assert run.returncode == (pytest.ExitCode.TESTS_FAILED if leaves else pytest.ExitCode.OK)
    assert ("test_swallows (call): a connection to 192.0.2.1:1" in run.stdout) is leaves
