"""The table of operations in the README.

An operation, its request, what it does and costs come from the bundles; how much of its page could be read comes from
the ledgers, which is why this stands on the side of the contracts.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

OPENAPI = Path(__file__).parents[2] / "openapi"
BEGIN = "<!-- Made by `make generate` from the contracts. Do not edit. -->"
END = "<!-- The end of what `make generate` made. -->"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class MarkError(Exception):
    """The README does not say where the table goes. The message says what is missing."""


def with_table(readme: str) -> str:
    """Return the text of the README with the tables of all contracts between its two marks.

    Raises:
        MarkError: A mark is missing, or there more than once.

    """
    if readme.count(BEGIN) != 1 or readme.count(END) != 1:
        raise MarkError(f"it needs these two lines, once each:\n{BEGIN}\n{END}")
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    tables = "\n\n".join("\n".join(_table(path.parent.name)) for path in sorted(OPENAPI.glob("*/openapi.yaml")))
    return f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}"


def _table(vendor: str) -> Iterator[str]:
    bundle = json.loads((OPENAPI / "dist" / f"{vendor}.openapi.json").read_text(encoding="utf-8"))
    ledger = yaml.safe_load((OPENAPI / vendor / "facts.yaml").read_text(encoding="utf-8"))
    # Several editions may share an address; the first is the one that the contract follows.
    pages: dict[str, dict[str, str]] = {}
    for page in ledger["pages"].values():
        pages.setdefault(page["url"], page)
    yield f"**{bundle['info']['title']}**, contract version {bundle['info']['version']}"
    yield ""
    yield "| operation | request | what it does | costs | page | seen |"
    yield "|---|---|---|---|---|---|"
    for path, item in bundle["paths"].items():
        for method in METHODS:
            if method in item:
                yield _row(path, method, item[method], pages)


def _row(path: str, method: str, operation: dict[str, Any], pages: dict[str, dict[str, str]]) -> str:
    url = operation["externalDocs"]["url"]
    # A host of its own is part of what a caller has to know.
    host = operation.get("servers", [{"url": ""}])[0]["url"]
    cells = (
        f"`{operation['operationId']}`",
        f"`{method.upper()} {host}{path}`",
        operation["summary"] + (", deprecated" if operation.get("deprecated") else ""),
        _cost(operation.get("x-billing")),
        f"[{pages[url]['title']}]({url})",
        pages[url]["seen"],
    )
    return f"| {' | '.join(cells)} |"


def _cost(billing: dict[str, Any] | None) -> str:
    if billing is None:
        return ""
    if billing["amount"] == 0:
        return "nothing"
    return f"{billing['amount']} {billing['unit']}{'' if billing['amount'] == 1 else 's'}"
