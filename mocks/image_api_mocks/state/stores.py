"""Where jobs, and the things that stay, are kept."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from image_api_mocks.state.jobs import Job
from image_api_mocks.state.resources import Resource


class JobStore(Protocol):
    """Keeps jobs. A job never changes; one takes the place of another if the caller gives it the same id."""

    def add(self, job: Job) -> None:
        """Keep a job."""

    def get(self, contract: str, reader: str, owner: str, job_id: str) -> Job | None:
        """Return the job of a contract that an operation reads with this key and id; None if there is none."""

    def __iter__(self) -> Iterator[Job]:
        """Yield all jobs in the order in which they were added."""

    def __len__(self) -> int:
        """Return how many jobs there are."""


class ResourceStore(Protocol):
    """Keeps things that stay. One that has changed takes the place of itself."""

    def put(self, resource: Resource) -> None:
        """Keep a thing as it stands."""

    def get(self, contract: str, kind: str, owner: str, resource_id: str) -> Resource | None:
        """Return the thing of a kind with this key and id; None if there is none. A deleted one is kept as such."""

    def __iter__(self) -> Iterator[Resource]:
        """Yield all things in the order in which they were first put."""


class MemoryStore:
    """Keeps jobs in memory, and tells of each."""

    def __init__(self, jobs: Iterable[Job], told: Callable[[Job], None]) -> None:
        """Take the jobs so far, and who is told of each new one."""
        self._jobs: dict[tuple[str, str, str, str], Job] = {}
        self._told = told
        for job in jobs:
            self._keep(job)

    def add(self, job: Job) -> None:
        """Keep a job."""
        self._keep(job)
        self._told(job)

    def _keep(self, job: Job) -> None:
        key = (job.contract, job.reader, job.owner, job.id)
        self._jobs.pop(key, None)
        self._jobs[key] = job

    def get(self, contract: str, reader: str, owner: str, job_id: str) -> Job | None:
        """Return the job of a contract that an operation reads with this key and id; None if there is none."""
        return self._jobs.get((contract, reader, owner, job_id))

    def __iter__(self) -> Iterator[Job]:
        """Yield all jobs in the order in which they were added."""
        return iter(self._jobs.values())

    def __len__(self) -> int:
        """Return how many jobs there are."""
        return len(self._jobs)


class MemoryResources:
    """Keeps things in memory, and tells of each as it stands."""

    def __init__(self, resources: Iterable[Resource], told: Callable[[Resource], None]) -> None:
        """Take the things so far, and who is told of each that is put."""
        self._resources: dict[tuple[str, str, str, str], Resource] = {}
        self._told = told
        for resource in resources:
            self._keep(resource)

    def put(self, resource: Resource) -> None:
        """Keep a thing as it stands."""
        self._keep(resource)
        self._told(resource)

    def _keep(self, resource: Resource) -> None:
        self._resources[resource.contract, resource.kind, resource.owner, resource.id] = resource

    def get(self, contract: str, kind: str, owner: str, resource_id: str) -> Resource | None:
        """Return the thing of a kind with this key and id; None if there is none. A deleted one is kept as such."""
        return self._resources.get((contract, kind, owner, resource_id))

    def __iter__(self) -> Iterator[Resource]:
        """Yield all things in the order in which they were first put."""
        return iter(self._resources.values())
