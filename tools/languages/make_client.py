"""Make clients in a language: `python -m tools.languages go`.

Each contract in openapi/dist becomes a client in build/clients/<language>/<vendor>, with a README that shows its first
request. Without a language, the languages are listed with what each needs.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import openapi_generator_cli

from tools.languages import contracts, language, names, templates
from tools.languages.contracts import ROOT, Contract
from tools.languages.language import Language, Mend

HERE = Path(__file__).resolve().parent
MOCK_URL = "http://127.0.0.1:4010"
MOCK_KEY = "mock-key"


class ClientError(Exception):
    """No client could be made. The message says why, and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code: 0, 1 if no client could be made, 2 for an unknown language."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.languages", description="Make a client of every contract in a language."
    )
    parser.add_argument("language", nargs="?", help="one of those that are listed without it")
    options = parser.parse_args(arguments)
    languages = language.read_all()
    if not options.language:
        print(listing(languages.values()))
        return 0
    if options.language not in languages:
        names = ", ".join(languages)
        _complain(f"there is no language {options.language!r}. There are: {names}. Try: python -m tools.languages go")
        return 2
    chosen = languages[options.language]
    try:
        for client in make(chosen):
            print(f"{chosen.title}: {client.relative_to(ROOT)}")
    except ClientError as error:
        _complain(str(error))
        return 1
    return 0


def listing(languages: Iterable[Language]) -> str:
    """Return the languages as a table for a person, and below it how to get what is missing."""
    languages = list(languages)
    lines = [
        "python -m tools.languages LANGUAGE writes a client of every contract to build/clients/<language>/<vendor>.",
        "",
    ]
    lines += [f"  {'language':<11} {'generator':<36} needs"]
    for one in languages:
        needs = ", ".join(
            f"{tool.name} {tool.at_least} ({f'{tool.version} is here' if tool.version else 'missing'})"
            for tool in one.tools
        )
        lines.append(f"  {one.name:<11} {one.generator:<36} {needs or 'nothing more'}")
    missing = {tool.name: tool.get for one in languages for tool in one.missing}
    if missing:
        # Deeper than the rows above: a tool may be called as its language is.
        lines += ["", "Missing or too old:", *(f"    {name}: {get}" for name, get in missing.items())]
    return "\n".join(lines)


def make(chosen: Language) -> list[Path]:
    """Make a client of each contract, and return their directories. A directory that is there is replaced.

    Raises ClientError if a tool is missing, a generator fails, or its output is not what a mend expects.
    """
    if chosen.missing:
        needs = "".join(f"\n  {tool.name} {tool.at_least} or newer: {tool.get}" for tool in chosen.missing)
        raise ClientError(f"{chosen.title} needs what is not here:{needs}")
    clients = [_make_one(chosen, contract) for contract in contracts.read_all()]
    for mend in chosen.mends:
        _mend(mend, clients)
    return clients


def readme(chosen: Language, contract: Contract) -> str:
    """Return the README of a client, which shows its first request."""
    return templates.render(
        HERE / "README.md.jinja",
        language=chosen,
        contract=contract,
        first_request=first_request(chosen, contract, MOCK_URL),
        use=chosen.use.format(vendor=contract.vendor),
        key=MOCK_KEY,
    )


def first_request(chosen: Language, contract: Contract, base_url: str) -> str:
    """Return a whole program that makes the first request, to a mock at this URL."""
    (template,) = chosen.folder.glob(f"first_request.*{templates.SUFFIX}")
    return templates.render(
        template,
        contract=contract,
        vendor=contract.vendor,
        operation=contract.first_request,
        base_url=base_url,
        key=MOCK_KEY,
        literal=json.dumps,
    )


def _make_one(chosen: Language, contract: Contract) -> Path:
    output = ROOT / chosen.client_of(contract.vendor)
    if not chosen.generate:
        return output  # it is committed
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    for file in chosen.folder.glob("client/*"):
        text = file.read_text(encoding="utf-8")
        (output / file.name).write_text(text.replace("VENDOR", contract.vendor), encoding="utf-8")
    for command in chosen.generate:
        _run([_filled(part, chosen, contract, output) for part in command], output)
    (output / "README.md").write_text(readme(chosen, contract), encoding="utf-8")
    return output


def _filled(part: str, chosen: Language, contract: Contract, output: Path) -> str:
    return part.format(
        vendor=contract.vendor,
        Vendor=names.pascal(contract.vendor),
        contract=contract.file,
        contract_3_0=contract.file_3_0,
        output=output,
        here=chosen.folder,
        openapi_generator=Path(openapi_generator_cli.__file__).parent / "openapi-generator.jar",
    )


def _run(command: list[str], directory: Path) -> None:
    done = subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ClientError(f"the generator failed: {' '.join(command)}\n{done.stdout}{done.stderr}")


def _mend(mend: Mend, clients: list[Path]) -> None:
    files = [file for client in clients for file in sorted(client.glob(mend.files))]
    broken = {file: text for file in files if mend.where.search(text := file.read_text(encoding="utf-8"))}
    count = 0
    for file, text in broken.items():
        mended, changes = mend.find.subn(mend.put, text)
        if changes:
            file.write_text(mended, encoding="utf-8")
            count += changes
    if not count and (broken or not mend.where.pattern):
        raise ClientError(
            f"nothing in {mend.files} of the clients is as the mend {mend.find.pattern!r} expects. The generator or "
            "the contracts have changed: look at what it writes now, and change or drop the mend in language.toml."
        )


def _complain(text: str) -> None:
    print(f"error: {text}", file=sys.stderr)
