"""Writes down what happens in a world: as rows of the state file."""

import json
from collections.abc import Callable
from typing import Any

from image_api_mocks.callbacks.delivery import Delivery
from image_api_mocks.persistence.recorder import Recorder
from image_api_mocks.persistence.snapshot import Scalars, as_json
from image_api_mocks.persistence.state_file import LISTS, Statement
from image_api_mocks.persistence.state_writer import StateWriter
from image_api_mocks.state.jobs import Job
from image_api_mocks.state.journal import KEPT, CallbackEntry, RequestEntry
from image_api_mocks.state.ledger import Charge
from image_api_mocks.state.resources import Resource

# Room is made for so many entries of a journal at once.
_ROOM = 100


class FileRecorder(Recorder):
    """The record of one world. It is in the file once something is told of it."""

    def __init__(self, writer: StateWriter, world: int, name: str) -> None:
        """Take what writes, the number of the world in the file, and its name."""
        self._writer = writer
        self._world = world
        self._name = name
        self._rest: Callable[[], Scalars] = Scalars
        self._is_forgotten = False

    def begin(self, rest: Callable[[], Scalars]) -> None:
        """Take what returns everything about the world that is not told one by one."""
        self._rest = rest

    def job(self, job: Job) -> None:
        """Note that a job was accepted."""
        self._add("jobs", job.number, as_json(job))

    def resource(self, resource: Resource) -> None:
        """Note how a thing stands now."""
        name = json.dumps([resource.contract, resource.kind, resource.owner, resource.id])
        self._write(
            # It stays in its place among the others.
            "INSERT INTO resources VALUES (?, ?, ?) ON CONFLICT (world, name) DO UPDATE SET entry = excluded.entry",
            name,
            json.dumps(as_json(resource)),
        )

    def charge(self, number: int, charge: Charge) -> None:
        """Note a charge, and which it is in the ledger, from 1."""
        self._add("charges", number, as_json(charge))

    def request(self, entry: RequestEntry) -> None:
        """Note a request that is about to be answered."""
        self._add("requests", entry.number, as_json(entry))
        self._make_room("requests", entry.number)

    def attempt(self, entry: CallbackEntry) -> None:
        """Note an attempt to call back."""
        self._add("attempts", entry.number, as_json(entry))
        self._make_room("attempts", entry.number)

    def delivery(self, delivery: Delivery) -> None:
        """Note how a callback stands now: that it is planned, what became of it so far, or that it is done with."""
        if delivery.sends:
            self._add("deliveries", delivery.job.number, delivery.as_json())
        else:
            self._write("DELETE FROM deliveries WHERE world = ? AND number = ?", delivery.job.number)

    def changed(self) -> None:
        """Note that something else has changed, which what was given to `begin` returns."""
        if not self._is_forgotten:
            self._writer.add_late(self._world, self._as_row)

    def forget(self) -> None:
        """Forget the world, and whatever is told of it from now on."""
        for table in (*LISTS, "resources"):
            self._write(f"DELETE FROM {table} WHERE world = ?")  # noqa: S608
        self._write("DELETE FROM worlds WHERE id = ?")
        self._is_forgotten = True
        self._writer.drop_late(self._world)

    def save(self) -> None:
        """Return once all that was told is kept. Raises StateFailed if it cannot be."""
        self._writer.save()

    def _add(self, table: str, number: int, entry: Any) -> None:
        self._write(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", number, json.dumps(entry))  # noqa: S608

    def _make_room(self, table: str, number: int) -> None:
        if number > KEPT and number % _ROOM == 0:
            self._write(f"DELETE FROM {table} WHERE world = ? AND number <= ?", number - KEPT)  # noqa: S608

    def _write(self, sql: str, *values: Any) -> None:
        if not self._is_forgotten:
            self._writer.add(sql, self._world, *values)
            self.changed()

    def _as_row(self) -> Statement:
        row = (self._world, json.dumps(self._name), json.dumps(as_json(self._rest())))
        return "INSERT OR REPLACE INTO worlds VALUES (?, ?, ?)", row
