"""Answers requests: asks Prism whether they are right, and remembers what followed from them."""

import asyncio
import contextlib
import json
import re
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_plus

from aiohttp.web import BaseRequest, HTTPRequestEntityTooLarge, Response, StreamResponse

from image_api_contracts.operations import JSON, Operation
from image_api_mocks.errors import StateFailed
from image_api_mocks.faults import connection_faults
from image_api_mocks.faults.faults import Fault, Stage
from image_api_mocks.http import admin_app, authentication, prefer, rejections
from image_api_mocks.http.origin_policy import OriginPolicy
from image_api_mocks.http.pages import WebPages
from image_api_mocks.http.rejections import Reason, Rejections
from image_api_mocks.http.request_context import RequestContext
from image_api_mocks.http.request_log import RequestLog
from image_api_mocks.images.drawing import draw
from image_api_mocks.images.lookup import Images
from image_api_mocks.operations import ids
from image_api_mocks.operations.contract import Contract, Router
from image_api_mocks.operations.dispatch import Dispatch, Rejected
from image_api_mocks.prism.supervisor import Reply, Upstream, UpstreamDown
from image_api_mocks.state.journal import RequestEntry
from image_api_mocks.state.worlds import World, Worlds

_JSON_TYPE = re.compile(r"application/([^;\s]+\+)?json", re.IGNORECASE)
_SCENARIO = "Mock-Scenario"
_HEADERS = {"Server": "image-api-mocks"}
# A page of another origin may try the vendors' operations, as with Prism; not the admin API.
_CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "*"}
# Of each request Prism gets to see these headers, and those that its operation names.
_FORWARDED = {"accept", "content-type", "prefer"}
_LARGEST_KEPT = 64 * 1024  # bytes of a body that the journal keeps
# Nobody reads these as text.
_BYTES = ("image/", "video/", "audio/", "application/octet-stream")
_RETRY_SECONDS = 1  # a new Prism needs about so long


