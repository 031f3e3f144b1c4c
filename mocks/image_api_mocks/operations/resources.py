"""Things that stay: made, read, changed and deleted as `x-resource` says."""

import copy
from dataclasses import replace
from typing import Any

from image_api_contracts import schemas
from image_api_contracts.expressions import evaluate, get
from image_api_contracts.extensions import Resource as ResourceRule
from image_api_contracts.operations import NOTHING, Operation
from image_api_mocks.http.request_context import RequestContext
from image_api_mocks.operations.contract import Contract
from image_api_mocks.operations.json_fields import drop, make, put
from image_api_mocks.operations.templates import Template
from image_api_mocks.state import clock
from image_api_mocks.state.resources import Resource

# Nothing can be said about an id that the mock never heard of.
_HAS_TO_BE_KNOWN = ("reads", "deletes")


class Resources:
    """The things of one contract."""

    def __init__(self, contract: Contract) -> None:
        """Take the contract. Raises ContractError if an `x-resource` of it cannot be followed."""
        self._contract = contract
        self.rules = {
            operation.id: operation.resource for operation in contract.operations if operation.resource is not None
        }
        self._readers = {
            rule.kind: _Reader(contract.by_id[name], rule) for name, rule in self.rules.items() if rule.verb == "reads"
        }
        self._documented: dict[str, set[str]] = {}
        for name, rule in self.rules.items():
            self._documented.setdefault(rule.kind, set()).update(_documented(contract.by_id[name], rule))

    def is_there(self, call: RequestContext, operation: Operation) -> bool:
        """Return whether what a request names, if anything, can be there.

        What was deleted is not. What nobody made here may have been made elsewhere: it is taken to be there, unless
        the request wants to read or delete it.
        """
        rule = self.rules.get(operation.id)
        named = None if rule is None else self._named(call, rule)
        if rule is None or named is None:
            return True
        found = self.find(call, rule.kind, named)
        return rule.verb not in _HAS_TO_BE_KNOWN if found is None else not found.is_deleted

    def find(self, call: RequestContext, kind: str, resource_id: str) -> Resource | None:
        """Return the caller's thing with this id: one that was made here, or one that the contract shows; else None."""
        found = call.world.resources.get(self._contract.name, kind, call.owner, resource_id)
        if found is None and resource_id in self._documented.get(kind, ()):
            return self._spoken_of(call, kind, resource_id)
        return found

    def read(self, call: RequestContext, operation: Operation) -> dict[str, Any] | None:
        """Return how the thing stands that a request wants to read; None if the request wants something else."""
        rule = self.rules.get(operation.id)
        if rule is None or rule.verb != "reads":
            return None
        found = self.find(call, rule.kind, self._named(call, rule) or "")
        return None if found is None else found.shown

    def apply(self, call: RequestContext, operation: Operation, answer: dict[str, Any]) -> None:
        """Do with a thing what was asked for, and write into the answer what follows from it."""
        rule = self.rules.get(operation.id)
        if rule is None or rule.verb == "reads":
            return
        store = call.world.resources
        named = self._named(call, rule)
        thing = None if named is None else self.find(call, rule.kind, named)
        if thing is None and named is not None and rule.verb not in _HAS_TO_BE_KNOWN:
            thing = self._spoken_of(call, rule.kind, named)
        if thing is not None:
            store.put(thing)
        if rule.answer is not None and named is not None:
            put(answer, rule.answer, named)
        if rule.creates is not None:
            store.put(self._new(call, rule, thing, answer))
        elif thing is not None and rule.verb == "changes":
            store.put(replace(thing, shown=self._set(call, rule, thing.shown, answer)))
        elif thing is not None and rule.verb == "deletes":
            store.put(replace(thing, is_deleted=True))
            self._delete_members(call, rule, thing, answer)

    def _named(self, call: RequestContext, rule: ResourceRule) -> str | None:
        found = None if rule.named is None else evaluate(rule.named, call.values, call.body, None)
        return None if found is None else str(found)

    def _spoken_of(self, call: RequestContext, kind: str, resource_id: str) -> Resource:
        """Return a thing that was not made here: the documented one with this id, or one like a documented one."""
        reader = self._readers.get(kind)
        shown = {} if reader is None else reader.spoken_of(resource_id, call.world.clock.now())
        return Resource(self._contract.name, kind, call.owner, resource_id, shown, is_made=False)

    def _new(
        self, call: RequestContext, rule: ResourceRule, source: Resource | None, answer: dict[str, Any]
    ) -> Resource:
        new_id = str(evaluate(rule.expression, call.values, call.body, answer))
        reader = self._readers.get(rule.kind)
        shown: dict[str, Any] = {}
        if reader is not None:
            shown = reader.new(new_id, call.world.clock.now(), None if source is None else source.shown)
        shown = self._set(call, rule, shown, answer)
        return Resource(self._contract.name, rule.kind, call.owner, new_id, shown)

    def _set(
        self, call: RequestContext, rule: ResourceRule, shown: dict[str, Any], answer: dict[str, Any]
    ) -> dict[str, Any]:
        changed = copy.deepcopy(shown)
        for at, told in rule.sets:
            is_expression = isinstance(told, str) and told.startswith(("$request.", "$response."))
            content = evaluate(told, call.values, call.body, answer) if is_expression else told
            if content is None:
                drop(changed, at)
            else:
                make(changed, at, content)
        return changed

    def _delete_members(
        self, call: RequestContext, rule: ResourceRule, thing: Resource, answer: dict[str, Any]
    ) -> None:
        """Delete what belongs to a thing. How much belongs to one that was not made here, only the sample says."""
        members = rule.members
        if members is None:
            return
        name, store = self._contract.name, call.world.resources
        known = {other.id for other in store if (other.contract, other.kind) == (name, members.kind)}
        known |= self._documented.get(members.kind, set())
        found = [
            other
            for one in sorted(known)
            if (other := self.find(call, members.kind, one)) is not None
            and get(other.shown, members.field) == thing.id
            and not other.is_deleted
        ]
        for other in found:
            store.put(replace(other, is_deleted=True))
        if thing.is_made and members.count is not None:
            put(answer, members.count, len(found))


