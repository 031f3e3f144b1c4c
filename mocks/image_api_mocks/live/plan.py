"""The calls that hold a live API to its contract, and what each could cost."""

from __future__ import annotations

import copy
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import quote

from tools.judges.contracts import Document, Operation, operations
from tools.judges.values import sample

Key = Literal["own", "none", "wrong"]
Expected = Literal["refusal", "success", "either"]

_CREDIT = "credit"
_WRONG_KEYS: dict[str, Key] = {"no key": "none", "a wrong key": "wrong"}


@dataclass(frozen=True)
class Call:
    """A request that is to be made."""

    operation: Operation
    purpose: str
    """What it is for, in a few words."""
    path: str
    expected: Expected
    """`either`: success, or a documented refusal, as when nobody has what is read."""
    key: Key = "own"
    body: Any = None
    """What is sent as JSON; None: nothing."""
    media_type: str = ""
    """Of a file that is missing: the request says what it would be, and has no content."""
    query: Mapping[str, str] = field(default_factory=dict)
    price: float = 0.0
    """What it costs if it is accepted, in credits."""
    needs_spend: bool = False


@dataclass(frozen=True)
class Plan:
    """What is going to be called."""

    calls: list[Call]
    unpriced: list[str]
    """Operations that may cost something, without a documented price in credits, and none given."""
    lasting: list[str]
    """Operations that start no job and change what is there: they only get what has to be refused."""

    @property
    def dearest_refusal(self) -> float:
        """What it costs at most if one of the requests that have to be refused is accepted."""
        return max((call.price for call in self.calls if not call.needs_spend), default=0.0)

    def count(self, *, spending: bool) -> int:
        """How many requests it is, without the reads that wait for jobs to end."""
        return sum(spending or not call.needs_spend for call in self.calls)


def plan_of(document: Document, ids: Mapping[str, str], price: float | None = None) -> Plan:
    """Return the plan for a contract: what must be refused first, then reads, then what has to be paid for.

    ids: values for parameters of paths and fields of bodies by name, to name what is there; the documented examples if
        not given.
    price: what a call is taken to cost where the contract documents no price, in credits; None if that is not known.
    """
    every = list(operations(document))
    pollers = {o.definition["x-job"]["poll"]["operationId"] for o in every if "x-job" in o.definition}
    calls = [call for operation in every for call in _refused(operation, price)]
    calls += [call for operation in every if operation.method == "get" for call in _reads(operation, ids)]
    paid = [operation for operation in every if _may_cost(operation) and str(operation) not in pollers]
    unpriced = [str(operation) for operation in paid if price_of(operation, price) is None]
    for operation in paid:
        cost = price_of(operation, price)
        if cost is not None:
            calls += _paid(operation, ids, cost)
    lasting = [str(operation) for operation in every if operation.method != "get" and operation not in paid]
    return Plan(calls, unpriced, lasting)


def price_of(operation: Operation, price: float | None) -> float | None:
    """Return what a call costs in credits; `price` where the contract does not say, None if nobody does."""
    billing = operation.definition.get("x-billing")
    if billing is None:
        return price
    return float(billing["amount"]) if billing["unit"] == _CREDIT else None


def callback_field(operation: Operation) -> str | None:
    """Return the field of the request that carries the callback URL; None if there is none."""
    url = operation.definition.get("x-job", {}).get("callback", {}).get("url")
    return None if url is None else str(url).rpartition("/")[2]


def filled(operation: Operation, ids: Mapping[str, str]) -> str:
    """Return the path of an operation with ids in it, by the name of the parameter; else the documented example."""
    examples = {one["name"]: str(one.get("example", "1")) for one in _parameters(operation)}
    return re.sub(r"\{(.*?)\}", lambda name: quote((examples | dict(ids))[name[1]], safe=""), operation.path)


def _may_cost(operation: Operation) -> bool:
    return operation.method == "post" and ("x-job" in operation.definition or "x-billing" in operation.definition)


