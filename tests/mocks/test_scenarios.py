"""A scenario is chosen by header, by key, by the settings of a world, or for the whole run, in this order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from image_api_contracts import read
from image_api_mocks.errors import MockError
from image_api_mocks.faults import scenarios
from image_api_mocks.http import admin_app
from image_api_mocks.mock import Mock
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import ASYNC_JOBS, JOBS, WITH_CALLBACK, ask, body_of, poll, rule, send, state, submit
from tests.mocks.receiver import receiving
from tools.judges.contracts import FILES, OPERATIONS

JOB = ASYNC_JOBS[0]
CATALOGUE = scenarios.read()


def status(api: MockApi, *, key: str = "", **headers: str) -> int:
    return send(api, JOB, body_of(JOB), key=key, **headers).status_code


def test_a_header_chooses_for_one_request(mock_api: MockApi) -> None:
    assert status(mock_api, **{"Mock-Scenario": "vendor-down"}) == 503
    assert status(mock_api) == JOB.success
    told = [entry["scenario"] for entry in mock_api.requests()]
    assert told == ["vendor-down", None]


def test_a_job_that_started_in_a_scenario_is_read_without_it(mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    answer = send(mock_api, JOB, body_of(JOB), **{"Mock-Scenario": "job-fails"})
    (job,) = mock_api.jobs()
    assert answer.status_code == JOB.success
    assert state(mock_api, JOB, job["id"]) == rule(JOB)["states"]["failed"][0]


def test_a_header_that_names_none_is_refused_with_the_names(mock_api: MockApi) -> None:
    answer = send(mock_api, JOB, body_of(JOB), **{"Mock-Scenario": "no-such"})
    assert answer.status_code == 400
    assert JOB.violations(400, answer.json()) == []
    for told in ("no-such", *CATALOGUE):
        assert told in answer.text
    assert mock_api.jobs() == []


@pytest.mark.parametrize("key", ["mock-key.vendor-down", "mock-key.vendor-down.of-a-team"])
def test_a_key_chooses(key: str, mock_url: str) -> None:
    api = MockApi(mock_url, key.removeprefix("mock-key."))
    assert status(api) == 503
    assert len(api.requests()) == 1, "the key leads to a world of its own"
    api.reset()


def test_a_key_that_only_begins_like_a_scenario_chooses_none(mock_url: str) -> None:
    api = MockApi(mock_url, "vendor-downtown")
    assert status(api) == JOB.success
    api.reset()


def test_the_settings_of_a_world_choose_until_they_are_restored(mock_api: MockApi) -> None:
    mock_api.settings(scenario="vendor-down")
    assert status(mock_api) == 503
    assert status(mock_api, **{"Mock-Scenario": "happy"}) == JOB.success, "a request chooses for itself"
    mock_api.settings(scenario="happy")
    assert status(mock_api) == JOB.success
    mock_api.settings(scenario="vendor-down")
    mock_api.reset()
    assert status(mock_api) == JOB.success


def test_settings_that_name_none_change_nothing(mock_api: MockApi) -> None:
    with pytest.raises(MockError, match=r"400.*scenario.*callback-late.*vendor-down"):
        mock_api.settings(scenario="no-such", job_seconds=9)
    told = ask("GET", f"{mock_api.url}/_mock/settings", headers={"Mock-World": mock_api.world}).json()
    assert (told["scenario"], told["job_seconds"]) == (None, 2)


def test_a_scenario_that_is_set_again_begins_again(mock_api: MockApi) -> None:
    job = submit(mock_api, JOB)
    for _ in range(2):
        mock_api.settings(scenario="vendor-restarts")
        assert [poll(mock_api, JOB, job).status_code for _ in range(3)] == [503, 200, 503]


@pytest.mark.full
def test_the_flag_holds_for_every_world() -> None:
    with Mock(read(FILES), scenario="vendor-down") as gateway:
        for world in ("", "one"):
            api = MockApi(gateway.url, world)
            assert status(api, key=api.key if world else "mock-key") == 503
            assert status(api, key=f"mock-key.happy{world}", **{"Mock-Scenario": "happy"}) == JOB.success
            api.settings(scenario="happy")
            assert status(api, key=api.key if world else "mock-key") == JOB.success
            api.reset()
            assert status(api, key=api.key if world else "mock-key") == 503


def test_a_flag_that_names_none_says_which_there_are() -> None:
    with pytest.raises(MockError, match=r"'no-such'.*callback-late.*vendor-down"):
        Mock(read(FILES), scenario="no-such")
    command = [sys.executable, "-m", "image_api_mocks", "--scenario", "no-such", "--port", "0"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 1
    assert "callback-late" in run.stderr


def test_the_admin_contract_names_them_all() -> None:
    schemas = admin_app.document("3.1.0")["components"]["schemas"]
    assert schemas["SettingsChange"]["properties"]["scenario"]["enum"] == sorted(CATALOGUE)


def test_help_and_the_admin_api_list_them_all(mock_url: str) -> None:
    command = [sys.executable, "-m", "image_api_mocks", "--help"]
    printed = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    told = ask("GET", f"{mock_url}/_mock/scenarios").json()
    assert [entry["name"] for entry in told["scenarios"]] == sorted(CATALOGUE)
    for scenario in CATALOGUE.values():
        assert f"  {scenario.name} " in printed
        assert scenario.sentence in printed
        assert {"name": scenario.name, "sentence": scenario.sentence} in told["scenarios"]


def test_a_fault_that_was_asked_for_goes_before_the_scenario(mock_api: MockApi) -> None:
    mock_api.settings(scenario="vendor-down")
    mock_api.fault("status", status=418)
    assert [status(mock_api), status(mock_api)] == [418, 503]


@pytest.mark.parametrize("operation", JOBS, ids=str)
def test_what_grew_is_still_what_the_contract_says(operation: object, mock_api: MockApi) -> None:
    """New fields are allowed by every schema of an answer; only the new state is none that it lists."""
    job = next(each for each in OPERATIONS if each is operation)
    mock_api.settings(scenario="contract-grew")
    answer = send(mock_api, job, body_of(job))
    assert "added_by_a_later_version" in answer.json()
    assert all("waiting_for_capacity" in wrong for wrong in job.violations(job.success, answer.json()))


def test_a_callback_grows_too(mock_api: MockApi) -> None:
    mock_api.settings(scenario="contract-grew")
    with receiving() as receiver:
        submit(mock_api, WITH_CALLBACK[0], callback=receiver.url)
        assert "added_by_a_later_version" in receiver.next().body


GOOD = (scenarios.CATALOGUE / "flaky-network.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("name: flaky-network", "name: other", "not that of the file"),
        ("sentence:", "sentense:", "sentense is not known here"),
        ("fault: reset", "fault: resett", "there is no fault 'resett'"),
        ("calls: read", "calls: reads", "calls: reads"),
        ("every: 2", "every: 0", "less than 1"),
        ("every: 2", "evry: 2", "evry"),
        ("  jobs: 1", "", "jobs"),
        ("mock:", "needs: luck\nmock:", "luck"),
        ("mock:", "mock: [", "line 5"),
    ],
)
def test_a_file_that_cannot_be_followed_is_refused_by_name(old: str, new: str, told: str, tmp_path: Path) -> None:
    assert old in GOOD
    (tmp_path / "flaky-network.yaml").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(MockError, match=rf"(?s)flaky-network\.yaml cannot be followed: .*{told}"):
        scenarios.read(tmp_path)
