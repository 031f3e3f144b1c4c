"""The table of operations in the README.

An operation, its request, what it does and costs come from the bundles; how much of its page could be read comes from
the ledgers, which is why this stands on the side of the contracts.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml

from image_api_contracts import load
from image_api_contracts.extensions import Billing
from image_api_contracts.operations import Operation, operations

OPENAPI = Path(__file__).parents[2] / "openapi"
BEGIN = "<!-- Made by `make generate` from the contracts. Do not edit. -->"
END = "<!-- The end of what `make generate` made. -->"


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
    bundle = load(vendor)
    ledger = yaml.safe_load((OPENAPI / vendor / "facts.yaml").read_text(encoding="utf-8"))
    # Several editions may share an address; the first is the one that the contract follows.
    pages: dict[str, dict[str, str]] = {}
    for page in ledger["pages"].values():
        pages.setdefault(page["url"], page)
    yield f"**{bundle['info']['title']}**, contract version {bundle['info']['version']}"
    yield ""
    yield "| operation | request | what it does | costs | page | seen |"
    yield "|---|---|---|---|---|---|"
    for operation in operations(bundle, vendor):
        yield _row(operation, pages)


def _row(operation: Operation, pages: dict[str, dict[str, str]]) -> str:
    definition = operation.definition
    url = definition["externalDocs"]["url"]
    # A host of its own is part of what a caller has to know.
    host = operation.servers[0] if operation.servers else ""
    cells = (
        f"`{operation.id}`",
        f"`{operation.method} {host}{operation.path}`",
        definition["summary"] + (", deprecated" if definition.get("deprecated") else ""),
        _cost(operation.billing),
        f"[{pages[url]['title']}]({url})",
        pages[url]["seen"],
    )
    return f"| {' | '.join(cells)} |"


def _cost(billing: Billing | None) -> str:
    if billing is None:
        return ""
    if billing.amount == 0:
        return "nothing"
    return f"{billing.amount} {billing.unit}{'' if billing.amount == 1 else 's'}"
