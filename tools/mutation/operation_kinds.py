"""Kinds of mutants that break what stands around the schemas: paths, statuses, keys, jobs, callbacks, samples."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tools.judges.contracts import METHODS, Document, Operation, operations, resolve
from tools.mutation.pointers import at, join, pointer_of, put, removal, remove, setting
from tools.mutation.schema_kinds import misspelt
from tools.mutation.showing import Showing

if TYPE_CHECKING:
    from tools.mutation.mutants import Breakage, Kind


def operation_lost(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        place = pointer_of(operation)
        yield place, "no such operation", removal(place)


def path_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for path in document["paths"]:
        head, _slash, last = path.rpartition("/")
        fixed = last if "{" not in last else head.rpartition("/")[2]
        wrong = path.replace(f"/{fixed}", f"/{misspelt(fixed)}")

        def breaks(it: Document, path: str = path, wrong: str = wrong) -> None:
            it["paths"] = {(wrong if key == path else key): item for key, item in it["paths"].items()}

        yield join("", "paths", path), wrong, breaks


def method_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        other = "post" if operation.method == "get" else "put"
        if other in document["paths"][operation.path]:
            continue

        def breaks(it: Document, operation: Operation = operation, other: str = other) -> None:
            item = it["paths"][operation.path]
            item[other] = item.pop(operation.method)

        yield pointer_of(operation), f"{operation.method} as {other}", breaks


def operation_renamed(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        wrong = f"{operation}Now"

        def breaks(it: Document, operation: Operation = operation, wrong: str = wrong) -> None:
            at(it, pointer_of(operation))["operationId"] = wrong
            for other in operations(it):
                poll = other.definition.get("x-job", {}).get("poll", {})
                if poll.get("operationId") == str(operation):
                    poll["operationId"] = wrong

        yield join(pointer_of(operation), "operationId"), wrong, breaks


def status_removed(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        for status in operation.definition["responses"]:
            place = join(pointer_of(operation), "responses", status)
            if len(operation.definition["responses"]) > 1:
                yield place, f"no {status}", removal(place)


def status_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        for status in operation.definition["responses"]:
            place = join(pointer_of(operation), "responses")
            other = next(str(code) for code in itertools.count(int(status) + 1) if str(code) not in at(document, place))

            def breaks(it: Document, place: str = place, status: str = status, other: str = other) -> None:
                answers = at(it, place)
                put(it, place, {(other if key == status else key): answer for key, answer in answers.items()})

            yield join(place, status), f"{status} as {other}", breaks


def body_optional(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        if operation.definition.get("requestBody", {}).get("required"):
            place = join(pointer_of(operation), "requestBody", "required")
            yield place, "the body may be left out", setting(place, False)


def media_type_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    holders = [join(pointer_of(o), "requestBody") for o in operations(document) if "requestBody" in o.definition]
    holders += [
        join(pointer_of(o), "responses", status)
        for o in operations(document)
        for status, answer in o.definition["responses"].items()
        if "$ref" not in answer
    ]
    holders += [join("", "components", "responses", name) for name in document["components"].get("responses", {})]
    for holder in holders:
        for name in at(document, holder).get("content", {}):
            place = join(holder, "content")

            def breaks(it: Document, place: str = place, name: str = name) -> None:
                content = at(it, place)
                content["application/x-other"] = content.pop(name)

            yield join(place, name), f"{name} as application/x-other", breaks


def parameter_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        for index, parameter in enumerate(operation.definition.get("parameters", [])):
            place = join(pointer_of(operation), "parameters", index)
            if "$ref" in parameter:
                continue
            if parameter["in"] != "path":
                wrong = misspelt(parameter["name"])
                yield place, f"{parameter['name']} as {wrong}", setting(join(place, "name"), wrong)
                now = not parameter.get("required", False)
                yield place, f"required: {now}", setting(join(place, "required"), now)
                yield place, "in a header", setting(join(place, "in"), "header")
                yield place, "no such parameter", removal(place)


def key_location_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for name, scheme in document["components"]["securitySchemes"].items():
        place = join("", "components", "securitySchemes", name)
        others: list[Document] = [
            {"type": "apiKey", "in": "query", "name": "key"},
            {"type": "apiKey", "in": "header", "name": "x-other-key"},
            {"type": "http", "scheme": "basic"},
        ]
        others.append({"type": "http", "scheme": "bearer"} if scheme["type"] == "apiKey" else others[1] | {"name": "x"})
        for other in others:
            words = " ".join(str(value) for value in other.values())
            yield place, words, setting(place, other)


def key_not_asked_for(document: Document, _: Showing) -> Iterator[Breakage]:
    if document.get("security"):
        yield "/security", "no key is needed", setting("/security", [])
    for operation in operations(document):
        place = join(pointer_of(operation), "security")
        yield place, "no key is needed", setting(place, [])


def server_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for index, server in enumerate(document.get("servers", [])):
        place = join("", "servers", index, "url")
        for wrong in ("https://other.example", *(() if "{" in server["url"] else ("{baseUrl}",))):
            yield place, f"{server['url']} as {wrong}", setting(place, wrong)

        for name, variable in server.get("variables", {}).items():
            where = join("", "servers", index, "variables", name, "default")
            yield where, f"{variable['default']} as https://other.example", setting(where, "https://other.example")
    for operation in operations(document):
        for index, server in enumerate(operation.definition.get("servers", [])):
            place = join(pointer_of(operation), "servers", index, "url")
            yield place, f"{server['url']} as https://other.example", setting(place, "https://other.example")
            whole = join(pointer_of(operation), "servers")
            yield whole, "no server of its own", removal(whole)


def path_parameter_renamed(document: Document, _: Showing) -> Iterator[Breakage]:
    for path in document["paths"]:
        for name in re.findall(r"\{(.*?)\}", path):
            wrong = f"{name}_now"

            def breaks(it: Document, path: str = path, name: str = name, wrong: str = wrong) -> None:
                other = path.replace(f"{{{name}}}", f"{{{wrong}}}")
                it["paths"] = {(other if key == path else key): item for key, item in it["paths"].items()}
                for operation in operations(it):
                    for parameter in operation.definition.get("parameters", []) if operation.path == other else ():
                        parameter["name"] = wrong if parameter["name"] == name else parameter["name"]
                    poll = operation.definition.get("x-job", {}).get("poll", {})
                    polled = next((o for o in operations(it) if str(o) == poll.get("operationId")), None)
                    if polled is not None and polled.path == other:
                        poll["parameter"] = wrong

            yield join("", "paths", path), f"{name} as {wrong}", breaks


def tag_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        place = join(pointer_of(operation), "tags")
        yield place, "another tag", setting(place, ["strangers"])


def deprecation_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        place = join(pointer_of(operation), "deprecated")
        now = not operation.definition.get("deprecated", False)
        yield place, f"deprecated: {now}", setting(place, now)


def callback_lost(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        for name in operation.definition.get("callbacks", {}):

            def breaks(it: Document, operation: Operation = operation, name: str = name) -> None:
                remove(it, join(pointer_of(operation), "callbacks", name))
                at(it, pointer_of(operation)).get("x-job", {}).pop("callback", None)

            yield join(pointer_of(operation), "callbacks", name), "no callback", breaks


def callback_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        for name, callback in operation.definition.get("callbacks", {}).items():
            for expression, item in resolve(document, callback).items():
                base = callback["$ref"].removeprefix("#") if "$ref" in callback else ""
                home = join(base or join(pointer_of(operation), "callbacks", name), expression)
                method = next(method for method in METHODS if method in item)
                yield from _posted_elsewhere(join(base or join(pointer_of(operation), "callbacks", name)), expression)
                for field in ("id", "status", "callerId"):
                    place = join(home, method, "x-event", field)
                    if field in item[method].get("x-event", {}):
                        wrong = f"{item[method]['x-event'][field]}x"
                        yield place, wrong, setting(place, wrong)
                for status in item[method]["responses"]:
                    place = join(home, method, "responses", status)
                    if len(item[method]["responses"]) > 1:
                        yield place, f"no {status}", removal(place)


def _posted_elsewhere(place: str, expression: str) -> Iterator[Breakage]:
    wrong = expression.replace("}", "x}")

    def breaks(it: Document) -> None:
        callback = at(it, place)
        callback[wrong] = callback.pop(expression)

    yield join(place, expression), f"posted to {wrong}", breaks


def job_lost(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        if "x-job" in operation.definition:
            place = join(pointer_of(operation), "x-job")
            yield place, "no job", removal(place)


def job_state_moved(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        states: dict[str, list[str]] = operation.definition.get("x-job", {}).get("states", {})
        place = join(pointer_of(operation), "x-job", "states")
        for kind, state in [(one, state) for one in states for state in states[one]]:
            for other in states:
                if other != kind:

                    def breaks(
                        it: Document, place: str = place, kind: str = kind, state: str = state, other: str = other
                    ) -> None:
                        at(it, place)[kind].remove(state)
                        at(it, place)[other].append(state)

                    yield join(place, kind), f"{state} is {other}", breaks


def job_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        job = operation.definition.get("x-job", {})
        place = join(pointer_of(operation), "x-job")
        wrongs: list[tuple[str, Any]] = []
        for keys in (
            ("id",),
            ("poll", "status"),
            ("poll", "progress"),
            ("callback", "url"),
            ("callback", "callerId"),
        ):
            holder = job
            for key in keys[:-1]:
                holder = holder.get(key, {})
            if keys[-1] in holder:
                wrongs.append((join(place, *keys), f"{holder[keys[-1]]}x"))
        if "poll" in job:
            ids = [str(other) for other in operations(document) if str(other) != job["poll"]["operationId"]]
            wrongs += [(join(place, "poll", "operationId"), other) for other in ids]
        for where, wrong in wrongs:
            yield where, f"{wrong}", setting(where, wrong)


def link_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        for status, answer in operation.definition["responses"].items():
            for name, link in answer.get("links", {}).items():
                place = join(pointer_of(operation), "responses", status, "links", name)
                yield place, "no link", removal(place)
                other = next(str(one) for one in operations(document) if str(one) != link["operationId"])
                yield join(place, "operationId"), other, setting(join(place, "operationId"), other)
                for given in ("parameters", "requestBody"):
                    for field, expression in link.get(given, {}).items():
                        where = join(place, given, field)
                        wrong = f"{expression}x"
                        yield where, wrong, setting(where, wrong)


def price_changed(document: Document, _: Showing) -> Iterator[Breakage]:
    for operation in operations(document):
        billing = operation.definition.get("x-billing")
        place = join(pointer_of(operation), "x-billing")
        if billing is None:
            free = {"amount": 1, "unit": "credit", "per": "call"}
            yield place, "1 credit per call", setting(place, free)
            continue
        yield place, "no price", removal(place)
        for key, wrong in (("amount", billing["amount"] + 1), ("unit", "dollar"), ("per", "image")):
            where = join(place, key)
            yield where, f"{wrong}", setting(where, wrong)


def sample_changed(document: Document, showing: Showing) -> Iterator[Breakage]:
    answers = {place for media in _answer_samples(document) for place in media}
    for place in sorted(answers):
        for keys, value in _scalars(at(document, join(place, "value"))):
            wrong: Any = misspelt(value) if isinstance(value, str) and len(value) > 1 else None
            if isinstance(value, int | float) and not isinstance(value, bool):
                wrong = value + 1
            if wrong is None:
                continue
            where = join(place, "value", *keys)
            yield where, f"{value!r} as {wrong!r}", setting(where, wrong)


def _answer_samples(document: Document) -> Iterator[list[str]]:
    for operation in operations(document):
        for answer in operation.responses().values():
            for media in answer.get("content", {}).values():
                yield [one["$ref"].removeprefix("#") for one in media.get("examples", {}).values() if "$ref" in one]


def _scalars(value: Any, *keys: str | int) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _scalars(inner, *keys, key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _scalars(inner, *keys, index)
    else:
        yield keys, value


KINDS: dict[str, Kind] = {
    "operation-lost": operation_lost,
    "path-changed": path_changed,
    "method-changed": method_changed,
    "operation-renamed": operation_renamed,
    "status-removed": status_removed,
    "status-changed": status_changed,
    "body-optional": body_optional,
    "media-type-changed": media_type_changed,
    "parameter-changed": parameter_changed,
    "key-location-changed": key_location_changed,
    "key-not-asked-for": key_not_asked_for,
    "server-changed": server_changed,
    "path-parameter-renamed": path_parameter_renamed,
    "tag-changed": tag_changed,
    "deprecation-changed": deprecation_changed,
    "callback-lost": callback_lost,
    "callback-changed": callback_changed,
    "job-lost": job_lost,
    "job-state-moved": job_state_moved,
    "job-changed": job_changed,
    "link-changed": link_changed,
    "price-changed": price_changed,
    "sample-changed": sample_changed,
}
