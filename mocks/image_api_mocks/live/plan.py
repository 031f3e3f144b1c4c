"""The calls that hold a live API to its contract, and what each could cost."""

import copy
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import quote

from image_api_contracts import Document, expressions, resolve
from image_api_contracts.operations import Operation, is_json, operations

Key = Literal["own", "none", "wrong"]
Expected = Literal["rejection", "success", "either"]

_CREDIT = "credit"
_WRONG_KEYS: dict[str, Key] = {"no key": "none", "a wrong key": "wrong"}
_PLAIN = {"integer": 1, "number": 1, "boolean": True}


@dataclass(frozen=True)
class Call:
    """A request that is to be made."""

    operation: Operation
    purpose: str
    """What it is for, in a few words."""
    path: str
    expected: Expected
    """`either`: success, or a documented rejection, as when nobody has what is read."""
    key: Key = "own"
    body: Any = None
    """What is sent as JSON; None: nothing."""
    media_type: str = ""
    """Of a file that is missing: the request says what it would be, and has no content."""
    query: Mapping[str, str] = field(default_factory=dict)
    price: float | None = 0.0
    """What it costs if it is accepted, in credits; None if that is not documented."""
    needs_spend: bool = False

    @property
    def cost(self) -> str:
        """What it costs, in words."""
        price = "an undocumented price" if self.price is None else f"{self.price:g} credits"
        return "nothing" if self.price == 0 else price if self.needs_spend else f"nothing, or {price} if accepted"


@dataclass(frozen=True)
class Plan:
    """The calls of a run."""

    calls: list[Call]
    unpriced: list[str]
    """Operations that may cost something, without a documented price in credits, and none given."""
    lasting: list[str]
    """Operations that start no job and change what is there: they only get what has to be rejected."""

    @property
    def dearest_rejection(self) -> float:
        """What it costs at most if one of the requests that have to be rejected is accepted."""
        return max((call.price or 0.0 for call in self.calls if not call.needs_spend), default=0.0)

    def of(self, *, spending: bool) -> list[Call]:
        """Return the calls, those that need credits only if some may be spent."""
        return [call for call in self.calls if spending or not call.needs_spend]


def plan_of(document: Document, ids: Mapping[str, str], price: float | None = None) -> Plan:
    """Return the plan for a contract: what must be rejected first, then reads, then what has to be paid for.

    Args:
        document: The contract.
        ids: Values for parameters of paths and fields of bodies by name, to name what is there; the documented
            examples if not given.
        price: What a call is taken to cost where the contract documents no price, in credits; None if unknown.
    """
    every = operations(document)
    polls = {operation.job.poll for operation in every if operation.job is not None}
    calls = [call for operation in every for call in _rejected(operation, price)]
    calls += [call for operation in every if operation.method == "GET" for call in _reads(operation, ids)]
    paid = [operation for operation in every if _may_cost(operation) and operation.id not in polls]
    unpriced = [operation.id for operation in paid if price_of(operation, price) is None]
    for operation in paid:
        cost = price_of(operation, price)
        if cost is not None:
            calls += _paid(operation, ids, cost)
    lasting = [operation.id for operation in every if operation.method != "GET" and operation not in paid]
    return Plan(calls, unpriced, lasting)


def price_of(operation: Operation, price: float | None) -> float | None:
    """Return what a call costs in credits; `price` where the contract does not say, None if it is not in credits."""
    if operation.billing is None:
        return price
    return float(operation.billing.amount) if operation.billing.unit == _CREDIT else None


def filled(operation: Operation, ids: Mapping[str, str]) -> str:
    """Return the path of an operation with ids in it, by the name of the parameter; else the documented example."""
    examples = {one["name"]: str(one.get("example", "1")) for one in operation.parameters}
    return re.sub(r"\{(.*?)\}", lambda name: quote((examples | dict(ids))[name[1]], safe=""), operation.path)


def _may_cost(operation: Operation) -> bool:
    return operation.method == "POST" and (operation.job is not None or operation.billing is not None)


