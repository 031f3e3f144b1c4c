"""The rules of docs/architecture.md, each as a test: what a package may import, and what may name a vendor."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VENDORS = sorted(path.parent.name for path in (ROOT / "openapi").glob("*/openapi.yaml"))
CLIENTS = {f"{vendor}_client" for vendor in VENDORS}
TEXT = {".py", ".jinja", ".mjs", ".cjs", ".js", ".toml", ".yaml", ".yml", ".json", ".css", ".html"}

# What each package may import, besides the standard library and itself.
_JUDGED_CLIENTS = {"image_api_core", *CLIENTS}
MAY_IMPORT = {
    "contract_model/image_api_contracts": set[str](),
    # rich is the extra `progress`
    "client_core/image_api_core": {"attrs", "httpcore", "httpx", "imagesize", "rich"},
    "mocks/image_api_mocks": {
        *("PIL", "aiohttp", "httpx", "image_api_contracts", "imagesize", "jsonschema"),
        *("openapi_schema_validator", "psutil", "pytest", "uvloop", "yaml", "yarl"),
    },
    **{f"generated_client/{client}": {"attrs", "httpx", "image_api_core"} for client in CLIENTS},
}
OURS = {"image_api_contracts", "image_api_core", "image_api_mocks", "tools", "tests", "benchmarks", *CLIENTS}
# What may be imported of the project itself. A client only where a tool judges it. The judges read the contracts
# themselves, so that a mistake of the one reader is not theirs too.
MAY_IMPORT_OF_OURS = {
    "tools": {"image_api_contracts", "image_api_mocks", "tools"},
    "tools/judges": {"image_api_mocks", "tools", *_JUDGED_CLIENTS},
    "tools/mutation": {"image_api_contracts", "image_api_mocks", "tools", *_JUDGED_CLIENTS},
}


def tracked(*folders: str) -> list[Path]:
    """Files of the folders that git tracks, or would."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *folders],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for line in listed.stdout.splitlines() if (path := ROOT / line).is_file()]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("package", sorted(MAY_IMPORT))
def test_a_package_imports_only_what_it_may(package: str) -> None:
    sources = [path for path in tracked(package) if path.suffix == ".py"]
    assert sources, package
    allowed = MAY_IMPORT[package] | sys.stdlib_module_names | {Path(package).name}
    strays = {(str(path.relative_to(ROOT)), name) for path in sources for name in imports(path) if name not in allowed}
    assert strays == set()


@pytest.mark.parametrize("folder", sorted(MAY_IMPORT_OF_OURS))
def test_a_tool_imports_only_what_it_may(folder: str) -> None:
    own_rules = [other for other in MAY_IMPORT_OF_OURS if other.startswith(f"{folder}/")]
    sources = [
        path
        for path in tracked(folder)
        if path.suffix == ".py" and not any(path.is_relative_to(ROOT / other) for other in own_rules)
    ]
    assert sources, folder
    forbidden = OURS - MAY_IMPORT_OF_OURS[folder]
    strays = {(str(path.relative_to(ROOT)), name) for path in sources for name in imports(path) if name in forbidden}
    assert strays == set()


# They follow references for the place that one leads to, and stand on the reading of the judges.
SECOND_READING = ("tools/judges", "tools/mutation", "tools/diff")


