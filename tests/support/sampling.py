"""pytest plugin: how deep a run goes. `make test-all` runs everything, `make test` a sample that finds the same faults.

The mark `full` stands for what only `make test-all` runs: a test, a parameter or, below `sampled`, most of the cases of
a test. Properties have fewer examples under the hypothesis profile `short`, which `make test` selects.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from operator import attrgetter
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

SEED = 4010
SHORT = "short"
FEWEST = 10
"""A property has no fewer examples than this, unless it never had more."""

# A slow machine is no failure, whether it generates examples slowly or runs them slowly.
_FULL = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("full", _FULL)
settings.load_profile("full")
# The same examples in every run.
settings.register_profile(SHORT, _FULL, derandomize=True, database=None, max_examples=FEWEST)

# What a case may show: a parameter of the test or an attribute of one, such as "operation" or "error.status". A tuple
# stands for all combinations of several.
Kind = str | tuple[str, ...]


def sampled(*kinds: Kind) -> pytest.MarkDecorator:
    """Run a sample of the cases of a parametrized test in `make test`, in which each value of each kind appears.

    Without kinds, that is one case. The same ones are drawn in every run.
    """
    return pytest.mark.sampled(*kinds)


def example_count(number: int) -> int:
    """Return how many examples of a property to try: `number`, or about a tenth of it in `make test`."""
    if settings.get_current_profile_name() != SHORT:
        return number
    return min(number, max(number // 10, FEWEST))


def sample(cases: Sequence[dict[str, Any]], kinds: Iterable[Kind]) -> set[int]:
    """Return the positions of cases, each given by its parameters, in which each value of each kind appears."""
    getters = [attrgetter(*([kind] if isinstance(kind, str) else kind)) for kind in kinds]
    namespaces = [SimpleNamespace(**case) for case in cases]
    shown = [{(number, repr(get(case))) for number, get in enumerate(getters)} for case in namespaces]
    order = list(range(len(cases)))
    random.Random(SEED).shuffle(order)  # noqa: S311
    chosen = {order[0]}
    missing = set().union(*shown) - shown[order[0]]
    while missing:
        best = max(order, key=lambda position: len(shown[position] & missing))
        chosen.add(best)
        missing -= shown[best]
    return chosen


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `full` what samples leave out, before `-m` selects by marks."""
    tests: dict[Any, list[pytest.Function]] = {}
    for item in items:
        if isinstance(item, pytest.Function) and item.get_closest_marker("sampled"):
            tests.setdefault(item.function, []).append(item)
    for cases in tests.values():
        (mark,) = cases[0].iter_markers("sampled")
        chosen = sample([case.callspec.params for case in cases], mark.args)
        for position, case in enumerate(cases):
            if position not in chosen:
                case.add_marker("full")
