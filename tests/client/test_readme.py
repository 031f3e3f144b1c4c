"""What the README shows of lists, files, callbacks and images works as it stands there."""

from __future__ import annotations

import importlib
import io
import json
import logging.config
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from image_api_mocks.pytest_plugin import MockApi
from tests.client.serving import Served
from tools.judges.client.callbacks import CALLBACKS
from tools.judges.client.calls import KEY
from tools.judges.client.contracts import CONTRACTS, OPERATIONS
from tools.judges.client.facade_calls import call
from tools.judges.client.server import Answer, Server
from tools.judges.contracts import ROOT


def section(heading: str) -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]


def snippet(heading: str) -> str:
    """Return the Python code of a section."""
    (code,) = re.findall(r"```python\n(.*?)```", section(heading), re.DOTALL)
    return str(code)


@pytest.mark.parametrize("path", ["/hooks/tengr", "/hooks/tengr/"])
@pytest.mark.parametrize("framework", ["Starlette", "FastAPI", "Litestar", "none"])
def test_the_receiver_of_the_readme_receives(
    framework: str, path: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Litestar's default would change the logging of the whole process.
    monkeypatch.setattr(logging.config, "dictConfig", lambda _: None)
    code = snippet("Callbacks")
    callback, *_ = [found for found in CALLBACKS if f"from {found.contract.package.__name__} import" in code]
    payload = callback.payload
    with Server(Answer(200, payload)) as api:
        for contract in CONTRACTS:
            monkeypatch.setenv(f"{contract.name.upper()}_API_KEY", KEY)
            monkeypatch.setenv(f"{contract.name.upper()}_BASE_URL", api.url)
        names: dict[str, Any] = {}
        exec(code, names)  # noqa: S102 - our own
        with Served(app_of(framework, names)) as served:
            response = httpx.post(served.url + path, content=json.dumps(payload))
    assert response.status_code == 200
    assert callback.module.parse(payload).job_id in capsys.readouterr().out


def app_of(framework: str, names: dict[str, Any]) -> Any:
    """Return the app of the code, or the one in the framework's row of the table."""
    if framework in {"Starlette", "none"}:
        return names["app" if framework == "Starlette" else "receiver"]
    (expression,) = re.findall(rf"^\| {framework} \| `([^`]+)` \|$", section("Callbacks"), re.MULTILINE)
    return eval(expression, {**vars(importlib.import_module(framework.lower())), **names})  # noqa: S307 - our own


def test_the_contracts_of_the_readme_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    exec(snippet("Install"), {})  # noqa: S102 - our own
    names, path, version = capsys.readouterr().out.splitlines()
    assert names == str([contract.name for contract in CONTRACTS])
    assert Path(path).is_file()
    assert version == CONTRACTS[0].document["info"]["version"]


def test_the_check_of_the_readme_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = io.BytesIO()
    Image.new("RGB", (30, 20)).save(content, "jpeg")
    (tmp_path / "portrait.jpg").write_bytes(content.getvalue())
    monkeypatch.chdir(tmp_path)
    exec(snippet("Check an image first"), {})  # noqa: S102 - our own
    assert capsys.readouterr().out == "image/jpeg 30 20\n"


def test_the_list_and_the_upload_of_the_readme_work(
    tmp_path: Path, mock_api: MockApi, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "portrait.jpg").write_bytes(b"a file")
    monkeypatch.chdir(tmp_path)
    for contract in CONTRACTS:
        monkeypatch.setenv(f"{contract.name.upper()}_API_KEY", mock_api.key)
        monkeypatch.setenv(f"{contract.name.upper()}_BASE_URL", mock_api.url)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = (found for found in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "iterate_" in found)
    (listing,) = (o for o in OPERATIONS if f".iterate_{o.module_name.removeprefix('list_')}(" in code)
    (reader,) = {link["operationId"] for link in listing.data["responses"]["200"]["links"].values()}
    maker = next(o for o in OPERATIONS if o.data.get("x-job", {}).get("poll", {}).get("operationId") == reader)
    made = [str(call(maker, "sync", mock_api.url, api_key=mock_api.key).id) for _ in range(3)]
    exec(code, {})  # noqa: S102 - our own
    *listed, key = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == made
    assert key
