"""One line per request, for a person or for a program."""

import json
import sys
from datetime import datetime
from typing import Any

from image_api_mocks.state.journal import RequestEntry

FORMATS = ("text", "json", "none")


class RequestLog:
    """Prints to standard output."""

    def __init__(self, form: str) -> None:
        """Take the form: `text`, `json` (one object per line) or `none`."""
        self._form = form

    def request(self, entry: RequestEntry, world: str, seconds: float) -> None:
        """Print a request that has been answered, in which world, and how long that took."""
        if self._form == "none":
            return
        at = datetime.now().astimezone()
        if self._form == "json":
            line: dict[str, Any] = {
                "time": at.isoformat(timespec="milliseconds"),
                "status": entry.status,
                "method": entry.method,
                "path": entry.path,
                "operation": entry.operation,
                "job": entry.job,
                "fault": entry.fault,
                "reasons": entry.reasons,
                "world": world,
                "milliseconds": round(seconds * 1000, 1),
            }
            _print(json.dumps({name: value for name, value in line.items() if value not in (None, [], "")}))
            return
        notes = []
        if entry.job is not None:
            notes.append(f"job {entry.job}")
        if entry.fault is not None:
            notes.append(f"fault {entry.fault}")
        if world:
            notes.append(f"world {world}")
        remark = f"  ({', '.join(notes)})" if notes else ""
        reasons = ": " + "; ".join(entry.reasons) if entry.reasons else ""
        status = entry.status or "---"
        _print(printable(f"{at:%H:%M:%S}  {status}  {entry.method} {entry.path}{reasons}{remark}"))

    def event(self, text: str) -> None:
        """Print what happened to the mock itself."""
        if self._form == "json":
            _print(json.dumps({"time": datetime.now().astimezone().isoformat(timespec="milliseconds"), "event": text}))
        elif self._form == "text":
            _print(printable(text))


def printable(text: str) -> str:
    """Return the text without the control characters that a request may bring along, which a terminal would obey."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in text
    )


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
