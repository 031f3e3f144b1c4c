"""A scenario while it is played in a world: what has happened of it so far."""

from typing import Any

from image_api_mocks.faults.faults import Fault, Stage
from image_api_mocks.faults.rate_limits import RateLimit
from image_api_mocks.faults.scenarios import Scenario


class ActiveScenario:
    """One scenario in one world, from its beginning."""

    def __init__(self, scenario: Scenario) -> None:
        """Begin to play a scenario."""
        self.scenario = scenario
        self.rate_limit = None if scenario.rate_limit is None else RateLimit(*scenario.rate_limit)
        self._credits = scenario.credits
        self._met = [0 for _ in scenario.troubles]  # how many calls, jobs or callbacks each trouble was asked about

    def as_json(self) -> dict[str, Any]:
        """Return what has happened of it, as it is kept."""
        limit = None if self.rate_limit is None else self.rate_limit.as_json()
        return {"mock": self.scenario.shown, "met": self._met, "credits": self._credits, "rate_limit": limit}

    def go_on(self, kept: dict[str, Any]) -> None:
        """Go on where it was when `as_json` returned this. A scenario that has changed since begins anew."""
        if kept["mock"] != self.scenario.shown:
            return
        self._met = list(kept["met"])
        self._credits = kept["credits"]
        if kept["rate_limit"] is not None:
            self.rate_limit = RateLimit.from_json(kept["rate_limit"])

    def take(self, stage: Stage, role: str) -> Fault | None:
        """Return what goes wrong with a call, a job or a callback; None if nothing does.

        `role` is what the call does: it starts a job (`start`), reads one (`read`), or something else.
        """
        for index, trouble in enumerate(self.scenario.troubles):
            if trouble.fault.stage is stage and trouble.calls in ("any", role):
                self._met[index] += 1
                if (self._met[index] - 1) % trouble.every == 0:
                    return trouble.fault
        return None

    def affords(self, price: float) -> bool:
        """Return whether a call that costs something may be made; see `Ledger.affords`."""
        return self._credits is None or (self._credits > 0 and self._credits >= price)

    def charge(self, amount: float) -> None:
        """Take what a call costs from what is left."""
        if self._credits is not None:
            self._credits -= amount

    def grow(self, body: Any) -> Any:
        """Return a body as a later version of the contract would have it: every object in it has one field more."""
        growth = self.scenario.growth
        return body if growth is None else _with_field(body, growth.field)


def _with_field(body: Any, name: str) -> Any:
    if isinstance(body, dict):
        return {key: _with_field(value, name) for key, value in body.items()} | {name: "new"}
    if isinstance(body, list):
        return [_with_field(item, name) for item in body]
    return body
