"""The commands of `image-api-mocks`: `serve`, which is the default, `proxy` and `check`."""

import argparse
import importlib.metadata
import io
import os
import sys
from collections.abc import Sequence

from image_api_contracts import names
from image_api_mocks import serve
from image_api_mocks.environment import EnvironmentParser
from image_api_mocks.signals import end_on_signal

PROGRAM = "image-api-mocks"

_USAGE = f"""{PROGRAM} [serve] [options]
       {PROGRAM} proxy --upstream URL [options]
       {PROGRAM} check --target NAME [options]"""

_COMMANDS = """\
commands:
  serve     serve the mock; the default, so that `image-api-mocks --port 0` serves too
  proxy     forward requests to a live API and report where it deviates from its contract
  check     call a live API and report where it deviates from its contract

For the options of a command: image-api-mocks COMMAND --help
"""

_PROXY = """\
Forward requests to a live API, and print each deviation from its contract as you work. Send your requests to the proxy
in place of the API. It passes them on with your key, so calls are charged there.
"""

_PROXY_EPILOG = """\
examples:
  image-api-mocks proxy --upstream https://api.example.com
      forward to this API from http://127.0.0.1:4010, and hold it to all contracts
  image-api-mocks proxy --upstream https://api.example.com --target {name} --port 0
      hold it to one contract, at any free port
  IMAGE_API_MOCKS_UPSTREAM=https://api.example.com image-api-mocks proxy
      set options by the environment variables in brackets; the command line takes precedence

exit codes:
  0  stopped by Ctrl-C or SIGTERM
  1  the proxy cannot start, or it has ended by itself
  2  an option or an environment variable is wrong
"""

_CHECK = """\
Call a live API and report where it deviates from its contract. Without --spend it sends reads, and requests that the
API has to reject: no job is started. Key and base URL come from the environment: <NAME>_API_KEY and <NAME>_BASE_URL.
"""

_CHECK_EPILOG = """\
examples:
  image-api-mocks check --target {name} --dry-run
      print what would be sent, and send nothing
  {variable}_API_KEY=... image-api-mocks check --target {name}
      check reads and rejections
  {variable}_API_KEY=... image-api-mocks check --target {name} --spend 3
      start jobs too, for 3 credits at most

exit codes:
  0  all responses conform to the contract
  1  a response deviates from it
  2  nothing could be checked: an option or a variable is wrong, or the API cannot be reached
"""


def run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name, and return its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a field may have a name that the terminal cannot show
    command = arguments[0] if arguments else ""
    if command == "proxy":
        return _proxy(arguments[1:])
    if command == "check":
        return _check(arguments[1:])
    if command == "serve":
        return _serve(_parser(f"{PROGRAM} serve", serve.DESCRIPTION, serve.epilog()), arguments[1:])
    parser = _parser(PROGRAM, f"{serve.DESCRIPTION}\n{_COMMANDS}", serve.epilog())
    parser.usage = _USAGE
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {importlib.metadata.version(PROGRAM)}")
    if command and not command.startswith("-"):
        parser.error(f"there is no command {command!r}, only serve, proxy and check")
    return _serve(parser, arguments)


def _serve(parser: EnvironmentParser, arguments: Sequence[str]) -> int:
    serve.add_arguments(parser)
    return serve.run(parser.parse(arguments, os.environ))


def _proxy(arguments: Sequence[str]) -> int:
    from image_api_mocks.live import proxy

    parser = _parser(f"{PROGRAM} proxy", _PROXY, _PROXY_EPILOG.format(name=names()[0]))
    proxy.add_arguments(parser)
    options = parser.parse(arguments, os.environ)
    try:
        end_on_signal()
        return proxy.run(options)
    except KeyboardInterrupt:
        return 0


def _check(arguments: Sequence[str]) -> int:
    from image_api_mocks.live import check

    name = names()[0]
    # Without variables of its own: one that is set for `serve` must not decide what is called here, or spent.
    parser = argparse.ArgumentParser(
        prog=f"{PROGRAM} check",
        description=_CHECK,
        epilog=_CHECK_EPILOG.format(name=name, variable=name.upper().replace("-", "_")),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_arguments(parser)
    options = parser.parse_args(arguments)
    try:
        end_on_signal()
        return check.run(options)
    except KeyboardInterrupt:
        return 2


def _parser(program: str, description: str, epilog: str) -> EnvironmentParser:
    return EnvironmentParser(
        prog=program, description=description, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
    )
