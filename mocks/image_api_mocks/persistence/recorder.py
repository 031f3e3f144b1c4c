"""Who is told what happens in a world, in case it has to outlive the mock."""

from collections.abc import Callable

from image_api_mocks.callbacks.delivery import Delivery
from image_api_mocks.persistence.snapshot import Scalars
from image_api_mocks.state.jobs import Job
from image_api_mocks.state.journal import CallbackEntry, RequestEntry
from image_api_mocks.state.ledger import Charge
from image_api_mocks.state.resources import Resource


class Recorder:
    """Is told, and forgets: the world is in memory only."""

    def begin(self, rest: Callable[[], Scalars]) -> None:
        """Take what returns everything about the world that is not told one by one."""

    def job(self, job: Job) -> None:
        """Note that a job was accepted."""

    def resource(self, resource: Resource) -> None:
        """Note how a thing stands now."""

    def charge(self, number: int, charge: Charge) -> None:
        """Note a charge, and which it is in the ledger, from 1."""

    def request(self, entry: RequestEntry) -> None:
        """Note a request that is about to be answered."""

    def attempt(self, entry: CallbackEntry) -> None:
        """Note an attempt to call back."""

    def delivery(self, delivery: Delivery) -> None:
        """Note how a callback stands now: that it is planned, what became of it so far, or that it is done with."""

    def changed(self) -> None:
        """Note that something else has changed, which what was given to `begin` returns."""

    def forget(self) -> None:
        """Forget the world, and whatever is told of it from now on."""

    def save(self) -> None:
        """Return once all that was told is kept. Raises StateFailed if it cannot be."""
