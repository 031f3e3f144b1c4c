"""The suite notices a mock that is wrong by one thing: each fault is served once, and has to be found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from image_api_mocks.http import authentication
from image_api_mocks.http.handler import Handler
from image_api_mocks.http.rejections import Rejections
from image_api_mocks.mock import Mock
from tools.conformance.schemathesis_run import run
from tools.judges.contracts import FILES, Document, Operation, operations, read

pytestmark = pytest.mark.teeth

# Breaks an operation; raises LookupError if it has nothing to break.
Fault = Callable[[Operation], None]


def request_properties(operation: Operation) -> Iterator[Document]:
    schema = operation.definition["requestBody"]["content"]["application/json"]["schema"]
    return map(operation.resolve, operation.resolve(schema)["properties"].values())


def misspell_a_field_of_the_refusal(operation: Operation) -> None:
    example = next(iter(operation.response_examples(400).values()))
    name = next(iter(example))
    example[name + "x"] = example.pop(name)


def raise_a_limit(operation: Operation) -> None:
    limited = [prop for prop in request_properties(operation) if "maximum" in prop]
    limited[0]["maximum"] += 1


def lose_a_member(operation: Operation) -> None:
    closed = [prop for prop in request_properties(operation) if "enum" in prop]
    closed[0]["enum"].pop()


def lose_the_status_of_a_refusal(operation: Operation) -> None:
    del operation.definition["responses"]["400"]


def accept_a_missing_key(operation: Operation) -> None:
    operation.definition["security"] = []


def answer_an_undeclared_method(operation: Operation) -> None:
    item = operation.document["paths"][operation.path]
    item.update({method: operation.definition for method in ("put", "patch", "delete", "trace") if method not in item})


# What is wrong with the mock, and what Schemathesis calls it.
FAULTS: dict[Fault, str] = {
    misspell_a_field_of_the_refusal: "JsonSchemaError",
    raise_a_limit: "AcceptedNegativeData",
    lose_a_member: "RejectedPositiveData",
    lose_the_status_of_a_refusal: "UndefinedStatusCode",
    accept_a_missing_key: "IgnoredAuth",
    answer_an_undeclared_method: "UnsupportedMethodResponse",
}


def broken(fault: Fault) -> tuple[Path, Document, str]:
    """Return a contract's file, the contract with the fault, and the id of the operation that has it."""
    for file in FILES:
        for number in range(len(list(operations(read(file))))):
            document = read(file)
            operation = list(operations(document))[number]
            try:
                fault(operation)
            except LookupError:
                continue
            return file, document, str(operation)
    pytest.fail(f"no operation of any contract has what it takes to {fault.__name__}")


@pytest.mark.parametrize(("fault", "finding"), FAULTS.items(), ids=[fault.__name__ for fault in FAULTS])
def test_the_suite_notices(fault: Fault, finding: str, tmp_path: Path) -> None:
    file, document, operation = broken(fault)
    with Mock({"broken": document}) as gateway:
        finished = run(
            file, gateway.url, tmp_path, "--phases", "examples,coverage", "--include-operation-id", operation
        )
    assert finished.exit_code == 1, finished.output
    assert finding in finished.failures, finished.output


def accept_any_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authentication, "is_key", lambda _text: True)


def leave_out_the_allow_header(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse = Handler._refuse_unknown

    def refuse_without(handler: Handler, call: Any) -> Any:
        answer = refuse(handler, call)
        answer.headers.pop("Allow", None)
        return answer

    monkeypatch.setattr(Handler, "_refuse_unknown", refuse_without)


def refuse_in_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rejections, "body", lambda *_, **__: {"reason": "no"})


# What is wrong with the gateway, and what Schemathesis calls it.
GATEWAY_FAULTS: dict[Callable[[pytest.MonkeyPatch], None], str] = {
    accept_any_key: "IgnoredAuth",
    leave_out_the_allow_header: "UnsupportedMethodResponse",
    refuse_in_own_words: "JsonSchemaError",
}


@pytest.mark.parametrize(("fault", "finding"), GATEWAY_FAULTS.items(), ids=[fault.__name__ for fault in GATEWAY_FAULTS])
def test_the_suite_notices_a_wrong_gateway(
    fault: Callable[[pytest.MonkeyPatch], None], finding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault(monkeypatch)
    operation = next(str(one) for one in operations(read(FILES[0])) if one.request_examples())
    with Mock() as gateway:
        finished = run(FILES[0], gateway.url, tmp_path, "--phases", "coverage", "--include-operation-id", operation)
    assert finished.exit_code == 1, finished.output
    assert finding in finished.failures, finished.output
