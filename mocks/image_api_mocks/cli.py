"""The mock on the command line: `python -m image_api_mocks`."""

import argparse
import io
import ipaddress
import math
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from image_api_contracts import METHODS, ContractError, Document, load_all, read
from image_api_mocks.errors import MockError
from image_api_mocks.export import curl
from image_api_mocks.faults import scenarios
from image_api_mocks.http import request_log
from image_api_mocks.http.authentication import KEY
from image_api_mocks.mock import JOB_SECONDS, Mock
from image_api_mocks.prism.merge import merge
from image_api_mocks.prism.process import HOST, Prism, Request
from image_api_mocks.signals import end_on_signal

_EXAMPLES = """\
examples:
  python -m image_api_mocks
      serve every contract of the checkout (openapi/dist) at http://127.0.0.1:4010
  python -m image_api_mocks --port 4020 --job-seconds 0 --seed 1
      at another port (0 takes a free one and prints it), with jobs that end at once and the same ids in every run
  python -m image_api_mocks --contract mine.openapi.json --contract yours.openapi.json
      serve these contracts instead
  python -m image_api_mocks --callbacks-to receiver.example.org
      send callbacks to this host too
  python -m image_api_mocks --scenario flaky-network
      play this scenario, until another is chosen
  python -m image_api_mocks --state mock.db
      remember across restarts, in this file, whatever ends the mock
  python -m image_api_mocks --host 0.0.0.0 --allowed-host mock.example.org
      let other machines in, which is also what a container needs; browsers may use this name for the pages
  python -m image_api_mocks --log json > requests.jsonl
      one JSON object per request, for a program
  python -m image_api_mocks --plain
      serve plain Prism: it remembers nothing and accepts any key

The key is mock-key; mock-key.<anything> leads to a world of its own, for a test that wants to be alone.
A person finds the API reference with try-it at /, and what happens (requests, jobs, callbacks, charges) at /_mock/,
which also saves the requests as HAR, and as a pytest file that replays them.
Every request is validated. A status that the contract documents can be asked for: curl --header 'Prefer: code=429' ...
and so can the end of a job: curl --header 'Prefer: outcome=failed' ...
Faults, limits, clock, journal and ledger are under /_mock/, which /_mock/openapi.json describes.
The mock is reached from this machine only, unless --host says otherwise. Ctrl-C stops it.

exit code: 0 after Ctrl-C, 1 if the mock cannot start or ends by itself, 2 for a wrong option
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C or SIGTERM. Takes the arguments of the command line and returns the exit code."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a field may have a name that the terminal cannot show
    end_on_signal()
    try:
        contracts = read(options.contract) if options.contract else load_all()
        if options.plain:
            _serve_plain(contracts, options.port)
        else:
            _serve(contracts, options)
    except (ContractError, MockError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m image_api_mocks",
        description="Serve contracts as a mock: requests are validated, jobs run and end, callbacks are delivered.",
        epilog=_EXAMPLES + _catalogue(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=_port, default=4010, help="port, 0 for any free one (default: %(default)s)")
    parser.add_argument(
        "--host",
        type=_address,
        default=HOST,
        metavar="ADDRESS",
        help="IPv4 address to listen at; 0.0.0.0 lets other machines in (default: %(default)s)",
    )
    parser.add_argument(
        "--allowed-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a name, besides localhost and addresses, that the pages and /_mock/ are reached by; may be given more "
        "than once; * is any",
    )
    parser.add_argument(
        "--job-seconds",
        type=_seconds,
        default=JOB_SECONDS,
        metavar="SECONDS",
        help="how long a job takes; 0 ends it at once (default: %(default)g)",
    )
    parser.add_argument(
        "--seed", metavar="TEXT", help="what ids are made of: same seed, same requests, same ids (default: random)"
    )
    parser.add_argument(
        "--scenario",
        metavar="NAME",
        help="what is to happen in every world where no other scenario is chosen; see the list below",
    )
    parser.add_argument(
        "--state",
        type=Path,
        metavar="FILE",
        help="an SQLite file that keeps jobs, journal, ledger, settings and callbacks on their way for the next start; "
        "made if it is not there (default: in memory)",
    )
    parser.add_argument(
        "--callbacks-to",
        action="append",
        default=[],
        metavar="HOST",
        help="a host that callbacks may be sent to besides loopback; may be given more than once",
    )
    parser.add_argument(
        "--contract",
        type=Path,
        action="append",
        metavar="FILE",
        help="a bundled contract (one JSON file); may be given more than once (default: openapi/dist of the checkout)",
    )
    parser.add_argument(
        "--log",
        choices=request_log.FORMATS,
        default="text",
        help="a line per request: for a person, one JSON object each, or none (default: %(default)s)",
    )
    parser.add_argument("--plain", action="store_true", help="serve plain Prism; of the others, --port and --contract")
    return parser


def _catalogue() -> str:
    """Return the scenarios, one a line."""
    found = scenarios.read().values()
    width = max((len(scenario.name) for scenario in found), default=0)
    lines = [f"  {scenario.name:{width}}  {scenario.sentence}" for scenario in found]
    return "\n".join(
        [
            "",
            "scenarios, chosen by --scenario NAME, by the key mock-key.NAME, by the header 'Mock-Scenario: NAME',",
            "or for a world by PATCH /_mock/settings:",
            *lines,
            "",
        ]
    )


def _serve(contracts: dict[str, Document], options: argparse.Namespace) -> None:
    is_text = options.log == "text"
    gateway = Mock(
        contracts,
        port=options.port,
        job_seconds=options.job_seconds,
        seed=options.seed,
        callbacks_to=options.callbacks_to,
        scenario=options.scenario,
        state=options.state,
        log=options.log,
        host=options.host,
        allowed_hosts=options.allowed_host,
    )
    if is_text:
        _say(f"Starting the mock of {', '.join(contracts)} ...")
    with gateway:
        if is_text:
            _introduce(gateway, options)
        elif options.log == "none":
            _say(f"Ready at {gateway.url}")
        else:
            request_log.RequestLog(options.log).event(f"Ready at {gateway.url}")
        try:
            gateway.wait()
        except KeyboardInterrupt:
            if is_text:
                _say("\nStopping the mock ...")
            raise


def _introduce(gateway: Mock, options: argparse.Namespace) -> None:
    """Say how the mock is reached, which keys work, and how to have trouble."""
    _say(f"Ready: {_operations(gateway.contracts)} operations at {gateway.url}")
    _say(f"Pages: {gateway.url}/ is the API reference with try-it; {gateway.url}/_mock/ shows what happens.")
    if not ipaddress.ip_address(options.host).is_loopback:
        _say(f"Listening at {options.host}: other machines reach it too, and whoever reaches it may use all of it.")
    _say(f"Keys: {KEY}; {KEY}.<anything> leads to a world of its own. Any other is answered 401.")
    repeats = f"--seed {gateway.seed} repeats them" if options.state is None else "it is in the state"
    _say(f"Jobs take {options.job_seconds:g} s. Ids are made of a seed: {repeats}.")
    if options.state is None:
        _say("All is forgotten when the mock ends; --state FILE keeps it.")
    allowed = ", ".join(["loopback", *options.callbacks_to])
    _say(f"Callbacks are sent to {allowed}; --callbacks-to HOST allows more.")
    _say(f"Scenarios: {KEY}.slow-queue plays slow-queue; --help lists all {len(gateway.scenarios)}.")
    if options.scenario is not None:
        _say(f"Played now: {options.scenario}: {gateway.scenarios[options.scenario].sentence}")
    _say("A documented status on demand: 'Prefer: code=429'. A job that fails: 'Prefer: outcome=failed'.")
    _say(f"Faults, limits, clock, journal, ledger: under {gateway.url}/_mock/, described in /_mock/openapi.json.")
    command = curl.example(merge(gateway.contracts), gateway.url)
    if command is not None:
        _say(f"Try it:\n\n{command}\n")
    _say("Ctrl-C stops the mock. Requests:")


def _serve_plain(contracts: dict[str, Document], port: int) -> None:
    document = merge(contracts)
    _say(f"Starting plain Prism with {', '.join(contracts)} ...")
    with Prism(document, port=port, on_request=_report) as prism:
        _say(f"Ready: {_operations(contracts)} operations at {prism.url}")
        _say("Any key is accepted: Prism checks that there is one, not which it is.")
        _say("A documented status on demand: send the header 'Prefer: code=429'.")
        _say("Ctrl-C stops it. Requests:")
        try:
            prism.wait()
        except KeyboardInterrupt:
            _say("\nStopping Prism ...")
            raise


def _operations(contracts: dict[str, Document]) -> int:
    items = [item for contract in contracts.values() for item in merge({"": contract})["paths"].values()]
    return sum(method in item for item in items for method in METHODS)


def _report(request: Request) -> None:
    time = datetime.now().astimezone().strftime("%H:%M:%S")
    reasons = ": " + "; ".join(request.violations) if request.violations else ""
    _say(request_log.printable(f"{time}  {request.status}  {request.method} {request.path}{reasons}"))


def _say(text: str) -> None:
    print(text, flush=True)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: 0 to 65535")
    return int(text)


def _address(text: str) -> str:
    try:
        return str(ipaddress.IPv4Address(text))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no IPv4 address: 127.0.0.1, 0.0.0.0, ...") from None


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= 86400:
        raise argparse.ArgumentTypeError(f"{text!r} is no time: 0 to 86400 seconds")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
