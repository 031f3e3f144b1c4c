"""`make conformance TARGET=<vendor>`: holds a live API to its contract."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import httpx

from image_api_mocks.live.plan import Plan, plan_of
from image_api_mocks.live.report import counts_of, text_of
from image_api_mocks.live.run import KeyRefusedError, Run
from image_api_mocks.live.session import Session
from image_api_mocks.live.targets import Target, TargetError, target_of
from tools.judges.contracts import ROOT

FOLDER = ROOT / "build" / "live"

# The lowest rate on the vendors' pages, which docs/conformance.md names. They contradict each other, and it hangs on
# the plan.
_PER_MINUTE = 10.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 if all that was seen conforms, 1 if something deviates, 2 if nothing could be told."""
    options = _parser().parse_args(arguments)
    try:
        target = target_of(options.target, os.environ)
    except TargetError as error:
        return _error(str(error))
    per_minute = options.per_minute
    plan = plan_of(target.document, dict(options.id), options.price)
    _introduce(target, plan, options.spend, per_minute)
    if options.dry_run:
        return 0
    with Session(target, per_minute) as session:
        run = Run(
            session, plan, spend=options.spend, job_seconds=options.job_seconds, poll_seconds=options.poll_seconds
        )
        redacted = session.redaction.text
        try:
            run.make()
        except KeyRefusedError:
            return _error(f"the API refuses the key (401): see what {target.name.upper()}_API_KEY holds")
        except httpx.ConnectError as error:
            return _error(redacted(f"no connection to {target.base_url}: {error}"))
        except KeyboardInterrupt:
            print("\nStopped; this is known so far:")
        finally:
            session.recording.write(options.folder / f"{target.name}.har")
        outcomes = list(run.outcomes.values())
        text = redacted(text_of(outcomes))
        (options.folder / f"{target.name}.txt").write_text(text, encoding="utf-8")
        print(f"\n{text}\n{session.count} requests, {run.spent:g} credits by the contract; {counts_of(outcomes)}")
        print(f"==> {options.folder / target.name}.txt, {options.folder / target.name}.har (redacted)")
    return 1 if any(outcome.verdict == "deviates" for outcome in outcomes) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make conformance TARGET=", description=__doc__)
    parser.add_argument("--target", required=True, help="the name of a contract")
    parser.add_argument("--spend", type=_amount, default=0.0, help="credits that jobs may cost together (default: 0)")
    parser.add_argument("--price", type=_amount, help="credits that a call is taken to cost where none is documented")
    parser.add_argument("--id", type=_pair, action="append", default=[], help="parameter=value: something to read")
    parser.add_argument("--per-minute", type=_rate, default=_PER_MINUTE, help="requests a minute (default: 10)")
    parser.add_argument("--job-seconds", type=_amount, default=600.0, help="how long a job may take (default: 600)")
    parser.add_argument("--poll-seconds", type=_amount, default=5.0, help="pause between reads of a job (default: 5)")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where report and recording go")
    parser.add_argument("--dry-run", action="store_true", help="say what would be called, and call nothing")
    return parser


def _introduce(target: Target, plan: Plan, spend: float, per_minute: float) -> None:
    count = plan.count(spending=spend > 0)
    print(f"{target.name} at {target.base_url}: {count} requests, at most {per_minute:g} a minute.")
    if spend:
        print(f"Jobs are created: up to {spend:g} credits, each read until it has ended.")
    else:
        print("Reads, and requests that have to be refused. No job is created: that needs SPEND=<credits>.")
    unpriced = ", ".join(plan.unpriced)
    worst = " or ".join(
        [f"credits: {plan.dearest_refusal:g}"] * bool(plan.dearest_refusal)
        + [f"the price of {unpriced}, which is not documented"] * bool(unpriced)
    )
    print(
        "What has to be refused costs nothing if it is. If one of these requests is accepted, nothing more is sent "
        f"that could cost; what that one can cost at most: {worst or 'nothing'}."
    )
    if spend and unpriced:
        print(f"{unpriced} are called only with PRICE=<credits> for each call, since no price is documented.")


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
        raise argparse.ArgumentTypeError(f"{text!r} is no parameter=value")
    return name, value


def _error(text: str) -> int:
    print(f"error: {text}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
