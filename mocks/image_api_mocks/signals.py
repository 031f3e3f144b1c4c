"""What ends a command that serves: Ctrl-C and SIGTERM, once."""

import signal
from types import FrameType

_ENDING = (signal.SIGINT, signal.SIGTERM)


def end_on_signal() -> None:
    """Raise KeyboardInterrupt in the main thread at the first Ctrl-C or SIGTERM, and take no notice of any further."""
    for number in _ENDING:
        signal.signal(number, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    # Once is enough: it stops by itself from here on, and a terminal may send the signal twice.
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
