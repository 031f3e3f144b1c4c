"""Finds the images that jobs resulted in, by the last part of their URLs."""

from collections.abc import Iterator, Mapping
from functools import partial

from image_api_mocks.images.drawing import Picture
from image_api_mocks.images.image_urls import MADE_SIZE, PATH, SAMPLE, Size
from image_api_mocks.operations.job_responses import JobResponses
from image_api_mocks.state.jobs import Job
from image_api_mocks.state.worlds import World, Worlds

_MOST_STEPS = 50


class Images:
    """The images of all worlds."""

    def __init__(self, worlds: Worlds, jobs: Mapping[tuple[str, str], JobResponses]) -> None:
        """Take the worlds, and how jobs are answered, by contract and operation."""
        self._worlds = worlds
        self._jobs = jobs

    def find(self, name: str, *, through: frozenset[str] = frozenset()) -> Picture | None:
        """Return what the image of this name shows; None if no job that has succeeded by now has it.

        `through` are the names of the images that are made of it, step by step.
        """
        if name == SAMPLE:
            return Picture(*MADE_SIZE, "image/png", SAMPLE, ("sample",))
        for world, job in self._named(name):
            if self._has(world, job, name):
                results = self._jobs[job.contract, job.operation].results
                return results.picture(job, name, partial(self._size, through=through | {name}))
        return None

    def _size(self, url: str, through: frozenset[str]) -> Size | None:
        """Return the size of an image of the mock itself; None if the URL is of something else.

        Ids come again after a reset, so an image may be said to be made of itself. That goes for nothing.
        """
        _, mark, name = url.rpartition(PATH)
        if not mark or name in through or len(through) > _MOST_STEPS:
            return None
        picture = self.find(name, through=through)
        return None if picture is None else (picture.width, picture.height)

    def _named(self, name: str) -> Iterator[tuple[World, Job]]:
        beginning = name.partition("-")[0]
        for world in self._worlds:
            yield from ((world, job) for job in world.jobs if job.images.endswith(PATH + beginning))

    def _has(self, world: World, job: Job, name: str) -> bool:
        answers = self._jobs[job.contract, job.operation]
        return job.has_ended(world.clock.now()) and any(url.endswith(PATH + name) for url in answers.urls(job))
