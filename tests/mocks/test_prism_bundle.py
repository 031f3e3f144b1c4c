"""The bundle of Prism in the package does what the published Prism does, and stands alone with its licences."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest

from image_api_mocks.prism import merge, node
from tests.support.sampling import sampled
from tools.judges.contracts import CONTRACTS, KEY, OPERATIONS, ROOT, Operation
from tools.judges.requests import Request, requests

NODE_FOLDER = ROOT / "mocks" / "node"
BUNDLED = [node.node(), str(node.prism())]
BUILD = [node.node(), str(NODE_FOLDER / "build.mjs")]
PUBLISHED = ["npx", "--no-install", "--prefix", str(NODE_FOLDER), "prism"]
FILES = ("prism.cjs", "api-reference.js", "LICENSES.txt")
GENERATED = 200
SEED = 15
# Node refuses a header that is not Latin-1, and Prism puts names of the request into one.
ESCAPE_VIOLATIONS = Path(merge.__file__).parent / "preload" / "escape-violations.cjs"


# --- the same responses -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Call:
    """A request as it is sent."""

    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)
    content: bytes = b""

    def __str__(self) -> str:
        return f"{self.method} {self.path} {self.query} {self.headers} {self.content[:300]!r}"


def call(operation: Operation, request: Request, **headers: str) -> Call:
    """Return the call of an operation with a valid key."""
    sent = operation.key_headers() | {name.replace("_", "-"): value for name, value in headers.items()}
    content = request.content
    if request.media_type:
        sent["content-type"] = request.media_type
    elif request.body is not None:
        sent["content-type"] = "application/json"
        content = json.dumps(request.body).encode()
    return Call(operation.method.upper(), operation.url, sent, request.query, content)


def documented(operation: Operation) -> Iterator[Call]:
    """Yield the documented requests of an operation; the first also for each documented and for a made-up response."""
    bodies: list[Request] = [Request(valid=True, body=body) for body in operation.request_examples().values()]
    bodies += [Request(valid=True, media_type=each, content=b"bytes") for each in operation.media_types]
    bodies = bodies or [Request(valid=True)]
    for body in bodies:
        yield call(operation, body)
    for status, response in operation.responses().items():
        yield call(operation, bodies[0], prefer=f"code={status}")
        for name in response.get("content", {}).get("application/json", {}).get("examples", {}):
            yield call(operation, bodies[0], prefer=f"code={status}, example={name}")
    yield call(operation, bodies[0], prefer="dynamic=true")


def irregular(operation: Operation) -> Iterator[Call]:
    """Yield requests that are wrong beside their content."""
    first = next(documented(operation))
    keyless = {name: value for name, value in first.headers.items() if value.removeprefix("Bearer ") != KEY}
    yield Call(first.method, first.path, keyless, content=first.content)
    yield Call("PATCH", first.path, first.headers, content=first.content)
    yield Call("OPTIONS", first.path, {"origin": "http://localhost", "access-control-request-method": first.method})
    yield Call(first.method, f"{first.path}/beyond", first.headers)
    yield Call(first.method, first.path, first.headers | {"accept": "text/html"}, content=first.content)
    yield Call(first.method, first.path, first.headers | {"prefer": "code=299"}, content=first.content)
    yield Call(first.method, first.path, first.headers | {"content-type": "application/json"}, content=b'{"a": ')


def generated() -> list[Call]:
    """Return 200 requests from around the schemas, half of them valid; the same in each run."""
    pool = [(operation, request) for operation in OPERATIONS for request in requests(operation)]
    chosen = random.Random(SEED)  # noqa: S311
    half = GENERATED // 2
    valid = chosen.sample([pair for pair in pool if pair[1].valid], half)
    invalid = chosen.sample([pair for pair in pool if not pair[1].valid], half)
    return [call(operation, request) for operation, request in valid + invalid]


class Seen(NamedTuple):
    """What of a response has to be the same."""

    status: int
    content_type: str | None
    violations: str | None
    headers: dict[str, str]
    body: bytes


@contextmanager
def serving(command: list[str], document: Path) -> Iterator[httpx.Client]:
    """Run a Prism on a document, and yield a client for it."""
    options = ["mock", str(document), "--port", "0", "--multiprocess", "false", "--seed", str(SEED)]
    environment = os.environ | {
        "NODE_OPTIONS": f'{os.environ.get("NODE_OPTIONS", "")} --require "{ESCAPE_VIOLATIONS}"',
        "FORCE_COLOR": "0",
    }
    with subprocess.Popen(
        [*command, *options, "--verboseLevel", "info"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            assert process.stdout is not None
            said = ""
            for line in process.stdout:
                said += line
                if found := re.search(r"Prism is listening on (http://\S+)", line):
                    break
            else:
                pytest.fail(f"{command} has ended:\n{said}")
            # Its log is read on in the background, or else it would stand still.
            drain = subprocess.Popen(["cat"], stdin=process.stdout, stdout=subprocess.DEVNULL)
            with httpx.Client(base_url=found[1], timeout=60) as client:
                yield client
        finally:
            os.killpg(process.pid, signal.SIGKILL)
    drain.wait()


def seen(client: httpx.Client, sent: Call) -> Seen:
    response = client.request(
        sent.method, sent.path, headers=sent.headers, params=sent.query or None, content=sent.content or None
    )
    headers = {name: value for name, value in response.headers.items() if name != "date"}
    return Seen(
        response.status_code,
        headers.pop("content-type", None),
        headers.pop("sl-violations", None),
        headers,
        response.content,
    )


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    """The bundled and the published Prism, each serving both contracts."""
    document = tmp_path_factory.mktemp("contracts") / "merged.json"
    document.write_text(json.dumps(merge.merge(CONTRACTS)), encoding="utf-8")
    with serving(BUNDLED, document) as bundled, serving(PUBLISHED, document) as published:
        yield bundled, published


def compare(both: tuple[httpx.Client, httpx.Client], calls: list[Call]) -> list[Seen]:
    """Assert that both give the same responses to these calls, and return them."""
    bundled, published = both
    pairs = [(sent, seen(bundled, sent), seen(published, sent)) for sent in calls]
    different = [f"{sent}\n  bundled:   {one}\n  published: {other}" for sent, one, other in pairs if one != other]
    assert different == []
    return [one for _, one, _ in pairs]


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_documented_requests_get_the_same_responses(
    operation: Operation, both: tuple[httpx.Client, httpx.Client]
) -> None:
    responses = compare(both, list(documented(operation)))
    assert {response.status for response in responses} == set(operation.responses())


def test_irregular_requests_get_the_same_responses(both: tuple[httpx.Client, httpx.Client]) -> None:
    responses = compare(both, [sent for operation in OPERATIONS for sent in irregular(operation)])
    assert {204, 400, 401, 404, 405, 406} <= {response.status for response in responses}


def test_200_generated_requests_get_the_same_responses(both: tuple[httpx.Client, httpx.Client]) -> None:
    calls = generated()
    assert len({str(each) for each in calls}) > GENERATED * 0.9
    responses = compare(both, calls)
    rejected = [response for response in responses if response.violations]
    assert GENERATED // 4 < len(rejected) < GENERATED * 3 // 4


@sampled()
@pytest.mark.parametrize(
    "arguments",
    [[], ["--version"], ["mock", "--help"], ["proxy", "--help"], ["mock", "missing.json"], ["x"]],
    ids=" ".join,
)
def test_the_command_line_prints_the_same(arguments: list[str], tmp_path: Path) -> None:
    def run(command: list[str]) -> tuple[int, str, str]:
        environment = os.environ | {"LC_ALL": "C", "FORCE_COLOR": "0"}
        done = subprocess.run(
            [*command, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        # The time of a log line, and the lines of a stack.
        without = re.compile(r"^\[.*?\] |^[ ']+at .*\n", re.MULTILINE)
        return done.returncode, without.sub("", done.stdout), without.sub("", done.stderr)

    bundled = run(BUNDLED)
    # What npx runs, without the seconds that npx takes.
    assert bundled == run([node.node(), str(NODE_FOLDER / "node_modules" / ".bin" / "prism")])
    assert bundled[1] or bundled[2]


# --- it stands alone --------------------------------------------------------------------------------------------------


def test_it_works_in_a_folder_with_a_space_and_without_node_modules(tmp_path: Path) -> None:
    installed = tmp_path / "a folder" / "site-packages"
    package = node.BUILT.parent
    shutil.copytree(package, installed / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    source = (
        "import json, sys, urllib.request\n"
        "import image_api_mocks\n"
        "from image_api_mocks.prism.merge import merge\n"
        "from image_api_mocks.prism.process import Prism\n"
        f"assert image_api_mocks.__file__.startswith({str(installed)!r})\n"
        "with Prism(merge(json.load(sys.stdin)), on_request=lambda _: None) as prism:\n"
        "    print(urllib.request.urlopen(prism.url + '/').status)\n"
    )
    tiny = {"openapi": "3.1.0", "info": {"title": "Tiny", "version": "1"}, "paths": {}}
    tiny["paths"] = {"/": {"get": {"responses": {"200": {"description": "Fine"}}}}}
    done = subprocess.run(
        [sys.executable, "-c", source],
        input=json.dumps({"tiny": tiny}),
        cwd=elsewhere,
        env=os.environ | {"PYTHONPATH": str(installed), "HOME": str(elsewhere)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("200\n", "")


def test_the_built_files_hold_no_path_of_this_machine() -> None:
    for name in FILES:
        content = (node.BUILT / name).read_bytes()
        assert str(ROOT).encode() not in content, name
        assert NODE_FOLDER.as_posix().encode() not in content, name
    assert {file.name for file in node.BUILT.iterdir() if not file.name.startswith(".")} == set(FILES)


class Build(NamedTuple):
    """The result of a build: its folder, and esbuild's report of what is in the bundle."""

    folder: Path
    metafile: dict[str, Any]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """One more build, in a folder where another one was interrupted."""
    folder = tmp_path_factory.mktemp("a build")
    partial = folder / "node.partial"
    partial.mkdir()
    (partial / "stray.txt").write_text("of the interrupted build", encoding="utf-8")
    report = folder / "metafile.json"
    subprocess.run([*BUILD, "--output", str(folder / "node"), "--metafile", str(report)], check=True)
    return Build(folder / "node", json.loads(report.read_text(encoding="utf-8")))


