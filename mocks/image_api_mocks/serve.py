"""`image-api-mocks serve`: serves the mock until Ctrl-C."""

import argparse
import ipaddress
import math
import sys
from datetime import datetime
from pathlib import Path

from image_api_contracts import METHODS, ContractError, Document, load_all, names, read
from image_api_mocks.environment import PREFIX
from image_api_mocks.errors import MockError
from image_api_mocks.export import curl
from image_api_mocks.faults import scenarios
from image_api_mocks.http import request_log
from image_api_mocks.http.authentication import KEY
from image_api_mocks.mock import JOB_SECONDS, Mock
from image_api_mocks.prism.merge import merge
from image_api_mocks.prism.process import HOST, Prism, Request
from image_api_mocks.signals import end_on_signal

_PORT = 4010

DESCRIPTION = """\
Serve image APIs as an offline mock. It validates requests, runs jobs, delivers callbacks and charges nothing.
"""

_EPILOG = f"""\
examples:
  image-api-mocks
      serve all contracts at http://127.0.0.1:{_PORT}
  image-api-mocks --port 0 --job-seconds 0 --seed 1
      serve at any free port, which is printed; jobs end at once, and each run has the same ids
  image-api-mocks --contract one.openapi.json --contract two.openapi.json
      serve these contracts instead
  image-api-mocks --scenario flaky-network
      run a scenario of faults, until another one is chosen
  image-api-mocks --state mock.db
      keep the state in a file, across restarts and kill -9
  image-api-mocks --callbacks-to receiver.example.org
      send callbacks to this host too
  image-api-mocks --host 0.0.0.0 --allowed-host mock.example.org
      accept connections from other machines, as in a container, and serve the pages under this name
  image-api-mocks --log json > requests.jsonl
      write one JSON object for each request
  {PREFIX}PORT=4020 {PREFIX}CALLBACKS_TO=receiver,worker image-api-mocks
      set options by environment variables

environment variables:
  Each option can be set by the variable in brackets behind it. The command line takes precedence.
  Lists are separated by commas. An empty variable is ignored.

using the mock:
  The API key is {KEY}. Each key {KEY}.<anything> is accepted too, and has jobs and faults of its own.
  /        API reference, with try-it
  /_mock/  requests, jobs, callbacks and charges; export as HAR, and as a pytest file that replays the requests
  Faults, limits, clock, journal and ledger are under /_mock/, as described in /_mock/openapi.json.
  The header 'Prefer: code=429' selects a documented status, 'Prefer: outcome=failed' the end of a job.

exit codes:
  0  stopped by Ctrl-C or SIGTERM
  1  the mock cannot start, or it has ended by itself
  2  an option or an environment variable is wrong
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "--port", default=_PORT, type=_port, metavar="PORT", help=f"port; 0 is any free one (default: {_PORT})"
    )
    parser.add_argument(
        "--host",
        default=HOST,
        type=_address,
        metavar="ADDRESS",
        help=f"IPv4 address to listen on; 0.0.0.0 accepts other machines (default: {HOST})",
    )
    parser.add_argument(
        "--allowed-host",
        action="append",
        default=[],
        metavar="NAME",
        help="host name under which the pages and /_mock/ are served, besides localhost and IP addresses; * is any; "
        "can be repeated",
    )
    parser.add_argument(
        "--job-seconds",
        default=JOB_SECONDS,
        type=_seconds,
        metavar="SECONDS",
        help=f"duration of a job; 0 ends it at once (default: {JOB_SECONDS:g})",
    )
    parser.add_argument(
        "--seed", metavar="TEXT", help="seed of the ids: same seed, same requests, same ids (default: random)"
    )
    parser.add_argument(
        "--scenario", metavar="NAME", help="scenario for all worlds that choose no other; they are listed below"
    )
    parser.add_argument(
        "--state",
        type=Path,
        metavar="FILE",
        help="SQLite file that keeps jobs, resources, journal, ledger, settings and pending callbacks across restarts; "
        "created if it does not exist (default: in memory)",
    )
    parser.add_argument(
        "--callbacks-to",
        action="append",
        default=[],
        metavar="HOST",
        help="host to which callbacks may be sent, besides loopback; can be repeated",
    )
    parser.add_argument(
        "--contract",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help=f"bundled OpenAPI contract, one JSON file, to serve instead of {', '.join(names())}; can be repeated",
    )
    parser.add_argument(
        "--log",
        default="text",
        choices=request_log.FORMATS,
        help="request log on standard output: text, one JSON object per request, or none (default: text)",
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help="serve plain Prism, which keeps no state; only --port and --contract apply to it",
    )


def epilog() -> str:
    """Return what follows the options on the help page."""
    found = scenarios.read().values()
    width = max((len(scenario.name) for scenario in found), default=0)
    listed = "".join(f"  {scenario.name:{width}}  {scenario.sentence}\n" for scenario in found)
    return (
        f"{_EPILOG}\n"
        f"scenarios, chosen by --scenario NAME, by the key {KEY}.NAME, by the header 'Mock-Scenario: NAME',\n"
        f"or for a world by PATCH /_mock/settings:\n{listed}"
    )


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C or SIGTERM, and return the exit code."""
    try:
        end_on_signal()
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


