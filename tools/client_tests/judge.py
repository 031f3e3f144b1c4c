"""Whether a client did what a scenario expects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import quote

from tools.client_tests.catalogue import UNKNOWN, Pointer, Scenario
from tools.client_tests.runner import Outcome
from tools.client_tests.wiretap import Arrived, Tape


def complaints(scenario: Scenario, outcome: Outcome, tape: Tape, key: str) -> list[str]:
    """Return what is wrong with one call of a scenario, a sentence each; nothing if all is well.

    Takes what the client made of it, what went over the wire, and the key that the client was given.
    """
    expect = scenario.expect
    if outcome.broken is not None:
        return [f"the client broke: {outcome.broken}"]
    if outcome.refused is not None:
        if not expect.or_refuses:
            return [f"the client would not send it: {outcome.refused}"]
        return [
            *(["the client refused it, and sent it all the same"] if tape.requests else []),
            *_names_the_field(scenario, outcome.refused),
        ]
    if len(tape.requests) != 1:
        return [f"{len(tape.requests)} requests were sent for one call"]
    found = list(_wrong_request(scenario, tape.requests[0], key))
    answer = tape.answers[0]
    if expect.status is not None and answer.status != expect.status:
        found.append(f"the mock answered {answer.status}, not {expect.status}: {answer.body}")
    if outcome.status != answer.status:
        found.append(f"the client says that the status is {outcome.status}, it was {answer.status}")
    if expect.success and answer.status >= 300:
        found.append(f"the mock answered {answer.status}: {answer.body}")
    if expect.retry_after is not None and outcome.retry_after != expect.retry_after:
        found.append(f"Retry-After is {outcome.retry_after!r}, not {expect.retry_after!r}")
    if expect.names_the_field:
        found += _names_the_field(scenario, str(outcome.body))
    found += differences(answer.body, outcome.body, scenario.unknown)
    return found


def differences(sent: Any, read: Any, unknown: Pointer | None = None, at: Pointer = ()) -> list[str]:
    """Return where what a client read is not what was sent.

    It may have dropped a field that the contract does not know, have nulls where nothing was sent, write a time in
    another way, and show something else for an unknown member of an enum.
    """
    where = "/".join(map(str, at)) or "the answer"
    if at == unknown and unknown is not None:
        return []
    if isinstance(sent, dict) and isinstance(read, dict):
        found = []
        for name in [*sent, *(name for name in read if name not in sent)]:
            if name == UNKNOWN or (name not in sent and read[name] is None):
                continue
            if name not in sent:
                found.append(f"{where} has got a field {name!r} that was not sent")
            elif name not in read:
                found.append(f"{where} has lost the field {name!r}")
            else:
                found += differences(sent[name], read[name], unknown, (*at, name))
        return found
    if isinstance(sent, list) and isinstance(read, list) and len(sent) == len(read):
        pairs = enumerate(zip(sent, read, strict=True))
        return [line for index, (one, other) in pairs for line in differences(one, other, unknown, (*at, index))]
    same = sent == read and isinstance(sent, bool) == isinstance(read, bool)
    return [] if same or _is_same_time(sent, read) else [f"{where} was {sent!r}, the client read {read!r}"]


def kept(outcome: Any, pointer: Pointer) -> bool:
    """Return whether the client shows the unknown member of an enum as it was sent."""
    try:
        for part in pointer:
            outcome = outcome[part]
    except (LookupError, TypeError):
        return False
    return bool(outcome == UNKNOWN)


def _wrong_request(scenario: Scenario, arrived: Arrived, key: str) -> Iterator[str]:
    given, operation = scenario.request, scenario.operation
    path = re.sub(r"\{(.*?)\}", lambda name: quote(str(given.path[name[1]]), safe=""), operation.path)
    if (arrived.method.lower(), arrived.path) != (operation.method, path):
        yield f"the request was {arrived.method} {arrived.path}, not {operation.method.upper()} {path}"
    query = {name: [str(value)] for name, value in given.query.items()}
    if arrived.query != query:
        yield f"the query that arrived was {arrived.query}, not {query}"
    if given.raw is None and arrived.body != given.body:
        yield f"the body that arrived was {arrived.body}, not {given.body}"
    if given.raw is not None:
        if arrived.content != given.raw.content:
            yield f"the bytes that arrived were {arrived.content!r}, not {given.raw.content!r}"
        if arrived.headers.get("content-type") != given.raw.media_type:
            yield f"the media type that arrived was {arrived.headers.get('content-type')}, not {given.raw.media_type}"
    for name, value in operation.key_headers(key).items():
        if arrived.headers.get(name.lower()) != value:
            yield f"the key did not come in the header {name} as the contract says"


def _names_the_field(scenario: Scenario, text: str) -> list[str]:
    """Accept the name as the contract has it, and as it is written in the language: image_url for imageUrl."""
    assert scenario.limited is not None
    plain = scenario.limited.replace("_", "").lower()
    if plain in text.replace("_", "").lower():
        return []
    return [f"the error does not name the field {scenario.limited!r}: {text}"]


def _is_same_time(one: Any, other: Any) -> bool:
    try:
        return datetime.fromisoformat(one) == datetime.fromisoformat(other)
    except (TypeError, ValueError):
        return False
