"""A wrong call is a type error on its line, for mypy and for pyright, and a right program has none.

The programs are made from the contracts: for each vendor, blocking and awaiting. A line that ends in `# wrong` has to
be refused by both, and no other line by either.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tools.judges.client.contracts import CONTRACTS, GENERATED, Contract, Operation, python_name
from tools.judges.client.facade_calls import SHELLS, arguments_of
from tools.judges.contracts import ROOT

WRONG = "  # wrong"
PATHS = [str(ROOT / "client_core"), str(GENERATED)]


def written(arguments: dict[str, object]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in arguments.items())


class Program:
    """A program that uses the client of a contract rightly and wrongly."""

    def __init__(self, contract: Contract, shell: str) -> None:
        self.contract = contract
        self.shell = shell
        name = "".join(part.title() for part in contract.name.split("_"))
        self.client = name if shell == "sync" else f"Async{name}"
        self.wait = "" if shell == "sync" else "await "
        self.definition = "def" if shell == "sync" else "async def"
        self.lines = [f"from {contract.package.__name__} import {self.client}", ""]
        for operation in contract.operations:
            self.lines += ["", f"{self.definition} {operation.module_name}(client: {self.client}) -> None:"]
            self.lines += [f"    {line}" for line in self.use(operation)]

    def method(self, operation: Operation) -> str:
        return f"client.{operation.data['tags'][0]}.{operation.module_name}"

    def use(self, operation: Operation) -> Iterator[str]:
        """Yield the lines for one operation."""
        method, arguments = self.method(operation), arguments_of(operation)
        right = f"{method}({written(arguments)})"
        yield f"done = {self.wait}{right}"
        yield f"{self.wait}{method}({written(arguments | {'no_such_parameter': 1})}){WRONG}"
        yield f"{self.wait}{method}({written(arguments | {'timeout': '60'})}){WRONG}"
        yield f"{self.wait}{method}_x({written(arguments)}){WRONG}"
        yield f"done.no_such_field{WRONG}"
        for name in self.required(operation):
            rest = {key: value for key, value in arguments.items() if key != name}
            yield f"{self.wait}{method}({written(rest)}){WRONG}"
        for name, member in self.enums(operation):
            yield f"{self.wait}{method}({written(arguments | {name: member})})"
            other = f"{member}x" if isinstance(member, str) else 4711
            yield f"{self.wait}{method}({written(arguments | {name: other})}){WRONG}"
            yield f"{self.wait}{method}({written(arguments | {name: [member]})}){WRONG}"
        if self.shell == "sync":
            yield f"client.__aenter__(){WRONG}"
        else:
            yield f"not_awaited = {right}"
            yield f"not_awaited.additional_properties{WRONG}"
        if "x-job" in operation.data:
            yield from self.waiting(operation)

    def waiting(self, operation: Operation) -> Iterator[str]:
        """Yield the lines for the job of an operation."""
        job = operation.data["x-job"]
        state = ".".join(
            python_name(part) for part in job["poll"]["status"].removeprefix("$response.body#/").split("/")
        )
        kind = "def updated(job: object) -> None:"
        yield f"ended = {self.wait}client.wait(done, timeout=60, poll_interval=1.5, on_update=print)"
        yield f"print(ended.{state}.upper())"
        yield f"print(ended.no_such_field){WRONG}"
        yield f"print(ended.{state} + 1){WRONG}"
        yield kind
        yield "    print(job)"
        yield f"{self.wait}client.wait(done, on_update=updated)"
        yield f"{self.wait}client.wait(done, on_update=1){WRONG}"
        yield f"{self.wait}client.wait(done, on_update=lambda: None){WRONG}"
        yield f"{self.wait}client.wait(done, timeout='60'){WRONG}"
        yield f"{self.wait}client.wait(4711){WRONG}"
        polls = {o.data["x-job"]["poll"]["operationId"] for o in self.contract.operations if "x-job" in o.data}
        if len(polls) > 1:
            yield f"{self.wait}client.wait('an id', started_by={operation.module_name!r})"
            yield f"{self.wait}client.wait('an id', started_by='no_such_operation'){WRONG}"
        yield f"{self.wait}client.wait('the text of a job')"
        yield f"{self.wait}client.wait(done.job).no_such_field{WRONG}".replace(
            "await client.wait(done.job)", "(await client.wait(done.job))"
        )
        yield "print(done.job.id.upper(), str(done.job))"

    def required(self, operation: Operation) -> Iterator[str]:
        """Yield the parameters that cannot be left out."""
        parameters = operation.data.get("parameters", [])
        yield from (python_name(parameter["name"]) for parameter in parameters if parameter.get("required"))
        yield from (python_name(name) for name in self.schema(operation).get("required", []))

    def enums(self, operation: Operation) -> Iterator[tuple[str, object]]:
        """Yield the parameters that take listed values, each with one."""
        for name, node in self.schema(operation).get("properties", {}).items():
            members = operation.follow(node).get("enum")
            if members:
                yield python_name(name), members[0]

    def schema(self, operation: Operation) -> Any:
        content = operation.data.get("requestBody", {}).get("content", {})
        return operation.follow(content.get("application/json", {}).get("schema", {}))


PROGRAMS = {f"{contract.name}_{shell}": Program(contract, shell) for contract in CONTRACTS for shell in SHELLS}


def refused_by_mypy(folder: Path) -> set[tuple[str, int]]:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--cache-dir", str(folder / "cache")]
    options = [
        "--no-error-summary",
        "--hide-error-context",
        "--output",
        "json",
        "--disable-error-code",
        "unused-coroutine",
    ]
    done = subprocess.run(
        [*command, *options, *sorted(str(path) for path in folder.glob("*.py"))],
        env=os.environ | {"MYPYPATH": os.pathsep.join(PATHS)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return {(Path(error["file"]).stem, error["line"]) for error in found if error["severity"] == "error"}


def refused_by_pyright(folder: Path) -> set[tuple[str, int]]:
    config = {"typeCheckingMode": "standard", "include": ["."], "extraPaths": PATHS, "pythonVersion": "3.11"}
    (folder / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    tools = Path(sys.executable).parent
    done = subprocess.run(
        [str(ROOT / "node_modules" / ".bin" / "pyright"), "--outputjson", "--pythonpath", sys.executable, "-p", "."],
        cwd=folder,
        env=os.environ | {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"},  # where node is
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)["generalDiagnostics"]
    return {
        (Path(error["file"]).stem, error["range"]["start"]["line"] + 1)
        for error in found
        if error["severity"] == "error"
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All programs, in files."""
    folder = tmp_path_factory.mktemp("programs")
    for name, program in PROGRAMS.items():
        (folder / f"{name}.py").write_text("\n".join([*program.lines, ""]), encoding="utf-8")
    return folder


def test_every_kind_of_mistake_is_made() -> None:
    text = "\n".join(line for program in PROGRAMS.values() for line in program.lines if line.endswith(WRONG))
    for trace in ("no_such_parameter", "no_such_field", "timeout='60'", "on_update=1", "started_by='no_such", "x'"):
        assert trace in text


@pytest.mark.parametrize("checker", ["mypy", pytest.param("pyright", marks=pytest.mark.full)])
def test_exactly_the_wrong_lines_are_refused(folder: Path, checker: str) -> None:
    refused = (refused_by_mypy if checker == "mypy" else refused_by_pyright)(folder)
    wrong = {
        (name, number)
        for name, program in PROGRAMS.items()
        for number, line in enumerate(program.lines, 1)
        if line.endswith(WRONG)
    }
    assert wrong
    shown = {place: PROGRAMS[place[0]].lines[place[1] - 1] for place in refused ^ wrong if place[0] in PROGRAMS}
    assert shown == {}
    assert refused == wrong
