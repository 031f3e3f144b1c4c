"""The mutants of a contract, each with exactly one statement wrong. The same contract gives the same mutants."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tools.judges.contracts import Document
from tools.mutation import addition_kinds, extension_kinds, operation_kinds, schema_kinds
from tools.mutation.showing import Showing

# What is broken, and by what: the pointer of the statement, the change in words, and the change itself.
Breakage = tuple[str, str, Callable[[Document], None]]
Kind = Callable[[Document, Showing], Iterator[Breakage]]

KINDS: dict[str, Kind] = schema_kinds.KINDS | addition_kinds.KINDS | operation_kinds.KINDS | extension_kinds.KINDS


@dataclass(frozen=True)
class Mutant:
    """A contract with one statement wrong."""

    contract: str
    """Name of the contract."""
    kind: str
    """One of KINDS."""
    at: str
    """JSON pointer of the statement in the bundle."""
    change: str
    """What is wrong with it, in words."""
    breaks: Callable[[Document], None] = field(repr=False, compare=False)

    @property
    def id(self) -> str:
        """Eight hexadecimal digits, made of what the mutant is: it stays the same when others come and go."""
        text = "\0".join((self.contract, self.kind, self.at, self.change))
        return hashlib.sha256(text.encode()).hexdigest()[:8]

    def __str__(self) -> str:
        return f"{self.id} {self.contract} {self.kind} {self.at}: {self.change}"

    def document(self, original: Document) -> Document:
        """Return the mutated contract; the original stays as it is."""
        mutated: Document = json.loads(json.dumps(original))  # five times as fast as a deep copy
        self.breaks(mutated)
        return mutated


def mutants(contract: str, document: Document) -> list[Mutant]:
    """Return every mutant of a contract, by kind, without two alike."""
    showing = Showing(document)
    found: dict[str, Mutant] = {}
    for kind, breakages in KINDS.items():
        for at, change, breaks in breakages(document, showing):
            mutant = Mutant(contract, kind, at, change, breaks)
            found.setdefault(mutant.id, mutant)
    return list(found.values())
