"""Holds a live API to its contract: makes the calls of a plan, within a budget, and judges each response."""

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from image_api_contracts.expressions import get
from image_api_contracts.operations import Operation, operations
from image_api_mocks.live.findings import Finding, findings
from image_api_mocks.live.plan import Call, Plan, filled
from image_api_mocks.live.session import Session


class KeyRejected(Exception):
    """The API does not accept the key, and nothing else can be found out."""


@dataclass
class Outcome:
    """What is known of an operation."""

    operation: Operation
    statuses: Counter[int] = field(default_factory=Counter)
    """How often each status was returned."""
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
        self.outcomes = {operation.id: Outcome(operation) for operation in operations(document)}

    def make(self) -> None:
        """Make all calls.

        Raises:
            KeyRejected: The API does not accept the key.
            httpx.ConnectError: There is no connection for the first call.
        """
        for call in self._plan.calls:
            reason = self._reason_against(call)
            if reason:
                left_out = self.outcomes[call.operation.id].left_out
                if reason not in left_out:
                    left_out.append(reason)
                continue
            response = self._judged(call)
            if response is not None and response.is_success and call.operation.method != "GET":
                self._pay(call)
                if call.expected != "rejection":
                    self._follow(call.operation, response)
        for name in self._plan.unpriced:
            self.outcomes[name].left_out.append("its price is not documented: give --price CREDITS and --spend CREDITS")
        for name in self._plan.lasting:
            self.outcomes[name].left_out.append("a valid request, because what it does cannot be undone")

    def _reason_against(self, call: Call) -> str:
        if call.operation.method != "GET" and call.key == "own" and self._stopped:
            return self._stopped
        if not call.needs_spend:
            return ""
        if not self._spend:
            return "what has to be paid for needs --spend CREDITS"
        if self.spent + (call.price or 0.0) > self._spend:
            return f"--spend {self._spend:g} is reached"
        return ""

    def _judged(self, call: Call) -> httpx.Response | None:
        outcome = self.outcomes[call.operation.id]
        try:
            response = self._session.send(call)
        except httpx.ConnectError:
            if self._session.count == 1:
                raise
            outcome.findings[Finding(f"no connection, to {call.purpose}")] += 1
            return None
        except httpx.TransportError as error:
            outcome.findings[Finding(f"no response to {call.purpose}: {type(error).__name__}")] += 1
            if call.key == "own":
                self._pay(call)  # it may have been received
            return None
        if response.status_code == 401 and call.key == "own":
            raise KeyRejected
        outcome.statuses[response.status_code] += 1
        outcome.findings.update(set(findings(call.operation, response)))
        if wrong := _not_expected(call, response):
            outcome.findings[Finding(wrong)] += 1
            if response.is_success and call.key == "own" and call.operation.method != "GET":
                self._stopped = "a request that has to be rejected was accepted: nothing more is sent that could cost"
        return response

    def _pay(self, call: Call) -> None:
        self.spent += call.price or 0.0

    def _follow(self, operation: Operation, submitted: httpx.Response) -> None:
        """Read the job that was started until it has ended."""
        rule = operation.job
        job = None if rule is None else get(_json(submitted), rule.id)
        if rule is None or job is None or not rule.pending:
            return
        poll = self.outcomes[rule.poll].operation
        read = Call(poll, f"the job of {operation.id}", filled(poll, {rule.parameter: str(job)}), "success")
        deadline = time.monotonic() + self._job_seconds
        while True:
            response = self._judged(read)
            state = None if response is None else get(_json(response), rule.status)
            if state in rule.succeeded + rule.failed:
                return
            if time.monotonic() >= deadline:
                left_out = f"its job {job} had not ended after {self._job_seconds:g} s, in the state {state}"
                self.outcomes[operation.id].left_out.append(left_out)
                return
            time.sleep(self._poll_seconds)


def _not_expected(call: Call, response: httpx.Response) -> str:
    status = response.status_code
    if call.operation.response(status) is None:
        return ""  # reported already
    fine = {"rejection": 400 <= status < 500, "success": response.is_success, "either": status < 500}[call.expected]
    return "" if fine else f"the response to {call.purpose} is {status}, expected is a {call.expected}"


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None
