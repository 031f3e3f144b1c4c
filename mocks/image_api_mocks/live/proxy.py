"""Put Prism's validating proxy before a live API, and report deviations as you work: `image-api-mocks proxy`.

The live API charges for the calls. The key is that of the client: the proxy passes it on to the upstream only.
"""

import argparse
import sys
import threading
from collections import defaultdict, deque
from collections.abc import Sequence
from urllib.parse import urlsplit

import httpx

from image_api_contracts import ContractError, load, load_all
from image_api_contracts.operations import Operation
from image_api_mocks.errors import MockError
from image_api_mocks.http.request_log import printable
from image_api_mocks.live.findings import additions
from image_api_mocks.live.redaction import Redaction
from image_api_mocks.live.relay import Relay
from image_api_mocks.live.targets import TargetError, checked, server_of
from image_api_mocks.operations.contract import Contract, Router
from image_api_mocks.prism.merge import merge
from image_api_mocks.prism.process import Prism, Request
from image_api_mocks.signals import end_on_signal


class Reporter:
    """Prints for each request what Prism finds, and what is in the response beyond the contract."""

    def __init__(self, contracts: Sequence[Contract], upstream: str) -> None:
        """Take the contracts, and the base URL of the live API."""
        self._router = Router({contract.name: contract for contract in contracts})
        self._upstream = upstream
        self._lock = threading.Lock()
        self._responses: dict[tuple[str, str], deque[httpx.Response]] = defaultdict(deque)
        self._keys: set[str] = set()
        every = (operation for contract in contracts for operation in contract.operations)
        self._key_headers = {header: prefix for one in every for header, prefix in one.key_headers.items()}

    def server(self, method: str, path: str) -> str:
        """Return the live server for a request."""
        operation = self._operation(method, path)
        return self._upstream if operation is None else server_of(operation, self._upstream)

    def keep(self, response: httpx.Response) -> None:
        """Keep a response of the live API until Prism has judged it."""
        request = response.request
        keys = (request.headers.get(name, "").removeprefix(prefix) for name, prefix in self._key_headers.items())
        path = request.url.path.removeprefix(urlsplit(self._upstream).path)
        with self._lock:
            self._keys |= set(filter(None, keys))
            self._responses[request.method, path].append(response)

    def report(self, request: Request) -> None:
        """Print a line for a request that Prism has judged, and one for each deviation."""
        with self._lock:
            waiting = self._responses[request.method, request.path]
            response = waiting.popleft() if waiting else None
            redaction = Redaction(self._keys, self._key_headers)
        lines = [f"{request.status}  {request.method} {request.path}"]
        operation = self._operation(request.method, request.path)
        if operation is None:
            lines.append("    ! the contract has no such operation")
        else:
            lines += [f"    ! {violation}" for violation in request.violations]
        if operation is not None and response is not None:
            lines += sorted({f"    {finding}" for finding in additions(operation, response)})
        print("\n".join(printable(redaction.text(line)) for line in lines), flush=True)

    def _operation(self, method: str, path: str) -> Operation | None:
        operations, _ = self._router.find(path) or ({}, {})
        return operations.get(method)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code of `run`."""
    parser = argparse.ArgumentParser(
        prog="image-api-mocks proxy", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_arguments(parser)
    return run(parser.parse_args(arguments))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add = parser.add_argument
    add("--upstream", required=True, metavar="URL", help="the base URL of the live API")
    add("--target", metavar="NAME", help="the name of its contract (default: all contracts)")
    add("--port", type=int, default=4010, help="port at 127.0.0.1, 0 for any free one (default: %(default)s)")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C.

    Returns:
        The exit code: 0 after Ctrl-C, 1 if Prism cannot run, 2 for a wrong option.
    """
    try:
        upstream = checked(options.upstream, "--upstream")
        documents = load_all() if options.target is None else {options.target: load(options.target)}
        reporter = Reporter([Contract(name, document) for name, document in documents.items()], upstream)
    except (ContractError, TargetError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    end_on_signal()
    try:
        # Prism itself stays on loopback: it would follow a redirect to another host and take the key along.
        with (
            Relay(reporter.server, reporter.keep) as relay,
            Prism(merge(documents), port=options.port, on_request=reporter.report, upstream=relay.url) as prism,
        ):
            print(f"Ready: {prism.url} passes requests on to {upstream}. Calls are charged there.", flush=True)
            print("! breaks the contract, + goes beyond it. Ctrl-C stops it. Requests:", flush=True)
            prism.wait()
    except MockError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
