"""What is in the way of a release is found, each in a repository that has nothing else in the way."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools.release.readiness import problems


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


def write(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository that is ready to release 1.2.3."""
    write(tmp_path, "client_core/image_api_core/version.py", '__version__ = "1.2.3"\n')
    write(tmp_path, "CHANGELOG.md", "# Changelog\n\n## 1.2.3 (2026-01-31)\n\n- New.\n\n## 1.2.2 (2026-01-01)\n")
    for folder in ("dist", "baseline"):
        write(tmp_path, f"openapi/{folder}/shop.openapi.json", '{"openapi": "3.1.0"}')
    write(tmp_path, "openapi/dist/shop.receiver.openapi.json", '{"openapi": "3.1.0"}')
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "Change")


@pytest.mark.parametrize("tag", [None, "v1.2.3"])
def test_a_consistent_repository_is_ready(root: Path, tag: str | None) -> None:
    assert problems(root, tag) == []
    git(root, "tag", "v1.2.3")
    assert problems(root, tag) == []


def test_a_changed_file_is_named(root: Path) -> None:
    write(root, "new.txt", "")
    (problem,) = problems(root)
    assert "new.txt" in problem


@pytest.mark.parametrize("heading", ["1.2.3 (unreleased)", "1.2.4 (2026-01-31)", "1.2.30 (2026-01-31)"])
def test_the_changelog_has_to_begin_with_the_version_and_a_date(root: Path, heading: str) -> None:
    write(root, "CHANGELOG.md", f"# Changelog\n\n## {heading}\n\n## 1.2.3 (2026-01-31)\n")
    commit(root)
    (problem,) = problems(root)
    assert f"begins with '{heading}'" in problem


def test_the_tag_has_to_be_the_version(root: Path) -> None:
    (problem,) = problems(root, "v1.2.4")
    assert "v1.2.4" in problem


def test_the_tag_has_to_be_on_this_commit(root: Path) -> None:
    git(root, "tag", "v1.2.3")
    commit(root)
    (problem,) = problems(root)
    assert "another commit" in problem


def test_the_baseline_has_to_be_what_is_released(root: Path) -> None:
    write(root, "openapi/dist/shop.openapi.json", '{"openapi": "3.1.1"}')
    commit(root)
    (problem,) = problems(root)
    assert "shop.openapi.json" in problem
    assert "--take-baseline" in problem