def _rejected(operation: Operation, price: float | None) -> Iterator[Call]:
    """Yield what cannot but be rejected: no key, a wrong key, and bodies in which nothing is right.

    Nothing right is in a request without the key either, so that nothing happens if the API asks for none.
    """
    made_up = filled(operation, _made_up(operation))
    schema = _body_schema(operation)
    bodies: dict[str, Any] = {"no object": []} if schema.get("type") == "object" else {}
    for media_type in [name for name in operation.request.content if not is_json(name)][:1]:
        yield Call(operation, "no file", made_up, "rejection", media_type=media_type)
    if required := schema.get("required"):  # else it might be accepted
        bodies["an empty object"] = {}
        properties = {name: resolve(operation.document, schema["properties"][name]) for name in required}
        bodies["wrong types"] = {name: _of_another_type(inner) for name, inner in properties.items()}
    for purpose, key in _WRONG_KEYS.items():
        yield Call(operation, purpose, made_up, "rejection", key, next(iter(bodies.values()), None))
    for purpose, body in bodies.items():
        yield Call(operation, purpose, made_up, "rejection", body=body, price=price_of(operation, price))
    if operation.method == "DELETE":
        nobodys = {name: f"nobodys-{uuid.uuid4()}" for name in re.findall(r"\{(.*?)\}", operation.path)}
        yield Call(operation, "an id that cannot be there", filled(operation, nobodys), "rejection")


def _reads(operation: Operation, ids: Mapping[str, str]) -> Iterator[Call]:
    query = {
        one["name"]: str(one.get("example", _plain(resolve(operation.document, one["schema"]))))
        for one in operation.parameters
        if one["in"] == "query" and one.get("required")
    }
    named = re.findall(r"\{(.*?)\}", operation.path)
    is_known = all(name in ids for name in named)
    yield Call(operation, "a read", filled(operation, ids), "success" if is_known else "either", query=query)
    if named:
        yield Call(operation, "an unknown id", filled(operation, _made_up(operation)), "rejection", query=query)


def _paid(operation: Operation, ids: Mapping[str, str], cost: float) -> Iterator[Call]:
    """Yield what costs if it is accepted: each limit passed by one, each enum value misspelt; then a valid call."""
    path, valid = filled(operation, ids), copy.deepcopy(operation.request.json.example)
    expected: Expected = "success"
    if isinstance(valid, dict):
        # What the documented request names is there for nobody but the authors of the page.
        named = _named(operation) & valid.keys()
        valid |= {name: value for name, value in ids.items() if name in valid}
        expected = "success" if named <= ids.keys() else "either"
        # Nobody waits for a call at the documented address, or somebody does who did not ask for it.
        callback = operation.job and operation.job.callback
        valid.pop(callback.url[-1] if callback else "", None)
        for name, schema in _body_schema(operation).get("properties", {}).items():
            for value in _just_wrong(resolve(operation.document, schema)):
                purpose = f"{name} just past what is documented"
                sent = valid | {name: value}
                yield Call(operation, purpose, path, "rejection", body=sent, price=cost, needs_spend=True)
    yield Call(operation, "a valid request", path, expected, body=valid, price=cost, needs_spend=True)


def _named(operation: Operation) -> set[str]:
    """Return the fields of the body that name something that has to be there: a resource of the vendor, or a URL."""
    named = operation.resource and operation.resource.named
    resources = {expressions.pointer(named, "request")[-1]} if named and named.startswith("$request.body#") else set()
    properties = _body_schema(operation).get("properties", {}).items()
    return resources | {name for name, inner in properties if resolve(operation.document, inner).get("format") == "uri"}


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


def _plain(schema: Document) -> Any:
    """Return a plain value for a parameter that has no example: one that its schema names, or one of its type."""
    named = [*schema.get("examples", []), schema.get("default"), schema.get("const"), *schema.get("enum", [])]
    named += [schema.get("minimum"), schema.get("maximum"), _PLAIN.get(schema.get("type", ""), "text")]
    return next(value for value in named if value is not None)


def _body_schema(operation: Operation) -> Document:
    schema: Document = resolve(operation.document, operation.request.json.schema)
    return schema


def _made_up(operation: Operation) -> dict[str, str]:
    """Return ids that nobody has, in the form of the documented ones: zeros for their digits and hexadecimals."""
    return {
        one["name"]: re.sub(r"[0-9]|(?<=[0-9a-f-])[a-f](?=[0-9a-f-])", "0", str(one.get("example", "0")))
        for one in operation.parameters
        if one["in"] == "path"
    }


def _of_another_type(schema: Document) -> Any:
    return {"no": "such type"} if schema.get("type") != "object" else "no object"
