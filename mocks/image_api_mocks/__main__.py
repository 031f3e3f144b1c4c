"""The mock on the command line: `python -m image_api_mocks`."""

import argparse
import io
import signal
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import FrameType

from image_api_mocks import bundle, checkout, curl
from image_api_mocks.errors import MockError
from image_api_mocks.prism import Prism, Request

_EXAMPLES = """\
examples:
  python -m image_api_mocks
      serve every contract of the checkout (openapi/dist) at http://127.0.0.1:4010
  python -m image_api_mocks --port 4020
      the same at another port; 0 takes a free one and prints it
  python -m image_api_mocks --contract mine.openapi.json --contract yours.openapi.json
      serve these contracts instead

Every request is validated. A status that the contract documents can be asked for: curl --header 'Prefer: code=429' ...
The mock is reached from this machine only and contacts no other. Ctrl-C stops it.

exit code: 0 after Ctrl-C, 1 if the mock cannot start or ends by itself, 2 for a wrong option
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C or SIGTERM. Takes the arguments of the command line and returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m image_api_mocks",
        description="Serve contracts as a mock: Prism validates each request and answers with the contract's examples.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--port", type=_port, default=4010, help="port at 127.0.0.1, 0 for any free one (default: %(default)s)"
    )
    parser.add_argument(
        "--contract",
        type=Path,
        action="append",
        metavar="FILE",
        help="a bundled contract (one JSON file); may be given more than once (default: openapi/dist of the checkout)",
    )
    options = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a field may have a name that the terminal cannot show
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    try:
        contracts = bundle.read(options.contract or checkout.contracts())
        _serve(bundle.merge(contracts), list(contracts), options.port)
    except MockError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


def _serve(document: bundle.Document, names: Sequence[str], port: int) -> None:
    _say(f"Starting the mock of {', '.join(names)} ...")
    with Prism(document, port=port, on_request=_report) as prism:
        operations = sum(method in item for item in document["paths"].values() for method in bundle.METHODS)
        _say(f"Ready: {operations} operations at {prism.url}")
        _say("Any key is accepted: Prism checks that there is one, not which it is.")
        _say("A documented status on demand: send the header 'Prefer: code=429'.")
        command = curl.example(document, prism.url)
        if command is not None:
            _say(f"Try it:\n\n{command}\n")
        _say("Ctrl-C stops the mock. Requests:")
        try:
            prism.wait()
        except KeyboardInterrupt:
            _say("\nStopping the mock ...")
            raise


def _report(request: Request) -> None:
    time = datetime.now().astimezone().strftime("%H:%M:%S")
    reasons = ": " + "; ".join(request.violations) if request.violations else ""
    _say(_printable(f"{time}  {request.status}  {request.method} {request.path}{reasons}"))


def _printable(text: str) -> str:
    """Return the text without the control characters that a request may bring along, which a terminal would obey."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in text
    )


def _say(text: str) -> None:
    print(text, flush=True)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: 0 to 65535")
    return int(text)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
