"""A world: everything that the mock remembers. Each test can have its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from image_api_mocks.addresses import AddressPolicy
from image_api_mocks.callbacks import Callbacks
from image_api_mocks.clock import Clock
from image_api_mocks.faults import Faults
from image_api_mocks.journal import Journal
from image_api_mocks.ledger import Ledger
from image_api_mocks.play import Play
from image_api_mocks.rate_limit import RateLimit
from image_api_mocks.scenarios import Scenario
from image_api_mocks.store import JobStore, MemoryResources, MemoryStore, ResourceStore


@dataclass(frozen=True)
class Settings:
    """What every world starts with."""

    seed: str
    """What ids are made of."""
    job_seconds: float
    """How long a job takes."""
    policy: AddressPolicy
    """Whom callbacks may be sent to."""
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    """The catalogue."""
    scenario: str | None = None
    """The name of the scenario that is played where no other is chosen."""


class World:
    """Jobs, things that stay, faults, journal, ledger, clock and limits that belong together."""

    def __init__(self, name: str, settings: Settings) -> None:
        """Start empty. Takes its name, which is part of what ids are made of, and what it starts with."""
        self.name = name
        self.seed = settings.seed
        self._settings = settings
        self.clock = Clock()
        self.jobs: JobStore = MemoryStore()
        self.resources: ResourceStore = MemoryResources()
        self.faults = Faults()
        self.journal = Journal()
        self.ledger = Ledger()
        self.restore_settings()
        self.callbacks = Callbacks(self.clock, self.faults, self.journal, settings.policy)
        self._numbers: dict[str, int] = {}

    def restore_settings(self) -> None:
        """Go back to what the world started with: how long jobs take, the scenario (anew), and no limits."""
        self.job_seconds = self._settings.job_seconds
        self.rate_limit: RateLimit | None = None
        self.ledger.credits = None
        self.scenario = self._settings.scenario
        self._plays: dict[str, Play] = {}

    @property
    def scenarios(self) -> Mapping[str, Scenario]:
        """The catalogue."""
        return self._settings.scenarios

    def begin(self, scenario: str) -> None:
        """Play a scenario of the catalogue from its beginning, where no other is chosen."""
        self._plays[scenario] = Play(self.scenarios[scenario])
        self.scenario = scenario

    def play(self, scenario: str | None) -> Play | None:
        """Return a scenario as it is being played here; None if there is none of this name."""
        if scenario is None or scenario not in self.scenarios:
            return None
        if scenario not in self._plays:
            self._plays[scenario] = Play(self.scenarios[scenario])
        return self._plays[scenario]

    def number(self, kind: str) -> int:
        """Return the next number, from 1, of what is numbered under this name."""
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return self._numbers[kind]


class Worlds:
    """The worlds by name. One comes into being when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        """Take what each world starts with."""
        self._settings = settings
        self._worlds: dict[str, World] = {}

    def get(self, name: str) -> World:
        """Return the world of this name."""
        world = self._worlds.get(name)
        if world is None:
            world = self._worlds[name] = World(name, self._settings)
        return world

    def __iter__(self) -> Iterator[World]:
        """Yield all worlds."""
        return iter(self._worlds.values())

    def reset(self, name: str) -> None:
        """Forget all that happened in the world of this name."""
        world = self._worlds.pop(name, None)
        if world is not None:
            world.callbacks.stop()

    def stop(self) -> None:
        """Forget all that happened."""
        for name in list(self._worlds):
            self.reset(name)
