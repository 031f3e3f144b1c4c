"""Holds a live API to its contract: makes the calls of a plan, within a budget, and judges each answer."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx
from jsonpointer import JsonPointer

from image_api_mocks.live.findings import Finding, findings
from image_api_mocks.live.plan import Call, Plan, filled
from image_api_mocks.live.session import Session
from tools.judges.contracts import Operation, operations


class KeyRefusedError(Exception):
    """The API does not take the key, and nothing else can be told."""


@dataclass
class Outcome:
    """What is known of an operation."""

    operation: Operation
    statuses: Counter[int] = field(default_factory=Counter)
    """How often each status was answered."""
    findings: Counter[Finding] = field(default_factory=Counter)
    left_out: list[str] = field(default_factory=list)
    """Why some of its calls were not made."""

    @property
    def verdict(self) -> str:
        """`conforms`, `deviates` or `not seen`."""
        if self.findings:
            return "deviates"
        return "conforms" if self.statuses else "not seen"


class Run:
    """One run. `outcomes` and `spent` hold what is known so far, also when it is interrupted."""

    def __init__(self, session: Session, plan: Plan, *, spend: float, job_seconds: float, poll_seconds: float) -> None:
        """Take the calls, what may be spent (credits), how long a job may take, and the pause between its reads."""
        self._session = session
        self._plan = plan
        self._spend = spend
        self._job_seconds = job_seconds
        self._poll_seconds = poll_seconds
        self._stopped = ""
        self.spent = 0.0
        """Credits that what was accepted costs by the contract."""
        document = plan.calls[0].operation.document
        self.outcomes = {str(operation): Outcome(operation) for operation in operations(document)}

    def make(self) -> None:
        """Make all calls. Raises KeyRefusedError, or httpx.ConnectError for the first."""
        for call in self._plan.calls:
            reason = self._reason_against(call)
            if reason:
                left_out = self.outcomes[str(call.operation)].left_out
                if reason not in left_out:
                    left_out.append(reason)
                continue
            answer = self._judged(call)
            if answer is not None and answer.is_success and call.operation.method != "get":
                self._pay(call)
                if call.expected != "refusal":
                    self._follow(call.operation, answer)
        for name in self._plan.unpriced:
            self.outcomes[name].left_out.append("its price is not documented: give PRICE=<credits> a call with SPEND=")
        for name in self._plan.lasting:
            self.outcomes[name].left_out.append("a valid request, because what it does cannot be undone")

    def _reason_against(self, call: Call) -> str:
        if call.operation.method != "get" and call.key == "own" and self._stopped:
            return self._stopped
        if not call.needs_spend:
            return ""
        if not self._spend:
            return "what has to be paid for needs SPEND=<credits>"
        if self.spent + call.price > self._spend:
            return f"SPEND={self._spend:g} is reached"
        return ""

    def _judged(self, call: Call) -> httpx.Response | None:
        outcome = self.outcomes[str(call.operation)]
        try:
            answer = self._session.send(call)
        except httpx.ConnectError:
            if self._session.count == 1:
                raise
            outcome.findings[Finding(f"no connection, to {call.purpose}")] += 1
            return None
        except httpx.TransportError as error:
            outcome.findings[Finding(f"no answer to {call.purpose}: {type(error).__name__}")] += 1
            if call.key == "own":
                self._pay(call)  # it may have been received
            return None
        if answer.status_code == 401 and call.key == "own":
            raise KeyRefusedError
        outcome.statuses[answer.status_code] += 1
        outcome.findings.update(set(findings(call.operation, answer)))
        if wrong := _not_expected(call, answer):
            outcome.findings[Finding(wrong)] += 1
            if answer.is_success and call.key == "own" and call.operation.method != "get":
                self._stopped = "a request that has to be refused was accepted, so nothing more is sent that could cost"
        return answer

    def _pay(self, call: Call) -> None:
        self.spent += call.price

    def _follow(self, operation: Operation, submitted: httpx.Response) -> None:
        """Read the job that was started until it has ended."""
        rule = operation.definition.get("x-job")
        job = None if rule is None else _at(rule["id"], _json(submitted))
        if rule is None or job is None or not rule["states"]["pending"]:
            return
        poll = next(
            other.operation for other in self.outcomes.values() if str(other.operation) == rule["poll"]["operationId"]
        )
        read = Call(poll, f"the job of {operation}", filled(poll, {rule["poll"]["parameter"]: str(job)}), "success")
        deadline = time.monotonic() + self._job_seconds
        while True:
            answer = self._judged(read)
            state = None if answer is None else _at(rule["poll"]["status"], _json(answer))
            if state in rule["states"]["succeeded"] + rule["states"]["failed"]:
                return
            if time.monotonic() >= deadline:
                left_out = f"its job {job} had not ended after {self._job_seconds:g} s, in the state {state}"
                self.outcomes[str(operation)].left_out.append(left_out)
                return
            time.sleep(self._poll_seconds)


def _not_expected(call: Call, answer: httpx.Response) -> str:
    status = answer.status_code
    if status not in call.operation.responses():
        return ""  # told already
    fine = {"refusal": 400 <= status < 500, "success": answer.is_success, "either": status < 500}[call.expected]
    return "" if fine else f"{call.purpose} is answered {status}, expected is a {call.expected}"


def _json(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError:
        return None


def _at(expression: str, body: Any) -> Any:
    return JsonPointer(expression.partition("#")[2]).resolve(body, None) if body is not None else None
