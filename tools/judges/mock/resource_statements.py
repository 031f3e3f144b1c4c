"""What a contract says of things that stay (`x-resource`, `x-generated`), asked of a mock over HTTP.

Each check yields what it has to complain of, a sentence each, and nothing if the mock conforms.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import httpx

from image_api_mocks.live.additions import new_fields
from tools.judges.contracts import Document, Operation, operations
from tools.judges.mock.caller import Caller, found, named
from tools.judges.samples import TIME

_UNKNOWN = "nobody-made-this"
_MARK = " 4711"


class ResourceStatements:
    """What the contract says of what becomes of the thing that an operation is about."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self._rule: Document = operation.definition.get("x-resource", {})
        self._kin = [
            other
            for other in operations(operation.document)
            if other.definition.get("x-resource", {}).get("kind") == self._rule.get("kind")
        ]

    @staticmethod
    def has_something_to_ask(operation: Operation) -> bool:
        return "x-resource" in operation.definition or bool(_generated(operation))

    def complaints(self, server: httpx.Client, key: str) -> Iterator[str]:
        """Yield what is wrong with a mock. `key` begins the keys of the worlds that are used up."""
        worlds = (Caller(server, f"{key}-{self.operation}-{number}") for number in itertools.count())
        yield from self._made_anew(next(worlds))
        verb = next((one for one in ("creates", "uses", "reads", "changes", "deletes") if one in self._rule), None)
        if verb in ("reads", "deletes"):
            yield from self._unknown(next(worlds))
        if verb == "creates":
            yield from self._created(next(worlds))
        if verb == "creates" and "from" in self._rule:
            yield from self._begins_as_another(next(worlds))
        if verb == "changes":
            yield from self._changed(next(worlds))
        if verb == "deletes":
            yield from self._deleted(next(worlds))
            yield from self._counted(next(worlds))
            yield from self._members(worlds)
        if "answer" in self._rule:
            yield from self._repeated(next(worlds))
        yield from self._gone(next(worlds))

    def _made_anew(self, world: Caller) -> Iterator[str]:
        """What is made anew for each answer differs from answer to answer."""
        places = _generated(self.operation)
        if not places or "deletes" in self._rule:
            return
        first, second = (world.ask(self.operation).json() for _ in range(2))
        for place in places:
            if found(place, first) == found(place, second):
                yield self._says(f"{place} is {found(place, first)!r} twice, documented is that it is made anew")

    def _unknown(self, world: Caller) -> Iterator[str]:
        answer = world.ask(self.operation, *self._naming(self._named, _UNKNOWN))
        if answer.status_code != 404:
            yield self._says(f"an unknown id is answered {answer.status_code}, not 404")

    def _created(self, world: Caller) -> Iterator[str]:
        sent = world.ask(self.operation, fields=_marked(self.operation))
        made = found(self._rule["creates"], sent.json())
        deleter, reader = self._verb("deletes"), self._verb("reads")
        if reader is not None:
            yield from self._shown(world, reader, made, sent)
        if deleter is not None:
            answer = world.ask(deleter, *self._naming(_rule(deleter)["deletes"], made))
            if answer.status_code != deleter.success:
                yield self._says(f"what it has made is not found to be deleted: {answer.status_code}")

    def _shown(self, world: Caller, reader: Operation, thing: Any, sent: httpx.Response) -> Iterator[str]:
        """The thing is read under its id, and shows what was said of it."""
        answer = world.ask(reader, *self._naming(_rule(reader)["reads"], thing))
        if answer.status_code != reader.success:
            yield self._says(f"{thing!r} is read with {answer.status_code}")
            return
        yield from self._undocumented(reader, answer.json())
        if found(_rule(reader)["answer"], answer.json()) != thing:
            yield self._says(f"{thing!r} is read as {found(_rule(reader)['answer'], answer.json())!r}")
        request = _request(sent)
        for entry in self._rule.get("sets", []):
            value, is_body = entry["value"], str(entry["value"]).startswith
            told = found(value, request) if is_body("$request.") else value
            told = found(value, sent.json()) if is_body("$response.") else told
            if found(entry["field"], answer.json()) != told:
                shown = found(entry["field"], answer.json())
                yield self._says(f"{entry['field']} of {thing!r} is {shown!r} then, documented is {told!r}")
        untold = {entry["field"] for entry in _all_sets(self._kin)} - {
            one["field"] for one in self._rule.get("sets", [])
        }
        sample = next(iter(reader.response_examples(reader.success).values()))
        if "creates" in self._rule and "from" not in self._rule:
            for field in untold:
                if found(field, answer.json()) not in (None, found(field, sample)):
                    yield self._says(f"{field} of {thing!r} is {found(field, answer.json())!r}, and nothing set it")

    def _undocumented(self, reader: Operation, shown: Any) -> Iterator[str]:
        content = reader.responses()[reader.success]["content"]["application/json"]
        wrong = [*reader.violations(reader.success, shown)]
        wrong += [f"{place} is not documented" for place in new_fields(reader.document, content["schema"], shown)]
        yield from (self._says(f"what {reader} reads then is wrong: {one}") for one in wrong)

    def _begins_as_another(self, world: Caller) -> Iterator[str]:
        """What is made of another thing shows what the other shows, but for what is set anew."""
        reader, setter = self._verb("reads"), self._setter()
        if reader is None or setter is None:
            return
        source = self._set_on(world, setter)
        before = world.ask(reader, *self._naming(_rule(reader)["reads"], source)).json()
        sent = world.ask(self.operation, *self._naming(self._rule["from"], source))
        made = found(self._rule["creates"], sent.json())
        after = world.ask(reader, *self._naming(_rule(reader)["reads"], made)).json()
        own = {entry["field"] for entry in self._rule.get("sets", [])}
        for field in {entry["field"] for entry in _rule(setter)["sets"]} - own:
            if TIME.fullmatch(str(found(field, before))):
                continue  # it is of another moment, though often of the same second
            if found(field, after) != found(field, before):
                shown = found(field, after)
                yield self._says(
                    f"{field} of what is made of {source!r} is {shown!r}, there it is {found(field, before)!r}"
                )

    def _setter(self) -> Operation | None:
        """Return another operation that sets something which a thing shows."""
        others = (one for one in self._kin if one.path != self.operation.path and "sets" in _rule(one))
        return next(others, None)

    def _set_on(self, world: Caller, setter: Operation) -> Any:
        """Set what a thing shows to something that no sample shows; return the id of the thing."""
        rule = _rule(setter)
        answer = world.ask(setter, fields=_marked(setter))
        if "creates" in rule:
            return found(rule["creates"], answer.json())
        (name,) = named(rule["changes"])[1]
        return next(iter(setter.request_examples().values()))[name]

    def _changed(self, world: Caller) -> Iterator[str]:
        reader = self._verb("reads")
        thing = self._sample_id(self._rule["changes"])
        sent = world.ask(self.operation)
        if reader is not None:
            yield from self._shown(world, reader, thing, sent)

    def _deleted(self, world: Caller) -> Iterator[str]:
        statuses = [world.ask(self.operation).status_code for _ in range(2)]
        if statuses != [self.operation.success, 404]:
            yield self._says(f"two deletions are answered {statuses}, not {self.operation.success} and 404")

    def _counted(self, world: Caller) -> Iterator[str]:
        count, creator = self._rule.get("members", {}).get("count"), self._verb("creates")
        if count is None or creator is None:
            return
        made = found(_rule(creator)["creates"], world.ask(creator).json())
        answer = world.ask(self.operation, *self._naming(self._rule["deletes"], made))
        if found(count, answer.json()) != 0:
            yield self._says(f"{count} is {found(count, answer.json())!r} for a new thing, which has no members")

    def _members(self, worlds: Iterator[Caller]) -> Iterator[str]:
        """What belongs to a thing goes with it, and nothing else does."""
        members = self._rule.get("members")
        if members is None:
            return
        kin = [one for one in operations(self.operation.document) if _rule(one).get("kind") == members["kind"]]
        reader = next(one for one in kin if "reads" in _rule(one))
        for sample in reader.response_examples(reader.success).values():
            member, whole = found(_rule(reader)["answer"], sample), found(members["field"], sample)
            for other, expected in ((whole, 404), (None, reader.success)):
                world = next(worlds)
                if other is not None:
                    world.ask(self.operation, *self._naming(self._rule["deletes"], other))
                elif whole != self._sample_id(self._rule["deletes"]):
                    world.ask(self.operation)
                status = world.ask(reader, *self._naming(_rule(reader)["reads"], member)).status_code
                if status != expected:
                    yield self._says(f"after {other or 'another'!r} is deleted, {member!r} is read with {status}")

    def _repeated(self, world: Caller) -> Iterator[str]:
        """The answer repeats the id that the request names: one that no sample shows."""
        thing: Any = "spoken-of"
        if "reads" in self._rule or "deletes" in self._rule:
            creator = self._verb("creates")
            if creator is None:
                return
            thing = found(_rule(creator)["creates"], world.ask(creator).json())
        answer = world.ask(self.operation, *self._naming(self._named, thing))
        if found(self._rule["answer"], answer.json()) != thing:
            yield self._says(f"{self._rule['answer']} is {found(self._rule['answer'], answer.json())!r}, not {thing!r}")

    def _gone(self, world: Caller) -> Iterator[str]:
        """What was deleted is not found by an operation that names it; what nobody deleted is."""
        deleter, expression = self._verb("deletes"), self._rule.get("from") or self._named
        if deleter is None or not expression or "deletes" in self._rule:
            return
        thing = self._sample_id(expression) if "reads" in self._rule else "spoken-of"
        naming = self._naming(expression, thing)
        starter = self._starter()
        if starter is not None:
            world.ask(starter, *self._naming(_rule(starter)["uses"], thing))
        before = world.ask(self.operation, *naming)
        if before.status_code != self.operation.success:
            yield self._says(f"{thing!r}, which nobody has deleted, is answered {before.status_code}")
            return
        yield from self._undocumented(self.operation, before.json())
        world.ask(deleter, *self._naming(_rule(deleter)["deletes"], thing))
        after = world.ask(self.operation, *naming)
        if after.status_code != 404:
            yield self._says(f"{thing!r}, which was deleted, is answered {after.status_code}, not 404")

    @property
    def _named(self) -> str:
        """The expression of the thing that the request names; empty if it names none."""
        verbs = (self._rule[verb] for verb in ("uses", "reads", "changes", "deletes") if verb in self._rule)
        return str(next(verbs, ""))

    def _verb(self, verb: str) -> Operation | None:
        return next((one for one in self._kin if verb in _rule(one) and one.path != "" and one != self.operation), None)

    def _starter(self) -> Operation | None:
        """Return the operation that starts, on a thing, the job that this one reads."""
        jobs = (one for one in self._kin if "uses" in _rule(one) and "x-job" in one.definition)
        return next(
            (one for one in jobs if one.definition["x-job"]["poll"]["operationId"] == str(self.operation)), None
        )

    def _naming(self, expression: str, value: Any) -> tuple[dict[str, str], dict[str, Any]]:
        path, fields = named(expression)
        return dict.fromkeys(path, str(value)), dict.fromkeys(fields, value)

    def _sample_id(self, expression: str) -> Any:
        path, fields = named(expression)
        parameters = {one["name"]: one["example"] for one in self.operation.definition.get("parameters", [])}
        body: Document = next(iter(self.operation.request_examples().values()), {})
        return parameters[next(iter(path))] if path else body[next(iter(fields))]

    def _says(self, text: str) -> str:
        return f"{self.operation}: {text}"


