"""`make generate` writes the same bytes everywhere, loses nothing when it fails, and takes any contract."""

from __future__ import annotations

import contextlib
import copy
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.support.sampling import sampled
from tests.tools.generator.keeper import imported
from tools.judges.client.contracts import DIST, GENERATED
from tools.judges.client.server import Answer, Server
from tools.judges.contracts import FILES, ROOT

GENERATE = "tools.generator.generate"

# A contract of nobody: what is generated from it has to hold for any third one.
CONTRACT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "Kiln",
        "version": "1",
        "description": "Fires\npots.\n\n- red\n- black\n",
    },
    "externalDocs": {"url": "https://docs.kiln.example"},
    "servers": [{"url": "https://api.kiln.example/v2/"}],
    "security": [{"Key": []}],
    "paths": {
        "/pots/{pot-id}": {
            "get": {
                "operationId": "getPot",
                "tags": ["pots"],
                "summary": "Read a pot",
                "externalDocs": {"url": "https://docs.kiln.example/pots"},
                "parameters": [
                    {
                        "name": "pot-id",
                        "in": "path",
                        "required": True,
                        "description": "Number on its foot.",
                        "schema": {"type": "string"},
                    },
                    {"name": "since", "in": "query", "schema": {"type": "string", "format": "date-time"}},
                ],
                "responses": {
                    "200": {
                        "description": "The pot.",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
                    }
                },
            }
        },
        "/health": {
            "get": {
                "operationId": "health",
                "tags": ["pots"],
                "summary": "Read the health",
                "security": [],
                "responses": {
                    "200": {
                        "description": "Fine.",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
                    }
                },
            }
        },
    },
    "components": {
        "securitySchemes": {"Key": {"type": "http", "scheme": "Bearer"}},
        "schemas": {
            "Error": {
                "type": "object",
                "required": ["error", "firedAt"],
                "properties": {
                    "error": {"type": "object", "properties": {"model": {"type": "string"}}},
                    "firedAt": {"type": "string", "format": "date-time"},
                    "cooledAt": {"type": ["string", "null"], "format": "date-time"},
                    "checks": {"type": "array", "items": {"type": "string", "format": "date-time"}},
                    "glaze": {"type": "string", "enum": ["matte", "glossy"]},
                },
            }
        },
    },
}
POT = {
    "error": {"model": "amphora"},
    "firedAt": "2024-07-29T15:51:28.000Z",
    "cooledAt": None,
    "checks": ["2024-07-29T15:51:28Z", "2024-07-29T15:51:28.5+02:00"],
    "glaze": "crackled",
}


def generate(dist: Path, output: Path, *, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", GENERATE, "--dist", str(dist), "--output", str(output)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def write(dist: Path, **documents: Any) -> Path:
    dist.mkdir(exist_ok=True)
    for name, document in documents.items():
        text = document if isinstance(document, str) else json.dumps(document)
        (dist / f"{name}.openapi.json").write_text(text, encoding="utf-8")
    return dist


def without(pointer: str) -> dict[str, Any]:
    document = copy.deepcopy(CONTRACT)
    parent: Any = document
    *parents, last = pointer.strip("/").split("/")
    for name in parents:
        parent = parent[name.replace("~1", "/")]
    del parent[last]
    return document


@pytest.mark.full
def test_the_bytes_are_the_committed_ones_wherever_they_are_written(tmp_path: Path) -> None:
    hostile = tmp_path / "build" / "dist"  # names that ruff leaves out when nobody tells it otherwise
    hostile.mkdir(parents=True)
    (tmp_path / "ruff.toml").write_text("line-length = 60\n[format]\nquote-style = 'single'\n")
    (tmp_path / ".gitignore").write_text("*\n")
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)  # or else nobody reads .gitignore
    (hostile / "pyproject.toml").write_text("[tool.ruff]\nexclude = ['*']\n")
    run = generate(DIST, hostile / "generated_client", cwd=hostile)
    assert run.returncode == 0, run.stderr
    assert generate(DIST, tmp_path / "second").returncode == 0
    committed = tree(GENERATED)
    assert {name.partition("/")[0] for name in committed} == {
        bundle.name.removesuffix(".openapi.json") + "_client" for bundle in FILES
    }
    assert tree(hostile / "generated_client") == tree(tmp_path / "second") == committed, "run 'make generate'"
    for package in GENERATED.iterdir():
        assert (package / "py.typed").exists()
        assert package.name in run.stdout


@pytest.mark.full
def test_what_is_stale_is_deleted(tmp_path: Path) -> None:
    output = tmp_path / "clients"
    for stale in ("gone_client/client.py", "kiln_client/models/gone.py"):
        (output / stale).parent.mkdir(parents=True)
        (output / stale).write_text("stale = True\n")
    assert generate(write(tmp_path / "dist", kiln=CONTRACT), output).returncode == 0
    assert [path.name for path in output.iterdir()] == ["kiln_client"]
    assert not (output / "kiln_client" / "models" / "gone.py").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clients", "dist"]


