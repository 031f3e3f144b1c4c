"""What stands for a field that is left out."""

from typing import Final, Literal


class Unset:
    """The type of UNSET, which stands for a field that is left out. It is false."""

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        """Copy and pickle by name, so that there is only one."""
        return "UNSET"


UNSET: Final = Unset()