def _serve(contracts: dict[str, Document], options: argparse.Namespace) -> None:
    is_text = options.log == "text"
    mock = Mock(
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
    with mock:
        if is_text:
            _introduce(mock, options)
        elif options.log == "none":
            _say(f"Ready at {mock.url}")
        else:
            request_log.RequestLog(options.log).event(f"Ready at {mock.url}")
        try:
            mock.wait()
        except KeyboardInterrupt:
            if is_text:
                _say("\nStopping the mock ...")
            raise


def _introduce(mock: Mock, options: argparse.Namespace) -> None:
    """Print how to reach the mock, which keys it accepts, and how to cause faults."""
    _say(f"Ready: {_operations(mock.contracts)} operations at {mock.url}")
    _say(f"Pages: {mock.url}/ is the API reference with try-it; {mock.url}/_mock/ shows requests, jobs and callbacks.")
    if not ipaddress.ip_address(options.host).is_loopback:
        _say(f"Listening on {options.host}: other machines can reach the mock and use all of it, /_mock/ included.")
    _say(f"Keys: {KEY}; {KEY}.<anything> selects a world of its own. Any other key is rejected with 401.")
    repeats = f"--seed {mock.seed} repeats them" if options.state is None else "it is in the state file"
    _say(f"Jobs take {options.job_seconds:g} s. Ids come from a seed: {repeats}.")
    if options.state is None:
        _say("The state is lost when the mock ends; --state FILE keeps it.")
    allowed = ", ".join(["loopback", *options.callbacks_to])
    _say(f"Callbacks are sent to {allowed}; --callbacks-to HOST allows another host.")
    _say(f"Scenarios: the key {KEY}.slow-queue activates slow-queue; --help lists all {len(mock.scenarios)}.")
    if options.scenario is not None:
        _say(f"Active scenario: {options.scenario}: {mock.scenarios[options.scenario].sentence}")
    _say("A documented status on demand: 'Prefer: code=429'. A job that fails: 'Prefer: outcome=failed'.")
    _say(f"Faults, limits, clock, journal, ledger: under {mock.url}/_mock/, described in /_mock/openapi.json.")
    command = curl.example(merge(mock.contracts), mock.url)
    if command is not None:
        _say(f"Try it:\n\n{command}\n")
    _say("Ctrl-C stops the mock. Requests:")


def _serve_plain(contracts: dict[str, Document], port: int) -> None:
    document = merge(contracts)
    _say(f"Starting plain Prism with {', '.join(contracts)} ...")
    with Prism(document, port=port, on_request=_report) as prism:
        _say(f"Ready: {_operations(contracts)} operations at {prism.url}")
        _say("Any key is accepted: Prism checks that a request has one, and not its value.")
        _say("A documented status on demand: send the header 'Prefer: code=429'.")
        _say("Ctrl-C stops Prism. Requests:")
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
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: 0 to 65535")
    return int(text)


def _address(text: str) -> str:
    try:
        return str(ipaddress.IPv4Address(text))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not an IPv4 address such as 127.0.0.1 or 0.0.0.0") from None


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= 86400:
        raise argparse.ArgumentTypeError(f"{text!r} is not a duration: 0 to 86400 seconds")
    return seconds