BROKEN: dict[str, tuple[Any, str]] = {
    "not JSON": ("openapi: 3.1.0", "is not JSON"),
    "not OpenAPI": ({"hello": "world"}, "Failed to parse OpenAPI document"),
    "a dangling reference": (without("/components/schemas/Error"), "Could not find reference"),
    "no security": (without("/security"), "no 'security'"),
    "an unknown security scheme": (
        without("/components/securitySchemes"),
        "'security' names 'Key', which is not in securitySchemes",
    ),
    "no operationId": (without("/paths/~1health/get/operationId"), "GET /health has no operationId"),
}


@sampled()
@pytest.mark.parametrize(("document", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_failure_loses_nothing(tmp_path: Path, document: Any, reason: str) -> None:
    dist = write(tmp_path / "dist", kiln=CONTRACT)
    output = tmp_path / "clients"
    assert generate(dist, output).returncode == 0
    before = tree(output)
    write(dist, kiln=without("/components/schemas/Error/properties/glaze"), zebra=document)
    run = generate(dist, output)
    assert run.returncode == 1
    assert run.stderr.startswith("error: ")
    assert "zebra.openapi.json" in run.stderr
    assert reason in run.stderr
    assert "Traceback" not in run.stderr
    assert tree(output) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clients", "dist"]


def empty(_: Path) -> str:
    return "run 'make generate'"


def foreign_file(tmp_path: Path) -> str:
    write(tmp_path / "dist", kiln=CONTRACT)
    (tmp_path / "clients").mkdir()
    (tmp_path / "clients" / "thesis.txt").write_text("mine")
    return "holds thesis.txt"


def a_file(tmp_path: Path) -> str:
    write(tmp_path / "dist", kiln=CONTRACT)
    (tmp_path / "clients").write_text("mine")
    return "not a directory"


def bad_name(tmp_path: Path) -> str:
    write(tmp_path / "dist", **{"1 kiln": CONTRACT})
    return "rename it"


@sampled()
@pytest.mark.parametrize("prepare", [empty, foreign_file, a_file, bad_name])
def test_a_wrong_use_is_refused(tmp_path: Path, prepare: Callable[[Path], str]) -> None:
    reason = prepare(tmp_path)
    before = tree(tmp_path)
    run = generate(tmp_path / "dist", tmp_path / "clients")
    assert run.returncode == 1
    assert run.stderr.startswith("error: ")
    assert reason in run.stderr
    assert tree(tmp_path) == before


@contextlib.contextmanager
def generated_kiln(folder: Path, contract: Any) -> Iterator[ModuleType]:
    """Generate the client of a contract in a folder, and import it for as long as the block runs."""
    run = generate(write(folder / "dist", kiln=contract), folder / "clients")
    assert run.returncode == 0, run.stderr
    with imported("kiln_client", folder / "clients") as package:
        yield package


@pytest.fixture(scope="module")
def kiln(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client of a contract that nobody wrote code for."""
    with generated_kiln(tmp_path_factory.mktemp("kiln"), CONTRACT) as package:
        yield package


def test_a_third_contract_needs_no_new_code(kiln: ModuleType) -> None:
    get_pot = importlib.import_module("kiln_client.api.pots.get_pot")
    with Server(Answer(200, POT)) as server, kiln.AuthenticatedClient(base_url=server.url, token="k") as client:  # noqa: S106
        response = get_pot.sync_detailed("a/b", client=client, since=datetime(2024, 1, 15, 11, 30, tzinfo=UTC))
    assert response.parsed.error.model == "amphora"
    assert response.parsed.to_dict() == POT
    (seen,) = server.seen
    assert seen.path == "/pots/a%2Fb?since=2024-01-15T11%3A30%3A00Z"
    assert seen.headers["authorization"] == "Bearer k"
    with kiln.AuthenticatedClient(token="k") as client:  # noqa: S106
        assert client.get_httpx_client().base_url == "https://api.kiln.example/v2/"
        assert "authorization" not in client.get_httpx_client().headers
    for told in ("Read a pot.", "https://docs.kiln.example/pots", "Number on its foot.", "200: Error. The pot."):
        assert told in get_pot.sync_detailed.__doc__
    assert kiln.__doc__ is not None
    assert kiln.__doc__.startswith("A client of Kiln, made from version 1 of its contract.")
    assert "\nFires pots.\n\n- red\n- black\n\nDocumented at https://docs.kiln.example\n" in kiln.__doc__


def test_an_operation_without_security_takes_a_client_without_a_key(kiln: ModuleType) -> None:
    health = importlib.import_module("kiln_client.api.pots.health")
    with Server(Answer(200, POT)) as server, kiln.Client(base_url=server.url) as client:
        assert health.sync(client=client).to_dict() == POT
    assert "authorization" not in server.seen[0].headers


@pytest.mark.full
def test_a_third_client_passes_mypy_strict(kiln: ModuleType, tmp_path: Path) -> None:
    (package,) = kiln.__path__
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--cache-dir", str(tmp_path / "mypy")]
    run = subprocess.run([*command, package], cwd=ROOT / "client_core", capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
