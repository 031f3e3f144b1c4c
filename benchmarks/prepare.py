"""Make what is measured beside our clients, in build/: `python benchmarks/prepare.py`, with the project's .venv.

- build/bench-venv: the peers of peers.txt, with hashes checked. One that cannot be installed is left out.
- build/bench/konpro_stock: openapi-python-client's own output for our bundle.
- build/bench/konpro_openapi_generator: OpenAPI Generator's. It needs Java.
- build/bench/mock_peers: the mock servers of mock_peers/package.json.

What is there and current is left alone. What is left out is listed in build/bench/skipped.json, with the reason.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from image_api_contracts import load, path
from image_api_contracts.operations import operations

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "benchmarks/peers.txt"
BUNDLE = path("konpro")
VENV = ROOT / "build/bench-venv"
BUILD = ROOT / "build/bench"
SKIPPED = BUILD / "skipped.json"
STAMP = BUILD / "made-of"
MOCK_PEERS = ROOT / "benchmarks/mock_peers"


def main() -> None:
    """Make what is missing or no longer current."""
    sources = (PEERS, BUNDLE, Path(__file__), ROOT / "requirements-dev.txt", *sorted(MOCK_PEERS.iterdir()))
    made_of = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == made_of:
        return
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    print("==> Installing the peers into build/bench-venv", flush=True)
    skipped = install_peers()
    print("==> Generating openapi-python-client's own client", flush=True)
    generate_stock()
    print("==> Generating OpenAPI Generator's client", flush=True)
    reason = generate_with_openapi_generator()
    if reason is not None:
        skipped["openapi-generator-cli"] = reason
    print("==> Installing other mock servers", flush=True)
    reason = install_mock_peers()
    if reason is not None:
        skipped["mock_peers"] = reason
    SKIPPED.write_text(json.dumps(skipped, indent=2), encoding="utf-8")
    if not skipped:  # what is missing now may be there the next time
        STAMP.write_text(made_of, encoding="utf-8")


def install_peers() -> dict[str, str]:
    """Install peers.txt. Returns why a distribution could not be installed, by its name."""
    _run("uv", "venv", "--quiet", "--clear", "--python", sys.executable, str(VENV))
    install = ["uv", "pip", "install", "--quiet", "--python", str(VENV), "--no-deps", "--require-hashes", "-r"]
    if _run(*install, str(PEERS), check=False) is None:
        return {}
    skipped = {}
    one = BUILD / "one-peer.txt"
    for block in re.findall(r"^\w\S*==.*(?:\n .*)*", PEERS.read_text(encoding="utf-8"), re.MULTILINE):
        one.write_text(block, encoding="utf-8")
        reason = _run(*install, str(one), check=False)
        if reason is not None:
            skipped[block.partition("==")[0]] = f"it cannot be installed here: {reason}"
    return skipped


def generate_stock() -> None:
    """Run openapi-python-client as it comes, on the bundle without the callbacks that its parser refuses."""
    document = load("konpro")
    for operation in operations(document):
        operation.definition.pop("callbacks", None)
        operation.definition.setdefault("security", document["security"])  # it does not inherit the document's
    source = BUILD / "stock.json"
    source.write_text(json.dumps(document), encoding="utf-8")
    package = str(BUILD / "konpro_stock")
    _run("openapi-python-client", "generate", "--path", str(source), "--meta", "none", "--output-path", package)


def generate_with_openapi_generator() -> str | None:
    """Run OpenAPI Generator's python generator. Returns why it was not possible, or None."""
    if shutil.which("java") is None:
        return "OpenAPI Generator needs Java, and there is none"
    tool = VENV / "bin/openapi-generator-cli"
    if not tool.exists():
        return "openapi-generator-cli could not be installed"
    name = "konpro_openapi_generator"
    output = BUILD / "openapi-generator"
    options = f"packageName={name},generateSourceCodeOnly=true"
    # Its validator takes the requestBody of a link for a text, and refuses the object that it may be as well.
    reason = _run(
        str(tool), "generate", "--skip-validate-spec", "-g", "python", "-i", str(BUNDLE), "-o", str(output),
        "--additional-properties", options, check=False,
    )  # fmt: skip
    if reason is not None:
        return f"OpenAPI Generator failed: {reason}"
    (output / name).rename(BUILD / name)
    return None


def install_mock_peers() -> str | None:
    """Install mock_peers/package-lock.json. Returns why it was not possible, or None."""
    folder = BUILD / MOCK_PEERS.name
    shutil.copytree(MOCK_PEERS, folder)
    reason = _run("npm", "ci", "--silent", "--prefix", str(folder), check=False)
    return None if reason is None else f"it cannot be installed here: {reason}"


def _run(*command: str, check: bool = True) -> str | None:
    """Run a command. Returns the last line that it said about its failure, or None if it went well."""
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=BUILD, timeout=600)
    if run.returncode == 0:
        return None
    said = (run.stderr.strip() or run.stdout.strip() or f"exit code {run.returncode}").splitlines()
    if check:
        raise SystemExit(f"error: {Path(command[0]).name} failed:\n" + "\n".join(said[-20:]))
    return said[-1].strip()


if __name__ == "__main__":
    main()