def _refused(operation: Operation, price: float | None) -> Iterator[Call]:
    """What cannot but be refused: no key, a wrong key, and bodies in which nothing is right.

    Nothing right stands in a request without the key either, so that nothing happens if the API asks for none.
    """
    made_up = filled(operation, _made_up(operation))
    schema = _body_schema(operation)
    bodies: dict[str, Any] = {"no object": []} if schema.get("type") == "object" else {}
    for media_type in operation.media_types[:1]:
        yield Call(operation, "no file", made_up, "refusal", "own", media_type=media_type)
    if required := schema.get("required"):  # else it might be accepted
        bodies["an empty object"] = {}
        properties = {name: operation.resolve(schema["properties"][name]) for name in required}
        bodies["wrong types"] = {name: _of_another_type(inner) for name, inner in properties.items()}
    for purpose, key in _WRONG_KEYS.items():
        yield Call(operation, purpose, made_up, "refusal", key, next(iter(bodies.values()), None))
    for purpose, body in bodies.items():
        yield Call(operation, purpose, made_up, "refusal", "own", body, price=price_of(operation, price) or 0.0)
    if operation.method == "delete":
        nobodys = {name: f"nobodys-{uuid.uuid4()}" for name in operation.path_parameters}
        yield Call(operation, "an id that cannot be there", filled(operation, nobodys), "refusal")


def _reads(operation: Operation, ids: Mapping[str, str]) -> Iterator[Call]:
    query = {
        one["name"]: str(one.get("example", sample(operation.document, one["schema"])))
        for one in _parameters(operation)
        if one["in"] == "query" and one.get("required")
    }
    named = re.findall(r"\{(.*?)\}", operation.path)
    is_known = all(name in ids for name in named)
    yield Call(operation, "a read", filled(operation, ids), "success" if is_known else "either", query=query)
    if named:
        yield Call(operation, "an unknown id", filled(operation, _made_up(operation)), "refusal", query=query)


def _paid(operation: Operation, ids: Mapping[str, str], cost: float) -> Iterator[Call]:
    """What is paid for if it is accepted: each limit passed by one, each member misspelt; then a valid request."""
    valid = copy.deepcopy(next(iter(operation.request_examples().values()), None))
    expected: Expected = "success"
    if isinstance(valid, dict):
        # What the documented request names is there for nobody but the authors of the page.
        named = _named(operation) & valid.keys()
        valid |= {name: value for name, value in ids.items() if name in valid}
        expected = "success" if named <= ids.keys() else "either"
        # Nobody waits for a call at the documented address, or somebody does who did not ask for it.
        valid.pop(callback_field(operation) or "", None)
        for name, schema in _body_schema(operation).get("properties", {}).items():
            for value in _just_wrong(operation.resolve(schema)):
                purpose = f"{name} just past what is documented"
                sent = valid | {name: value}
                yield Call(operation, purpose, operation.url, "refusal", "own", sent, price=cost, needs_spend=True)
    yield Call(operation, "a valid request", operation.url, expected, "own", valid, price=cost, needs_spend=True)


def _named(operation: Operation) -> set[str]:
    """Return the fields of the body that name something that has to be there: a thing of the vendor's, or a URL."""
    resource = operation.definition.get("x-resource", {})
    things = {str(resource.get(key, "")).rpartition("$request.body#/")[2] for key in ("uses", "changes", "from")}
    properties = _body_schema(operation).get("properties", {}).items()
    return things | {name for name, inner in properties if operation.resolve(inner).get("format") == "uri"}


def _just_wrong(schema: Document) -> Iterator[Any]:
    if schema.get("enum") and isinstance(schema["enum"][0], str):
        yield f"{schema['enum'][0]}x"
    elif schema.get("enum"):
        yield max(schema["enum"]) + 1
    if "maximum" in schema:
        yield schema["maximum"] + 1
    if "minimum" in schema:
        yield schema["minimum"] - 1
    if "maxLength" in schema:
        yield "a" * (schema["maxLength"] + 1)
    if "maxItems" in schema:
        yield [None] * (schema["maxItems"] + 1)


def _body_schema(operation: Operation) -> Document:
    body = operation.resolve(operation.definition.get("requestBody", {}))
    return operation.resolve(body.get("content", {}).get("application/json", {}).get("schema", {}))


def _parameters(operation: Operation) -> list[Document]:
    return [operation.resolve(parameter) for parameter in operation.definition.get("parameters", [])]


def _made_up(operation: Operation) -> dict[str, str]:
    """Return ids that nobody has, in the form of the documented ones: zeros for their digits and hexadecimals."""
    return {
        one["name"]: re.sub(r"[0-9]|(?<=[0-9a-f-])[a-f](?=[0-9a-f-])", "0", str(one.get("example", "0")))
        for one in _parameters(operation)
        if one["in"] == "path"
    }


def _of_another_type(schema: Document) -> Any:
    return {"no": "such type"} if schema.get("type") != "object" else "no object"
