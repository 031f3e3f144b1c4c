"""The header `Prefer`: which answer a request asks for."""

import re
from dataclasses import dataclass

_PREFERENCE = re.compile(r"""([A-Za-z_-]+)\s*=\s*"?([^",;\s]*)""")

_SAMPLES = {"code", "example", "dynamic"}


@dataclass(frozen=True)
class Preferences:
    """What a request asks for."""

    is_sample: bool = False
    """A documented answer (`code=`, `example=`), or one made up from the schema (`dynamic=`), whatever else happens."""
    outcome: str | None = None
    """The final state of the job that the request starts."""


NONE = Preferences()


def read(header: str | None) -> Preferences:
    """Read the header; what is not understood is left to Prism."""
    if not header:
        return NONE
    found = {name.lower(): value for name, value in _PREFERENCE.findall(header)}
    return Preferences(not _SAMPLES.isdisjoint(found), found.get("outcome"))
