"""One awaited call through each contender, as in sync_calls.py."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from .contract import REQUEST, SUBMIT
from .sync_calls import HEADERS, stock_enums

Call = Callable[[], Awaitable[str]]

IN_FLIGHT = 64
HELD_TO = 8


def httpx_by_hand(url: str) -> Call:
    """httpx, with JSON written and read by hand and nothing checked: what everything else is measured by."""
    import httpx

    client = httpx.AsyncClient(base_url=url, headers=HEADERS)

    async def call() -> str:
        response = await client.post(SUBMIT, content=json.dumps(REQUEST))
        return str(json.loads(response.content)["job_id"])

    return call


def httpx_held_back(url: str) -> Call:
    """httpx with a semaphore before it, the usual cure for its pool."""
    unbounded = httpx_by_hand(url)
    places = asyncio.Semaphore(HELD_TO)

    async def call() -> str:
        async with places:
            return await unbounded()

    return call


def httpx2_by_hand(url: str) -> Call:
    """httpx2, the successor that openai's SDK uses."""
    import httpx2

    client = httpx2.AsyncClient(base_url=url, headers=HEADERS)

    async def call() -> str:
        response = await client.post(SUBMIT, content=json.dumps(REQUEST))
        return str(json.loads(response.content)["job_id"])

    return call


def ours(url: str) -> Call:
    """konpro_client as it is: limits checked, answers typed, errors typed, retries and deadlines on."""
    from konpro_client import AsyncKonpro

    generate = AsyncKonpro(base_url=url, api_key="bench-key").photo_avatars.generate_photo_avatar

    async def call() -> str:
        return (await generate(**REQUEST)).job_id

    return call


def aiohttp_by_hand(url: str) -> Call:
    """aiohttp, with JSON written and read by hand."""
    import aiohttp

    session = aiohttp.ClientSession(url, headers=HEADERS)

    async def call() -> str:
        async with session.post(SUBMIT, data=json.dumps(REQUEST)) as response:
            return str(json.loads(await response.read())["job_id"])

    return call


def streams_by_hand(url: str) -> Call:
    """Bytes made beforehand through asyncio's streams: the part of the stub server, the kernel and the event loop."""
    address = urlsplit(url)
    body = json.dumps(REQUEST)
    head = f"POST {SUBMIT} HTTP/1.1\r\nhost: {address.netloc}\r\ncontent-length: {len(body)}\r\n\r\n"
    request = (head + body).encode()
    idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def call() -> str:
        reader, writer = idle.pop() if idle else await asyncio.open_connection(address.hostname, address.port)
        writer.write(request)
        answer = await reader.read(65536)
        idle.append((reader, writer))
        return answer.decode()

    return call


def openapi_python_client(url: str) -> Call:
    """What openapi-python-client makes of our bundle with its own templates."""
    from konpro_stock import AuthenticatedClient
    from konpro_stock.api.photo_avatars import generate_photo_avatar
    from konpro_stock.models import GeneratePhotoAvatarRequest

    client = AuthenticatedClient(base_url=url, token="bench-key", prefix="", auth_header_name="x-api-key")  # noqa: S106
    enums = stock_enums()

    async def call() -> str:
        body = GeneratePhotoAvatarRequest(**{name: enums.get(name, str)(value) for name, value in REQUEST.items()})
        return str((await generate_photo_avatar.asyncio(client=client, body=body)).job_id)

    return call


def openai(url: str) -> Call:
    """The SDK of OpenAI: an image."""
    from openai import AsyncOpenAI

    client = AsyncOpenAI(base_url=url, api_key="bench-key")

    async def call() -> str:
        images = await client.images.generate(model="gpt-image-1", prompt=REQUEST["appearance"], size="1024x1024", n=1)
        return str(images.data[0].url)

    return call


BASELINE = "httpx by hand"
CONTENDERS: dict[str, tuple[Callable[[str], Call], str | None]] = {
    "asyncio streams by hand": (streams_by_hand, None),
    "aiohttp by hand": (aiohttp_by_hand, "aiohttp"),
    "konpro_client": (ours, "image-api-contracts"),
    "httpx2 by hand": (httpx2_by_hand, "httpx2"),
    f"httpx by hand, held to {HELD_TO}": (httpx_held_back, "httpx"),
    BASELINE: (httpx_by_hand, "httpx"),
    "openapi-python-client": (openapi_python_client, "openapi-python-client"),
    "openai": (openai, "openai"),
}
"""By name: how it is made, and the distribution whose version is told."""
