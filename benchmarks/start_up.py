"""What it takes to get going: the import, the first client, the second client. Each measurement is a fresh process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .processes import output_of
from .table import Row, Table, alternate, sorted_rows
from .versions import reason_to_skip, version_of


@dataclass(frozen=True)
class Contender:
    """One package: the distribution whose version is told, what is imported, and how a client is made."""

    distribution: str
    imported: str
    client: str


_HERE = "base_url='https://127.0.0.1:9'"  # nothing is sent

BASELINE = "httpx"
CONTENDERS = {
    BASELINE: Contender("httpx", "import httpx", "httpx.Client()"),
    "httpcore": Contender("httpcore", "import httpcore", "httpcore.ConnectionPool(ssl_context=None)"),
    "konpro_client": Contender(
        # The package loads Konpro when it is asked for.
        "image-api-contracts",
        "from konpro_client import Konpro",
        f"Konpro(api_key='bench-key', {_HERE})",
    ),
    "openapi-python-client": Contender(
        "openapi-python-client",
        "import konpro_stock",
        f"konpro_stock.AuthenticatedClient(token='bench-key', {_HERE}).get_httpx_client()",
    ),
    "OpenAPI Generator": Contender(
        "openapi-generator-cli", "import konpro_openapi_generator", "konpro_openapi_generator.ApiClient()"
    ),
    "runwayml": Contender("runwayml", "import runwayml", f"runwayml.RunwayML(api_key='bench-key', {_HERE})"),
    "lumaai": Contender("lumaai", "import lumaai", f"lumaai.LumaAI(auth_token='bench-key', {_HERE})"),
    "openai": Contender("openai", "import openai", f"openai.OpenAI(api_key='bench-key', {_HERE})"),
}

_PROGRAM = """
import time
began = time.perf_counter()
try:
    {imported}
except ModuleNotFoundError as error:
    print(f"skipped: the module {{error.name}} is not installed")
    raise SystemExit
imported = time.perf_counter()
first = {client}
made = time.perf_counter()
second = {client}
ended = time.perf_counter()
print(imported - began, made - began, ended - made)
"""


def start_up(*, rounds: int) -> list[Table]:
    """Measure the import, the import with a first client, and a second client."""
    skipped: dict[str, Row] = {}
    programs: dict[str, str] = {}
    for name, contender in CONTENDERS.items():
        programs[name] = _PROGRAM.format(imported=contender.imported, client=contender.client)
        said = output_of("-c", programs[name])  # also makes the .pyc files
        if said.startswith("skipped: "):
            reason = reason_to_skip(contender.distribution, said.removeprefix("skipped: "))
            skipped[name] = Row(name, version_of(contender.distribution), skipped=reason)
            del programs[name]
    runs: dict[str, list[list[float]]] = {name: [] for name in programs}

    def run(name: str) -> Callable[[], float]:
        def once() -> float:
            runs[name].append([float(figure) for figure in output_of("-c", programs[name]).split()])
            return 1.0  # the three figures of a run are told apart below

        return once

    alternate({name: run(name) for name in programs}, BASELINE, rounds)
    titles = {
        "Import": ("import httpx", "konpro_client at most 0.2"),
        "Import and first client": ("httpx and httpx.Client()", "konpro_client at most 1.15"),
        "Second client": ("httpx.Client()", "konpro_client at most 2 ms"),
    }
    tables = []
    for column, (title, (baseline, goal)) in enumerate(titles.items()):
        rows = [_row(name, column, runs) for name in programs]
        notes = [f"{rounds} rounds, each figure from a fresh process. 1 is {baseline}."]
        tables.append(Table(title, BASELINE, "ms", goal, sorted_rows([*rows, *skipped.values()]), notes))
    return tables


def _row(name: str, column: int, runs: dict[str, list[list[float]]]) -> Row:
    figures = [run[column] for run in runs[name]]
    baseline = [run[column] for run in runs[BASELINE]]
    ratios = [figure / base for figure, base in zip(figures, baseline, strict=True)]
    return Row(name, version_of(CONTENDERS[name].distribution), figures, ratios)