class Handler:
    """Answers each request."""

    def __init__(
        self,
        contracts: Mapping[str, Contract],
        upstream: Upstream,
        worlds: Worlds,
        log: RequestLog,
        origins: OriginPolicy,
    ) -> None:
        """Take the contracts by name, the admin API's among them; Prism, the worlds, where requests are logged, and
        who may use the admin API and the pages.
        """
        self._contracts = contracts
        self._upstream = upstream
        self._worlds = worlds
        self._log = log
        self._router = Router(contracts)
        self._refusals = {name: Rejections(contract) for name, contract in contracts.items()}
        self.accepted = Dispatch(contracts)
        """What carries out the operations."""
        self._images = Images(worlds, self.accepted.jobs)
        self._forwarded: dict[tuple[str, str], frozenset[str]] = {}
        self._secret: set[str] = {"authorization", "cookie", "proxy-authorization"}
        self._secret_parameters: set[str] = set()
        for contract in contracts.values():
            for operation in contract.operations:
                self._prepare(contract, operation)
        vendors = {name: contract for name, contract in contracts.items() if name != admin_app.NAME}
        self._origins = origins
        self._pages = WebPages({name: contract.document for name, contract in contracts.items()}, self._router.find)
        self._admin = admin_app.Admin(worlds, vendors, self.accepted.jobs, lambda: upstream.is_up)

    def _prepare(self, contract: Contract, operation: Operation) -> None:
        where = (contract.name, operation.id)
        named = {parameter["name"].lower() for parameter in operation.parameters if parameter["in"] == "header"}
        schemes = [scheme for choice in operation.security for scheme in choice.values()]
        carriers = {scheme["name"].lower() for scheme in schemes if scheme.get("in") == "header"}
        self._forwarded[where] = frozenset(_FORWARDED | named | carriers | {"authorization", "cookie"})
        self._secret |= carriers
        self._secret_parameters |= {scheme["name"] for scheme in schemes if scheme.get("in") == "query"}

    async def __call__(self, request: BaseRequest) -> StreamResponse:
        """Answer a request."""
        started = time.perf_counter()
        if request.path in self._pages:
            return self._page(request)
        call = self._call(request)
        is_admin = call.contract.name == admin_app.NAME
        fault: Fault | None = None
        try:
            if not is_admin and call.operation is not None and call.key is not None:
                fault = call.take(Stage.CALL)
            if fault is None:
                answer: StreamResponse = await self._answer(call)
            else:
                answer = await self._answer_with(fault, call)
        except UpstreamDown:
            message = "The mock's validating server has ended and is being started again"
            answer = self._refuse(call, 503, message=message, retry_after=_RETRY_SECONDS)
        if not is_admin:
            if fault is None or fault.fault not in connection_faults.WITHOUT_ANSWER:
                _enter_answer(call.entry, answer)
            call.entry.milliseconds = round((time.perf_counter() - started) * 1000, 1)
            call.world.record.request(call.entry)
        elif call.request.method != "GET" and answer.status < 400:
            call.world.record.changed()
        try:
            call.world.record.save()  # nothing is told that may be forgotten
        except StateFailed as error:
            answer, fault = self._refuse(call, 503, message=str(error)), None
            _enter_answer(call.entry, answer)
        if not is_admin:
            self._log.request(call.entry, call.world.name, time.perf_counter() - started)
        if fault is not None and fault.fault in connection_faults.KINDS:
            return await connection_faults.send(fault, request, answer)
        return answer

    def _page(self, request: BaseRequest) -> Response:
        """Answer with a page."""
        refusal = self._origins.refusal(request.method, request.headers)
        if refusal is not None:
            return Response(status=403, text=refusal + ".\n", headers=_HEADERS)
        return self._pages.answer(request.method, request.path)

    def _call(self, request: BaseRequest) -> RequestContext:
        path, _, query = request.raw_path.partition("?")
        found = self._router.find(path)
        methods, values = found or ({}, {})
        operation = methods.get(request.method)
        if found is None:
            contract = self._router.nearest(path, request.headers)
            any_operation = contract.operations[0]
        else:
            any_operation = operation or next(iter(methods.values()))
            contract = self._contracts[any_operation.contract]
        key = authentication.accepted(any_operation.security, request.headers, request.query)
        world = self._worlds.get(request.headers.get(admin_app.HEADER) or authentication.world_of(key or ""))
        scenario = _scenario(world, request.headers.get(_SCENARIO), key or "")
        entry = RequestEntry(
            number=0,
            time=world.clock.now(),
            method=request.method,
            path=path,
            operation=None if operation is None else operation.id,
            headers={
                name.lower(): "<key>" if name.lower() in self._secret else value
                for name, value in request.headers.items()
            },
            body=None,
            scenario=scenario,
            query=self._without_keys(query),
        )
        if contract.name != admin_app.NAME:
            world.journal.add_request(entry)
        play = None if contract.name == admin_app.NAME else world.play(scenario)
        return RequestContext(request, path, request.query, world, operation, contract, values, key, entry, play)

    def _without_keys(self, query: str) -> str:
        """Return a query as the journal keeps it."""
        parts = [part.partition("=") for part in query.split("&")]
        return "&".join(
            f"{name}=<key>" if unquote_plus(name) in self._secret_parameters else name + mark + value
            for name, mark, value in parts
        )

    async def _answer_with(self, fault: Fault, call: RequestContext) -> Response:
        """Answer a request with which something is to go wrong."""
        call.entry.fault = fault.fault
        await asyncio.sleep(fault.delay_seconds)
        if fault.fault in connection_faults.BEFORE or fault.fault == "status":
            await self._note(call)
            if fault.fault == "status":
                return self._refuse(call, fault.status or 503, retry_after=fault.retry_after)
            return Response()
        answer = await self._answer(call)
        if fault.fault == "not_json":
            return connection_faults.not_json(fault, answer)
        return answer

    async def _answer(self, call: RequestContext) -> Response:
        operation = call.operation
        if call.contract.name == admin_app.NAME and (operation is None or operation.id != "getImage"):
            # Images are shown by anybody's pages, as the vendors' are.
            refusal = self._origins.refusal(call.request.method, call.request.headers)
            if refusal is not None:
                return self._refuse(call, 403, message=refusal)
        if operation is None:
            return self._refuse_unknown(call)
        if call.key is None:
            await self._note(call)
            return self._refuse(call, 401)
        if call.entry.scenario is not None and call.entry.scenario not in call.world.scenarios:
            known = ", ".join(call.world.scenarios)
            message = f"The header {_SCENARIO} names no scenario: {call.entry.scenario!r}. There are: {known}"
            return self._refuse(call, 400, wrong=[Reason(("header", _SCENARIO.lower()), message)])
        limits = (call.world.rate_limit, None if call.play is None else call.play.rate_limit)
        for limit in limits if call.contract.name != admin_app.NAME else ():
            wait = None if limit is None else limit.wait(call.world.clock.now())
            if wait is not None:
                await self._note(call)
                return self._refuse(call, 429, retry_after=wait)
        if call.contract.name == admin_app.NAME and "requestBody" not in operation.definition:
            wrong = admin_app.wrong_world(call.world.name)
            if wrong is not None:
                return self._refuse(call, 400, wrong=[wrong])
            if operation.id == "getImage":
                return await self._image(call)
            status, body = self._admin.answer(operation.id, call.world, None)
            if isinstance(body, str):
                return Response(status=status, text=body, headers=_HEADERS, content_type="text/x-python")
            return self._json(status, body, {})
        try:
            await self._read(call)
        except HTTPRequestEntityTooLarge:
            return self._refuse(call, 413, message="The body is larger than 10 MiB")
        except ValueError as error:
            return self._refuse(call, 400, wrong=[Reason(("body",), f"The body is not valid JSON: {error}")])
        preferences = prefer.read(call.request.headers.get("Prefer"))
        reply = await self._ask(call, operation)
        if reply.status >= 400:
            return self._refuse_as(call, operation, reply, preferences)
        if call.contract.name == admin_app.NAME:
            return self._json(*self._admin.answer(operation.id, call.world, call.body), {})
        if preferences.is_sample:
            return Response(status=reply.status, body=reply.body, headers=_headers(reply.content_type))
        return self._carry_out(call, operation, reply, preferences)

    async def _image(self, call: RequestContext) -> Response:
        """Answer with an image that a job resulted in."""
        picture = self._images.find(call.values["name"])
        if picture is None:
            return self._refuse(call, 404, message="No job that succeeded has this image")
        content = await asyncio.to_thread(draw, picture)
        return Response(body=content, headers=_HEADERS | _CORS, content_type=picture.media_type)

    async def _note(self, call: RequestContext) -> None:
        """Read the body for the journal: the request is refused, whatever was sent."""
        with contextlib.suppress(ValueError, HTTPRequestEntityTooLarge):
            await self._read(call)

    async def _read(self, call: RequestContext) -> None:
        """Read the body. Raises ValueError if it is said to be JSON and is not."""
        if not call.request.body_exists:
            return
        call.content = content = await call.request.read()
        if len(content) > _LARGEST_KEPT or call.media_type.startswith(_BYTES):
            call.entry.body = f"({len(content)} bytes)"
        elif content:
            call.entry.body = content.decode(errors="replace")
        if content and _JSON_TYPE.match(call.request.headers.get("Content-Type", "")):
            try:
                call.body = json.loads(content.decode(), parse_constant=_refuse_constant)
            except RecursionError:
                raise ValueError("it is nested too deeply") from None
            if len(content) <= _LARGEST_KEPT:
                call.entry.body = call.body

    async def _ask(self, call: RequestContext, operation: Operation) -> Reply:
        request = call.request
        wanted = self._forwarded[call.contract.name, operation.id]
        headers = {
            name: value if value.isascii() else value.encode("ascii", "backslashreplace").decode()
            for name, value in request.headers.items()
            if name.lower() in wanted
        }
        return await self._upstream.ask(
            request.method, _target(request.raw_path, operation), headers, call.content or None
        )

    def _refuse_unknown(self, call: RequestContext) -> Response:
        """Refuse a request that calls no operation: no such path, or not with this method."""
        found = self._router.find(call.path)
        if found is None:
            hint = "; see /_mock/openapi.json" if call.contract.name == admin_app.NAME else ""
            return self._refuse(call, 404, message=f"No operation has the path {call.path}{hint}")
        allowed = ", ".join(sorted(found[0]))
        asked = call.request.headers.get("Access-Control-Request-Method")
        if call.request.method == "OPTIONS" and asked is not None and call.contract.name != admin_app.NAME:
            names = call.request.headers.get("Access-Control-Request-Headers", "*")
            preflight = {
                "Allow": allowed,
                "Access-Control-Allow-Methods": allowed,
                "Access-Control-Allow-Headers": names,
            }
            return Response(status=204, headers=_HEADERS | _CORS | preflight)
        message = f"{call.request.method} is not possible at {call.path}; possible: {allowed}"
        answer = self._refuse(call, 405, message=message)
        answer.headers["Allow"] = allowed
        return answer

    def _refuse_as(
        self, call: RequestContext, operation: Operation, reply: Reply, preferences: prefer.Preferences
    ) -> Response:
        """Refuse a request that Prism refused; or answer the documented error that the request asked for."""
        wrong = rejections.reasons(reply.violations) if reply.violations else []
        if wrong:
            answer = self._refuse(call, reply.status, wrong=wrong)
            answer.headers["sl-violations"] = reply.violations or ""
            return answer
        if preferences.is_sample and not reply.content_type.startswith("application/problem"):
            return Response(status=reply.status, body=reply.body, headers=_headers(reply.content_type))
        return self._refuse(call, reply.status, message=rejections.said(reply.body))

    def _refuse(
        self,
        call: RequestContext,
        status: int,
        *,
        message: str | None = None,
        wrong: list[Reason] | None = None,
        retry_after: int | str | None = None,
    ) -> Response:
        """Return a refusal in the vendor's words; see `Rejections.body`."""
        world = call.world
        call.entry.reasons = [reason.message for reason in wrong or []]

        def request_id(like: Any) -> Any:
            return ids.like(like, world.seed, world.name, "request", world.number("request"))

        body = self._refusals[call.contract.name].body(
            status, call.operation, now=world.clock.now(), request_id=request_id, message=message, wrong=wrong
        )
        answer = self._json(status, body, {} if call.contract.name == admin_app.NAME else _CORS)
        if retry_after is not None:
            answer.headers["Retry-After"] = str(retry_after)
        return answer

    def _carry_out(
        self, call: RequestContext, operation: Operation, reply: Reply, preferences: prefer.Preferences
    ) -> Response:
        """Do what a valid request asks for, and answer it."""
        outcome = self.accepted.carry_out(call, operation, reply, preferences)
        if isinstance(outcome, Rejected):
            return self._refuse(call, outcome.status, message=outcome.message, wrong=outcome.wrong)
        if outcome is None:
            if call.play is None or not _JSON_TYPE.match(reply.content_type):
                return Response(status=reply.status, body=reply.body, headers=_headers(reply.content_type))
            return self._json(reply.status, call.play.grow(json.loads(reply.body)), _CORS)
        body = outcome.body if call.play is None else call.play.grow(outcome.body)
        return self._json(operation.success_status, body, _CORS)

    def _json(self, status: int, body: Any, headers: dict[str, str]) -> Response:
        return Response(status=status, body=json.dumps(body).encode(), headers=_HEADERS | headers, content_type=JSON)


