"""What users write: every operation as a method, limits checked before sending, documented errors as exceptions."""

from __future__ import annotations

import functools
import inspect
import json
import pickle
import subprocess
import sys
from typing import Any

import pytest

from image_api_core.errors import ConfigurationError, MissingAPIKey, UndocumentedStatus, ValidationError
from image_api_mocks.pytest_plugin import MockApi
from tests.support.sampling import sampled
from tools.judges.client.calls import KEY
from tools.judges.client.contracts import (
    CONTRACTS,
    OPERATIONS,
    Contract,
    Example,
    Operation,
    as_json,
    python_name,
    same_json,
)
from tools.judges.client.facade_calls import SHELLS, arguments_of, call, errors_of, facade_class, method_of, run
from tools.judges.client.server import Answer, Server
from tools.judges.contracts import CONTENT
from tools.judges.samples import aside

BODIES = [operation for operation in OPERATIONS if "requestBody" in operation.data and not operation.takes_bytes]
WITH_ID = next(operation for operation in OPERATIONS if operation.bundled.path_parameters)

# Not one of the mock's: those may go over plain http to any host (test_plain_http.py).
REAL_KEY = "sk-real-0451"

SHELL = pytest.mark.parametrize("shell", SHELLS)


@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_both_facades_have_every_operation_with_the_same_parameters(contract: Contract) -> None:
    settings = {"api_key": KEY, "base_url": "http://127.0.0.1:1"}
    blocking, awaiting = (facade_class(contract, shell)(**settings) for shell in SHELLS)
    for operation in contract.operations:
        one, other = method_of(blocking, operation), method_of(awaiting, operation)
        assert inspect.signature(one) == inspect.signature(other)
        assert one.__doc__ == other.__doc__
        assert inspect.iscoroutinefunction(other)
        assert not inspect.iscoroutinefunction(one)
        assert operation.data["externalDocs"]["url"] in one.__doc__
        parameters = inspect.signature(one).parameters
        keywords = {name for name, p in parameters.items() if p.kind is p.KEYWORD_ONLY}
        assert keywords == {python_name(name) for name in keywords_of(operation)}
        assert parameters["options"].kind is inspect.Parameter.VAR_KEYWORD
    for name in ("wait",):
        signatures = [list(inspect.signature(getattr(client, name)).parameters) for client in (blocking, awaiting)]
        assert signatures[0] == signatures[1]


def keywords_of(operation: Operation) -> list[str]:
    """Return what a method takes by keyword: the fields of the body, and the parameters beside those of the path."""
    found = [one["name"] for one in operation.data.get("parameters", []) if one["in"] != "path"]
    if operation.takes_bytes:
        return [*found, "content", "content_type"]
    body = operation.data.get("requestBody")
    return [*found, *(operation.follow(body["content"]["application/json"]["schema"])["properties"] if body else [])]


@SHELL
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_an_operation_comes_back_typed(mock_api: MockApi, operation: Operation, shell: str) -> None:
    result = as_json(call(operation, shell, mock_api.url, api_key=mock_api.key))
    assert operation.bundled.violations(operation.success().status, result) == []
    if not operation.takes_bytes:  # that answer is about the file
        samples = operation.bundled.response_examples(operation.success().status).values()
        assert aside(operation.bundled, result) in [aside(operation.bundled, sample) for sample in samples]


def upload(operation: Operation, media_type: str, client: Any) -> Any:
    return method_of(client, operation)(**arguments_of(operation) | {"content_type": media_type})


@SHELL
@pytest.mark.parametrize("operation", [o for o in OPERATIONS if o.takes_bytes], ids=repr)
def test_a_file_is_sent_as_it_is_to_the_host_that_the_contract_names(operation: Operation, shell: str) -> None:
    success = operation.success()
    with Server(Answer(success.status, success.value)) as server:
        for media_type in operation.bundled.media_types:
            send = functools.partial(upload, operation, media_type)
            run(operation.contract, shell, server.url, send)
    assert [seen.headers["content-type"] for seen in server.seen] == operation.bundled.media_types
    assert {seen.body for seen in server.seen} == {CONTENT}
    with Server(Answer(500)) as server, pytest.raises(ValidationError, match="content_type"):
        run(operation.contract, shell, server.url, functools.partial(upload, operation, "text/html"))
    assert server.seen == []


