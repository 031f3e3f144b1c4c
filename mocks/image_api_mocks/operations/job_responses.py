"""What an operation answers about a job, and what is posted when the job ends."""

from collections.abc import Callable, Mapping
from typing import Any

from image_api_contracts import Document, schemas
from image_api_contracts.documents import Pointer
from image_api_contracts.expressions import get
from image_api_contracts.extensions import Event
from image_api_contracts.extensions import Job as JobRule
from image_api_contracts.operations import NOTHING, Media, Operation
from image_api_mocks.images.image_urls import Results
from image_api_mocks.operations.contract import Contract
from image_api_mocks.operations.json_fields import drop, put
from image_api_mocks.operations.templates import Template
from image_api_mocks.state.jobs import Job


class JobResponses:
    """The answers of one operation that starts jobs, and of the one that reads them."""

    def __init__(self, contract: Contract, operation: Operation, rule: JobRule) -> None:
        """Take an operation of a contract and its `x-job`."""
        self.operation = operation
        self.rule = rule
        self.results = Results(operation)
        self.callback = operation.job_callback
        self._takes_id = rule.id[-1] in schemas.properties(operation.document, operation.request.json.schema, {})
        self._poll = contract.by_id[rule.poll]
        self._submitted: dict[str, Template] = {}  # by state
        self._polled: dict[str, Template] = {}
        self._posted: dict[str, Template] = {}
        for state in rule.states:
            example = _first(self._of_state(operation.success.json, state))
            self._submitted[state] = self._template(self.operation, example)
            self._polled[state] = self._template(self._poll, self._example_of(state), rule.progress)
            if self.callback is not None and self.callback.event is not None:
                self._posted[state] = self._payload(self.callback, self.callback.event, state)

    @property
    def first(self) -> int:
        """The index of the pending state in which a job starts: the one that the sample of the answer shows."""
        shown = get(self.operation.success.json.example, self.rule.status)
        return self.rule.pending.index(shown) if shown in self.rule.pending else 0

    @property
    def id_example(self) -> Any:
        """A documented id."""
        return get(self.operation.success.json.example, self.rule.id)

    def given_id(self, request: dict[str, Any]) -> str | None:
        """Return the id that the caller gives the job, in the field that the answer repeats; None if it gives none."""
        given = request.get(self.rule.id[-1]) if self._takes_id else None
        return None if given is None else str(given)

    def generate(self, like: Callable[[str, Any], Any]) -> dict[str, Any]:
        """Return what is made for a job beside its id; see `Template.generate`."""
        state = self.rule.pending[self.first] if self.rule.pending else self.rule.succeeded[0]
        return self._submitted[state].generate(like)

    def submitted(self, job: Job) -> dict[str, Any]:
        """Return what the request that started the job is answered."""
        state = self.rule.pending[job.first] if self.rule.pending else job.outcome
        template = self._submitted[state]
        fraction = 0.0 if self.rule.pending else None
        answer = template.render(job.request, job.created, job.end, fraction, job.generated)
        self.results.place(answer, template.results, job)
        put(answer, self.rule.id, job.id)
        if get(template.example, self.rule.status) in self.rule.states:
            put(answer, self.rule.status, state)
        return answer

    def polled(self, job: Job, now: float) -> dict[str, Any]:
        """Return how the job stands at a time (seconds since 1970)."""
        state = job.state(self.rule, now)
        fraction = None if job.has_ended(now) else job.fraction(now)
        template = self._polled[state]
        answer = template.render(job.request, job.created, job.end, fraction, job.generated)
        self.results.place(answer, template.results, job)
        for name in {self.rule.parameter, self.rule.id[-1]} & set(get(answer, self.rule.status[:-1]) or {}):
            put(answer, (*self.rule.status[:-1], name), job.id)
        put(answer, self.rule.status, state)
        return answer

    def urls(self, job: Job) -> list[str]:
        """Return the URLs of the images of a job that has ended."""
        return self.results.urls(job, self._polled[job.outcome].results)

    def posted(self, job: Job) -> dict[str, Any]:
        """Return what is posted once the job has ended. Raises LookupError if the operation has no callback."""
        rule, event = self.rule.callback, None if self.callback is None else self.callback.event
        if rule is None or event is None:
            raise LookupError(f"{self.operation.id} has no callback")
        template = self._posted[job.outcome]
        payload = template.render({}, job.created, job.end, None, job.generated)
        self.results.place(payload, template.results, job)
        # What stands beside the id is the job, as the operation that reads it shows it.
        beside = get(payload, event.id[:-1])
        polled = get(self.polled(job, job.end), self.rule.status[:-1])
        beside.update({name: value for name, value in polled.items() if name in beside})
        put(payload, event.id, job.id)
        if event.status is not None:
            put(payload, event.status, job.outcome)
        if event.caller_id is not None:
            caller_id = None if rule.caller_id is None else get(job.request, rule.caller_id)
            if caller_id is None:
                drop(payload, event.caller_id)
            else:
                put(payload, event.caller_id, caller_id)
        return payload

    def _template(self, answering: Operation, example: Any, progress: Pointer | None = None) -> Template:
        schema = answering.success.json.schema
        return Template(self.operation.document, schema, example, self.operation.request.json, progress)

    def _payload(self, callback: Operation, event: Event, state: str) -> Template:
        body = callback.request.json
        known = {get(example, event.status or ()): example for example in body.examples.values()}
        example = known.get(state) or _first([known[other] for other in self._like(state) if other in known])
        return Template(self.operation.document, body.schema, example or {}, NOTHING)

    def _of_state(self, body: Media, state: str) -> list[Any]:
        """Return the examples with this state, or else all."""
        examples = [example for example in body.examples.values() if isinstance(example, dict)]
        return [example for example in examples if get(example, self.rule.status) == state] or examples

    def _example_of(self, state: str) -> dict[str, Any]:
        """Return how the reading operation shows a job in a state.

        That is the example with this state that has most in common with the answer to the request: of a union, the
        right kind. Without one, an example of a state that means the same, or else what every answer has to have.
        """
        known = [example for example in self._poll.success.json.examples.values() if isinstance(example, dict)]
        for wanted in [state, *self._like(state)]:
            found = [example for example in known if get(example, self.rule.status) == wanted]
            if found:
                return max(found, key=self._likeness)
        example: dict[str, Any] = max(known, key=self._likeness, default={})
        return self._least(self._poll.success.json.schema, example, self.rule.status)

    def _like(self, state: str) -> tuple[str, ...]:
        """Return the states that mean the same: it goes on, it succeeded, it failed."""
        return next(kind for kind in (self.rule.pending, self.rule.succeeded, self.rule.failed) if state in kind)

    def _likeness(self, example: Mapping[str, Any]) -> int:
        submitted = self.operation.success.json.example or {}
        return sum(submitted.get(name) == value for name, value in example.items() if isinstance(value, str))

    def _least(self, schema: Document, value: dict[str, Any], path: Pointer) -> dict[str, Any]:
        """Return what an answer has to have, down to the status at `path`: no results, which only success has."""
        document = self.operation.document
        needed = schemas.required(document, schema, value)
        if len(path) == 1:
            ids = {self.rule.parameter, self.rule.id[-1]} & set(value) or {self.rule.parameter}
            value = dict.fromkeys((*sorted(ids), path[0]), "") | value
            needed |= {*ids, path[0]}
        least = {name: [] if isinstance(part, list) else part for name, part in value.items() if name in needed}
        if len(path) > 1:
            inner = value.get(path[0])
            of_inner = schemas.properties(document, schema, value).get(path[0], {})
            least[path[0]] = self._least(of_inner, inner if isinstance(inner, dict) else {}, path[1:])
        return least


def _first(examples: list[Any]) -> Any:
    return examples[0] if examples else {}
