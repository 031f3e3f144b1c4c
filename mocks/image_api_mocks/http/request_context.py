"""A request on its way through the gateway."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp.web import BaseRequest

from image_api_contracts.operations import Operation
from image_api_mocks.faults.active_scenario import ActiveScenario
from image_api_mocks.faults.faults import Fault, Stage
from image_api_mocks.operations.contract import Contract
from image_api_mocks.state.journal import RequestEntry
from image_api_mocks.state.worlds import World


@dataclass(slots=True)
class RequestContext:
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
    play: ActiveScenario | None
    """The scenario that is played for it."""
    content: bytes = b""
    body: Any = None

    @property
    def owner(self) -> str:
        """Whose jobs and things it is about: a hash of the key."""
        return self.world.owner(self.key or "")

    @property
    def fields(self) -> dict[str, Any]:
        """The body, if it is an object; else an empty one."""
        return self.body if isinstance(self.body, dict) else {}

    @property
    def media_type(self) -> str:
        """The media type of the body, lower case, without parameters."""
        return self.request.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    def take(self, stage: Stage) -> Fault | None:
        """Return what is to go wrong with it: what was asked for by itself goes before the scenario."""
        if self.operation is None:
            return None
        fault = self.world.faults.take(stage, self.operation.id)
        if fault is None and self.play is not None:
            fault = self.play.take(stage, self.contract.role(self.operation))
        return fault

    def affords(self, price: float) -> bool:
        """Return whether there is something left to pay a price with."""
        return self.world.ledger.affords(price) and (self.play is None or self.play.affords(price))

    @property
    def job_seconds(self) -> float:
        """How long a job takes that it starts."""
        of_scenario = None if self.play is None else self.play.scenario.job_seconds
        return self.world.job_seconds if of_scenario is None else of_scenario
