"""`make diff` and `make check`: a breaking change passes only with a major step and a line in the changelog."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.sampling import sampled
from tests.tools.diff.test_changes import BASE, CHANGES, changed
from tools.diff.__main__ import main
from tools.diff.bases import take_baseline
from tools.diff.versions import step_between

BREAKING = next(change for change in CHANGES if change["change"] == "an operation removed")
GROWING = next(change for change in CHANGES if change["change"] == "an operation added")
TOLD = "- Contract of shop 2.0.0: jobs can no longer be read.\n"


# (change, version, text of the changelog) -> (exit code, what was told, what was complained of)
Judge = Callable[..., tuple[int, str, str]]


@pytest.fixture
def judge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Judge:
    def run(change: dict[str, object], version: str, changelog: str = "") -> tuple[int, str, str]:
        now = changed(change)
        now["info"] = {**now["info"], "version": version}
        for folder, document in (("base", BASE), ("dist", now)):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "shop.openapi.json").write_text(json.dumps(document), encoding="utf-8")
        (tmp_path / "CHANGELOG.md").write_text(changelog, encoding="utf-8")
        arguments = [f"--{name}={tmp_path / name}" for name in ("base", "dist")]
        code = main([*arguments, f"--changelog={tmp_path / 'CHANGELOG.md'}"])
        return (code, *capsys.readouterr())

    return run


@sampled()
@pytest.mark.parametrize("version", ["1.0.0", "1.0.1", "1.7.0"])
def test_a_breaking_change_without_a_major_step_is_refused(judge: Judge, version: str) -> None:
    code, told, complained = judge(BREAKING, version, TOLD)
    assert code == 1
    assert "breaks the caller" in told
    assert "set info.version in openapi/shop/openapi.yaml to 2.0.0" in complained


@pytest.mark.full
def test_a_breaking_change_that_the_changelog_does_not_tell_of_is_refused(judge: Judge) -> None:
    code, _, complained = judge(BREAKING, "2.0.0", "- Contract of another 2.0.0\n")
    assert code == 1
    assert "Contract of shop 2.0.0" in complained


def test_a_breaking_change_that_is_owned_up_to_passes(judge: Judge) -> None:
    assert judge(BREAKING, "2.0.0", TOLD)[0] == 0


@pytest.mark.full
def test_growth_passes_and_is_told(judge: Judge) -> None:
    code, told, complained = judge(GROWING, "1.0.0")
    assert (code, complained) == (0, "")
    assert "asks for the step: minor; taken: none" in told


@pytest.mark.full
def test_a_version_that_goes_back_is_told(judge: Judge) -> None:
    code, _, complained = judge(GROWING, "0.9.0")
    assert code == 2
    assert "goes back" in complained


@pytest.mark.full
def test_a_contract_that_is_gone_is_refused(judge: Judge, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    judge(GROWING, "1.0.0")
    (tmp_path / "dist" / "shop.openapi.json").rename(tmp_path / "dist" / "other.openapi.json")
    assert main([f"--base={tmp_path / 'base'}", f"--dist={tmp_path / 'dist'}"]) == 1
    told, complained = capsys.readouterr()
    assert "other: new, breaks nobody" in told
    assert "the contract of shop is gone" in complained


def test_a_revision_of_git_can_be_the_base(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--base=HEAD"]) in (0, 1)
    assert "asks for the step" in capsys.readouterr().out


def test_a_revision_that_git_does_not_know_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--base=no-such-revision"]) == 2
    assert "make diff BASE=main" in capsys.readouterr().err


def test_a_baseline_is_replaced_by_the_contracts_of_now(tmp_path: Path) -> None:
    dist, baseline = tmp_path / "dist", tmp_path / "baseline"
    dist.mkdir()
    baseline.mkdir()
    for name in ("shop.openapi.json", "shop.receiver.openapi.json", "shop.openapi.yaml"):
        (dist / name).write_text('{"openapi": "3.1.0"}', encoding="utf-8")
    (baseline / "closed.openapi.json").write_text("{}", encoding="utf-8")
    assert take_baseline(dist, baseline) == [baseline / "shop.openapi.json"]
    assert [file.name for file in baseline.iterdir()] == ["shop.openapi.json"]


@pytest.mark.full
def test_the_released_contracts_are_kept() -> None:
    """What `make check` runs."""
    assert main(["--quiet"]) == 0


@pytest.mark.parametrize(
    ("base", "revision", "step"),
    [("1.2.3", "2.0.0", "major"), ("0.1.0", "0.2.0", "minor"), ("1.2.3", "1.2.4", "patch"), ("1.2.3", "1.2.3", "none")],
)
def test_steps(base: str, revision: str, step: str) -> None:
    assert step_between(base, revision) == step
