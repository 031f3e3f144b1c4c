"""Answers that break on the way: resets, silence, half of a body, something else than JSON."""

import asyncio
import os
import socket
import struct
import sys

from aiohttp.web import BaseRequest, Response, StreamResponse

from image_api_mocks.faults.faults import Fault

# Faults that go wrong before the request is looked at.
BEFORE = {"reset", "stall"}
# Faults after which the client has no answer.
WITHOUT_ANSWER = {"reset", "reset_after", "stall"}
# Faults of the connection.
KINDS = {"reset", "reset_after", "stall", "truncated"}

_LOOK_AGAIN_SECONDS = 0.1

_HTML = b"<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>\n"


def not_json(fault: Fault, answer: Response) -> Response:
    """Return HTML in place of an answer, as something between server and client might send it."""
    response = Response(status=fault.status or answer.status, body=_HTML, content_type="text/html")
    if fault.retry_after is not None:
        response.headers["Retry-After"] = str(fault.retry_after)
    return response


async def send(fault: Fault, request: BaseRequest, answer: StreamResponse) -> StreamResponse:
    """Answer a request with a connection that breaks. Returns what the server then takes for the answer."""
    answer.force_close()
    if fault.fault == "stall":
        # aiohttp tells no handler that its client has gone, but drops the transport.
        while request.transport is not None:  # noqa: ASYNC110
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)
    elif fault.fault == "truncated":
        await _send_half(request, answer)
    else:
        _reset(request)
    return answer


async def _send_half(request: BaseRequest, answer: StreamResponse) -> None:
    body = answer.body if isinstance(answer, Response) and isinstance(answer.body, bytes) else b""
    half = StreamResponse(status=answer.status, headers=answer.headers)
    half.content_length = len(body)
    half.force_close()
    await half.prepare(request)
    await half.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()


def _reset(request: BaseRequest) -> None:
    transport = request.transport
    if transport is None:
        return
    # A socket that lingers for no time sends a reset when it is closed.
    connection = transport.get_extra_info("socket")
    if sys.platform == "win32":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("hh", 1, 0))
    else:
        # uvloop's socket sets no options. A copy shares them with the original.
        copy = socket.socket(fileno=os.dup(connection.fileno()))
        copy.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        copy.close()
    transport.abort()
