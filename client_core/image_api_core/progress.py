"""What `progress=True` shows on a terminal. It needs rich, which is an extra, and is imported when it is asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Sized
from typing import Any, TypeVar

from .errors import ConfigurationError
from .jobs import Job, JobSpec

T = TypeVar("T")


@contextlib.contextmanager
def one_job(spec: JobSpec[T], job: Job[T], on_update: Callable[[T], object] | None) -> Generator[Callable[[T], object]]:
    """Show how one job goes on, on stderr; nothing where that is no terminal.

    Yields:
        What to call with the job whenever it has changed; it passes the job on to `on_update`.

    Raises:
        ConfigurationError: rich is not installed.

    """
    with _bar() as bar:
        task = bar.add_task(f"job {job.id}", total=None, status="")

        def update(result: T) -> None:
            percent = spec.progress(result) if spec.progress is not None else None
            if isinstance(percent, (int, float)):
                bar.update(task, total=100, completed=percent)
            if spec.status(result) in spec.succeeded:
                bar.update(task, total=100, completed=100)
            bar.update(task, status=spec.status(result))
            if on_update is not None:
                on_update(result)

        yield update


@contextlib.contextmanager
def many_jobs(jobs: object) -> Generator[Callable[[Exception | None], object]]:
    """Show how many jobs have ended, on stderr; nothing where that is no terminal.

    Yields:
        What to call for each job that has ended, with its error.

    Raises:
        ConfigurationError: rich is not installed.

    """
    with _bar() as bar:
        total = len(jobs) if isinstance(jobs, Sized) else None
        task = bar.add_task("jobs", total=total, status="0 ended")
        count = {"ended": 0, "failed": 0}

        def ended(error: Exception | None) -> None:
            count["ended"] += 1
            count["failed"] += error is not None
            failed = f", {count['failed']} not in success" if count["failed"] else ""
            bar.update(task, advance=1, status=f"{count['ended']} ended{failed}")

        yield ended


def _bar() -> Any:
    try:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    except ImportError:
        raise ConfigurationError(
            "progress=True needs rich: pip install 'image-api-contracts[progress]', or pass on_update=..."
        ) from None
    console = Console(stderr=True)
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[status]}", markup=False),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
    )
