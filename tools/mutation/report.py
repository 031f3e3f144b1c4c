"""What came of a run: by kind, as a table for the terminal and for docs/mutation.md; each survivor with its replay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tools.mutation.mutants import KINDS, Mutant
from tools.mutation.verdicts import SIDES, Side, Store, Verdict
from tools.mutation.waivers import Waiver

_OUTCOMES = ("killed", "survived", "waived", "unread")
# A contract that agrees with itself is nothing that could survive.
_COLUMNS: tuple[tuple[Side, str], ...] = (
    *(("mock", outcome) for outcome in _OUTCOMES),
    *(("client", outcome) for outcome in _OUTCOMES),
    ("contract", "killed"),
)


@dataclass(frozen=True)
class Report:
    """Verdicts of mutants, with the waivers applied."""

    mutants: Sequence[Mutant]
    store: Store
    waivers: Sequence[Waiver]

    def outcome(self, mutant: Mutant, side: Side) -> str:
        """Return `killed`, `survived`, `waived`, `unread`, or `not judged`.

        What neither mock nor client reads has survived if it agrees with itself, too: nobody would notice.
        """
        verdict = self.store.get(mutant.id, side)
        if verdict is None:
            return "not judged"
        if verdict.outcome == "killed":
            return "killed"
        if any(waiver.covers(mutant, side) for waiver in self.waivers):
            return "waived"
        if verdict.outcome == "unread" and (side == "contract" or self._read_elsewhere(mutant, side)):
            return "unread"
        return "survived"

    def _read_elsewhere(self, mutant: Mutant, side: Side) -> bool:
        others = [self.store.get(mutant.id, other) for other in SIDES if other != side]
        return any(other is None or other.outcome == "killed" for other in others)

    def survivors(self) -> list[tuple[Mutant, Side]]:
        """Return what nobody noticed."""
        return [(mutant, side) for mutant in self.mutants for side in SIDES if self.outcome(mutant, side) == "survived"]

    def unneeded(self) -> list[Waiver]:
        """Return the waivers that cover no mutant that has not been killed."""
        return [
            waiver
            for waiver in self.waivers
            if not any(
                waiver.covers(mutant, side) and self.outcome(mutant, side) == "waived"
                for mutant in self.mutants
                for side in SIDES
            )
        ]

    def counts(self) -> dict[str, dict[Side, Counter[str]]]:
        """Return how many mutants of each kind came to what on each side."""
        found: dict[str, dict[Side, Counter[str]]] = {}
        for kind in KINDS:
            own = [mutant for mutant in self.mutants if mutant.kind == kind]
            if own:
                found[kind] = {side: Counter(self.outcome(mutant, side) for mutant in own) for side in SIDES}
        return found

    def table(self) -> str:
        """Return the table in Markdown: a row per kind, and the sum."""
        header = ["kind", "mutants", *(f"{side}: {column}" for side, column in _COLUMNS)]
        rows = [header, ["---"] + ["---:"] * (len(header) - 1)]
        total: dict[Side, Counter[str]] = {side: Counter() for side in SIDES}
        for kind, counts in self.counts().items():
            rows.append([kind, str(sum(counts["mock"].values())), *_cells(counts)])
            for side in SIDES:
                total[side] += counts[side]
        rows.append(["**all**", str(len(self.mutants)), *_cells(total)])
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def replay(mutant: Mutant) -> str:
    """Return the command that judges one mutant again."""
    return f"python -m tools.mutation --only {mutant.id}"


def described(mutant: Mutant, side: Side, verdict: Verdict | None) -> str:
    """Return what is known of a mutant on one side, in a few lines."""
    outcome = "not judged" if verdict is None else verdict.outcome
    text = f"{outcome} ({side}): {mutant.contract} {mutant.kind} at {mutant.at}: {mutant.change}\n"
    if verdict and verdict.says:
        text += f"  by: {verdict.says}\n"
    return f"{text}  {replay(mutant)}"


def _cells(counts: dict[Side, Counter[str]]) -> list[str]:
    return [str(counts[side][column] or "") for side, column in _COLUMNS]
