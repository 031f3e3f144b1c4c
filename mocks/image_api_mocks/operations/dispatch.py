"""Does what a valid request asks for, and says what it is answered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from image_api_contracts.expressions import get
from image_api_contracts.extensions import Job as JobRule
from image_api_contracts.operations import Operation
from image_api_mocks.callbacks.delivery import Delivery
from image_api_mocks.faults.active_scenario import ActiveScenario
from image_api_mocks.faults.faults import Stage
from image_api_mocks.http import prefer
from image_api_mocks.http.rejections import Reason
from image_api_mocks.http.request_context import RequestContext
from image_api_mocks.images import image_urls
from image_api_mocks.operations import ids
from image_api_mocks.operations.contract import Contract
from image_api_mocks.operations.documented_examples import DocumentedJobs
from image_api_mocks.operations.job_responses import JobResponses
from image_api_mocks.operations.json_fields import put
from image_api_mocks.operations.pagination import PageRule
from image_api_mocks.operations.resources import Resources
from image_api_mocks.operations.templates import Template
from image_api_mocks.operations.uploads import Uploads
from image_api_mocks.prism.supervisor import Reply
from image_api_mocks.state.jobs import Job
from image_api_mocks.state.ledger import Charge


@dataclass(frozen=True, slots=True)
class Rejected:
    """The request is valid, and cannot be carried out."""

    status: int
    message: str | None = None
    wrong: list[Reason] | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """The request has been carried out."""

    body: Any


class Dispatch:
    """Carries out the operations of all contracts."""

    def __init__(self, contracts: Mapping[str, Contract]) -> None:
        """Take the contracts by name. Raises ContractError if an extension in one cannot be followed."""
        self.jobs: dict[tuple[str, str], JobResponses] = {}
        """How jobs are answered, by contract and operation."""
        self._documented: dict[tuple[str, str], DocumentedJobs] = {}
        self._samples: dict[tuple[str, str], Template] = {}
        self._pages: dict[tuple[str, str], PageRule] = {}
        self._uploads: dict[tuple[str, str], Uploads] = {}
        self._resources = {name: Resources(contract) for name, contract in contracts.items()}
        for contract in contracts.values():
            for operation in contract.operations:
                self._prepare(contract, operation)

    def _prepare(self, contract: Contract, operation: Operation) -> None:
        where = (contract.name, operation.id)
        if operation.job is not None:
            answers = self.jobs[where] = JobResponses(contract, operation, operation.job)
            poll = contract.by_id[operation.job.poll]
            self._documented.setdefault((contract.name, poll.id), DocumentedJobs(poll, answers))
        elif operation.upload is not None:
            self._uploads[where] = Uploads(operation, operation.upload)
        elif operation.pagination is not None:
            rule = PageRule(contract, operation, operation.pagination)
            if rule.reader is not None:
                self._pages[where] = rule
        elif operation.method != "GET" and isinstance(operation.success.json.example, dict):
            resource = self._resources[contract.name].rules.get(operation.id)
            generated = () if resource is None or resource.creates is None else (resource.creates,)
            answer = operation.success.json
            self._samples[where] = Template(
                contract.document, answer.schema, answer.example, operation.request.json, generated=generated
            )

    def carry_out(
        self, call: RequestContext, operation: Operation, reply: Reply, preferences: prefer.Preferences
    ) -> Answered | Rejected | None:
        """Do what a valid request asks for. Returns None if what Prism answered is the answer."""
        where = (call.contract.name, operation.id)
        resources = self._resources[call.contract.name]
        if not resources.is_there(call, operation):
            return Rejected(404)
        # A job without a documented price may cost something; what is documented as free does not.
        price = None if operation.billing is None else operation.billing.amount
        is_paid = where in self.jobs if price is None else price > 0
        if is_paid and not call.affords(price or 0.0):
            return Rejected(402 if "402" in operation.responses else 403, "The credits are used up")
        outcome: Answered | Rejected | None
        if where in self.jobs:
            outcome = self._submit(call, operation, self.jobs[where], preferences)
        elif where in self._documented:
            outcome = self._poll(call, operation, self._documented[where])
        elif where in self._pages:
            outcome = self._list(call, self._pages[where], reply)
        else:
            outcome = self._other(call, operation)
        if isinstance(outcome, Answered) and isinstance(outcome.body, dict):
            resources.apply(call, operation, outcome.body)
        return outcome

    def _other(self, call: RequestContext, operation: Operation) -> Answered | None:
        """Carry out what starts and reads no job, and is no list."""
        where = (call.contract.name, operation.id)
        shown = self._resources[call.contract.name].read(call, operation)
        if shown is not None:
            return Answered(shown)
        self._charge(call, operation, None)
        uploads = self._uploads.get(where)
        template = self._samples.get(where) if uploads is None else uploads.template(call.media_type)
        if template is None:
            return None
        now = call.world.clock.now()
        answer = template.render(call.fields, now, now, None, self._generated(call, operation, template))
        if uploads is not None:
            uploads.describe(answer, call.content, call.media_type)
        return Answered(answer)

    def _generated(
        self, call: RequestContext, operation: Operation, template: Template | JobResponses
    ) -> dict[str, Any]:
        """Return what is made anew for an answer."""
        world = call.world
        number = world.number("generated")
        return template.generate(lambda name, like: ids.like(like, world.seed, world.name, operation.id, name, number))

    def _submit(
        self, call: RequestContext, operation: Operation, answers: JobResponses, preferences: prefer.Preferences
    ) -> Answered | Rejected:
        world, rule = call.world, answers.rule
        final = rule.succeeded + rule.failed
        if preferences.outcome is not None and preferences.outcome not in final:
            message = f"Prefer: outcome={preferences.outcome} is none of the final states {', '.join(final)}"
            return Rejected(400, wrong=[Reason(("header", "prefer"), message)])
        fault = call.take(Stage.JOB)
        outcome = preferences.outcome or rule.succeeded[0]
        if fault is not None and rule.failed:
            outcome = fault.state if fault.state in rule.failed else rule.failed[0]
        number = world.number("job")
        own_id = ids.like(answers.id_example, world.seed, world.name, operation.id, number)
        job_id = answers.given_id(call.fields) or str(own_id)
        job = Job(
            contract=call.contract.name,
            operation=operation.id,
            reader=rule.poll,
            id=job_id,
            owner=call.owner,
            request=call.fields,
            created=world.clock.now(),
            seconds=call.job_seconds if rule.pending else 0.0,
            first=answers.first,
            outcome=outcome,
            images=image_urls.address(
                f"http://{call.request.host}", world.seed, world.name, operation.id, call.key or "", job_id
            ),
            number=number,
            generated=self._generated(call, operation, answers),
        )
        world.jobs.add(job)
        call.entry.job = job.id
        self._charge(call, operation, job)
        delivery = self.delivery(job, call.play)
        if delivery is not None:
            world.callbacks.schedule(delivery, job.end)
        answer = answers.submitted(job)
        if get(answer, rule.status) in rule.pending:
            _grow_state(call, rule, answer)
        return Answered(answer)

    def is_known(self, job: Job) -> bool:
        """Return whether the contracts can answer for a job: one of another run may be of another contract."""
        answers = self.jobs.get((job.contract, job.operation))
        if answers is None:
            return False
        rule = answers.rule
        states = rule.pending[job.first :] or job.seconds == 0
        return job.reader == rule.poll and job.outcome in rule.succeeded + rule.failed and bool(states)

    def delivery(self, job: Job, play: ActiveScenario | None) -> Delivery | None:
        """Return the callback of a job, for which a scenario may be played; None if nobody is to be called."""
        answers = self.jobs[job.contract, job.operation]
        rule, callback = answers.rule.callback, answers.callback
        url = None if rule is None else get(job.request, rule.url)
        if callback is None or not isinstance(url, str):
            return None

        def payload() -> dict[str, Any]:
            posted = answers.posted(job)
            return posted if play is None else play.grow(posted)

        return Delivery(job, url, callback.method, payload, play)

    def _poll(self, call: RequestContext, operation: Operation, documented: DocumentedJobs) -> Answered | Rejected:
        job_id = call.values[documented.parameter]
        job = call.world.jobs.get(call.contract.name, operation.id, call.owner, job_id)
        if job is not None:
            call.entry.job = job.id
            return Answered(self._polled(call, job))
        sample = documented.get(job_id)
        return Rejected(404) if sample is None else Answered(sample)

    def _polled(self, call: RequestContext, job: Job) -> dict[str, Any]:
        answers, now = self.jobs[job.contract, job.operation], call.world.clock.now()
        answer = answers.polled(job, now)
        if not job.has_ended(now):
            _grow_state(call, answers.rule, answer)
        return answer

    def _list(self, call: RequestContext, rule: PageRule, reply: Reply) -> Answered:
        """List what the key has made, in the order in which it was made: an offset stays true while more is made."""
        name = call.contract.name
        made = [
            job for job in call.world.jobs if (job.contract, job.reader, job.owner) == (name, rule.reader, call.owner)
        ]
        items = [self._polled(call, job) for job in rule.page(call.query, made)]
        return Answered(rule.answer(json.loads(reply.body), items))

    def _charge(self, call: RequestContext, operation: Operation, job: Job | None) -> None:
        billing = operation.billing
        if billing is not None and billing.amount:
            job_id = None if job is None else job.id
            now = call.world.clock.now()
            call.world.ledger.charge(Charge(now, operation.id, job_id, float(billing.amount), billing.unit))
            if call.play is not None:
                call.play.charge(billing.amount)


def _grow_state(call: RequestContext, rule: JobRule, answer: dict[str, Any]) -> None:
    """Show a pending job in the state that the scenario adds to the contract, if it does."""
    growth = None if call.play is None else call.play.scenario.growth
    if growth is not None:
        put(answer, rule.status, growth.state)
