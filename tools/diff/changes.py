"""What has changed from one contract to the next, whom each change breaks, and the semver step that it asks for.

Redocly compares the two readers' views. On top of its verdicts stand the project's own, each with its reason below.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonpointer import JsonPointer

from tools.diff.views import caller_view, receiver_view
from tools.judges.contracts import ROOT, Document, operations, resolve

STEPS = ("none", "patch", "minor", "major")

# Whoever reads lets unknown members of an enum through: so do the generated clients, and they say so in their types.
FORGIVEN = {"enum-values-added"}

# These bind nobody.
PROSE = {"description", "summary", "title", "example", "examples", "externalDocs", "tags", "license", "contact"}

_CONFIGURATION = Path(__file__).with_name("redocly.yaml")


class ComparisonError(Exception):
    """Two contracts cannot be compared. The message says why, and what to do."""


@dataclass(frozen=True)
class Change:
    """One change: where, what, whom it breaks ("caller", "receiver", or nobody), and the semver step it asks for."""

    where: str
    what: str
    breaks: str | None
    step: str


def compare(base: Document, revision: Document) -> list[Change]:
    """Return every change from `base` to `revision`, two self-contained contracts, the breaking ones first.

    Raises:
        ComparisonError: Redocly cannot read one of them.

    """
    changes = [
        *_compare_views(caller_view(base), caller_view(revision), "caller"),
        *_compare_jobs(base, revision),
        *_compare_views(receiver_view(base), receiver_view(revision), "receiver"),
    ]
    if not changes and _without_version(base) != _without_version(revision):
        changes = [Change("#", "Something changed that no reader of the contract sees.", None, "patch")]
    return sorted(dict.fromkeys(changes), key=lambda change: -STEPS.index(change.step))


def step_of(changes: list[Change]) -> str:
    """Return the greatest step that the changes ask for; "none" if there are none."""
    return max((change.step for change in changes), key=STEPS.index, default="none")


def _compare_views(base: Document, revision: Document, reader: str) -> Iterator[Change]:
    base, revision = _without_version(base), _without_version(revision)
    if base == revision:
        return
    for found in _redocly(base, revision):
        forgiven = FORGIVEN | ({"schema-combinator-changed"} if _joins_an_open_union(found, base, revision) else set())
        what = [verdict["message"] for verdict in found["verdicts"] if verdict["ruleId"] not in forgiven]
        # Redocly says nothing about a default. It decides what a caller gets who leaves the field out.
        if found.get("property") == "default" and found["kind"] != "added" and reader == "caller":
            what.append(f"The default changed from {_value(found, 'base')} to {_value(found, 'revision')}.")
        if what:
            yield Change(found["path"], " ".join(what), reader, "major")
        else:
            last = found.get("property") or found["path"].rpartition("/")[2]
            prose = last in PROSE or found["typeName"] in ("Example", "Info", "License", "Tag", "ExternalDocs")
            yield Change(found["path"], _describe(found), None, "patch" if prose else "minor")


def _joins_an_open_union(found: dict[str, Any], base: Document, revision: Document) -> bool:
    """Whether a change adds a kind to a union of answers that has room for other kinds, and the kind is one of these.

    It has room if a member is tagged by what its tag is not (`not`). Who read such a thing as another kind still can,
    if it has all that other kinds always have.
    """
    pointer = str(found.get("revision", {}).get("pointer", "")).removeprefix("#")
    union, _, key = pointer.rpartition("/")[0].rpartition("/")
    if found["kind"] != "added" or key not in ("anyOf", "oneOf") or "/responses/" not in found["path"]:
        return False
    new = resolve(revision, JsonPointer(pointer).resolve(revision))
    known = (resolve(base, member) for member in JsonPointer(f"{union}/{key}").resolve(base, []))
    return any(_is_open(base, one) and {*one.get("required", [])} <= {*new.get("required", [])} for one in known)


def _is_open(document: Document, member: Document) -> bool:
    return any("not" in resolve(document, inner) for inner in member.get("properties", {}).values())


def _compare_jobs(base: Document, revision: Document) -> Iterator[Change]:
    """Compare `x-job`: what a client waits for. OpenAPI, and so Redocly, has no word for it."""
    later = {str(operation): operation.definition.get("x-job") for operation in operations(revision)}
    for operation in operations(base):
        job = operation.definition.get("x-job")
        if str(operation) not in later or job == later[str(operation)]:
            continue
        where = f"#/paths/{operation.path.replace('/', '~1')}/{operation.method}/x-job"
        now = later[str(operation)]
        if job is None:
            yield Change(where, "The operation now starts a job that can be followed.", None, "minor")
        elif now is None:
            yield Change(where, "The job can no longer be followed.", "caller", "major")
        elif lost := sorted(_states(job) - _states(now)):
            moved = ", ".join(f"{state} is no longer {kind}" for kind, state in lost)
            yield Change(where, f"{moved}: whoever waits for it goes on or stops.", "caller", "major")
        elif any(job.get(key) != now.get(key) for key in ("id", "poll", "callback") if key in job):
            yield Change(where, "The job is followed in another way.", "caller", "major")
        else:
            yield Change(where, "More is said about the job.", None, "minor")


def _states(job: Document) -> set[tuple[str, str]]:
    return {(kind, state) for kind, states in job["states"].items() for state in states}


def _redocly(base: Document, revision: Document) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="breaking-") as folder:
        files = []
        for name, document in (("base", base), ("revision", revision)):
            file = Path(folder, f"{name}.openapi.json")
            file.write_text(json.dumps(document), encoding="utf-8")
            files.append(str(file))
        command = [str(ROOT / "node_modules" / ".bin" / "redocly"), "diff", *files]
        command += ["--config", str(_CONFIGURATION), "--format", "json", "--fail-on", "none"]
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
        environment = os.environ | {"PATH": path, "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
        try:
            done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
            changes: list[dict[str, Any]] = json.loads(done.stdout)["changes"]
        except FileNotFoundError as error:
            raise ComparisonError("Redocly is not installed: run 'make setup'") from error
        except (ValueError, KeyError) as error:
            raise ComparisonError(f"Redocly cannot compare the contracts:\n{done.stdout}{done.stderr}") from error
    return changes


def _describe(found: dict[str, Any]) -> str:
    name = found.get("property")
    if name is None:
        return f"{found['typeName']} {found['kind']}."
    return f"{name} changed from {_value(found, 'base')} to {_value(found, 'revision')}."


def _value(found: dict[str, Any], side: str) -> str:
    if "value" not in found.get(side, {}):
        return "nothing"
    text = json.dumps(found[side]["value"], ensure_ascii=False)
    return text if len(text) <= 80 else text[:77] + "..."


def _without_version(document: Document) -> Document:
    return document | {"info": {key: value for key, value in document["info"].items() if key != "version"}}
