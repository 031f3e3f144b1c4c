"""What a contract says of jobs, callbacks and prices, asked of a mock over HTTP. It is made for the mock's admin API.

Each check yields what it has to complain of, a sentence each, and nothing if the mock conforms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
from jsonpointer import JsonPointer

from image_api_mocks.live.additions import new_fields
from tools.judges.client.server import Answer, Seen, Server
from tools.judges.contracts import METHODS, Document, Operation, operations
from tools.judges.validation import violations

# So long that what the checks themselves take changes no percent of it.
_JOB_SECONDS = 86400.0
# How often the journal is looked at until the callback has been delivered, some milliseconds each.
_LOOKS = 1000
_CALLER_ID = "caller-4711"


class JobStatements:
    """What the contract of an operation says of the jobs that it starts, and of what it costs."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self._job: Document = operation.definition.get("x-job", {})

    def complaints(self, server: httpx.Client, admin: httpx.Client, key: str) -> Iterator[str]:
        """Yield what is wrong with a mock. `key` leads to the world that `admin` speaks of, which is reset."""
        succeeded, failed = (self._job.get("states", {}).get(kind, []) for kind in ("succeeded", "failed"))
        for outcome in [*succeeded, *failed]:
            yield from self._run(server, admin, key, outcome, prefer=outcome)
        for state in self._job.get("states", {}).get("pending", []):
            yield from self._refused(server, key, state)
        # Unless it is asked for, a job succeeds; and one that is to fail ends in a state of failure.
        yield from self._run(server, admin, key, succeeded[0] if succeeded else "")
        for outcome in failed:
            yield from self._run(server, admin, key, outcome, fails=True)

    def _refused(self, server: httpx.Client, key: str, state: str) -> Iterator[str]:
        """No job ends in a state in which it goes on."""
        headers = self.operation.key_headers(key) | {"Prefer": f"outcome={state}"}
        answer = self._send(server, headers)
        if answer.status_code != 400:
            yield self._says(f"a job that is to end as {state!r} is answered {answer.status_code}, not 400")

    def _run(
        self,
        server: httpx.Client,
        admin: httpx.Client,
        key: str,
        outcome: str,
        prefer: str = "",
        *,
        fails: bool = False,
    ) -> Iterator[str]:
        admin.post("/_mock/reset")
        admin.patch("/_mock/settings", json={"job_seconds": _JOB_SECONDS})
        if fails:
            admin.post("/_mock/faults", json={"fault": "job_fails", "operation": str(self.operation), "state": outcome})
        with Server(Answer(200, {})) as receiver:
            headers = self.operation.key_headers(key) | ({"Prefer": f"outcome={prefer}"} if prefer else {})
            answer = self._send(server, headers, receiver.url)
            if answer.status_code != self.operation.success:
                yield self._says(f"a job that is to end as {outcome!r} is answered {answer.status_code}")
                return
            yield from self._price(admin)
            if self._job:
                yield from self._life(server, admin, key, answer.json(), outcome)
                yield from self._callback(admin, receiver.seen, answer.json(), outcome)

    def _life(self, server: httpx.Client, admin: httpx.Client, key: str, submitted: Any, outcome: str) -> Iterator[str]:
        job = str(_at(self._job["id"], submitted))
        rule, pending = self._job["poll"], self._job["states"]["pending"]
        poll = next(o for o in operations(self.operation.document) if str(o) == rule["operationId"])
        path = poll.path.replace(f"{{{rule['parameter']}}}", job)
        sample = next(iter(self.operation.response_examples(self.operation.success).values()))
        shown = _at(rule["status"], sample)
        expected = [*pending[pending.index(shown) if shown in pending else 0 :], outcome]
        seen: list[Any] = []
        steps = 4 * max(1, len(pending))
        for step in range(steps + 1):
            answer = server.get(path, headers=poll.key_headers(key))
            if answer.status_code != poll.success:
                yield self._says(f"the job is not found under its id: {answer.status_code}")
                return
            state = _at(rule["status"], answer.json())
            for name in self._made_anew():
                if answer.json().get(name, submitted[name]) != submitted[name]:
                    yield self._says(f"{name} is {submitted[name]!r} at first, and then {answer.json()[name]!r}")
            seen += [state] if [state] != seen[-1:] else []
            progress = _at(rule["progress"], answer.json()) if "progress" in rule else None
            percent = 100 * step / steps
            if step < steps and progress is not None and not percent - 1 <= progress <= percent + 1:
                yield self._says(f"after {percent:g} % of its time the job's progress is {progress}")
            if wrong := poll.violations(poll.success, answer.json()):
                yield self._says(f"the job breaks the schema: {wrong[0]}")
            if pending and step < steps:
                admin.patch("/_mock/clock", json={"advance": _JOB_SECONDS / steps})
        if seen != expected:
            yield self._says(f"the job goes through {seen}, documented is {expected}")

    def _made_anew(self) -> list[str]:
        """The fields of the first answer that are made anew for each job."""
        content = self.operation.responses()[self.operation.success]["content"]["application/json"]
        schema = self.operation.resolve(content["schema"])
        fields = {name: self.operation.resolve(inner) for name, inner in schema.get("properties", {}).items()}
        return [name for name, inner in fields.items() if inner.get("x-generated")]

    def _callback(self, admin: httpx.Client, seen: list[Seen], submitted: Any, outcome: str) -> Iterator[str]:
        if "callback" not in self._job:
            return
        for _ in range(_LOOKS):
            journal = admin.get("/_mock/callbacks").json()
            if not journal["pending"] and not journal["sending"]:
                break
        if len(seen) != 1:
            yield self._says(f"the callback has been delivered {len(seen)} times, and not once")
            return
        item = self._callback_item()
        definition = next(item[method] for method in METHODS if method in item)
        payload, event = _json(seen[0].body), definition["x-event"]
        documented = self.operation.resolve(definition["requestBody"])["content"]["application/json"]["schema"]
        for wrong in violations(self.operation.document, documented, payload):
            yield self._says(f"the callback breaks the schema: {wrong}")
        for place in new_fields(self.operation.document, documented, payload):
            yield self._says(f"the callback carries {place}, which is not documented")
        told = {"id": _at(self._job["id"], submitted), "status": outcome}
        told |= {"callerId": _CALLER_ID} if "callerId" in self._job["callback"] else {}
        for name, value in told.items():
            if name in event and _at(event[name], payload) != value:
                yield self._says(f"the callback carries {_at(event[name], payload)!r} as its {name}, not {value!r}")

    def _price(self, admin: httpx.Client) -> Iterator[str]:
        billing = self.operation.definition.get("x-billing")
        charged = [(charge["amount"], charge["unit"]) for charge in admin.get("/_mock/charges").json()["charges"]]
        documented = [(billing["amount"], billing["unit"])] if billing and billing["amount"] else []
        if charged != documented:
            yield self._says(f"it is charged {charged}, documented is {documented}")

    def _send(self, server: httpx.Client, headers: dict[str, str], receiver: str = "") -> httpx.Response:
        """Make the documented request, with a receiver of callbacks if it has a field for one."""
        sendable = self.operation.sendable()
        callback = self._job.get("callback", {}) if receiver else {}
        named = {"url": receiver, "callerId": _CALLER_ID}
        given = {callback[name].rpartition("/")[2]: value for name, value in named.items() if name in callback}
        if given:
            sendable["json"] = sendable["json"] | given
        sent = headers | sendable.pop("headers", {})
        return server.request(self.operation.method, self.operation.url, headers=sent, **sendable)

    def _callback_item(self) -> Document:
        callback = self.operation.resolve(self.operation.definition["callbacks"][self._job["callback"]["name"]])
        return self.operation.resolve(next(iter(callback.values())))

    def _says(self, text: str) -> str:
        return f"{self.operation}: {text}"


def _at(expression: str, body: Any) -> Any:
    return JsonPointer(expression.partition("#")[2]).resolve(body, None)


def _json(content: bytes) -> Any:
    return httpx.Response(200, content=content).json()