def _rule(operation: Operation) -> Document:
    rule: Document = operation.definition.get("x-resource", {})
    return rule


def _marked(operation: Operation) -> dict[str, Any]:
    """Return fields of the body with values that no sample shows: other words, another member of an enum."""
    body = operation.resolve(operation.definition.get("requestBody", {})).get("content", {}).get("application/json", {})
    properties = operation.resolve(body.get("schema", {})).get("properties", {})
    sample: Document = next(iter(operation.request_examples().values()), {})
    changed: dict[str, Any] = {}
    for name, schema in properties.items():
        members = [one for one in operation.resolve(schema).get("enum", []) if one != sample.get(name)]
        if members and name in sample:
            changed[name] = members[-1]
        elif " " in str(sample.get(name, "")):
            changed[name] = sample[name] + _MARK
    return changed


def _all_sets(kin: list[Operation]) -> list[Document]:
    return [entry for one in kin for entry in _rule(one).get("sets", [])]


def _request(answer: httpx.Response) -> Any:
    return httpx.Response(200, content=answer.request.content).json() if answer.request.content else None


def _generated(operation: Operation) -> list[str]:
    """Return the pointers of what an answer of success has that is made anew for each."""
    content = operation.responses()[operation.success].get("content", {})
    schema = operation.resolve(content.get("application/json", {}).get("schema", {}))
    fields = {name: operation.resolve(inner) for name, inner in schema.get("properties", {}).items()}
    return [f"/{name}" for name, inner in fields.items() if inner.get("x-generated") and operation.method != "get"]
