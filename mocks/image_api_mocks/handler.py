"""Answers requests: asks Prism whether they are right, and remembers what followed from them."""

import asyncio
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp.web import BaseRequest, HTTPRequestEntityTooLarge, Response, StreamResponse

from image_api_mocks import admin, broken, ids, keys, prefer, refusals
from image_api_mocks.answers import JobAnswers
from image_api_mocks.callbacks import Delivery
from image_api_mocks.contract import JSON, Contract, Operation, Router
from image_api_mocks.documented import DocumentedJobs
from image_api_mocks.expressions import get
from image_api_mocks.faults import Fault, Stage
from image_api_mocks.jobs import Job
from image_api_mocks.journal import RequestEntry
from image_api_mocks.ledger import Charge
from image_api_mocks.refusals import Reason, Refusals
from image_api_mocks.request_log import RequestLog
from image_api_mocks.templates import Template
from image_api_mocks.upstream import Reply, Upstream, UpstreamDown
from image_api_mocks.world import World, Worlds

_JSON_TYPE = re.compile(r"application/([^;\s]+\+)?json", re.IGNORECASE)
_HEADERS = {"Server": "image-api-mocks"}
# A page of another origin may try the vendors' operations, as with Prism; not the admin API.
_CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "*"}
# Of each request Prism gets to see these headers, and those that its operation names.
_FORWARDED = {"accept", "content-type", "prefer"}
_LARGEST_KEPT = 64 * 1024  # bytes of a body that the journal keeps
_RETRY_SECONDS = 1  # a new Prism needs about so long


@dataclass(slots=True)
class Call:
    """A request on its way through the gateway."""

    request: BaseRequest
    path: str
    query: Mapping[str, str]
    world: World
    operation: Operation | None
    contract: Contract
    values: dict[str, str]
    """The path parameters."""
    key: str | None
    """The key, if it is accepted."""
    entry: RequestEntry
    content: bytes = b""
    body: Any = None


