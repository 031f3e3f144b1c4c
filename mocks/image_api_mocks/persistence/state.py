"""What outlives the mock: worlds are read from a file when it starts, and written to it as they change."""

import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from image_api_mocks.errors import StateFailed
from image_api_mocks.operations.dispatch import Dispatch
from image_api_mocks.persistence.file_recorder import FileRecorder
from image_api_mocks.persistence.recorder import Recorder
from image_api_mocks.persistence.snapshot import Scalars, Snapshot
from image_api_mocks.persistence.state_file import StateFile
from image_api_mocks.persistence.state_writer import StateWriter
from image_api_mocks.state.jobs import Job
from image_api_mocks.state.journal import CallbackEntry, RequestEntry
from image_api_mocks.state.ledger import Charge
from image_api_mocks.state.resources import Resource
from image_api_mocks.state.worlds import Worlds


class State:
    """The worlds in a file."""

    def __init__(self, file: StateFile, on_failure: Callable[[], None]) -> None:
        """Take an open file, and whom to tell when it cannot be written any more."""
        self._file = file
        self._writer = StateWriter(file, on_failure)
        self._numbers = itertools.count(1)

    @property
    def salt(self) -> bytes:
        """What the keys in the file are hashed with."""
        return self._file.salt

    @property
    def error(self) -> StateFailed | None:
        """Why the file cannot be written any more; None as long as it can."""
        return self._writer.error

    def record(self, name: str) -> Recorder:
        """Return what writes down a new world of this name."""
        return FileRecorder(self._writer, next(self._numbers), name)

    def restore(self, worlds: Worlds, accepted: Dispatch) -> list[str]:
        """Let the worlds of the file come into being again, with their callbacks on their way.

        Takes what knows the jobs of the contracts. Jobs that it does not know stay in the file and are left aside.
        Returns what a person is to be told. Raises MockError if the file cannot be read.
        """
        jobs = callbacks = 0
        aside: Counter[str] = Counter()
        number = 0
        try:
            for number, name, rest in self._file.worlds():
                kept = self._read(number, rest)
                known = [job for job in kept.jobs if accepted.is_known(job)]
                aside.update(f"{job.contract} {job.operation}" for job in kept.jobs if not accepted.is_known(job))
                kept.jobs = known
                world = worlds.add(json.loads(name), FileRecorder(self._writer, number, json.loads(name)), kept)
                by_number = {job.number: job for job in known}
                for delivery in sorted(self._entries("deliveries", number), key=lambda one: one["due"]):
                    job = by_number.get(delivery["job"])
                    found = None if job is None else accepted.delivery(job, world.play(delivery["scenario"]))
                    if found is not None:
                        found.go_on(delivery)
                        world.callbacks.resume(found)
                        callbacks += 1
                jobs += len(known)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise self._file.damaged(f"{type(error).__name__}: {error}") from error
        self._numbers = itertools.count(number + 1)
        told = [f"State: {self._file.path} (jobs: {jobs}, callbacks on their way: {callbacks})"]
        if aside:
            of = ", ".join(f"{name} ({count})" for name, count in sorted(aside.items()))
            told.append(
                f"Left aside are jobs that the contracts no longer know as they were: {of}. They stay in the file, and "
                "are back when the mock is started with a contract that knows them."
            )
        return told

    def close(self) -> None:
        """Write what waits, and close the file."""
        self._writer.close()

    def _read(self, world: int, rest: str) -> Snapshot:
        return Snapshot(
            rest=Scalars(**json.loads(rest)),
            jobs=[Job(**entry) for entry in self._entries("jobs", world)],
            resources=[Resource(**entry) for entry in self._entries("resources", world)],
            charges=[Charge(**entry) for entry in self._entries("charges", world)],
            requests=[RequestEntry(**entry) for entry in self._entries("requests", world)],
            attempts=[CallbackEntry(**entry) for entry in self._entries("attempts", world)],
        )

    def _entries(self, table: str, world: int) -> Iterator[dict[str, Any]]:
        return map(json.loads, self._file.entries(table, world))
