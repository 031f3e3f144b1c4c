"""A client that was used before a fork works in the children and goes on working in the parent (C1)."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from typing import Any

import httpx
import pytest

from konpro_client import AsyncKonpro, Konpro
from tests.client.hostile.modes import DEFAULT, server_tls
from tests.client.keep_alive_server import START, KeepAliveServer
from tests.support.sampling import sampled
from tools.judges.client.calls import KEY
from tools.judges.client.facade_calls import arguments_of

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system"),
    # The test server runs in threads of the parent. The children do not use it but through its socket.
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
]

CHILDREN = 2
READS = 200
POSTS = 20
SECONDS = 60


def start_arguments(appearance: str) -> dict[str, Any]:
    return {**arguments_of(START), "appearance": appearance}


def reads_and_posts(client: Konpro, name: str) -> None:
    """Wait for jobs and start jobs, and check that each response is that of the request."""
    for number in range(READS):
        job = f"{name}-{number}"
        assert client.wait(job, timeout=SECONDS, started_by="generate_photo_avatar").generation_id == job
        if number % (READS // POSTS) == 0:
            started = client.photo_avatars.generate_photo_avatar(**start_arguments(job))
            assert started.job_id == f"job of {job}"


def wait_for(client: Konpro, job: str) -> None:
    assert client.wait(job, started_by="generate_looks").generation_id == job


async def reads_and_posts_async(client: AsyncKonpro, name: str) -> None:
    """Do the same, with 20 calls in flight."""

    async def some(start: int) -> None:
        for number in range(start, READS, POSTS):
            job = f"{name}-{number}"
            result = await client.wait(job, timeout=SECONDS, started_by="generate_photo_avatar")
            assert result.generation_id == job
        started = await client.photo_avatars.generate_photo_avatar(**start_arguments(f"{name}-{start}"))
        assert started.job_id == f"job of {name}-{start}"

    await asyncio.gather(*(some(start) for start in range(POSTS)))


def fork(work: Callable[[str], None]) -> list[Callable[[], None]]:
    """Fork the children. Returns what waits for each and fails if its work has failed."""
    context = multiprocessing.get_context("fork")

    def child(name: str, report: Connection) -> None:
        try:
            work(name)
        except BaseException as error:
            report.send(repr(error))
        else:
            report.send(None)

    def started(name: str) -> Callable[[], None]:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=child, args=(name, theirs))
        process.start()

        def finish() -> None:
            try:
                assert ours.poll(SECONDS), f"{name} hangs"
                assert ours.recv() is None
            finally:
                process.kill()
                process.join()
                process.close()
                ours.close()
                theirs.close()

        return finish

    return [started(f"child{number}") for number in range(CHILDREN)]


def judge(server: KeepAliveServer) -> None:
    """Check that each job was started once, by the parent and by all children."""
    assert len(server.posts) == POSTS * (CHILDREN + 1)
    assert set(server.posts.values()) == {1}


@sampled("own", "tls")
@pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
@pytest.mark.parametrize("own", [False, True], ids=["default", "own client"])
def test_a_blocking_client_works_after_a_fork(own: bool, tls: bool) -> None:
    with DEFAULT.environment(), KeepAliveServer(server_tls() if tls else None) as server:
        http_client = httpx.Client() if own else None
        with Konpro(api_key=KEY, base_url=server.url, http_client=http_client) as client:
            with ThreadPoolExecutor(4) as threads:
                list(threads.map(lambda n: client.wait(f"before-{n}", started_by="generate_looks"), range(40)))
            finish = fork(lambda name: reads_and_posts(client, name))
            reads_and_posts(client, "parent")
            for child in finish:
                child()
            assert client.wait("after", started_by="generate_looks").generation_id == "after"
        if http_client is not None:
            http_client.close()
    judge(server)


def test_an_idle_connection_of_the_parent_is_kept_and_not_shared() -> None:
    """The parent goes on using its connection; the child makes one."""
    with KeepAliveServer() as server, Konpro(api_key=KEY, base_url=server.url) as client:
        client.wait("before", started_by="generate_looks")
        for finish in fork(lambda name: wait_for(client, name)):
            finish()
        client.wait("after", started_by="generate_looks")
    assert server.reads.keys() == {"before", "after", "child0", "child1"}
    assert server.connections == 1 + CHILDREN


def test_a_fork_while_other_threads_send_leaves_no_lock_behind() -> None:
    """The lock of httpcore's pool may be held by a thread that the child does not have."""
    ending = threading.Event()

    def send(client: Konpro) -> None:
        while not ending.is_set():
            client.wait("busy", started_by="generate_looks")

    with (
        KeepAliveServer() as server,
        httpx.Client() as own,
        Konpro(api_key=KEY, base_url=server.url, http_client=own) as client,
    ):
        threads = [threading.Thread(target=send, args=(client,)) for _ in range(3)]
        for thread in threads:
            thread.start()
        try:
            for _ in range(5):
                for child in fork(lambda name: wait_for(client, name)):
                    child()
        finally:
            ending.set()
            for thread in threads:
                thread.join()


@sampled()
@pytest.mark.parametrize("own", [False, True], ids=["default", "own client"])
def test_an_async_client_works_in_a_new_loop_after_a_fork(own: bool) -> None:
    with DEFAULT.environment(), KeepAliveServer() as server:
        http_client = httpx.AsyncClient() if own else None
        client = AsyncKonpro(api_key=KEY, base_url=server.url, http_client=http_client)

        async def use_before() -> None:
            await asyncio.gather(*(client.wait(f"before-{n}", started_by="generate_looks") for n in range(10)))

        asyncio.run(use_before())
        finish = fork(lambda name: asyncio.run(reads_and_posts_async(client, name)))

        async def use_in_parent() -> None:
            await reads_and_posts_async(client, "parent")
            await client.aclose()
            if http_client is not None:
                await http_client.aclose()

        asyncio.run(use_in_parent())
        for child in finish:
            child()
    judge(server)


def test_an_async_client_works_after_a_fork_within_its_loop() -> None:
    """The child has the loop of the parent, which it must not touch, and a selector that it shares with the parent."""
    with DEFAULT.environment(), KeepAliveServer() as server:

        async def use() -> None:
            async with AsyncKonpro(api_key=KEY, base_url=server.url) as client:
                await asyncio.gather(*(client.wait(f"before-{n}", started_by="generate_looks") for n in range(10)))
                finish = fork(lambda name: asyncio.run(reads_and_posts_async(client, name)))
                await reads_and_posts_async(client, "parent")
                for child in finish:
                    await asyncio.to_thread(child)
                assert (await client.wait("after", started_by="generate_looks")).generation_id == "after"

        asyncio.run(use())
    judge(server)
