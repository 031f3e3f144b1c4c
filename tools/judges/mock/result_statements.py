"""What a contract says of the images that jobs result in (`x-result`), asked of a mock: a sentence for each fault."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import httpx
from PIL import Image

from image_api_mocks.http import admin_app, authentication
from tools.judges.contracts import Document, Operation, operations
from tools.judges.mock.caller import Caller, found

_WIDTH, _HEIGHT = 30, 20
# A mock cannot fetch what goes in, so the URL tells the size.
_INPUT = f"https://example.com/portrait-{_WIDTH}x{_HEIGHT}.png"
_RESULT = re.compile(r"https?://[^\"\s]+" + "/_mock/images/" + r"[^\"\s]+")
_FORMATS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP"}


class ResultStatements:
    """What the contract says of size and format of the images that an operation makes of one."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self._rule: Document = operation.definition["x-result"]

    @staticmethod
    def has_something_to_ask(operation: Operation) -> bool:
        return "x-result" in operation.definition

    def complaints(self, server: httpx.Client, key: str) -> Iterator[str]:
        """Yield what is wrong with a mock. `key` begins the key of the world that is used."""
        world = Caller(server, f"{key}-{self.operation}")
        settings = server.base_url.copy_with(path="/_mock/settings")
        server.patch(settings, headers={admin_app.HEADER: authentication.world_of(world.key)}, json={"job_seconds": 0})
        for scale in self._scales():
            yield from self._made(world, {"scale": scale}, (_WIDTH * scale, _HEIGHT * scale), None)
        for name in self._members("format"):
            if name in _FORMATS:
                yield from self._made(world, {"format": name}, None, _FORMATS[name])

    def _made(
        self, world: Caller, asked: dict[str, Any], size: tuple[int, int] | None, form: str | None
    ) -> Iterator[str]:
        fields = {self._name(part): value for part, value in ({"input": _INPUT} | asked).items()}
        for url in self._results(world, fields):
            with Image.open(io.BytesIO(world.server.get(url).content)) as image:
                if size is not None and image.size != size:
                    yield f"{self.operation}: the result of {fields} is {image.size}, documented is {size}"
                if form is not None and image.format != form:
                    yield f"{self.operation}: the result of {fields} is a {image.format}, documented is {form}"

    def _results(self, world: Caller, fields: dict[str, Any]) -> list[str]:
        job = self.operation.definition["x-job"]
        poll = next(o for o in operations(self.operation.document) if str(o) == job["poll"]["operationId"])
        made = found(job["id"], world.ask(self.operation, fields=fields).json())
        urls = _RESULT.findall(world.ask(poll, path={job["poll"]["parameter"]: made}).text)
        assert urls, f"{self.operation}: the job has no results"
        return urls

    def _scales(self) -> list[int]:
        schema = self._schema("scale")
        return self._members("scale") or [schema[limit] for limit in ("minimum", "maximum") if limit in schema]

    def _members(self, part: str) -> list[Any]:
        members: list[Any] = self._schema(part).get("enum", [])
        return members

    def _schema(self, part: str) -> Document:
        if part not in self._rule:
            return {}
        body = self.operation.resolve(self.operation.definition["requestBody"])["content"]["application/json"]
        properties: Document = self.operation.resolve(body["schema"])["properties"]
        return self.operation.resolve(properties[self._name(part)])

    def _name(self, part: str) -> str:
        return str(self._rule[part]).rpartition("/")[2]
