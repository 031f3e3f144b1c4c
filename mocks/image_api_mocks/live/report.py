"""What is known of a live API after a run, operation by operation."""

from collections.abc import Iterable

from image_api_mocks.live.run import Outcome


def text_of(outcomes: Iterable[Outcome]) -> str:
    """Return the report: conforms, deviates or not seen; `!` breaks the contract, `+` goes beyond it."""
    lines: list[str] = []
    for outcome in outcomes:
        seen = ", ".join(f"{status} ({count}x)" for status, count in sorted(outcome.statuses.items()))
        lines.append(f"{outcome.verdict:9} {outcome.operation.id}{': seen ' if seen else ''}{seen}")
        found = sorted(outcome.findings.items(), key=lambda pair: (pair[0].is_addition, str(pair[0])))
        lines += [f"    {finding} ({count}x)" for finding, count in found]
        missing = [status for status in outcome.operation.responses if status not in map(str, outcome.statuses)]
        if outcome.statuses and missing:
            lines.append(f"    not seen: {', '.join(missing)}")
        lines += [f"    left out: {reason}" for reason in outcome.left_out]
    return "\n".join(lines) + "\n"


def counts_of(outcomes: Iterable[Outcome]) -> str:
    """Return how many operations conform, deviate, and were not seen."""
    verdicts = [outcome.verdict for outcome in outcomes]
    return ", ".join(f"{verdicts.count(verdict)} {verdict}" for verdict in ("conforms", "deviates", "not seen"))
