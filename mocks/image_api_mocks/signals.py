"""What ends a command: Ctrl-C and SIGTERM, and on Windows Ctrl-Break too."""

import os
import signal
from types import FrameType

# SIGBREAK exists on Windows only.
_ENDING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name))


def exit_on_signal() -> None:
    """Exit at once, with 0 and without output, at the first signal: for the time before anything is started.

    While modules are imported, an exception is no way out: Python prints one that is raised inside of a callback of the
    import system, and goes on.
    """
    for number in _ENDING:
        signal.signal(number, _exit)


def end_on_signal() -> None:
    """Raise KeyboardInterrupt in the main thread at the first signal, and ignore any further one."""
    for number in _ENDING:
        signal.signal(number, _interrupt)


def _exit(_number: int, _frame: FrameType | None) -> None:
    os._exit(0)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    # Once is enough: it stops by itself from here on, and a terminal may send the signal twice.
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
