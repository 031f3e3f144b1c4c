"""The operations of a contract, with what the document says of each in several places brought together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

from image_api_contracts import extensions
from image_api_contracts.documents import METHODS, ContractError, Document, Pointer, is_object, resolve

JSON = "application/json"

T = TypeVar("T")


def is_json(media_type: str) -> bool:
    """Return whether bodies of a media type are JSON."""
    bare = media_type.partition(";")[0].strip().lower()
    return bare == JSON or bare.endswith("+json")


@dataclass(frozen=True)
class Media:
    """A body in one media type."""

    schema: Any
    """The schema, not resolved; `{}` if there is none."""
    examples: dict[str, Any]
    """The values of the examples, by name."""

    @property
    def example(self) -> Any:
        """The first example; None if there is none."""
        return next(iter(self.examples.values()), None)


NOTHING = Media({}, {})
"""A body of which nothing is documented."""


@dataclass(frozen=True, eq=False)
class Message:
    """The body of a request, or a response."""

    definition: Document
    """The request body or the response as the contract writes it, resolved; `{}` if there is none."""
    content: dict[str, Media]
    """The body by media type, in the order of the contract."""

    @cached_property
    def json_type(self) -> str | None:
        """The first media type that is JSON; None if there is none."""
        return next(filter(is_json, self.content), None)

    @cached_property
    def json(self) -> Media:
        """The body as JSON; `NOTHING` if it is never JSON."""
        return NOTHING if self.json_type is None else self.content[self.json_type]


def _part(read: Callable[["Operation"], T]) -> "cached_property[T]":
    """Return a cached property in which what is not as OpenAPI describes it is a mistake of the contract."""

    @wraps(read)
    def read_part(operation: "Operation") -> T:
        try:
            return read(operation)
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            what = f"its {read.__name__} cannot be read ({type(error).__name__}: {error})"
            raise operation.mistake(what) from error

    return cached_property(read_part)


@dataclass(frozen=True, eq=False)
class Operation:
    """An operation of a contract, or of a callback in it. What cannot be read of it is a ContractError."""

    document: Document = field(repr=False)
    contract: str
    """The name of the contract; empty if it was read without a name."""
    id: str
    """The operationId; method and path if there is none."""
    method: str
    """In upper case."""
    path: str
    """With the parameters in braces; of a callback, the expression for its URL."""
    item: Document = field(repr=False)
    """The path item, resolved."""
    definition: Document = field(repr=False)

    @_part
    def parameters(self) -> list[Document]:
        """The parameters, resolved. Those of the path come first, unless the operation replaces them."""
        found: dict[tuple[str, str], Document] = {}
        for node in [*self.item.get("parameters", []), *self.definition.get("parameters", [])]:
            parameter = resolve(self.document, node)
            found[parameter["in"], parameter["name"]] = parameter
        return list(found.values())

    @_part
    def security(self) -> list[dict[str, Document]]:
        """The ways to authenticate; see the function `security`."""
        return security(self.document, self.definition)

    @_part
    def key_headers(self) -> dict[str, str]:
        """The headers that carry the key in the first way to authenticate; see the function `key_headers`."""
        return key_headers(self.security[0]) if self.security else {}

    @_part
    def servers(self) -> list[str]:
        """The URLs of the servers of this operation or its path; empty if they are those of the contract."""
        servers: list[Document] = self.definition.get("servers") or self.item.get("servers") or []
        return [server["url"] for server in servers]

    @_part
    def request(self) -> Message:
        """The request body."""
        return self._message(self.definition.get("requestBody", {}))

    @_part
    def responses(self) -> dict[str, Message]:
        """The responses by status, as the contract writes it: `200`, `4XX`, `default`."""
        return {status: self._message(node) for status, node in self.definition.get("responses", {}).items()}

    def response(self, status: int) -> Message | None:
        """Return the response that is documented for a status; None if none is."""
        names = (str(status), f"{status // 100}XX", "default")
        return next((self.responses[name] for name in names if name in self.responses), None)

    @cached_property
    def success_status(self) -> int:
        """The lowest documented status of success; 200 if there is none."""
        statuses = (int(status) for status in self.responses if status.isdigit())
        return min((status for status in statuses if 200 <= status < 300), default=200)

    @cached_property
    def success(self) -> Message:
        """The response with `success_status`."""
        return self.responses.get(str(self.success_status)) or Message({}, {})

    @_part
    def callbacks(self) -> dict[str, list["Operation"]]:
        """The operations of the callbacks, by the name of the callback."""
        return {
            name: list(_operations(self.document, self.contract, resolve(self.document, node)))
            for name, node in self.definition.get("callbacks", {}).items()
        }

    @cached_property
    def billing(self) -> extensions.Billing | None:
        """`x-billing`; None if no price is documented."""
        return self._extension("x-billing", extensions.Billing)

    @cached_property
    def event(self) -> extensions.Event | None:
        """`x-event`, of the operation of a callback."""
        return self._extension("x-event", extensions.Event)

    @cached_property
    def job(self) -> extensions.Job | None:
        """`x-job`; None if the operation starts no job."""
        job = self._extension("x-job", extensions.Job)
        if job is None:
            return None
        poll = next((other for other in operations(self.document, self.contract) if other.id == job.poll), None)
        if poll is None:
            raise self.mistake(f"x-job names {job.poll}, which is not an operation of the contract")
        if job.parameter not in {found["name"] for found in poll.parameters if found["in"] == "path"}:
            raise self.mistake(f"x-job names {job.parameter!r}, which is not a path parameter of {job.poll}")
        if job.callback is not None and self._job_callback(job.callback.name) is None:
            raise self.mistake(f"x-job names the callback {job.callback.name!r}, which is not there or has no x-event")
        return job

    @property
    def job_callback(self) -> "Operation | None":
        """The operation of the callback at the end of the job; None if there is none."""
        return None if self.job is None or self.job.callback is None else self._job_callback(self.job.callback.name)

    @cached_property
    def pagination(self) -> extensions.Pagination | None:
        """`x-pagination`; None if the operation does not list pages."""
        return self._extension("x-pagination", extensions.Pagination)

    @cached_property
    def resource(self) -> extensions.Resource | None:
        """`x-resource`; None if the operation has no stateful resource."""
        return self._extension("x-resource", extensions.Resource)

    @cached_property
    def result(self) -> dict[str, Pointer]:
        """`x-result`: where the request says what the images of the job are, by the field of the extension."""
        return self._extension("x-result", extensions.result) or {}

    @cached_property
    def echo(self) -> dict[str, Pointer]:
        """`x-echo`: where the response repeats path parameters, by their names."""
        found = self._extension("x-echo", extensions.echo) or {}
        for name in found.keys() - {parameter["name"] for parameter in self.parameters if parameter["in"] == "path"}:
            raise self.mistake(f"x-echo names {name!r}, which is no path parameter")
        return found

    @cached_property
    def upload(self) -> dict[str, Pointer] | None:
        """`x-upload`: where the response says what the file is, by the field of the extension; None without it."""
        return self._extension("x-upload", extensions.upload)

    def mistake(self, what: str) -> ContractError:
        """Return the error for a mistake in what the contract says of this operation."""
        where = f"The contract {self.contract!r}, {self.id}" if self.contract else self.id
        return ContractError(f"{where}: {what}. Correct it in the contract and bundle that again")

    def _job_callback(self, name: str) -> "Operation | None":
        return next((found for found in self.callbacks.get(name, []) if found.event is not None), None)

    def _extension(self, name: str, read: Callable[[Document], T]) -> T | None:
        if name not in self.definition:
            return None
        try:
            return read(self.definition[name])
        except KeyError as error:
            raise self.mistake(f"{name} lacks {error}, which extensions.md asks for") from error
        except ContractError as error:
            raise self.mistake(f"{name} is not as extensions.md describes it: {error}") from error
        except (AttributeError, TypeError) as error:
            raise self.mistake(f"{name} is not as extensions.md describes it") from error

    def _message(self, node: Document) -> Message:
        definition = resolve(self.document, node)
        content = {name: self._media(media) for name, media in definition.get("content", {}).items()}
        return Message(definition, content)

    def _media(self, media: Document) -> Media:
        named = {name: resolve(self.document, example) for name, example in media.get("examples", {}).items()}
        examples = {name: example["value"] for name, example in named.items() if "value" in example}
        if "example" in media:
            examples.setdefault("example", media["example"])
        return Media(media.get("schema", {}), examples)


def operations(document: Document, contract: str = "") -> list[Operation]:
    """Return the operations of a document, in its order.

    Args:
        document: A self-contained OpenAPI document.
        contract: The name of the contract, which error messages then give.

    Raises:
        ContractError: The paths cannot be read.
    """
    return list(_operations(document, contract, document.get("paths", {})))


def security(document: Document, holder: Document) -> list[dict[str, Document]]:
    """Return the ways to authenticate: of each, the security schemes that apply together, by name.

    Args:
        document: The document that contains the schemes.
        holder: The operation whose `security` counts, or the document itself.

    Raises:
        ContractError: A scheme is not in the document.
    """
    schemes = document.get("components", {}).get("securitySchemes", {})
    choices: list[Document] = holder.get("security", document.get("security")) or []
    for name in (name for choice in choices for name in choice if name not in schemes):
        raise ContractError(
            f"'security' names {name!r}, which is not in securitySchemes. Add it and bundle the contract again"
        )
    return [{name: resolve(document, schemes[name]) for name in choice} for choice in choices]


def key_headers(schemes: Mapping[str, Document]) -> dict[str, str]:
    """Return the headers that carry the key, each with the text that comes before the key, such as `Bearer `."""
    headers: dict[str, str] = {}
    for scheme in schemes.values():
        if scheme["type"] != "apiKey":  # what OAuth 2 and OpenID Connect hand out are bearer tokens
            headers["Authorization"] = scheme.get("scheme", "bearer").capitalize() + " "
        elif scheme["in"] == "header":
            headers[scheme["name"]] = ""
    return headers


def _operations(document: Document, contract: str, paths: Document) -> Iterator[Operation]:
    for path, node in paths.items():
        item = resolve(document, node)
        for method in METHODS:
            if is_object(item) and method in item:
                label, definition = f"{method.upper()} {path}", item[method]
                if not is_object(definition):
                    raise ContractError(f"{label} is not an operation object. Correct the contract and bundle it again")
                identifier = definition.get("operationId") or label
                yield Operation(document, contract, identifier, method.upper(), path, item, definition)
