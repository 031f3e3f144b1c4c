"""Compares a response of a live API with its contract, additions included."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
from jsonschema.exceptions import ValidationError
from openapi_schema_validator import OAS30Validator, OAS31Validator, oas30_format_checker, oas31_format_checker

from image_api_contracts import Document, resolve
from image_api_contracts.operations import Operation, is_json
from image_api_mocks.live.additions import new_fields, new_headers

_LONGEST = 300
# Our own mock adds it to a response that rejects a request; a vendor has no such header.
_MOCK, _HEADER_OF_THE_MOCK = "image-api-mocks", "sl-violations"


@dataclass(frozen=True)
class Finding:
    """A difference between a response and the contract."""

    what: str
    is_addition: bool = False
    """There is more than the contract says: a field, an enum value, a header. A careful client continues."""

    def __str__(self) -> str:
        text = self.what if len(self.what) <= _LONGEST else f"{self.what[:_LONGEST]}..."
        return f"{'+' if self.is_addition else '!'} {text}"


def findings(operation: Operation, response: httpx.Response) -> Iterator[Finding]:
    """Yield the differences between a response, which has been read, and the contract."""
    yield from additions(operation, response)
    status = response.status_code
    documented = operation.response(status)
    if documented is None:
        yield Finding(f"the status {status} is not documented; documented are {', '.join(operation.responses)}")
        return
    for name, header in documented.definition.get("headers", {}).items():
        if resolve(operation.document, header).get("required") and name.lower() not in response.headers:
            yield Finding(f"the response {status} lacks the header {name}")
    if not documented.content:
        return
    content = {_bare(name): media for name, media in documented.content.items()}
    sent = _bare(response.headers.get("content-type", ""))
    if sent not in content:
        known = ", ".join(content)
        yield Finding(f"the response {status} is {sent or 'without a media type'}, documented is {known}")
    elif is_json(sent):
        yield from _of_json(operation.document, status, content[sent].schema, response.content)


def additions(operation: Operation, response: httpx.Response) -> Iterator[Finding]:
    """Yield the headers and fields of a response that the contract does not document."""
    documented = operation.response(response.status_code)
    own = {_HEADER_OF_THE_MOCK} if response.headers.get("server") == _MOCK else set[str]()
    for name in new_headers(set(response.headers) - own, documented.definition if documented else None):
        yield Finding(f"the header {name} is not documented", is_addition=True)
    try:
        value = json.loads(response.content)
    except ValueError:
        return
    for place in new_fields(operation.document, documented.json.schema if documented else {}, value):
        yield Finding(f"the response {response.status_code}: {place} is not documented", is_addition=True)


def _bare(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def _of_json(document: Document, status: int, schema: Any, content: bytes) -> Iterator[Finding]:
    try:
        value = json.loads(content)
    except ValueError as error:
        yield Finding(f"the response {status} is not JSON: {error}")
        return
    for violation in _leaves(_violations(document, schema, value)):
        text = f"the response {status}: {violation.json_path}: {violation.message}"
        yield Finding(text, is_addition=violation.validator == "enum")


def _violations(document: Document, schema: Any, value: Any) -> Iterator[ValidationError]:
    """Yield the violations of a schema of the document, formats included."""
    # A validator reads references from the root of the schema that it gets: here, the document with the schema in it.
    root = document | (schema if isinstance(schema, dict) else {"not": {}} if schema is False else {})
    if document["openapi"].startswith("3.0"):
        yield from OAS30Validator(root, format_checker=oas30_format_checker).iter_errors(value)
    else:
        yield from OAS31Validator(root, format_checker=oas31_format_checker).iter_errors(value)


def _leaves(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """Yield the errors themselves; of a union, those of the option that the value is meant to be."""
    for error in errors:
        options: dict[Any, list[ValidationError]] = {}
        for inner in list(error.context or ()):
            options.setdefault(inner.schema_path[0], []).append(inner)
        if options:
            yield from _leaves(min(options.values(), key=_unlikeliness))
        else:
            yield error


def _unlikeliness(errors: Iterable[ValidationError]) -> tuple[bool, int]:
    listed = list(errors)
    return any(map(_is_of_a_discriminator, listed)), len(listed)


def _is_of_a_discriminator(error: ValidationError) -> bool:
    """Return whether the error says that the value is of another kind."""
    allowed: Any = error.validator_value
    return error.validator in ("const", "not") or (error.validator == "enum" and len(allowed) == 1)
