"""Where jobs are kept."""

from collections.abc import Iterator
from typing import Protocol

from image_api_mocks.jobs import Job


class JobStore(Protocol):
    """Keeps jobs. A job is added once and never changes; an id is unique within a contract."""

    def add(self, job: Job) -> None:
        """Keep a job."""

    def get(self, contract: str, job_id: str) -> Job | None:
        """Return the job of a contract with this id; None if there is none."""

    def __iter__(self) -> Iterator[Job]:
        """Yield all jobs in the order in which they were added."""

    def __len__(self) -> int:
        """Return how many jobs there are."""


class MemoryStore:
    """Keeps jobs in memory, as long as the mock runs."""

    def __init__(self) -> None:
        self._jobs: dict[tuple[str, str], Job] = {}

    def add(self, job: Job) -> None:
        """Keep a job."""
        self._jobs[job.contract, job.id] = job

    def get(self, contract: str, job_id: str) -> Job | None:
        """Return the job of a contract with this id; None if there is none."""
        return self._jobs.get((contract, job_id))

    def __iter__(self) -> Iterator[Job]:
        """Yield all jobs in the order in which they were added."""
        return iter(self._jobs.values())

    def __len__(self) -> int:
        """Return how many jobs there are."""
        return len(self._jobs)
