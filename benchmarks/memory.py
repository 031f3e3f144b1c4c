"""How memory grows over many calls: `python -m benchmarks.memory NAME URL CALLS` prints the megabytes, twice."""

from __future__ import annotations

import gc
import sys

import psutil

from . import sync_calls
from .processes import output_of, stub_server
from .table import Row, Table, sorted_rows
from .versions import version_of

WARM_UP = 1000
CONTENDERS = ("konpro_client", sync_calls.BASELINE)


def memory(*, calls: int) -> Table:
    """Measure the memory of a process before and after so many blocking calls."""
    rows = []
    with stub_server() as (url, _):
        for name in CONTENDERS:
            before, after = map(float, output_of("-m", "benchmarks.memory", name, url, str(calls)).split())
            rows.append(Row(name, version_of(sync_calls.CONTENDERS[name][1]), [after], [after / before]))
    notes = [f"1 is the memory (RSS) of the same process after {WARM_UP} calls."]
    title = f"Memory after {calls:,} blocking calls"
    return Table(title, f"{WARM_UP} calls", "MB", "konpro_client at most 1.05", sorted_rows(rows), notes)


def main() -> None:
    """Call one contender."""
    name, url, calls = sys.argv[1:]
    call = sync_calls.CONTENDERS[name][0](url)
    process = psutil.Process()
    for number in (WARM_UP, int(calls)):
        for _ in range(number):
            call()
        gc.collect()
        print(process.memory_info().rss / 1e6)


if __name__ == "__main__":
    main()
