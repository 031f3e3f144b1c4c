"""The file of `--state`: whose it is, what it has to be, and what a person is told if it is something else."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from image_api_mocks.errors import MockError
from image_api_mocks.persistence.state_file import FORMAT, StateFile
from tests.mocks.test_command_line import run

# Some user that is not root, and that may write nothing here.
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mock.db"


def made(path: Path) -> Path:
    """Make a state with something in it."""
    file = StateFile(path, "s")
    file.write([("INSERT INTO jobs VALUES (1, ?, ?)", (number, json.dumps("j" * 500))) for number in range(100)])
    file.close()
    return path


def refusal(path: Path, seed: str | None = None) -> str:
    with pytest.raises(MockError) as caught:
        StateFile(path, seed)
    return str(caught.value)


def test_what_is_written_is_there_again(path: Path) -> None:
    made(path)
    file = StateFile(path)
    assert (file.seed, len(list(file.entries("jobs", 1)))) == ("s", 100)
    file.close()
    assert [entry.name for entry in path.parent.iterdir()] == ["mock.db"], "nothing else is left"


def test_all_or_nothing_is_written(path: Path) -> None:
    file = StateFile(made(path))
    with pytest.raises(MockError, match="no such table"):
        file.write([("DELETE FROM jobs", ()), ("DELETE FROM nowhere", ())])
    assert len(list(file.entries("jobs", 1))) == 100
    file.close()


def test_an_empty_file_is_a_new_state(path: Path) -> None:
    path.touch()
    StateFile(path).close()
    StateFile(path).close()


def test_each_file_has_a_salt_of_its_own(tmp_path: Path) -> None:
    files = [StateFile(tmp_path / name, "same") for name in ("a.db", "b.db")]
    assert files[0].salt != files[1].salt
    for file in files:
        file.close()


def test_another_seed_is_an_error(path: Path) -> None:
    made(path)
    StateFile(path, "s").close()
    said = refusal(path, "other")
    assert "seed s, not of other. Leave --seed out, or keep the state in another file" in said


def test_a_file_in_use_is_an_error_that_names_its_holder(path: Path) -> None:
    file = StateFile(path)
    done = run("--state", str(path), "--port", "0")
    assert done.returncode == 1
    assert f"error: The state {path} is in use by process {os.getpid()} (" in done.stderr
    assert "Stop it, or keep the state in another file: --state other.db" in done.stderr
    assert "Traceback" not in done.stderr
    file.write([("INSERT INTO jobs VALUES (1, 1, '{}')", ())])
    file.close()


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE letters (text)")
    database.close()


@pytest.mark.parametrize(
    "make",
    [
        foreign,
        lambda path: path.write_text("Dear diary"),
        lambda path: path.write_bytes(b"x"),
        lambda path: path.write_bytes(os.urandom(10_000)),
    ],
    ids=["another database", "a text", "one byte", "anything"],
)
def test_a_file_of_somebody_else_is_left_as_it_is(make: Callable[[Path], None], path: Path) -> None:
    make(path)
    before = path.read_bytes()
    said = refusal(path)
    assert said == f"The file {path} is no state of a mock, and is left as it is. Name another file: --state other.db"
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("version", [0, FORMAT + 1])
def test_another_format_is_an_error(version: int, path: Path) -> None:
    with sqlite3.connect(made(path)) as database:
        database.execute(f"PRAGMA user_version = {version}")
    database.close()
    before = path.read_bytes()
    said = refusal(path)
    assert f"another version of the mock, in format {version}; this one reads and writes format {FORMAT}" in said
    assert path.read_bytes() == before


@pytest.mark.parametrize("how", ["overwritten", "overwritten at its end", "cut off"])
def test_a_damaged_file_is_an_error_and_left_as_it_is(how: str, path: Path) -> None:
    content = bytearray(made(path).read_bytes())
    if how == "overwritten":
        content[4096:] = b"\xff" * len(content[4096:])
    elif how == "overwritten at its end":  # which is not read when the file is opened
        content[-4096:] = b"\xff" * 4096
    else:
        del content[len(content) // 2 :]
    path.write_bytes(content)
    said = refusal(path)
    assert said.startswith(f"The state {path} is damaged: ")
    assert said.endswith(
        "It is left as it is. Put a copy of it back, or keep the state in another file: --state other.db"
    )
    assert path.read_bytes() == content


def test_a_full_disk_is_an_error(path: Path) -> None:
    file = StateFile(made(path))
    with pytest.raises(MockError, match=r"^The disk with the state .* is full\. Make room, or keep the state in"):
        file.write([("PRAGMA max_page_count = 1", ()), ("INSERT INTO jobs VALUES (2, 1, ?)", ("j" * 100_000,))])
    assert len(list(file.entries("jobs", 1))) == 100
    file.close()


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    said = refusal(tmp_path / "no" / "such" / "mock.db")
    assert said.endswith(f"cannot be created: create its folder first, {tmp_path / 'no' / 'such'}")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"The state {tmp_path} is a folder. Name a file: --state {tmp_path / 'mock.db'}"


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_may_not_be_written_is_an_error(what: str, path: Path) -> None:
    if what == "file":
        made(path).chmod(0o444)
    path.parent.chmod(0o555)
    # Root may write everything.
    program = (
        "import os, pathlib, sys; from image_api_mocks.persistence import state_file\n"
        f"os.geteuid() or os.setuid({NOBODY})\n"
        "try: state_file.StateFile(pathlib.Path('mock.db'))\n"
        "except state_file.MockError as error: print(error)"
    )
    # From within: the folders above it may be closed to that user.
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=path.parent, capture_output=True, text=True, check=True, timeout=60
    )
    path.parent.chmod(0o755)
    assert done.stdout.startswith("The state mock.db cannot be read and written: ")
    assert done.stdout.rstrip().endswith(
        "may write the file and its folder, or keep the state in another file: --state other.db"
    )


def test_what_was_forgotten_is_not_in_the_file(path: Path) -> None:
    file = StateFile(made(path))
    assert b"jjjjj" in path.read_bytes()
    file.write([("DELETE FROM jobs", ())])
    file.close()
    assert b"jjjjj" not in path.read_bytes()


def test_a_file_is_small_again_once_most_of_it_was_forgotten(path: Path) -> None:
    file = StateFile(made(path))
    before = path.stat().st_size
    file.write([("DELETE FROM jobs", ())])
    file.close()
    StateFile(path).close()
    assert path.stat().st_size < before * 2 / 3
