"""Holds a bundle against what somebody read in a fact sheet, without a look at the ledgers.

A reading is `fact_sheets/<vendor>.yaml`. Of an operation it says:

- `host`, `parameters`, `request` (`fields` or `media_types`), `statuses`, `answer`, `price` in credits a call, and
  `callback`, the field with the URL to call. What is left out, the sheet does not have, and the bundle must not either.
- A field is the keywords that bind it. `inferred` are keywords that stand nowhere and that a contract may choose: the
  chosen value where the choice is not free, `true` where it is.
- `required` is what is marked, `inferred_required` what may be besides. An answer without both is free to choose,
  but for `never_required`. `statuses` are `stated` and `inferred` in the same way.
- `job` is what is started: the operation that tells how far it is, the id in the answer, and the states.
- `list` says that an answer is an array, page by page. `kinds` are the members of a union that are told by
  `artworkType`; kinds that no page describes must parse too.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from jsonpointer import JsonPointer

from tools.judges.contracts import METHODS, Document, operations, resolve
from tools.judges.validation import violations

READINGS = {path.stem: path for path in sorted((Path(__file__).parent / "fact_sheets").glob("*.yaml"))}
# Keywords that tell people something, and those of ours that tell the mock something.
UNBINDING = {"title", "description", "example", "examples", "x-edition", "x-extensible-enum", "x-generated"}
STRUCTURE = {"properties", "items", "required", "additionalProperties"}
OF_READING = {"fields", "items", "inferred", "required", "inferred_required", "never_required", "says"}
OF_READING |= {"samples", "statuses", "media_types"}


@functools.cache
def read_sheet(vendor: str) -> Document:
    """Read `fact_sheets/<vendor>.yaml`."""
    sheet: Document = yaml.load(READINGS[vendor].read_bytes(), Loader=yaml.CSafeLoader)
    return sheet


def differences(sheet: Document, bundle: Document) -> Iterator[str]:
    """Yield a sentence for each thing in which the bundle is not what the sheet says."""
    yield from _whole(sheet, bundle)
    for label, said in sheet["operations"].items():
        method, path = label.split()
        operation = bundle["paths"].get(path, {}).get(method.lower())
        if operation is not None:
            for difference in _operation(sheet, bundle, said, operation):
                yield f"{label}: {difference}"


def choices(sheet: Document, bundle: Document) -> Iterator[tuple[str, list[str]]]:
    """Yield what the bundle says that no page does: a sentence, and the pointers of which one has to be owned."""
    for label, said in sheet["operations"].items():
        method, path = label.split()
        at = f"/paths/{path.replace('~', '~0').replace('/', '~1')}/{method.lower()}"
        for status in said["statuses"].get("inferred", []):
            yield f"{label}: {status}", [f"{at}/responses/{status}"]
        operation = JsonPointer(at).resolve(bundle)
        if "job" in said:
            yield f"{label}: how the job is followed", [f"{at}/x-job/states"]
        for name, callback in operation.get("callbacks", {}).items():
            # What is posted is documented nowhere.
            for expression in callback:
                called = f"{at}/callbacks/{name}/{expression.replace('/', '~1')}/post/requestBody/content"
                yield f"{label}: what is posted", [called]
        for index, parameter in enumerate(operation.get("parameters", [])):
            words = said["parameters"][parameter["name"]]
            yield from _chosen(bundle, words, f"{at}/parameters/{index}/schema", f"{label}: {parameter['name']}")
        if "fields" in said.get("request", {}):
            body = f"{at}/requestBody/content/application~1json/schema"
            yield from _chosen(bundle, said["request"], body, f"{label}: request")
        (success,) = (status for status in operation["responses"] if status.startswith("2"))
        answer = f"{at}/responses/{success}/content/application~1json/schema"
        if said["answer"].get("list"):
            answer += "/items"
        if "kinds" not in said["answer"]:
            yield from _chosen(bundle, said["answer"], answer, f"{label}: answer")
            continue
        union, _ = _follow(bundle, answer)
        for index, member in enumerate(JsonPointer(union).resolve(bundle)["anyOf"]):
            kind = _kind(bundle, resolve(bundle, member))
            if kind in said["answer"]["kinds"]:
                words = said["answer"]["kinds"][kind]
                yield from _chosen(bundle, words, f"{union}/anyOf/{index}", f"{label}: {kind}")


def _chosen(bundle: Document, said: Document, pointer: str, at: str) -> Iterator[tuple[str, list[str]]]:
    pointer, references = _follow(bundle, pointer)
    schema = JsonPointer(pointer).resolve(bundle)
    for key in said.get("inferred", {}):
        if key in schema:
            yield f"{at}: {key}", [*references, f"{pointer}/{key}"]
    if "fields" in said and {*schema.get("required", [])} - {*said.get("required", [])}:
        yield f"{at}: required", [f"{pointer}/required"]
    if "items" in said:
        yield from _chosen(bundle, said["items"], f"{pointer}/items", f"{at}[]")
    for name, words in said.get("fields", {}).items():
        yield from _chosen(bundle, words, f"{pointer}/properties/{name}", f"{at}.{name}")


def _follow(bundle: Document, pointer: str) -> tuple[str, list[str]]:
    """Return the pointer of what stands there in the end, and those of the references on the way."""
    references = []
    while "$ref" in (node := JsonPointer(pointer).resolve(bundle)):
        references.append(f"{pointer}/$ref")
        pointer = node["$ref"].removeprefix("#")
    return pointer, references


def _whole(sheet: Document, bundle: Document) -> Iterator[str]:
    stands = {
        f"{method.upper()} {path}" for path, item in bundle["paths"].items() for method in METHODS if method in item
    }
    yield from (f"{label} is on no page" for label in sorted(stands - {*sheet["operations"]}))
    yield from (f"{label} is missing" for label in sorted({*sheet["operations"]} - stands))
    hosts = [server["url"] for server in bundle["servers"]]
    if sheet["host"] is None:
        # RFC 2606 keeps .invalid from ever resolving.
        if hosts != ["{baseUrl}"] or not bundle["servers"][0]["variables"]["baseUrl"]["default"].endswith(".invalid"):
            yield f"no host is documented, the bundle has {hosts}"
    elif hosts != [sheet["host"]]:
        yield f"the host is {sheet['host']}, the bundle has {hosts}"
    (scheme,) = bundle["components"]["securitySchemes"].items()
    if {key: value for key, value in scheme[1].items() if key not in UNBINDING} != sheet["security"]:
        yield f"the key goes {sheet['security']}, the bundle says {scheme[1]}"
    if bundle["security"] != [{scheme[0]: []}]:
        yield f"every operation takes the key, the bundle says {bundle['security']}"
    documented = [resolve(bundle, example)["value"] for example in bundle["components"]["examples"].values()]
    yield from (
        f"the sample error is no example of the bundle: {each}"
        for each in sheet["errors"]["samples"]
        if each not in documented
    )
    yield from _links(sheet, bundle)


def _operation(sheet: Document, bundle: Document, said: Document, operation: Document) -> Iterator[str]:
    hosts = [server["url"] for server in operation.get("servers", [])]
    if hosts != ([said["host"]] if "host" in said else []):
        yield f"hosts of its own: {hosts}"
    if "security" in operation:
        yield f"it takes the key like all others, the bundle says {operation['security']}"
    yield from _parameters(bundle, said.get("parameters", {}), operation)
    yield from _request(bundle, said.get("request"), operation)
    yield from _statuses(sheet, bundle, said["statuses"], operation)
    yield from _answer(bundle, said["answer"], operation)
    price = {"amount": said["price"], "unit": "credit", "per": "call"} if "price" in said else None
    if operation.get("x-billing") != price:
        yield f"the price is {price}, the bundle has {operation.get('x-billing')}"
    yield from _job(bundle, said.get("job"), operation)
    called = [f"{{$request.body#/{said['callback']}}}"] if "callback" in said else []
    found = [url for callback in operation.get("callbacks", {}).values() for url in resolve(bundle, callback)]
    if found != called:
        yield f"calls back {called}, the bundle has {found}"


def _job(bundle: Document, said: Document | None, operation: Document) -> Iterator[str]:
    found = operation.get("x-job")
    if said is None or found is None:
        if (said is None) is not (found is None):
            yield f"the page starts {'no' if said is None else 'a'} job"
        return
    labels = {str(each): each.label for each in operations(bundle)}
    states = {"pending": said["going"], "succeeded": said["good"], "failed": said["bad"]}
    if _plain(found["states"]) != _plain(states):
        yield f"the states of the job are {states}, the bundle has {found['states']}"
    if labels.get(found["poll"]["operationId"]) != said["polls"] or found["id"] != f"$response.body#{said['id']}":
        yield f"the job is followed with {said['polls']} by {said['id']}, the bundle has {found}"


def _parameters(bundle: Document, said: Document, operation: Document) -> Iterator[str]:
    found = {parameter["name"]: parameter for parameter in operation.get("parameters", [])}
    if {*found} != {*said}:
        yield f"parameters {sorted(said)}, the bundle has {sorted(found)}"
    for name in {*found} & {*said}:
        parameter, words = found[name], dict(said[name])
        place, required = words.pop("in"), words.pop("required")
        if (parameter["in"], parameter.get("required", False)) != (place, required):
            yield f"{name} is in {place} (required: {required}), the bundle has {parameter}"
        other = words.pop("says", None)
        if other and other not in parameter.get("description", "") + operation.get("description", ""):
            yield f"the page calls {name} {other}, and the bundle does not tell"
        yield from _schema(bundle, words, parameter["schema"], name)


def _request(bundle: Document, said: Document | None, operation: Document) -> Iterator[str]:
    body = operation.get("requestBody")
    if said is None or body is None:
        if (said is None) is not (body is None):
            yield f"the page has {'no' if said is None else 'a'} body"
        return
    types = said.get("media_types", ["application/json"])
    if {*body["content"]} != {*types}:
        yield f"a body is {types}, the bundle has {[*body['content']]}"
    if "media_types" in said:
        if not body.get("required"):
            yield "there is nothing without a file"
        return
    media = body["content"]["application/json"]
    if (said.get("required") or said.get("inferred_required")) and not body.get("required"):
        yield "a body with required fields is required"
    schema = resolve(bundle, media["schema"])
    if schema.get("additionalProperties") is not False:
        yield "a request refuses fields that no page has"
    yield from _schema(bundle, {"type": "object", **said}, schema, "request")
    yield from _samples(bundle, said, media, "request")


def _statuses(sheet: Document, bundle: Document, said: Document, operation: Document) -> Iterator[str]:
    statuses = {int(status) for status in operation["responses"]}
    must = {*said.get("stated", []), *sheet["errors"]["statuses"], *said.get("inferred", [])}
    if statuses != must:
        yield f"statuses {sorted(must)}, the bundle has {sorted(statuses)}"
    for status in sorted(statuses):
        if status < 300:
            continue
        response = resolve(bundle, operation["responses"][str(status)])
        schema = response["content"]["application/json"]["schema"]
        yield from _schema(bundle, {"type": "object", **sheet["errors"]}, schema, f"error {status}")
        for sample in sheet["errors"]["samples"]:
            yield from (f"error {status}: {reason}" for reason in violations(bundle, schema, sample))


def _answer(bundle: Document, said: Document, operation: Document) -> Iterator[str]:
    (response,) = (resolve(bundle, found) for status, found in operation["responses"].items() if status.startswith("2"))
    if {*response["content"]} != {"application/json"}:
        yield f"an answer is JSON, the bundle has {[*response['content']]}"
    media = response["content"]["application/json"]
    schema = resolve(bundle, media["schema"])
    pages = operation.get("x-pagination", {})
    if (pages.get("offset"), pages.get("limit")) != (
        ("$request.query.offset", "$request.query.limit") if said.get("list") else (None, None)
    ):
        yield f"a list is read by offset and limit, and nothing else is; the bundle has {pages}"
    if said.get("list"):
        if schema.get("type") != "array":
            yield f"the answer is a bare array, the bundle has {schema}"
            return
        if more := {*schema} - {"type", "items", *UNBINDING}:
            yield f"no page limits the list, the bundle has {sorted(more)}"
        schema = resolve(bundle, schema["items"])
    if "kinds" in said:
        yield from _union(bundle, said, schema)
    else:
        yield from _schema(bundle, {"type": "object", **said}, schema, "answer")
    yield from _samples(bundle, said, media, "answer")


def _union(bundle: Document, said: Document, schema: Document) -> Iterator[str]:
    kinds = {_kind(bundle, member): member for member in (resolve(bundle, found) for found in schema["anyOf"])}
    if {*kinds} - {None} != {*said["kinds"]}:
        yield f"kinds {[*said['kinds']]}, the bundle has {[*kinds]}"
    for kind in {*kinds} & {*said["kinds"]}:
        yield from _schema(bundle, {"type": "object", **said["kinds"][kind]}, kinds[kind], kind)
    if None not in kinds:
        yield "kinds that the contract does not know do not parse"


def _kind(bundle: Document, member: Document) -> Any:
    """Return the one kind of artwork that a member of a union takes; None if it takes those that nobody knows."""
    (kind,) = resolve(bundle, member["properties"]["artworkType"]).get("enum", [None])
    return kind


def _schema(bundle: Document, said: Document, node: Document, at: str) -> Iterator[str]:
    schema = resolve(bundle, node)
    free = said.get("inferred", {})
    for key, value in said.items():
        if key in OF_READING:
            continue
        if _plain(schema.get(key)) != _plain(value):
            yield f"{at}: {key} is {value!r}, the bundle has {schema.get(key)!r}"
    for key in {*schema} - UNBINDING - STRUCTURE - {*said}:
        if key not in free or (free[key] is not True and _plain(free[key]) != _plain(schema[key])):
            yield f"{at}: no page says {key} {schema[key]!r}"
    if "items" in said:
        yield from _schema(bundle, said["items"], schema.get("items", {}), f"{at}[]")
    if "fields" in said:
        yield from _fields(bundle, said, schema, at)


def _fields(bundle: Document, said: Document, schema: Document, at: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    yield from (f"{at}: no page has the field {name}" for name in sorted({*properties} - {*said["fields"]}))
    yield from (f"{at}: the field {name} is missing" for name in sorted({*said["fields"]} - {*properties}))
    required = {*schema.get("required", [])}
    if "required" in said or "inferred_required" in said:
        must, may = {*said.get("required", [])}, {*said.get("inferred_required", [])}
        yield from (f"{at}: {name} is required" for name in sorted(must - required))
        yield from (f"{at}: no page says that {name} is required" for name in sorted(required - must - may))
    never = {*said.get("never_required", [])}
    yield from (f"{at}: {name} may be missing" for name in sorted(required & never))
    if schema.get("additionalProperties", True) is not True and not at.startswith("request"):
        yield f"{at}: an answer may grow"
    for name in {*properties} & {*said["fields"]}:
        yield from _schema(bundle, said["fields"][name], properties[name], f"{at}.{name}")


def _samples(bundle: Document, said: Document, media: Document, at: str) -> Iterator[str]:
    shown = [resolve(bundle, example)["value"] for example in media.get("examples", {}).values()]
    for sample in said.get("samples", []):
        yield from (f"{at}: the sample is refused: {reason}" for reason in violations(bundle, media["schema"], sample))
        if sample not in shown:
            yield f"{at}: the sample is no example of the bundle: {sample}"


def _links(sheet: Document, bundle: Document) -> Iterator[str]:
    labels = {str(operation): operation.label for operation in operations(bundle)}
    found = set()
    for operation in operations(bundle):
        for response in operation.responses().values():
            for link in response.get("links", {}).values():
                link, to = resolve(bundle, link), labels.get(resolve(bundle, link)["operationId"], "nothing")
                places = {"path": link.get("parameters", {}), "body": link.get("requestBody", {})}
                found |= {
                    f"{operation.label}{value.removeprefix('$response.body')} -> {to} {place} {name}"
                    for place, values in places.items()
                    for name, value in values.items()
                }
    needed = {*sheet["relations"]["needed"]}
    yield from (f"no link {relation}" for relation in sorted(needed - found))
    yield from (
        f"no page relates {relation}" for relation in sorted(found - needed - {*sheet["relations"]["possible"]})
    )


def _plain(value: Any) -> Any:
    """Return the value with lists whose order means nothing sorted, and true told from 1."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted(map(repr, value))
    return repr(value)
