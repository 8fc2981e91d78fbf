"""`python -m tests.simulation`: what `make proof` runs."""

import argparse
import json
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from tests.simulation.crash_points import hurt, points
from tests.simulation.histories import Outcome, history
from tests.simulation.proof import run
from tests.simulation.show import show, show_timeline


def main(arguments: list[str]) -> int:
    """0 where the promise holds and every seeded bug was caught, 1 where not, 2 for a wrong argument."""
    options = _options(arguments)
    console = Console(highlight=False)
    if options.history or options.point:
        outcome = _again(options.history, options.point)
        if outcome is None:
            console.print("no such history or crash point")
            return 2
        return show_timeline(outcome, console)
    begun = time.monotonic()
    columns = (TextColumn("{task.description:>12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as progress:
        proof = run(options.submissions, options.seed, progress)
    report = proof.report(options.seed, time.monotonic() - begun)
    if options.report:
        Path(options.report).write_text(json.dumps(report, indent=2) + "\n", "utf-8")
    show(report, console)
    return 0 if proof.holds else 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make proof")
    parser.add_argument("--submissions", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", default="", help="a file for the report, as JSON")
    parser.add_argument("--history", default="", help="SEED:SIZE of one history, to see its timeline")
    parser.add_argument("--point", default="", help="one crash point, by its name, to see its timeline")
    return parser.parse_args(arguments)


def _again(named: str, point: str) -> Outcome | None:
    if named:
        seed, colon, size = named.partition(":")
        return history(int(seed), int(size)) if colon and seed.isdecimal() and size.isdecimal() else None
    return next((hurt(each) for each in points() if str(each) == point), None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
