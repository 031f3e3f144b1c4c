"""`python -m tools.languages`, `.install languages` and `.client_tests`: what they list, reject and print."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from tools.client_tests import __main__ as run
from tools.client_tests.layout import RUNNERS
from tools.client_tests.play import Result
from tools.client_tests.table import Row, table
from tools.install import debian
from tools.install.__main__ import main as install
from tools.judges.contracts import CONTRACTS
from tools.languages import contracts, language, make_client
from tools.languages.language import Language, Mend, Tool

LANGUAGES = language.read_all()
MISSING = Tool("cobolc", ("no-such-command-here", "--version"), "7", "COBOL, from the cellar", ())


def missing(name: str = "go") -> Language:
    return replace(LANGUAGES[name], tools=(MISSING,))


def test_every_language_has_a_runner() -> None:
    assert sorted(LANGUAGES) == sorted(file.parent.name for file in RUNNERS.glob("*/runner.toml"))


def test_the_list_says_what_each_language_needs_and_whether_it_is_here() -> None:
    listing = make_client.listing([*LANGUAGES.values(), replace(missing(), name="cobol")])
    for name, one in LANGUAGES.items():
        (line,) = [line for line in listing.splitlines() if line.startswith(f"  {name} ")]
        assert one.generator in line
        for tool in one.tools:
            assert re.search(rf"{tool.name} {tool.at_least} \((?:[\d.]+ is here|missing)\)", line), tool
    assert "cobolc 7 (missing)" in listing
    assert "Missing or too old:\n" in listing
    assert "\n    cobolc: COBOL, from the cellar" in listing


def test_a_tool_may_be_called_as_its_language_is() -> None:
    """Finding P9: the hint for a missing `php` began like the row of PHP, and `make test` failed without PHP."""
    cobol = replace(LANGUAGES["go"], name="cobol", tools=(replace(MISSING, name="cobol"),))
    listing = make_client.listing([cobol])
    assert len([line for line in listing.splitlines() if line.startswith("  cobol ")]) == 1
    assert "\n    cobol: COBOL, from the cellar" in listing


def test_a_tool_that_is_too_old_is_not_here() -> None:
    here = Tool("sh", ("sh", "-c", "printf '\\033[1mTool 3.9.1\\033[m'"), "3.10", "", ())
    assert (here.version, here.is_here) == ("3.9.1", False)
    assert replace(here, at_least="3.9").is_here


def test_without_a_language_they_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert make_client.main([]) == 0
    assert "language" in capsys.readouterr().out


def test_an_unknown_language_is_refused_with_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert make_client.main(["cobol"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: there is no language 'cobol'. There are: ")
    assert all(name in error for name in LANGUAGES)
    with pytest.raises(SystemExit) as stop:
        run.main(["cobol"])
    assert stop.value.code == 2


def test_a_missing_tool_is_named_with_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "read_all", lambda: {"go": missing()})
    assert make_client.main(["go"]) == 1
    assert "Go needs what is not here:\n  cobolc 7 or newer: COBOL, from the cellar" in capsys.readouterr().err


def test_a_generator_that_fails_is_told_of_with_what_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    broken = replace(LANGUAGES["go"], tools=(), generate=(("sh", "-c", "echo no such contract >&2; exit 3"),))
    broken = replace(broken, client="build/test-clients/{vendor}")
    with pytest.raises(make_client.ClientError, match=r"the generator failed: sh -c .*\n.*no such contract"):
        make_client.make(broken)


def test_a_mend_that_has_nothing_to_mend_is_an_error() -> None:
    write = ("sh", "-c", "echo old >file.txt")
    made = replace(
        LANGUAGES["go"], tools=(), generate=(write,), client="build/test-clients/{vendor}", mends=(mend("old"),)
    )
    clients = make_client.make(made)
    assert [(client / "file.txt").read_text() for client in clients] == ["new\n"] * len(clients)
    make_client.make(replace(made, mends=(mend("gone", where="upload"),)))
    for where in ("", "old"):
        with pytest.raises(make_client.ClientError, match=r"nothing in file\.txt of the clients is as the mend 'gone'"):
            make_client.make(replace(made, mends=(mend("gone", where),)))


def mend(find: str, where: str = "") -> Mend:
    return Mend("file.txt", re.compile(where), re.compile(find), "new")


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_readme_shows_the_first_request(name: str) -> None:
    for contract in contracts.read_all():
        readme = make_client.readme(LANGUAGES[name], contract)
        assert contract.title in readme
        assert f"python -m tools.languages {name}" in readme
        assert make_client.MOCK_URL in readme
        assert make_client.MOCK_KEY in readme
        for field in contract.first_request.sample:
            assert json.dumps(field.value) in readme


def test_the_contracts_are_those_of_the_bundles() -> None:
    assert [contract.vendor for contract in contracts.read_all()] == list(CONTRACTS)
    for contract in contracts.read_all():
        assert contract.file_3_0.is_file()
        assert contract.tags
        assert not contract.first_request.is_deprecated


def test_the_first_request_is_a_short_one_of_an_operation_that_is_not_deprecated() -> None:
    contract = contracts.read_all()[0]
    field = contracts.Field("id", "1", "")
    operation = replace(contract.operations[0], is_deprecated=False)
    old = replace(operation, id="old", sample=(field,), is_deprecated=True)
    long = replace(operation, id="long", sample=(field, field, field))
    short = replace(operation, id="short", sample=(field, field))
    bare = replace(operation, id="bare", sample=())
    assert replace(contract, operations=(bare, old, long, short)).first_request is short
    assert replace(contract, operations=(bare, old)).first_request is bare


def test_arguments_stand_in_the_order_of_the_generators() -> None:
    optional = contracts.Parameter("limit", "query", required=False, type="integer", example=1)
    needed = contracts.Parameter("id", "path", required=True, type="string", example="a")
    operation = replace(contracts.read_all()[0].operations[0], parameters=(optional, needed), request="Thing")
    assert [argument.name for argument in operation.arguments] == ["id", "body", "limit"]
    assert [argument.type for argument in replace(operation, request="", media_types=("a/b",)).arguments][1] == "bytes"


def test_the_table_tells_good_from_bad_from_skipped() -> None:
    good = Row(LANGUAGES["go"], compiled=True, warnings=2, results=[Result("one", [])], lines=10, seconds=1.2)
    bad = Row(LANGUAGES["java"], compiled=True, results=[Result("one", []), Result("two", ["lost a field"])])
    stuck = Row(LANGUAGES["rust"])
    silent = Row(LANGUAGES["php"], compiled=True)
    skipped = Row(missing("ruby"), skipped=True)
    assert [row.is_good for row in (good, bad, stuck, silent, skipped)] == [True, False, False, False, True]
    lines = table([good, bad, stuck, silent, skipped]).splitlines()
    assert re.split(r" {2,}", lines[2]) == ["Go", LANGUAGES["go"].generator, "yes, 2 warnings", "1", "0", "10", "1"]
    assert re.split(r" {2,}", lines[3])[2:5] == ["yes", "1", "1"]
    assert re.split(r" {2,}", lines[4])[2] == "no"
    assert re.split(r" {2,}", lines[6])[2:4] == ["skipped, no cobolc", "-"]
    assert lines[-3:] == [
        "1 of 5 languages passed every scenario",
        "failed: Java, Rust, PHP",
        "skipped: Ruby (python -m tools.languages lists what is missing)",
    ]


def test_what_cannot_be_installed_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "read_all", lambda: {"go": missing()})
    monkeypatch.setattr(debian, "hindrance", lambda: "only root can")
    assert install(["languages"]) == 0
    assert capsys.readouterr().out == "cobolc: not installed, only root can. Get it: COBOL, from the cellar\n"


def test_what_is_here_is_not_installed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "read_all", lambda: {"go": replace(missing(), tools=())})
    assert install(["languages"]) == 0
    assert capsys.readouterr().out == "Every tool is here.\n"