def own_readings(path: Path) -> Iterator[str]:
    """What of the one reader of contracts a file has again: the methods, the walk along `$ref`, JSON pointers."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        constants = [inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant)]
        if (
            isinstance(node, ast.List | ast.Set | ast.Tuple)
            and len({"get", "put", "post", "delete"} & {*constants}) > 2
        ):
            yield f"{node.lineno}: the methods of a path item"
        if isinstance(node, ast.While) and "$ref" in ast.unparse(node.test):
            yield f"{node.lineno}: a walk along references"
        if isinstance(node, ast.Call) and {"~1", "/"} <= {*constants} and getattr(node.func, "attr", "") == "replace":
            yield f"{node.lineno}: the escapes of a JSON pointer"


def test_there_is_one_reader_of_contracts() -> None:
    reader = ROOT / "contract_model" / "image_api_contracts"
    assert {reading.partition(": ")[2] for path in sorted(reader.glob("*.py")) for reading in own_readings(path)} == {
        "the methods of a path item",
        "a walk along references",
        "the escapes of a JSON pointer",
    }
    others = [
        path
        for path in tracked("mocks", "tools", "benchmarks", "examples", "client_core")
        if path.suffix == ".py" and not any(path.is_relative_to(ROOT / folder) for folder in SECOND_READING)
    ]
    assert others
    assert [f"{path.relative_to(ROOT)}:{reading}" for path in others for reading in own_readings(path)] == []


def test_nothing_imports_the_tests() -> None:
    folders = ("contract_model", "client_core", "generated_client", "mocks", "tools", "benchmarks", "examples")
    sources = [path for path in tracked(*folders) if path.suffix == ".py"]
    assert [str(path.relative_to(ROOT)) for path in sources if "tests" in imports(path)] == []


def test_tests_holds_tests_and_their_support_only() -> None:
    """A program that is run by itself is a tool."""
    mains = [path for path in tracked("tests") if path.suffix == ".py" and '__name__ == "__main__"' in path.read_text()]
    assert [str(path.relative_to(ROOT)) for path in mains if path != Path(__file__)] == []


def test_the_contracts_folder_is_data_only() -> None:
    kinds = {path.suffix for path in tracked("openapi")}
    assert kinds <= {".yaml", ".json", ".md", ".png"}


def shared_code() -> list[Path]:
    """The files that serve every vendor."""
    folders = ("client_core", "contract_model", "mocks", "tools", "tests/support", "tests/conftest.py")
    # The one describes a distribution, the other lists mutants of single statements.
    left_out = {ROOT / "mocks" / "pyproject.toml", ROOT / "tools" / "mutation" / "waivers.yaml"}
    files = [path for path in tracked(*folders) if path.suffix in TEXT and path not in left_out]
    assert files
    return files


def test_a_vendor_is_a_folder() -> None:
    """No code that serves every vendor names one."""
    assert VENDORS
    names = re.compile("|".join(VENDORS), re.IGNORECASE)
    assert [str(path.relative_to(ROOT)) for path in shared_code() if names.search(path.read_text("utf-8"))] == []


def test_an_operation_stands_in_its_contract_only() -> None:
    """No code that serves every vendor knows a path or an operation of one, as the contract or as Python writes it."""
    names = set()
    for vendor in VENDORS:
        bundle = json.loads((ROOT / "openapi" / "dist" / f"{vendor}.openapi.json").read_text(encoding="utf-8"))
        for path, item in bundle["paths"].items():
            ids = {operation["operationId"] for operation in item.values()}
            names |= {path, *ids, *(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", each).lower() for each in ids)}
    known = re.compile(rf"(?<![\w/])(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)")
    found = {str(path.relative_to(ROOT)): sorted({*known.findall(path.read_text("utf-8"))}) for path in shared_code()}
    assert {path: words for path, words in found.items() if words} == {}


def test_nobody_reads_upstream_of_the_bundles() -> None:
    """openapi/ -> openapi/dist -> everything else. Only the judges of the contract itself look at the sources."""
    folders = (
        "client_core",
        "contract_model",
        "mocks",
        "examples",
        "tools/client_tests",
        "tools/conformance",
        "tools/generator",
        "tools/judges/client",
        "tools/judges/mock",
        "tools/languages",
        "tests/client",
        "tests/conformance",
        "tests/mocks",
        "tests/support",
        "tests/conftest.py",
        "tests/tools/client_tests",
        "tests/tools/generator",
    )
    upstream = re.compile(r'openapi/(?!dist\b)[\w{<]|"openapi" / (?!"dist")|facts\.yaml|assumptions\.yaml')
    files = [path for path in tracked(*folders) if path.suffix in TEXT]
    assert files
    assert [str(path.relative_to(ROOT)) for path in files if upstream.search(path.read_text(encoding="utf-8"))] == []


def test_every_extension_is_described() -> None:
    described = set(
        re.findall(r"^## `(x-[a-z-]+)`", (ROOT / "openapi" / "extensions.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    used = {
        name
        for bundle in (ROOT / "openapi" / "dist").glob("*.openapi.json")
        for name in re.findall(r'"(x-[a-z-]+)":', bundle.read_text(encoding="utf-8"))
    }
    assert used
    assert used == described


def test_lock_files_hold_no_addresses() -> None:
    for file in (ROOT / "package-lock.json", ROOT / "tools" / "languages" / "typescript" / "package-lock.json"):
        node = json.loads(file.read_text(encoding="utf-8"))
        assert [name for name, package in node["packages"].items() if "resolved" in package] == []
        assert [name for name, package in node["packages"].items() if name and "integrity" not in package] == []
    python = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    assert "--hash=sha256:" in python
    assert re.findall(r"https?://|^--(?!hash)\S*(?:index|find-links)\S*", python, re.MULTILINE) == []
