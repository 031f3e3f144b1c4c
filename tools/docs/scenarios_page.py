"""The page docs/scenarios.md, from the catalogue in mocks/image_api_mocks/faults/catalogue."""

from collections.abc import Iterator

import yaml

from image_api_mocks.faults import scenarios
from image_api_mocks.faults.scenarios import RETURNS, Promise, Scenario

_HEAD = """\
<!-- Made by `make generate` from mocks/image_api_mocks/faults/catalogue. Do not edit. -->

# Scenarios

Trouble by name: what the mock does, and what a client that is right makes of it. For each of them the clients of this
project are tested, with every operation that starts a job, sync and async.

Choose one, for example `slow-queue`. The first of these that says something counts:

| for | how |
|---|---|
| one request | the header `Mock-Scenario: slow-queue` |
| all requests of a client | the key `mock-key.slow-queue`, or `mock-key.slow-queue.<anything>` for a world of its own |
| a world | `PATCH /_mock/settings` with `{"scenario": "slow-queue"}`, as below |
| a test | `mock_api.settings(scenario="slow-queue")` |
| the whole run | `image-api-mocks --scenario slow-queue` |

```console
curl http://127.0.0.1:4010/_mock/settings --request PATCH --json '{"scenario": "slow-queue"}'
```

That is the world of `mock-key`; the header `Mock-World: <world>` names another. What is chosen for a request is about
this request: a job that it started stays what it became, and is found by its id with or without the header.

Exceptions are those of `image_api_core.errors`; where the contract documents the status, it is the subclass in
`<vendor>_client.errors`.
"""

_NEEDS = {"pending": "Only for jobs that take time.", "callback": "Only for operations with a callback."}


def page() -> str:
    """Return the text of the page."""
    return "\n".join([_HEAD, *(line for scenario in scenarios.read().values() for line in _section(scenario))])


def _section(scenario: Scenario) -> Iterator[str]:
    yield f"## {scenario.name}"
    yield ""
    yield " ".join(filter(None, (scenario.sentence, _NEEDS.get(scenario.needs or ""))))
    yield ""
    if scenario.shown:
        yield "The mock does:"
        yield ""
        yield "```yaml"
        yield yaml.safe_dump(dict(scenario.shown), sort_keys=False).rstrip("\n")
        yield "```"
        yield ""
    yield from (f"- {claim}" for claim in _claims(scenario.promise))
    yield ""


def _claims(promise: Promise) -> Iterator[str]:
    yield f"Starting the job {_outcome(promise.start, promise.status, 'its id')}."
    if promise.wait is not None:
        yield f"Waiting for it {_outcome(promise.wait, None, 'the job in its final state')}."
    if promise.returns_after is not None:
        yield f"The same wait returns once the job has had its {promise.returns_after:g} seconds."
    yield f"The vendor then has {promise.jobs or 'no'} job{'s' if promise.jobs != 1 else ''}, and has charged no other."
    if promise.jobs:
        when = f", {promise.callbacks_after:g} seconds after its end" if promise.callbacks_after else ""
        told = {0: "no callback ever arrives", 1: "one callback arrives"}
        arrive = told.get(promise.callbacks, f"{promise.callbacks} callbacks arrive")
        yield f"If it has a callback URL, {arrive}{when}."


def _outcome(promised: str, status: int | None, value: str) -> str:
    if promised == RETURNS:
        return f"returns {value}"
    return f"raises `{promised}`" + ("" if status is None else f" with `status_code` {status}")