@SHELL
@pytest.mark.parametrize("operation", BODIES, ids=repr)
def test_only_what_the_caller_gave_is_sent(operation: Operation, shell: str) -> None:
    schema = operation.follow(operation.data["requestBody"]["content"]["application/json"]["schema"])
    example = operation.examples(operation.data["requestBody"])[0].value
    least = {name: example[name] for name in schema.get("required", [])}
    success = operation.success()
    with Server(Answer(success.status, success.value)) as server:
        run(
            operation.contract,
            shell,
            server.url,
            lambda client: method_of(client, operation)(**arguments_of(operation, least)),
        )
    (seen,) = server.seen
    assert json.loads(seen.body) == least
    ((header, value),) = operation.bundled.key_headers(KEY).items()
    assert seen.headers[header.lower()] == value
    assert [name for name, content in seen.headers.items() if KEY in content] == [header.lower()]


@sampled("operation", "error.status", "shell")
@SHELL
@pytest.mark.parametrize(
    ("operation", "error"),
    [pytest.param(o, e, id=f"{o}-{e.status}") for o in OPERATIONS for e in o.errors()],
)
def test_a_documented_error_is_an_exception_of_its_own(operation: Operation, error: Example, shell: str) -> None:
    errors = errors_of(operation.contract)
    headers = {"x-request-id": "req-from-header"}
    with Server(Answer(error.status, error.value, headers)) as server, pytest.raises(errors.APIStatusError) as caught:
        call(operation, shell, server.url, retries=0)
    raised = caught.value
    assert type(raised).__module__ == errors.__name__
    assert raised.status_code == raised.response.status_code == error.status
    assert same_json(raised.body.to_dict(), error.value)
    assert raised.request_id == error.value.get("request_id", "req-from-header")
    assert len(str(raised).splitlines()) == 1
    again = pickle.loads(pickle.dumps(raised))  # noqa: S301
    assert (type(again), str(again), again.body) == (type(raised), str(raised), raised.body)
    assert again.response.content == raised.response.content


@SHELL
@pytest.mark.parametrize("status", [302, 404, 418, 499, 502, 520, 599])
def test_an_undocumented_status_is_an_exception_with_the_answer(status: int, shell: str) -> None:
    operation = next(o for o in OPERATIONS if str(status) not in o.data["responses"] and o.method == "post")
    page = Answer(status, b"<html>Oh no</html>", {"content-type": "text/html", "location": "http://127.0.0.1:1/"})
    with Server(page) as server, pytest.raises(UndocumentedStatus, match=str(status)) as caught:
        call(operation, shell, server.url)
    assert len(server.seen) == 1
    assert caught.value.response.text == "<html>Oh no</html>"


def limits(operation: Operation) -> list[Any]:
    """Each documented limit of the operation's body: a value at its edge, and one past it with the broken rule."""
    schema = operation.follow(operation.data["requestBody"]["content"]["application/json"]["schema"])
    found = []
    for name, node in schema["properties"].items():
        field = operation.follow(node)
        for limit, step in (("minimum", -1), ("maximum", 1)):
            if limit in field:
                found.append((name, field[limit], field[limit] + step, limit))
        if "maxLength" in field:
            found.append((name, "a" * field["maxLength"], "a" * (field["maxLength"] + 1), "maxLength"))
        if field.get("format") == "uri":
            found.append((name, "https://example.com/a?b=c#d", "example.com/a", "format"))
        if "enum" in field:
            number = isinstance(field["enum"][0], int)
            past = max(field["enum"]) + 1 if number else f"{field['enum'][0]}x"
            found += [(name, member, past, "enum") for member in field["enum"]]
            found += [(name, field["enum"][0], True, "enum")]
        elif field["type"] == "array":
            found.append((name, ["x"] * field["maxItems"], ["x"] * (field["maxItems"] + 1), "maxItems"))
        elif field["type"] == "string":
            found.append((name, "x" if "format" not in field else "https://example.com", 7, "type"))
    return [
        pytest.param(operation, *limit, id=f"{operation}-{limit[0]}-{limit[3]}-{i}") for i, limit in enumerate(found)
    ]


LIMITS = [case for operation in BODIES for case in limits(operation)]


def test_limits_were_found() -> None:
    assert {case.values[4] for case in LIMITS} == {
        "minimum",
        "maximum",
        "maxLength",
        "maxItems",
        "format",
        "enum",
        "type",
    }


@sampled("operation", "rule", "shell")
@SHELL
@pytest.mark.parametrize(("operation", "field", "edge", "past", "rule"), LIMITS)
def test_a_limit_is_kept_before_anything_is_sent(
    mock_url: str, operation: Operation, field: str, edge: Any, past: Any, rule: str, shell: str
) -> None:
    example = operation.examples(operation.data["requestBody"])[0].value

    def send(value: Any, url: str) -> Any:
        arguments = arguments_of(operation, {**example, field: value})
        return run(operation.contract, shell, url, lambda client: method_of(client, operation)(**arguments))

    send(edge, mock_url)
    with Server(Answer(500)) as server, pytest.raises(ValidationError) as caught:
        send(past, server.url)
    assert server.seen == []
    assert (caught.value.field, caught.value.rule, caught.value.value) == (field, rule, past)
    assert field in str(caught.value)
    assert caught.value.limit in str(caught.value)


