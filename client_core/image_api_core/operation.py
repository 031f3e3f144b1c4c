"""What a generated client says about its API, as data: the engine reads it, nothing here acts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from .errors import APIStatusError

T = TypeVar("T")

Check = Callable[[Any], None]
"""Takes JSON that is about to be sent, and raises ValidationError if it breaks a documented limit."""
Parser = Callable[[Any], T]
Form = Literal["json", "text", "bytes", "none"]
"""What a parser takes: the body as parsed JSON, as text, as bytes, or None, because the answer has no body."""

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Api:
    """A vendor's API, as its contract describes it.

    Attributes:
        name: The vendor, as in the package's name.
        base_url: The documented origin; None if none is documented.
        key_header: The header that carries the key.
        key_prefix: What stands before the key in that header, with its space; may be empty.
        version: The version of the contract.

    """

    name: str
    base_url: str | None
    key_header: str
    key_prefix: str
    version: str

    @property
    def key_variable(self) -> str:
        """Name of the environment variable that holds the key."""
        return f"{self.name.upper()}_API_KEY"

    @property
    def base_url_variable(self) -> str:
        """Name of the environment variable that holds the base URL."""
        return f"{self.name.upper()}_BASE_URL"


@dataclass(frozen=True, slots=True)
class Operation(Generic[T]):
    """One operation of a contract.

    Attributes:
        id: The operationId.
        name: The name of its method.
        method: The HTTP method, upper case.
        path: The path template, such as `/v1/things/{id}`.
        success: Parser of the body, by success status.
        errors: Exception class and parser of the body, by documented error status.
        secured: Whether the key is sent.
        forms: What the parser of a success takes, by status; JSON if left out.
        accept: The media types of the documented responses.
        content_type: The media type of a JSON body.
        media_types: The media types of a raw body; empty if the body is JSON, or if there is none.
        is_body_required: Whether a JSON body without a field is sent.
        server: The origin that the contract names for this operation alone; None if it is the API's.
        checks: Checks of the documented limits, by place: "path", "query", "header", "cookie" or "body".
        joined: Names of query parameters whose lists are one value, joined by commas.
        required: Names of parameters and fields that must not be left out.
        nullable: Names of parameters and fields for which the contract has null.
        echo: Path parameters that the response repeats: the keys that lead to the value in its JSON, by parameter.

    """

    id: str
    name: str
    method: str
    path: str
    success: Mapping[int, Parser[T]]
    errors: Mapping[int, tuple[type[APIStatusError], Parser[Any]]] = field(
        default_factory=dict[int, tuple[type[APIStatusError], Parser[Any]]]
    )
    secured: bool = True
    forms: Mapping[int, Form] = field(default_factory=dict[int, Form])
    accept: str = JSON
    content_type: str = JSON
    media_types: Sequence[str] = ()
    is_body_required: bool = True
    server: str | None = None
    checks: Mapping[str, Check] = field(default_factory=dict[str, Check])
    joined: Collection[str] = ()
    required: Collection[str] = ()
    nullable: Collection[str] = ()
    echo: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
