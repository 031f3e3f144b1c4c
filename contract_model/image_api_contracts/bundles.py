"""Finds and reads the bundles: package data where the package is installed, `openapi/dist` in a checkout."""

import json
import re
from collections.abc import Iterable
from pathlib import Path

from image_api_contracts.documents import ContractError, Document, is_object

FORMS = {
    "json": ".openapi.json",
    "yaml": ".openapi.yaml",
    "3.0": ".openapi-3.0.json",
    "receiver": ".receiver.openapi.json",
}
"""The forms of a bundle, each with the end of its file name: OpenAPI 3.1 as JSON and as YAML, OpenAPI 3.0 as JSON, and
the contract of a receiver of the vendor's callbacks."""

_PACKAGE_DATA = Path(__file__).absolute().parent / "bundles"
_CHECKOUT = Path(__file__).absolute().parents[2] / "openapi" / "dist"


def names() -> list[str]:
    """Return the names of all contracts, sorted."""
    suffix = FORMS["json"]
    found = (file.name.removesuffix(suffix) for file in _folder().glob(f"*{suffix}"))
    return sorted(name for name in found if "." not in name)


def path(name: str, form: str = "json") -> Path:
    """Return the file of a bundled contract.

    Args:
        name: One of `names()`.
        form: One of `FORMS`: `json` and `yaml` are OpenAPI 3.1, `3.0` is OpenAPI 3.0 in JSON, and `receiver` is the
            contract of a receiver of the vendor's callbacks, also in JSON.

    Raises:
        ContractError: There is no contract of this name, or it does not have this form.
    """
    if form not in FORMS:
        raise ContractError(f"There is no form {form!r} of a contract. Choose one of these: {', '.join(FORMS)}")
    if name not in names():
        known = ", ".join(names()) or f"none; in a checkout, run: make generate ({_folder()} is empty)"
        raise ContractError(f"There is no contract {name!r}. Choose one of these: {known}")
    file = _folder() / f"{name}{FORMS[form]}"
    if not file.is_file():
        raise ContractError(f"The contract {name!r} has no form {form!r}: {file} does not exist")
    return file


def load(name: str, form: str = "json") -> Document:
    """Return a bundled contract as a parsed document, which the caller may change.

    Args:
        name: One of `names()`.
        form: A JSON form of `FORMS`: `json`, `3.0` or `receiver`.

    Raises:
        ContractError: There is no such contract, or the form is not JSON.
    """
    file = path(name, form)
    if file.suffix != ".json":
        raise ContractError(f"load() reads JSON. For the {form} form, parse this file: {file}")
    return _parse(file)


def load_all() -> dict[str, Document]:
    """Return all bundled contracts by name, sorted; `{}` if there are none."""
    return {name: load(name) for name in names()}


def read(files: Iterable[Path]) -> dict[str, Document]:
    """Return contracts from files by name: the part of the file name before the first dot.

    Args:
        files: Self-contained OpenAPI documents in JSON.

    Raises:
        ContractError: A file cannot be read, is not an OpenAPI document in JSON, or has the name of another one.
    """
    contracts: dict[str, Document] = {}
    for file in files:
        name = re.sub(r"[^A-Za-z0-9_-]", "-", file.name.split(".")[0])
        if name in contracts:
            raise ContractError(f"Two contracts are called {name!r}, the second is {file}. Rename one of the files.")
        contracts[name] = _parse(file)
    return contracts


def _folder() -> Path:
    return _PACKAGE_DATA if _PACKAGE_DATA.is_dir() else _CHECKOUT


def _parse(file: Path) -> Document:
    try:
        contract = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ContractError(f"The contract {file} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise ContractError(
            f"The contract {file} is not JSON ({error}). "
            f"Bundle it: npx @redocly/cli bundle {file} -o {file.name.split('.')[0]}.openapi.json"
        ) from error
    if not is_object(contract) or "openapi" not in contract:
        raise ContractError(f"{file} is not an OpenAPI document: it has no field 'openapi'.")
    return contract
