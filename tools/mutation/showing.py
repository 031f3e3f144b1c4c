"""Where the examples of answers and callbacks show what a schema says.

The mock answers with these examples. A mutant changes them along with the schema: a contract whose answers do not
follow its own schemas would be a mock that contradicts itself, and not a mock of another contract.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from jsonpointer import JsonPointer, JsonPointerException

from tools.judges.contracts import METHODS, Document, operations, resolve
from tools.mutation.pointers import at, join, put


class Showing:
    """Tells where the examples of a contract show the values of each schema."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places: dict[str, list[str]] = defaultdict(list)
        for media in _read_media(document):
            schema = _home(document, media, "schema")
            for name in media.get("examples", {}):
                self._walk(schema, join(_home(document, media, "examples", name), "value"))

    def places(self, schema: str) -> list[str]:
        """Return the pointers of the values in the examples that the schema at a pointer describes."""
        return self._places[schema]

    def change(self, document: Document, schema: str, change: Callable[[Any], Any]) -> None:
        """Change, in a copy of the contract, each value that the schema describes.

        A field that no example shows gets into the first one where it could stand: `change` is called with None then.
        """
        for place in self.places(schema) or self._missing(schema):
            put(document, place, change(JsonPointer(place).resolve(document, None)))

    def replace(self, document: Document, schema: str, old: Any, new: Any) -> None:
        """Show one value for another, in a copy of the contract; everywhere if no example shows the old one."""
        places = [place for place in self.places(schema) if at(document, place) == old]
        for place in places or self.places(schema) or self._missing(schema):
            put(document, place, new)

    def _missing(self, schema: str) -> list[str]:
        holder, _, name = schema.rpartition("/properties/")
        # A name with a slash in it would be another pointer; there is none.
        return [join(place, name) for place in self.places(holder)[:1]] if holder and "/" not in name else []

    def _walk(self, pointer: str, place: str) -> None:
        schema, value = at(self._document, pointer), at(self._document, place)
        while "$ref" in schema:
            pointer = schema["$ref"].removeprefix("#")
            schema = at(self._document, pointer)
        if place in self._places[pointer]:
            return
        self._places[pointer].append(place)
        for key in ("anyOf", "oneOf"):
            for index, member in enumerate(schema.get(key, [])):
                if self._fits(member, value):
                    self._walk(join(pointer, key, index), place)
        for index in range(len(schema.get("allOf", []))):
            self._walk(join(pointer, "allOf", index), place)
        if isinstance(value, dict):
            for name in schema.get("properties", {}):
                if name in value:
                    self._walk(join(pointer, "properties", name), join(place, name))
        if isinstance(value, list) and "items" in schema:
            for index in range(len(value)):
                self._walk(join(pointer, "items"), join(place, index))

    def _fits(self, member: Document, value: Any) -> bool:
        """Whether the fields that tell the members of a union apart are those of this member."""
        for name, inner in resolve(self._document, member).get("properties", {}).items():
            tag = resolve(self._document, inner)
            if isinstance(value, dict) and name in value:
                if "not" in tag and value[name] in tag["not"].get("enum", []):
                    return False
                if len(tag.get("enum", [])) == 1 and value[name] not in tag["enum"]:
                    return False
        return True


def _home(document: Document, media: Document, *keys: str) -> str:
    """Return where something in a media type stands, once references are followed."""
    node: Any = media
    for key in keys:
        node = node[key]
    while isinstance(node, dict) and "$ref" in node:
        pointer = node["$ref"].removeprefix("#")
        try:
            node = JsonPointer(pointer).resolve(document)
        except JsonPointerException:
            raise LookupError(f"{pointer} is not in the contract") from None
        if "$ref" not in node:
            return str(pointer)
    return _pointer_of(document, node)


def _pointer_of(document: Document, wanted: Any) -> str:
    """Return the pointer of an object of the document, found by its identity."""
    waiting: list[tuple[str, Any]] = [("", document)]
    while waiting:
        pointer, node = waiting.pop()
        if node is wanted:
            return pointer
        inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        waiting.extend((join(pointer, key), value) for key, value in inner)
    raise LookupError("the object is not part of the contract")


def _read_media(document: Document) -> Iterator[Document]:
    """Yield the media types of what a caller reads in answers, and a receiver in callbacks."""
    for operation in operations(document):
        for response in operation.definition["responses"].values():
            yield from resolve(document, response).get("content", {}).values()
        for callback in operation.definition.get("callbacks", {}).values():
            for item in resolve(document, callback).values():
                for method in METHODS:
                    if method in item:
                        yield from item[method].get("requestBody", {}).get("content", {}).values()
