"""`image-api-mocks check`, on a stand-in for the vendor: what deviates is told, and nothing else; and no key."""

from __future__ import annotations

import base64
import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from image_api_contracts.operations import operations as read_operations
from image_api_mocks.live.check import main
from image_api_mocks.live.plan import Call, plan_of
from image_api_mocks.live.session import WRONG_KEY, Pace, Session
from image_api_mocks.live.targets import Target
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.live.stand_in import (
    Deviation,
    Reply,
    StandIn,
    enum_in,
    extra_field,
    first,
    lost_field,
    missing_field,
    new_header,
    new_member,
    other_status,
)
from tools.judges.client.calls import TLS
from tools.judges.client.server import Answer, Seen, Server
from tools.judges.contracts import CONTRACTS, OPERATIONS, Document, Operation, operations

EACH = pytest.mark.parametrize("name", CONTRACTS)

# Each with what is told of it, by operation and status; nothing where there is nothing that could deviate so.
DEVIATIONS: dict[Deviation, Callable[[Operation, int], str]] = {
    extra_field: lambda operation, status: f"+ the response {status}: ${item(operation, status)}.shade_of_grey is not",
    new_member: lambda operation, status: "'paused_for_lunch' is not one of [" if has_enum(operation, status) else "",
    missing_field: lambda operation, status: lost(operation, status),
    other_status: lambda operation, status: f"! the status {299 if status < 300 else 418} is not documented; ",
    new_header: lambda _operation, _status: "+ the header x-shade is not documented",
}


def item(operation: Operation, status: int) -> str:
    """Return where an answer has its fields: in the first item if it is a list."""
    return "[0]" if isinstance(next(iter(operation.response_examples(status).values())), list) else ""


def has_enum(operation: Operation, status: int) -> bool:
    samples = operation.response_examples(status).values()
    return any(enum_in(operation, status, sample) is not None for sample in samples)


def lost(operation: Operation, status: int) -> str:
    name = lost_field(operation, status)
    return f"! the response {status}: ${item(operation, status)}: '{name}' is a required property" if name else ""


def seen_status(operation: Operation) -> int:
    """Return a status that each operation is seen to answer, also where nothing may be spent."""
    if operation.method == "get":
        return operation.success
    return 404 if operation.method == "delete" else 400 if 400 in operation.responses() else 401


def fill_lists(name: str, mock_api: MockApi) -> None:
    """Let there be something to list: what jobs make."""
    mock_api.settings(job_seconds=0)
    for operation in operations(CONTRACTS[name]):
        if "x-job" in operation.definition:
            sent = operation.sendable()
            headers = operation.key_headers(mock_api.key) | sent.pop("headers", {})
            done = httpx.post(mock_api.url + operation.url, headers=headers, verify=TLS, **sent)
            assert done.status_code == operation.success


Live = Callable[..., int]


@pytest.fixture
def live(tmp_path: Path, mock_api: MockApi, monkeypatch: pytest.MonkeyPatch) -> Live:
    """Run the command on a server, with the key of the test's own world."""

    def run(name: str, server: Server, *arguments: str) -> int:
        monkeypatch.setenv(f"{name.upper()}_API_KEY", mock_api.key)
        monkeypatch.setenv(f"{name.upper()}_BASE_URL", server.url)
        settings = ["--target", name, "--output", str(tmp_path), "--per-minute", "60000", "--poll-seconds", "0"]
        settings += ["--job-seconds", "20"]
        return main([*settings, *arguments])

    return run


def told(folder: Path, name: str) -> dict[str, list[str]]:
    """Return what the report says: the findings by operation, with the verdict in front."""
    found: dict[str, list[str]] = {}
    for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            head, _, _ = line.partition(":")
            *verdict, operation = head.split()
            own = found[operation] = [" ".join(verdict)]
        elif line.strip()[0] in "!+":
            own.append(line.strip())
    return found


