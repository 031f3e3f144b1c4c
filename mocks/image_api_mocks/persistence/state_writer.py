"""Writes what worlds are told to keep: whatever has come together is one transaction."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

from image_api_mocks.errors import MockError, StateFailed
from image_api_mocks.persistence.state_file import StateFile, Statement


class StateWriter:
    """Takes statements on the event loop, and carries them out in the order in which they came.

    That is when `save` is called, or else when the event loop has nothing else to do at the moment. So what is added
    without awaiting anything in between is kept together, or not at all.
    """

    def __init__(self, file: StateFile, on_failure: Callable[[], None]) -> None:
        """Take an open file, and whom to tell when it cannot be written any more."""
        self._file = file
        self._on_failure = on_failure
        self._statements: list[Statement] = []
        self._late: dict[int, Callable[[], Statement]] = {}
        self._is_planned = False
        self.error: StateFailed | None = None
        """Why nothing is written any more; None as long as all is well."""

    def add(self, sql: str, *values: Any) -> None:
        """Let a statement be carried out."""
        self._statements.append((sql, values))
        self._plan()

    def add_late(self, name: int, make: Callable[[], Statement]) -> None:
        """Let a statement be carried out that is made only then; again under the same name, and it is made once."""
        self._late[name] = make
        self._plan()

    def drop_late(self, name: int) -> None:
        """Let a statement that has not been made yet be forgotten."""
        self._late.pop(name, None)

    def save(self) -> None:
        """Return once all that was added is in the file. Raises StateFailed if it cannot be."""
        if self.error is None and (self._statements or self._late):
            try:
                # In the thread of the event loop: a transaction takes less time than a thread to be told of it.
                self._file.write([*self._statements, *(make() for make in self._late.values())])
            except MockError as error:
                self.error = StateFailed(f"The mock ends; what it has answered is kept. {error}")
                self._on_failure()
            self._statements.clear()
            self._late.clear()
        if self.error is not None:
            raise self.error

    def close(self) -> None:
        """Write what waits, and close the file."""
        with contextlib.suppress(StateFailed):
            self.save()
        self._file.close()

    def _plan(self) -> None:
        if not self._is_planned:
            self._is_planned = True
            asyncio.get_running_loop().call_soon(self._save_soon)

    def _save_soon(self) -> None:
        self._is_planned = False
        with contextlib.suppress(StateFailed):  # whoever asks next is told
            self.save()
