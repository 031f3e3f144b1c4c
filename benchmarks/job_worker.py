"""Submits jobs and waits for them, in a process of its own: `python -m benchmarks.job_worker HOW JOBS URL`.

HOW is `wait_all`, or `calls`: the same requests without waiting logic. It prints the seconds, and the peak of its
memory in bytes; or "skipped: REASON".
"""

from __future__ import annotations

import asyncio
import resource
import sys
import time

from konpro_client import AsyncKonpro
from konpro_client._facade import AsyncPhotoAvatars
from konpro_client.models.generation import Generation

from .async_calls import IN_FLIGHT
from .contract import REQUEST


async def _run(how: str, jobs: int, url: str) -> str:
    async with AsyncKonpro(base_url=url, api_key="bench-key") as konpro:
        avatars = konpro.photo_avatars
        if how == "wait_all" and not hasattr(konpro, "wait_all"):
            return "skipped: AsyncKonpro has no wait_all"
        await avatars.generate_photo_avatar(**REQUEST)
        began = time.perf_counter()
        if how == "wait_all":
            done = await konpro.wait_all(
                (avatars.generate_photo_avatar(**REQUEST) for _ in range(jobs)), concurrency=IN_FLIGHT
            )
        else:
            done = await _calls_alone(avatars, jobs)
        took = time.perf_counter() - began
    assert len(done) == jobs
    return f"{took} {_peak_memory()}"


async def _calls_alone(avatars: AsyncPhotoAvatars, jobs: int) -> list[Generation]:
    left = iter(range(jobs))
    done: list[Generation] = []

    async def one_after_the_other() -> None:
        for _ in left:
            job = await avatars.generate_photo_avatar(**REQUEST)
            done.append(await avatars.get_generation(job.job_id))

    await asyncio.gather(*(one_after_the_other() for _ in range(IN_FLIGHT)))
    return done


def _peak_memory() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    print(asyncio.run(_run(sys.argv[1], int(sys.argv[2]), sys.argv[3])))
