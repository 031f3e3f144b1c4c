"""Hold a live API to its contract: the command `image-api-mocks check`.

Without --spend it sends reads, and requests that have to be rejected. The key is read from <NAME>_API_KEY, and the base
URL from <NAME>_BASE_URL, unless the contract documents it. --dry-run lists the calls and sends nothing.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import httpx

from image_api_contracts import ContractError
from image_api_mocks.export import har
from image_api_mocks.live.plan import Plan, plan_of
from image_api_mocks.live.report import counts_of, text_of
from image_api_mocks.live.run import KeyRejected, Run
from image_api_mocks.live.session import Session
from image_api_mocks.live.targets import Target, TargetError, target_of, variable

OUTPUT = Path("image-api-check")

# The lowest rate on the vendors' pages, which docs/conformance.md names. They contradict each other, and it depends on
# the plan.
_PER_MINUTE = 10.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line. Returns the exit code of `run`."""
    parser = argparse.ArgumentParser(
        prog="image-api-mocks check", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add_arguments(parser)
    return run(parser.parse_args(arguments))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    add = parser.add_argument
    add("--target", required=True, metavar="NAME", help="the name of a contract")
    add("--spend", type=_amount, default=0.0, metavar="CREDITS", help="what jobs may cost together (default 0)")
    add("--price", type=_amount, metavar="CREDITS", help="what a call is taken to cost where no price is documented")
    add("--id", type=_pair, action="append", default=[], metavar="NAME=VALUE", help="an id of yours to read or use")
    add("--per-minute", type=_rate, default=_PER_MINUTE, metavar="N", help="requests a minute (default %(default)g)")
    add("--job-seconds", type=_amount, default=600.0, metavar="S", help="how long a job may take (default %(default)g)")
    add("--poll-seconds", type=_amount, default=5.0, metavar="S", help="pause between its reads (default %(default)g)")
    add("--output", type=Path, default=OUTPUT, metavar="FOLDER", help="for report and recording (default %(default)s)")
    add("--dry-run", action="store_true", help="list the calls, what they cost and how long they take; send nothing")


def run(options: argparse.Namespace) -> int:
    """Carry out the command.

    Returns:
        The exit code: 0 if all that was seen conforms, 1 if something deviates, 2 if nothing could be found out.
    """
    try:
        target = target_of(options.target, os.environ, needs_key=not options.dry_run)
        plan = plan_of(target.document, dict(options.id), options.price)
    except (ContractError, TargetError) as error:
        return _error(str(error))
    _introduce(target, plan, options.spend, options.per_minute)
    if options.dry_run:
        _list(plan, options.spend)
        return 0
    report, recording = (options.output / f"{target.name}.{suffix}" for suffix in ("txt", "har"))
    try:
        options.output.mkdir(parents=True, exist_ok=True)
        with Session(target, options.per_minute) as session:
            return _run(session, target, plan, options, report, recording)
    except OSError as error:
        return _error(f"{error.filename} cannot be written: {error.strerror}. Choose another folder: --output FOLDER")


def _run(
    session: Session, target: Target, plan: Plan, options: argparse.Namespace, report: Path, recording: Path
) -> int:
    redacted = session.redaction.text
    run = Run(session, plan, spend=options.spend, job_seconds=options.job_seconds, poll_seconds=options.poll_seconds)
    try:
        run.make()
    except KeyRejected:
        return _error(f"the API rejects the key (401): see what {variable(target.name, 'API_KEY')} holds")
    except httpx.ConnectError as error:
        return _error(redacted(f"no connection to {target.base_url}: {error}"))
    except KeyboardInterrupt:
        print("\nStopped; this is known so far:")
    finally:
        log = har.export(session.recording, "1", target.base_url.partition(":")[0])
        recording.write_text(json.dumps(log, indent=1), encoding="utf-8")
    outcomes = list(run.outcomes.values())
    text = redacted(text_of(outcomes))
    report.write_text(text, encoding="utf-8")
    print(f"\n{text}\n{session.count} requests, {run.spent:g} credits by the contract; {counts_of(outcomes)}")
    print(f"==> {report}, {recording} (redacted)")
    return 1 if any(outcome.verdict == "deviates" for outcome in outcomes) else 0


def _introduce(target: Target, plan: Plan, spend: float, per_minute: float) -> None:
    count = len(plan.of(spending=spend > 0))
    duration = _duration((count - 1) * 60 / per_minute)
    print(f"{target.name} at {target.base_url}: {count} requests, at most {per_minute:g} a minute: {duration}.")
    if spend:
        print(f"Jobs are created: up to {spend:g} credits, each read until it has ended, which takes longer.")
    else:
        print("Reads, and requests that have to be rejected. No job is created: that needs --spend CREDITS.")
    unpriced = ", ".join(plan.unpriced)
    worst = " or ".join(
        [f"credits: {plan.dearest_rejection:g}"] * bool(plan.dearest_rejection)
        + [f"the price of {unpriced}, which is not documented"] * bool(unpriced)
    )
    print(
        "What has to be rejected costs nothing if it is. If one of these requests is accepted, nothing more is sent "
        f"that could cost; what that one can cost at most: {worst or 'nothing'}."
    )
    if spend and unpriced:
        print(f"{unpriced} are called only with --price CREDITS for each call, since no price is documented.")


def _list(plan: Plan, spend: float) -> None:
    """Print a line for each call: method and path, purpose, cost."""
    calls = plan.of(spending=spend > 0)
    rows = [(call.operation.method, call.path, call.purpose, call.cost) for call in calls]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    print()
    for *cells, cost in rows:
        print("  ".join(f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True)) + f"  {cost}")


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"about {minutes} min {rest} s" if minutes else f"about {rest} s"


def _amount(text: str) -> float:
    try:
        amount = float(text)
    except ValueError:
        amount = -1.0
    if not 0 <= amount < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no amount: a number, 0 or more")
    return amount


def _rate(text: str) -> float:
    rate = _amount(text)
    if not rate:
        raise argparse.ArgumentTypeError("at 0 requests a minute there would be none")
    return rate


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise argparse.ArgumentTypeError(f"{text!r} is no NAME=VALUE")
    return name, value


def _error(text: str) -> int:
    print(f"error: {text}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
