"""What an answer of a live API has against its contract, additions included."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
from jsonschema.exceptions import ValidationError

from image_api_mocks.live.additions import new_fields, new_headers
from tools.judges.contracts import Operation
from tools.judges.validation import Validator

_LONGEST = 300


@dataclass(frozen=True)
class Finding:
    """A difference between an answer and the contract."""

    what: str
    is_addition: bool = False
    """There is more than the contract says: a field, a member, a header. A careful client goes on."""

    def __str__(self) -> str:
        text = self.what if len(self.what) <= _LONGEST else f"{self.what[:_LONGEST]}..."
        return f"{'+' if self.is_addition else '!'} {text}"


def findings(operation: Operation, answer: httpx.Response) -> Iterator[Finding]:
    """Yield what an answer, which has been read, has against the contract."""
    yield from additions(operation, answer)
    status = answer.status_code
    documented = operation.responses().get(status)
    if documented is None:
        known = ", ".join(map(str, operation.responses()))
        yield Finding(f"the status {status} is not documented; documented are {known}")
        return
    for name, header in documented.get("headers", {}).items():
        if operation.resolve(header).get("required") and name.lower() not in answer.headers:
            yield Finding(f"the answer {status} lacks the header {name}")
    content = documented.get("content", {})
    if not content:
        return
    sent = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sent not in content:
        yield Finding(f"the answer {status} is {sent or 'without a type'}, documented is {', '.join(content)}")
        return
    if sent == "application/json":
        yield from _of_json(operation, status, content[sent].get("schema", {}), answer.content)


def additions(operation: Operation, answer: httpx.Response) -> Iterator[Finding]:
    """Yield the headers and fields of an answer that the contract does not document."""
    documented = operation.responses().get(answer.status_code)
    for name in new_headers(answer.headers, documented):
        yield Finding(f"the header {name} is not documented", is_addition=True)
    schema = (documented or {}).get("content", {}).get("application/json", {}).get("schema", {})
    try:
        value = json.loads(answer.content)
    except ValueError:
        return
    for place in new_fields(operation.document, schema, value):
        yield Finding(f"the answer {answer.status_code}: {place} is not documented", is_addition=True)


def _of_json(operation: Operation, status: int, schema: Any, content: bytes) -> Iterator[Finding]:
    try:
        value = json.loads(content)
    except ValueError as error:
        yield Finding(f"the answer {status} is no JSON: {error}")
        return
    for violation in _leaves(Validator(operation.document, schema).errors(value)):
        text = f"the answer {status}: {violation.json_path}: {violation.message}"
        yield Finding(text, is_addition=violation.validator == "enum")


def _leaves(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """Yield the errors themselves; of a union, those of the member that the value is meant to be."""
    for error in errors:
        members: dict[Any, list[ValidationError]] = {}
        for inner in list(error.context or ()):
            members.setdefault(inner.schema_path[0], []).append(inner)
        if members:
            yield from _leaves(min(members.values(), key=_unlikeliness))
        else:
            yield error


def _unlikeliness(errors: Iterable[ValidationError]) -> tuple[bool, int]:
    listed = list(errors)
    return any(map(_is_of_a_tag, listed)), len(listed)


def _is_of_a_tag(error: ValidationError) -> bool:
    """Whether the error says that the value is of another kind."""
    members: Any = error.validator_value
    return error.validator in ("const", "not") or (error.validator == "enum" and len(members) == 1)
