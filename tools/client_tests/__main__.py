"""Check the clients of every language: generate, compile, play the catalogue (`make test-clients`).

Prints what compilers say, what goes wrong, and one table. A language whose toolchain is not here is skipped by name.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tools.client_tests import play
from tools.client_tests.catalogue import Scenario, scenarios
from tools.client_tests.layout import Plan, lay_out
from tools.client_tests.play import Player, Result
from tools.client_tests.runner import Runner
from tools.client_tests.table import Row, table
from tools.client_tests.wiretap import Change, Wiretap
from tools.languages import contracts, language, make_client
from tools.languages.contracts import ROOT

STEP_LIMIT = 1800.0
FIRST_REQUEST_LIMIT = 120.0
# Nothing listens there.
NOWHERE = "http://127.0.0.1:9"


class StepError(Exception):
    """A step of a language failed. The message is what its program said."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code: 0 if all that could be checked holds, else 1; 2 for a wrong option.

    Raises SystemExit with a message if the mock does not start.
    """
    languages = language.read_all()
    parser = argparse.ArgumentParser(
        prog="python -m tools.client_tests", description="Check the clients of every language whose toolchain is here."
    )
    parser.add_argument("languages", nargs="*", metavar="language", help=f"of {', '.join(languages)} (default: all)")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.languages if name not in languages]
    if unknown:
        parser.error(f"there is no language {unknown[0]!r}. There are: {', '.join(languages)}")
    catalogue = scenarios()
    with _mock() as mock_url, Wiretap(mock_url) as wiretap:
        rows = [_check(languages[name], catalogue, mock_url, wiretap) for name in options.languages or languages]
    _say("\n" + table(rows))
    return 0 if all(row.is_good for row in rows) else 1


def _check(chosen: language.Language, catalogue: Sequence[Scenario], mock_url: str, wiretap: Wiretap) -> Row:
    row = Row(chosen)
    if chosen.missing:
        row.skipped = True
        _say(
            f"==> {chosen.title}: skipped, not here: {'; '.join(f'{tool.name}: {tool.get}' for tool in chosen.missing)}"
        )
        return row
    started = time.monotonic()
    try:
        _say(f"==> {chosen.title}: generating with {chosen.generator}")
        clients = make_client.make(chosen)
        row.lines = sum(_lines(file) for client in clients for file in client.glob(chosen.sources))
        plan = lay_out(chosen, wiretap.url)
        _say(f"==> {chosen.title}: compiling")
        _compile(plan, row)
        _say(f"==> {chosen.title}: playing {len(catalogue)} scenarios")
        row.results += [_first_request(plan, contract.vendor, wiretap) for contract in contracts.read_all()]
        with Runner(plan.run, plan.directory, _offline()) as runner:
            player = Player(runner, wiretap, mock_url, chosen.name)
            row.results += [player.play(scenario) for scenario in catalogue]
    except (StepError, make_client.ClientError) as error:
        _say(f"{chosen.title} failed: {error}")
    row.seconds = time.monotonic() - started
    for result in row.failed:
        _say(f"    FAILED {result.scenario}")
        for complaint in result.complaints:
            _say(f"        {complaint}")
    _say("    " + _remarks(row))
    return row


def _compile(plan: Plan, row: Row) -> None:
    for command in plan.compile:
        done = subprocess.run(
            command,
            cwd=plan.directory,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=STEP_LIMIT,
            check=False,
        )
        if done.returncode:
            raise StepError(f"{' '.join(command)} in {plan.directory.relative_to(ROOT)}\n{done.stdout}")
        plain = re.sub(r"\x1b\[[\d;]*m", "", done.stdout)
        said = [line for line in plain.splitlines() if line and not (plan.hide and re.search(plan.hide, line))]
        row.warnings += sum(bool(re.search(r"\bwarning\b", line, re.IGNORECASE)) for line in said)
        for line in said:
            _say("    " + line)
    row.compiled = True


def _first_request(plan: Plan, vendor: str, wiretap: Wiretap) -> Result:
    tape = wiretap.record(Change())
    done = subprocess.run(
        plan.first_requests[vendor],
        cwd=plan.directory,
        env=_offline(),
        capture_output=True,
        text=True,
        timeout=FIRST_REQUEST_LIMIT,
        check=False,
    )
    complaints = play.first_request(tape, done.returncode, done.stdout + done.stderr)
    return Result(f"first request of the README: {vendor}", complaints)


def _remarks(row: Row) -> str:
    """Say how the clients differ where the catalogue allows it."""
    shown = [result.keeps_unknown for result in row.results if result.keeps_unknown is not None]
    refused = sum(result.refused for result in row.results)
    return (
        f"unknown members of enums shown as they were sent: {sum(shown)} of {len(shown)}; "
        f"broken limits refused before sending: {refused}"
    )


def _offline() -> dict[str, str]:
    """Return the environment for a client: it may call this machine and nobody else."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), NOWHERE)
    return kept | proxies | {"no_proxy": "127.0.0.1", "NO_PROXY": "127.0.0.1", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


@contextmanager
def _mock() -> Iterator[str]:
    """Run the mock of every contract at a free port, and yield its URL."""
    command = [sys.executable, "-m", "image_api_mocks", "--port", "0", "--log", "none"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                found = re.search(r"http://127\.0\.0\.1:\d+", line)
                if found:
                    break
            else:
                raise SystemExit("error: the mock did not start. Look at what it says: make mock PORT=0")
            yield found[0]
        finally:
            process.terminate()


def _lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
