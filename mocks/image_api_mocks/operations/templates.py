"""A documented example as a template: what follows from the request and the time is put in its place."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from image_api_contracts import Document, resolve, schemas
from image_api_contracts.documents import Pointer
from image_api_contracts.expressions import get
from image_api_contracts.operations import Media
from image_api_mocks.images import image_urls
from image_api_mocks.operations.json_fields import drop, put
from image_api_mocks.state import clock

# Shorter texts, such as `square`, may stand in two fields that have nothing to do with each other.
_TELLING = 12

_END = re.compile("complet|finish|ended|done|estimat|expir", re.IGNORECASE)
# Percent. What has not ended is not all done.
_MOST = 99


@dataclass(frozen=True)
class _Echo:
    """A field of an answer that repeats a field of the request."""

    at: Pointer
    name: str
    """The name of the field of the request."""
    default: Any
    """What it says if the request does not have the field; None if it is then left out."""
    always: bool
    """The answer must have it."""
    shown: bool
    """The example has it."""


@dataclass(frozen=True)
class _Each:
    """A list of an answer that has an item for each item of a list of the request."""

    at: Pointer
    name: str
    """The name of the list in the request."""
    field: str
    """The field of an item of the answer that repeats the item of the request."""
    item: dict[str, Any]


_NOTHING: Mapping[str, Any] = {}


class Template:
    """An example, made ready once so that each answer is filled in quickly."""

    def __init__(
        self,
        document: Document,
        answer: Document,
        example: dict[str, Any],
        request: Media,
        progress: Pointer | None = None,
        generated: Collection[Pointer] = (),
    ) -> None:
        """Take the contract, the schema of the answer, its example, and the body of the request that is echoed.

        And, if the example carries the progress of a job in percent, where; and where it carries what is made anew for
        each answer, beside the fields with `x-generated`.

        An object of the answer echoes the fields of the request that its schema knows by the same name, and those that
        the examples show to be the same; so does a list whose items repeat those of a list of the request. Times are
        the fields with `format: date-time`: the end of the job if the name speaks of an end, else its beginning.
        """
        self.example = example
        self._text = json.dumps(example)
        self._times: list[tuple[Pointer, str, bool]] = []
        self._echoes: list[_Echo] = []
        self._progress = progress if progress is not None and get(example, progress) is not None else None
        self._each: list[_Each] = []
        self._generated = {at: get(example, at) for at in generated}
        sent = schemas.properties(document, request.schema, {})
        shown = _by_value(request.example)
        for at, name, prop, always in _fields(document, answer, example, ()):
            value = get(example, (*at, name))
            if prop.get("format") == "date-time" and isinstance(value, str):
                self._times.append(((*at, name), value, _END.search(name) is not None))
            if prop.get("x-generated") and value is not None:
                self._generated[*at, name] = value
            elif (each := _each(value, (*at, name), request.example)) is not None:
                self._each.append(each)
            elif name in sent:
                default = sent[name].get("default") if value is not None else None
                self._echoes.append(_Echo((*at, name), name, default, always, value is not None))
            elif isinstance(value, str) and value in shown:
                self._echoes.append(_Echo((*at, name), shown[value], None, True, True))
        self.results = image_urls.places(example, {echo.at for echo in self._echoes})
        """Where it carries URLs of images, and the suffix of each."""

    def generate(self, like: Callable[[str, Any], Any]) -> dict[str, Any]:
        """Return what is made anew for an answer, by the name of the field.

        `like` makes one, of the name of the field and a documented value.
        """
        return {at[-1]: like(at[-1], value) for at, value in self._generated.items()}

    def render(
        self,
        request: dict[str, Any],
        created: float,
        end: float,
        fraction: float | None,
        generated: Mapping[str, Any] = _NOTHING,
    ) -> dict[str, Any]:
        """Return the answer.

        Takes the request, when the job began and ends (seconds since 1970), and how much of it is done while it goes
        on (0 to 1); None once it has ended, when the answer shows what the example shows. And what `generate` made;
        what is not among that is as in the example.
        """
        answer: dict[str, Any] = json.loads(self._text)
        for echo in self._echoes:
            if echo.name in request:
                put(answer, echo.at, request[echo.name])
            elif echo.default is not None:
                put(answer, echo.at, echo.default)
            elif echo.shown and not echo.always:
                drop(answer, echo.at)
        for each in self._each:
            if isinstance(request.get(each.name), list):
                put(answer, each.at, [each.item | {each.field: item} for item in request[each.name]])
        for at in self._generated:
            if at[-1] in generated:
                put(answer, at, generated[at[-1]])
        for at, like, is_end in self._times:
            put(answer, at, clock.written(end if is_end else created, like))
        if fraction is not None and self._progress is not None:
            put(answer, self._progress, min(int(fraction * 100), _MOST))
        return answer


def _by_value(example: Any) -> dict[str, str]:
    """Return which field of a request has a value, for values that cannot be the same by chance."""
    fields = example.items() if isinstance(example, dict) else ()
    return {value: name for name, value in fields if isinstance(value, str) and len(value) >= _TELLING}


def _each(value: Any, at: Pointer, example: Any) -> _Each | None:
    """Return which list of the request a list of objects repeats item by item in the examples, if it does."""
    if not isinstance(value, list) or not value or not all(isinstance(item, dict) for item in value):
        return None
    for name, sent in example.items() if isinstance(example, dict) else ():
        for field in value[0]:
            if sent == [item.get(field) for item in value]:
                return _Each(at, name, field, value[0])
    return None


def _fields(
    document: Document, schema: Document, value: dict[str, Any], at: Pointer
) -> Iterator[tuple[Pointer, str, Document, bool]]:
    """Yield the fields that the schema knows: the object they are in, the name, the schema, whether they must be."""
    needed = schemas.required(document, schema, value)
    for name, prop in schemas.properties(document, schema, value).items():
        if not isinstance(prop, dict):
            continue
        yield at, name, prop, name in needed
        inner = value.get(name)
        if isinstance(inner, dict):
            yield from _fields(document, resolve(document, prop), inner, (*at, name))
