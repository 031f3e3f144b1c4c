"""What every call takes beside its parameters, and what is reported: options, hooks and the log (C15, C17)."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from image_api_core.errors import APIStatusError, ConfigurationError, ValidationError
from image_api_core.events import RequestEvent, ResponseEvent
from image_api_core.options import RequestOptions, Timeout
from image_api_core.retry import RetryPolicy
from tests.client.hostile.raw_server import RawServer, answer
from tests.support.sampling import sampled
from tools.judges.client.contracts import CONTRACTS, OPERATIONS, Contract, Operation
from tools.judges.client.facade_calls import SHELLS, arguments_of, facade_class, method_of, run
from tools.judges.client.server import Answer, Server

SECRET = "sk-s3cr3t-b7e1-never-shown"  # noqa: S105

SHELL = pytest.mark.parametrize("shell", SHELLS)
POST = next(o for o in OPERATIONS if "x-job" in o.data and o.method == "post")
GET = next(o for o in OPERATIONS if "x-echo" in o.data and o.method == "get")


def success(operation: Operation, headers: dict[str, str] | None = None) -> Answer:
    return Answer(operation.success().status, operation.success().value, headers or {})


def call(operation: Operation, shell: str, url: str, settings: dict[str, Any] | None = None, **options: Any) -> Any:
    """Call an operation with options; `settings` are those of the client."""
    return run(
        operation.contract,
        shell,
        url,
        lambda client: method_of(client, operation)(**arguments_of(operation) | options),
        **{"api_key": SECRET, **(settings or {})},
    )


@sampled("operation", "shell")
@SHELL
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_extra_headers_and_query_are_sent(operation: Operation, shell: str) -> None:
    extra: dict[str, Any] = {"extra_headers": {"X-Trace": "t-1", "Accept": "application/x-own"}}
    extra |= {"extra_query": {"debug": True, "tag": ["a", "b"]}}
    with Server(success(operation)) as server:
        call(operation, shell, server.url, **extra)
    (seen,) = server.seen
    assert (seen.headers["x-trace"], seen.headers["accept"]) == ("t-1", "application/x-own")
    assert seen.path.endswith("debug=true&tag=a&tag=b")


@SHELL
def test_extra_body_is_sent_beside_the_documented_fields(shell: str) -> None:
    with Server(success(POST)) as server:
        call(POST, shell, server.url, extra_body={"brandNew": {"deep": [1, None]}})
    body = json.loads(server.seen[0].body)
    assert body.pop("brandNew") == {"deep": [1, None]}
    example = POST.examples(POST.data["requestBody"])[0].value
    assert body == example


@SHELL
@pytest.mark.parametrize("operation", [o for o in OPERATIONS if o.takes_bytes], ids=repr)
def test_raw_bytes_have_no_extra_body(operation: Operation, shell: str) -> None:
    with Server(success(operation)) as server, pytest.raises(ValidationError, match="extra_body"):
        call(operation, shell, server.url, extra_body={"x": 1})
    assert server.seen == []


@SHELL
def test_unchecked_sends_what_the_contract_rules_out(shell: str) -> None:
    name, value = next(iter(arguments_of(POST).items()))
    wrong: dict[str, Any] = {name: [value, 4711]}
    with Server(success(POST)) as server:
        with pytest.raises(ValidationError):
            call(POST, shell, server.url, **wrong)
        assert server.seen == []
        call(POST, shell, server.url, unchecked=True, **wrong)
    assert [value, 4711] in json.loads(server.seen[0].body).values()


@SHELL
@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Length": "0"},
        {"host": "elsewhere.example"},
        {"Transfer-Encoding": "chunked"},
        {"x evil": "1"},
        {"": "1"},
        {"x-evil": "a\r\nx-other: b"},
        {"x-evil": "ä"},
        {"x-evil": 1},
        "the key",
    ],
    ids=repr,
)
def test_a_header_that_would_do_harm_is_rejected(headers: Any, shell: str) -> None:
    if headers == "the key":
        ((name, _),) = POST.bundled.key_headers(SECRET).items()
        headers = {name: "another-key"}
    with Server(success(POST)) as server:
        with pytest.raises(ValidationError, match="extra_headers"):
            call(POST, shell, server.url, extra_headers=headers)
        with pytest.raises(ValidationError, match="extra_headers"):
            run(
                POST.contract, shell, server.url, lambda client: client.with_options(extra_headers=headers), api_key="k"
            )
    assert server.seen == []


@SHELL
def test_an_unknown_option_is_a_type_error(shell: str) -> None:
    """A misspelt argument must not be dropped: it may be one that changes what is paid for."""
    with Server(success(POST)) as server, pytest.raises(TypeError, match=r"\(\) got an unexpected .* 'no_such_option'"):
        call(POST, shell, server.url, no_such_option=1)
    assert server.seen == []


@SHELL
@pytest.mark.parametrize("timeout", [float("nan"), float("inf"), 0, -1, "5", True, [1]], ids=repr)
def test_a_timeout_that_is_no_sensible_number_is_rejected(timeout: Any, shell: str) -> None:
    """C11."""
    with Server(success(POST)) as server:
        with pytest.raises(ConfigurationError, match="timeout"):
            call(POST, shell, server.url, timeout=timeout)
        with pytest.raises(ConfigurationError, match="timeout"):
            call(POST, shell, server.url, {"timeout": timeout})
        with pytest.raises(ConfigurationError, match="timeout"):
            Timeout(total=timeout)
    assert server.seen == []


@SHELL
@pytest.mark.parametrize("retries", [-1, 1.5, "3", True, float("nan")], ids=repr)
def test_retries_that_are_no_number_are_rejected(retries: Any, shell: str) -> None:
    """C11."""
    with Server(success(POST)) as server:
        for settings, options in (({}, {"retries": retries}), ({"retries": retries}, {})):
            with pytest.raises(ConfigurationError, match="retries"):
                call(POST, shell, server.url, settings, **options)
    assert server.seen == []


@SHELL
@pytest.mark.parametrize("wait", [{"timeout": "5"}, {"timeout": -1}, {"timeout": float("nan")}, {"poll_interval": -1}])
def test_a_wait_has_sensible_numbers(wait: Any, shell: str) -> None:
    """C11."""
    (name,) = wait
    text = f"{POST.contract.name}:{POST.module_name}:id"
    with pytest.raises(ConfigurationError, match=name):
        run(POST.contract, shell, "http://127.0.0.1:9", lambda client: client.wait(text, **wait))


@SHELL
def test_with_options_leaves_the_client_as_it_is(shell: str) -> None:
    def use(client: Any) -> Any:
        other = client.with_options(timeout=7, retries=0, extra_headers={"X-One": "1"})
        third = other.with_options(extra_headers={"X-Two": "2"})
        assert type(third) is type(client)
        calls = [method_of(one, POST)(**arguments_of(POST)) for one in (client, other, third)]
        assert (client._engine.timeout.total, third._engine.timeout.total) == (60, 7)
        assert (client._engine.retry, third._engine.retry) == (RetryPolicy(), RetryPolicy(retries=0))
        return asyncio.gather(*calls) if shell == "async" else calls

    with Server(success(POST)) as server:
        run(POST.contract, shell, server.url, use)
    found = sorted((seen.headers.get("x-one", ""), seen.headers.get("x-two", "")) for seen in server.seen)
    assert found == [("", ""), ("1", ""), ("1", "2")]


def test_closing_a_client_of_with_options_leaves_the_connections_open() -> None:
    with Server(success(POST)) as server:

        def use(client: Any) -> None:
            with client.with_options(timeout=7) as other:
                method_of(other, POST)(**arguments_of(POST))
            method_of(client, POST)(**arguments_of(POST))

        run(POST.contract, "sync", server.url, use)
    assert len(server.seen) == 2


@sampled("operation", "shell")
@SHELL
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_with_response_has_each_operation(operation: Operation, shell: str) -> None:
    headers = {"x-request-id": "req-1", "x-more": "2"}
    with Server(success(operation, headers)) as server:
        found = run(
            operation.contract,
            shell,
            server.url,
            lambda client: getattr(client.with_response, operation.module_name)(**arguments_of(operation)),
        )
        plain = call(operation, shell, server.url)
    assert found.result == plain
    assert (found.status_code, found.request_id, found.attempts) == (operation.success().status, "req-1", 1)
    assert found.headers["x-more"] == "2"
    assert 0 < found.duration < 20


@SHELL
def test_with_response_counts_attempts_and_keeps_the_promises(shell: str) -> None:
    first = answer(429, {}, ["retry-after: 0"])
    with RawServer(first, answer(POST.success().status, POST.success().value)) as server:
        found = run(
            POST.contract,
            shell,
            server.url,
            lambda client: getattr(client.with_response, POST.module_name)(**arguments_of(POST)),
        )
    assert found.attempts == 2
    assert found.result.job.operation == POST.module_name
    with RawServer(answer(401, {})) as server, pytest.raises(APIStatusError):
        run(
            POST.contract,
            shell,
            server.url,
            lambda client: getattr(client.with_response, POST.module_name)(**arguments_of(POST)),
        )


@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_with_response_shows_the_signature_of_the_operation(contract: Contract) -> None:
    client = facade_class(contract, "sync")(api_key="k", base_url="http://127.0.0.1:9")
    for operation in contract.operations:
        detailed = getattr(client.with_response, operation.module_name)
        assert inspect.signature(detailed) == inspect.signature(method_of(client, operation))
        assert detailed.__doc__ == method_of(client, operation).__doc__


@SHELL
def test_hooks_see_each_attempt_and_no_key(shell: str) -> None:
    events: list[Any] = []
    hooks = {"on_request": events.append, "on_response": events.append}
    steps = [answer(503, {}, ["x-request-id: one"]), answer(GET.success().status, GET.success().value)]
    with RawServer(*steps) as server:
        call(GET, shell, server.url, {**hooks, "retries": RetryPolicy(first_delay=0)})
    assert [type(event) for event in events] == [RequestEvent, ResponseEvent] * 2
    assert [event.attempt for event in events] == [1, 1, 2, 2]
    assert {event.operation for event in events} == {str(GET.bundled)}
    assert [event.status_code for event in events[1::2]] == [503, GET.success().status]
    assert events[1].request_id == "one"
    assert all(event.duration > 0 for event in events[1::2])
    assert "***" in "".join(events[0].headers.values())
    assert SECRET not in repr(events)


@SHELL
def test_a_hook_is_told_why_no_response_came(shell: str) -> None:
    events: list[ResponseEvent] = []
    with pytest.raises(Exception, match="never reached"):
        call(POST, shell, "http://127.0.0.1:9", {"on_response": events.append}, retries=0)
    (event,) = events
    assert event.status_code is None
    assert "never reached" in str(event.error)


@SHELL
def test_a_hook_that_fails_loses_no_response(shell: str, caplog: pytest.LogCaptureFixture) -> None:
    def fail(_event: object) -> None:
        raise RuntimeError("metrics are down")

    with Server(success(POST)) as server:
        result = call(POST, shell, server.url, {"on_request": fail, "on_response": fail})
    assert result.job.id
    assert len(server.seen) == 1
    assert caplog.text.count("metrics are down") >= 2
    assert SECRET not in caplog.text


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    caplog.set_level(logging.DEBUG, logger=f"{POST.contract.name}_client")
    yield caplog
    assert SECRET not in caplog.text


@SHELL
def test_a_started_job_is_logged_at_info(shell: str, log: pytest.LogCaptureFixture) -> None:
    with Server(success(POST, {"x-request-id": "req-7"})) as server:
        job = call(POST, shell, server.url).job
    records = [record for record in log.records if record.name == f"{POST.contract.name}_client"]
    (started,) = [record.getMessage() for record in records if record.levelno == logging.INFO]
    for part in (f"started job {job}", "attempt 1", "req-7", " s, "):
        assert part in started
    (attempt,) = [record.getMessage() for record in records if record.levelno == logging.DEBUG]
    for part in ("attempt 1", f"status {POST.success().status}", "req-7", " s"):
        assert part in attempt


@SHELL
def test_a_read_is_not_logged_at_info(shell: str, log: pytest.LogCaptureFixture) -> None:
    with Server(success(GET)) as server:
        call(GET, shell, server.url)
    records = [record for record in log.records if record.name == f"{GET.contract.name}_client"]
    assert [record.levelno for record in records] == [logging.DEBUG]


def test_the_options_are_those_that_are_documented() -> None:
    assert set(RequestOptions.__annotations__) == {
        "timeout",
        "retries",
        "extra_headers",
        "extra_query",
        "extra_body",
        "unchecked",
    }
    for name in RequestOptions.__annotations__:
        assert f"{name}: " in (RequestOptions.__doc__ or "")


@SHELL
def test_a_redirect_names_its_location(shell: str) -> None:
    """C13."""
    redirect = Answer(308, b"", {"location": "https://new.example/v2"})
    with Server(redirect) as server, pytest.raises(APIStatusError, match=r"https://new\.example/v2") as caught:
        call(POST, shell, server.url)
    assert "base_url" in str(caught.value)
    assert caught.value.response.headers["location"] == "https://new.example/v2"


@SHELL
def test_a_long_wait_is_told_as_a_number(shell: str) -> None:
    """C13: a huge `Retry-After` said "Wait inf s"."""
    busy = Answer(429, {}, {"retry-after": "9" * 40})
    with Server(busy) as server, pytest.raises(APIStatusError) as caught:
        call(POST, shell, server.url)
    assert "inf" not in str(caught.value)
    assert caught.value.retry_after == 31_536_000


def test_a_coroutine_under_another_library_than_asyncio_says_so() -> None:
    """C11: trio, for example, in which no loop of asyncio runs."""
    client = facade_class(POST.contract, "async")(api_key="k", base_url="http://127.0.0.1:9")
    coroutine = method_of(client, POST)(**arguments_of(POST))
    with pytest.raises(ConfigurationError, match="needs asyncio"):
        coroutine.send(None)


@pytest.mark.parametrize("url", ["http://a" + "b" * 63 + ".example", "https://" + "a." * 130 + "example"])
def test_a_host_that_dns_cannot_hold_is_rejected(url: str) -> None:
    """C11."""
    with pytest.raises(ConfigurationError, match="DNS"):
        facade_class(POST.contract, "sync")(api_key="mock-key", base_url=url)


@pytest.mark.parametrize("proxy", ["::::", "ftp://user:pass@proxy.example"])
@SHELL
def test_a_proxy_variable_that_is_no_url_says_so(proxy: str, shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """C11."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    with pytest.raises(ConfigurationError, match="HTTPS_PROXY") as caught:
        facade_class(POST.contract, shell)(api_key="mock-key", base_url="https://api.example")
    assert "pass" not in str(caught.value)


def test_a_base_url_may_be_an_object() -> None:
    with Server(success(POST)) as server:
        run(POST.contract, "sync", server.url, lambda _: None, api_key="k")
        client = facade_class(POST.contract, "sync")(api_key="k", base_url=httpx.URL(server.url))
        with client:
            method_of(client, POST)(**arguments_of(POST))
    assert len(server.seen) == 1
