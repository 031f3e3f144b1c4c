"""Whether a request to the admin API or the pages comes from where it may.

The mock needs no secret to be told to reset, so any page that a person has open could tell it. Two things give such a
page away: the browser says where it comes from (`Origin`), and, if its own name was made to lead to this machine (DNS
rebinding), it asks for the mock by a name that is not the mock's. An address cannot be made to lead elsewhere.
"""

import ipaddress
import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

_LOCAL = re.compile(r"([^.]+\.)*localhost\.?", re.IGNORECASE)
_SAFE = {"GET", "HEAD", "OPTIONS"}


class OriginPolicy:
    """Says who may use the admin API and the pages."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Take the names, besides localhost and addresses, that the mock is reached by. `*` is any name."""
        self._names = {name.lower() for name in names}

    def refusal(self, method: str, headers: Mapping[str, str]) -> str | None:
        """Return why a request may not be carried out, and what to do; None if it may."""
        host = headers.get("Host", "")
        if not self._is_own(_name(host)):
            return (
                f"The admin API and the pages do not answer to the name {_name(host)!r}, which any web page could have "
                "made up. Use http://127.0.0.1 and the port, or start the mock with --allowed-host "
                f"{_name(host) or 'NAME'}"
            )
        origin = headers.get("Origin")
        if origin is not None and method not in _SAFE and urlsplit(origin).netloc.lower() != host.lower():
            return (
                f"A page of {origin} may not change the mock. Use the pages of the mock itself, or a program that is "
                "no browser"
            )
        return None

    def _is_own(self, name: str) -> bool:
        if "*" in self._names or name.lower() in self._names or _LOCAL.fullmatch(name):
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


def _name(host: str) -> str:
    """Return the header `Host` without the port."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return host
