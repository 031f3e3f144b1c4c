"""The catalogue of scenarios: what can be told to happen by one name. Each is a file in `faults/catalogue`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from image_api_mocks.errors import MockError
from image_api_mocks.faults.faults import STAGES, Fault, Stage

CATALOGUE = Path(__file__).absolute().parent / "catalogue"

_NEEDS = (None, "pending", "callback")
CALLS = ("any", "start", "read")
RETURNS = "returns"


@dataclass(frozen=True)
class Trouble:
    """A fault that comes again and again, as long as the scenario is played."""

    fault: Fault
    calls: str = "any"
    """Which calls it is about: `start` (they start a job), `read` (they read one) or `any`."""
    every: int = 1
    """It meets the first of them and then every so many."""


@dataclass(frozen=True)
class Growth:
    """How the contract has grown since the client was made."""

    field: str
    """The name of a field that every object of an answer or a callback now has."""
    state: str
    """A state that a job now has as long as it is pending."""


@dataclass(frozen=True)
class Promise:
    """What a client that is right makes of a scenario. Exceptions are those of `image_api_core.errors`."""

    start: str
    """What starting a job does: `returns`, or the exception that it raises."""
    jobs: int
    """How many jobs the vendor then has: never more than were asked for."""
    callbacks: int
    """How many callbacks arrive, if the operation has one."""
    callbacks_after: float = 0.0
    """So many seconds after the job has ended, by the mock's clock."""
    status: int | None = None
    """The `status_code` of an APIStatusError."""
    wait: str | None = None
    """What waiting for the job does, likewise; None if it was not started."""
    returns_after: float | None = None
    """A wait that timed out returns if it goes on after so many seconds of the mock's clock."""


@dataclass(frozen=True)
class Scenario:
    """A scenario: what the mock does, and what a client makes of it."""

    name: str
    sentence: str
    needs: str | None
    """What an operation must have to be met by it: states that are `pending`, a `callback`; None for nothing."""
    troubles: tuple[Trouble, ...]
    job_seconds: float | None
    """How long a job takes; None for as long as otherwise."""
    rate_limit: tuple[int, float] | None
    """So many requests in so many seconds."""
    credits: float | None
    """What is left to spend; None if there is no end to it."""
    growth: Growth | None
    promise: Promise
    shown: Mapping[str, Any]
    """What the file says that the mock does."""


def read(folder: Path | None = None) -> dict[str, Scenario]:
    """Return the scenarios in a folder, by name, sorted; those of the package if none is given.

    Raises MockError if a file cannot be followed, and says what is wrong where.
    """
    scenarios = {}
    for file in sorted((CATALOGUE if folder is None else folder).glob("*.yaml")):
        try:
            scenarios[file.stem] = _scenario(file.stem, yaml.safe_load(file.read_text(encoding="utf-8")))
        except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
            wrong = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise MockError(f"The scenario {file} cannot be followed: {wrong}. Correct it and start again.") from error
    return scenarios


def _scenario(name: str, written: dict[str, Any]) -> Scenario:
    _only(written, "name", "sentence", "needs", "mock", "client")
    if written["name"] != name:
        raise ValueError(f"its name is {written['name']!r}, not that of the file")
    does, client = written["mock"], written["client"]
    _only(does, "troubles", "job_seconds", "rate_limit", "credits", "growth")
    _only(client, *(field.name for field in fields(Promise)))
    needs = written.get("needs")
    if needs not in _NEEDS:
        raise ValueError(f"needs is {needs!r}, which is none of {', '.join(map(str, _NEEDS))}")
    limit = does.get("rate_limit")
    return Scenario(
        name=name,
        sentence=written["sentence"],
        needs=needs,
        troubles=tuple(map(_trouble, does.get("troubles", ()))),
        job_seconds=does.get("job_seconds"),
        rate_limit=None if limit is None else (limit["requests"], limit["seconds"]),
        credits=does.get("credits"),
        growth=Growth(**does["growth"]) if "growth" in does else None,
        promise=Promise(**client),
        shown=does,
    )


def _trouble(written: dict[str, Any]) -> Trouble:
    fault = {name: value for name, value in written.items() if name not in ("calls", "every")}
    trouble = Trouble(Fault(**fault), written.get("calls", "any"), written.get("every", 1))
    if trouble.fault.fault not in STAGES:
        raise ValueError(f"there is no fault {trouble.fault.fault!r}, only {', '.join(STAGES)}")
    if trouble.calls not in CALLS or (trouble.calls != "any" and trouble.fault.stage is not Stage.CALL):
        raise ValueError(f"calls: {trouble.calls} of {trouble.fault.fault} is none of {', '.join(CALLS)}")
    if trouble.every < 1:
        raise ValueError(f"every is {trouble.every}, which is less than 1")
    return trouble


def _only(written: dict[str, Any], *known: str) -> None:
    strange = sorted(set(written) - set(known))
    if strange:
        raise ValueError(f"{', '.join(strange)} is not known here, only {', '.join(known)}")