class Handler:
    """Answers each request."""

    def __init__(self, contracts: Mapping[str, Contract], upstream: Upstream, worlds: Worlds, log: RequestLog) -> None:
        """Take the contracts by name, the admin API's among them; Prism, the worlds, and where requests are logged."""
        self._contracts = contracts
        self._upstream = upstream
        self._worlds = worlds
        self._log = log
        self._router = Router(contracts)
        self._refusals = {name: Refusals(contract) for name, contract in contracts.items()}
        self._jobs: dict[tuple[str, str], JobAnswers] = {}
        self._documented: dict[tuple[str, str], DocumentedJobs] = {}
        self._samples: dict[tuple[str, str], Template] = {}
        self._forwarded: dict[tuple[str, str], frozenset[str]] = {}
        self._secret: set[str] = {"authorization", "cookie", "proxy-authorization"}
        for contract in contracts.values():
            for operation in contract.operations:
                self._prepare(contract, operation)
        vendors = {name: contract for name, contract in contracts.items() if name != admin.NAME}
        self._admin = admin.Admin(worlds, vendors, self._jobs, lambda: upstream.is_up)

    def _prepare(self, contract: Contract, operation: Operation) -> None:
        where = (contract.name, operation.id)
        if operation.job is not None:
            answers = self._jobs[where] = JobAnswers(contract, operation, operation.job)
            poll = contract.by_id[operation.job.poll]
            self._documented.setdefault((contract.name, poll.id), DocumentedJobs(poll, answers))
        elif operation.method != "GET" and isinstance(operation.answer.example, dict):
            self._samples[where] = Template(
                contract.document, operation.answer.schema, operation.answer.example, operation.request
            )
        named = {parameter["name"].lower() for parameter in operation.parameters if parameter["in"] == "header"}
        schemes = [scheme for choice in operation.security for scheme in choice]
        carriers = {scheme["name"] for scheme in schemes if scheme.get("in") == "header"} | {"authorization", "cookie"}
        self._forwarded[where] = frozenset(_FORWARDED | named | {name.lower() for name in carriers})
        self._secret |= {name.lower() for name in carriers}

    async def __call__(self, request: BaseRequest) -> StreamResponse:
        """Answer a request."""
        started = time.perf_counter()
        call = self._call(request)
        is_admin = call.contract.name == admin.NAME
        fault: Fault | None = None
        try:
            if not is_admin and call.operation is not None and call.key is not None:
                fault = call.world.faults.take(Stage.CALL, call.operation.id)
            if fault is None:
                answer: StreamResponse = await self._answer(call)
            else:
                answer = await self._answer_with(fault, call)
        except UpstreamDown:
            message = "The mock's validating server has ended and is being started again"
            answer = self._refuse(call, 503, message=message, retry_after=_RETRY_SECONDS)
        if not is_admin:
            call.entry.status = 0 if fault is not None and fault.fault in broken.WITHOUT_ANSWER else answer.status
            self._log.request(call.entry, call.world.name, time.perf_counter() - started)
        if fault is not None and fault.fault in broken.KINDS:
            return await broken.send(fault, request, answer)
        return answer

    def _call(self, request: BaseRequest) -> Call:
        path, _, _ = request.raw_path.partition("?")
        found = self._router.find(path)
        methods, values = found or ({}, {})
        operation = methods.get(request.method)
        if found is None:
            contract = self._router.nearest(path, request.headers)
            any_operation = contract.operations[0]
        else:
            any_operation = operation or next(iter(methods.values()))
            contract = self._contracts[any_operation.contract]
        key = keys.accepted(any_operation.security, request.headers, request.query)
        world = self._worlds.get(request.headers.get(admin.HEADER) or keys.world_of(key or ""))
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
        )
        if contract.name != admin.NAME:
            world.journal.add_request(entry)
        return Call(request, path, request.query, world, operation, contract, values, key, entry)

    async def _answer_with(self, fault: Fault, call: Call) -> Response:
        """Answer a request with which something is to go wrong."""
        call.entry.fault = fault.fault
        await asyncio.sleep(fault.delay_seconds)
        if fault.fault in broken.BEFORE:
            await self._read(call)
            return Response()
        if fault.fault == "status":
            await self._read(call)
            return self._refuse(call, fault.status or 503, retry_after=fault.retry_after)
        answer = await self._answer(call)
        if fault.fault == "not_json":
            return broken.not_json(fault, answer)
        return answer

    async def _answer(self, call: Call) -> Response:
        operation = call.operation
        if operation is None:
            return self._refuse_unknown(call)
        if call.key is None:
            return self._refuse(call, 401)
        if call.world.rate_limit is not None and call.contract.name != admin.NAME:
            wait = call.world.rate_limit.wait(call.world.clock.now())
            if wait is not None:
                return self._refuse(call, 429, retry_after=wait)
        if call.contract.name == admin.NAME and "requestBody" not in operation.definition:
            wrong = admin.wrong_world(call.world.name)
            if wrong is not None:
                return self._refuse(call, 400, wrong=[wrong])
            return self._json(*self._admin.answer(operation.id, call.world, None), {})
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
        if call.contract.name == admin.NAME:
            return self._json(*self._admin.answer(operation.id, call.world, call.body), {})
        if preferences.is_sample:
            return Response(status=reply.status, body=reply.body, headers=_headers(reply.content_type))
        return self._carry_out(call, operation, reply, preferences)

    async def _read(self, call: Call) -> None:
        """Read the body. Raises ValueError if it is said to be JSON and is not."""
        if not call.request.body_exists:
            return
        call.content = content = await call.request.read()
        if len(content) > _LARGEST_KEPT:
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

    async def _ask(self, call: Call, operation: Operation) -> Reply:
        request = call.request
        wanted = self._forwarded[call.contract.name, operation.id]
        headers = {
            name: value if value.isascii() else value.encode("ascii", "backslashreplace").decode()
            for name, value in request.headers.items()
            if name.lower() in wanted
        }
        return await self._upstream.ask(request.method, request.raw_path, headers, call.content or None)

    def _refuse_unknown(self, call: Call) -> Response:
        """Refuse a request that calls no operation: no such path, or not with this method."""
        found = self._router.find(call.path)
        if found is None:
            hint = "; see /_mock/openapi.json" if call.contract.name == admin.NAME else ""
            return self._refuse(call, 404, message=f"No operation has the path {call.path}{hint}")
        allowed = ", ".join(sorted(found[0]))
        asked = call.request.headers.get("Access-Control-Request-Method")
        if call.request.method == "OPTIONS" and asked is not None and call.contract.name != admin.NAME:
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

    def _refuse_as(self, call: Call, operation: Operation, reply: Reply, preferences: prefer.Preferences) -> Response:
        """Refuse a request that Prism refused; or answer the documented error that the request asked for."""
        wrong = refusals.reasons(reply.violations) if reply.violations else []
        if wrong:
            answer = self._refuse(call, reply.status, wrong=wrong)
            answer.headers["sl-violations"] = reply.violations or ""
            return answer
        if preferences.is_sample and not reply.content_type.startswith("application/problem"):
            return Response(status=reply.status, body=reply.body, headers=_headers(reply.content_type))
        return self._refuse(call, reply.status, message=refusals.said(reply.body))

    def _refuse(
        self,
        call: Call,
        status: int,
        *,
        message: str | None = None,
        wrong: list[Reason] | None = None,
        retry_after: int | str | None = None,
    ) -> Response:
        """Return a refusal in the vendor's words; see `Refusals.body`."""
        world = call.world
        call.entry.reasons = [reason.message for reason in wrong or []]

        def request_id(like: Any) -> Any:
            return ids.like(like, world.seed, world.name, "request", world.number("request"))

        body = self._refusals[call.contract.name].body(
            status, call.operation, now=world.clock.now(), request_id=request_id, message=message, wrong=wrong
        )
        answer = self._json(status, body, {} if call.contract.name == admin.NAME else _CORS)
        if retry_after is not None:
            answer.headers["Retry-After"] = str(retry_after)
        return answer

    def _carry_out(self, call: Call, operation: Operation, reply: Reply, preferences: prefer.Preferences) -> Response:
        """Answer a valid request, and do what it asks for."""
        where = (call.contract.name, operation.id)
        is_paid = where in self._jobs or operation.price is not None
        if is_paid and not call.world.ledger.affords(operation.price or 0.0):
            status = 402 if 402 in operation.responses else 403
            return self._refuse(call, status, message="The credits are used up")
        if where in self._jobs:
            return self._submit(call, operation, self._jobs[where], preferences)
        if where in self._documented:
            return self._poll(call, operation, self._documented[where])
        self._charge(call, operation, None)
        template = self._samples.get(where)
        if template is None:
            return Response(status=reply.status, body=reply.body, headers=_headers(reply.content_type))
        now = call.world.clock.now()
        request = call.body if isinstance(call.body, dict) else {}
        return self._json(reply.status, template.render(request, now, now, None), _CORS)

    def _submit(
        self, call: Call, operation: Operation, answers: JobAnswers, preferences: prefer.Preferences
    ) -> Response:
        world, rule = call.world, answers.rule
        final = rule.succeeded + rule.failed
        if preferences.outcome is not None and preferences.outcome not in final:
            message = f"Prefer: outcome={preferences.outcome} is none of the final states {', '.join(final)}"
            return self._refuse(call, 400, wrong=[Reason(("header", "prefer"), message)])
        fault = world.faults.take(Stage.JOB, operation.id)
        outcome = preferences.outcome or rule.succeeded[0]
        if fault is not None and rule.failed:
            outcome = fault.state if fault.state in rule.failed else rule.failed[0]
        job = Job(
            contract=call.contract.name,
            operation=operation.id,
            id=str(ids.like(answers.id_example, world.seed, world.name, operation.id, world.number("job"))),
            owner=call.key or "",
            request=call.body if isinstance(call.body, dict) else {},
            created=world.clock.now(),
            seconds=world.job_seconds if rule.pending else 0.0,
            first=answers.first,
            outcome=outcome,
        )
        world.jobs.add(job)
        call.entry.job = job.id
        self._charge(call, operation, job)
        if rule.callback is not None:
            url = get(job.request, rule.callback.url)
            if isinstance(url, str):
                world.callbacks.schedule(
                    Delivery(operation.id, job.id, url, rule.callback.method, lambda: answers.posted(job)), job.end
                )
        return self._json(operation.success, answers.submitted(job), _CORS)

    def _poll(self, call: Call, operation: Operation, documented: DocumentedJobs) -> Response:
        job_id = call.values[documented.parameter]
        job = call.world.jobs.get(call.contract.name, job_id)
        if job is not None and job.owner == call.key:
            answers = self._jobs[job.contract, job.operation]
            if answers.rule.poll == operation.id:
                call.entry.job = job.id
                return self._json(operation.success, answers.polled(job, call.world.clock.now()), _CORS)
        sample = documented.get(job_id)
        if sample is not None:
            return self._json(operation.success, sample, _CORS)
        return self._refuse(call, 404)

    def _charge(self, call: Call, operation: Operation, job: Job | None) -> None:
        if operation.price is not None:
            job_id = None if job is None else job.id
            now = call.world.clock.now()
            call.world.ledger.charge(Charge(now, operation.id, job_id, operation.price, operation.unit or ""))

    def _json(self, status: int, body: Any, headers: dict[str, str]) -> Response:
        return Response(status=status, body=json.dumps(body).encode(), headers=_HEADERS | headers, content_type=JSON)


def _headers(content_type: str) -> dict[str, str]:
    return _HEADERS | _CORS | {"Content-Type": content_type}


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
