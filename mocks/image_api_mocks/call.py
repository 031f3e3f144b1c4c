"""A request on its way through the gateway."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp.web import BaseRequest

from image_api_mocks.contract import Contract, Operation
from image_api_mocks.journal import RequestEntry
from image_api_mocks.world import World


@dataclass(slots=True)
class Call:
    """A request, what it calls, and in which world."""

    request: BaseRequest
    path: str
    query: Mapping[str, str]
    world: World
    operation: Operation | None
    contract: Contract
    values: dict[str, str]
    """The path parameters."""
    key: str | None
    """The key, if it is accepted."""
    entry: RequestEntry
    content: bytes = b""
    body: Any = None

    @property
    def owner(self) -> str:
        """Whose jobs and things it is about."""
        return self.key or ""

    @property
    def fields(self) -> dict[str, Any]:
        """The body, if it is an object; else an empty one."""
        return self.body if isinstance(self.body, dict) else {}

    @property
    def media_type(self) -> str:
        """The media type of the body, lower case, without parameters."""
        return self.request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
