"""What accepted calls would have cost."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Charge:
    """The price of one accepted call."""

    time: float
    """Seconds since 1970."""
    operation: str
    job: str | None
    """The id of the job that the call started; None if it started none."""
    amount: float
    unit: str

    def as_json(self) -> dict[str, Any]:
        """Return it as the admin API shows it."""
        return asdict(self)


class Ledger:
    """Charges in the order in which they were made, and what is left to spend."""

    def __init__(self, charges: Iterable[Charge], told: Callable[[int, Charge], None]) -> None:
        """Take the charges so far, and who is told of each new one and of its number, from 1."""
        self.charges = list(charges)
        self._told = told
        self.credits: float | None = None
        """What is left; None if there is no end to it."""

    def affords(self, price: float) -> bool:
        """Return whether a call of this price may be made. Once nothing is left, none may, whatever it costs."""
        return self.credits is None or (self.credits > 0 and self.credits >= price)

    def charge(self, charge: Charge) -> None:
        """Enter a charge."""
        self.charges.append(charge)
        if self.credits is not None:
            self.credits -= charge.amount
        self._told(len(self.charges), charge)

    def totals(self) -> dict[str, float]:
        """Return what has been charged, by unit."""
        totals: dict[str, float] = {}
        for charge in self.charges:
            totals[charge.unit] = totals.get(charge.unit, 0.0) + charge.amount
        return totals
