"""A thing that stays, as it stands: what operations do with it is in `resource_rules`."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Resource:
    """A thing as it stands."""

    contract: str
    kind: str
    owner: str = field(repr=False)
    """Whose it is: a hash of the key that made it. Nobody else finds it."""
    id: str
    shown: dict[str, Any]
    """What reading it answers; empty if no operation reads this kind."""
    is_made: bool = True
    """It was made in this world; else it was only spoken of, and taken to be there."""
    is_deleted: bool = False