@pytest.mark.full
def test_a_build_of_the_same_packages_gives_the_same_bytes(build: Build) -> None:
    for name in FILES:
        assert (build.folder / name).read_bytes() == (node.BUILT / name).read_bytes(), f"{name}: run 'make setup'"
    assert {file.name for file in build.folder.iterdir()} == set(FILES)
    assert not build.folder.with_name("node.partial").exists()


@pytest.mark.full
def test_a_build_that_fails_leaves_what_was_built_before(tmp_path: Path) -> None:
    built = tmp_path / "node"
    built.mkdir()
    (built / "prism.cjs").write_text("of the build before", encoding="utf-8")
    command = [*BUILD, "--output", str(built), "--metafile", str(tmp_path / "missing" / "metafile.json")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.fullmatch(r"error: .*missing.*\n", done.stderr)
    assert [file.name for file in tmp_path.rglob("*")] == ["node", "prism.cjs"]
    assert (built / "prism.cjs").read_text(encoding="utf-8") == "of the build before"


# --- licences ---------------------------------------------------------------------------------------------------------


def sections() -> dict[str, str]:
    """Return the text of each licence by the line that names a package with it."""
    found: dict[str, str] = {}
    for section in re.split(r"^={100}\n", (node.BUILT / "LICENSES.txt").read_text("utf-8"), flags=re.MULTILINE)[1:]:
        titles, _, text = section.partition("-" * 100 + "\n")
        found |= dict.fromkeys(titles.splitlines(), text)
    return found


def package_of(file: str) -> str:
    """Return the folder of the package that a file in node_modules belongs to."""
    found = re.match(r"(.*node_modules/(?:@[^/]+/)?[^/]+)", file)
    assert found is not None, file
    return found[1]


@pytest.mark.full
def test_each_package_in_the_bundle_of_prism_has_its_licence(build: Build) -> None:
    titles = sections()
    inputs = [file for file in build.metafile["inputs"] if not file.startswith("left-out:")]
    packages = {package_of(file) for file in inputs}
    assert len(packages) > 100
    for package in packages:
        manifest = json.loads((NODE_FOLDER / package / "package.json").read_text(encoding="utf-8"))
        start = f"{manifest['name']} {manifest['version']} ("
        assert [title for title in titles if title.startswith(start) and title.endswith("in prism.cjs")], package


def test_each_package_in_the_api_reference_has_its_licence() -> None:
    titles = sections()
    published = NODE_FOLDER / "node_modules" / "@scalar" / "api-reference" / "dist" / "browser" / "standalone.js"
    assert (node.BUILT / "api-reference.js").read_bytes() == published.read_bytes()
    sources = json.loads(Path(f"{published}.map").read_text(encoding="utf-8"))["sources"]
    names = {package_of(source).rpartition("node_modules/")[2] for source in sources if "node_modules/" in source}
    assert len(names) > 100
    for name in {*names, "@scalar/api-reference", "@scalar/components"}:
        assert [title for title in titles if title.startswith(f"{name} ") and title.endswith("in api-reference.js")], (
            name
        )


def test_each_licence_is_a_text() -> None:
    words = re.compile(r"permission|redistribution|licen[cs]ed under|terms|waive", re.IGNORECASE)
    for title, text in sections().items():
        assert re.fullmatch(r"\S+ .+ \(\S.*\), in (prism\.cjs|api-reference\.js)", title), title
        assert len(text) > 300, title
        assert words.search(text), title


@sampled()
@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        ({}, "free 1.0.0 has no licence: no licence file, and nothing in its package.json"),
        ({"license": "UNLICENSED"}, "free 1.0.0 has no licence"),
        ({"license": "Rare-1.0"}, "free 1.0.0 has no licence file and declares Rare-1.0. Add the text"),
    ],
)
def test_a_package_without_a_licence_fails_the_build(manifest: dict[str, str], reason: str, tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(json.dumps({"name": "free", "version": "1.0.0"} | manifest), "utf-8")
    source = (
        f"import {{ licences }} from {json.dumps((NODE_FOLDER / 'licences.mjs').as_uri())};\n"
        f"licences([{{ folder: {json.dumps(str(tmp_path))}, part: 'prism.cjs' }}]);\n"
    )
    command = [node.node(), "--input-type=module", "--eval", source]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert reason in done.stderr