@EACH
def test_what_keeps_the_contract_conforms(name: str, live: Live, mock_api: MockApi, tmp_path: Path) -> None:
    """Jobs and reads of jobs among it; and what is said beforehand and afterwards is true."""
    mock_api.settings(job_seconds=0)
    with StandIn(mock_api.url, CONTRACTS[name]).served() as server:
        assert live(name, server, "--spend", "50", "--price", "1") == 0
    assert told(tmp_path, name) == {str(operation): ["conforms"] for operation in operations(CONTRACTS[name])}
    assert {job["operation"] for job in mock_api.jobs()} == {
        str(operation) for operation in operations(CONTRACTS[name]) if "x-job" in operation.definition
    }
    assert all(job["id"] in str(mock_api.requests()) for job in mock_api.jobs())
    report = (tmp_path / f"{name}.txt").read_text(encoding="utf-8")
    left_out = [line.strip() for line in report.splitlines() if "left out" in line]
    lasting = plan_of(CONTRACTS[name], {}).lasting
    assert left_out == ["left out: a valid request, because what it does cannot be undone"] * len(lasting)


@EACH
@pytest.mark.parametrize("deviation", DEVIATIONS, ids=lambda deviation: deviation.__name__)
def test_each_deviation_is_told_and_none_is_invented(
    name: str, deviation: Deviation, live: Live, mock_api: MockApi, tmp_path: Path
) -> None:
    """Of every operation at once: one answer of each deviates."""
    fill_lists(name, mock_api)
    own = list(operations(CONTRACTS[name]))
    statuses = {str(operation): seen_status(operation) for operation in own}
    expected = {str(operation): DEVIATIONS[deviation](operation, statuses[str(operation)]) for operation in own}
    assert any(expected.values())
    with StandIn(mock_api.url, CONTRACTS[name], deviation, statuses).served() as server:
        assert live(name, server) == 1
    found = told(tmp_path, name)
    assert found.keys() == expected.keys()
    for operation, (verdict, *findings) in found.items():
        assert verdict == ("deviates" if expected[operation] else "conforms"), (operation, findings)
        assert len(findings) == bool(expected[operation]), (operation, findings)
        assert all(expected[operation] in finding for finding in findings), (operation, findings)


@EACH
def test_nothing_is_accepted_without_spend(name: str, live: Live, mock_api: MockApi, tmp_path: Path) -> None:
    with StandIn(mock_api.url, CONTRACTS[name]).served() as server:
        assert live(name, server) == 0
    assert mock_api.jobs() == []
    assert mock_api.charges() == []
    assert {seen.method for seen in server.seen} == {
        operation.method.upper() for operation in operations(CONTRACTS[name])
    }
    assert "--spend CREDITS" in (tmp_path / f"{name}.txt").read_text(encoding="utf-8")


@EACH
def test_the_calls_and_their_cost_are_told_first(
    name: str, live: Live, mock_api: MockApi, capsys: pytest.CaptureFixture[str]
) -> None:
    with StandIn(mock_api.url, CONTRACTS[name]).served() as server:
        assert live(name, server, "--dry-run") == 0
        assert server.seen == []
        said, _, listed = capsys.readouterr().out.partition("\n\n")
        assert live(name, server) == 0
    assert said.startswith(f"{name} at {server.url}: {len(server.seen)} requests, at most 60000 a minute: about 0 s.\n")
    assert "No job is created: that needs --spend CREDITS." in said
    plan = plan_of(CONTRACTS[name], {})
    assert f"credits: {plan.dearest_rejection:g}" in said or all(price in said for price in plan.unpriced)
    assert capsys.readouterr().out.startswith(said)
    lines = listed.splitlines()
    # An id that cannot be there is another one each time.
    calls = [re.sub("nobodys-[0-9a-f-]+", "nobodys", line).split()[:2] for line in lines]
    assert calls == [
        [seen.method, re.sub("nobodys-[0-9a-f-]+", "nobodys", seen.path.partition("?")[0])] for seen in server.seen
    ]
    for call, line in zip(plan.calls, lines, strict=False):
        assert f"  {call.purpose}  " in line
        assert line.endswith(f"  {call.cost}")
    assert any("credits if accepted" in line or "undocumented price if accepted" in line for line in lines)


