"""One blocking call through each contender: a function that makes its client and returns the call.

A call returns the id of the job that was started, or where there is none a text that holds it.

Each module is imported where it is used: a contender runs in a process that holds nothing of the others.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from .contract import REQUEST, SUBMIT

Call = Callable[[], str]

HEADERS = {"x-api-key": "bench-key", "content-type": "application/json", "accept": "application/json"}


def httpx_by_hand(url: str) -> Call:
    """httpx, with JSON written and read by hand and nothing checked: what everything else is measured by."""
    import httpx

    client = httpx.Client(base_url=url, headers=HEADERS)

    def call() -> str:
        response = client.post(SUBMIT, content=json.dumps(REQUEST))
        return str(json.loads(response.content)["job_id"])

    return call


def ours(url: str) -> Call:
    """konpro_client as it is: limits checked, answers typed, errors typed, retries and deadlines on."""
    from konpro_client import Konpro

    generate = Konpro(base_url=url, api_key="bench-key").photo_avatars.generate_photo_avatar
    return lambda: generate(**REQUEST).job_id


def httpcore_by_hand(url: str) -> Call:
    """httpcore, what httpx stands on."""
    import httpcore

    pool = httpcore.ConnectionPool()
    headers = [("host", urlsplit(url).netloc), *HEADERS.items()]

    def call() -> str:
        response = pool.request("POST", url + SUBMIT, headers=headers, content=json.dumps(REQUEST).encode())
        return str(json.loads(response.content)["job_id"])

    return call


def http_client_by_hand(url: str) -> Call:
    """The standard library's client."""
    import http.client

    connection = http.client.HTTPConnection(urlsplit(url).netloc)

    def call() -> str:
        connection.request("POST", SUBMIT, json.dumps(REQUEST), HEADERS)
        return str(json.loads(connection.getresponse().read())["job_id"])

    return call


def socket_by_hand(url: str) -> Call:
    """Bytes made beforehand through a socket: the part of the stub server and the kernel in every other row."""
    import socket

    address = urlsplit(url)
    connection = socket.create_connection((address.hostname, address.port))
    body = json.dumps(REQUEST)
    head = f"POST {SUBMIT} HTTP/1.1\r\nhost: {address.netloc}\r\ncontent-length: {len(body)}\r\n\r\n"
    request = (head + body).encode()

    def call() -> str:
        connection.sendall(request)
        return connection.recv(65536).decode()

    return call


def openapi_python_client(url: str) -> Call:
    """What openapi-python-client makes of our bundle with its own templates."""
    from konpro_stock import AuthenticatedClient
    from konpro_stock.api.photo_avatars import generate_photo_avatar
    from konpro_stock.models import GeneratePhotoAvatarRequest

    client = AuthenticatedClient(base_url=url, token="bench-key", prefix="", auth_header_name="x-api-key")  # noqa: S106
    enums = stock_enums()

    def call() -> str:
        body = GeneratePhotoAvatarRequest(**{name: enums.get(name, str)(value) for name, value in REQUEST.items()})
        return str(generate_photo_avatar.sync(client=client, body=body).job_id)

    return call


def stock_enums() -> dict[str, Callable[[str], Any]]:
    """Return the enum of each field that has one: openapi-python-client's models want members, not strings."""
    from konpro_stock import models

    return {name: getattr(models, name.title()) for name in REQUEST if hasattr(models, name.title())}


def openapi_generator(url: str) -> Call:
    """What OpenAPI Generator's python generator makes of our bundle (urllib3, pydantic)."""
    from konpro_openapi_generator import ApiClient, Configuration
    from konpro_openapi_generator.api.photo_avatars_api import PhotoAvatarsApi
    from konpro_openapi_generator.models.generate_photo_avatar_request import GeneratePhotoAvatarRequest

    api = PhotoAvatarsApi(ApiClient(Configuration(host=url, api_key={"ApiKeyAuth": "bench-key"})))
    return lambda: str(api.generate_photo_avatar(GeneratePhotoAvatarRequest(**REQUEST)).job_id)


def runwayml(url: str) -> Call:
    """The SDK of Runway: a text-to-image job."""
    from runwayml import RunwayML

    client = RunwayML(base_url=url, api_key="bench-key")
    return lambda: str(
        client.text_to_image.create(model="gen4_image", prompt_text=REQUEST["appearance"], ratio="1024:1024", seed=1).id
    )


def lumaai(url: str) -> Call:
    """The SDK of Luma: an image job."""
    from lumaai import LumaAI

    client = LumaAI(base_url=url, auth_token="bench-key")  # noqa: S106
    return lambda: str(
        client.generations.image.create(
            model="photon-1",
            prompt=REQUEST["appearance"],
            aspect_ratio="1:1",
            callback_url=REQUEST["callback_url"],
        ).id
    )


def openai(url: str) -> Call:
    """The SDK of OpenAI: an image."""
    from openai import OpenAI

    client = OpenAI(base_url=url, api_key="bench-key")
    return lambda: str(
        client.images.generate(model="gpt-image-1", prompt=REQUEST["appearance"], size="1024x1024", n=1).data[0].url
    )


BASELINE = "httpx by hand"
CONTENDERS: dict[str, tuple[Callable[[str], Call], str | None]] = {
    "socket by hand": (socket_by_hand, None),
    "http.client by hand": (http_client_by_hand, None),
    "httpcore by hand": (httpcore_by_hand, "httpcore"),
    "konpro_client": (ours, "image-api-contracts"),
    BASELINE: (httpx_by_hand, "httpx"),
    "openapi-python-client": (openapi_python_client, "openapi-python-client"),
    "OpenAPI Generator": (openapi_generator, "openapi-generator-cli"),
    "runwayml": (runwayml, "runwayml"),
    "lumaai": (lumaai, "lumaai"),
    "openai": (openai, "openai"),
}
"""By name: how it is made, and the distribution whose version is told."""
