"""A world: everything that the mock remembers. Each test can have its own."""

import hashlib
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from image_api_mocks.callbacks.address_policy import AddressPolicy
from image_api_mocks.callbacks.scheduler import Callbacks
from image_api_mocks.faults.active_scenario import ActiveScenario
from image_api_mocks.faults.faults import Fault, Faults
from image_api_mocks.faults.rate_limits import RateLimit
from image_api_mocks.faults.scenarios import Scenario
from image_api_mocks.persistence.recorder import Recorder
from image_api_mocks.persistence.snapshot import Scalars, Snapshot
from image_api_mocks.state.clock import Clock
from image_api_mocks.state.journal import Journal
from image_api_mocks.state.ledger import Ledger
from image_api_mocks.state.stores import JobStore, MemoryResources, MemoryStore, ResourceStore


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
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(16), repr=False)
    """What keys are hashed with."""


class World:
    """Jobs, things that stay, faults, journal, ledger, clock and limits that belong together."""

    def __init__(self, name: str, settings: Settings, record: Recorder, kept: Snapshot) -> None:
        """Begin with what was kept. Takes its name, which is part of what ids are made of, and what it starts with.

        `record` is told what happens from here on.
        """
        self.name = name
        self.seed = settings.seed
        self.record = record
        self._settings = settings
        self.clock = Clock()
        self.jobs: JobStore = MemoryStore(kept.jobs, record.job)
        self.resources: ResourceStore = MemoryResources(kept.resources, record.resource)
        self.faults = Faults()
        self.journal = Journal(kept.requests, kept.attempts, record.attempt)
        self.ledger = Ledger(kept.charges, record.charge)
        self.callbacks = Callbacks(self.clock, self.faults, self.journal, settings.policy, record)
        self.restore_settings()
        self._go_on(kept.rest)
        record.begin(self._rest)

    def restore_settings(self) -> None:
        """Go back to what the world started with: how long jobs take, the scenario (anew), and no limits."""
        self.job_seconds = self._settings.job_seconds
        self.rate_limit: RateLimit | None = None
        self.ledger.credits = None
        self.scenario = self._settings.scenario
        self._plays: dict[str, ActiveScenario] = {}

    def _go_on(self, rest: Scalars) -> None:
        self._numbers = dict(rest.numbers)
        self.clock.moved = rest.moved
        self.journal.request_count = rest.requests
        self.journal.callback_count = rest.attempts
        for fault in rest.faults:
            self.faults.add(Fault(**fault))
        if rest.job_seconds is not None:
            self.job_seconds = rest.job_seconds
        if rest.rate_limit is not None:
            self.rate_limit = RateLimit.from_json(rest.rate_limit)
        self.ledger.credits = rest.credits
        if rest.scenario in self.scenarios:
            self.scenario = rest.scenario
        for name, kept in rest.plays.items():
            play = self.play(name)
            if play is not None:
                play.go_on(kept)

    def _rest(self) -> Scalars:
        start = self._settings
        return Scalars(
            numbers=self._numbers,
            moved=self.clock.moved,
            requests=self.journal.request_count,
            attempts=self.journal.callback_count,
            faults=[fault.as_json() for fault in self.faults.all()],
            job_seconds=None if self.job_seconds == start.job_seconds else self.job_seconds,
            rate_limit=None if self.rate_limit is None else self.rate_limit.as_json(),
            credits=self.ledger.credits,
            scenario=None if self.scenario == start.scenario else self.scenario,
            plays={name: play.as_json() for name, play in self._plays.items()},
        )

    def owner(self, key: str) -> str:
        """Return what jobs and things of a key are known by: a hash, because what is kept must not be a key."""
        return hashlib.blake2b(key.encode(errors="surrogatepass"), key=self._settings.salt, digest_size=16).hexdigest()

    @property
    def scenarios(self) -> Mapping[str, Scenario]:
        """The catalogue."""
        return self._settings.scenarios

    def begin(self, scenario: str) -> None:
        """Play a scenario of the catalogue from its beginning, where no other is chosen."""
        self._plays[scenario] = ActiveScenario(self.scenarios[scenario])
        self.scenario = scenario

    def play(self, scenario: str | None) -> ActiveScenario | None:
        """Return a scenario as it is being played here; None if there is none of this name."""
        if scenario is None or scenario not in self.scenarios:
            return None
        if scenario not in self._plays:
            self._plays[scenario] = ActiveScenario(self.scenarios[scenario])
        return self._plays[scenario]

    def number(self, kind: str) -> int:
        """Return the next number, from 1, of what is numbered under this name."""
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return self._numbers[kind]


class Worlds:
    """The worlds by name. One comes into being when it is first asked for."""

    def __init__(self, settings: Settings, new_record: Callable[[str], Recorder] = lambda _: Recorder()) -> None:
        """Take what each world starts with, and what makes the record of a world of this name."""
        self._settings = settings
        self._new_record = new_record
        self._worlds: dict[str, World] = {}

    def get(self, name: str) -> World:
        """Return the world of this name."""
        world = self._worlds.get(name)
        if world is None:
            world = self.add(name, self._new_record(name), Snapshot())
        return world

    def add(self, name: str, record: Recorder, kept: Snapshot) -> World:
        """Let a world of this name come into being as it was kept."""
        world = self._worlds[name] = World(name, self._settings, record, kept)
        return world

    def __iter__(self) -> Iterator[World]:
        """Yield all worlds."""
        return iter(self._worlds.values())

    def reset(self, name: str) -> None:
        """Forget all that happened in the world of this name."""
        world = self._worlds.pop(name, None)
        if world is not None:
            world.callbacks.stop()
            world.record.forget()

    def wake(self) -> None:
        """Send the callbacks that are due."""
        for world in self:
            world.callbacks.wake()

    def stop(self) -> None:
        """Send no more callbacks."""
        for world in self:
            world.callbacks.stop()
