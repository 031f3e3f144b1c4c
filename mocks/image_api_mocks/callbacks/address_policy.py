"""Which addresses a callback may be sent to: this machine, and hosts that were allowed by name."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from yarl import URL

Resolver = Callable[[str, int], Awaitable[list[str]]]


class AddressRejected(Exception):
    """A callback may not be sent there. The message says why, and how to allow it."""


@dataclass(frozen=True)
class Target:
    """Where a callback goes."""

    url: URL
    addresses: tuple[str, ...]
    """The addresses that may be connected to, and no others: the name is not looked up again."""


class AddressPolicy:
    """Decides on URLs that requests bring along.

    Allowed are `http` and `https` to 127.0.0.0/8 in its usual notation, to `[::1]`, to `localhost` and the names below
    it as long as they lead to loopback, and to the hosts allowed by name, wherever they lead. Everything else is
    refused, and no name server is asked about it: other notations of an address (decimal, octal, hexadecimal, short),
    0.0.0.0, IPv4 in IPv6, names.
    """

    def __init__(self, allowed: Iterable[str] = (), *, resolver: Resolver | None = None) -> None:
        """Take the hosts that are allowed besides loopback, and what looks names up (the system's if not given)."""
        self._allowed = {_normal(host) for host in allowed}
        self._resolver = resolver or _resolve

    async def check(self, text: str) -> Target:
        """Return where the callback for a URL goes. Raises AddressRejected."""
        try:
            url = URL(text)
            port = url.port
        except ValueError as error:
            raise AddressRejected(f"{text!r} is not a URL: {error}") from None
        if url.scheme not in ("http", "https") or not url.raw_host or port is None:
            raise AddressRejected(f"{text!r} is not an http or https URL with a host")
        host = _normal(url.raw_host)
        address = _address(host)
        if address is not None:
            if not address.is_loopback and host not in self._allowed:
                raise AddressRejected(_not_loopback(host))
            return Target(url, (str(address),))
        is_local = host == "localhost" or host.endswith(".localhost")
        if not is_local and host not in self._allowed:
            raise AddressRejected(_not_loopback(host))
        try:
            # Names below localhost lead where it leads; some resolvers would ask a name server about them.
            found = await self._resolver("localhost" if is_local else host, port)
        except OSError as error:
            raise AddressRejected(f"{host} cannot be looked up: {error}") from None
        strays = [item for item in found if not ipaddress.ip_address(item).is_loopback]
        if strays and host not in self._allowed:
            raise AddressRejected(f"{host} leads to {strays[0]}, which is not loopback")
        return Target(url, tuple(found))


def _normal(host: str) -> str:
    return host.strip("[]").rstrip(".").lower()


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the address that the host is, in its usual notation; None if it is a name."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None
    # Newer versions of Python call ::ffff:127.0.0.1 loopback, older ones do not. Here it never is.
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        raise AddressRejected(_not_loopback(host))
    return address


def _not_loopback(host: str) -> str:
    return (
        f"{host} is not loopback, and the mock sends callbacks to loopback only. "
        f"To allow this host: image-api-mocks --callbacks-to {host}"
    )


async def _resolve(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