@SHELL
@pytest.mark.parametrize("value", ["", ".", ".."])
def test_an_id_cannot_lead_to_another_operation(value: str, shell: str) -> None:
    operation = WITH_ID
    with Server(Answer(200, {})) as server, pytest.raises(ValidationError):
        run(operation.contract, shell, server.url, lambda client: method_of(client, operation)(value))
    assert server.seen == []


@SHELL
def test_an_id_is_escaped(shell: str) -> None:
    operation = WITH_ID
    success = operation.success()
    (echo,) = operation.data["x-echo"].values()
    value = {**success.value, echo.rpartition("/")[2]: "a/../b?c#d é"}
    with Server(Answer(success.status, value)) as server:
        run(operation.contract, shell, server.url, lambda client: method_of(client, operation)("a/../b?c#d é"))
    assert server.seen[0].path == operation.path.partition("{")[0] + "a%2F..%2Fb%3Fc%23d%20%C3%A9"


@SHELL
@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_key_and_base_url_come_from_the_environment(
    contract: Contract, shell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = facade_class(contract, shell)
    monkeypatch.delenv(f"{contract.name.upper()}_API_KEY", raising=False)
    with pytest.raises(MissingAPIKey, match=f"{contract.name.upper()}_API_KEY"):
        make(base_url="https://api.example")
    monkeypatch.setenv(f"{contract.name.upper()}_API_KEY", KEY)
    fixed = [server["url"] for server in contract.document["servers"] if "{" not in server["url"]]
    if fixed:
        assert fixed[0] in repr(make())
    else:
        with pytest.raises(ConfigurationError, match=f"{contract.name.upper()}_BASE_URL"):
            make()
    monkeypatch.setenv(f"{contract.name.upper()}_BASE_URL", "https://other.example")
    assert "https://other.example" in repr(make())


@SHELL
@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_a_client_is_made_of_the_environment_by_name(
    contract: Contract, shell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = facade_class(contract, shell).from_env
    monkeypatch.delenv(f"{contract.name.upper()}_API_KEY", raising=False)
    with pytest.raises(MissingAPIKey, match=f"{contract.name.upper()}_API_KEY"):
        make()
    monkeypatch.setenv(f"{contract.name.upper()}_API_KEY", REAL_KEY)
    monkeypatch.setenv(f"{contract.name.upper()}_BASE_URL", "http://other.example")
    with pytest.raises(ConfigurationError, match="allow_http"):
        make()
    assert repr(make(allow_http=True)) == f"<{facade_class(contract, shell).__name__} http://other.example>"
    with pytest.raises(TypeError):
        make(api_key=REAL_KEY)


@SHELL
@pytest.mark.parametrize(
    "base_url",
    [
        "http://api.example",
        "ftp://api.example",
        "api.example",
        "https://",
        "https://u:p@api.example",
        "https://a.b/?c",
        "",
    ],
)
def test_a_base_url_that_is_no_place_for_a_key_is_refused(base_url: str, shell: str) -> None:
    with pytest.raises(ConfigurationError, match="base"):
        facade_class(CONTRACTS[-1], shell)(api_key=REAL_KEY, base_url=base_url)


@SHELL
def test_plain_http_goes_to_loopback_or_where_it_is_allowed(shell: str) -> None:
    make = facade_class(CONTRACTS[0], shell)
    for base_url in ("http://127.0.0.1:4010", "http://localhost:4010", "http://[::1]:4010"):
        make(api_key=REAL_KEY, base_url=base_url)
    make(api_key=REAL_KEY, base_url="http://mock.internal", allow_http=True)


@SHELL
def test_a_closed_client_says_so(shell: str) -> None:
    operation = OPERATIONS[0]
    kept: list[Any] = []
    run(operation.contract, shell, "http://127.0.0.1:1", kept.append)

    def use() -> None:
        result = method_of(kept[0], operation)(**arguments_of(operation))
        if shell == "async":
            result.send(None)

    with pytest.raises(ConfigurationError, match="closed"):
        use()


@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_importing_the_package_loads_nothing_heavy(contract: Contract) -> None:
    package = contract.package.__name__
    code = f"import sys, {package}; print([m for m in ('httpx', 'httpcore', 'attrs', 'ssl') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
