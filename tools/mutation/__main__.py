"""`make mutation`: breaks the contracts, one statement at a time, and tells which breaks the suite notices."""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from tools.judges.contracts import CONTRACTS, ROOT, Document, read
from tools.mutation import mock_side
from tools.mutation.mutants import KINDS, Mutant
from tools.mutation.report import Report, described
from tools.mutation.running import ALL, Task, control, run, tasks_of
from tools.mutation.verdicts import FOLDER, SIDES, Side, Store
from tools.mutation.waivers import waivers

# A run of so many verdicts asks the judges about the contract itself, before and after.
_LONG = 200

TABLE = ROOT / "docs" / "mutation.md"
_BEGIN, _END = "<!-- table: python -m tools.mutation --table -->", "<!-- end of table -->"


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 if every mutant is killed or waived, 1 if one survived, 2 if what was asked for makes no sense.

    Return 130 after Ctrl-C.
    """
    options = _parser().parse_args(arguments)
    try:
        return _main(options)
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130


def _main(options: argparse.Namespace) -> int:
    if options.list:
        for mutant in _chosen(options):
            print(mutant)
        return 0
    if options.file:
        return _judge_foreign(options.file, options.processes)
    chosen = _chosen(options)
    if not chosen:
        print("error: no such mutant: 'python -m tools.mutation --list' lists them", file=sys.stderr)
        return 2
    store = Store(options.store)
    sides: tuple[Side, ...] = (options.side,) if options.side else SIDES
    with mock_side.mock_of(CONTRACTS) as mock_url:
        left = [
            (mutant.id, side) for mutant in chosen for side in sides if options.only or not store.get(mutant.id, side)
        ]
        is_long = len(left) >= _LONG
        before = control(mock_url) if is_long else []
        if not before:
            _run(tasks_of(left, mock_url), len(left), store, options.processes)
        wrong = before or (control(mock_url) if is_long else [])
    if wrong:
        print(f"error: the judges complain of the contract itself, so no verdict counts: {wrong[0]}", file=sys.stderr)
        print(f"Run 'make test', mend what it shows, and remove {options.store}.", file=sys.stderr)
        return 2
    report = Report(chosen, store, waivers())
    if options.only:
        for mutant in chosen:
            for side in sides:
                print(described(mutant, side, store.get(mutant.id, side)))
        return 1 if report.survivors() else 0
    return _tell(report, whole=len(chosen) == len(ALL) and not options.side, table=options.table)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make mutation", description=__doc__)
    parser.add_argument("--only", nargs="+", default=[], help="ids of mutants; they are judged again")
    parser.add_argument("--kind", choices=sorted(KINDS), help="only mutants of this kind")
    parser.add_argument("--side", choices=SIDES, help="only this side")
    parser.add_argument("--sample", type=int, help="only so many mutants, drawn by --seed")
    parser.add_argument("--seed", type=int, default=0, help="what the sample is drawn by (default: 0)")
    parser.add_argument("--file", type=Path, nargs="+", help="judge these <contract>.*.json, mutants made elsewhere")
    parser.add_argument("--list", action="store_true", help="list the mutants and judge none")
    parser.add_argument("--table", action="store_true", help="write the table into docs/mutation.md")
    parser.add_argument("--store", type=Path, default=FOLDER, help="where verdicts are kept (default: build/mutation)")
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1), help="how many at a time")
    return parser


def _chosen(options: argparse.Namespace) -> list[Mutant]:
    found = [mutant for mutant in ALL.values() if not options.kind or mutant.kind == options.kind]
    if options.only:
        found = [mutant for mutant in found if mutant.id in options.only]
    if options.sample:
        found = _sample(found, options.sample, options.seed)
    return found


def _sample(found: list[Mutant], size: int, seed: int) -> list[Mutant]:
    """Draw mutants, one of each kind before a second one of any."""
    draw = random.Random(seed)  # noqa: S311
    drawn = draw.sample(found, len(found))
    turn: dict[str, int] = {}
    rounds = []
    for mutant in drawn:
        turn[mutant.kind] = turn.get(mutant.kind, 0) + 1
        rounds.append((turn[mutant.kind], mutant))
    return [mutant for _, mutant in sorted(rounds, key=lambda pair: pair[0])][:size]


def _run(tasks: list[Task], count: int, store: Store, processes: int) -> None:
    if not tasks:
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        bar = progress.add_task("Judging mutants", total=count)
        for verdict in run(tasks, processes):
            store.put(verdict)
            progress.advance(bar)


def _judge_foreign(files: list[Path], processes: int) -> int:
    documents: dict[Path, tuple[str, Document]] = {}
    for file in files:
        contract = file.name.split(".")[0]
        if contract not in CONTRACTS:
            known = ", ".join(CONTRACTS)
            print(f"error: {file} is named for none of {known}: call it <contract>.<anything>.json", file=sys.stderr)
            return 2
        try:
            documents[file] = (contract, read(file))
        except (OSError, ValueError) as error:
            print(f"error: {file} cannot be read: {error}", file=sys.stderr)
            return 2
    with mock_side.mock_of(CONTRACTS) as mock_url:
        tasks = [
            Task(side, contract, (str(file),), mock_url, document)
            for file, (contract, document) in documents.items()
            for side in SIDES
        ]
        verdicts = {(verdict.id, verdict.side): verdict for verdict in run(tasks, processes)}
    survived = False
    for name in map(str, files):
        own = [verdicts[name, side] for side in SIDES]
        for verdict in own:
            print(f"{name}: {verdict.outcome} ({verdict.side}){': ' if verdict.says else ''}{verdict.says}")
        outcomes = [verdict.outcome for verdict in own]
        survived |= "survived" in outcomes or "killed" not in outcomes
    return 1 if survived else 0


def _tell(report: Report, *, whole: bool, table: bool) -> int:
    print(report.table())
    survivors = report.survivors()
    for mutant, side in survivors:
        print(f"\n{described(mutant, side, report.store.get(mutant.id, side))}")
    wrong = bool(survivors)
    if whole:
        for waiver in report.unneeded():
            print(f"error: the waiver '{waiver.name}' covers no mutant: take it out of waivers.yaml", file=sys.stderr)
            wrong = True
    if table and whole:
        text = TABLE.read_text(encoding="utf-8")
        head, tail = text.partition(_BEGIN)[0], text.partition(_END)[2]
        TABLE.write_text(f"{head}{_BEGIN}\n\n{report.table()}\n\n{_END}{tail}", encoding="utf-8")
    print(f"\n{len(report.mutants)} mutants, {len(survivors)} survivors")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
