"""The file in which a mock keeps its state: an SQLite database that belongs to one mock at a time."""

import contextlib
import secrets
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from image_api_mocks.errors import MockError

# The file says by these that it is ours, and how it is written. A change of what is kept that an older file cannot be
# read with is a new format.
APPLICATION = 0x494D4F43
FORMAT = 1

# Lists of a world, each entry with its number and what it is, as JSON.
LISTS = ("jobs", "charges", "requests", "attempts", "deliveries")
_SCHEMA = (
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {FORMAT}",
    "CREATE TABLE mock (seed TEXT NOT NULL, salt BLOB NOT NULL)",
    "CREATE TABLE worlds (id INTEGER PRIMARY KEY, name TEXT NOT NULL, rest TEXT NOT NULL)",
    "CREATE TABLE resources (world INTEGER NOT NULL, name TEXT NOT NULL, entry TEXT NOT NULL, UNIQUE (world, name))",
    *(
        f"CREATE TABLE {name} (world INTEGER NOT NULL, number INTEGER NOT NULL, entry TEXT NOT NULL,"
        " PRIMARY KEY (world, number)) WITHOUT ROWID"
        for name in LISTS
    ),
)

_LOG_PAGES = 4000

_ELSEWHERE = "or keep the state in another file: --state other.db"

Statement = tuple[str, tuple[Any, ...]]


class StateFile:
    """An open file. Nobody else can open it until it is closed, or the process ends in whatever way."""

    def __init__(self, path: Path, seed: str | None = None) -> None:
        """Open a file, or make it. Takes the seed that it has to have; None for any.

        Raises MockError if that is not possible, and leaves the file as it is.
        """
        self.path = path
        if not path.parent.is_dir():
            raise MockError(f"The state {path} cannot be created: create its folder first, {path.parent}")
        if path.is_dir():
            raise MockError(f"The state {path} is a folder. Name a file: --state {path / 'mock.db'}")
        with self._explained():
            self._connection = sqlite3.connect(
                path.absolute(), timeout=0, isolation_level=None, check_same_thread=False
            )
            try:
                self.seed, self.salt = self._open(seed)
            except BaseException:
                self.close()
                raise

    def _open(self, seed: str | None) -> tuple[str, bytes]:
        execute = self._connection.execute
        # Locks are kept from the first one on. Locked before it is read: of two mocks that make it, one is the first.
        execute("PRAGMA locking_mode = EXCLUSIVE")
        execute("BEGIN EXCLUSIVE")
        is_new = self._is_new()
        execute("ROLLBACK")
        if is_new:
            self.write(
                [
                    *((sql, ()) for sql in _SCHEMA),
                    (
                        "INSERT INTO mock VALUES (?, ?)",
                        (secrets.token_hex(4) if seed is None else seed, secrets.token_bytes(16)),
                    ),
                ]
            )
        else:
            (verdict,) = execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                raise self.damaged(verdict)
            self._make_smaller()
        execute("PRAGMA secure_delete = ON")  # what was forgotten is not to be read in what is left of it
        # What was committed survives the death of the process. Of the last commits before the machine lost its power
        # some may be missing, the newest first; the file is whole.
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = NORMAL")
        # The transaction that brings the log into the file waits for the disk: the fewer, the better.
        execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
        kept: tuple[str, bytes] = execute("SELECT seed, salt FROM mock").fetchone()
        if seed not in (None, kept[0]):
            raise MockError(
                f"The state {self.path} has ids that are made of the seed {kept[0]}, not of {seed}. "
                f"Leave --seed out, {_ELSEWHERE}"
            )
        return kept

    def _is_empty(self) -> bool:
        # SQLite takes a file of a few bytes for an empty one. It is not opened here: that would let go of its locks.
        return not self.path.exists() or self.path.stat().st_size == 0

    def _is_new(self) -> bool:
        """Return whether nothing is in the file yet. Raises MockError if something is that is not ours."""
        (application,) = self._connection.execute("PRAGMA application_id").fetchone()
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if (application, version, tables) == (0, 0, 0) and self._is_empty():
            return True
        if application != APPLICATION:
            raise self._not_ours()
        if version != FORMAT:
            raise MockError(
                f"The state {self.path} was written by another version of the mock, in format {version}; "
                f"this one reads and writes format {FORMAT}. Use that version, {_ELSEWHERE}"
            )
        return False

    def _make_smaller(self) -> None:
        """Write the file anew if most of it is what forgotten worlds have left."""
        (free,) = self._connection.execute("PRAGMA freelist_count").fetchone()
        (pages,) = self._connection.execute("PRAGMA page_count").fetchone()
        if free > pages / 2:
            self._connection.execute("VACUUM")

    def worlds(self) -> Iterator[tuple[int, str, str]]:
        """Yield id, name and rest of each world, as they were written."""
        yield from self._read("SELECT id, name, rest FROM worlds ORDER BY id")

    def entries(self, table: str, world: int) -> Iterator[str]:
        """Yield the entries of one of the tables for a world, in the order of their numbers."""
        order = "number" if table in LISTS else "rowid"
        for (entry,) in self._read(f"SELECT entry FROM {table} WHERE world = ? ORDER BY {order}", world):  # noqa: S608
            yield entry

    def _read(self, sql: str, *values: Any) -> list[Any]:
        with self._explained():
            return self._connection.execute(sql, values).fetchall()

    def write(self, statements: Iterable[Statement]) -> None:
        """Carry out statements, all or none of them. Raises MockError if they cannot be."""
        with self._explained():
            self._connection.execute("BEGIN")
            try:
                for sql, values in statements:
                    self._connection.execute(sql, values)
                self._connection.execute("COMMIT")
            except sqlite3.Error:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file. It can be opened again, by anybody."""
        self._connection.close()

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._explain(error) from error

    def _explain(self, error: sqlite3.Error) -> MockError:
        """Return what to tell a person about an error."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return MockError(f"The state {self.path} is in use by {self._holder()}. Stop it, {_ELSEWHERE}")
        if code == sqlite3.SQLITE_NOTADB:
            return self._not_ours()
        if code == sqlite3.SQLITE_CORRUPT:
            return self.damaged(str(error))
        if code == sqlite3.SQLITE_FULL:
            return MockError(f"The disk with the state {self.path} is full. Make room, {_ELSEWHERE}")
        return MockError(
            f"The state {self.path} cannot be read and written: {error}. "
            f"See to it that this user may write the file and its folder, {_ELSEWHERE}"
        )

    def _not_ours(self) -> MockError:
        return MockError(
            f"The file {self.path} is no state of a mock, and is left as it is. Name another file: --state other.db"
        )

    def damaged(self, what: str) -> MockError:
        """Return what to tell a person if the file does not say what it should."""
        return MockError(
            f"The state {self.path} is damaged: {what}. It is left as it is. Put a copy of it back, {_ELSEWHERE}"
        )

    def _holder(self) -> str:
        if sys.platform == "win32":
            return "another process"  # to list the open files of all processes takes too long there
        import psutil  # only now: a start must not wait for it

        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error, OSError):  # it has ended, or belongs to someone else
                if any(self.path.samefile(file.path) for file in process.open_files() if Path(file.path).exists()):
                    return f"process {process.pid} ({' '.join(process.cmdline()) or process.name()})"
        return "another process"
