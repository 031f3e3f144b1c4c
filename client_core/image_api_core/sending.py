"""How one request is sent through an httpx client, and its response read, within an attempt."""

from __future__ import annotations

import math
import time

import httpx

from .api_key import KeyedRequest
from .content import Content
from .errors import ConfigurationError, RawResponse
from .failures import NO_RESPONSE, TIMEOUTS
from .http_clients import drop_cancelled, drop_interrupted
from .network import NetworkAttempt, current_attempt

_WIRE = frozenset({"httpcore", "h11"})


def send(client: httpx.Client, request: httpx.Request, attempt: NetworkAttempt) -> tuple[RawResponse, str | None]:
    """Send once. Returns the response, and why its body is not complete, if it is not."""
    outer = current_attempt.get()  # of a call whose hook makes this one
    try:
        current_attempt.set(attempt)  # in here: a signal handler may raise an exception as soon as it is set
        _show_key(request, is_sending=True)
        try:
            try:
                response = client.send(request, stream=True, auth=None, follow_redirects=False)
            except httpx.HTTPStatusError as error:
                return _of_hook(error)
            content = _content_of(response, attempt)
            try:
                # A test tool, or a hook of the user's own client, may have read the body already.
                for part in (response.content,) if response.is_stream_consumed else response.iter_raw():
                    if not content.add(part):
                        break
                    if time.monotonic() > attempt.deadline:
                        raise httpx.ReadTimeout("the deadline of the request has passed")
            except TIMEOUTS:
                raise
            except NO_RESPONSE as error:
                content.problem = _broke_off(error)
            finally:
                response.close()
        except httpx.HTTPError:
            raise
        except BaseException as error:
            attempt.abort()
            drop_interrupted(client, request)
            _drop_wire_frames(error)
            if isinstance(error, RuntimeError):
                _check_use(client, error)
            raise
    finally:
        current_attempt.set(outer)
        _show_key(request, is_sending=False)
    return RawResponse(response.status_code, response.headers, content.end()), content.problem


async def send_async(
    client: httpx.AsyncClient, request: httpx.Request, attempt: NetworkAttempt
) -> tuple[RawResponse, str | None]:
    """Send once. Returns the response, and why its body is not complete, if it is not."""
    import asyncio  # here: a blocking client does not load it

    outer = current_attempt.get()
    try:
        current_attempt.set(attempt)
        _show_key(request, is_sending=True)
        try:
            async with asyncio.timeout(_seconds(attempt)):
                try:
                    response = await client.send(request, stream=True, auth=None, follow_redirects=False)
                except httpx.HTTPStatusError as error:
                    return _of_hook(error)
                content = _content_of(response, attempt)
                try:
                    if response.is_stream_consumed:
                        content.add(response.content)
                    else:
                        async for part in response.aiter_raw():
                            if not content.add(part):
                                break
                except TIMEOUTS:
                    raise
                except NO_RESPONSE as error:
                    content.problem = _broke_off(error)
                finally:
                    await response.aclose()
        except httpx.HTTPError:
            raise
        except BaseException as error:
            await drop_cancelled(client, request)
            _drop_wire_frames(error)
            if isinstance(error, RuntimeError):
                _check_use(client, error)
            raise
    finally:
        current_attempt.set(outer)
        _show_key(request, is_sending=False)
    return RawResponse(response.status_code, response.headers, content.end()), content.problem


def _check_use(client: httpx.Client | httpx.AsyncClient, error: RuntimeError) -> None:
    """Say what is wrong if an httpx client was closed meanwhile, or is used in an event loop that is not its own."""
    if client.is_closed:
        raise ConfigurationError("the client was closed while it was used: make a new one") from None
    if "event loop" in str(error).lower() or "different loop" in str(error):
        raise ConfigurationError(
            "http_client has connections of another event loop: make one in each loop, or pass none"
        ) from None


def _show_key(request: httpx.Request, *, is_sending: bool) -> None:
    if isinstance(request, KeyedRequest):
        request.show_key(is_sending=is_sending)


def _content_of(response: httpx.Response, attempt: NetworkAttempt) -> Content:
    if keep_alive := response.headers.get("keep-alive"):
        attempt.keep_alive(keep_alive)
    # What was read by others is decompressed already.
    return Content("" if response.is_stream_consumed else response.headers.get("content-encoding", ""))


def _of_hook(error: httpx.HTTPStatusError) -> tuple[RawResponse, str | None]:
    """Return the response that a hook of the user's own client raised an exception for: `raise_for_status`, mostly."""
    response = error.response
    content = response.content if response.is_stream_consumed else b""
    return RawResponse(
        response.status_code, response.headers, content
    ), "a hook of http_client raised before it was read"


def _broke_off(error: BaseException) -> str:
    return f"it broke off ({error or type(error).__name__})"


def _drop_wire_frames(error: BaseException) -> None:
    """Take from an exception of the user's code the frames below httpx: they hold the headers that were sent."""
    frame = error.__traceback__
    while frame is not None:
        following = frame.tb_next
        if following is not None and following.tb_frame.f_globals.get("__name__", "").partition(".")[0] in _WIRE:
            frame.tb_next = None
        frame = frame.tb_next


def _seconds(attempt: NetworkAttempt) -> float | None:
    return None if attempt.deadline == math.inf else attempt.deadline - time.monotonic()
