"""The client is made from a mutant, and held to the true contract, on the true mock: does the suite notice?"""

from __future__ import annotations

import importlib
import json
import signal
import sys
import tempfile
from pathlib import Path
from types import FrameType
from typing import Any

from tools.generator.generate import generate, package_name
from tools.judges.client.statements import ClientStatements
from tools.judges.contracts import CONTRACTS, Document, operations
from tools.mutation.closure import affected, asks_the_same, fields
from tools.mutation.verdicts import Verdict

# A client that waits for what never comes is as wrong as one that says something wrong.
_SECONDS = 60


def _client_of(contract: str, document: Document) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory(prefix="client-") as folder:
        bundle = Path(folder, f"{contract}.openapi.json")
        bundle.write_text(json.dumps(document), encoding="utf-8")
        package = Path(folder, package_name(bundle))
        generate(bundle, package, tidy=False)
        return _sources(package)


def _sources(package: Path) -> dict[str, bytes]:
    return {str(file.relative_to(package)): file.read_bytes() for file in package.rglob("*.py")}


# Made once, before the processes fork that judge a mutant each. They inherit the compiled templates, too.
STATEMENTS = {name: ClientStatements(name, document) for name, document in CONTRACTS.items()}
ORIGINAL = {name: _client_of(name, document) for name, document in CONTRACTS.items()}


class _TimeIsUpError(Exception):
    """The mutant has been judged for too long."""


def judge(contract: str, mutant: str, mutated: Document, mock_url: str) -> Verdict:
    """Judge one mutant. The package of the contract is replaced in this process: call it in one of its own."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        bundle = Path(folder, f"{contract}.openapi.json")
        bundle.write_text(json.dumps(mutated), encoding="utf-8")
        package = Path(folder, package_name(bundle))
        try:
            generate(bundle, package, tidy=False)
        except Exception as error:  # whatever stops the generator, stops `make generate`
            return Verdict(mutant, "client", "killed", f"no client can be made from it: {error}"[:500])
        if _sources(package) == ORIGINAL[contract]:
            return Verdict(mutant, "client", "unread")
        signal.signal(signal.SIGALRM, _time_is_up)
        signal.alarm(_SECONDS)
        try:
            complaint = _first_complaint(contract, mutated, package, mock_url)
        except Exception as error:
            # A client that cannot be imported or called: a test would fail with this very error.
            complaint = f"{type(error).__name__}: {error}"
        finally:
            signal.alarm(0)
        return Verdict(mutant, "client", "killed" if complaint else "survived", (complaint or "")[:500])


def control(contract: str, mock_url: str) -> list[str]:
    """Return what is said against the client of the contract itself."""
    names = map(str, operations(CONTRACTS[contract]))
    return list(STATEMENTS[contract].complaints(mock_url, names))


def _first_complaint(contract: str, mutated: Document, package: Path, mock_url: str) -> str | None:
    _import_from(package)
    operations = affected(CONTRACTS[contract], mutated)
    hints = {name for operation in operations for name in fields(operation, mutated)}
    # Hundreds of requests, all of them sent alike, tell nothing of an answer that is read otherwise.
    alike = all(asks_the_same(operation, mutated) for operation in operations)
    complaints = STATEMENTS[contract].complaints(mock_url, map(str, operations), hints, answers_only=alike)
    return next(complaints, None)


def _import_from(package: Path) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == package.name]:
        del sys.modules[name]
    sys.path.insert(0, str(package.parent))
    importlib.invalidate_caches()
    found = importlib.import_module(package.name).__file__
    if found is None or Path(found).parent != package:
        raise ImportError(f"{package.name} was imported from {found}, not from the mutant")


def _time_is_up(_signal: int, _frame: FrameType | None) -> Any:
    raise _TimeIsUpError(f"it was not judged within {_SECONDS} seconds")