class _Reader:
    """The operation that reads a kind of thing, and how things look that nobody has changed."""

    def __init__(self, operation: Operation, rule: ResourceRule) -> None:
        schema = operation.success.json.schema
        self._properties = schemas.properties(operation.document, schema, {})
        self._id = rule.answer
        examples = [example for example in operation.success.json.examples.values() if isinstance(example, dict)]
        self._samples: dict[str, dict[str, Any]] = {}
        for example in examples:
            if rule.answer is not None and get(example, rule.answer) is not None:
                self._samples.setdefault(str(get(example, rule.answer)), example)
        # What was not asked for is not there: the example that shows least.
        self._template = Template(operation.document, schema, min(examples, key=len, default={}), NOTHING)

    def spoken_of(self, resource_id: str, now: float) -> dict[str, Any]:
        """Return how a thing looks that was made elsewhere; a documented one looks as documented."""
        sample = self._samples.get(resource_id)
        return self.new(resource_id, now, None) if sample is None else copy.deepcopy(sample)

    def new(self, resource_id: str, now: float, source: dict[str, Any] | None) -> dict[str, Any]:
        """Return how a new thing looks: like another one, except for its id and times, or else with the least."""
        if source is None:
            shown = self._template.render({}, now, now, None)
        else:
            shown = copy.deepcopy(source)
            for name, schema in self._properties.items():
                if schema.get("format") == "date-time" and isinstance(shown.get(name), str):
                    shown[name] = clock.written(now, shown[name])
        if self._id is not None:
            put(shown, self._id, resource_id)
        return shown


def _documented(operation: Operation, rule: ResourceRule) -> set[str]:
    """Return the ids that the examples of an operation name: they can be read, changed and deleted from the start."""
    path = {given["name"]: given.get("example") for given in operation.parameters}
    requests = [*operation.request.json.examples.values(), None]
    answers = [*operation.success.json.examples.values(), None]
    expressions = filter(None, {rule.expression, rule.named})
    found = {evaluate(one, path, request, answer) for one in expressions for request in requests for answer in answers}
    if rule.answer is not None:
        found |= {get(answer, rule.answer) for answer in answers}
    return {str(one) for one in found if one is not None}
