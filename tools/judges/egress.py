"""Keeps a Python process on this machine: refuses what is not loopback, and notes each attempt.

The file named by the environment variable EGRESS_LOG gets a line per attempt, here and in Node processes, whose guard
is `loopback-only.cjs` of the mock. The variable is read at each attempt, so that a test can have a file of its own.
"""

from __future__ import annotations

import ipaddress
import os
import re
import socket
import sys
from pathlib import Path
from typing import Any

LOG = "EGRESS_LOG"

# Each asks a name server; the name is the first argument of the event.
_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
# Each sends to the address that is the second argument of the event.
_SENDS = {"socket.connect", "socket.sendto", "socket.sendmsg"}


class EgressError(PermissionError):
    """Something tried to leave this machine. An OSError, so that the caller sees it as any failed connection."""


def install() -> None:
    """Guard this process from now on: Python has no way to remove an audit hook."""
    sys.addaudithook(_guard)


def attempts(log: Path) -> list[str]:
    """Return who tried to reach what, an attempt each."""
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def _guard(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _LOOKUPS:
        host = arguments[0][0] if isinstance(arguments[0], tuple) else arguments[0]
        if host and not _is_address(host) and not _is_loopback(host):
            _refuse(f"a lookup of {_text(host)}")
    elif event in _SENDS:
        connection, address = arguments
        if connection.family in (socket.AF_INET, socket.AF_INET6) and address and not _is_loopback(address[0]):
            _refuse(f"a connection to {_text(address[0])}:{address[1]}")


def _refuse(what: str) -> None:
    who = f"python {Path(sys.argv[0]).name} (pid {os.getpid()})"
    if test := os.environ.get("PYTEST_CURRENT_TEST"):
        who += f" in {test}"
    if log := os.environ.get(LOG):
        with Path(log).open("a", encoding="utf-8") as lines:
            lines.write(f"{who}: {what}\n")
    raise EgressError(f"Only loopback may be contacted: refused {what}")


def _text(host: str | bytes) -> str:
    return host.decode(errors="replace") if isinstance(host, bytes) else host


def _is_address(host: str | bytes) -> bool:
    try:
        ipaddress.ip_address(_text(host))
    except ValueError:
        return False
    return True


def _is_loopback(host: str | bytes) -> bool:
    if _is_address(host):
        return ipaddress.ip_address(_text(host)).is_loopback
    return re.fullmatch(r"([^.]+\.)*localhost\.?", _text(host), re.IGNORECASE) is not None
