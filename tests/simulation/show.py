"""The proof for people: what was counted, which seeded bug was caught how, and a history as a timeline."""

from datetime import UTC, datetime
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.simulation.histories import Outcome

# What must be none.
NEVER = ("lost", "unexpected", "unexplained_duplicates", "parked_without_reason", "parked_without_alert", "breaches")
COUNTED = ("accepted", "delivered", "recovered", "duplicated", "parked", "quarantined", *NEVER)


def show(report: dict[str, Any], console: Console) -> None:
    """Two tables and a verdict."""
    table = Table("what", "how many", title=f"{report['histories']} histories, {report['crash_points']} crash points")
    for name in COUNTED:
        colour = ("red" if report[name] else "green") if name in NEVER else ""
        table.add_row(name.replace("_", " "), f"[{colour}]{report[name]:,}[/]" if colour else f"{report[name]:,}")
    console.print(table)
    mutants = Table("seeded bug", "caught by", "where", title="the proof against itself")
    for mutant in report["mutation_table"]:
        by = ", ".join(f"{rule} {count}" for rule, count in mutant["by"].items())
        mutants.add_row(mutant["name"], by if mutant["killed"] else "[red]SURVIVED[/]", mutant["where"])
    if report["mutation_table"]:
        console.print(mutants)
    for failure in report["failures"]:
        console.print(f"[red]broken[/] {failure}", markup=True)
    verdict = "[green]the promise holds[/]" if report["holds"] else "[red]the promise does not hold[/]"
    console.print(
        f"{verdict}; {report['mutants_killed']} of {report['mutants']} seeded bugs caught, {report['seconds']} s"
    )


def show_timeline(outcome: Outcome, console: Console) -> int:
    """Every call in order, in virtual time. The exit code: 1 where a rule is broken."""
    for at, line in outcome.world.facts.timeline:
        console.print(
            f"{datetime.fromtimestamp(at, UTC):%d %H:%M:%S.%f}"[:-3] + f"  {line}", markup=False, soft_wrap=True
        )
    for breach in outcome.verdict.breaches:
        console.print(breach, style="red", markup=False)
    console.print(str(outcome.verdict.broken or "nothing is broken"))
    return 1 if outcome.verdict.broken else 0
