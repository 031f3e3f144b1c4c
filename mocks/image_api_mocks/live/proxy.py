"""`make proxy UPSTREAM=<url>`: Prism's validating proxy before a live API, telling deviations as a person works.

Prism itself stays on loopback: it would follow a redirect to another host and take the key along. It hands each request
to a relay, which sends it to the live API and nowhere else.
"""

from __future__ import annotations

import argparse
import re
import sys
import threading
from collections import defaultdict, deque
from collections.abc import Sequence
from urllib.parse import urlsplit

import httpx

from image_api_mocks.errors import MockError
from image_api_mocks.http.request_log import printable
from image_api_mocks.live.findings import additions
from image_api_mocks.live.recording import Redaction
from image_api_mocks.live.relay import Relay
from image_api_mocks.live.targets import TargetError, checked, server_of
from image_api_mocks.prism.merge import merge
from image_api_mocks.prism.process import Prism, Request
from image_api_mocks.signals import end_on_signal
from tools.judges.contracts import CONTRACTS, Operation, operations


class Telling:
    """Tells of each request what Prism finds, and what is in the answer beyond the contract."""

    def __init__(self, known: Sequence[Operation], base_path: str) -> None:
        """Take the operations, and the path that the base URL begins with."""
        self._known = known
        self._base_path = base_path
        self._lock = threading.Lock()
        self._answers: dict[tuple[str, str], deque[httpx.Response]] = defaultdict(deque)
        self._keys: set[str] = set()
        self._carriers = {name for operation in known for name in operation.key_headers("")}

    def note(self, answer: httpx.Response) -> None:
        """Keep an answer of the live API until Prism has judged it."""
        request = answer.request
        carried = (request.headers.get(name, "").removeprefix("Bearer ") for name in self._carriers)
        path = request.url.path.removeprefix(self._base_path)
        with self._lock:
            self._keys |= set(filter(None, carried))
            self._answers[request.method, path].append(answer)

    def tell(self, request: Request) -> None:
        """Print a line for a request that Prism has answered, and one for each deviation."""
        with self._lock:
            waiting = self._answers[request.method, request.path]
            answer = waiting.popleft() if waiting else None
            redaction = Redaction(self._keys, self._carriers)
        lines = [f"{request.status}  {request.method} {request.path}"]
        operation = operation_of(self._known, request.method, request.path)
        if operation is None:
            lines.append("    ! the contract has no such operation")
        else:
            lines += [f"    ! {violation}" for violation in request.violations]
        if operation is not None and answer is not None:
            lines += sorted({f"    {finding}" for finding in additions(operation, answer)})
        print("\n".join(printable(redaction.text(line)) for line in lines), flush=True)


def operation_of(known: Sequence[Operation], method: str, path: str) -> Operation | None:
    """Return the operation that a request is meant for; None if there is no such operation."""
    for operation in known:
        form = re.sub(r"\\\{.*?\\\}", "[^/]+", re.escape(operation.path))
        if operation.method.upper() == method and re.fullmatch(form, path):
            return operation
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C. Returns 0 then, 1 if Prism cannot run, 2 for a wrong option."""
    parser = argparse.ArgumentParser(prog="make proxy", description=__doc__)
    parser.add_argument("--upstream", required=True, help="the base URL of the live API")
    parser.add_argument("--target", choices=sorted(CONTRACTS), help="its contract (default: all)")
    parser.add_argument("--port", type=int, default=4010, help="port at 127.0.0.1, 0 for any free one (default: 4010)")
    options = parser.parse_args(arguments)
    try:
        upstream = checked(options.upstream, "UPSTREAM")
    except TargetError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    contracts = {name: document for name, document in CONTRACTS.items() if options.target in (None, name)}
    known = [operation for document in contracts.values() for operation in operations(document)]
    telling = Telling(known, urlsplit(upstream).path)

    def server(method: str, path: str) -> str:
        operation = operation_of(known, method, path)
        return upstream if operation is None else server_of(operation, upstream)

    end_on_signal()
    try:
        with (
            Relay(server, telling.note) as relay,
            Prism(merge(contracts), port=options.port, on_request=telling.tell, upstream=relay.url) as prism,
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