@EACH
def test_a_dry_run_needs_no_key_and_says_how_long_the_calls_take(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(f"{name.upper()}_API_KEY", raising=False)
    monkeypatch.setenv(f"{name.upper()}_BASE_URL", "https://api.example.com")
    assert main(["--target", name, "--dry-run", "--per-minute", "7"]) == 0
    first, *_ = capsys.readouterr().out.splitlines()
    minutes, seconds = divmod(round((len(plan_of(CONTRACTS[name], {}).of(spending=False)) - 1) * 60 / 7), 60)
    assert first.endswith(f"at most 7 a minute: about {minutes} min {seconds} s.")


@EACH
def test_what_would_be_charged_is_in_the_list_of_a_run_that_may_spend(
    name: str, live: Live, capsys: pytest.CaptureFixture[str]
) -> None:
    with Server(Answer(500, {})) as server:
        assert live(name, server, "--dry-run", "--spend", "50", "--price", "3") == 0
    _, _, listed = capsys.readouterr().out.partition("\n\n")
    plan = plan_of(CONTRACTS[name], {}, 3)
    assert len(listed.splitlines()) == len(plan.calls)
    valid = [line for line in listed.splitlines() if "  a valid request  " in line]
    assert [line.rpartition("  ")[2] for line in valid] == [
        "nothing" if call.price == 0 else f"{call.price:g} credits"
        for call in plan.calls
        if call.purpose == "a valid request"
    ]


@EACH
def test_the_mock_itself_conforms(
    name: str, mock_api: MockApi, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Finding T5: the header in which our mock lists its reasons is not a deviation of the vendor."""
    monkeypatch.setenv(f"{name.upper()}_API_KEY", mock_api.key)
    monkeypatch.setenv(f"{name.upper()}_BASE_URL", mock_api.url)
    arguments = ["--target", name, "--output", str(tmp_path), "--per-minute", "60000"]
    assert main(arguments) == 0
    assert {verdict for verdict, *_ in told(tmp_path, name).values()} == {"conforms"}
    assert "sl-violations" in (tmp_path / f"{name}.har").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_reported_before_the_first_call(
    live: Live, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    with Server(Answer(200, {})) as server:
        assert live(next(iter(CONTRACTS)), server, "--output", str(tmp_path / "file" / "folder")) == 2
    assert server.seen == []
    assert "Choose another folder: --output FOLDER" in capsys.readouterr().err


def priced() -> str:
    """Return a contract that documents prices."""
    return next(name for name, document in CONTRACTS.items() if "x-billing" in json.dumps(document))


def test_spending_stops_where_it_has_to(live: Live, mock_api: MockApi, tmp_path: Path) -> None:
    name = priced()
    mock_api.settings(job_seconds=0)
    everything = sum(o.definition.get("x-billing", {}).get("amount", 0) for o in operations(CONTRACTS[name]))
    with StandIn(mock_api.url, CONTRACTS[name]).served() as server:
        assert live(name, server, "--spend", str(everything - 0.5)) == 0
    assert 0 < sum(charge["amount"] for charge in mock_api.charges()) <= everything - 0.5
    report = (tmp_path / f"{name}.txt").read_text(encoding="utf-8")
    assert f"left out: --spend {everything - 0.5:g} is reached" in report


def test_a_refusal_that_is_accepted_ends_what_could_cost(live: Live, mock_api: MockApi, tmp_path: Path) -> None:
    name = priced()

    def accept(operation: Operation, reply: Reply) -> None:
        reply.status = operation.success
        reply.body = next(iter(operation.response_examples(operation.success).values()))

    accepting = next(operation for operation in operations(CONTRACTS[name]) if operation.method == "post")
    stand_in = StandIn(mock_api.url, CONTRACTS[name], accept, {str(accepting): 400})
    with stand_in.served() as server:
        assert live(name, server, "--spend", "50") == 1
    with_key = [seen for seen in server.seen if seen.method == "POST" and mock_api.key in str(seen.headers)]
    assert len(with_key) == 1
    findings = told(tmp_path, name)
    assert findings[str(accepting)] == ["deviates", "! the response to no object is 200, expected is a rejection (1x)"]
    assert "nothing more is sent that could cost" in (tmp_path / f"{name}.txt").read_text(encoding="utf-8")


@EACH
def test_no_key_is_in_any_recording(
    name: str, live: Live, mock_api: MockApi, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also if the API repeats it in each way it can, and hands out other secrets."""
    key = mock_api.key

    def repeat(_operation: Operation, reply: Reply) -> None:
        encoded = base64.b64encode(key.encode()).decode()
        first(reply.body)[f"k-{key}"] = [
            key,
            f"https://example.com/?k={quote(key)}",
            encoded,
            "https://a.example/x.png?sig=cafe",
        ]
        first(reply.body)["webhookSecret"] = "cafe"
        reply.headers |= {"x-said": f"Bearer {key}", "set-cookie": "session=cafe", "x-auth-token": "cafe"}

    fill_lists(name, mock_api)
    reads = {str(one): 200 for one in operations(CONTRACTS[name]) if one.method == "get"}
    with StandIn(mock_api.url, CONTRACTS[name], repeat, reads).served() as server:
        assert live(name, server) == 1
        assert any(key in str(seen.headers) for seen in server.seen)
    shown = "".join(capsys.readouterr())
    kept = "".join(file.read_text(encoding="utf-8") for file in tmp_path.iterdir())
    assert len(list(tmp_path.iterdir())) == 2
    for text in (shown, kept):
        assert key not in text
        assert base64.b64encode(key.encode()).decode().rstrip("=") not in text
        assert "cafe" not in text
    entries = json.loads((tmp_path / f"{name}.har").read_text(encoding="utf-8"))["log"]["entries"]
    assert len(entries) == len(server.seen)
    assert [entry["request"]["method"] for entry in entries] == [seen.method for seen in server.seen]
    assert all(entry["response"]["status"] and entry["response"]["content"]["text"] for entry in entries)


@EACH
def test_a_redirect_is_told_and_not_followed(name: str, live: Live, tmp_path: Path) -> None:
    with Server(Answer(200, {})) as elsewhere, Server(Answer(307, {}, {"location": elsewhere.url})) as server:
        assert live(name, server) == 1
    assert elsewhere.seen == []
    assert all("! the status 307 is not documented" in str(lines) for lines in told(tmp_path, name).values())


@EACH
def test_a_key_that_is_refused_ends_the_run(name: str, live: Live, capsys: pytest.CaptureFixture[str]) -> None:
    with Server(Answer(401, {})) as server:
        assert live(name, server) == 2
    assert f"see what {name.upper()}_API_KEY holds" in capsys.readouterr().err


@EACH
def test_a_server_that_is_not_there_is_told(
    name: str, live: Live, capsys: pytest.CaptureFixture[str], mock_api: MockApi
) -> None:
    with Server(Answer()) as server:
        pass
    assert live(name, server) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"error: no connection to {server.url}")
    assert mock_api.key not in error


@EACH
def test_an_answer_that_never_comes_is_told(name: str, live: Live, tmp_path: Path) -> None:
    def hang_up(_seen: Seen) -> Answer:
        raise ConnectionResetError

    with Server(hang_up) as server:
        server._http.handle_error = lambda *_: None  # type: ignore[method-assign]
        assert live(name, server) == 1
    assert all("! no response to" in str(lines) for lines in told(tmp_path, name).values())


@EACH
def test_no_other_key_than_the_own_and_a_wrong_one_is_sent(name: str, live: Live, mock_api: MockApi) -> None:
    with StandIn(mock_api.url, CONTRACTS[name]).served() as server:
        live(name, server)
    names = {header.lower() for operation in operations(CONTRACTS[name]) for header in operation.key_headers()}
    sent = {
        value.removeprefix("Bearer ") for seen in server.seen for key, value in seen.headers.items() if key in names
    }
    assert sent == {mock_api.key, WRONG_KEY}


@pytest.mark.parametrize(
    ("variables", "target", "reason"),
    [
        ({}, "nobody", "There is no contract 'nobody'. Choose one of these: "),
        ({"KEY": ""}, "", "_API_KEY is not set: export "),
        ({"KEY": "k", "URL": "http://api.example.com"}, "", "is not https, and the key would travel in the clear"),
        ({"KEY": "k", "URL": "api.example.com"}, "", "is no URL such as https://api.example.com"),
        ({"KEY": "k", "URL": "https://a:b@example.com"}, "", "no user, no query, no fragment"),
    ],
)
def test_what_cannot_be_called_is_told(
    variables: dict[str, str],
    target: str,
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = next(iter(CONTRACTS))
    monkeypatch.setenv(f"{name.upper()}_API_KEY", variables.get("KEY", ""))
    monkeypatch.setenv(f"{name.upper()}_BASE_URL", variables.get("URL", ""))
    assert main(["--target", target or name]) == 2
    assert reason in capsys.readouterr().err


def test_where_no_base_url_is_documented_one_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, document in CONTRACTS.items():
        monkeypatch.setenv(f"{name.upper()}_API_KEY", "k")
        monkeypatch.delenv(f"{name.upper()}_BASE_URL", raising=False)
        documented = [server["url"] for server in document["servers"] if "{" not in server["url"]]
        assert main(["--target", name, "--dry-run"]) == (0 if documented else 2)
        told = capsys.readouterr()
        assert documented[0] in told.out if documented else f"export {name.upper()}_BASE_URL=" in told.err


def test_requests_are_spread_over_the_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = 100.0
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        nonlocal clock
        clock += seconds
        slept.append(seconds)

    monkeypatch.setattr("image_api_mocks.live.session.time.sleep", sleep)
    monkeypatch.setattr("image_api_mocks.live.session.time.monotonic", lambda: clock)
    pace = Pace(per_minute=10)
    for _ in range(3):
        pace.wait()
    assert slept == [6.0, 6.0]
    clock += 60
    pace.wait()
    assert slept == [6.0, 6.0], "what was not used is there, but does not add up"
    pace.wait()
    assert slept == [6.0, 6.0, 6.0]


@EACH
def test_a_429_is_asked_again_once(name: str, live: Live, tmp_path: Path, mock_api: MockApi) -> None:
    stand_in = StandIn(mock_api.url, CONTRACTS[name])
    asked: list[Seen] = []

    def answer(seen: Seen) -> Answer:
        asked.append(seen)
        if len(asked) == 1:
            operation = next(operations(CONTRACTS[name]))
            return Answer(429, next(iter(operation.response_examples(429).values())), {"retry-after": "0"})
        return stand_in.answer(seen)

    with Server(answer) as server:
        assert live(name, server) == 0
    assert (asked[0].method, asked[0].path) == (asked[1].method, asked[1].path)


def test_an_operation_with_a_server_of_its_own_is_called_there(mock_api: MockApi) -> None:
    """With the key; unless the base URL is another than the documented one, which replaces all servers."""
    with Server(Answer(200, {})) as common, Server(Answer(200, {})) as special, Server(Answer(200, {})) as other:
        for name, document in CONTRACTS.items():
            moved: Document = document | {
                "servers": [{"url": common.url}],
                "paths": with_servers(document, special.url),
            }
            for base in (common, other):
                target = Target(name, moved, base.url, mock_api.key)
                with Session(target, per_minute=60000) as session:
                    for called, operation in zip(operations(moved), read_operations(moved), strict=True):
                        session.send(Call(operation, "", called.url, "success"))
        own = [operation for operation in OPERATIONS if "servers" in operation.definition]
        assert own
        assert [seen.path for seen in special.seen] == [operation.url for operation in own]
        assert all(mock_api.key in str(seen.headers) for seen in special.seen)
        assert len(other.seen) == len(OPERATIONS)
        assert len(common.seen) == len(OPERATIONS) - len(own)


def with_servers(document: Document, url: str) -> Document:
    """Return the paths of a contract, its operations' own servers replaced."""
    paths: Document = copy.deepcopy(document["paths"])
    for operation in operations(document | {"paths": paths}):
        if "servers" in operation.definition:
            operation.definition["servers"] = [{"url": url}]
    return paths