def _scenario(world: World, header: str | None, key: str) -> str | None:
    """Return the name of the scenario to play: that of the header, else of the key, else of the world."""
    by_key = authentication.scenario_of(key)
    return header or (by_key if by_key in world.scenarios else world.scenario)


def _enter_answer(entry: RequestEntry, answer: StreamResponse) -> None:
    entry.status = answer.status
    entry.answer_headers = {name.lower(): value for name, value in answer.headers.items()}
    if isinstance(answer, Response) and isinstance(answer.body, bytes) and len(answer.body) <= _LARGEST_KEPT:
        entry.answer = answer.body.decode(errors="replace")


def _headers(content_type: str) -> dict[str, str]:
    return _HEADERS | _CORS | {"Content-Type": content_type}


def _target(raw_path: str, operation: Operation) -> str:
    """Return path and query as Prism has to see them: it takes an empty number for one that was not sent."""
    path, mark, query = raw_path.partition("?")
    numbers = {parameter["name"] for parameter in operation.parameters if _is_number(parameter)}
    if not mark or not numbers:
        return raw_path
    parts = [part.partition("=")[0] + "=-" if part.rstrip("=") in numbers else part for part in query.split("&")]
    return f"{path}?{'&'.join(parts)}"


def _is_number(parameter: dict[str, Any]) -> bool:
    return parameter["in"] == "query" and parameter.get("schema", {}).get("type") in ("integer", "number")


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
